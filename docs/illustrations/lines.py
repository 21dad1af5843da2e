"""A text in lines that fit: words stay whole, no line begins with a closing mark, tables keep their
columns.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby

from docs.illustrations.letters import Face, columns, width
from docs.illustrations.recording import Mark

_NOT_FIRST = "，。、；：？！）》」』】”’…,.;:?!)]}%·"
_NOT_LAST = "（《「『【“‘([{"
_SMALLEST = 10.5
"""A table whose lines are longer than the bubble is drawn smaller, down to this; then it wraps, as
on a phone.
"""


class Kind(StrEnum):
    """What a block of lines is."""

    TEXT = "text"
    TABLE = "pre"
    QUOTE = "blockquote"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a line that looks alike."""

    text: str
    face: Face


Row = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that stand together."""

    kind: Kind
    rows: tuple[Row, ...]
    size: float


def blocks(
    text: str, marks: Sequence[Mark], face: Face, room: float, inset: float
) -> Iterator[Block]:
    """The text in blocks; `inset` is what a table or a quotation loses of the room."""
    kinds, faces = _looks(text, marks, face)
    start = 0
    for line in text.split("\n"):
        kinds[start + len(line) : start + len(line) + 1] = [
            kinds[start] if start < len(kinds) else Kind.TEXT
        ]
        start += len(line) + 1
    for kind, letters in groupby(range(len(text)), key=lambda at: kinds[at]):
        every = list(letters)
        stretch = text[every[0] : every[-1] + 1]
        spans = [Span(letter, faces[at]) for at, letter in zip(every, stretch, strict=True)]
        while spans and spans[-1].text == "\n":
            spans.pop()
        space = room if kind is Kind.TEXT else room - inset
        size = _table_size(stretch, face.size - 2, space) if kind is Kind.TABLE else face.size
        if kind is not Kind.TEXT:
            size = size if kind is Kind.TABLE else face.size - 1
            spans = [
                Span(span.text, replace(span.face, size=size, fixed=kind is Kind.TABLE))
                for span in spans
            ]
        yield Block(kind, tuple(_rows(spans, space)), size)


def _looks(text: str, marks: Sequence[Mark], face: Face) -> tuple[list[Kind], list[Face]]:
    kinds, faces = [Kind.TEXT] * len(text), [face] * len(text)
    for mark in marks:
        for at in range(mark.start, mark.end):
            if mark.kind in (Kind.TABLE, Kind.QUOTE, "expandable_blockquote"):
                kinds[at] = Kind.TABLE if mark.kind == Kind.TABLE else Kind.QUOTE
            elif mark.kind == "bold":
                faces[at] = replace(faces[at], bold=True)
            elif mark.kind == "italic":
                faces[at] = replace(faces[at], italic=True)
            elif mark.kind in ("bot_command", "mention"):
                faces[at] = replace(faces[at], colour=LINK)
    return kinds, faces


LINK = "#2a7ab8"


def _table_size(text: str, size: float, room: float) -> float:
    widest = max(columns(line) for line in text.split("\n"))
    fitting = room / (width("0", Face(1, "", fixed=True)) * widest)
    return size if fitting >= size or fitting < _SMALLEST else fitting


def _rows(letters: Sequence[Span], room: float) -> Iterator[Row]:
    line: list[Span] = []
    for span in [*letters, Span("\n", letters[0].face)] if letters else []:
        if span.text == "\n":
            yield from _wrapped(line, room)
            line = []
        else:
            line.append(span)


def _wrapped(letters: list[Span], room: float) -> Iterator[Row]:
    while True:
        count = _fitting(letters, room)
        yield joined(letters[:count])
        letters = letters[count:]
        while letters and letters[0].text == " ":
            letters = letters[1:]
        if not letters:
            return


def _fitting(letters: Sequence[Span], room: float) -> int:
    """How many letters go into a line."""
    count = len(letters)
    if row_width(joined(letters)) <= room:
        return count
    low, high = 1, count
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (
            (middle, high) if row_width(joined(letters[:middle])) <= room else (low, middle - 1)
        )
    for at in range(low, low // 2, -1):
        if _may_break(letters[at - 1].text, letters[at].text):
            return at
    return low


def _may_break(before: str, after: str) -> bool:
    if after in _NOT_FIRST or before in _NOT_LAST:
        return False
    return (
        before == " "
        or after == " "
        or columns(before) == 2
        or columns(after) == 2
        or before in "，、；：-"
    )


def joined(letters: Sequence[Span]) -> Row:
    """Letters that look alike as one span; without blanks at the end."""
    spans = [
        Span("".join(span.text for span in alike), face)
        for face, alike in groupby(letters, key=lambda span: span.face)
    ]
    if spans:
        spans[-1] = Span(spans[-1].text.rstrip(" "), spans[-1].face)
    return tuple(spans)


def row_width(row: Row) -> float:
    """How long a line is."""
    return sum(width(span.text, span.face) for span in row)


def shortened(text: str, face: Face, room: float) -> str:
    """The text, cut with … where it is longer than there is room."""
    if width(text, face) <= room:
        return text
    while text and width(text + "…", face) > room:
        text = text[:-1]
    return text + "…"
