"""Tables as text with commas or semicolons between the cells (.csv), with cells in quotes where
they hold one.
"""

from __future__ import annotations

import csv
import re
from typing import Final

from store.reading.formats.workbooks import shown
from store.reading.lines.blocks import Block, Document
from store.reading.lines.limits import MAX_BLOCKS, MAX_CELLS, MAX_LINE

_SEPARATORS: Final = ",;"
_LOOKED_AT: Final = 400
_FEWEST: Final = 3
"""Separators of a line that is a row of a table."""
_MOST_LINES: Final = 0.4
"""Share of the lines that are rows which makes a text a table."""
_FIGURE: Final = re.compile(r"[\d.\s\"'%-]*")
"""A cell with a number, or with nothing in it."""


def separator(content: str) -> str:
    """What stands between the cells; nothing where the text is no table of this kind."""
    lines = [line for line in content[:200_000].split("\n")[:_LOOKED_AT] if line.strip()]
    for sign in _SEPARATORS:
        rows = sum(_is_row(line, sign) for line in lines)
        if rows and rows > _MOST_LINES * len(lines):
            return sign
    return ""


def _is_row(line: str, sign: str) -> bool:
    """Whether most cells of a line are numbers or blank: 2022年,我局收到申请3件,全部答复,未发生复议
    is prose.
    """
    if line.count(sign) < _FEWEST or "\t" in line:
        return False
    cells = line.split(sign)
    return 2 * sum(_FIGURE.fullmatch(cell) is not None for cell in cells) >= len(cells)


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
    return Document(
        tuple(lines), tuple(blocks), notes=("text-cut",) if len(blocks) >= MAX_BLOCKS else ()
    )


def _trimmed(row: list[str]) -> tuple[str, ...]:
    return tuple(" ".join(cell.split())[:MAX_LINE] for cell in row[:MAX_CELLS])
