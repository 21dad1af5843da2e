"""The state as its users see it: buttons, what was answered, languages, and standing in chats."""

from __future__ import annotations

import json
import secrets
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlite_utils import Database

from store.state.database import Unusable, open_database

BUTTONS_KEPT = timedelta(days=90)
"""A report answers for a year, but nobody scrolls back further than a season to press a button."""
ANSWERED_KEPT = timedelta(days=7)
"""People may edit a message for two days, and Telegram delivers an update again for one."""


@dataclass(frozen=True, slots=True)
class SavedButton:
    """What a button asks, and where it was shown."""

    chat: int
    topic: int | None
    ask: str
    language: str


@dataclass(frozen=True, slots=True)
class Answered:
    """A question that was answered, and by which messages."""

    fingerprint: str
    """Tells whether the question was changed since."""
    answers: tuple[int, ...]


class State:
    """All reads and writes of the state database; safe to be called from any thread.

    Calls are short (well under a millisecond), so the event loop may make them itself.
    """

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._db = database
        self._now = now
        self._lock = threading.RLock()

    def close(self) -> None:
        """Close the connection; the state must not be used after."""
        with self._lock:
            self._db.close()

    def save_buttons(self, chat: int, topic: int | None, language: str, asks: Sequence[str]) -> tuple[str, ...]:
        """A token for each of the questions. Buttons past their time go at the same moment."""
        tokens = tuple(secrets.token_urlsafe(9) for _ in asks)
        created = self._seconds()
        with self._lock, self._db.atomic():
            self._db.execute("DELETE FROM buttons WHERE created < ?", [self._before(BUTTONS_KEPT)])
            self._db.conn.executemany(
                "INSERT INTO buttons (token, chat, topic, ask, language, created) VALUES (?, ?, ?, ?, ?, ?)",
                [(token, chat, topic, ask, language, created) for token, ask in zip(tokens, asks, strict=True)],
            )
        return tokens

    def button(self, token: str) -> SavedButton | None:
        """What the button asks; nothing if there never was one, or its time is past."""
        query = "SELECT chat, topic, ask, language FROM buttons WHERE token = ? AND created >= ?"
        with self._lock:
            row = self._db.execute(query, [token, self._before(BUTTONS_KEPT)]).fetchone()
        return SavedButton(*row) if row else None

    def answered(self, chat: int, asked: str) -> Answered | None:
        """How this message or press was answered, if it was."""
        query = "SELECT fingerprint, answers FROM answered WHERE chat = ? AND asked = ?"
        with self._lock:
            row = self._db.execute(query, [chat, asked]).fetchone()
        return Answered(row[0], tuple(json.loads(row[1]))) if row else None

    def note_answered(self, chat: int, asked: str, fingerprint: str, answers: Sequence[int]) -> None:
        """Remember that this message or press was answered."""
        with self._lock, self._db.atomic():
            self._db.execute("DELETE FROM answered WHERE created < ?", [self._before(ANSWERED_KEPT)])
            self._db.execute(
                "INSERT OR REPLACE INTO answered (chat, asked, fingerprint, answers, created) VALUES (?, ?, ?, ?, ?)",
                [chat, asked, fingerprint, json.dumps(list(answers)), self._seconds()],
            )

    def language(self, chat: int, person: str) -> str | None:
        """The language last spoken by the person in the chat, else by anybody there."""
        query = "SELECT language FROM languages WHERE chat = ? AND person IN (?, '') ORDER BY person = '' LIMIT 1"
        with self._lock:
            row = self._db.execute(query, [chat, person]).fetchone()
        return str(row[0]) if row else None

    def note_language(self, chat: int, person: str, language: str) -> None:
        """Remember the language of the person in the chat; writes only what changed."""
        with self._lock, self._db.atomic():
            for whose in {person, ""}:
                self._db.execute(
                    "INSERT INTO languages (chat, person, language) VALUES (?, ?, ?) "
                    "ON CONFLICT (chat, person) DO UPDATE SET language = excluded.language "
                    "WHERE language <> excluded.language",
                    [chat, whose, language],
                )

    def standing(self, chat: int) -> str | None:
        """What the bot is in the chat, as far as it was told."""
        with self._lock:
            row = self._db.execute("SELECT standing FROM standings WHERE chat = ?", [chat]).fetchone()
        return str(row[0]) if row else None

    def note_standing(self, chat: int, standing: str) -> None:
        """Remember what the bot is in the chat."""
        with self._lock:
            self._db.execute(
                "INSERT OR REPLACE INTO standings (chat, standing, since) VALUES (?, ?, ?)",
                [chat, standing, self._seconds()],
            )

    def migrate_chat(self, old: int, new: int) -> None:
        """A group became a supergroup and has a new id: everything moves, at once or not at all.

        Telegram says so up to three times, so a second call finds nothing left to do. Where both have a row, that of
        the new group is the younger one and stays. Message ids start anew, so what was answered does not move.
        """
        with self._lock, self._db.atomic():
            self._db.execute("UPDATE buttons SET chat = ?, topic = NULL WHERE chat = ?", [new, old])
            self._db.execute("DELETE FROM answered WHERE chat = ?", [old])
            for table in ("languages", "standings"):
                self._db.execute(f"UPDATE OR IGNORE {table} SET chat = ? WHERE chat = ?", [new, old])  # noqa: S608
                self._db.execute(f"DELETE FROM {table} WHERE chat = ?", [old])  # noqa: S608

    def _seconds(self) -> int:
        return int(self._now().timestamp())

    def _before(self, age: timedelta) -> int:
        return int((self._now() - age).timestamp())


def open_state(path: Path, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> State | Unusable:
    """The state kept in the file, created if need be; or why it cannot be used."""
    database = open_database(path)
    if isinstance(database, Unusable):
        return database
    return State(database, now)
