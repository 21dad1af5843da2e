"""What a Word file before 2007 says of its characters and paragraphs, by the place of a character
in the file.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import Final, NamedTuple

_RUNS, _PARAGRAPHS = 250, 258
"""Where the head of the file says where their lists are."""
_PAGE: Final = 512
_MOST_PAGES: Final = 40_000
_SIZES: Final = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}
_TABLE_DEFINED, _TABS_CHANGED, _LARGE, _OLD_LARGE = 0xD608, 0xC615, 0x6646, 0x6645
_IN_TABLE, _ENDS_ROW, _DEPTH, _INNER_END = 0x2416, 0x2417, 0x6649, 0x244C
_DELETED, _HIDDEN, _STRUCK, _STRUCK_TWICE, _RAISING = 0x0800, 0x083C, 0x0837, 0x2A53, 0x2A48
_COLOUR, _COLOUR_NUMBER = 0x6870, 0x2A42
_WHITE: Final = b"\xff\xff\xff\x00"
_WHITE_NUMBER: Final = 8
_ON: Final = (1, 0x81)


class Run(Enum):
    """How a character is shown."""

    SHOWN = "shown"
    RAISED = "raised"
    HIDDEN = "hidden"
    """Deleted under tracked changes, hidden, struck or white."""


class CellEdges(NamedTuple):
    """A cell as its row defines it; edges in twips."""

    left: int
    right: int
    joined: bool
    """Whether it is part of the cell to its left."""
    continues: bool
    """Whether it is part of the cell above it."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Where a paragraph stands."""

    in_table: bool = False
    ends_row: bool = False
    cells: tuple[CellEdges, ...] = ()
    """Of the row that it ends."""


class Properties:
    """The two lists, each in pages of 512 bytes of the file."""

    def __init__(self, main: bytes, table: bytes, data: bytes) -> None:
        self._main, self._data = main, data
        self._runs = _List(main, table, _RUNS, 1)
        self._paragraphs = _List(main, table, _PARAGRAPHS, 13)
        self._run_of = lru_cache(4_096)(_run)
        self._paragraph_of = lru_cache(4_096)(self._paragraph)

    def run(self, place: int) -> Run:
        """How the character at a place is shown."""
        at = self._runs.at(place)
        if at:
            return self._run_of(self._main[at + 1 : at + 1 + self._main[at]])
        return Run.SHOWN

    def paragraph(self, place: int) -> Paragraph:
        """The paragraph that ends at a place."""
        at = self._paragraphs.at(place)
        if not at:
            return Paragraph()
        size = 2 * self._main[at] - 1 if self._main[at] else 2 * self._main[at + 1]
        at += 1 if self._main[at] else 2
        return self._paragraph_of(self._main[at + 2 : at + size])

    def _paragraph(self, settings: bytes) -> Paragraph:
        in_table = ends_row = False
        cells: tuple[CellEdges, ...] = ()
        for code, operand in _settings(settings):
            if code == _IN_TABLE:
                in_table = bool(operand[0])
            elif code == _ENDS_ROW:
                ends_row = bool(operand[0])
            elif code == _DEPTH and struct.unpack("<i", operand)[0] > 0:
                in_table = True
            elif code == _TABLE_DEFINED:
                cells = _cells(operand)
            elif code in (_LARGE, _OLD_LARGE):
                (where,) = struct.unpack("<I", operand)
                size = int.from_bytes(self._data[where : where + 2], "little")
                further = (
                    self._paragraph(self._data[where + 2 : where + 2 + size])
                    if 0 < size < len(self._data)
                    else None
                )
                if further is not None:
                    in_table, ends_row = in_table or further.in_table, ends_row or further.ends_row
                    cells = further.cells or cells
        return Paragraph(in_table, ends_row and in_table, cells)


class _List:
    """Which settings hold from which place of the file on."""

    def __init__(self, main: bytes, table: bytes, said_at: int, entry: int) -> None:
        self._main, self._entry = main, entry
        place, size = struct.unpack_from("<2I", main, said_at)
        count = min(_MOST_PAGES, max(0, (size - 4) // 8))
        self._begins = struct.unpack_from(f"<{count}I", table, place)
        self._pages = struct.unpack_from(f"<{count}I", table, place + 4 * (count + 1))
        self._places: tuple[int, ...] = ()
        self._page = -1

    def at(self, place: int) -> int:
        """Where in the file the settings of the character at a place are; 0 if it has none of its
        own.
        """
        number = bisect_right(self._begins, place) - 1
        if number < 0:
            return 0
        start = (self._pages[number] & 0x3FFFFF) * _PAGE
        if start + _PAGE > len(self._main):
            return 0
        if start != self._page:
            count = self._main[start + _PAGE - 1]
            self._places = struct.unpack_from(f"<{count + 1}I", self._main, start)
            self._page = start
        which = bisect_right(self._places, place) - 1
        if not 0 <= which < len(self._places) - 1:
            return 0
        offset = self._main[start + 4 * len(self._places) + self._entry * which]
        if offset:
            return int(start + 2 * offset)
        return 0


def _settings(content: bytes) -> Iterator[tuple[int, bytes]]:
    """The settings that stand one after the other, each with its operand."""
    at = 0
    while at + 3 <= len(content):
        code = content[at] | content[at + 1] << 8
        at += 2
        kind = code >> 13
        if code == _TABLE_DEFINED:
            size = max(
                0, (content[at] | (content[at + 1] << 8 if at + 1 < len(content) else 0)) - 1
            )
            at += 2
        elif kind == 6:
            size = content[at]
            if code == _TABS_CHANGED and size == 255:
                return
            at += 1
        else:
            size = _SIZES[kind]
        operand = content[at : at + size]
        if len(operand) < size or not operand:
            return
        yield code, operand
        at += size


def _cells(operand: bytes) -> tuple[CellEdges, ...]:
    count = operand[0]
    if len(operand) < 3 + 2 * count:
        return ()
    edges = struct.unpack_from(f"<{count + 1}h", operand, 1)
    found = []
    for number in range(count):
        at = 3 + 2 * count + 20 * number
        flags = int.from_bytes(operand[at : at + 2], "little")
        across, down = flags & 3, flags >> 5 & 3
        found.append(
            CellEdges(edges[number], edges[number + 1], across == 2 or across == 3, down == 1)
        )
    return tuple(found)


def _run(settings: bytes) -> Run:
    shown = Run.SHOWN
    for code, operand in _settings(settings):
        if code in (_DELETED, _HIDDEN, _STRUCK, _STRUCK_TWICE) and operand[0] in _ON:
            return Run.HIDDEN
        if (code == _COLOUR and operand == _WHITE) or (
            code == _COLOUR_NUMBER and operand[0] == _WHITE_NUMBER
        ):
            return Run.HIDDEN
        if code == _RAISING and operand[0] == 1:
            shown = Run.RAISED
    return shown
