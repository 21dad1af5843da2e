"""The cells that the lines on a page enclose.

Lines that touch form a table. Between its upright and level lines lie elementary fields; those
without a line between them are one cell, which is how merged cells show. Sides left open (tables
without outer lines, tables that a page break cut) are closed where the crossing lines end.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from store.reading.formats.pdf.drawn import Box

_SAME: Final = 2.0
"""Points within which two parallel lines are one."""
_TOUCH: Final = 3.5
"""Points that may be missing where two lines meet."""
_SHORTEST: Final = 3.0
"""Points of a line of a table; one that strikes out a digit may be shorter."""
_MAX_FIELDS: Final = 40_000
"""Fields of a table beyond which it is not looked into: no table of the form has a thousand."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line: where it lies (`at`) and from where to where it runs."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table: its cells in rows, each row holding the cells that begin in it."""

    box: Box
    rows: tuple[tuple[Box, ...], ...]


def grids(rules: Sequence[Box]) -> list[Grid]:
    """The ruled tables of a page from top to bottom."""
    rules = [box for box in rules if max(box[2] - box[0], box[3] - box[1]) >= _SHORTEST]
    level = _merged(
        Stroke((b[1] + b[3]) / 2, b[0], b[2]) for b in rules if b[2] - b[0] >= b[3] - b[1]
    )
    upright = _merged(
        Stroke((b[0] + b[2]) / 2, b[1], b[3]) for b in rules if b[2] - b[0] < b[3] - b[1]
    )
    found = [grid for lines in _touching(level, upright) if (grid := _grid(*lines))]
    found = [grid for grid in found if not any(_frames(grid, other) for other in found)]
    return sorted(found, key=lambda grid: grid.box[1])


def _frames(grid: Grid, other: Grid) -> bool:
    """Whether a grid is only a frame around another one: the border of a page, or the edge of a
    photographed sheet.
    """
    left, top, right, bottom = grid.box
    inside = (
        left < other.box[0]
        and top < other.box[1]
        and other.box[2] < right
        and other.box[3] < bottom
    )
    return inside and len(grid.rows) == 1 and len(grid.rows[0]) == 1


def _merged(strokes: Iterable[Stroke]) -> list[Stroke]:
    """Strokes in a line that touch, as one: borders are drawn cell by cell, and dashed."""
    rows: list[list[Stroke]] = []
    for stroke in sorted(strokes, key=lambda s: (s.at, s.start)):
        if rows and stroke.at - rows[-1][-1].at <= _SAME:
            rows[-1].append(stroke)
        else:
            rows.append([stroke])
    return list(chain.from_iterable(map(_joined, rows)))


def _joined(row: list[Stroke]) -> list[Stroke]:
    at = sum(stroke.at for stroke in row) / len(row)
    found: list[Stroke] = []
    for stroke in sorted(row, key=lambda s: s.start):
        if found and stroke.start - found[-1].end <= _TOUCH:
            found[-1] = Stroke(at, found[-1].start, max(found[-1].end, stroke.end))
        else:
            found.append(Stroke(at, stroke.start, stroke.end))
    return found


def _touching(
    level: list[Stroke],
    upright: list[Stroke],
) -> list[tuple[list[Stroke], list[Stroke]]]:
    """Level and upright lines that cross or meet, put together."""
    parent = list(range(len(level) + len(upright)))

    def root(node: int) -> int:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for i, across in enumerate(level):
        for j, down in enumerate(upright, len(level)):
            if (
                across.start - _TOUCH <= down.at <= across.end + _TOUCH
                and down.start - _TOUCH <= across.at <= down.end + _TOUCH
            ):
                parent[root(i)] = root(j)
    tables: dict[int, tuple[list[Stroke], list[Stroke]]] = {}
    for i, across in enumerate(level):
        tables.setdefault(root(i), ([], []))[0].append(across)
    for j, down in enumerate(upright, len(level)):
        tables.setdefault(root(j), ([], []))[1].append(down)
    return [lines for lines in tables.values() if lines[0] and lines[1]]


def _grid(level: list[Stroke], upright: list[Stroke]) -> Grid | None:
    level, upright = _closed(level, upright), _closed(upright, level)
    ys, xs = _places(level), _places(upright)
    if len(ys) < 2 or len(xs) < 2 or len(xs) * len(ys) > _MAX_FIELDS:
        return None
    cells = _Fields(xs, ys, level, upright).cells()
    tops = sorted({cell[1] for cell in cells})
    rows = tuple(tuple(sorted(cell for cell in cells if cell[1] == top)) for top in tops)
    if rows:
        return Grid((xs[0], ys[0], xs[-1], ys[-1]), rows)
    return None


def _closed(lines: list[Stroke], crossing: list[Stroke]) -> list[Stroke]:
    """The lines, and one more at each side where the lines that cross them run on."""
    first, last = min(c.start for c in crossing), max(c.end for c in crossing)
    start, end = min(c.at for c in crossing), max(c.at for c in crossing)
    found = list(lines)
    if first < min(line.at for line in lines) - _TOUCH:
        found.append(Stroke(first, start, end))
    if last > max(line.at for line in lines) + _TOUCH:
        found.append(Stroke(last, start, end))
    return found


def _places(lines: list[Stroke]) -> list[float]:
    """Where lines lie, those as good as in one place once."""
    found: list[float] = []
    for at in sorted(line.at for line in lines):
        if not found or at - found[-1] > _SAME:
            found.append(at)
    return found


class _Fields:
    """The elementary fields of a table and the lines between them."""

    def __init__(
        self,
        xs: list[float],
        ys: list[float],
        level: list[Stroke],
        upright: list[Stroke],
    ) -> None:
        self._xs, self._ys = xs, ys
        self._across = _by_place(level, ys)
        self._down = _by_place(upright, xs)

    def cells(self) -> list[Box]:
        """The rectangles that lines enclose."""
        wide, high = len(self._xs) - 1, len(self._ys) - 1
        seen = [[False] * high for _ in range(wide)]
        found: list[Box] = []
        for j in range(high):
            for i in range(wide):
                if not seen[i][j]:
                    box = self._region(i, j, seen)
                    if box:
                        found.append(box)
        return found

    def _region(self, i: int, j: int, seen: list[list[bool]]) -> Box | None:
        """The fields reached from one without crossing a line; None unless they are an enclosed
        rectangle.
        """
        stack, fields = [(i, j)], [(i, j)]
        seen[i][j] = True
        enclosed = True
        while stack:
            a, b = stack.pop()
            for c, d, wall in (
                (a + 1, b, self._wall(self._down[a + 1], self._ys, b)),
                (a - 1, b, self._wall(self._down[a], self._ys, b)),
                (a, b + 1, self._wall(self._across[b + 1], self._xs, a)),
                (a, b - 1, self._wall(self._across[b], self._xs, a)),
            ):
                if wall:
                    continue
                if not (0 <= c < len(seen) and 0 <= d < len(seen[0])):
                    enclosed = False
                elif not seen[c][d]:
                    seen[c][d] = True
                    stack.append((c, d))
                    fields.append((c, d))
        left, right = min(a for a, _ in fields), max(a for a, _ in fields)
        top, bottom = min(b for _, b in fields), max(b for _, b in fields)
        if not enclosed or len(fields) != (right - left + 1) * (bottom - top + 1):
            return None
        return (self._xs[left], self._ys[top], self._xs[right + 1], self._ys[bottom + 1])

    @staticmethod
    def _wall(lines: list[Stroke], places: list[float], field: int) -> bool:
        """Whether one of the lines runs along the middle of a field's side."""
        middle = (places[field] + places[field + 1]) / 2
        return any(line.start <= middle <= line.end for line in lines)


def _by_place(lines: list[Stroke], places: list[float]) -> list[list[Stroke]]:
    found: list[list[Stroke]] = [[] for _ in places]
    for line in lines:
        found[max(0, bisect_right(places, line.at + _SAME / 10) - 1)].append(line)
    return found
