"""Workbooks before 2007 (.xls, and .et of Kingsoft Spreadsheets) and binary ones (.xlsb), by the
library calamine.

It gives values and not how they look: what is hidden or struck in a sheet that is shown is read
like the rest.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from store.reading.formats.spans import Span
from store.reading.formats.workbooks import Sheet, shown_rows
from store.reading.lines.blocks import Refused
from store.reading.lines.limits import MAX_BLOCKS, MAX_CELLS, MAX_LINE, MAX_XML

_MAX_SHEETS: Final = 60
_MAX_MERGES: Final = 2_000
_DIGITS: Final = 11
"""Of a number, as a sheet shows it that says nothing about it."""
_MERGED: Final = 176
"""The record of a binary sheet that names merged cells."""

Merge = tuple[int, int, int, int]
"""First row, last row, first column, last column, from 0."""


def sheets(content: bytes) -> list[Sheet] | Refused:
    """The sheets that are shown."""
    try:
        with CalamineWorkbook.from_object(io.BytesIO(content)) as book:
            return list(_sheets(book, content))
    except PasswordError:
        return Refused("locked")
    except (CalamineError, OSError, ValueError, zipfile.BadZipFile, zlib.error):
        return Refused("document-damaged", {"part": "Workbook"})


def _sheets(book: CalamineWorkbook, content: bytes) -> Iterator[Sheet]:
    for number, said in enumerate(book.sheets_metadata[:_MAX_SHEETS]):
        if said.visible is SheetVisibleEnum.Visible and said.typ is SheetTypeEnum.WorkSheet:
            sheet = book.get_sheet_by_index(number)
            merges = sheet.merged_cell_ranges
            if merges is None:
                found = _binary_merges(content, number)
            else:
                found = [(top, bottom, left, right) for (top, left), (bottom, right) in merges]
            yield said.name, list(shown_rows(list(_rows(sheet, found[:_MAX_MERGES]))))


def _rows(sheet: CalamineSheet, merges: Iterable[Merge]) -> Iterator[list[Span]]:
    """The cells that begin in each row."""
    if sheet.start is None:
        return
    first, left = sheet.start
    begins: dict[tuple[int, int], tuple[int, int]] = {}
    covered: dict[int, list[tuple[int, int]]] = {}
    budget = MAX_BLOCKS
    for top, bottom, begin, end in merges:
        begins[top, begin] = (bottom - top + 1, end - begin + 1)
        budget -= max(0, bottom - top)
        for number in range(top, bottom + 1) if budget > 0 else ():
            covered.setdefault(number, []).append((begin, end))
    for number, values in enumerate(sheet.iter_rows(), first):
        if number - first >= MAX_BLOCKS:
            return
        row: list[Span] = [Span("")] * min(left, MAX_CELLS)
        for column, value in enumerate(values[:MAX_CELLS], left):
            size = begins.get((number, column))
            if size:
                row.append(Span(_shown(value), *size))
            elif not any(begin <= column <= end for begin, end in covered.get(number, ())):
                row.append(Span(_shown(value)))
        yield row


def _shown(value: object) -> str:
    """What a cell shows, as far as its value says."""
    if isinstance(value, bool):
        if value:
            return "TRUE"
        return "FALSE"
    if isinstance(value, int | float):
        rounded = Decimal(f"{value:.{_DIGITS - 1}E}") if abs(value) < 1e30 else Decimal(0)
        is_whole = rounded == rounded.to_integral()
        return f"{rounded.quantize(Decimal(1)) if is_whole else rounded.normalize():f}"
    return str(value)[:MAX_LINE]


def _binary_merges(content: bytes, number: int) -> list[Merge]:
    """The merged cells of a sheet of a binary workbook, of which the library does not tell."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        name = f"xl/worksheets/sheet{number + 1}.bin"
        if name not in archive.NameToInfo:
            return []
        with archive.open(name) as part:
            sheet = part.read(MAX_XML)
    found: list[Merge] = []
    at = 0
    while at < len(sheet) - 2 and len(found) < _MAX_MERGES:
        kind, at = _number(sheet, at, 2)
        size, at = _number(sheet, at, 4)
        if kind == _MERGED and size >= 16 and at + 16 <= len(sheet):
            top, bottom, left, right = struct.unpack_from("<4I", sheet, at)
            found.append((top, bottom, left, right))
        at += size
    return found


def _number(content: bytes, at: int, most: int) -> tuple[int, int]:
    """A number of seven bits a byte, and where it ends."""
    number = 0
    for place in range(most):
        if at >= len(content):
            break
        byte = content[at]
        at += 1
        number |= (byte & 0x7F) << 7 * place
        if byte < 0x80:
            break
    return number, at
