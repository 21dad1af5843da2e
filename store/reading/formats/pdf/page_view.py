"""The coordinates of a PDF's page: those of its content, and those of the page as it is shown.

Part of the program that extracts a PDF (`extraction.py`), and like it imports nothing of the
product.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable

import pypdfium2_raw as pdfium  # and not pypdfium2, which starts the library when it is imported

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in points from the upper left corner of the page as it is shown."""
Point = tuple[float, float]
Matrix = tuple[float, float, float, float, float, float]
UNMOVED: Matrix = (1, 0, 0, 1, 0, 0)


class PageView:
    """From the coordinates of a page's content to those of the page as it is shown."""

    def __init__(self, page: object) -> None:
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        found = pdfium.FPDFPage_GetCropBox(
            page, left, bottom, right, top
        ) or pdfium.FPDFPage_GetMediaBox(page, left, bottom, right, top)
        box = (
            (left.value, bottom.value, right.value, top.value)
            if found
            else (0.0, 0.0, 595.0, 842.0)
        )
        self.left, self.bottom, self.right, self.top = box
        self.turns = pdfium.FPDFPage_GetRotation(page)

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """A box as it is shown; pages may be turned by quarters."""
        match self.turns:
            case 1:
                box = (bottom - self.bottom, left - self.left, top - self.bottom, right - self.left)
            case 2:
                box = (
                    self.right - right,
                    bottom - self.bottom,
                    self.right - left,
                    top - self.bottom,
                )
            case 3:
                box = (self.top - top, self.right - right, self.top - bottom, self.right - left)
            case _:
                box = (left - self.left, self.top - top, right - self.left, self.top - bottom)
        return (round(box[0], 1), round(box[1], 1), round(box[2], 1), round(box[3], 1))

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as shown."""
        width, height = self.right - self.left, self.top - self.bottom
        if self.turns % 2:
            return (height, width)
        return (width, height)


def within(box: Box, other: Box | None) -> Box:
    """What two boxes have in common; None is the whole page."""
    if other is None:
        return box
    return (
        max(box[0], other[0]),
        max(box[1], other[1]),
        min(box[2], other[2]),
        min(box[3], other[3]),
    )


def moved(x: float, y: float, matrix: Matrix) -> Point:
    """A point that a matrix moves."""
    return x * matrix[0] + y * matrix[2] + matrix[4], x * matrix[1] + y * matrix[3] + matrix[5]


def box_around(view: PageView, points: Iterable[Point]) -> Box:
    """The box around points of the content, as it is shown."""
    xs, ys = zip(*points, strict=True)
    return view.box(min(xs), min(ys), max(xs), max(ys))
