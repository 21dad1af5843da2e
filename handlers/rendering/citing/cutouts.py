"""Cut-outs of scans: what a page looks like where a figure stands, the line itself framed."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from itertools import chain, groupby
from typing import TYPE_CHECKING, Final

from handlers.reply import File
from store.index.scans import Scanned
from store.model import Place, Problem, Reading

if TYPE_CHECKING:
    from PIL.Image import Image

NAME: Final = "scan.jpg"
UNSURE: Final = frozenset({"scan-uncertain", "characters-unread"})
"""Problems of which a look at the page is all that helps."""
MOST: Final = 6
"""Lines that are shown at a time."""
_AROUND: Final = 0.022
"""Share of a page's height that is shown above and below a line, so that the row before and behind
are seen.
"""
_TALLEST: Final = 0.5
"""Share of a page's height of which no more is shown: a line that stands for a whole page is no
line.
"""
_FRAME: Final = (200, 30, 30)


def cut(scanned: Scanned) -> tuple[File, ...]:
    """A picture of some lines, from top to bottom; nothing where there are none."""
    places = sorted(scanned.places.values())[:MOST]
    parts = [
        _cut(scanned.pages[page], list(some))
        for page, some in groupby(places, key=lambda place: place.page)
    ]
    shown = list(chain.from_iterable(parts))
    if shown:
        return (File(NAME, _below_each_other(shown), picture=True),)
    return ()


def unsure(problems: Sequence[Problem]) -> set[int]:
    """The lines that have to be looked at."""
    looked_at = [one for one in problems if one.code in UNSURE]
    return set().union(
        *(range(one.line, min(one.end_line, one.line + MOST) + 1) for one in looked_at)
    )


def cut_of_reading(reading: Reading) -> tuple[File, ...]:
    """A picture of the lines of a scan that was just read which have to be looked at."""
    lines = unsure(reading.problems)
    return cut(Scanned(reading.scanned, _places(reading, lines)))


def _places(reading: Reading, lines: set[int]) -> Mapping[int, Place]:
    every = dict(enumerate(reading.places, 1))
    return {
        line: every[line]
        for line in lines
        if line in every and reading.scanned.get(every[line].page)
    }


def _cut(page: bytes, places: Sequence[Place]) -> list[Image]:
    """The pieces of a page on which lines stand; what overlaps is one piece."""
    from PIL import Image, ImageDraw

    try:
        with Image.open(io.BytesIO(page)) as opened:
            whole = opened.convert("RGB")
    except OSError:
        return []
    width, height = whole.size
    draw = ImageDraw.Draw(whole)
    pieces: list[tuple[float, float]] = []
    for place in places:
        bottom = min(place.bottom, place.top + _TALLEST)
        draw.rectangle(
            (1, place.top * height - 2, width - 2, bottom * height + 2), outline=_FRAME, width=2
        )
        top, bottom = max(0.0, place.top - _AROUND), min(1.0, bottom + _AROUND)
        if pieces and top <= pieces[-1][1]:
            pieces[-1] = (pieces[-1][0], max(bottom, pieces[-1][1]))
        else:
            pieces.append((top, bottom))
    return [
        whole.crop((0, int(top * height), width, int(bottom * height) + 1))
        for top, bottom in pieces
    ]


def _below_each_other(pieces: Sequence[Image]) -> bytes:
    from PIL import Image

    gap = 8
    width = max(piece.width for piece in pieces)
    sheet = Image.new("RGB", (width, sum(piece.height + gap for piece in pieces) - gap), "white")
    top = 0
    for piece in pieces:
        sheet.paste(piece, (0, top))
        top += piece.height + gap
    made = io.BytesIO()
    sheet.save(made, "JPEG", quality=80)
    return made.getvalue()
