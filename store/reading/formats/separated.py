"""Tables as text with commas or semicolons between the cells (.csv), with cells in quotes where they hold one."""

from __future__ import annotations

import csv
from collections import Counter
from typing import Final

from store.reading.blocks import Block, Document
from store.reading.formats.workbooks import shown
from store.reading.limits import MAX_BLOCKS, MAX_CELLS, MAX_LINE

_SEPARATORS: Final = ",;"
_LOOKED_AT: Final = 400
_FEWEST: Final = 3
"""Separators of a line that is a row of a table: prose has one or two."""
_MOST_LINES: Final = 0.4
"""Share of the lines with as many separators as most have that makes a text a table."""


def separator(content: str) -> str:
    """What stands between the cells; nothing where the text is no table of this kind."""
    lines = [line for line in content[:200_000].split("\n")[:_LOOKED_AT] if line.strip()]
    for sign in _SEPARATORS:
        counts = Counter(count for line in lines if "\t" not in line and (count := line.count(sign)) >= _FEWEST)
        if counts and sum(counts.values()) > _MOST_LINES * len(lines):
            return sign
    return ""


def read(content: str, sign: str) -> Document:
    """The document of a text whose cells are separated by a sign."""
    csv.field_size_limit(10 * MAX_LINE)
    lines = content.split("\n")
    blocks: list[Block] = []
    begun = 1
    reader = csv.reader((f"{line}\n" for line in lines), delimiter=sign)
    try:
        for row in reader:
            cells, grid = shown(_trimmed(row))
            if any(cells):
                blocks.append(Block(begun, max(begun, reader.line_num), cells, grid, closed=True))
            begun = reader.line_num + 1
            if len(blocks) >= MAX_BLOCKS:
                break
    except csv.Error:
        return Document(tuple(lines), tuple(blocks), notes=("text-cut",))
    return Document(tuple(lines), tuple(blocks), notes=("text-cut",) if len(blocks) >= MAX_BLOCKS else ())


def _trimmed(row: list[str]) -> tuple[str, ...]:
    return tuple(" ".join(cell.split())[:MAX_LINE] for cell in row[:MAX_CELLS])
