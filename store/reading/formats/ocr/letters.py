"""Characters that were recognised, and the cells that they stand in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from store.reading.formats.pdf.drawn import Box

Array = Any
"""A picture in numbers, as OpenCV has it."""
Engine = Any
"""RapidOCR, or any other that takes and gives the same; what it gives depends on how it is
called.
"""
NUMBER_SIGNS: Final = frozenset("0123456789.,，/-—–+％%")
"""What numbers are written with."""
EDGE: Final = 4
"""Pixels at the edge of a cell that may belong to its lines."""


class Letter(NamedTuple):
    """A character, where it stands on the straightened page, and how sure the recogniser is."""

    sign: str
    box: Box
    score: float


def around(quad: Any, points: float) -> Box:
    """The box of a quadrangle of pixels, in points."""
    (left, top), (right, bottom) = quad.min(axis=0) * points, quad.max(axis=0) * points
    return (
        round(float(left), 1),
        round(float(top), 1),
        round(float(right), 1),
        round(float(bottom), 1),
    )


def cell_of(box: Box, cells: Sequence[Box]) -> Box | None:
    """The smallest cell that the middle of a character lies in."""
    around = [cell for cell in cells if is_in(box, cell)]
    return min(around, key=lambda cell: (cell[2] - cell[0]) * (cell[3] - cell[1]), default=None)


def is_in(box: Box, cell: Box) -> bool:
    """Whether the middle of a box lies in a cell."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return cell[0] <= x <= cell[2] and cell[1] <= y <= cell[3]
