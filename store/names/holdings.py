"""What names have to know of the reports at hand; an index of 100,000 reports is asked, never read
into memory.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import Protocol

from store.model import Agency


class Holdings(Protocol):
    """Which agencies have a report."""

    def has(self, code: str) -> bool:
        """Whether an agency of the division with this code has a report."""

    def offices(self, code: str) -> tuple[str, ...]:
        """The offices of a division that have a report."""

    def office_names(self) -> tuple[str, ...]:
        """What the offices of settled agencies are called, each name once."""

    def called(self, offices: frozenset[str], most: int) -> tuple[Agency, ...]:
        """At most so many agencies with one of these offices, wherever they are."""

    def signs(self) -> frozenset[str]:
        """The characters of the own names of all divisions that have a report."""

    def unsettled(self, text: str) -> tuple[Agency, ...]:
        """The agencies without a division that a text may name; others may be among them."""


class Agencies:
    """A few agencies with reports, in memory."""

    def __init__(self, agencies: Iterable[Agency] = ()) -> None:
        self._offices: dict[str, dict[str, None]] = {}
        self._unsettled: dict[Agency, None] = {}
        self._signs: set[str] = set()
        self._settled: list[Agency] = []
        for agency in agencies:
            if agency.division is None:
                self._unsettled[agency] = None
            else:
                self._settled.append(agency)
                self._offices.setdefault(agency.division.code, {})[agency.office] = None
                self._signs.update(agency.division.path[-1])

    def has(self, code: str) -> bool:
        """Whether an agency of the division with this code has a report."""
        return code in self._offices

    def offices(self, code: str) -> tuple[str, ...]:
        """The offices of a division that have a report."""
        return tuple(self._offices.get(code, ()))

    def office_names(self) -> tuple[str, ...]:
        """What the offices of settled agencies are called, each name once."""
        return tuple(dict.fromkeys(chain.from_iterable(self._offices.values())))

    def called(self, offices: frozenset[str], most: int) -> tuple[Agency, ...]:
        """At most so many agencies with one of these offices, wherever they are."""
        return tuple(agency for agency in self._settled if agency.office in offices)[:most]

    def signs(self) -> frozenset[str]:
        """The characters of the own names of all divisions that have a report."""
        return frozenset(self._signs)

    def unsettled(self, text: str) -> tuple[Agency, ...]:
        """All agencies without a division."""
        return tuple(self._unsettled)
