"""Bars of several series: those of one label stand together, each in the colour that the legend
gives.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from handlers.charts.chart import Bar, Chart
from handlers.charts.lettering import BASE, INK, NEGATIVE, SERIES, columns, wrapped, write

_LABEL, _BAR, _GAP = 0.26, 0.2, 0.1
"""Inches of a label, of a bar below it, and between labels."""
_LABEL_WIDTH, _LEGEND_WIDTH = 72, 74
"""Columns of a line; in a legend at a smaller size, with two for each patch and two between."""
_PATCH = 0.11
"""Inches of a patch of colour."""
_COLUMN = 0.066
"""Inches of a column of the legend's letters."""

LegendRow = list[tuple[int, str]]


def height_of_groups(chart: Chart) -> float:
    """Inches that the bars take."""
    labels = len({bar.label for bar in chart.bars})
    return labels * (_LABEL + _GAP) + len(chart.bars) * _BAR


def draw_groups(axes: Axes, chart: Chart) -> None:
    """A label, and below it a bar of each series that has a number there."""
    low = min(0.0, *(bar.value for bar in chart.bars))
    high = max(0.0, *(bar.value for bar in chart.bars))
    span = (high - low) or 1.0
    room = span * 0.0165 * max(columns(bar.shown) for bar in chart.bars)
    axes.set_xlim(low - (room if low < 0 else 0), (high or span) + room)
    axes.set_ylim(height_of_groups(chart), 0)
    left, at = axes.get_xlim()[0], 0.0
    for label, group in groupby(chart.bars, key=lambda bar: bar.label):
        write(
            axes,
            left,
            at + _LABEL - 0.05,
            next(wrapped(label, _LABEL_WIDTH, end="…")),
            9.5,
            INK,
            va="bottom",
        )
        bars = list(group)
        for place, bar in enumerate(bars):
            _draw(axes, bar, at + _LABEL + _BAR * (place + 0.5), span)
        axes.plot(
            [0, 0],
            [at + _LABEL, at + _LABEL + _BAR * len(bars)],
            color=BASE,
            linewidth=0.8,
            zorder=0,
        )
        at += _LABEL + _BAR * len(bars) + _GAP
    axes.axis("off")


def _draw(axes: Axes, bar: Bar, middle: float, span: float) -> None:
    axes.barh(middle, bar.value, _BAR * 0.8, color=SERIES[bar.series])
    side, gap = ("right", -0.01) if bar.value < 0 else ("left", 0.01)
    colour = NEGATIVE if bar.value < 0 else INK
    write(axes, bar.value + gap * span, middle, bar.shown, 8.5, colour, ha=side, va="center")


def legend_rows(names: Sequence[str]) -> list[LegendRow]:
    """The names of the series with their numbers, as many in a row as there is room for."""
    rows: list[LegendRow] = []
    used = _LEGEND_WIDTH
    for number, name in enumerate(_cut(names)):
        taken = columns(name) + 5
        if used + taken > _LEGEND_WIDTH:
            rows.append([])
            used = 0
        rows[-1].append((number, name))
        used += taken
    return rows


def _cut(names: Sequence[str]) -> Iterator[str]:
    return (next(wrapped(name, _LEGEND_WIDTH - 6, end="…")) for name in names)


def write_legend(figure: Figure, row: LegendRow, top: float, width: float) -> None:
    """A row of the legend: a patch of each colour with its name."""
    at, height = 0.035, figure.get_figheight()
    size = (_PATCH / width, _PATCH / height)
    for number, name in row:
        figure.add_artist(Rectangle((at, top - _PATCH / height), *size, color=SERIES[number]))
        write(figure, at + 0.17 / width, top + 0.03 / height, name, 8.5, INK, va="top")
        at += (columns(name) + 4) * _COLUMN / width
