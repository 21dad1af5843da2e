"""OpenDocument files (.odt, .ods): the XML of their content; a cell that lies under another is not
there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from store.reading.formats.packages import Package, PartUnusableError
from store.reading.formats.raising import raised
from store.reading.formats.spans import Span
from store.reading.formats.workbooks import Sheet, shown_rows
from store.reading.formats.writing import DocumentWriter
from store.reading.lines.blocks import Document, Refused
from store.reading.lines.limits import MAX_BLOCKS, MAX_CELLS, MAX_DEPTH

_PART: Final = "content.xml"
_NAMES: Final = "urn:oasis:names:tc:opendocument:xmlns:"
_OFFICE, _TEXT, _TABLE, _STYLE = (
    f"{{{_NAMES}{name}:1.0}}" for name in ("office", "text", "table", "style")
)
_FO: Final = f"{{{_NAMES}xsl-fo-compatible:1.0}}"
_PARAGRAPHS: Final = (f"{_TEXT}p", f"{_TEXT}h")
_NOT_SHOWN: Final = frozenset(
    {
        f"{_TEXT}{name}"
        for name in (
            "tracked-changes",
            "note",
            "hidden-text",
            "hidden-paragraph",
            "sequence-decls",
            "ruby-text",
        )
    }
    | {f"{_OFFICE}annotation", f"{_OFFICE}forms", f"{_TABLE}covered-table-cell"}
)
_SIGNS: Final = {f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n"}
_WHITE: Final = ("#ffffff", "#fff")
_RAISED: Final = re.compile(r"super|[1-9]\d*%.*")


def read(content: bytes) -> Document | Refused:
    """The document of an ODT file."""
    root = _root(content)
    if isinstance(root, Refused):
        return root
    body = root.find(f"{_OFFICE}body/{_OFFICE}text")
    writer = _Writing(_styles(root))
    if body is not None:
        writer.walk(body, 0)
    return writer.writer.document()


def sheets(content: bytes) -> list[Sheet] | Refused:
    """The sheets of an ODS file that are shown."""
    root = _root(content)
    if isinstance(root, Refused):
        return root
    styles = _styles(root)
    found = []
    for table in root.iterfind(f"{_OFFICE}body/{_OFFICE}spreadsheet/{_TABLE}table"):
        if table.get(f"{_TABLE}style-name", "") not in styles.hidden:
            rows = [_row(row, styles, repeated=True) for row in _rows(table)]
            found.append((table.get(f"{_TABLE}name", ""), list(shown_rows(rows))))
    return found


def _root(content: bytes) -> etree._Element | Refused:
    try:
        with Package(content) as package:
            if "META-INF/manifest.xml" in package:
                manifest = package.xml("META-INF/manifest.xml")
                if any(str(node.tag).endswith("}encryption-data") for node in manifest.iter()):
                    return Refused("locked")
            return package.xml(_PART)
    except PartUnusableError as error:
        return Refused(error.code, {"part": error.part})


class _Styles:
    """The styles of text that is not shown, or raised."""

    def __init__(self) -> None:
        self.hidden: set[str] = set()
        self.raised: set[str] = set()


def _styles(root: etree._Element) -> _Styles:
    found = _Styles()
    for style in root.iter(f"{_STYLE}style"):
        name = style.get(f"{_STYLE}name", "")
        for properties in style:
            hidden = (
                properties.get(f"{_TEXT}display") == "none"
                or properties.get(f"{_TABLE}display") == "false"
            )
            struck = properties.get(f"{_STYLE}text-line-through-style", "none") != "none"
            white = properties.get(f"{_FO}color", "").lower() in _WHITE and not properties.get(
                f"{_FO}background-color"
            )
            if hidden or struck or white:
                found.hidden.add(name)
            if _RAISED.fullmatch(properties.get(f"{_STYLE}text-position", "")):
                found.raised.add(name)
    return found


class _Writing:
    """The text of a document, in its order."""

    def __init__(self, styles: _Styles) -> None:
        self.writer = DocumentWriter()
        self._styles = styles

    def walk(self, parent: etree._Element, depth: int) -> None:
        """Writes what stands in a body, a section or a list."""
        for child in parent:
            if self.writer.full or depth > MAX_DEPTH:
                return
            if child.tag in _PARAGRAPHS:
                self.writer.paragraph(_text(child, self._styles))
            elif child.tag == f"{_TABLE}table":
                self.writer.table([_row(row, self._styles, repeated=False) for row in _rows(child)])
            elif child.tag not in _NOT_SHOWN:
                self.walk(child, depth + 1)


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    """The rows of a table, also those in groups; a repeated one as often as it is there."""
    left = MAX_BLOCKS
    for child in table:
        if (
            child.tag == f"{_TABLE}table-row"
            and child.get(f"{_TABLE}visibility", "visible") == "visible"
        ):
            empty = next(child.itertext(), None) is None
            for _ in range(1 if empty else min(left, _size(child, "number-rows-repeated"))):
                left -= 1
                yield child
        elif str(child.tag).startswith(f"{_TABLE}table-") and child.tag != f"{_TABLE}table-column":
            yield from _rows(child)
        if left <= 0:
            return


def _row(row: etree._Element, styles: _Styles, *, repeated: bool) -> list[Span]:
    """The cells that begin in a row; in a sheet the blank ones at its end are not there."""
    found: list[Span] = []
    for cell in row:
        if cell.tag != f"{_TABLE}table-cell":
            continue
        text = " ".join(_text(p, styles) for p in cell.iter(*_PARAGRAPHS) if not _is_under(p, cell))
        span = Span(text, _size(cell, "number-rows-spanned"), _size(cell, "number-columns-spanned"))
        found += [span] * min(
            MAX_CELLS - len(found), _size(cell, "number-columns-repeated") if repeated else 1
        )
        if len(found) >= MAX_CELLS:
            break
    return found


def _is_under(paragraph: etree._Element, cell: etree._Element) -> bool:
    """Whether a paragraph of a cell belongs to a note in it."""
    return any(
        above.tag in _NOT_SHOWN
        for above in paragraph.iterancestors()
        if above is not cell and cell in above.iterancestors()
    )


def _size(element: etree._Element, name: str) -> int:
    said = element.get(f"{_TABLE}{name}", "")
    if said.isascii() and said.isdecimal() and len(said) < 8:
        return max(1, int(said))
    return 1


def _text(element: etree._Element, styles: _Styles) -> str:
    """What a paragraph shows."""
    pieces: list[str] = []
    _gather(element, styles, pieces, 0)
    return "".join(pieces)


def _blanks(count: str) -> str:
    return " " * min(100, int(count) if count.isdecimal() else 1)


def _gather(element: etree._Element, styles: _Styles, pieces: list[str], depth: int) -> None:
    style = element.get(f"{_TEXT}style-name", "")
    if element.tag in _NOT_SHOWN or style in styles.hidden or depth > MAX_DEPTH:
        return
    begun = len(pieces)
    pieces.append(_SIGNS.get(str(element.tag), ""))
    if element.tag == f"{_TEXT}s":
        pieces.append(_blanks(element.get(f"{_TEXT}c", "1")))
    pieces.append(element.text or "")
    for child in element:
        _gather(child, styles, pieces, depth + 1)
        pieces.append(child.tail or "")
    if style in styles.raised and depth:
        pieces[begun:] = [raised("".join(pieces[begun:]))]
