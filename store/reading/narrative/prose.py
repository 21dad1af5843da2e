"""The prose: sentences put together again where lines, columns or pages broke them, each with its
lines.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from store.joining import joint
from store.model import Sentence
from store.reading.layout.segments import BlockRole, Segment
from store.reading.narrative.figures import figures
from store.reading.narrative.patterns import pattern

_ENDS: Final = "。！？!?；;：:…"
_SENTENCE_END = re.compile(
    r"[。！？!?](?:(?<=[。！？])|(?![\w=&]))(?:[。！？]|[!?](?![\w=&]))*[”’」』）)\"]*"
)
"""Begins with a sign that can be searched for."""
_HASHES = re.compile(r"^#+\s*")
_WIDE = re.compile(r"\s{3,}")
_CHAPTER_HEADING = re.compile(r"^[^。：:]{0,60}?[。：:]\s*")
_SHORT_HEADING: Final = 20
"""A marked line shorter than this, without a stop at its end, is a heading of its own."""
_MAX_SENTENCE: Final = 20_000


@dataclass(slots=True)
class _Paragraph:
    """Text of a paragraph and where its pieces begin: `starts[i]` is the offset at which line
    `lines[i]` begins.
    """

    section: str
    text: str = ""
    starts: list[int] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)

    def add(self, text: str, line: int) -> None:
        """Joins a line on."""
        self.text += joint(self.text, text)
        self.starts.append(len(self.text))
        self.lines.append(line)
        self.text += text

    def line_at(self, offset: int) -> int:
        """The line of the file on which an offset of the text stands."""
        return self.lines[max(0, bisect_right(self.starts, offset) - 1)]


def sentences(segments: Sequence[Segment]) -> Iterator[Sentence]:
    """The sentences of the prose with their figures, in the order of the file."""
    for paragraph in _paragraphs(segments):
        yield from _sentences(paragraph)


def _ends(current: _Paragraph, text: str, following: Segment) -> bool:
    """Whether a paragraph does not go on in what follows."""
    return not text or following.role is BlockRole.TABLE or _begins(text, current, following)


def _paragraphs(segments: Sequence[Segment]) -> Iterator[_Paragraph]:
    current: _Paragraph | None = None
    for segment in segments:
        if segment.role is BlockRole.FURNITURE:
            continue
        text = _text(segment)
        if current and _ends(current, text, segment):
            yield current
            current = None
        if text:
            current = current or _Paragraph(segment.section)
            current.add(text, segment.block.line)
            if segment.block.closed or len(current.text) > _MAX_SENTENCE:
                yield current
                current = None
    if current:
        yield current


def _text(segment: Segment) -> str:
    """What a block adds to the prose: nothing if it is a row, and of a heading what follows it on
    its line.
    """
    if segment.role is BlockRole.TABLE:
        return ""
    text = segment.block.text
    text = (_HASHES.sub("", text) if text.startswith("#") else text).strip()
    if "   " in text or not text.isprintable():  # all other blanks are none that can be printed
        text = _WIDE.sub("  ", text)
    if segment.role is BlockRole.HEADING:
        found = _CHAPTER_HEADING.match(text)
        if found:
            return text[found.end() :].strip()
        return ""
    return text


def _begins(text: str, current: _Paragraph, segment: Segment) -> bool:
    """Whether a line begins a new paragraph."""
    if (
        segment.role is BlockRole.HEADING
        or segment.section != current.section
        or current.text[-1] in _ENDS
    ):
        return True
    last = current.text[current.starts[-1] :]
    if (
        pattern("item-marker").match(last)
        and len(last) < _SHORT_HEADING
        and len(current.starts) == 1
    ):
        return True
    return bool(pattern("item-marker").match(text)) and not current.text.endswith(("，", "、", ","))


def _sentences(paragraph: _Paragraph) -> Iterator[Sentence]:
    text, begin = paragraph.text, 0
    ends = [found.end() for found in _SENTENCE_END.finditer(text)]
    for end in [*ends, len(text)]:
        piece = text[begin:end]
        stripped = piece.strip()
        if stripped:
            start = begin + len(piece) - len(piece.lstrip())
            last = start + len(stripped) - 1
            yield Sentence(
                paragraph.section,
                paragraph.line_at(start),
                paragraph.line_at(last),
                stripped,
                tuple(figures(stripped)),
            )
        begin = end
