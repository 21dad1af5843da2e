"""What names ask of the reports at hand (`store.names.Holdings`), looked up one by one.

What grows with the number of reports: the divisions that have any, of which a slip in a name asks
for hundreds at once, and two short lists, the characters of their names and the names of their
offices, which every change makes anew.
"""

from __future__ import annotations

import json
from array import array
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from store.index.connections import Connections
from store.model import Agency, Division

if TYPE_CHECKING:
    from sqlite_utils import Database


_KEPT = 4096
"""Divisions whose offices are kept at hand."""
_PREFIX = 3
"""Characters that a name has at least to be found by the very words that a report prints."""


class StoredHoldings:
    """The agencies of an index as it is now; one that has changed needs another of these."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self.offices = lru_cache(_KEPT)(self._offices)
        self.called = lru_cache(_KEPT)(self._called)
        self._codes: frozenset[int] | None = None
        self._signs: frozenset[str] | None = None
        self._office_names: tuple[str, ...] | None = None
        self._has_unsettled: bool | None = None

    def has(self, code: str) -> bool:
        """Whether an agency of the division with this code has a report."""
        if self._codes is None:
            # Side by side with the figures they are all there at once: to look at each report took
            # half a second of whatever was asked first after a load.
            rows = self._connections.query("SELECT codes FROM blocks")
            self._codes = frozenset(chain.from_iterable(array("q", codes) for (codes,) in rows)) - {
                0
            }
        return int(code) in self._codes

    def _offices(self, code: str) -> tuple[str, ...]:
        """The offices of a division that have a report."""
        rows = self._connections.query(
            "SELECT DISTINCT office FROM reports WHERE division = ? AND current", code
        )
        return tuple(office for (office,) in rows)

    def office_names(self) -> tuple[str, ...]:
        """What the offices of settled agencies are called, each name once."""
        if self._office_names is None:
            rows = self._connections.query("SELECT name FROM held_offices ORDER BY name")
            self._office_names = tuple(name for (name,) in rows)
        return self._office_names

    def _called(self, offices: frozenset[str], most: int) -> tuple[Agency, ...]:
        """At most so many agencies with one of these offices, wherever they are."""
        rows = self._connections.query(
            "SELECT DISTINCT agency, division, path, level, office FROM reports WHERE current "
            "AND division NOT NULL "
            "AND office IN (SELECT value FROM json_each(?)) LIMIT ?",
            json.dumps(sorted(offices)),
            most,
        )
        return tuple(
            Agency(name, Division(code, tuple(path.split("/")), level), office)
            for name, code, path, level, office in rows
        )

    def signs(self) -> frozenset[str]:
        """The characters of the own names of all divisions that have a report."""
        if self._signs is None:
            self._signs = frozenset(
                sign for (sign,) in self._connections.query("SELECT sign FROM held_signs")
            )
        return self._signs

    def unsettled(self, text: str) -> tuple[Agency, ...]:
        """The agencies without a division whose name begins with the characters at some place of a
        text.
        """
        if self._has_unsettled is None:
            any_at_all = "SELECT 1 FROM reports WHERE division IS NULL AND current LIMIT 1"
            self._has_unsettled = bool(self._connections.query(any_at_all))
        if not self._has_unsettled:
            return ()
        beginnings = sorted(
            {text[place : place + _PREFIX] for place in range(len(text) - _PREFIX + 1)}
        )
        rows = self._connections.query(
            "SELECT DISTINCT agency, office FROM json_each(?) beginning "
            "CROSS JOIN reports ON division IS NULL "
            "AND agency >= beginning.value AND agency < beginning.value || char(1114111) "
            "WHERE current ORDER BY agency",
            json.dumps(beginnings),
        )
        return tuple(Agency(name, None, office) for name, office in rows)


def renew_holdings(db: Database) -> None:
    """Make the two lists anew that answer for all reports at once."""
    for statement in (
        "DELETE FROM held_offices",
        "INSERT INTO held_offices SELECT DISTINCT office FROM reports WHERE current "
        "AND division IS NOT NULL",
        "DELETE FROM held_signs",
        """INSERT INTO held_signs
           WITH names (name) AS (
               SELECT DISTINCT replace(path, rtrim(path, replace(path, '/', '')), '')
               FROM reports WHERE current AND division IS NOT NULL),
           signs (sign, rest) AS (
               SELECT substr(name, 1, 1), substr(name, 2) FROM names
               UNION SELECT substr(rest, 1, 1), substr(rest, 2) FROM signs WHERE rest != '')
           SELECT DISTINCT sign FROM signs""",
    ):
        db.execute(statement)
