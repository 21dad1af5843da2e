"""What was answered already: Telegram may deliver an update again, and people edit what they
asked.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from store.state.databases.database import StateDatabase
from store.state.databases.past import Past

Kept = tuple[str, int | None]
"""A question that stands on its own, and the year of its answer; see
`store.state.messages.subjects`.
"""
KEPT = timedelta(days=7)
"""People may edit a message for two days, and Telegram delivers an update again for one."""


@dataclass(frozen=True, slots=True)
class Answered:
    """A question that was answered, and by which messages."""

    fingerprint: str
    """Tells whether the question was changed since."""
    answers: tuple[int, ...]
    context: Kept = ("", None)
    """What the question went on from."""


class AnsweredMessages:
    """Messages and button presses that were answered, by their names within a chat."""

    def __init__(self, db: StateDatabase) -> None:
        self._db = db
        self._past = Past(db, KEPT)
        self._doubted: set[tuple[int, str]] = set()

    def get(self, chat: int, asked: str) -> Answered | None:
        """How this message or press was answered, if it was."""
        row = self._db.first(
            "SELECT fingerprint, answers, context, context_year FROM answered WHERE chat = ? "
            "AND asked = ?",
            [chat, asked],
        )
        if row:
            return Answered(row[0], tuple(json.loads(row[1])), (row[2], row[3]))
        return None

    def doubt(self, chat: int, asked: str) -> None:
        """The last process ended while this was at work: it may have been answered, and not
        noted.
        """
        self._doubted.add((chat, asked))

    def in_doubt(self, chat: int, asked: str) -> bool:
        """Whether this may have been answered by the last process."""
        return (chat, asked) in self._doubted

    def note(
        self,
        chat: int,
        asked: str,
        fingerprint: str,
        answers: Sequence[int],
        context: Kept = ("", None),
    ) -> None:
        """Remember that this message or press was answered."""
        with self._db.writing(lazy=True) as connection:
            if (past := self._past.due()) is not None:
                connection.execute("DELETE FROM answered WHERE created < ?", [past])
            connection.execute(
                "INSERT INTO answered (chat, asked, fingerprint, answers, created, context, "
                "context_year) "
                "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (chat, asked) DO UPDATE SET "
                "fingerprint = excluded.fingerprint, answers = excluded.answers, "
                "created = excluded.created, "
                "context = excluded.context, context_year = excluded.context_year",
                [chat, asked, fingerprint, json.dumps(list(answers)), self._db.seconds(), *context],
            )
        self._doubted.discard((chat, asked))

    def move(self, old: int, new: int) -> None:
        """Message ids start anew in a supergroup, so what was answered does not move."""
        with self._db.writing() as connection:
            connection.execute("DELETE FROM answered WHERE chat = ?", [old])
