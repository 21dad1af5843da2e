"""Words in a chart: the face, the colours, and how wide a text is."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patheffects import withStroke

from handlers.charts.font import FONT

ASKED, BESIDE, NEGATIVE, INK, PALE, BASE = (
    "#1f5f99",
    "#a9c4de",
    "#c0392b",
    "#222222",
    "#6b6b6b",
    "#c9c9c9",
)
SERIES = (ASKED, "#d98324", "#4f8a5b", "#8a63a8", "#7a7a7a", "#b8a02a")
"""Colours of several series; red is for what is below zero."""


def write(
    on: Axes | Figure,
    x: float,
    y: float,
    text: str,
    size: float,
    colour: str,
    ha: str = "left",
    va: str = "baseline",
    *,
    halo: bool = False,
) -> None:
    """Words are words: a `$` in a name begins no formula. A halo keeps a line behind them off
    them.
    """
    written = on.text(
        x, y, text, fontproperties=font(size), color=colour, parse_math=False, ha=ha, va=va
    )
    if halo:
        written.set(path_effects=[withStroke(linewidth=3, foreground="white")], zorder=4)


@cache
def font(size: float) -> FontProperties:
    """The face in a size, in points."""
    return FontProperties(fname=FONT, size=size)


def columns(text: str) -> int:
    """The width of a text, where a Chinese character takes two columns."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def wrapped(text: str, width: int, end: str = "") -> Iterator[str]:
    """The text in lines, broken at ` · ` or a blank where there is one; with `end`, the first line
    alone, cut.
    """
    if columns(text) <= width:
        yield text
        return
    kept = 0
    while columns(text[: kept + 1]) <= width - columns(end):
        kept += 1
    if end:
        yield text[:kept] + end
        return
    blank = text.rfind(" ", kept // 2, kept + 1)
    kept = blank + 1 if blank > 0 else kept
    yield text[:kept].strip(" ·")
    yield from wrapped(text[kept:].strip(), width)
