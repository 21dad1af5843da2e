"""Draws a chart: PNG, light, readable on a phone. Imported by the drawing process alone, with
matplotlib.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from itertools import pairwise

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from PIL import Image

from handlers.charts.chart import Bar, Chart, ChartShape
from handlers.charts.groups import draw_groups, height_of_groups, legend_rows, write_legend
from handlers.charts.lettering import (
    ASKED,
    BASE,
    BESIDE,
    INK,
    NEGATIVE,
    PALE,
    columns,
    font,
    wrapped,
    write,
)

_WIDTH, _DPI = 5.6, 150
"""Inches; 840 pixels are what a phone shows of a picture."""
_TITLE_WIDTH, _LABEL_WIDTH, _MOST_TITLE = 58, 72, 3
"""Columns of a line, where a Chinese character takes two; and lines of the title."""
_COLOURS = 32
_BESIDE_POINT, _NUMBER_HEIGHT = 0.045, 0.16
"""Of the height of a line's scale: from a point to its number, and what the number takes with
it.
"""
_LINE_HEIGHT, _NOTE_HEIGHT = 0.235, 0.19
"""Inches for a line of the title, and of the note."""
_NOTE_WIDTH = 78


def draw(chart: Chart) -> bytes:
    """The picture of a chart."""
    title = _title(chart.title)
    note = list(wrapped(chart.note, _NOTE_WIDTH)) if chart.note else []
    legend = legend_rows(chart.series)
    above = 0.16 + _LINE_HEIGHT * (len(title) + 1 + len(legend))
    foot = 0.12 + _NOTE_HEIGHT * len(note) + (0.05 if note else 0)
    body = _height(chart)
    height = above + body + foot
    figure = Figure((_WIDTH, height), _DPI, facecolor="white")
    for number, line in enumerate((*title, chart.unit)):
        last = number == len(title)
        write(
            figure,
            0.035,
            _down(number, height),
            line,
            8.5 if last else 11,
            PALE if last else INK,
            va="top",
        )
    for number, row in enumerate(legend, start=len(title) + 1):
        write_legend(figure, row, _down(number, height), _WIDTH)
    for number, line in enumerate(reversed(note)):
        write(figure, 0.035, (0.09 + _NOTE_HEIGHT * number) / height, line, 8.5, PALE, va="bottom")
    if chart.shape is ChartShape.LINE:
        draw_line(
            figure.add_axes((0.09, (foot + 0.3) / height, 0.84, (body - 0.45) / height)), chart.bars
        )
    elif chart.series:
        draw_groups(figure.add_axes((0.035, foot / height, 0.93, body / height)), chart)
    else:
        draw_bars(figure.add_axes((0.035, foot / height, 0.93, body / height)), chart.bars)
    return _png(figure)


def _title(text: str) -> list[str]:
    """The title in as many lines as it may have, the last one cut where there are more."""
    lines = list(wrapped(text, _TITLE_WIDTH))
    if len(lines) <= _MOST_TITLE:
        return lines
    return [
        *lines[: _MOST_TITLE - 1],
        next(wrapped(" ".join(lines[_MOST_TITLE - 1 :]), _TITLE_WIDTH, end="…")),
    ]


def _height(chart: Chart) -> float:
    """Inches of what is drawn."""
    if chart.shape is ChartShape.LINE:
        return 2.6
    if chart.series:
        return height_of_groups(chart)
    return 0.52 * len(chart.bars)


def _down(line: int, height: float) -> float:
    """Where a line below the upper edge begins, of the height."""
    return 1 - (0.16 + _LINE_HEIGHT * line) / height


def _png(figure: Figure) -> bytes:
    """A palette is enough for bars and letters, and makes the file a quarter of what it would
    be.
    """
    drawn, light = io.BytesIO(), io.BytesIO()
    figure.savefig(drawn, format="png")
    with Image.open(drawn) as picture:
        # By the octree even the colour of a short bar is kept; by medians the third of three series
        # was grey.
        picture.convert("RGB").quantize(_COLOURS, Image.Quantize.FASTOCTREE).save(
            light, "PNG", optimize=True
        )
    return light.getvalue()


def _colour(bar: Bar) -> str:
    if bar.value < 0:
        return NEGATIVE
    if bar.asked:
        return ASKED
    return BESIDE


def draw_bars(axes: Axes, bars: Sequence[Bar]) -> None:
    """Each label stands above its bar, so that a long name takes nothing from the bar's length."""
    low, high = min(0.0, *(bar.value for bar in bars)), max(0.0, *(bar.value for bar in bars))
    span = (high - low) or 1.0
    longest = max(columns(bar.shown) for bar in bars)
    room = span * 0.0165 * longest  # What the longest number takes behind a bar.
    if low == high:
        # Nothing but zeros: there is no bar, and each 0 stands where the bars would begin.
        high = span
    axes.set_xlim(low - (room if low < 0 else 0), high + (room if high > 0 else 0.02 * span))
    axes.set_ylim(len(bars) - 0.45, -0.55)
    left = axes.get_xlim()[0]
    for place, bar in enumerate(bars):
        axes.barh(place + 0.18, bar.value, 0.36, color=_colour(bar))
        label = next(wrapped(bar.label, _LABEL_WIDTH, end="…"))
        write(axes, left, place - 0.09, label, 9.5, INK, va="bottom")
        side, gap = ("right", -0.01) if bar.value < 0 else ("left", 0.01)
        write(axes, bar.value + gap * span, place + 0.18, bar.shown, 9.5, INK, ha=side, va="center")
        axes.plot([0, 0], [place - 0.04, place + 0.4], color=BASE, linewidth=0.8, zorder=0)
    axes.axis("off")


