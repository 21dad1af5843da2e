"""Draws a chart: PNG, light, readable on a phone. Imported by the drawing process alone, with matplotlib."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patheffects import withStroke
from PIL import Image

from handlers.charts.chart import Bar, Chart, Shape
from handlers.charts.font import FONT

_WIDTH, _DPI = 5.6, 150
"""Inches; 840 pixels are what a phone shows of a picture."""
_ASKED, _BESIDE, _NEGATIVE, _INK, _PALE, _BASE = "#1f5f99", "#a9c4de", "#c0392b", "#222222", "#6b6b6b", "#c9c9c9"
_TITLE_WIDTH, _LABEL_WIDTH, _MOST_TITLE = 58, 72, 3
"""Columns of a line, where a Chinese character takes two; and lines of the title."""
_COLOURS = 32
_BESIDE_POINT, _NUMBER_HEIGHT = 0.045, 0.16
"""Of the height of a line's scale: from a point to its number, and what the number takes with it."""
_LINE_HEIGHT = 0.235
"""Inches for a line of the title."""


def draw(chart: Chart) -> bytes:
    """The picture of a chart."""
    title = list(wrapped(chart.title, _TITLE_WIDTH))
    title = (
        title[:_MOST_TITLE] if len(title) <= _MOST_TITLE else [*title[: _MOST_TITLE - 1], title[_MOST_TITLE - 1] + "…"]
    )
    head = 0.16 + _LINE_HEIGHT * (len(title) + 1)
    foot = 0.32 if chart.note else 0.12
    body = 2.6 if chart.shape is Shape.LINE else 0.52 * len(chart.bars)
    figure = Figure((_WIDTH, head + body + foot), _DPI, facecolor="white")
    for number, line in enumerate((*title, chart.unit)):
        top = 1 - (0.16 + _LINE_HEIGHT * number) / figure.get_figheight()
        last = number == len(title)
        _write(figure, 0.035, top, line, 8.5 if last else 11, _PALE if last else _INK, va="top")
    if chart.note:
        _write(figure, 0.035, 0.09 / figure.get_figheight(), chart.note, 8.5, _PALE, va="bottom")
    height = figure.get_figheight()
    if chart.shape is Shape.LINE:
        axes = figure.add_axes((0.09, (foot + 0.3) / height, 0.84, (body - 0.45) / height))
        draw_line(axes, chart.bars)
    else:
        axes = figure.add_axes((0.035, foot / height, 0.93, body / height))
        draw_bars(axes, chart.bars)
    return _png(figure)


def _png(figure: Figure) -> bytes:
    """A palette is enough for bars and letters, and makes the file a quarter of what it would be."""
    drawn, light = io.BytesIO(), io.BytesIO()
    figure.savefig(drawn, format="png")
    with Image.open(drawn) as picture:
        picture.convert("RGB").quantize(_COLOURS).save(light, "PNG", optimize=True)
    return light.getvalue()


def draw_bars(axes: Axes, bars: Sequence[Bar]) -> None:
    """Each label stands above its bar, so that a long name takes nothing from the bar's length."""
    low, high = min(0.0, *(bar.value for bar in bars)), max(0.0, *(bar.value for bar in bars))
    span = (high - low) or 1.0
    longest = max(columns(bar.shown) for bar in bars)
    room = span * 0.0165 * longest  # What the longest number takes behind a bar.
    if low == high:
        high = span  # Nothing but zeros: there is no bar, and each 0 stands where the bars would begin.
    axes.set_xlim(low - (room if low < 0 else 0), high + (room if high > 0 else 0.02 * span))
    axes.set_ylim(len(bars) - 0.45, -0.55)
    left = axes.get_xlim()[0]
    for place, bar in enumerate(bars):
        colour = _NEGATIVE if bar.value < 0 else _ASKED if bar.asked else _BESIDE
        axes.barh(place + 0.18, bar.value, 0.36, color=colour)
        label = next(wrapped(bar.label, _LABEL_WIDTH, end="…"))
        _write(axes, left, place - 0.09, label, 9.5, _INK, va="bottom")
        side, gap = ("right", -0.01) if bar.value < 0 else ("left", 0.01)
        _write(axes, bar.value + gap * span, place + 0.18, bar.shown, 9.5, _INK, ha=side, va="center")
        axes.plot([0, 0], [place - 0.04, place + 0.4], color=_BASE, linewidth=0.8, zorder=0)
    axes.axis("off")


def draw_line(axes: Axes, bars: Sequence[Bar]) -> None:
    """One figure over the years; the scale begins at zero, so that a small change does not look large."""
    years, values = [int(bar.label) for bar in bars], [bar.value for bar in bars]
    low, high = min(0.0, *values), max(0.0, *values)
    span = (high - low) or 1.0
    _join(axes, list(zip(years, values, strict=True)))
    axes.plot(years, values, color=_ASKED, linewidth=0, marker="o", markersize=5, clip_on=False, zorder=3)
    valleys = {place for place in range(1, len(values) - 1) if _is_valley(values, place)}
    for place, (bar, year) in enumerate(zip(bars, years, strict=True)):
        side, gap = ("top", -_BESIDE_POINT) if place in valleys else ("bottom", _BESIDE_POINT)
        colour = _NEGATIVE if bar.value < 0 else _INK
        _write(axes, year, bar.value + gap * span, bar.shown, 9.5, colour, ha="center", va=side, halo=True)
    under = _NUMBER_HEIGHT if any(values[place] < low + 0.12 * span for place in valleys) else 0
    axes.set_ylim(low - under * span, (high if high > low else span) + _NUMBER_HEIGHT * span)
    axes.set_xlim(min(years) - 0.35, max(years) + 0.35)
    axes.set_xticks(range(min(years), max(years) + 1))
    axes.set_yticks([])
    for tick in axes.get_xticklabels():
        tick.set_fontproperties(_font(9.5))
    for spine in axes.spines.values():
        spine.set_visible(False)
    axes.axhline(0, color=_BASE, linewidth=0.8, zorder=0)
    axes.tick_params(colors=_INK, length=0)


def _join(axes: Axes, points: Sequence[tuple[int, float]]) -> None:
    """A line from year to year; dashed over years of which nothing is known."""
    for (year, value), (next_year, next_value) in pairwise(points):
        if next_year - year == 1:
            axes.plot((year, next_year), (value, next_value), color=_ASKED, linewidth=2)
        else:
            axes.plot((year, next_year), (value, next_value), color=_BESIDE, linewidth=1.2, linestyle=(0, (3, 3)))


def _is_valley(values: Sequence[float], place: int) -> bool:
    """Whether the line comes down to a value and goes up from it, so that there is room only below it."""
    beside = values[place - 1 : place + 2]
    return values[place] == min(beside) < max(beside)


def _write(
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
    """Words are words: a `$` in a name begins no formula. A halo keeps a line behind them off them."""
    written = on.text(x, y, text, fontproperties=_font(size), color=colour, parse_math=False, ha=ha, va=va)
    if halo:
        written.set(path_effects=[withStroke(linewidth=3, foreground="white")], zorder=4)


@cache
def _font(size: float) -> FontProperties:
    return FontProperties(fname=FONT, size=size)


def columns(text: str) -> int:
    """The width of a text, where a Chinese character takes two columns."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def wrapped(text: str, width: int, end: str = "") -> Iterator[str]:
    """The text in lines, broken at ` · ` or a blank where there is one; with `end`, the first line alone, cut."""
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
