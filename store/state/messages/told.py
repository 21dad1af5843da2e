"""Which events of the index were told already: by their numbers as far as it goes, by fingerprint,
and what last.

An index that is made anew numbers its events anew; the fingerprints tell what was told
nevertheless. What was told last of a report tells what people believe: a text that they heard of
once and that counts again is news to them.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import NamedTuple

from store.state.databases.database import StateDatabase


class Position(NamedTuple):
    """How far the events of an index were told."""

    name: str
    """The name of the index."""
    number: int


class ToldEvents:
    """The position in the index, and the fingerprints of what was told."""

    def __init__(self, db: StateDatabase) -> None:
        self._db = db

    def position(self, name: str) -> Position:
        """How far the events of this index were told; nothing yet, if it is another one than last
        time.
        """
        row = self._db.first("SELECT number FROM told_until WHERE name = ?", [name])
        return Position(name, int(row[0]) if row else 0)

    def known(self, fingerprints: Collection[str]) -> frozenset[str]:
        """The fingerprints, of those given, whose events were told."""
        rows = self._db.read_among(
            "SELECT fingerprint FROM told WHERE fingerprint IN ({})", fingerprints
        )
        return frozenset(fingerprint for (fingerprint,) in rows)

    def last(self, subjects: Collection[str]) -> dict[str, str]:
        """The fingerprint of what was told last of each of the subjects, where something was."""
        query = "SELECT subject, fingerprint FROM told_last WHERE subject IN ({})"
        return dict(self._db.read_among(query, subjects))

    def advance(
        self,
        before: Position,
        number: int,
        fingerprints: Collection[str],
        last: Mapping[str, str] = MappingProxyType({}),
    ) -> bool:
        """Events were told up to a number, `last` of each subject; no, and nothing changes, if
        somebody else did so.
        """
        with self._db.writing() as connection:
            if self.position(before.name) != before:
                return False
            connection.execute("DELETE FROM told_until")
            connection.execute(
                "INSERT INTO told_until (name, number) VALUES (?, ?)", [before.name, number]
            )
            connection.executemany(
                "INSERT INTO told (fingerprint) VALUES (?) ON CONFLICT DO NOTHING",
                [(fingerprint,) for fingerprint in fingerprints],
            )
            connection.executemany(
                "INSERT INTO told_last (subject, fingerprint) VALUES (?, ?) "
                "ON CONFLICT (subject) DO UPDATE SET fingerprint = excluded.fingerprint",
                list(last.items()),
            )
            return True
