"""Letters of a page that are struck out, and numbers that are raised: the one is not read, the
other no digit.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import chain, product
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
_HIGH_LIFT: Final = 0.25
"""Share of it from which a letter of any height is raised."""
_TOUCH: Final = 0.2
"""Share of that height that may lie between it and a letter that is raised and no smaller."""
_THROUGH: Final = 0.6
"""Share of a letter's width through which a slanted line goes that strikes it out."""
_NEAR: Final = 0.6
"""Share of that height that may lie between the two."""
_BESIDE: Final = 0.15
"""Share of the lower of two letters that both have to be level with to stand in one line: in a scan
the boxes of two rows overlap a little, and 1474 above 6060 was 1 with 474 raised.
"""
_FIELD: Final = 12.0
"""Points of the sides of the fields by which letters are looked for."""
_LAST: Final = 20
"""Letters of a field that are looked at."""
_MOST: Final = 3_000_000
"""Pairs of letters and lines that are looked at."""


def visible(
    letters: Sequence[Letter],
    rules: Sequence[Box],
    slants: Sequence[Box] = (),
) -> list[Letter]:
    """The letters without the struck ones, raised ones as such."""
    level = _level(rules)
    if (len(level) + len(slants)) * len(letters) > _MOST:
        level, slants = [], ()
    found: list[Letter | None] = [None] * len(letters)
    near = _Near()
    for at in sorted(range(len(letters)), key=lambda at: letters[at][1][0]):
        text, box = letters[at]
        if text.isdecimal():
            if _is_struck(box, level, slants):
                continue
            before = near.before(box)
            text = raised(text) if before is not None and _is_raised(box, before) else text
        found[at] = (text, box)
        near.add((text, box))
    return list(filter(None, found))


def _is_struck(box: Box, level: Sequence[Box], slants: Sequence[Box]) -> bool:
    return any(_strikes(rule, box) for rule in level) or any(_crosses(line, box) for line in slants)


class _Near:
    """Letters by where they end: what is drawn last may stand anywhere."""

    def __init__(self) -> None:
        self._found: dict[tuple[int, int], list[Letter]] = defaultdict(list)

    def add(self, letter: Letter) -> None:
        """Takes in a letter that stands to the left of those to come."""
        right, middle = letter[1][2], (letter[1][1] + letter[1][3]) / 2
        self._found[int(right // _FIELD), int(middle // _FIELD)].append(letter)

    def before(self, box: Box) -> Letter | None:
        """The letter that ends next to the left of a box, at about its height."""
        column, row = int(box[0] // _FIELD), int((box[1] + box[3]) / 2 // _FIELD)
        beside = chain.from_iterable(
            self._found.get((at, line), ())[-_LAST:]
            for at, line in product((column - 1, column, column + 1), (row - 1, row, row + 1))
        )
        level = [letter for letter in beside if _is_beside(letter[1], box)]
        return max(
            (one for one in level if one[1][2] <= box[0] + 1),
            key=lambda one: one[1][2],
            default=None,
        )


def _is_beside(other: Box, box: Box) -> bool:
    """Whether two boxes stand in one line, though one may be raised."""
    shared = min(other[3], box[3]) - max(other[1], box[1])
    lower = min(other[3] - other[1], box[3] - box[1])
    return shared > 0 and shared >= _BESIDE * lower


def _level(rules: Sequence[Box]) -> list[Box]:
    """The level rules from top to bottom."""
    return sorted(
        (rule for rule in rules if rule[2] - rule[0] > rule[3] - rule[1]), key=lambda rule: rule[1]
    )


def _strikes(rule: Box, box: Box) -> bool:
    height, at = box[3] - box[1], (rule[1] + rule[3]) / 2
    if not box[1] + _MIDDLE[0] * height <= at <= box[1] + _MIDDLE[1] * height:
        return False
    middle = (box[0] + box[2]) / 2
    return rule[0] <= middle <= rule[2]


def _crosses(line: Box, box: Box) -> bool:
    """Whether a line that is neither upright nor level goes through most of a letter."""
    x, y, to_x, to_y = line
    low, high = 0.0, 1.0
    for start, end, first, last in ((x, to_x, box[0], box[2]), (y, to_y, box[1], box[3])):
        if start == end:
            return False
        inside = sorted(((first - start) / (end - start), (last - start) / (end - start)))
        low, high = max(low, inside[0]), min(high, inside[1])
    return (high - low) * max(abs(to_x - x), abs(to_y - y)) >= _THROUGH * (box[2] - box[0])


def _is_raised(box: Box, before: Letter) -> bool:
    text, other = before
    height, own = other[3] - other[1], box[3] - box[1]
    beside = -1 <= box[0] - other[2] <= _NEAR * height
    if not text.isdecimal():  # behind a raised letter, as it
        return (
            beside
            and text in "⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾"
            and abs(own - height) < 1
            and abs(box[1] - other[1]) < 1
        )
    lift = (other[3] - box[3]) / max(height, 0.1)
    touches = (
        box[0] - other[2] <= _TOUCH * height
    )  # of the next column's number nobody knows that it is level
    return beside and ((touches and lift > _HIGH_LIFT) or (own < _SMALL * height and lift > _LIFT))
