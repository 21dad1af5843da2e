"""What the pages of a document draw: characters with their boxes, and straight lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in points from the upper left corner of the page."""
UNREAD: Final = "\N{REPLACEMENT CHARACTER}"
"""Stands in the text of a page for a character of which cannot be said which one it is."""


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """What a page draws."""

    size: tuple[float, float]
    """Width and height in points."""
    text: str
    boxes: tuple[Box, ...]
    """One for each character of the text."""
    rules: tuple[Box, ...]
    """Straight lines, upright or level."""
    pictures: int
    cut: bool = False
    """Whether it holds more than was extracted."""
    slants: tuple[Box, ...] = ()
    """Lines that are neither upright nor level, from the first two coordinates to the others."""
