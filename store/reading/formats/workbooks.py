"""What all kinds of workbooks have in common: the sheets follow each other, or are reports each of
its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from store.reading.formats.spans import Span, spread
from store.reading.formats.text import cut
from store.reading.forms.form import row_keys
from store.reading.lines.blocks import Block, Document, NamedSheet, Refused, tabbed
from store.reading.lines.limits import MAX_BLOCKS
from store.reading.whose.titles import agency_and_year
from store.reading.words.folding import key
from store.reading.words.identity_patterns import IDENTITY
from store.reading.words.numbers import parse

Row = tuple[tuple[str, ...], bool]
"""The cells of a row, and whether it is a row of a table."""
Sheet = tuple[str, list[Row]]
"""A sheet by its name, with the rows that have any text."""

_OPENING: Final = 10
"""Rows of a sheet among which its title stands."""
_LONGEST_TITLE: Final = 80


def document(sheets: Sequence[Sheet]) -> Document | Refused:
    """All sheets one after the other; a workbook with a report on each is no document."""
    if reports(sheets):
        return Refused("batch")
    lines: list[str] = []
    blocks: list[Block] = []
    begun: list[NamedSheet] = []
    for name, rows in sheets:
        begun.append(NamedSheet(name, len(lines) + 1))
        for cells, grid in rows:
            if len(blocks) >= MAX_BLOCKS:
                return Document(
                    tuple(lines), tuple(blocks), notes=("text-cut",), sheets=tuple(begun)
                )
            lines.append(tabbed(cells))
            blocks.append(Block(len(lines), len(lines), cells, grid, closed=True))
    return Document(tuple(lines), tuple(blocks), sheets=tuple(begun))


def reports(sheets: Sequence[Sheet]) -> list[tuple[str, str]]:
    """The sheets of a workbook that has a report on each, as name and text; none when the workbook
    is one document: all its titles may be one, above a draft and what became of it.
    """
    titles = [
        filter(None, (_titled(tabbed(cells)) for cells, _ in rows[:_OPENING])) for _, rows in sheets
    ]
    titled = [title for found in titles if (title := next(found, None))]
    if len(titled) < 2 or len(set(titled)) == 1:
        return []
    return [(name, "".join(f"{tabbed(cells)}\n" for cells, _ in rows)) for name, rows in sheets]


def shown(cells: tuple[str, ...]) -> Row:
    """A row of a sheet; a title or a paragraph that was typed into one cell is a line."""
    filled = [cell for cell in cells if cell]
    if len(filled) == 1 and not parse(filled[0]) and key(filled[0]) not in row_keys():
        return cut(filled[0])
    return cells, len(cells) > 1


def shown_rows(rows: Sequence[Sequence[Span]]) -> Iterator[Row]:
    """The rows of a sheet that have any text, from the cells that begin in each; all as wide as the
    widest.
    """
    cut_off = [_without_blank_end(row) for row in rows]
    width = max((sum(span.columns for span in row) for row in cut_off), default=0)
    for row, texts in zip(cut_off, spread([_widened(row, width) for row in cut_off]), strict=True):
        if any(span.text for span in row) or any(texts):
            yield shown(tuple(" ".join(text.split()) for text in texts))


def _without_blank_end(row: Sequence[Span]) -> Sequence[Span]:
    end = len(row)
    while end and not row[end - 1].text and row[end - 1].columns == 1 and row[end - 1].rows == 1:
        end -= 1
    return row[:end]


def _widened(row: Sequence[Span], width: int) -> Sequence[Span]:
    return [*row, *[Span("")] * (width - sum(span.columns for span in row))]


def _titled(line: str) -> tuple[str, int | None] | None:
    """The agency and year in a line that is a title; None where it is none."""
    if len(line) >= _LONGEST_TITLE or not IDENTITY["title"].search(line):
        return None
    agency, year = agency_and_year(line)
    if agency:
        return (agency, year)
    return None
