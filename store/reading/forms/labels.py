"""How well a printed label fits the rows of the form: exactly, within its group, or but for a slip
that explains it.

Labels of opposites look alike (行政处分, 行政处罚; 本机关掌握, 本机关不掌握): likeness proves
nothing. A slip is one only where it cannot be another word: a character printed twice, one lost or
mistaken for its like, the end cut off.
"""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import chain
from typing import Final, NamedTuple

from rapidfuzz import fuzz

from store.reading.forms.around_tables import AROUND
from store.reading.forms.form import frame, row_keys, rows
from store.reference import BrokenReferenceError, numbered_rows_of, rows_of

EXACT: Final = 1.0
IN_GROUP: Final = 0.97
_SLIP: Final = 0.92
_CUT_OFF: Final = 0.88
CLEAR: Final = 0.75
"""From here on a label resembles that of a row enough for its line to be one of a table."""
NUMERALS: Final = "0123456789一二三四五六七八九十"
"""What may be left of a row's number: 一 in a cell of its own before
本年新收政府信息公开申请数量.
"""
_MIN_RATIO: Final = 72.0
_MIN_FRAGMENT: Final = 4
"""Characters that the beginning of a label needs to vote."""
_MIN_SLIP: Final = 6
"""Characters of a label in which another one may stand for one of its own."""
_HAN: Final = range(0x3400, 0xA000)


@lru_cache(maxsize=4096)
def fits(text: str) -> dict[int, float]:
    """The rows of the form that a folded label may mean, and how well it fits each."""
    inner = within_group(text)
    if inner in row_keys():
        return dict.fromkeys(row_keys()[inner], EXACT if inner == text else IN_GROUP)
    scores = {
        p: max((_fit(inner, label) for label in row.keys), default=0.0)
        for p, row in enumerate(rows())
    }
    return {p: score for p, score in scores.items() if score > 0}


def within_group(text: str) -> str:
    """A label without the labels of the groups above it: 不予公开1属于国家秘密 -> 属于国家秘密."""
    for group in frame().groups:
        if text.startswith(group) and len(text) > len(group):
            return within_group(text[len(group) :].lstrip(NUMERALS))
    return text


def _fit(text: str, label: str) -> float:
    """How well a printed label fits a label of the form beyond the exact ones; 0 where it may be
    another word.
    """
    if len(label) < _MIN_FRAGMENT or not text:
        return 0.0
    if len(text) >= _MIN_FRAGMENT and label.startswith(text):
        return _CUT_OFF
    if abs(len(text) - len(label)) <= 1 and is_slip(text, label):
        return _SLIP
    return 0.0


def is_slip(text: str, label: str) -> bool:
    """Whether a label differs by one character: one mistaken for its like, printed twice, or
    lost.
    """
    differing = (i for i, (a, b) in enumerate(zip(text, label, strict=False)) if a != b)
    start = next(differing, min(len(text), len(label)))
    rest, own = text[start:], label[start:]
    if len(text) == len(label):
        return rest[1:] == own[1:] and _is_mistaken(rest[0], own[0], len(label))
    if len(text) > len(label):
        return rest[1:] == own and start > 0 and text[start] == text[start - 1]
    return rest == own[1:] and len(label) >= _MIN_SLIP and own[:1] not in doubts().signs


def _is_mistaken(printed: str, own: str, length: int) -> bool:
    """Whether a sign stands for a character of a label: one that looks like it, or none of any
    word.
    """
    if own in doubts().signs or printed in doubts().signs:
        return False
    return ord(printed) not in _HAN or (
        length >= _MIN_SLIP and printed in _lookalikes().get(own, "")
    )


@cache
def _lookalikes() -> dict[str, str]:
    return {entry["char"]: entry["lookalikes"] for entry in rows_of("lookalikes.tsv")}


class LabelDoubts(NamedTuple):
    """What beside a label or behind it makes another of it, and what does not."""

    words: tuple[str, ...]
    """They make another row of a label."""
    signs: frozenset[str]
    """Characters whose loss or change is no slip."""
    explanations: tuple[str, ...]
    """What a remark begins with that explains the label before it."""
    measures: frozenset[str]
    """Remarks that say what a number counts."""


@cache
def doubts() -> LabelDoubts:
    """The words of `label-doubts.tsv`."""
    found: dict[str, list[str]] = {"word": [], "sign": [], "explanation": [], "measure": []}
    for line, entry in numbered_rows_of("label-doubts.tsv"):
        if entry["kind"] not in found or not entry["words"]:
            raise BrokenReferenceError(
                f"label-doubts.tsv, line {line}: expected {', '.join(found)}: {entry}"
            )
        found[entry["kind"]].append(entry["words"])
    words, signs, explanations, measures = found.values()
    return LabelDoubts(tuple(words), frozenset(signs), tuple(explanations), frozenset(measures))


@lru_cache(maxsize=4096)
def raises_doubt(text: str) -> bool:
    """Whether what stands beside a label may make another row of it: 上年, 以外, 免征."""
    return any(words in text for words in doubts().words)


def is_harmless(note: str, label: str) -> bool:
    """Whether a remark in brackets behind a label leaves it what it is: （设区的市应提供相关数据）,
    but not （失效）.

    What a label means (指…), or what is meant by 其他 (除…以外), is no other row.
    """
    bare = note.strip("()（）")
    if bare.startswith("指") or (bare.startswith("除") and "其他" in label):
        return True
    return explains(bare) and not raises_doubt(bare)


def explains(remark: str) -> bool:
    """Whether a remark without its brackets explains what stands before it, or says what is
    counted: 含…, 单位：件.
    """
    return remark.startswith(doubts().explanations) or is_measure(remark)


def is_measure(text: str) -> bool:
    """Whether a text says what a number counts: 件, 单位：项."""
    return AROUND["measured"].sub("", text) in doubts().measures


@lru_cache(maxsize=4096)
def is_row(text: str) -> bool:
    """Whether a folded label resembles that of a row of the form: its line is one of a table, if
    not of that row.
    """
    inner = within_group(text)
    if inner in row_keys():
        return True
    labels = chain.from_iterable(row.keys for row in rows())
    return any(_resembles(text, label) for label in labels)


def _resembles(text: str, label: str) -> bool:
    if len(label) < _MIN_FRAGMENT:
        return text == label
    if text.startswith(label) or text.endswith(label):
        return True
    if len(text) >= _MIN_FRAGMENT and (label.startswith(text) or label.endswith(text)):
        return True
    if len(text) < _MIN_FRAGMENT or abs(len(text) - len(label)) > len(label) // 2:
        return False
    return fuzz.ratio(text, label, score_cutoff=_MIN_RATIO) * 0.92 / 100 >= CLEAR