def draw_line(axes: Axes, bars: Sequence[Bar]) -> None:
    """One figure over the years; the scale begins at zero, so that a small change does not look
    large.
    """
    years, values = [int(bar.label) for bar in bars], [bar.value for bar in bars]
    low, high = min(0.0, *values), max(0.0, *values)
    span = (high - low) or 1.0
    _join(axes, list(zip(years, values, strict=True)))
    axes.plot(
        years, values, color=ASKED, linewidth=0, marker="o", markersize=5, clip_on=False, zorder=3
    )
    valleys = {place for place in range(1, len(values) - 1) if _is_valley(values, place)}
    for place, (bar, year) in enumerate(zip(bars, years, strict=True)):
        side, gap = ("top", -_BESIDE_POINT) if place in valleys else ("bottom", _BESIDE_POINT)
        colour = NEGATIVE if bar.value < 0 else INK
        write(
            axes,
            year,
            bar.value + gap * span,
            bar.shown,
            9.5,
            colour,
            ha="center",
            va=side,
            halo=True,
        )
    under = _NUMBER_HEIGHT if any(values[place] < low + 0.12 * span for place in valleys) else 0
    axes.set_ylim(low - under * span, (high if high > low else span) + _NUMBER_HEIGHT * span)
    axes.set_xlim(min(years) - 0.35, max(years) + 0.35)
    axes.set_xticks(range(min(years), max(years) + 1))
    axes.set_yticks([])
    for tick in axes.get_xticklabels():
        tick.set_fontproperties(font(9.5))
    for spine in axes.spines.values():
        spine.set_visible(False)
    axes.axhline(0, color=BASE, linewidth=0.8, zorder=0)
    axes.tick_params(colors=INK, length=0)


def _join(axes: Axes, points: Sequence[tuple[int, float]]) -> None:
    """A line from year to year; dashed over years of which nothing is known."""
    for (year, value), (next_year, next_value) in pairwise(points):
        if next_year - year == 1:
            axes.plot((year, next_year), (value, next_value), color=ASKED, linewidth=2)
        else:
            axes.plot(
                (year, next_year),
                (value, next_value),
                color=BESIDE,
                linewidth=1.2,
                linestyle=(0, (3, 3)),
            )


def _is_valley(values: Sequence[float], place: int) -> bool:
    """Whether the line comes down to a value and goes up from it, so that there is room only below
    it.
    """
    beside = values[place - 1 : place + 2]
    return values[place] == min(beside) < max(beside)
