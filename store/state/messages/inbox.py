"""Updates that were accepted from Telegram: kept until they are dealt with, and known again when
delivered twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import NamedTuple

from store.state.databases.database import StateDatabase

KNOWN = timedelta(days=2)
"""Telegram delivers an update again for a day; its numbers start anew only after a week without
any.
"""
TRIES = 3
"""How often an update may be at work when the process dies: more often, and it is probably the
cause.
"""


class Accepted(NamedTuple):
    """An update as Telegram sent it."""

    number: int
    text: str
    """The JSON of it; gone from the database once it is dealt with."""


class Inbox:
    """Accepted updates by their numbers."""

    def __init__(self, db: StateDatabase) -> None:
        self._db = db

    def accept(self, updates: Sequence[Accepted]) -> frozenset[int]:
        """Keep the updates; the numbers of those that are new. All are kept, or none is."""
        now = self._db.seconds()
        with self._db.writing() as connection:
            connection.execute(
                "DELETE FROM arrived WHERE created < ? AND number NOT IN (SELECT number "
                "FROM waiting)",
                [self._db.before(KNOWN)],
            )
            new = [
                update
                for update in updates
                if connection.execute(
                    "INSERT INTO arrived (number, created) VALUES (?, ?) ON CONFLICT DO NOTHING",
                    [update.number, now],
                ).rowcount
            ]
            connection.executemany(
                "INSERT INTO waiting (number, text, tries) VALUES (?, ?, 1)", new
            )
            return frozenset(update.number for update in new)

    def done(self, number: int) -> None:
        """The update is dealt with: its text is forgotten, its number is still known."""
        with self._db.writing(lazy=True) as connection:
            connection.execute("DELETE FROM waiting WHERE number = ?", [number])

    def resume(self) -> tuple[Accepted, ...]:
        """The updates that were at work when the process ended, in order."""
        with self._db.writing() as connection:
            connection.execute("UPDATE waiting SET tries = tries + 1")
        rows = self._db.read("SELECT number, text FROM waiting ORDER BY number")
        return tuple(Accepted(*row) for row in rows)

    def give_up(self) -> tuple[Accepted, ...]:
        """Give up what was at work too often when the process ended; it counts as done. To be
        called before `resume`.

        Within `state.db.writing()`, with word to those who asked, they hear of it exactly if it is
        given up.
        """
        with self._db.writing() as connection:
            rows = self._db.read(
                "SELECT number, text FROM waiting WHERE tries >= ? ORDER BY number", [TRIES]
            )
            connection.execute("DELETE FROM waiting WHERE tries >= ?", [TRIES])
        return tuple(Accepted(*row) for row in rows)

    def waiting(self) -> int:
        """How many updates are not dealt with yet."""
        row = self._db.first("SELECT count(*) FROM waiting")
        if row:
            return int(row[0])
        return 0

    def move(self, old: int, new: int) -> None:
        """An update is as Telegram sent it, and says itself where it belongs."""
