"""Word 97 files: the text in one piece, and what holds for its characters and paragraphs."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from typing import Final, NamedTuple

from tests.reading.relaid import Part, Table
from tests.reading.written.compound import compound

_START: Final = 1024
"""Where the text begins, behind the head of the file."""
_IN_TABLE, _ENDS_ROW = struct.pack("<HB", 0x2416, 1), struct.pack("<HB", 0x2417, 1)
HIDDEN, DELETED, STRUCK, RAISED, WHITE = (
    struct.pack("<HB", 0x083C, 1),
    struct.pack("<HB", 0x0800, 1),
    struct.pack("<HB", 0x0837, 1),
    struct.pack("<HB", 0x2A48, 1),
    struct.pack("<H4B", 0x6870, 255, 255, 255, 0),
)


class Written(NamedTuple):
    """Text with what is said of its characters."""

    text: str
    settings: bytes = b""


def as_doc(parts: Sequence[Part]) -> bytes:
    """A Word 97 file."""
    text = _Text()
    for part in parts:
        if isinstance(part, Table):
            _table(text, part)
        else:
            text.add(Written(part))
            text.end("\r", b"")
    return text.saved()


def small_doc(
    *paragraphs: Sequence[Written], rows: Sequence[Sequence[Sequence[Written]]] = ()
) -> bytes:
    """A Word 97 file with a table behind its paragraphs, of runs that are shown in different
    ways.
    """
    text = _Text()
    for runs in paragraphs:
        text.add(*runs)
        text.end("\r", b"")
    for row in rows:
        for runs in row:
            text.add(*runs)
            text.end("\x07", _IN_TABLE)
        text.end("\x07", _row([(place, place + 1, False) for place in range(len(row))]))
    return text.saved()


def _table(text: _Text, table: Table) -> None:
    above: dict[int, tuple[int, int]] = {}
    placed = {(row, column): cell for row, column, cell in table.placed()}
    for number in range(len(table.rows)):
        cells: list[tuple[int, int, bool]] = []
        column = 0
        while column < table.width:
            cell = placed.get((number, column))
            if cell is not None:
                text.add(Written(cell.text))
                width, continues = cell.columns, False
                if cell.rows > 1:
                    above[column] = (number + cell.rows, width)
            elif column in above and above[column][0] > number:
                width, continues = above[column][1], True
            else:
                width, continues = 1, False
            text.end("\x07", _IN_TABLE)
            cells.append((column, column + width, continues))
            column += width
        text.end("\x07", _row(cells))


def _row(cells: Sequence[tuple[int, int, bool]]) -> bytes:
    """What the mark at the end of a row says: where its cells begin and end, and which go on from
    above.
    """
    edges = [cells[0][0], *(end for _, end, _ in cells)]
    defined = struct.pack(f"<B{len(edges)}h", len(cells), *(900 * edge for edge in edges))
    defined += b"".join(struct.pack("<H18x", 0x20 if continues else 0) for *_, continues in cells)
    return _IN_TABLE + _ENDS_ROW + struct.pack("<HH", 0xD608, len(defined) + 1) + defined


class _Text:
    def __init__(self) -> None:
        self._text = ""
        self._runs: list[tuple[int, bytes]] = []
        self._paragraphs: list[tuple[int, bytes]] = []

    def add(self, *runs: Written) -> None:
        for run in runs:
            if run.text:
                self._text += run.text
                self._runs.append((len(self._text), run.settings))

    def end(self, mark: str, settings: bytes) -> None:
        self._text += mark
        self._runs.append((len(self._text), b""))
        self._paragraphs.append((len(self._text), settings))

    def saved(self) -> bytes:
        main = bytearray(_START) + self._text.encode("utf-16-le")
        main += bytes(-len(main) % 512)
        runs = _pages(main, self._runs, 1, lambda settings: bytes([len(settings)]) + settings)
        paragraphs = _pages(main, self._paragraphs, 13, _paragraph)
        pieces = struct.pack("<BI2I", 2, 16, 0, len(self._text)) + struct.pack("<HIH", 0, _START, 0)
        table = bytes(8) + runs + paragraphs + pieces
        struct.pack_into("<2H6xH", main, 0, 0xA5EC, 0xC1, 0x0200)
        struct.pack_into("<H", main, 32, 14)
        struct.pack_into("<H", main, 62, 22)
        struct.pack_into("<I", main, 76, len(self._text))
        struct.pack_into("<H", main, 152, 93)
        struct.pack_into("<2I", main, 250, 8, len(runs))
        struct.pack_into("<2I", main, 258, 8 + len(runs), len(paragraphs))
        struct.pack_into("<2I", main, 418, 8 + len(runs) + len(paragraphs), len(pieces))
        return compound({"WordDocument": bytes(main), "1Table": table})


def _paragraph(settings: bytes) -> bytes:
    content = struct.pack("<H", 0) + settings
    if len(content) % 2:
        return bytes([(len(content) + 1) // 2]) + content
    return bytes([0, len(content) // 2]) + content


def _pages(main: bytearray, ends: Sequence[tuple[int, bytes]], entry: int, packed: object) -> bytes:
    """Appends the pages that say what holds where; the list of these pages."""
    assert callable(packed)
    places, numbers = [_START], list[int]()
    waiting = list(ends)
    while waiting:
        taken: list[tuple[int, bytes]] = []
        size = 6 + entry
        while waiting and len(taken) < 20:
            content = packed(waiting[0][1]) if waiting[0][1] or entry == 13 else b""
            needed = 4 + entry + len(content) + 2
            if taken and size + needed > 500:
                break
            size += needed
            taken.append((waiting.pop(0)[0], content))
        page = bytearray(512)
        page[511] = len(taken)
        struct.pack_into(
            f"<{len(taken) + 1}I", page, 0, places[-1], *(_START + 2 * end for end, _ in taken)
        )
        at = 510
        for number, (_, content) in enumerate(taken):
            if content:
                at -= len(content) + (at - len(content)) % 2
                page[at : at + len(content)] = content
                page[4 * (len(taken) + 1) + entry * number] = at // 2
        numbers.append(len(main) // 512)
        places.append(_START + 2 * taken[-1][0])
        main += page
    return struct.pack(f"<{len(places)}I", *places) + struct.pack(f"<{len(numbers)}I", *numbers)
