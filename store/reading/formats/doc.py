"""Word files before 2007 (.doc, and .wps of Kingsoft Writer): paragraphs and rows of tables, as
they are shown.

The text lies in pieces; what a run of characters looks like and where a paragraph stands lies
beside it, by the place of the character in the file (`doc_properties`). Numbers that Word counts
out by itself are not read.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Final, NamedTuple

from store.reading.formats.compound import CompoundFile, NoCompoundFileError
from store.reading.formats.doc_properties import Paragraph, Properties, Run
from store.reading.formats.edges import Edged, spans
from store.reading.formats.raising import raised
from store.reading.formats.writing import DocumentWriter
from store.reading.lines.blocks import Document, Refused

_MAIN: Final = "WordDocument"
_WORD: Final = 0xA5EC
_OLDEST: Final = 0xC1
"""The version from Word 97 on; before, the file is another one."""
_ENCRYPTED, _SECOND_TABLE, _OBFUSCATED = 0x0100, 0x0200, 0x8000
_LENGTH, _PIECES = 76, 418
"""Where the head of the file says how long the text is, and where its pieces are listed."""
_MOST: Final = 4_000_000
"""Characters that are looked at."""
_CELL, _BREAK, _PAGE, _COLUMN, _END = "\x07", "\x0b", "\x0c", "\x0e", "\r"
_FIELD, _SHOWN, _FIELD_END = "\x13", "\x14", "\x15"
_SIGNS: Final = {"\x1e": "-", "\xa0": " ", "\t": "\t", _BREAK: "\n", _COLUMN: "\n"}


class _Piece(NamedTuple):
    place: int
    """Of its first byte in the file."""
    text: str
    width: int
    """Bytes of a character."""


def read(content: bytes) -> Document | Refused:
    """The document of a Word file before 2007."""
    try:
        file = CompoundFile(content)
        main = file.stream(_MAIN)
        word, version, flags = struct.unpack("<2H6xH", main[:12])
        if flags & (_ENCRYPTED | _OBFUSCATED):
            return Refused("locked")
        if word != _WORD or version < _OLDEST:
            return Refused("unsupported", {"kind": "Word 95"})
        table = file.stream("1Table" if flags & _SECOND_TABLE else "0Table")
        data = file.stream("Data") if "Data" in file.names else b""
        pieces = list(_pieces(main, table))
        properties = Properties(main, table, data)
    except NoCompoundFileError:
        return Refused("document-truncated")
    except (struct.error, IndexError, ValueError):
        return Refused("document-damaged", {"part": _MAIN})
    writer = _Text(properties)
    for piece in pieces:
        writer.take(piece)
    return writer.end()


def _pieces(main: bytes, table: bytes) -> Iterator[_Piece]:
    """The text of the document itself, without notes, heads and boxes, which follow it."""
    left = min(_MOST, struct.unpack_from("<I", main, _LENGTH)[0])
    place, size = struct.unpack_from("<2I", main, _PIECES)
    listed = table[place : place + size]
    at = 0
    while listed[at] == 1:  # settings that pieces may refer to
        at += 3 + struct.unpack_from("<H", listed, at + 1)[0]
    count = (struct.unpack_from("<I", listed, at + 1)[0] - 4) // 12
    bounds = struct.unpack_from(f"<{count + 1}I", listed, at + 5)
    for number in range(count):
        length = min(left, max(0, bounds[number + 1] - bounds[number]))
        (said,) = struct.unpack_from("<I", listed, at + 5 + 4 * (count + 1) + 8 * number + 2)
        narrow, where = said & 0x40000000, said & 0x3FFFFFFF
        width = 1 if narrow else 2
        where = where // 2 if narrow else where
        text = main[where : where + length * width].decode(
            "cp1252" if narrow else "utf-16-le", "replace"
        )
        yield _Piece(where, text, width)
        left -= length
        if left <= 0:
            return


class _Text:
    """What was read so far: finished lines and rows, and the cell and the row that are being
    read.
    """

    def __init__(self, properties: Properties) -> None:
        self._properties = properties
        self._writer = DocumentWriter()
        self._run: list[str] = []
        self._cells: list[str] = []
        self._rows: list[list[Edged]] = []
        self._fields: list[bool] = []
        """Of each field that is open, whether its code is over."""

    def take(self, piece: _Piece) -> None:
        """Reads a piece of the text."""
        for place, sign in enumerate(piece.text):
            if self._writer.full:
                return
            self._sign(sign, piece.place + place * piece.width)

    def end(self) -> Document:
        """The document."""
        self._paragraph()
        return self._writer.document()

    def _sign(self, sign: str, place: int) -> None:
        if sign == _FIELD:
            self._fields.append(False)
        elif sign == _SHOWN and self._fields:
            self._fields[-1] = True
        elif sign == _FIELD_END and self._fields:
            self._fields.pop()
        elif sign in (_END, _CELL, _PAGE):
            self._over(sign, self._properties.paragraph(place))
        elif all(self._fields):
            self._letter(sign, place)

    def _letter(self, sign: str, place: int) -> None:
        if sign < " " and sign not in _SIGNS:
            return
        run = self._properties.run(place)
        if run is Run.SHOWN:
            self._run.append(_SIGNS.get(sign, sign))
        elif run is Run.RAISED:
            self._run.append(raised(sign))

    def _over(self, sign: str, paragraph: Paragraph) -> None:
        if not paragraph.in_table:
            self._paragraph()
        elif paragraph.ends_row:
            self._rows.append(_row(self._cells, paragraph))
            self._cells = []
            self._run.clear()
        elif sign == _CELL:
            self._cells.append("".join(self._run))
            self._run.clear()
        else:
            self._run.append(" ")  # two paragraphs in a cell: two numbers are not one

    def _paragraph(self) -> None:
        if self._rows:
            self._writer.table(spans(self._rows))
            self._rows = []
        text = (
            " ".join(["".join(self._cells), "".join(self._run)])
            if self._cells
            else "".join(self._run)
        )
        self._cells = []
        self._run.clear()
        self._writer.paragraph(text)


def _row(texts: list[str], paragraph: Paragraph) -> list[Edged]:
    """The cells of a row with their edges; those that are part of the cell to their left are not
    there.
    """
    cells = paragraph.cells
    if len(cells) != len(texts):
        return [Edged(text, 100 * place, 100 * place + 100) for place, text in enumerate(texts)]
    found: list[Edged] = []
    for text, cell in zip(texts, cells, strict=True):
        if cell.joined and found:
            found[-1] = found[-1]._replace(right=cell.right)
        else:
            found.append(Edged(text, cell.left, cell.right, cell.continues))
    return found
