"""Rich text (RTF): paragraphs and rows of tables as they are shown, from the words of the format
that reports use.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Final

from store.reading.formats.edges import Edged, spans
from store.reading.formats.raising import raised
from store.reading.formats.writing import DocumentWriter
from store.reading.lines.blocks import Document
from store.reading.lines.limits import MAX_BLOCKS

_TOKEN: Final = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?[0-9]{1,10})?[ ]?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|"
    rb"([^\\{}\r\n]{1,4096})"
    rb"|[\r\n]+|\\"
)
_SKIPPED: Final = frozenset(
    b"stylesheet info pict object header headerl headerr headerf footer footerl footerr footerf "
    b"footnote annotation "
    b"fldinst listtable listoverridetable revtbl rsidtbl generator nonshppict themedata "
    b"colorschememapping "
    b"latentstyles datastore xmlnstbl mmathPr filetbl bkmkstart bkmkend pgdsctbl".split()
)
"""What is no text of the document: definitions, pictures, running heads, notes."""
_CHARSETS: Final = {134: "gb18030", 136: "big5", 128: "cp932", 129: "cp949"}
_PAGES: Final = {
    936: "gb18030",
    54936: "gb18030",
    950: "big5",
    932: "cp932",
    949: "cp949",
    65001: "utf-8",
}
_SIGNS: Final = {
    b"tab": "\t",
    b"line": "\n",
    b"emdash": "—",
    b"endash": "–",
    b"lquote": "‘",
    b"rquote": "’",
    b"ldblquote": "“",
    b"rdblquote": "”",
    b"bullet": "•",
    b"emspace": " ",
    b"enspace": " ",
    b"nestcell": " ",
    b"nestrow": " ",
}
_COLOURS: Final = (b"red", b"green", b"blue")
_HIDING: Final = frozenset((b"v", b"deleted", b"strike", b"striked"))
_PARAGRAPH_ENDS: Final = frozenset((b"par", b"sect", b"page"))
_DEEPEST: Final = 1_000


@dataclass(frozen=True, slots=True)
class _State:
    """What holds in a group and those within it."""

    skipped: bool = False
    fonts: bool = False
    colours: bool = False
    hiding: frozenset[bytes] = frozenset()
    white: bool = False
    raised: bool = False
    in_table: bool = False
    font: int = -1
    fallback: int = 1
    """Signs behind a \\u that stand for it where it is not known."""


@dataclass(slots=True)
class _Row:
    """The cells that the words before a row define."""

    edges: list[int] = field(default_factory=list)
    left: int = 0
    joined: set[int] = field(default_factory=set)
    continuing: set[int] = field(default_factory=set)


def read(content: bytes) -> Document:
    """The document of an RTF file."""
    reader = _Reader()
    for token in _TOKEN.finditer(content):
        if reader.writer.full:
            break
        word, number, code, sign, brace, text = token.groups()
        if word:
            reader.word(word, int(number) if number else None)
        elif code:
            reader.raw(bytes([int(code, 16)]))
        elif brace:
            reader.brace(brace)
        elif sign:
            reader.sign(sign)
        elif text:
            reader.raw(text)
    return reader.end()


class _Reader:
    """The state of the groups that are open, and what was read so far."""

    def __init__(self) -> None:
        self.writer = DocumentWriter()
        self._state, self._stack = _State(), list[_State]()
        self._page, self._charsets, self._whites = "gb18030", dict[int, str](), set[int]()
        self._defined, self._colour, self._colour_number = -1, [0, 0, 0], 0
        self._raw = bytearray()
        self._ignored = 0
        self._text: list[str] = []
        self._cells: list[str] = []
        self._rows: list[list[Edged]] = []
        self._row = _Row()
        self._first_half = 0

    # ---- tokens ----
    def brace(self, brace: bytes) -> None:
        """A group begins or ends."""
        self._decode()
        if brace == b"{" and len(self._stack) < _DEEPEST:
            self._stack.append(self._state)
        elif brace == b"}" and self._stack:
            self._state = self._stack.pop()

    def sign(self, sign: bytes) -> None:
        """A sign behind a backslash."""
        if sign == b"*":
            self._state = replace(self._state, skipped=True)
        elif sign in b"\\{}":
            self.raw(sign)
        elif sign in b"\r\n":
            self._end_paragraph()
        elif sign in b"~_":
            self._add(" " if sign == b"~" else "-")

    def raw(self, text: bytes) -> None:
        """Text, not yet decoded."""
        if self._state.colours:
            for _ in range(text.count(b";")):
                if min(self._colour) >= 250:
                    self._whites.add(self._colour_number)
                self._colour, self._colour_number = [0, 0, 0], self._colour_number + 1
            return
        if self._ignored:
            self._ignored, text = max(0, self._ignored - len(text)), text[self._ignored :]
        if not self._state.skipped and not self._state.fonts:
            self._raw += text

    def word(self, word: bytes, number: int | None) -> None:
        """A control word."""
        if word == b"u" and number is not None:
            self._unicode(number % 0x10000)
            return
        self._decode()
        state = self._state
        if word in _SKIPPED:
            self._state = replace(state, skipped=True)
        elif word in (b"fonttbl", b"colortbl"):
            self._state = replace(state, fonts=word == b"fonttbl", colours=word == b"colortbl")
        elif state.colours and word in _COLOURS:
            self._colour[_COLOURS.index(word)] = number or 0
        elif not self._sets_letters(word, number or 0) and not state.skipped:
            self._shape(word, number)

    def _sets_letters(self, word: bytes, number: int) -> bool:
        """Whether it is a word about which characters the bytes stand for; it holds from here
        on.
        """
        if word == b"ansicpg":
            self._page = _PAGES.get(number, "cp1252")
        elif word == b"fcharset" and self._state.fonts:
            self._charsets[self._defined] = _CHARSETS.get(number, "")
        elif word == b"f":
            self._defined, self._state = number, replace(self._state, font=number)
        elif word == b"uc":
            self._state = replace(self._state, fallback=max(0, number))
        else:
            return False
        return True

    def _shape(self, word: bytes, number: int | None) -> None:
        """A word about how text is shown, or where it stands."""
        state = self._state
        if word in _HIDING:
            hiding = state.hiding - {word} if number == 0 else state.hiding | {word}
            self._state = replace(state, hiding=hiding)
        elif word == b"cf":
            self._state = replace(state, white=(number or 0) in self._whites)
        elif word in (b"super", b"nosupersub", b"sub"):
            self._state = replace(state, raised=word == b"super" and number != 0)
        elif word == b"plain":
            self._state = replace(state, hiding=frozenset(), white=False, raised=False)
        elif word in _PARAGRAPH_ENDS:
            self._end_paragraph()
        elif word in (b"pard", b"intbl"):
            self._state = replace(state, in_table=word == b"intbl")
        elif word in _SIGNS:
            self._add(_SIGNS[word])
        else:
            self._table_word(word, number or 0)

    def _table_word(self, word: bytes, number: int) -> None:
        row = self._row
        if word == b"trowd":
            self._row = _Row()
        elif word == b"trleft":
            row.left = number
        elif word == b"cellx":
            row.edges.append(number)
        elif word == b"clmrg":
            row.joined.add(len(row.edges))
        elif word == b"clvmrg":
            row.continuing.add(len(row.edges))
        elif word == b"cell":
            self._cells.append("".join(self._text))
            self._text = []
        elif word == b"row":
            self._end_row()

    # ---- text ----
    def _unicode(self, code: int) -> None:
        self._decode()
        self._ignored = self._state.fallback
        if 0xD800 <= code < 0xDC00:
            self._first_half = code
            return
        if 0xDC00 <= code < 0xE000:
            code = (
                0x10000 + ((self._first_half - 0xD800) << 10) + code - 0xDC00
                if self._first_half
                else 0xFFFD
            )
        self._first_half = 0
        if not self._state.skipped and not self._state.fonts:
            self._add(chr(code))

    def _decode(self) -> None:
        """Bytes to characters: two bytes of one may be written apart."""
        if self._raw:
            encoding = self._charsets.get(self._state.font) or self._page
            text = self._raw.decode(encoding, "replace")
            self._raw.clear()
            self._add(text)

    def _add(self, text: str) -> None:
        state = self._state
        if self._raw:
            self._decode()
        if not state.skipped and not state.hiding and not state.white:
            self._text.append(raised(text) if state.raised else text)

    def _end_paragraph(self) -> None:
        if self._state.in_table or self._cells:
            self._text.append(" ")
            return
        self._end_table()
        self.writer.paragraph("".join(self._text))
        self._text = []

    def _end_row(self) -> None:
        row, texts = self._row, self._cells
        self._cells = []
        if len(row.edges) != len(texts):
            cells = [
                Edged(text, 100 * place, 100 * place + 100) for place, text in enumerate(texts)
            ]
        else:
            cells = []
            for place, text in enumerate(texts):
                left = row.edges[place - 1] if place else row.left
                if place in row.joined and cells:
                    cells[-1] = cells[-1]._replace(right=row.edges[place])
                else:
                    cells.append(Edged(text, left, row.edges[place], place in row.continuing))
        if len(self._rows) < MAX_BLOCKS:
            self._rows.append(cells)

    def _end_table(self) -> None:
        if self._rows:
            self.writer.table(spans(self._rows))
            self._rows = []

    def end(self) -> Document:
        """The document."""
        self._decode()
        self._state, self._cells = _State(), []
        self._end_table()
        self.writer.paragraph("".join(self._text))
        return self.writer.document()
