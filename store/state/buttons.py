"""What a button asks: Telegram allows a button 64 bytes, so it carries a token, and the rest stands here."""

from __future__ import annotations

import secrets
from base64 import urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from store.state.database import StateDatabase

KEPT = timedelta(days=90)
"""A report answers for a year, but nobody scrolls back further than a season to press a button."""

MOMENT = timedelta(seconds=20)
"""A second press within it is one of impatience, or of somebody else who has not seen the answer yet."""


@dataclass(frozen=True, slots=True)
class SavedButton:
    """What a button asks, and where it was shown."""

    chat: int
    topic: int | None
    ask: str
    language: str


class Buttons:
    """Buttons by their tokens."""

    def __init__(self, db: StateDatabase) -> None:
        self._db = db

    def save(self, chat: int, topic: int | None, language: str, asks: Sequence[str]) -> tuple[str, ...]:
        """A token for each of the questions. Buttons past their time go at the same moment."""
        chance = urlsafe_b64encode(secrets.token_bytes(9 * len(asks))).decode()
        tokens = tuple(chance[start : start + 12] for start in range(0, len(chance), 12))
        created = self._db.seconds()
        with self._db.writing() as connection:
            connection.execute("DELETE FROM buttons WHERE created < ?", [self._db.before(KEPT)])
            connection.executemany(
                "INSERT INTO buttons (token, chat, topic, ask, language, created) VALUES (?, ?, ?, ?, ?, ?)",
                [(token, chat, topic, ask, language, created) for token, ask in zip(tokens, asks, strict=True)],
            )
        return tokens

    def get(self, token: str) -> SavedButton | None:
        """What the button asks; nothing if there never was one, or its time is past. Any text may be asked for."""
        if not token.isascii():
            return None
        row = self._db.first(
            "SELECT chat, topic, ask, language FROM buttons WHERE token = ? AND created >= ?",
            [token, self._db.before(KEPT)],
        )
        return SavedButton(*row) if row else None

    def pressed_lately(self, token: str) -> bool:
        """Whether what the button asks was answered a moment ago: pressed twice, it is answered once."""
        query = "SELECT 1 FROM buttons WHERE token = ? AND pressed >= ?"
        return self._db.first(query, [token, self._db.before(MOMENT)]) is not None

    def note_pressed(self, token: str) -> None:
        """Remember that what the button asks was answered just now."""
        with self._db.writing() as connection:
            connection.execute("UPDATE buttons SET pressed = ? WHERE token = ?", [self._db.seconds(), token])

    def move(self, old: int, new: int) -> None:
        """They go on working in the supergroup, which has no topics yet."""
        with self._db.writing() as connection:
            connection.execute("UPDATE buttons SET chat = ?, topic = NULL WHERE chat = ?", [new, old])
