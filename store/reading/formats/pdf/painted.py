"""What of a page's text is seen: what stands out from what lies under it, and over which nothing
was painted.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from typing import Final, NamedTuple, TypeVar

from store.reading.formats.colours import Colour, stands_out
from store.reading.formats.pdf.drawn import Box

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
_BAND: Final = 24.0
"""Points of a band of the page by which the areas of a place are found."""
_MOST_BANDS: Final = 100
"""Bands of a page; those of one that is higher than paper are higher too."""
_MOST: Final = 4_000_000
"""Pairs of letters and of what may cover them, or may show them again, that are looked at on a
page.
"""


Other = TypeVar("Other")


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
        self,
        size: tuple[float, float],
        looks: Sequence[TextLook],
        areas: Sequence[Area],
        pictures: Sequence[Box],
    ) -> None:
        self._size = size
        self._looks = looks
        self._pictures = pictures
        covered = sum(
            max(0.0, right - left) * max(0.0, bottom - top) for left, top, right, bottom in pictures
        )
        self._is_scan = covered >= _SCAN * size[0] * size[1]
        self._band_height = max(_BAND, size[1] / _MOST_BANDS)
        self._areas: dict[int, list[Area]] = defaultdict(list)
        self._drawn: dict[int, list[Box]] = defaultdict(list)
        self._left = _MOST
        """Pairs that may still be looked at."""
        for area in areas:
            for band in self._bands(area.box):
                self._areas[band].append(area)

    def seen(self, boxes: Sequence[Box], looks_of: Sequence[int]) -> list[bool]:
        """Of each character whether it is seen; all are where none would be.

        What has no look is what the library could not tell.
        """
        self._left = _MOST
        self._drawn = defaultdict(list)
        for box, look in zip(boxes, looks_of, strict=False):
            self._drawn[look].append(box)
        known = self._known(boxes, looks_of)
        if (
            self._left < 0
        ):  # anew, so that not some of the letters of a number are covered and others are not
            known = self._known(boxes, looks_of)
        found = known + [True] * (len(boxes) - len(known))
        if any(known):
            return found
        return [True] * len(boxes)

    def _known(self, boxes: Sequence[Box], looks_of: Sequence[int]) -> list[bool]:
        """Of each character with a look whether it is seen; as if nothing were covered once too
        much was looked at.
        """
        return [self._is_seen(box, look) for box, look in zip(boxes, looks_of, strict=False)]

    def _is_seen(self, box: Box, number: int) -> bool:
        if number < 0:
            return True
        look = self._looks[number]
        middle = ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
        if (
            not look.is_drawn
        ):  # the text of a scanned page lies under its picture, and is what that shows
            return self._is_scan or any(_holds(picture, middle) for picture in self._pictures)
        # A line that runs off the page is read to its end: what cuts it off is the page itself.
        is_on_page = _holds((0, 0, *self._size), middle)
        is_cut_off = look.clip is not None and is_on_page and not _holds(look.clip, middle)
        if is_cut_off or _is_too_small(box):
            return False
        ground: Colour | None = _WHITE
        for area in self._looked_at(self._areas.get(self._band(middle[1]), ())):
            if area.order > look.order:
                if area.hides and _covers(area.box, box):
                    return self._is_drawn_again(middle, area)
            elif _holds(area.box, middle):
                ground = area.colour
        return stands_out(look.colour, ground, _NEAR)

    def _is_drawn_again(self, middle: tuple[float, float], area: Area) -> bool:
        """Whether the same letter was drawn once more over what covers it; the library tells it but
        once.
        """
        there = self._looks_there.get(self._band(middle[1]), [])
        later = there[bisect_right(there, area.order, key=self._order) :]
        return any(
            _holds(box, middle)
            and not any(_holds(one, middle) for one in self._looked_at(self._drawn[number]))
            for number, box in self._looked_at(later)
        )

    @cached_property
    def _looks_there(self) -> dict[int, list[tuple[int, Box]]]:
        """The looks of each band with their boxes, by their numbers, in the order of painting."""
        found: dict[int, list[tuple[int, Box]]] = defaultdict(list)
        placed = [
            (number, look.box) for number, look in enumerate(self._looks) if look.box is not None
        ]
        for number, box in sorted(placed, key=self._order):
            for band in self._bands(box):
                found[band].append((number, box))
        return found

    def _order(self, placed: tuple[int, Box]) -> int:
        return self._looks[placed[0]].order

    def _looked_at(self, things: Sequence[Other]) -> Sequence[Other]:
        """The things that a letter is held against; none once there were too many."""
        self._left -= len(things)
        if self._left >= 0:
            return things
        return ()

    def _bands(self, box: Box) -> range:
        """The bands of the page in which a box lies."""
        last = min(box[3], self._size[1])
        return range(self._band(max(0.0, box[1])), self._band(last) + 1 if last > 0 else 0)

    def _band(self, height: float) -> int:
        return int(height // self._band_height)


def _holds(box: Box, point: tuple[float, float]) -> bool:
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]


def _covers(area: Box, box: Box) -> bool:
    """Whether an area lies over a letter, but for its edges."""
    wide, high = _EDGE * (box[2] - box[0]), _EDGE * (box[3] - box[1])
    return _holds(area, (box[0] + wide, box[1] + high)) and _holds(
        area, (box[2] - wide, box[3] - high)
    )


def _is_too_small(box: Box) -> bool:
    width, height = box[2] - box[0], box[3] - box[1]
    return max(width, height) < _HIGH or min(width, height) < _WIDE * max(width, height)
