"""What pages repeat around their text: running heads, and numbers that count with them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from store.reading.formats.pdf.lettering import TextLine
from store.reading.forms.around_tables import AROUND

_MARGIN: Final = 0.12
"""Share of a page's height at its top and bottom in which furniture stands."""
_MOVED: Final = 0.03
"""Share of a page's height by which a running head may stand higher or lower: no two pages are
scanned alike.
"""
_DIGITS: Final = re.compile(r"\d+")
Place = tuple[int, int]
"""A page, and a line among its lines; both from 0."""


def furniture(pages: Sequence[tuple[float, Sequence[TextLine]]]) -> frozenset[Place]:
    """The lines that belong to the pages and not to the text; each page as its height and its
    lines.
    """
    edges = [(place, line) for place, line in _edges(pages)]
    heights = [height for height, _ in pages]
    return frozenset(_heads(edges, heights)) | frozenset(_numbers(edges, len(pages)))


def _edges(pages: Sequence[tuple[float, Sequence[TextLine]]]) -> Iterator[tuple[Place, TextLine]]:
    for number, (height, lines) in enumerate(pages):
        for position, line in enumerate(lines):
            middle = (line.box[1] + line.box[3]) / 2
            if not _MARGIN * height < middle < (1 - _MARGIN) * height:
                yield (number, position), line


def _heads(edges: Sequence[tuple[Place, TextLine]], heights: Sequence[float]) -> Iterator[Place]:
    """Lines that stand in the same place on most pages, apart from numbers in them."""
    seen: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for (page, _), line in edges:
        seen[_DIGITS.sub("0", line.text)].append((page, line.box[1] / heights[page]))
    for (page, position), line in edges:
        top = line.box[1] / heights[page]
        alike = {
            other for other, at in seen[_DIGITS.sub("0", line.text)] if abs(at - top) <= _MOVED
        }
        if len(alike) > max(1, len(heights) // 2) and not AROUND["number-at-edge"].fullmatch(
            line.text
        ):
            yield page, position


def _numbers(edges: Sequence[tuple[Place, TextLine]], pages: int) -> Iterator[Place]:
    """Numbers alone on a line that count up with the pages; on a single page one in words or
    dashes, or a 1.
    """
    alone = AROUND["number-at-edge"]
    found = [
        (place, int(match[1]), line)
        for place, line in edges
        if (match := alone.fullmatch(line.text))
    ]
    ahead = Counter(number - place[0] for place, number, _ in found)
    if not ahead:
        return
    offset, times = ahead.most_common(1)[0]
    counted = times > 1 or (pages == 1 and offset == 1)
    for place, number, line in found:
        if (counted and number - place[0] == offset) or not line.text.strip().isdecimal():
            yield place
