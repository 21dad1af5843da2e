"""Letters of a page that are struck out, and numbers that are raised: the one is not read, the other no digit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from store.reading.formats.pdf.drawn import Box
from store.reading.formats.pdf.lettering import Letter
from store.reading.formats.raising import raised

_MIDDLE: Final = (0.3, 0.7)
"""Shares of a letter's height between which a line strikes it out."""
_SMALL: Final = 0.8
"""Share of the height of the letter before it below which a letter may be raised."""
_LIFT: Final = 0.12
"""Share of that height by which its lower end lies above the other's."""
_NEAR: Final = 0.6
"""Share of that height that may lie between the two."""
_MOST: Final = 3_000_000
"""Pairs of letters and lines that are looked at."""


def visible(letters: Sequence[Letter], rules: Sequence[Box]) -> list[Letter]:
    """The letters without the struck ones, raised ones as such."""
    level = _level(rules)
    if len(level) * len(letters) > _MOST:
        level = []
    found: list[Letter] = []
    for text, box in letters:
        if not text.isdecimal():
            found.append((text, box))
        elif not any(_strikes(rule, box) for rule in level):
            is_raised = bool(found) and _is_raised(box, found[-1])
            found.append((raised(text) if is_raised else text, box))
    return found


def _level(rules: Sequence[Box]) -> list[Box]:
    """The level rules from top to bottom."""
    return sorted((rule for rule in rules if rule[2] - rule[0] > rule[3] - rule[1]), key=lambda rule: rule[1])


def _strikes(rule: Box, box: Box) -> bool:
    height, at = box[3] - box[1], (rule[1] + rule[3]) / 2
    if not box[1] + _MIDDLE[0] * height <= at <= box[1] + _MIDDLE[1] * height:
        return False
    middle = (box[0] + box[2]) / 2
    return rule[0] <= middle <= rule[2]


def _is_raised(box: Box, before: Letter) -> bool:
    text, other = before
    height, own = other[3] - other[1], box[3] - box[1]
    beside = -1 <= box[0] - other[2] <= _NEAR * height
    if not text.isdecimal():  # behind a raised letter, as it
        return beside and text in "⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾" and abs(own - height) < 1 and abs(box[1] - other[1]) < 1
    return beside and own < _SMALL * height and other[3] - box[3] > _LIFT * height
