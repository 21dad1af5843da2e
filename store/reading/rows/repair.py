"""The possible readings of a row whose cells are not exactly those of the form.

Every function yields all readings that the row's own sum allows; the caller keeps one only if it is
the only one left. Most rows of most reports are the same few (all zeros), so that readings are
remembered.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Final

from store.reading.layout.records import PrintedCell
from store.reading.words.numbers import parse

ZERO: Final = Decimal(0)
_MAX_SPLITS: Final = 20_000


@dataclass(frozen=True, slots=True)
class RowReading:
    """One way to read a row: what is printed in each of its cells."""

    raws: tuple[str, ...]
    """As printed; empty for a blank cell and for a cell that was swallowed."""
    values: tuple[Decimal | None, ...]
    reason: str = ""
    """A code of `repairs`; empty when nothing had to be repaired."""

    @property
    def computed(self) -> bool:
        """Whether it holds a number, other than a lost 0, that the report does not print."""
        return self.reason == "swallowed-cell" and any(
            v and not raw for v, raw in zip(self.values, self.raws, strict=True)
        )


@dataclass(frozen=True, slots=True)
class RowShape:
    """What the form asks of a row: how many cells, and which of them are sums of those before."""

    size: int
    groups: tuple[tuple[int, int], ...] = ()
    """Each (first, total): cells first..total-1 add up to cell total."""

    def holds(self, values: Sequence[Decimal | None]) -> bool:
        """Whether every sum holds; a blank counts as nothing, and a blank total asks nothing."""
        for first, total in self.groups:
            whole = values[total]
            if (
                whole is not None
                and sum([value for value in values[first:total] if value], ZERO) != whole
            ):
                return False
        return True

    def is_moved(self, values: Sequence[Decimal | None]) -> bool:
        """Whether blank cells seem to have been moved to the end: a blank total, and a part that is
        the others' sum.
        """
        for first, total in self.groups:
            filled = [value for value in values[first:total] if value is not None]
            if (
                values[total] is None
                and len(filled) > 1
                and any(filled)
                and sum(filled) == 2 * filled[-1]
            ):
                return True
        return False

    def silent(self, values: Sequence[Decimal | None]) -> bool:
        """Whether no sum can say anything about these values."""
        return all(values[total] is None for _, total in self.groups)


REQUESTS: Final = RowShape(7, ((0, 6),))
"""A row of table three: 自然人 and five kinds of 法人, 总计."""
REVIEWS: Final = RowShape(15, ((0, 4), (5, 9), (10, 14)))
"""Table four: three times four outcomes and their 总计."""


@lru_cache(maxsize=1024)
def whole(printed: tuple[str, ...], shape: RowShape) -> RowReading | None:
    """The reading of a row that has all its numbers."""
    values = _values(printed) if len(printed) == shape.size else None
    if values is not None:
        return RowReading(printed, values)
    return None


def with_blanks(cells: Sequence[PrintedCell], shape: RowShape) -> list[RowReading]:
    """Readings that take the row's cells with its blank ones as they stand: windows that leave no
    number out.
    """
    filled = [cell for cell in cells if not cell.blank]
    if not filled:
        if len(cells) >= shape.size:
            return [RowReading(("",) * shape.size, (None,) * shape.size)]
        return []
    if any(_value(cell.text) is None for cell in filled):
        return []
    found = [_as_printed(window) for window in _windows(cells, shape.size)]
    held = [reading for reading in found if shape.holds(reading.values)]
    kept = [reading for reading in held if not shape.is_moved(reading.values)]
    # where the row may begin in several places, a blank total cannot tell which
    tells = len(found) == 1 or (len(kept) == len(held) and not _any_silent(kept, shape))
    if tells:
        return kept
    return []


def _any_silent(readings: Sequence[RowReading], shape: RowShape) -> bool:
    return any(shape.silent(reading.values) for reading in readings)


def _windows(cells: Sequence[PrintedCell], size: int) -> Iterator[Sequence[PrintedCell]]:
    """So many cells in a row, wherever only blank ones stand around them."""
    for start in range(len(cells) - size + 1):
        if all(cell.blank for cell in (*cells[:start], *cells[start + size :])):
            yield cells[start : start + size]


def _as_printed(cells: Sequence[PrintedCell]) -> RowReading:
    return RowReading(
        tuple(cell.text for cell in cells), tuple(_value(cell.text) for cell in cells)
    )


def with_texts(label: int, cells: Sequence[PrintedCell], shape: RowShape) -> list[RowReading]:
    """The reading of a row of a grid some cells of which say no number (`增`): the others stand in
    their columns.
    """
    last = max((place for place, cell in enumerate(cells) if not cell.blank), default=-1)
    row = cells[: last + 1]
    if len(row) != shape.size or row[0].column != label + 1:
        return []
    return [_as_printed(row)]


@lru_cache(maxsize=1024)
def split(digits: str, shape: RowShape) -> tuple[RowReading, ...]:
    """Readings of digits glued together: `24000002 4` for seven cells."""
    found = [
        RowReading(tuple(parts), values, "glued-cells")
        for parts in _cuts(digits, shape.size)
        if (values := _values(parts)) is not None and shape.holds(values)
    ]
    return _distinct(found)


def _cuts(digits: str, size: int) -> Iterator[list[str]]:
    """All ways to cut digits into numbers without leading zeros, up to a bound."""
    stack: list[tuple[int, list[str]]] = [(0, [])]
    steps = 0
    while stack and steps < _MAX_SPLITS:
        steps += 1
        start, parts = stack.pop()
        left = size - len(parts)
        if not left:
            if start == len(digits):
                yield parts
            continue
        for end in range(start + 1, len(digits) - left + 2):
            if digits[start] == "0" and end > start + 1:
                break
            stack.append((end, [*parts, digits[start:end]]))
    if steps >= _MAX_SPLITS:
        yield from ([""] * size, [" "] * size)  # too many to decide: two readings that differ


def _lost(values: Sequence[Decimal | None], gap: int, first: int, total: int) -> Decimal:
    """What the sum of cells asks for in one of them, which is 0 so far."""
    parts = sum((value or ZERO for value in values[first:total]), ZERO)
    if gap == total:
        return parts
    return (values[total] or ZERO) - parts


@lru_cache(maxsize=1024)
def swallowed(printed: tuple[str, ...], shape: RowShape) -> tuple[RowReading, ...]:
    """Readings of a row that lacks one number: wherever it may have stood, and what the sums say it
    was.
    """
    values = _values(printed)
    if values is None or len(values) != shape.size - 1 or not shape.groups:
        return ()
    found: list[RowReading] = []
    for gap in range(shape.size):
        filled: list[Decimal | None] = [*values[:gap], ZERO, *values[gap:]]
        group = next(
            ((first, total) for first, total in shape.groups if first <= gap <= total), None
        )
        if group is None:
            return ()
        filled[gap] = value = _lost(filled, gap, *group)
        if value >= 0 and shape.holds(filled):
            raws = (*printed[:gap], "", *printed[gap:])
            found.append(RowReading(raws, tuple(filled), "swallowed-cell"))
    return _distinct(found)


@lru_cache(maxsize=1024)
def doubled(printed: tuple[str, ...], shape: RowShape) -> tuple[RowReading, ...]:
    """Readings of a row with one number too many: one that stands there twice, or a numeral of a
    label. A sum alone does not tell which is too many, as the pieces of a torn number (4 4, 10 5)
    may add up by chance.
    """
    values = _values(printed)
    if values is None or len(values) != shape.size + 1:
        return ()
    found = [
        RowReading(printed[:out] + printed[out + 1 :], left, "doubled-cell")
        for out in range(len(values))
        if _may_be_too_many(printed, out)
        and shape.holds(left := (*values[:out], *values[out + 1 :]))
    ]
    if shape.groups:
        return _distinct(found)
    return ()


def _may_be_too_many(printed: tuple[str, ...], place: int) -> bool:
    """Whether a number stands beside its like, or is a numeral in words: 三."""
    text = printed[place]
    return text in (*printed[max(0, place - 1) : place], *printed[place + 1 : place + 2]) or (
        not any(map(str.isdecimal, text))
    )


def is_filled(values: Sequence[Decimal | None]) -> bool:
    """Whether no cell is blank; `None in values` asks each number whether it equals None, which it
    answers slowly.
    """
    return all(value is not None for value in values)


def _value(text: str) -> Decimal | None:
    """The number of a cell; None when it is blank or no number."""
    number = parse(text)
    if number:
        return number.value
    return None


def _values(printed: Sequence[str]) -> tuple[Decimal | None, ...] | None:
    values = tuple([_value(text) for text in printed])
    if is_filled(values):
        return values
    return None


def _distinct(found: Sequence[RowReading]) -> tuple[RowReading, ...]:
    """Readings that give the same values are one."""
    return tuple({reading.values: reading for reading in found}.values())
