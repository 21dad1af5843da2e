"""XLSX: typed numbers, frozen heads, filters; made row by row, so that a large one takes little
memory.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from itertools import chain, islice
from typing import BinaryIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from handlers.exports.sheet import Cell, Percent, Sheet

ROWS = 1_000_000
"""Rows of a sheet; the format allows 1,048,576. What is beyond goes on in a further sheet."""
_OPTIONS = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


class _Formats:
    """How kinds of cells look."""

    def __init__(self, book: Workbook) -> None:
        self.head: Format = book.add_format({"bold": True, "bg_color": "#DCE6F1", "bottom": 1})
        self.whole: Format = book.add_format({"num_format": "#,##0"})
        self.number: Format = book.add_format({"num_format": "#,##0.00##"})
        self.percent: Format = book.add_format({"num_format": "0.00%"})


def write(
    sheets: Sequence[Sheet],
    out: BinaryIO,
    text: Callable[[str], str],
    day: date,
    rows: int = ROWS,
) -> None:
    """Write the workbook with these tables, said to be made on the day; `text` makes a text
    writable.
    """
    with xlsxwriter.Workbook(out, _OPTIONS) as book:
        book.set_properties({"created": datetime.combine(day, time.min), "author": "nianbao"})
        formats = _Formats(book)
        for sheet in sheets:
            _write(book, sheet, formats, text, rows)


def _write(
    book: Workbook,
    sheet: Sheet,
    formats: _Formats,
    text: Callable[[str], str],
    most: int,
) -> None:
    rest = iter(sheet.rows)
    number = 1
    while True:
        first = next(rest, None)
        if first is None and number > 1:
            return
        page = book.add_worksheet(sheet.name if number == 1 else f"{sheet.name} {number}")
        for place, column in enumerate(sheet.columns):
            page.set_column(place, place, column.width)
            page.write_string(0, place, column.head, formats.head)
        page.freeze_panes(1, 0)
        last = 0
        for last, row in enumerate(
            chain([] if first is None else [first], islice(rest, most - 1)), 1
        ):
            for place, cell in enumerate(row):
                _put(page, last, place, cell, formats, text)
        page.autofilter(0, 0, last, len(sheet.columns) - 1)
        number += 1


def _put(
    page: Worksheet,
    row: int,
    place: int,
    cell: Cell,
    formats: _Formats,
    text: Callable[[str], str],
) -> None:
    match cell:
        case None:
            return
        case Percent(value):
            page.write_number(row, place, float(value / 100), formats.percent)
        case str():
            page.write_string(row, place, text(cell))
        case _:
            whole = cell == int(cell)
            page.write_number(row, place, float(cell), formats.whole if whole else formats.number)
