"""Reads the numbers of a page a second time, each cell by itself: what the two readings differ in
cannot be told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Final

import cv2
import numpy as np

from store.reading.formats.ocr.letters import (
    EDGE,
    NUMBER_SIGNS,
    Array,
    Engine,
    Letter,
    cell_of,
    is_in,
)
from store.reading.formats.pdf.drawn import UNREAD, Box
from store.reading.formats.pdf.ruling import grids

_SURE: Final = 0.85
"""From which score on a digit is taken as read."""
_AGAIN, _DOUBT = 0.8, 0.5
"""From which score on a second reading bears out the first, or makes it doubtful."""
_LOOKED_AT_AGAIN: Final = 120
"""Cells of a page that are read a second time, each by itself."""
_SUMMED: Final = 7
"""Cells of a row from which on it is one of a table whose sums tell whether it was read rightly."""
_Second = tuple[str, float]
"""What a second reading says, and how sure it is."""


def checked(
    engine: Engine,
    flat: Array,
    ink: Array,
    letters: list[Letter],
    rules: Sequence[Box],
    points: float,
) -> Iterator[Letter]:
    """The characters, those of numbers read twice where a cell is; what the two readings differ in
    cannot be told.
    """
    rows = list(chain.from_iterable(grid.rows for grid in grids(rules)))
    cells = list(chain.from_iterable(rows))
    inside, outside = _by_cell(letters, cells)
    yield from map(_if_sure, outside)
    high = (
        float(np.median([letter.box[3] - letter.box[1] for letter in letters])) if letters else 8.0
    )
    lost = _lost(ink, rows, inside, points)
    unsummed = [
        cell for cell in _in_rows(rows, summed=False) if cell in inside and _is_number(inside[cell])
    ]
    suspected = (*unsummed, *_empty(cells, letters), *lost)
    doubted = [cell for cell in suspected if _has_ink(ink, cell, points, high)]
    again = _read_again(engine, flat, ink, doubted[:_LOOKED_AT_AGAIN], points)
    for cell in cells:
        own = sorted(inside.get(cell, ()), key=lambda letter: letter.box[0])
        if cell not in doubted:
            yield from map(_if_sure, own)
        elif cell in again:
            second = [again[key] for key in (cell, _twin(cell)) if key in again]
            yield from _settled(own, second, lost.get(cell), cell, high)
        else:
            yield Letter(UNREAD, _middle(cell, high), 0.0)


def _lost(
    ink: Array,
    rows: Sequence[Sequence[Box]],
    inside: Mapping[Box, Sequence[Letter]],
    points: float,
) -> dict[Box, int]:
    """The numbers of tables with sums of which more signs are written than were recognised, and how
    many these are.
    """
    found: dict[Box, int] = {}
    for cell in _in_rows(rows, summed=True):
        if cell in inside and _is_number(inside[cell]):
            count = _marks(ink, cell, points)
            if count > len(inside[cell]):
                found[cell] = count
    return found


def _by_cell(
    letters: Sequence[Letter],
    cells: Sequence[Box],
) -> tuple[dict[Box, list[Letter]], list[Letter]]:
    """The characters of each cell, and those that stand in none."""
    inside: dict[Box, list[Letter]] = {}
    outside: list[Letter] = []
    for letter in letters:
        cell = cell_of(letter.box, cells)
        if cell is None:
            outside.append(letter)
        else:
            inside.setdefault(cell, []).append(letter)
    return inside, outside


def _in_rows(rows: Sequence[Sequence[Box]], *, summed: bool) -> Iterator[Box]:
    """The cells of the rows of tables with sums, or of the others."""
    return chain.from_iterable(row for row in rows if (len(row) >= _SUMMED) is summed)


def _settled(
    own: Sequence[Letter],
    second: Sequence[_Second],
    marks: int | None,
    cell: Box,
    high: float,
) -> Iterator[Letter]:
    """A number as both readings have it; `marks`: how many signs stand in the cell, where the first
    has fewer.
    """
    first = "".join(letter.sign for letter in own)
    other = second[0][0]
    text = other if marks == len(other) else first or other
    agree = [score for said, score in second if said == text and score >= _AGAIN]
    if text == first and agree and not _differ(text, second) and _are_sure(own):
        yield from own
    elif (not own or marks is not None) and len(agree) > 1 and set(text) <= NUMBER_SIGNS:
        yield from _spread(text, cell, high, min(agree))
    else:
        yield Letter(UNREAD, _middle(cell, high), 0.0)


def _differ(text: str, second: Sequence[_Second]) -> bool:
    """Whether a second reading says something else, and not too faintly."""
    return any(said != text and score >= _DOUBT for said, score in second)


def _are_sure(letters: Sequence[Letter]) -> bool:
    return bool(letters) and all(letter.score >= _SURE for letter in letters)


def _if_sure(letter: Letter) -> Letter:
    """A character, or that it cannot be told: digits have to be sure."""
    is_sure = letter.score >= _SURE or not letter.sign.isdecimal()
    if is_sure:
        return letter
    return letter._replace(sign=UNREAD)


def _twin(cell: Box) -> Box:
    return (*cell[:3], cell[3] + 0.001)


def _read_again(
    engine: Engine,
    flat: Array,
    ink: Array,
    cells: Sequence[Box],
    points: float,
) -> dict[Box, tuple[str, float]]:
    """What stands in cells, each cut out and read alone, in two sizes."""
    found: dict[Box, tuple[str, float]] = {}
    for cell in cells:
        for key, height in ((cell, 26), (_twin(cell), 34)):
            cut = _cropped(flat, ink, cell, points, height)
            if cut is None:
                continue
            result = engine(
                cv2.cvtColor(cut, cv2.COLOR_GRAY2BGR), use_det=False, use_cls=False, use_rec=True
            )
            if result.txts:
                found[key] = ("".join(result.txts).replace(" ", ""), float(min(result.scores)))
    return found


def _cropped(flat: Array, ink: Array, cell: Box, points: float, height: int) -> Array | None:
    """What is written in a cell, so many pixels high, with as much of the paper around it as a line
    of text has.
    """
    left, top, right, bottom = (round(number / points) for number in cell)
    top, left, bottom, right = top + EDGE, left + EDGE, bottom - EDGE, right - EDGE
    if bottom - top < 6 or right - left < 6:
        return None
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink[top:bottom, left:right], connectivity=8)
    tallest = max((tall for *_, tall, _ in stats[1:]), default=0)
    parts = [part for part in stats[1:] if max(part[2], part[3]) >= 0.4 * tallest]
    if not parts:
        return None
    begin, end = min(part[0] for part in parts), max(part[0] + part[2] for part in parts)
    high, low = min(part[1] for part in parts), max(part[1] + part[3] for part in parts)
    room = max(2, round(0.35 * (low - high)))
    cut = flat[
        max(top, top + high - room) : min(bottom, top + low + room),
        max(left, left + begin - room) : min(right, left + end + room),
    ]
    paper = int(np.median(flat[top:bottom, left:right]))
    scale = height / max(1, low - high)
    larger = cv2.resize(cut, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC)
    return cv2.copyMakeBorder(larger, 4, 4, 20, 20, cv2.BORDER_CONSTANT, value=paper)


def _is_number(letters: Sequence[Letter]) -> bool:
    """Whether a cell holds a number, or nothing that was found."""
    return all(letter.sign in NUMBER_SIGNS for letter in letters)


def _has_ink(ink: Array, cell: Box, points: float, high: float) -> bool:
    """Whether something is written in a cell, and not just specks."""
    left, top, right, bottom = (round(number / points) for number in cell)
    part = ink[top + 3 : bottom - 3, left + 3 : right - 3]
    if part.size == 0:
        return False
    _, _, stats, _ = cv2.connectedComponentsWithStats(part, connectivity=8)
    return any(
        max(wide, tall) * points >= 0.35 * high and area >= 6
        for _, _, wide, tall, area in stats[1:]
    )


def _marks(ink: Array, cell: Box, points: float) -> int:
    """How many signs as high as the highest are written in a cell: a digit that was lost is seen by
    that.
    """
    left, top, right, bottom = (round(number / points) for number in cell)
    part = ink[top + EDGE : bottom - EDGE, left + EDGE : right - EDGE]
    if part.size == 0:
        return 0
    _, _, stats, _ = cv2.connectedComponentsWithStats(part, connectivity=8)
    tallest = max((tall for *_, tall, _ in stats[1:]), default=0)
    return sum(tall >= 0.7 * tallest for *_, tall, _ in stats[1:])


def _empty(cells: Sequence[Box], letters: Sequence[Letter]) -> list[Box]:
    """The cells in which nothing was recognised: what is read a second time must not stand there
    twice.
    """
    return [cell for cell in cells if not any(is_in(letter.box, cell) for letter in letters)]


def _middle(cell: Box, high: float) -> Box:
    x, y = (cell[0] + cell[2]) / 2, (cell[1] + cell[3]) / 2
    return x - high / 4, y - high / 2, x + high / 4, y + high / 2


def _spread(text: str, cell: Box, high: float, score: float) -> Iterator[Letter]:
    left, top, _, bottom = _middle(cell, high)
    for number, sign in enumerate(text):
        at = left + (number - len(text) / 2) * high / 2
        yield Letter(sign, (at, top, at + high / 2, bottom), score)
