"""Plain text and Markdown: a line is a block; tabs and pipes separate cells.

`|` stands between cells that all have a line of their own as well (`0 |`), so a pipe only makes a
grid where two cells share a line, or where so many stand in it that their emptiness says something.
Where each cell has its own line, every pipe ends one: `|` alone ends the cell above it or, when
that has ended, is a blank cell. Several pipes (`|||`) only fill a row up. A row that its blank
cells have broken over lines (`新收 | 2 |`, `|`, `| 2 |`) is read in the same way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from store.reading.lines.blocks import Block, Document
from store.reading.lines.limits import MAX_BLOCKS, MAX_CELLS, MAX_LINE

_RULE = re.compile(r"[\s|:+\-=]*-{3,}[\s|:+\-=]*")
_EMPHASIS = re.compile(r"(?:\*\*|__(?=\S)|(?<=\S)__|`)+")
_QUOTED: Final = re.compile(r"(?:> ?)+")
"""In front of the lines of a letter that is answered or sent on."""
_MOSTLY: Final = 0.5
_BETWEEN_CELLS: Final = " \t\u3000|｜"
_PIPES: Final = ("|", "｜")
_ALONE: Final = (("|",), ("｜",))
"""Lines after one that a blank cell has broken."""
_ENOUGH_FOR_A_ROW: Final = 4


def read(content: str) -> Document:
    """The document of a decoded text."""
    lines = tuple(content.split("\n"))
    too_long = max(map(len, lines)) > MAX_LINE or any(
        line.count("\t") >= MAX_CELLS for line in lines
    )
    notes = ("text-cut",) if too_long or len(lines) > MAX_BLOCKS else ()
    shown = [line[:MAX_LINE] for line in lines[:MAX_BLOCKS]]
    if content.count("\n>") > _MOSTLY * len(lines):
        shown = list(map(_unquoted, shown))
    if _may_be_marked(content):
        shown = list(map(_without_emphasis, shown))
    return Document(lines, tuple(_blocks(lines[:MAX_BLOCKS], shown)), notes=notes)


def _unquoted(line: str) -> str:
    if line.startswith(">"):
        return _QUOTED.sub("", line, count=1)
    return line


def _without_emphasis(line: str) -> str:
    if _may_be_marked(line):
        return _EMPHASIS.sub(_unless_between_digits, line)
    return line


def _may_be_marked(text: str) -> bool:
    return "**" in text or "__" in text or "`" in text


def _unless_between_digits(marks: re.Match[str]) -> str:
    """Nothing for marks of emphasis; themselves where digits stand on both sides (4`1` is not 41),
    or nothing does.
    """
    line = marks.string
    before, behind = line[: marks.start()][-1:], line[marks.end() : marks.end() + 1]
    alone = not before.strip(_BETWEEN_CELLS) and not behind.strip(_BETWEEN_CELLS)
    if alone or (before.isdigit() and behind.isdigit()):
        return marks[0]
    return ""


def _blocks(lines: tuple[str, ...], shown: list[str]) -> Iterator[Block]:
    """The blocks of lines, which are shown without marks of emphasis."""
    # Whether the line above ends a cell, and whether it is a pipe that has broken a row.
    ended = broken = False
    for number, plain in enumerate(shown, 1):
        cells, grid = cut(plain)
        bare = plain.strip()
        alone = bare in _PIPES
        rest = _rest_of_row(bare, cells) if broken else ()
        if rest or (grid and _is_broken_off(bare, cells, lines[number : number + 1])):
            yield from (Block(number, number, (cell,)) for cell in rest or cells)
            grid = False
        elif any(cells) or grid or (alone and ended):
            yield Block(number, number, cells or ("",), grid)
        if bare:
            ended, broken = alone or _ends_cell(bare, cells, grid=grid), alone


def _rest_of_row(bare: str, cells: tuple[str, ...]) -> tuple[str, ...]:
    """The cells of a row that a pipe has broken, behind the blank one at which it is broken; none
    of any other line.
    """
    if cells and bare.startswith(_PIPES) and bare not in _PIPES:
        return ("", *cells)
    return ()


def _is_broken_off(bare: str, cells: tuple[str, ...], below: tuple[str, ...]) -> bool:
    """Whether a row without blank cells ends in a pipe and a pipe alone stands on the line
    below.
    """
    return all(cells) and bare.endswith(_PIPES) and below in _ALONE


def _ends_cell(bare: str, cells: tuple[str, ...], *, grid: bool) -> bool:
    return bare[-1] in _PIPES and not grid and bool(cells)


def cut(line: str) -> tuple[tuple[str, ...], bool]:
    r"""The cells of a line and whether the line is a row of a table.

    >>> cut("规章\t0\t0\t0")
    (('规章', '0', '0', '0'), True)
    >>> cut("0 |")
    (('0',), False)
    """
    if "\t" in line:
        cells = tuple([cell.strip() for cell in line.split("\t", MAX_CELLS)[:MAX_CELLS]])
    elif "|" in line or "｜" in line:
        cells = _between_pipes(line.replace("｜", "|").strip())
    else:
        return (line.strip(),), False
    filled = [cell for cell in cells if cell]
    if len(filled) > 1 or (filled and len(cells) >= _ENOUGH_FOR_A_ROW):
        return cells, True
    return tuple(filled), False


def _between_pipes(bare: str) -> tuple[str, ...]:
    """The cells between the pipes of a line; none where it only rules a table."""
    if _RULE.fullmatch(bare):
        return ()
    bare = bare.removeprefix("|").removesuffix("|")
    return tuple(cell.strip() for cell in bare.split("|", MAX_CELLS)[:MAX_CELLS])
