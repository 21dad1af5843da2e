"""A row of the form that stands in the file, and the ways in which it can be read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from store.model import Cell, Form
from store.reading.forms.form import REVIEWS, FormRow, frame, row_keys, rows
from store.reading.forms.head_words import Columns
from store.reading.layout.records import PrintedCell, Record
from store.reading.rows import repair
from store.reading.rows.alignment import AlignedRecord
from store.reading.rows.repair import RowReading, RowShape
from store.reading.rows.rows_by_heads import by_heads, stand_as_in_form
from store.reading.words.folding import key

_MAY_BE_TWO: Final = re.compile("[,，]")
"""In a number of a row that does not add up, what may part two numbers and no thousands:
185，195.
"""


@dataclass(slots=True)
class Options:
    """A row that stands in the file, and the readings that are still possible."""

    match: AlignedRecord
    cells: tuple[Cell, ...]
    readings: list[RowReading]
    cut_off: int = 0
    """How many cells are certain although the file ends within the row."""
    twice: int = 0
    """The line on which the same row stands again with other numbers."""
    corrected: tuple[int, str] = (0, "")
    """The line that says that a number of the row is another, and its text."""
    open_end: str = ""
    """The number that the file ends in, of which more digits may have followed."""

    @property
    def shape(self) -> RowShape:
        """What the form asks of the row."""
        return _shape(self.match.row, len(self.cells))

    @property
    def decided(self) -> RowReading | None:
        """The reading of a row that can be read in one way only and prints all it says."""
        if len(self.readings) == 1 and not self.readings[0].computed:
            return self.readings[0]
        return None

    def drop(self) -> None:
        """Takes the row back."""
        self.readings, self.cut_off = [], 0

    def end_openly(self) -> None:
        """Takes back the number that the file ends in, unless it is 0 or the row's sum shows that
        it is whole.
        """
        values = self.match.record.values
        if (
            not values
            or values[-1].text == "0"
            or any(_proves(reading, self.shape) for reading in self.readings)
        ):
            return
        self.open_end = values[-1].text
        self.cut_off = (
            max(0, (self.cut_off or len(values)) - 1) if self.cut_off or self.decided else 0
        )
        self.readings = []


def _proves(reading: RowReading, shape: RowShape) -> bool:
    """Whether a row's own sums hold over all of its numbers."""
    return bool(shape.groups) and repair.is_filled(reading.values) and shape.holds(reading.values)


def options_of(
    match: AlignedRecord,
    form: Form,
    columns: Columns | None = None,
    *,
    ends_file: bool,
) -> Options | None:
    """All readings of a matched record that its own sums allow; None when the form does not have
    the row.

    `columns` are those that the heads above it announce, if any do.
    """
    cells, record = cells_of(match.row, form), match.record
    if not cells:
        return None
    if _is_out_of_place(record):
        return Options(match, cells, [])
    if columns is not None and not stand_as_in_form(columns, cells, record):
        return Options(match, *by_heads(record, columns, cells))
    option = Options(match, cells, [])
    shape = option.shape
    option.readings = _readings(record, shape)
    if not option.readings and ends_file and _lacks_its_end(record, shape):
        option.cut_off = 0 if _ends_table(match.row, form) else len(record.values)
    return option


def _readings(record: Record, shape: RowShape) -> list[RowReading]:
    """All readings that a row's own sums allow, where its cells stand as in the form."""
    printed = tuple([value.text for value in record.values])
    complete = repair.whole(printed, shape)
    if complete and (shape.holds(complete.values) or not _is_doubtful(record)):
        return [replace(complete, reason=record.damage) if record.damage else complete]
    if complete and not _has_blank_within(record):
        return []
    if _is_run_together(record, shape):
        return list(repair.split(printed[0], shape))
    if len(printed) == shape.size + 1:
        return list(repair.doubled(printed, shape))
    return _incomplete(record, shape)


def _is_run_together(record: Record, shape: RowShape) -> bool:
    return len(record.values) == 1 and _is_glued(record.values[0], shape)


