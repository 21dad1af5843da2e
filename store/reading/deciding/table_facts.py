"""Facts from the rows that are decided: each number in its cell, in base units."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from store.model import Cell, Fact, Problem, Status
from store.reading.forms.form import SIGNED
from store.reading.rows.repair import RowReading
from store.reading.rows.row_readings import Options
from store.reading.words.numbers import MAX_VALUE, is_blank, is_exact, parse
from store.reference import indicators

_ONE: Final = Decimal(1)
_YUAN: Final = "元"
_LONGEST: Final = len(str(int(MAX_VALUE)))
"""Digits of the smallest count that is too large to be kept."""
Kept = Fact | Problem
_made: Final = tuple.__new__
"""Makes a fact of all its fields in a third of the time: a report has hundreds."""


def facts_of(option: Options, head_units: Mapping[str, Decimal]) -> list[Kept]:
    """The facts of a row, and problems of cells that cannot be kept; `head_units`: yuan in one of a
    column's unit.
    """
    reading, record = option.decided, option.match.record
    if not reading and not option.cut_off:
        return []
    pieces = option.match.vote.pieces
    line = (
        record.labels[-pieces].line
        if pieces
        else (record.values or record.labels or record.cells)[0].line
    )
    place = (line, record.end_line)
    if reading:
        return _of_reading(option, reading, place, head_units)
    found: list[Kept] = []
    for cell, piece in zip(option.cells, record.values[: option.cut_off], strict=False):
        number = parse(piece.text)
        if number:
            found += _kept(cell, piece.text, number.value, "", place, head_units)
    return found


def _of_reading(
    option: Options,
    reading: RowReading,
    place: tuple[int, int],
    head_units: Mapping[str, Decimal],
) -> list[Kept]:
    """The facts of a row that is read in one way."""
    found: list[Kept] = []
    reason = reading.reason or option.match.tolerance
    places = _own_places(option) or [place] * len(option.cells)
    known, status = indicators(), Status.REPAIRED if reason else Status.PRINTED
    for cell, raw, value, own in zip(
        option.cells, reading.raws, reading.values, places, strict=True
    ):
        if raw.isdecimal() and len(raw) < _LONGEST and (unit := known[cell].unit) != _YUAN:
            found.append(_made(Fact, (cell, value, unit, raw, status, *own, reason)))
        else:
            found += _kept(cell, raw, value, reason, own, head_units)
    return found


def _own_places(option: Options) -> list[tuple[int, int]]:
    """Where each cell stands, of a row that is several in the file: table four as three rows."""
    cells = option.match.record.cells
    if (
        not option.match.record.grid
        or len(cells) != len(option.cells)
        or cells[0].line == cells[-1].line
    ):
        return []
    return [(cell.line, cell.end_line) for cell in cells]


def _kept(
    cell: Cell,
    raw: str,
    value: Decimal | None,
    reason: str,
    place: tuple[int, int],
    head_units: Mapping[str, Decimal],
) -> tuple[Kept, ...]:
    """One fact, in base units, if its value can be kept."""
    unit = indicators()[cell].unit
    line, end_line = place
    if (value is None and not is_blank(raw)) or _is_of_other_kind(raw, unit):
        return (Problem("value-impossible", line, end_line, {"cell": "/".join(cell), "raw": raw}),)
    if value is None:
        return (Fact(cell, None, unit, raw, Status.BLANK, line, end_line),)
    status = Status.REPAIRED if reason else Status.PRINTED
    if value:
        scale = _money_scale(cell, raw, head_units) if unit == _YUAN else _ONE
        if scale is None:
            unknown = Problem("unit-unknown", line, end_line, {"cell": "/".join(cell), "raw": raw})
            return (Fact(cell, None, unit, raw, status, line, end_line, reason), unknown)
        value *= scale
        if not _is_possible(cell, value, unit):
            return (
                Problem("value-impossible", line, end_line, {"cell": "/".join(cell), "raw": raw}),
            )
    return (Fact(cell, value, unit, raw, status, line, end_line, reason),)


def _is_of_other_kind(raw: str, unit: str) -> bool:
    """Whether a cell of counts prints an amount of money (3元), or one of money a count (3件)."""
    printed = parse(raw)
    return printed is not None and bool(printed.unit) and (printed.unit == _YUAN) != (unit == _YUAN)


def _is_possible(cell: Cell, value: Decimal, unit: str) -> bool:
    """Counts are whole and, but for changes, not below zero."""
    return (
        is_exact(value)
        and (value > 0 or cell.column in SIGNED)
        and (unit == _YUAN or not value % 1)
    )


def _money_scale(cell: Cell, raw: str, head_units: Mapping[str, Decimal]) -> Decimal | None:
    """What makes 元 of a printed amount; None when neither cell nor head nor form says its unit."""
    number = parse(raw)
    if number is not None and (number.unit == "元" or number.scaled):
        return _ONE
    return head_units.get(cell.column)
