"""What a button asks: Telegram allows a button 64 bytes, so it carries a token, and the rest stands
here.

All buttons under a message are one row. A token is the row's number, the row's secret, which nobody
can guess, and the button's place among them. Numbers grow, so that each row goes to the end of the
table and fills it.
"""

from __future__ import annotations

import binascii
import json
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import NamedTuple

from store.state.databases.database import StateDatabase
from store.state.databases.past import Past

KEPT = timedelta(days=90)
"""A report answers for a year, but nobody scrolls back further than a season to press a button."""

MOMENT = timedelta(seconds=20)
"""A second press within it is one of impatience, or of somebody else who has not seen the answer
yet.
"""
_NUMBER, _SECRET = 5, 6
"""Bytes of a token; one more is the place."""


@dataclass(frozen=True, slots=True)
class SavedButton:
    """What a button asks, and where it was shown."""

    chat: int
    topic: int | None
    ask: str
    language: str


class _Token(NamedTuple):
    number: int
    secret: bytes
    place: int

    def __str__(self) -> str:
        return urlsafe_b64encode(
            self.number.to_bytes(_NUMBER) + self.secret + bytes([self.place])
        ).decode()


class Buttons:
    """Buttons by their tokens."""

    def __init__(self, db: StateDatabase) -> None:
        self._db = db
        self._past = Past(db, KEPT)

    def save(
        self,
        chat: int,
        topic: int | None,
        language: str,
        asks: Sequence[str],
    ) -> tuple[str, ...]:
        """A token for each of the questions, of which there are 256 at most. Buttons past their
        time go with that.
        """
        if not asks:
            return ()
        secret = secrets.token_bytes(_SECRET)
        with self._db.writing(lazy=True) as connection:
            if (past := self._past.due()) is not None:
                gone = connection.execute("DELETE FROM keyboards WHERE created < ?", [past])
                if gone.rowcount:
                    connection.execute(
                        "DELETE FROM former_tokens WHERE number NOT IN (SELECT number "
                        "FROM keyboards)"
                    )
            (number,) = connection.execute(
                "INSERT INTO keyboards (secret, chat, topic, asks, language, created) "
                "VALUES (?, ?, ?, ?, ?, ?) "
                "RETURNING number",
                [
                    secret,
                    chat,
                    topic,
                    json.dumps(asks, ensure_ascii=False),
                    language,
                    self._db.seconds(),
                ],
            ).fetchone()
        return tuple(str(_Token(number, secret, place)) for place in range(len(asks)))

    def get(self, token: str) -> SavedButton | None:
        """What the button asks; nothing if there never was one, or its time is past. Any text may
        be asked for.
        """
        found = self._parsed(token)
        row = found and self._db.first(
            "SELECT chat, topic, asks, language FROM keyboards WHERE number = ? AND secret = ? "
            "AND created >= ?",
            [found.number, found.secret, self._db.before(KEPT)],
        )
        if not found or not row:
            return None
        chat, topic, asks, language = row
        every = json.loads(asks)
        if found.place < len(every):
            return SavedButton(chat, topic, every[found.place], language)
        return None

    def _parsed(self, token: str) -> _Token | None:
        try:
            content = urlsafe_b64decode(token)
        except (ValueError, binascii.Error):
            return None
        if len(content) == _NUMBER + _SECRET + 1:
            return _Token(int.from_bytes(content[:_NUMBER]), content[_NUMBER:-1], content[-1])
        row = self._db.first(
            "SELECT number, secret FROM former_tokens JOIN keyboards USING (number) "
            "WHERE token = ?",
            [token],
        )
        if row:
            return _Token(row[0], row[1], 0)
        return None

    def pressed_lately(self, token: str) -> bool:
        """Whether what the button asks was answered a moment ago: pressed twice, it is answered
        once.
        """
        found = self._parsed(token)
        return found is not None and found.place in self._pressed(found)

    def _pressed(self, token: _Token) -> dict[int, int]:
        """When the buttons of a row were pressed a moment ago, by place."""
        row = self._db.first("SELECT pressed FROM keyboards WHERE number = ?", [token.number])
        every = json.loads(row[0]) if row and row[0] else {}
        return {int(place): at for place, at in every.items() if at >= self._db.before(MOMENT)}

    def note_pressed(self, token: str) -> None:
        """Remember that what the button asks was answered just now."""
        found = self._parsed(token)
        if found is None:
            return
        with self._db.writing(lazy=True) as connection:
            pressed = json.dumps(self._pressed(found) | {found.place: self._db.seconds()})
            connection.execute(
                "UPDATE keyboards SET pressed = ? WHERE number = ? AND secret = ?",
                [pressed, found.number, found.secret],
            )

    def move(self, old: int, new: int) -> None:
        """They go on working in the supergroup, which has no topics yet."""
        with self._db.writing() as connection:
            connection.execute(
                "UPDATE keyboards SET chat = ?, topic = NULL WHERE chat = ?", [new, old]
            )
