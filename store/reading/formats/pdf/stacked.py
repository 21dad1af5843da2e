"""Two numbers that stand one above the other in one cell of a row, where no lines part the cells.

A row's other numbers and its label stand in the middle between the two, so that these are lines of
their own and would go to the rows above and below:

            24
    行政许可          3
            1
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Final

from store.reading.formats.pdf.drawn import Box
from store.reading.words.numbers import LINE_BREAK

Letter = tuple[str, Box]
Row = list[Letter]

_SIGNS: Final = "+-−－"
_BETWEEN: Final = 1.0
"""Share of a letter's height that a line may lie from the one between whose numbers it parts."""
_APART: Final = (0.8, 1.7)
"""Shares of it that two lines of a cell lie apart."""
_WORD: Final = 0.3
"""Share of it that parts two words."""


def put_together(rows: Sequence[Row]) -> list[Row]:
    """The lines of a page from top to bottom, two numbers of one cell as one word in the line
    between them.
    """
    found = [list(row) for row in rows]
    for above, between, below in zip(found, found[1:], found[2:], strict=False):
        if all((above, between, below)) and _are_close(above, between, below):
            for upper, lower in _stacked(above, between, below):
                between.append(_as_one(upper, lower, between))
                _take_out(upper, above)
                _take_out(lower, below)
    return [row for row in found if row]


def _take_out(word: Row, row: Row) -> None:
    for letter in word:
        row.remove(letter)


def _are_close(above: Row, between: Row, below: Row) -> bool:
    height = max(4.0, *(box[3] - box[1] for _, box in between))
    first, own, last = (_middle(row) for row in (above, between, below))
    lies_between = own - first < _BETWEEN * height and last - own < _BETWEEN * height
    return lies_between and _APART[0] * height <= last - first <= _APART[1] * height


def _middle(row: Row) -> float:
    return sum(box[1] + box[3] for _, box in row) / (2 * len(row))


def _stacked(above: Row, between: Row, below: Row) -> list[tuple[Row, Row]]:
    """The numbers of the two outer lines that stand one above the other, with nothing between
    them.
    """
    found: list[tuple[Row, Row]] = []
    lower = [word for word in _words(below) if _is_number(word)]
    taken = [_across([letter]) for letter in between]
    for word in _words(above):
        mate = next((other for other in lower if _overlap(_across(word), _across(other))), None)
        if mate is None or not _is_number(word):
            continue
        both = _across(word + mate)
        if not any(_overlap(both, span) for span in taken):
            found.append((word, mate))
    return found


def _words(row: Row) -> list[Row]:
    words: list[Row] = []
    for letter in sorted(row, key=lambda one: one[1][0]):
        box = letter[1]
        if letter[0].isspace():
            continue
        if words and box[0] - words[-1][-1][1][2] <= _WORD * (box[3] - box[1]):
            words[-1].append(letter)
        else:
            words.append([letter])
    return words


def _is_number(word: Row) -> bool:
    text = "".join(text for text, _ in word).lstrip(_SIGNS)
    return text[:1].isdecimal() and all(sign.isdecimal() or sign in ",." for sign in text)


def _across(row: Row) -> tuple[float, float]:
    return min(box[0] for _, box in row), max(box[2] for _, box in row)


def _overlap(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return min(one[1], other[1]) - max(one[0], other[0]) > 0


def _as_one(upper: Row, lower: Row, between: Row) -> Letter:
    text = LINE_BREAK.join(
        "".join(text for text, _ in sorted(word, key=lambda one: one[1][0]))
        for word in (upper, lower)
    )
    left, right = _across(list(chain(upper, lower)))
    return text, (left, min(box[1] for _, box in between), right, max(box[3] for _, box in between))
