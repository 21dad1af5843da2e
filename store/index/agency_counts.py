"""How many agencies have a report of some years, counted once for each index: among 100,000 reports
it takes 80 ms.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.index.reading import Index


class AgencyCounts:
    """The counts that were asked for since the last load; kept with the index (`Index.kept`)."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._found: dict[tuple[int, ...], int] = {}

    def of(self, years: Iterable[int]) -> int:
        """How many have a report of the years; of any year, where none is given."""
        asked = tuple(sorted(set(years)))
        if asked not in self._found:
            self._found[asked] = self._index.agency_count(asked)
        return self._found[asked]
