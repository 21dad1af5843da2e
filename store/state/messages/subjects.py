"""What messages are about, so that a reply goes on from them after a restart too.

Questions in the words of the catalogue and of names alone, never as people wrote them.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from store.state.databases.database import StateDatabase
from store.state.databases.past import Past
from store.state.messages.answered import Kept

KEPT = timedelta(days=90)
"""As long as the buttons under a message."""


class Subjects:
    """Subjects by chat and message."""

    def __init__(self, db: StateDatabase) -> None:
        self._db = db
        self._past = Past(db, KEPT)

    def note(self, chat: int, messages: Iterable[int], subject: Kept) -> None:
        """The messages are about this; with an empty question, about nothing any more."""
        question, year = subject
        with self._db.writing(lazy=True) as connection:
            if (past := self._past.due()) is not None:
                connection.execute("DELETE FROM subjects WHERE created < ?", [past])
            if question:
                now = self._db.seconds()
                connection.executemany(
                    "INSERT INTO subjects (chat, message, question, year, created) "
                    "VALUES (?, ?, ?, ?, ?) "
                    "ON CONFLICT (chat, message) DO UPDATE SET question = excluded.question, "
                    "year = excluded.year, created = excluded.created",
                    [(chat, message, question, year, now) for message in messages],
                )
            else:
                connection.executemany(
                    "DELETE FROM subjects WHERE chat = ? AND message = ?",
                    [(chat, message) for message in messages],
                )

    def get(self, chat: int, message: int) -> Kept:
        """What a message is about; an empty question for none that is known."""
        row = self._db.first(
            "SELECT question, year FROM subjects WHERE chat = ? AND message = ?", [chat, message]
        )
        if row:
            return (row[0], row[1])
        return ("", None)

    def move(self, old: int, new: int) -> None:
        """Message ids start anew in a supergroup."""
        with self._db.writing() as connection:
            connection.execute("DELETE FROM subjects WHERE chat = ?", [old])
