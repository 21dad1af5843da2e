"""The bot's administrators, whom its owner made so."""

from __future__ import annotations

from dataclasses import dataclass

from store.state.databases.database import StateDatabase


@dataclass(frozen=True, slots=True)
class Admin:
    """An administrator of the bot, by the id of the Telegram user."""

    person: int
    name: str
    """As it was when made one; may be empty where only the id was given."""
    by: int
    since: int
    """In seconds since 1970."""


class Admins:
    """The bot's administrators."""

    def __init__(self, db: StateDatabase) -> None:
        self._db = db

    def get(self, person: int) -> Admin | None:
        """The administrator with the id, if that is one."""
        row = self._db.first(
            'SELECT person, name, "by", since FROM admins WHERE person = ?', [person]
        )
        if row:
            return Admin(*row)
        return None

    def every(self) -> list[Admin]:
        """All of them, the longest-serving first."""
        return [
            Admin(*row)
            for row in self._db.read('SELECT person, name, "by", since FROM admins ORDER BY since')
        ]

    def add(self, person: int, name: str, by: int) -> bool:
        """Make somebody an administrator; False if they are one."""
        with self._db.writing() as connection:
            done = connection.execute(
                'INSERT INTO admins (person, name, "by", since) VALUES (?, ?, ?, ?) '
                "ON CONFLICT DO NOTHING",
                [person, name, by, self._db.seconds()],
            )
            return done.rowcount > 0

    def remove(self, person: int) -> bool:
        """Make an administrator one no more; False if they were none."""
        with self._db.writing() as connection:
            return connection.execute("DELETE FROM admins WHERE person = ?", [person]).rowcount > 0
