"""The checks across years: functions from two years' reports of an agency to problems; the list of
them is a list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from store.across import carried, in_force, items, jumps
from store.across.pair import Pair, PairedCell, YearSide
from store.model import Cell, Problem

__all__ = ["CELLS", "CHECKS", "CODES", "Pair", "PairedCell", "YearSide", "check"]

Check = Callable[[Pair], Iterator[Problem]]

CHECKS: Final[tuple[Check, ...]] = (carried.over, in_force.documents, items.counts, jumps.jumps)
CELLS: Final[frozenset[Cell]] = frozenset(
    {*carried.CELLS, *in_force.CELLS, *items.CELLS, *jumps.CELLS}
)
"""The cells that the checks look at."""
CODES: Final = ("carried-over-differs", "in-force-differs", "items-differ", "jump")
"""What the checks find, as codes of `data/reference/problems.toml`."""


def check(pair: Pair) -> Iterator[Problem]:
    """Every problem between two years, to be shown with the later one's report."""
    for one in CHECKS:
        yield from one(pair)
