"""Word documents: paragraphs become lines, rows of tables become rows of cells, in the order of the
text.

Read straight from the XML of the main part. What was deleted under tracked changes, is hidden, or
belongs to a field's code is not printed and so not read; of text that is stored twice (drawings for
new and for old programs) one copy is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from lxml import etree

from store.reading.formats.docx_shown import is_deleted, is_deleted_cell
from store.reading.formats.docx_styles import WordStyles, as_transitional
from store.reading.formats.docx_texts import (
    BOX,
    NOT_PRINTED,
    UNREADABLE,
    awaits_number,
    printed,
    printed_in_cell,
)
from store.reading.formats.numbering import Numbering
from store.reading.formats.packages import Package, PartUnusableError
from store.reading.formats.spans import Span, spread
from store.reading.formats.text import cut
from store.reading.lines.blocks import Block, Document, Refused, tabbed
from store.reading.lines.limits import MAX_BLOCKS, MAX_CELLS, MAX_DEPTH, MAX_LINE

PART: Final = "word/document.xml"
_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_PROSE_CELL: Final = 120
"""Characters from which a cell with a full stop is prose that a table only lays out."""


def read(content: bytes) -> Document | Refused:
    """The document of a DOCX file."""
    try:
        with Package(content) as package:
            root = package.xml(PART)
            numbering, styles = Numbering(package), WordStyles(package)
    except PartUnusableError as error:
        return Refused(error.code, {"part": error.part})
    as_transitional(root)
    body = root.find(f"{_W}body")
    writer = _Writer(numbering, styles)
    if body is not None:
        writer.walk(body, 0)
    notes = ("text-cut",) if len(writer.blocks) >= MAX_BLOCKS else ()
    return Document(tuple(writer.lines), tuple(writer.blocks), notes=notes)


class _Writer:
    """The lines and blocks as far as they have been written."""

    def __init__(self, numbering: Numbering, styles: WordStyles) -> None:
        self.lines: list[str] = []
        self.blocks: list[Block] = []
        self._numbering = numbering
        self._styles = styles

    def walk(self, parent: etree._Element, depth: int) -> None:
        """Writes everything that stands in a body, a cell or a text box."""
        for child in parent:
            if len(self.blocks) >= MAX_BLOCKS or depth > MAX_DEPTH:
                return
            if child.tag == f"{_W}p":
                self._paragraph(child, depth)
            elif child.tag == f"{_W}tbl":
                self._table(child, depth)
            elif child.tag not in NOT_PRINTED:
                self.walk(child, depth + 1)

    def _paragraph(self, paragraph: etree._Element, depth: int) -> None:
        text = self._numbering.label(paragraph) + printed(paragraph, self._styles)
        for line in text.split("\n"):
            cells, grid = cut(line[:MAX_LINE])
            if any(cells) or grid:
                self._write(cells, grid, closed=True)
        for box in _boxes(paragraph):
            self.walk(box, depth + 1)

    def _shown(self, row: etree._Element) -> list[tuple[etree._Element, str]]:
        """The cells of a row with their texts; one that goes on from above has none."""
        return [(cell, "" if _continues(cell) else self._text_of(cell)) for cell in _cells(row)]

    def _table(self, table: etree._Element, depth: int) -> None:
        drawn = list(_rows(table))[:MAX_BLOCKS]
        rows = spread(_spans([self._shown(row) for row in drawn]))
        for row, texts in zip(drawn, rows, strict=False):
            cells = [cell for cell in _cells(row) if not _continues(cell)][:MAX_CELLS]
            if _lays_out(cells, texts):
                for cell in cells:
                    self.walk(cell, depth + 1)
            elif any(texts):
                self._write(tuple(texts), grid=len(texts) > 1, closed=True)
            if len(self.blocks) >= MAX_BLOCKS:
                return

    def _text_of(self, cell: etree._Element) -> str:
        """A cell's text; paragraphs stay apart, since two numbers on two lines are not one."""
        if any(child.tag == f"{_W}tbl" for child in cell):
            return " ".join(text for table in cell.iter(f"{_W}t") if (text := table.text))[
                :MAX_LINE
            ]
        paragraphs = (
            self._numbering.label(p) + printed_in_cell(p, self._styles) for p in _paragraphs(cell)
        )
        if awaits_number(cell):
            return UNREADABLE
        return " ".join(" ".join(paragraphs).split())[:MAX_LINE]

    def _write(self, cells: tuple[str, ...], grid: bool, closed: bool) -> None:
        self.lines.append(tabbed(cells))
        self.blocks.append(Block(len(self.lines), len(self.lines), cells, grid, closed))


def _paragraphs(parent: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs of a cell, without those of text boxes and of what is not printed."""
    for child in parent:
        if child.tag == f"{_W}p":
            yield child
        elif child.tag not in NOT_PRINTED and child.tag != BOX:
            yield from _paragraphs(child)


def _spans(rows: list[list[tuple[etree._Element, str]]]) -> list[list[Span]]:
    """The cells that begin in each row, with the rows and columns that they cover."""
    open_at: dict[int, tuple[int, int]] = {}
    found: list[list[list[int | str]]] = []
    for number, row in enumerate(rows):
        column = 0
        made: list[list[int | str]] = []
        for cell, text in row[:MAX_CELLS]:
            width = _width(cell)
            if _continues(cell) and column in open_at:
                above, place = open_at[column]
                found[above][place][1] = number - above + 1
            elif not _continues(cell):
                made.append([text, 1, width])
                open_at[column] = (number, len(made) - 1)
            column += width
        found.append(made)
    return [[Span(str(text), int(high), int(wide)) for text, high, wide in row] for row in found]


def _width(cell: etree._Element) -> int:
    mark = cell.find(f"{_W}tcPr/{_W}gridSpan")
    said = mark.get(f"{_W}val", "") if mark is not None else ""
    if said.isascii() and said.isdecimal() and len(said) < 4:
        return max(1, int(said))
    return 1


def _boxes(paragraph: etree._Element) -> Iterator[etree._Element]:
    """The text boxes of a paragraph that lie in no other box."""
    for box in paragraph.iter(BOX):
        above = {ancestor.tag for ancestor in box.iterancestors()}
        inside = next(box.iterancestors(f"{_W}p"), None)
        if inside is paragraph and _FALLBACK not in above:
            yield box


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    """The rows of a table, also those within content controls, without deleted and hidden ones."""
    for child in table:
        if child.tag == f"{_W}tr":
            if not is_deleted(child):
                yield child
        elif child.tag not in NOT_PRINTED and child.tag != f"{_W}tbl":
            yield from _rows(child)


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    for child in row:
        if child.tag == f"{_W}tc":
            if not is_deleted_cell(child):
                yield child
        elif child.tag not in NOT_PRINTED and child.tag != f"{_W}tbl":
            yield from _cells(child)


def _continues(cell: etree._Element) -> bool:
    """Whether a cell is the lower part of one that was merged downwards."""
    mark = cell.find(f"{_W}tcPr/{_W}vMerge")
    return mark is not None and mark.get(f"{_W}val", "continue") == "continue"


def _lays_out(cells: Sequence[etree._Element], texts: Sequence[str]) -> bool:
    """Whether a row only lays out the page: a table or prose stands in it."""
    if any(cell.find(f".//{_W}tbl") is not None for cell in cells):
        return True
    return any(len(text) > _PROSE_CELL and "。" in text for text in texts)