def _lacks_its_end(record: Record, shape: RowShape) -> bool:
    """Whether a row has fewer numbers than the form asks for, and none that is blank or glued."""
    if len(record.values) >= shape.size or any(_is_glued(value, shape) for value in record.values):
        return False
    return not any(cell.blank for cell in record.cells)


def _is_out_of_place(record: Record) -> bool:
    """Whether two numbers stand in one column, or one before its own: a number that was broken over
    two lines.
    """
    return record.columns is not None and list(record.columns) != sorted(set(record.columns))


def _is_doubtful(record: Record) -> bool:
    """Whether a row that does not add up may be read otherwise: a blank cell within, or a number
    that may be two.
    """
    return _has_blank_within(record) or any(_MAY_BE_TWO.search(one.text) for one in record.values)


def _has_blank_within(record: Record) -> bool:
    """Whether a row has a blank cell between its numbers: `0 | | 9`, one cell more than the form
    has.
    """
    filled = [at for at, cell in enumerate(record.cells) if not cell.blank]
    return any(cell.blank for cell in record.cells[filled[0] : filled[-1]])


def _is_glued(number: PrintedCell, shape: RowShape) -> bool:
    """Whether one number is the digits of a row: where there are sums to tell, also one that begins
    with no 0.
    """
    return number.glued or (
        bool(shape.groups) and len(number.text) >= shape.size and number.text.isdecimal()
    )


def cells_of(row: FormRow, form: Form) -> tuple[Cell, ...]:
    """The row's cells in this form. Tables three and four have the same columns in both."""
    if form in row.cells:
        return row.cells[form]
    if row.table == "disclosure":
        both = set(row.cells.values())
        if form is Form.NONE and len(both) == 1 and len(row.cells) == 2:
            return next(iter(both))
        return ()
    return next(iter(row.cells.values()))


def _shape(row: FormRow, size: int) -> RowShape:
    if row.code == REVIEWS:
        known = repair.REVIEWS
    elif row.table == "requests":
        known = repair.REQUESTS
    else:
        return RowShape(size)
    if known.size == size:
        return known
    return RowShape(size)


def _ends_table(row: FormRow, form: Form) -> bool:
    """Whether a table ends with this row anyway, so that the end of the file does not explain what
    it lacks.
    """
    last = [
        other
        for other in rows()
        if other.table == row.table and (form is Form.NONE or form in other.cells)
    ]
    return row.code == last[-1].code


def _text_behind_label(labels: Sequence[PrintedCell]) -> bool:
    """Whether a text stands between a whole label and the numbers: a cell that says no number."""
    whole = len(labels) > 1 and key(labels[-2].text) in row_keys()
    return whole and key(labels[-1].text) not in (*row_keys(), *frame().words, "")


def _incomplete(record: Record, shape: RowShape) -> list[RowReading]:
    """Blank cells, where the layout shows them, explain a short row better than a lost number."""
    if record.grid and _text_behind_label(record.labels):
        return []
    return _with_blanks_or_texts(record, shape) or _without_one(record, shape)


def _with_blanks_or_texts(record: Record, shape: RowShape) -> list[RowReading]:
    """The readings by the columns of a grid, or by blank cells."""
    shown = record.grid or any(cell.blank for cell in record.cells)
    if shown and (found := repair.with_blanks(record.cells, shape)):
        return found
    if record.grid and record.labels and not shape.groups:
        return repair.with_texts(record.labels[-1].column, record.cells, shape)
    return []


def _without_one(record: Record, shape: RowShape) -> list[RowReading]:
    """The readings of a row that lacks one number."""
    if len(record.values) != shape.size - 1:
        return []
    found = repair.swallowed(tuple(value.text for value in record.values), shape)
    return [
        reading for reading in found if record.columns is None or _lacks(reading, record.columns)
    ]


def _lacks(reading: RowReading, columns: Sequence[int]) -> bool:
    """Whether a reading of a row that lacks a number gives each that is printed to the column in
    which it stands.
    """
    printed = [value for raw, value in zip(reading.raws, reading.values, strict=True) if raw]
    return printed == [reading.values[column] for column in columns]
