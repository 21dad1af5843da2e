"""CSV as spreadsheets open it: UTF-8 with its mark, and no text that they would take for a
formula.
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from decimal import Decimal
from typing import TextIO

from handlers.exports.rowwise import ExportTable
from handlers.exports.sheet import Cell, Percent, Sheet

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
MARK = "\ufeff"
"""Without it Excel takes Chinese for something else."""


def write(sheet: Sheet, out: TextIO, text: Callable[[str], str]) -> None:
    """Write the table; `text` makes a text writable. `out` must be opened with `newline=""`."""
    out.write(MARK)
    writer = csv.writer(out)
    writer.writerow([column.head for column in sheet.columns])
    for row in sheet.rows:
        writer.writerow([_shown(cell, text) for cell in row])


def write_rows(table: ExportTable, out: TextIO) -> int:
    """Write a table for programs; gives the number of rows. `out` must be opened with
    `newline=""`.
    """
    out.write(MARK)
    writer, count = csv.writer(out), 0
    writer.writerow(table.columns)
    for batch in table.batches:
        for row in batch:
            writer.writerow([harmless(value) if isinstance(value, str) else value for value in row])
        count += len(batch)
    return count


def _shown(cell: Cell, text: Callable[[str], str]) -> str:
    match cell:
        case None:
            return ""
        case Percent(value):
            return f"{value:f}%"
        case Decimal():
            return f"{cell:f}"
        case int():
            return str(cell)
        case _:
            return harmless(text(cell))


def harmless(text: str) -> str:
    """A text that a spreadsheet does not carry out: the apostrophe before it says that it is
    text.
    """
    if text.startswith(_FORMULA):
        return f"'{text}"
    return text
