"""What of a page's text is seen: what stands out from what lies under it, and over which nothing was painted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Final, NamedTuple

from store.reading.formats.pdf.drawn import Box

Colour = Sequence[int]
"""Shares of 255 of red, green and blue."""

_WHITE: Final = (255, 255, 255)
_NEAR: Final = 12
"""Shares of 255 by which a letter may differ from its ground without being seen."""
_SCAN: Final = 0.5
"""Share of a page that pictures cover if it was scanned."""
_EDGE: Final = 0.25
"""Share of a letter that may look out on each side of what covers it."""
_HIGH: Final = 1.5
"""Points: what is lower is not read."""
_WIDE: Final = 0.05
"""Share of its height below which a letter is too narrow to be read."""
_NOWHERE: Final = (0.0, 0.0, -1.0, -1.0)
_BAND: Final = 24.0
"""Points of a band of the page by which the areas of a place are found."""
_MOST: Final = 4_000_000
"""Pairs of letters and areas that are looked at."""


class TextLook(NamedTuple):
    """How a text is drawn."""

    order: int
    """Its place in the order of painting."""
    colour: Colour | None
    """None where it is not one colour."""
    is_drawn: bool
    clip: Box | None
    """The box beyond which it is cut off."""
    box: Box | None = None
    """Where it stands."""


class Area(NamedTuple):
    """A part of a page that is filled, or a picture."""

    order: int
    box: Box
    colour: Colour | None
    """None where it is not one colour."""
    hides: bool
    """Whether nothing that lies under it is seen."""


class Painted:
    """A page as it is painted."""

    def __init__(
        self, size: tuple[float, float], looks: Sequence[TextLook], areas: Sequence[Area], pictures: Sequence[Box]
    ) -> None:
        self._size = size
        self._looks = looks
        self._pictures = pictures
        covered = sum(max(0.0, right - left) * max(0.0, bottom - top) for left, top, right, bottom in pictures)
        self._is_scan = covered >= _SCAN * size[0] * size[1]
        self._bands: dict[int, list[Area]] = defaultdict(list)
        self._drawn: dict[int, list[Box]] = defaultdict(list)
        for area in areas:
            last = min(area.box[3], size[1])
            for band in range(_band(max(0.0, area.box[1])), _band(last) + 1 if last > 0 else 0):
                self._bands[band].append(area)

    def seen(self, boxes: Sequence[Box], looks_of: Sequence[int]) -> list[bool]:
        """Of each character whether it is seen; all are where none would be.

        What has no look is what the library could not tell.
        """
        pairs = len(boxes) * max(map(len, self._bands.values()), default=0)
        if pairs > _MOST:
            self._bands.clear()
        self._drawn = defaultdict(list)
        for box, look in zip(boxes, looks_of, strict=False):
            self._drawn[look].append(box)
        known = [self._is_seen(box, look) for box, look in zip(boxes, looks_of, strict=False)]
        found = known + [True] * (len(boxes) - len(known))
        return found if any(known) else [True] * len(boxes)

    def _is_seen(self, box: Box, number: int) -> bool:
        if number < 0:
            return True
        look = self._looks[number]
        middle = ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
        if not look.is_drawn:  # the text of a scanned page lies under its picture, and is what that shows
            return self._is_scan or any(_holds(picture, middle) for picture in self._pictures)
        # A line that runs off the page is read to its end: what cuts it off is the page itself.
        is_on_page = _holds((0, 0, *self._size), middle)
        is_cut_off = look.clip is not None and is_on_page and not _holds(look.clip, middle)
        if is_cut_off or _is_too_small(box):
            return False
        ground: Colour | None = _WHITE
        for area in self._bands.get(_band(middle[1]), ()):
            if area.order > look.order:
                if area.hides and _covers(area.box, box):
                    return self._is_drawn_again(middle, area)
            elif _holds(area.box, middle):
                ground = area.colour
        return _stands_out(look.colour, ground)

    def _is_drawn_again(self, middle: tuple[float, float], area: Area) -> bool:
        """Whether the same letter was drawn once more over what covers it; the library tells it but once."""
        return any(
            look.order > area.order
            and _holds(look.box or _NOWHERE, middle)
            and not any(_holds(box, middle) for box in self._drawn[number])
            for number, look in enumerate(self._looks)
        )


def _band(height: float) -> int:
    return int(height // _BAND)


def _holds(box: Box, point: tuple[float, float]) -> bool:
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]


def _covers(area: Box, box: Box) -> bool:
    """Whether an area lies over a letter, but for its edges."""
    wide, high = _EDGE * (box[2] - box[0]), _EDGE * (box[3] - box[1])
    return _holds(area, (box[0] + wide, box[1] + high)) and _holds(area, (box[2] - wide, box[3] - high))


def _is_too_small(box: Box) -> bool:
    width, height = box[2] - box[0], box[3] - box[1]
    return max(width, height) < _HIGH or min(width, height) < _WIDE * max(width, height)


def _stands_out(colour: Colour | None, ground: Colour | None) -> bool:
    if colour is None or ground is None:
        return True
    return any(abs(one - other) > _NEAR for one, other in zip(colour, ground, strict=True))
