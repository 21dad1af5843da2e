"""Tables whose cells are known by where their edges lie, as in RTF and in Word files before
2007.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import chain
from typing import Final, NamedTuple

from store.reading.formats.spans import Span

_NEAR: Final = 30
"""Twips (a twentieth of a point) that the same edge may differ from row to row."""


class Edged(NamedTuple):
    """A cell of a row; left and right in twips."""

    text: str
    left: int
    right: int
    continues: bool = False
    """Whether it is the lower part of the cell above it."""


def spans(rows: Sequence[Sequence[Edged]]) -> list[list[Span]]:
    """The cells that begin in each row, with the rows and columns that they cover."""
    edges: list[int] = []
    drawn = set(chain.from_iterable((cell.left, cell.right) for cell in chain.from_iterable(rows)))
    for edge in sorted(drawn):
        if not edges or edge - edges[-1] > _NEAR:
            edges.append(edge)

    def column(edge: int) -> int:
        place = bisect_left(edges, edge)
        near = [one for one in (place - 1, place) if 0 <= one < len(edges)]
        return min(near, key=lambda one: abs(edges[one] - edge))

    places = {edge: column(edge) for edge in drawn}
    found: list[list[Span]] = []
    open_at: dict[int, tuple[int, int]] = {}
    for number, row in enumerate(rows):
        begun: list[Span] = []
        for cell in row:
            left = places[cell.left]
            if cell.continues and left in open_at:
                above, place = open_at[left]
                found[above][place] = found[above][place]._replace(rows=number - above + 1)
            elif not cell.continues:
                open_at[left] = (number, len(begun))
                begun.append(Span(cell.text, 1, max(1, places[cell.right] - left)))
        found.append(begun)
    return found
