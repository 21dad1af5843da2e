"""The lines and blocks of a document as far as they have been written: what readers of flowing text
have in common.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from store.reading.formats.spans import Span, spread
from store.reading.formats.text import cut
from store.reading.lines.blocks import Block, Document, tabbed
from store.reading.lines.limits import MAX_BLOCKS, MAX_CELLS, MAX_LINE

_PROSE_CELL: Final = 120
"""Characters from which a cell with a full stop is prose that a table only lays out."""


class DocumentWriter:
    """Takes paragraphs and tables in the order of the text."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._blocks: list[Block] = []

    @property
    def full(self) -> bool:
        """Whether no more is looked at."""
        return len(self._blocks) >= MAX_BLOCKS

    def paragraph(self, text: str) -> None:
        """A paragraph, or the lines of one."""
        for line in text.split("\n"):
            cells, grid = cut(line[:MAX_LINE])
            if any(cells) or grid:
                self._write(cells, grid)

    def table(self, rows: Sequence[Sequence[Span]]) -> None:
        """A table by the cells that begin in each row."""
        shown = [
            [span._replace(text=" ".join(span.text.split())[:MAX_LINE]) for span in row[:MAX_CELLS]]
            for row in rows
        ]
        for texts in spread(shown[:MAX_BLOCKS]):
            if any(len(text) > _PROSE_CELL and "。" in text for text in texts):
                for text in texts:
                    self.paragraph(text)
            elif any(texts):
                self._write(texts, grid=len(texts) > 1)
            if self.full:
                return

    def document(self) -> Document:
        """The document that was written."""
        return Document(
            tuple(self._lines), tuple(self._blocks), notes=("text-cut",) if self.full else ()
        )

    def _write(self, cells: tuple[str, ...], grid: bool) -> None:
        if not self.full:
            self._lines.append(tabbed(cells))
            self._blocks.append(Block(len(self._lines), len(self._lines), cells, grid, closed=True))
