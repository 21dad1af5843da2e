"""Workbooks: a row of a sheet is a row of cells; the sheets of a workbook follow each other.

Read straight from the XML. A cell that lies under a merged one is not there (as in a page or a Word table), so that an
empty cell is a blank one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from store.reading.formats.packages import Package, PartUnusableError
from store.reading.formats.raising import raised
from store.reading.formats.spans import for_each
from store.reading.formats.workbooks import Sheet, shown
from store.reading.formats.xlsx_styles import Styles, is_raised, is_seen
from store.reading.lines.blocks import Refused
from store.reading.lines.limits import MAX_BLOCKS, MAX_CELLS, MAX_LINE

PART: Final = "xl/workbook.xml"
_M: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_PLACE: Final = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_TRUE: Final = frozenset({"1", "true"})
_MAX_SHEETS: Final = 60
_MAX_MERGES: Final = 2_000

Row = dict[int, str]
"""A row's cells by column, from 0."""


def sheets(content: bytes) -> list[Sheet] | Refused:
    """The sheets that are shown, each with its rows."""
    try:
        with Package(content) as package:
            return [(name, list(rows)) for name, rows in _sheets(package)]
    except PartUnusableError as error:
        return Refused(error.code, {"part": error.part})


def _sheets(package: Package) -> Iterator[tuple[str, Iterator[tuple[tuple[str, ...], bool]]]]:
    """The visible sheets by name, each with its rows."""
    strings = _strings(package) if "xl/sharedStrings.xml" in package else []
    styles = Styles(package.xml("xl/styles.xml") if "xl/styles.xml" in package else None)
    targets = {
        node.get("Id", ""): node.get("Target", "") for node in package.xml("xl/_rels/workbook.xml.rels") if node.tag
    }
    shown = [s for s in package.xml(PART).iter(f"{_M}sheet") if s.get("state", "visible") == "visible"]
    for sheet in shown[:_MAX_SHEETS]:
        target = targets.get(sheet.get(f"{_R}id", ""), "")
        part = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
        if "chartsheets/" not in part:
            yield sheet.get("name", ""), _rows(package.xml(part), strings, styles)


def _strings(package: Package) -> list[str]:
    """The texts that cells share; readings aids (拼音) beside them are left out."""
    root = package.xml("xl/sharedStrings.xml")
    return [_text(item) for item in root.iter(f"{_M}si")]


def _text(item: etree._Element) -> str:
    """The text of a cell as it is shown: struck, white and phonetic runs left out, raised ones raised."""
    pieces: list[str] = []
    for node in item.iter(f"{_M}t"):
        parent = node.getparent()
        if parent is not None and parent.tag == f"{_M}rPh":
            continue
        font = parent.find(f"{_M}rPr") if parent is not None and parent.tag == f"{_M}r" else None
        if font is None or is_seen(font):
            text = node.text or ""
            pieces.append(raised(text) if font is not None and is_raised(font) else text)
    return "".join(pieces)[:MAX_LINE]


def _rows(root: etree._Element, strings: list[str], styles: Styles) -> Iterator[tuple[tuple[str, ...], bool]]:
    """The rows of a sheet that have any text, each with whether it is a row of a table."""
    hidden = _hidden_columns(root)
    rows = [
        (_number(node, position), _row(node, strings, styles, hidden))
        for position, node in enumerate(root.iter(f"{_M}row"), 1)
        if node.get("hidden", "0") not in _TRUE
    ]
    covered = _covered(root, dict(rows))
    width = min(MAX_CELLS, max((_width(row) for _, row in rows), default=0))
    for number, row in rows:
        if any(row.values()):
            yield _cells(row, width, covered.get(number, set()))


def _width(row: Row) -> int:
    """How far to the right a row has text."""
    return max((column + 1 for column, text in row.items() if text), default=0)


def _number(node: etree._Element, position: int) -> int:
    said = node.get("r", "")
    return int(said) if said.isdecimal() and len(said) < 8 else position


def _row(node: etree._Element, strings: list[str], styles: Styles, hidden: frozenset[int]) -> Row:
    found: Row = {}
    for position, cell in enumerate(node.iter(f"{_M}c")):
        place = _PLACE.fullmatch(cell.get("r", ""))
        column = _column(place[1]) if place else position
        if column < MAX_CELLS and column not in hidden:
            found[column] = " ".join(_value(cell, strings, styles).split())
    return found


def _cells(row: Row, width: int, covered: set[int]) -> tuple[tuple[str, ...], bool]:
    cells = tuple(row.get(column, "") for column in range(width) if column not in covered)
    return shown(cells)


def _hidden_columns(root: etree._Element) -> frozenset[int]:
    found: set[int] = set()
    for node in root.iter(f"{_M}col"):
        first, last = node.get("min", ""), node.get("max", "")
        if node.get("hidden", "0") in _TRUE and first.isdecimal() and last.isdecimal() and len(first + last) < 12:
            found |= set(range(int(first) - 1, min(int(last), MAX_CELLS)))
    return frozenset(found)


def _value(cell: etree._Element, strings: list[str], styles: Styles) -> str:
    """What a cell shows."""
    kind, style = cell.get("t", "n"), cell.get("s", "")
    if not styles.shows(style):
        return ""
    if kind == "inlineStr":
        return _text(cell)
    node = cell.find(f"{_M}v")
    text = (node.text or "") if node is not None else ""
    if kind == "s":
        return _shared(text, strings)
    if kind == "b":
        return "TRUE" if text == "1" else "FALSE"
    return styles.shown(text, style) if kind == "n" and text else text


def _covered(root: etree._Element, rows: dict[int, Row]) -> dict[int, set[int]]:
    """Per row, the columns that lie under a merged cell without being its first; numbers are written into each row."""
    found: dict[int, set[int]] = {}
    budget = MAX_BLOCKS
    for merge in list(root.iter(f"{_M}mergeCell"))[:_MAX_MERGES]:
        corners = [_PLACE.fullmatch(corner) for corner in merge.get("ref", "").split(":")]
        if len(corners) != 2 or not corners[0] or not corners[1]:
            continue
        left, right = _column(corners[0][1]), min(_column(corners[1][1]), MAX_CELLS)
        top, bottom = int(corners[0][2]), min(int(corners[1][2]), int(corners[0][2]) + MAX_BLOCKS)
        budget -= max(0, bottom - top)
        if budget < 0:
            break
        shared = for_each(rows.get(top, {}).get(left, ""), bottom - top + 1)
        for number in range(top, bottom + 1):
            found.setdefault(number, set()).update(range(left + (number == top or shared is not None), right + 1))
            if shared is not None and number in rows:
                rows[number][left] = shared
    return found


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _shared(number: str, strings: list[str]) -> str:
    """The text of a number in the list of those that cells share; empty where there is none."""
    is_there = number.isdecimal() and len(number) < 9 and int(number) < len(strings)
    return strings[int(number)] if is_there else ""
