"""Workbooks: a row of a sheet is a row of cells; the sheets of a workbook follow each other.

Read straight from the XML. A cell that lies under a merged one is not there (as in a page or a Word
table), so that an empty cell is a blank one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from lxml import etree

from store.reading.formats.packages import Package, PartUnusableError
from store.reading.formats.raising import raised
from store.reading.formats.spans import for_each
from store.reading.formats.workbooks import Sheet, shown
from store.reading.formats.xlsx_hidden import Hidden
from store.reading.formats.xlsx_markup import MAIN
from store.reading.formats.xlsx_rules import CellRules, column
from store.reading.formats.xlsx_styles import Look, Styles, is_raised
from store.reading.lines.blocks import Refused
from store.reading.lines.limits import MAX_BLOCKS, MAX_CELLS, MAX_LINE

PART: Final = "xl/workbook.xml"
_R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_PLACE: Final = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_STRINGS: Final = "xl/sharedStrings.xml"
_STYLES: Final = "xl/styles.xml"
_THEME: Final = "xl/theme/theme1.xml"
_UNCERTAIN: Final = "[?]"
"""Stands behind what a rule of the sheet may hide, and in the place of what a formula gives that
was not kept.
"""
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
    parts = {
        name: package.xml(name) if name in package else None for name in (_STRINGS, _STYLES, _THEME)
    }
    strings = parts[_STRINGS]
    shared = [] if strings is None else list(strings.iter(f"{MAIN}si"))
    styles = Styles(parts[_STYLES], parts[_THEME])
    targets = {
        node.get("Id", ""): node.get("Target", "")
        for node in package.xml("xl/_rels/workbook.xml.rels")
        if node.tag
    }
    shown = [
        s for s in package.xml(PART).iter(f"{MAIN}sheet") if s.get("state", "visible") == "visible"
    ]
    for sheet in shown[:_MAX_SHEETS]:
        target = targets.get(sheet.get(f"{_R}id", ""), "")
        part = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
        if "chartsheets/" not in part:
            yield sheet.get("name", ""), _Sheet(package.xml(part), shared, styles).rows()


class _Sheet:
    """A sheet with what its cells refer to."""

    def __init__(self, root: etree._Element, strings: list[etree._Element], styles: Styles) -> None:
        self._root = root
        self._strings = strings
        self._styles = styles
        self._rules = CellRules(root, styles)
        self._hidden = Hidden(root)

    def rows(self) -> Iterator[tuple[tuple[str, ...], bool]]:
        """The rows that are shown and have any text, each with whether it is a row of a table."""
        nodes = [
            (_number(node, position), node)
            for position, node in enumerate(self._root.iter(f"{MAIN}row"), 1)
        ]
        hidden = frozenset(number for number, node in nodes if self._hidden.row(node))
        rows = {number: self._row(node, number) for number, node in nodes}
        covered = self._covered(rows, hidden)
        seen = [number for number, _ in nodes if number not in hidden]
        width = min(MAX_CELLS, max((_width(rows[number]) for number in seen), default=0))
        columns = [one for one in range(width) if one not in self._hidden.columns]
        for number in seen:
            yield from _cells(rows[number], columns, covered.get(number, set()))

    def _row(self, node: etree._Element, number: int) -> Row:
        found: Row = {}
        for position, cell in enumerate(node.iter(f"{MAIN}c")):
            place = _PLACE.fullmatch(cell.get("r", ""))
            at = column(place[1]) if place else position
            if at < MAX_CELLS:
                found[at] = " ".join(self._value(cell, number - 1, at).split())
        return found

    def _value(self, cell: etree._Element, row: int, at: int) -> str:
        """What a cell shows; with a mark that no number has where it is not known whether it
        does.
        """
        node = cell.find(f"{MAIN}v")
        held = (node.text or "") if node is not None else ""
        kind = cell.get("t", "n")
        if not held and kind == "n" and cell.find(f"{MAIN}f") is not None:
            return _UNCERTAIN  # a program wrote the formula and not what it gives
        item = self._item(cell, kind, held)
        if item is not None:
            held = "".join(text for text, _ in _runs(item))
        look, uncertain = self._rules.looks(row, at, held, self._styles.look(cell.get("s", "")))
        text = self._said(held, item, kind, look)
        if uncertain and held:
            return f"{text} {_UNCERTAIN}"
        return text

    def _item(self, cell: etree._Element, kind: str, held: str) -> etree._Element | None:
        """What holds the text of a cell, its own or the one that cells share; None where it has
        none.
        """
        if kind == "inlineStr":
            return cell
        if kind == "s":
            return self._shared(held)
        return None

    def _said(self, held: str, item: etree._Element | None, kind: str, look: Look) -> str:
        if item is not None:
            return self._text(item, look)
        if kind == "b":
            return self._styles.text("TRUE" if held == "1" else "FALSE", look)
        if kind == "n" and held:
            return self._styles.number(held, look)
        return self._styles.text(held, look)

    def _text(self, item: etree._Element, look: Look) -> str:
        """The text of a cell as it is shown: struck, white and phonetic runs left out, raised ones
        raised.
        """
        pieces: list[str] = []
        for text, font in _runs(item):
            shown = self._styles.text(
                text, look if font is None else self._styles.in_font(look, font)
            )
            pieces.append(raised(shown) if font is not None and is_raised(font) else shown)
        return "".join(pieces)[:MAX_LINE]

    def _shared(self, number: str) -> etree._Element | None:
        """The text of a number in the list of those that cells share."""
        is_there = number.isdecimal() and len(number) < 9 and int(number) < len(self._strings)
        if is_there:
            return self._strings[int(number)]
        return None

    def _covered(self, rows: dict[int, Row], hidden: frozenset[int]) -> dict[int, set[int]]:
        """Per row, the columns that lie under a merged cell without being the first of it that is
        shown.

        What a merged cell holds is written into its first row and column that are shown, numbers
        into each row.
        """
        found: dict[int, set[int]] = {}
        budget = MAX_BLOCKS
        for merge in list(self._root.iter(f"{MAIN}mergeCell"))[:_MAX_MERGES]:
            area = _area(merge.get("ref", ""))
            if area is None:
                continue
            top, bottom, left, right = area
            budget -= max(0, bottom - top)
            if budget < 0:
                break
            text = rows.get(top, {}).get(left, "")
            lines = [number for number in range(top, bottom + 1) if number not in hidden]
            first = next(
                (one for one in range(left, right + 1) if one not in self._hidden.columns), left
            )
            shared = for_each(text, len(lines))
            for number in lines:
                under = set(range(left, right + 1))
                if number == lines[0] or shared is not None:
                    under.discard(first)
                    rows.setdefault(number, {})[first] = text if shared is None else shared
                found.setdefault(number, set()).update(under)
        return found


def _runs(item: etree._Element) -> Iterator[tuple[str, etree._Element | None]]:
    """The pieces of a text with their fonts, where they have their own; reading aids (拼音) are
    left out.
    """
    for node in item.iter(f"{MAIN}t"):
        parent = node.getparent()
        if parent is not None and parent.tag != f"{MAIN}rPh":
            yield node.text or "", parent.find(f"{MAIN}rPr") if parent.tag == f"{MAIN}r" else None


def _cells(
    row: Row,
    columns: Sequence[int],
    under: set[int],
) -> Iterator[tuple[tuple[str, ...], bool]]:
    """The cells of a row that are there, if it has any text in the columns that are shown."""
    if any(row.get(one) for one in columns):
        yield shown(tuple(row.get(one, "") for one in columns if one not in under))


def _width(row: Row) -> int:
    """How far to the right a row has text."""
    return max((at + 1 for at, text in row.items() if text), default=0)


def _number(node: etree._Element, position: int) -> int:
    said = node.get("r", "")
    if said.isdecimal() and len(said) < 8:
        return int(said)
    return position


def _area(reference: str) -> tuple[int, int, int, int] | None:
    """The first and last row and column of a merged cell."""
    corners = [_PLACE.fullmatch(corner) for corner in reference.split(":")]
    if len(corners) != 2 or not corners[0] or not corners[1]:
        return None
    top, bottom = int(corners[0][2]), int(corners[1][2])
    return (
        top,
        min(bottom, top + MAX_BLOCKS),
        column(corners[0][1]),
        min(column(corners[1][1]), MAX_CELLS),
    )
