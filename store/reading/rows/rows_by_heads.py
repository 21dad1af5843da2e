"""A row whose heads stand in another order than the form's, or are fewer or more: each number goes
to its own head.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import lru_cache

from store.model import Cell
from store.reading.forms.form import REVIEWS
from store.reading.forms.head_words import OTHER, Columns
from store.reading.layout.records import PrintedCell, Record
from store.reading.rows.repair import REQUESTS, ZERO, RowReading
from store.reading.words.numbers import parse


def stand_as_in_form(columns: Columns, cells: Sequence[Cell], record: Record) -> bool:
    """Whether heads say no more than the form does: the same columns, or some of them in its order.

    Heads that share no column with the row are those of another one: its own are lost. Where there
    are as many numbers as heads, though fewer than the form has, columns were left out.
    """
    codes = _codes(tuple(cells))
    if columns == codes:
        return True
    if OTHER in columns:
        return False
    if not set(columns) & set(codes):
        return True
    places = [codes.index(column) for column in columns if column in codes]
    matched = len(columns) in (len(record.values), len(record.cells))
    return places == sorted(places) and len(set(places)) == len(places) and not matched


def by_heads(
    record: Record,
    columns: Columns,
    cells: Sequence[Cell],
) -> tuple[tuple[Cell, ...], list[RowReading]]:
    """The cells of the form that the heads announce, and the one reading of the row by them; none
    where they differ.
    """
    found = _found(_row(record, len(columns)), columns, cells)
    if not found or any(piece.glued for piece in found.values()):
        return tuple(cells), []
    numbers = [parse(piece.text) for piece in found.values()]
    raws = tuple(piece.text for piece in found.values())
    reading = RowReading(raws, tuple(n.value if n else None for n in numbers))
    known = tuple(found)
    if OTHER not in columns:
        return _with_left_out(reading, known, cells)
    return (known, [reading])


def _found(
    row: Sequence[PrintedCell],
    columns: Columns,
    cells: Sequence[Cell],
) -> dict[Cell, PrintedCell]:
    """By cell of the form what stands below its head; nothing where one head stands over several
    numbers.
    """
    found: dict[Cell, PrintedCell] = {}
    for cell in cells if row else ():
        own = [piece for column, piece in zip(columns, row, strict=True) if column == _code(cell)]
        if len({piece.text for piece in own}) > 1:
            return {}
        if own:
            found[cell] = own[0]
    return found


def _with_left_out(
    reading: RowReading,
    known: tuple[Cell, ...],
    cells: Sequence[Cell],
) -> tuple[tuple[Cell, ...], list[RowReading]]:
    """A row of table three some columns of which are gone, as programs drop empty ones.

    What remains makes up the total, so that the parts that are gone are 0.
    """
    values = dict(zip(known, reading.values, strict=True))
    if len(cells) != REQUESTS.size or values.keys() >= set(cells) or not _make_up_total(values):
        return known, [reading]
    raws = dict(zip(known, reading.raws, strict=True))
    row = RowReading(
        tuple(raws.get(cell, "") for cell in cells),
        tuple(values.get(cell, ZERO) for cell in cells),
        "column-left-out",
    )
    return tuple(cells), [row]


def _make_up_total(values: Mapping[Cell, Decimal | None]) -> bool:
    """Whether the parts of a row are its total, each being printed."""
    total = next((value for cell, value in values.items() if cell.column == "total"), None)
    parts = [value for cell, value in values.items() if cell.column != "total"]
    return (
        total is not None and None not in parts and sum(value or ZERO for value in parts) == total
    )


@lru_cache(maxsize=256)
def _codes(cells: tuple[Cell, ...]) -> Columns:
    return tuple(_code(cell) for cell in cells)


def _code(cell: Cell) -> str:
    if cell.table == REVIEWS:
        return f"{cell.row}/{cell.column}"
    return cell.column


def _row(record: Record, size: int) -> Sequence[PrintedCell]:
    """As many cells of the record as there are heads; none when they do not match."""
    if len(record.cells) == size:
        return record.cells
    if len(record.cells) > size and all(cell.blank for cell in record.cells[size:]):
        return (
            () if record.cells[0].blank else record.cells[:size]
        )  # the row may begin with a cell of its label
    if len(record.values) == size and not record.grid:
        return record.values
    return ()
