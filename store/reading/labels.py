"""How well a printed label fits the rows of the form: broken, shortened, with slips or with more words around it."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz

from store.reading.form import frame, row_keys, rows

EXACT: Final = 1.0
_IN_GROUP: Final = 0.97
_NUMBERS: Final = "0123456789一二三四五六七八九"
CLEAR: Final = 0.75
"""From here on a label is that of the row beyond a slip or two."""
_MIN_RATIO: Final = 72.0
_MIN_FRAGMENT: Final = 4
"""Characters that a fragment of a label needs to vote."""


@lru_cache(maxsize=4096)
def fits(text: str) -> dict[int, float]:
    """The rows of the form that a folded label may mean, and how well it fits each."""
    inner = _within_group(text)
    if inner in row_keys():
        return dict.fromkeys(row_keys()[inner], _IN_GROUP)
    scores = {p: max((_fit(text, label) for label in row.keys), default=0.0) for p, row in enumerate(rows())}
    return {p: score for p, score in scores.items() if score > 0}


def _within_group(text: str) -> str:
    """A label without the labels of the groups above it: 不予公开1属于国家秘密 -> 属于国家秘密."""
    for group in frame().groups:
        if text.startswith(group) and len(text) > len(group):
            return _within_group(text[len(group) :].lstrip(_NUMBERS))
    return text


def _fit(text: str, label: str) -> float:
    """How well a printed label fits a label of the form: 1 is exact, 0 is not at all."""
    if text == label:
        return EXACT
    if len(label) >= _MIN_FRAGMENT and text.startswith(label):
        return 0.93
    if len(text) >= _MIN_FRAGMENT:
        if label.startswith(text):
            return 0.88
        if label.endswith(text):
            return 0.8
        if len(label) >= _MIN_FRAGMENT and abs(len(text) - len(label)) <= len(label) // 2:
            ratio = fuzz.ratio(text, label, score_cutoff=_MIN_RATIO)
            if ratio:
                return ratio / 100 * 0.92
        if len(label) >= _MIN_FRAGMENT and text.endswith(label):
            return 0.75
    return 0.0


def is_row(text: str) -> bool:
    """Whether a folded label is clearly that of a row of the form."""
    return any(score >= CLEAR for score in fits(text).values())
