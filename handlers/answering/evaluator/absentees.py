"""Who has not published, by name, each read from the index only when it is asked for: of 6,600, two
dozen are shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import overload

from handlers.answering.evaluator.reaches import government_of
from store.index import Index
from store.model import Agency, Division


class Absentees(Sequence[Agency]):
    """Governments in the order of the list of divisions, then other agencies by name."""

    def __init__(
        self,
        index: Index,
        governments: Sequence[tuple[Division, int | None]],
        others: Sequence[int],
    ) -> None:
        """`governments` with their last reports, whose names they have; `others` by their last
        reports.
        """
        self._index = index
        self._governments = governments
        self._others = others

    def __len__(self) -> int:
        return len(self._governments) + len(self._others)

    @overload
    def __getitem__(self, at: int) -> Agency: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Agency]: ...
    def __getitem__(self, at: int | slice) -> Agency | Sequence[Agency]:
        """An agency, or the agencies of some places."""
        places = range(len(self))[at]
        if isinstance(places, int):
            return self._between(places, places + 1)[0]
        if not places:
            return ()
        first, end = min(places), max(places) + 1
        found = self._between(first, end)
        return tuple(found[place - first] for place in places)

    def __iter__(self) -> Iterator[Agency]:
        return iter(self._between(0, len(self)))

    def __eq__(self, other: object) -> bool:
        """Whether the same agencies are named, in this order."""
        return (
            isinstance(other, Sequence) and len(self) == len(other) and tuple(self) == tuple(other)
        )

    def __hash__(self) -> int:
        return hash(tuple(self))

    def _between(self, first: int, end: int) -> list[Agency]:
        """The agencies of the places from the first to before the end."""
        governments = self._governments[first:end]
        known = self._index.agencies_of([report for _, report in governments if report is not None])
        named = [
            government_of(division) if report is None else known[report]
            for division, report in governments
        ]
        begin, most = max(first - len(self._governments), 0), end - len(self._governments)
        return named + (self._by_name(most)[begin:] if most > 0 else [])

    def _by_name(self, most: int) -> list[Agency]:
        """The first so many of the others."""
        return self._index.first_by_name(self._others, most)
