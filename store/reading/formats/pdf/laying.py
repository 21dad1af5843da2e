"""From what pages draw to a document: lines of text and rows of ruled tables, in the order of the
pages.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from store.model import Place
from store.reading.formats.pdf.drawn import UNREAD, Box, DrawnPage
from store.reading.formats.pdf.furniture import furniture
from store.reading.formats.pdf.lettering import Letter, TextLine, cell_text, lines
from store.reading.formats.pdf.marks import visible
from store.reading.formats.pdf.page_breaks import rejoined
from store.reading.formats.pdf.ruling import Grid, grids
from store.reading.lines.blocks import Block, Document, Refused, tabbed

_SHORT: Final = 40.0
"""Points that a line ends before the longest one when its paragraph ends with it."""
_FEW: Final = 12
"""Characters on a page below which a picture on it is taken for its text."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of a ruled table."""

    cells: tuple[str, ...]
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class _Laid:
    """A page taken apart."""

    height: float
    lines: list[TextLine]
    rows: list[_Row]
    right: float
    """Where its longest line ends."""


def _are_cut(pages: Sequence[DrawnPage], count: int) -> bool:
    """Whether some of so many pages, or a part of one, were not read."""
    return count > len(pages) or any(page.cut for page in pages)


def laid_out(pages: Sequence[DrawnPage], count: int) -> Document | Refused:
    """The document of pages of which there are so many in all."""
    unread = pictured(pages)
    if not any(page.text.strip() for page in pages) or len(unread) == len(pages):
        return Refused("scanned", {"pages": str(count)})
    laid = [_laid(page) for page in pages]
    writer = _Writer(frozenset(unread))
    dropped = furniture([(page.height, page.lines) for page in laid])
    for number, page in enumerate(laid):
        writer.page(page, {line for at, line in dropped if at == number})
    lines = tuple(writer.lines)
    return Document(
        lines,
        tuple(writer.blocks),
        notes=("text-cut",) if _are_cut(pages, count) else (),
        pages=tuple(writer.pages),
        unread=frozenset(number for number, line in enumerate(lines, 1) if UNREAD in line),
        unread_pages=tuple(unread),
        places=tuple(writer.places),
    )


def pictured(pages: Sequence[DrawnPage]) -> list[int]:
    """The numbers of the pages whose text is a picture."""
    return [
        number
        for number, page in enumerate(pages, 1)
        if page.pictures and len(page.text.strip()) < _FEW
    ]


def _laid(page: DrawnPage) -> _Laid:
    """Characters sorted into the cells that they stand in, the others into lines."""
    tables = grids(page.rules)
    ruled = chain.from_iterable(grid.rows for grid in tables)
    inside: dict[Box, list[Letter]] = {cell: [] for cell in chain.from_iterable(ruled)}
    outside: list[Letter] = []
    for letter in visible(list(zip(page.text, page.boxes, strict=True)), page.rules, page.slants):
        cell = _cell_at(letter[1], tables)
        (inside[cell] if cell else outside).append(letter)
    free = lines(outside)
    rows: list[_Row] = []
    for grid in tables:
        for row in grid.rows:
            if len(row) == 1 and len(grid.rows) == 1:
                free += lines(inside[row[0]])  # a frame around a text is no table
                continue
            texts = tuple(cell_text(inside[cell]) for cell in row)
            if any(texts):
                rows.append(_Row(texts, row[0][1], min(cell[3] for cell in row)))
    free.sort(key=lambda line: line.box[1])
    height = max(
        1.0, page.size[1]
    )  # a page that says it is 1e30 points high comes as one without any height
    return _Laid(height, free, rows, max((line.box[2] for line in free), default=0.0))


def _cell_at(box: Box, tables: Sequence[Grid]) -> Box | None:
    """The cell that the middle of a character lies in."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    for grid in tables:
        if grid.box[0] <= x <= grid.box[2] and grid.box[1] <= y <= grid.box[3]:
            for row in grid.rows:
                for cell in row:
                    if cell[0] <= x <= cell[2] and cell[1] <= y <= cell[3]:
                        return cell
    return None


class _Writer:
    """The lines and blocks as far as they have been written."""

    def __init__(self, unread: frozenset[int]) -> None:
        self.lines: list[str] = []
        self.blocks: list[Block] = []
        self.pages: list[int] = []
        self.places: list[Place] = []
        self._unread = unread

    def page(self, page: _Laid, dropped: set[int]) -> None:
        """Writes a page, its rows among its lines as they stand."""
        self.pages.append(len(self.lines) + 1)
        self._height = page.height
        if len(self.pages) in self._unread:
            # Whatever stands there, nothing can be said to be missing, and what it cuts in two is
            # not put together.
            self._put(UNREAD, 0.0, page.height)
            self.blocks.append(Block(len(self.lines), len(self.lines), (UNREAD,), closed=True))
        first = bool(self.blocks)
        rows = iter([*page.rows, _Row((), float("inf"), float("inf"))])
        row = next(rows)
        for position, line in enumerate(page.lines):
            while row.top < line.box[1]:
                self._row(row, first)
                row, first = next(rows), False
            self._put(line.text, line.box[1], line.box[3])
            if position not in dropped:
                closed = line.box[2] < page.right - _SHORT
                at = len(self.lines)
                self.blocks.append(Block(at, at, (line.text,), closed=closed, spans=line.spans))
                first = False
        while row.cells:
            self._row(row, first)
            row, first = next(rows), False

    def _put(self, text: str, top: float, bottom: float) -> None:
        self.lines.append(text)
        self.places.append(Place(len(self.pages), top / self._height, bottom / self._height))

    def _row(self, row: _Row, first: bool) -> None:
        """Writes a row, joined to the one above it when it is the rest of that after a page
        break.
        """
        cells = row.cells
        self._put(tabbed(cells), row.top, row.bottom)
        at = len(self.lines)
        above = self.blocks[-1] if first else None
        whole = rejoined(above.cells, cells) if above is not None and above.grid else None
        if above is not None and whole:
            self.blocks[-1] = Block(above.line, at, whole, grid=True, closed=True)
        else:
            self.blocks.append(Block(at, at, cells, grid=len(cells) > 1, closed=True))
