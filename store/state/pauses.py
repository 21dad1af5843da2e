"""Places that cannot be written to for now: the bot was removed or blocked, or the topic is closed.

What is to be sent there waits. From time to time one message tries whether the place is open again, for Telegram does
not always say so; a chat that stays shut for a month is given up.
"""

from __future__ import annotations

from datetime import timedelta

from store.state.database import StateDatabase

WHOLE_CHAT = -1
NO_TOPIC = 0
"""A chat without topics, or the General topic of one with topics."""
KEPT = timedelta(days=30)
"""How long a chat that the bot was removed from is waited for."""


class Pauses:
    """The places that are shut, each with the time of the next try."""

    def __init__(self, db: StateDatabase) -> None:
        self._db = db

    def begin(self, chat: int, topic: int, until_next_try: timedelta) -> bool:
        """The place is shut (found again, it stays shut since then); whether that is news."""
        now = self._db.seconds()
        again = now + int(until_next_try.total_seconds())
        with self._db.writing() as connection:
            new = connection.execute(
                "INSERT OR IGNORE INTO pauses (chat, topic, since, again_at) VALUES (?, ?, ?, ?)",
                [chat, topic, now, again],
            ).rowcount
            connection.execute("UPDATE pauses SET again_at = ? WHERE chat = ? AND topic = ?", [again, chat, topic])
        return new > 0

    def end(self, chat: int, *topics: int) -> bool:
        """The places can be written to; whether one of them was shut."""
        ended = False
        with self._db.writing() as connection:
            for topic in topics:
                ended |= (
                    connection.execute("DELETE FROM pauses WHERE chat = ? AND topic = ?", [chat, topic]).rowcount > 0
                )
        return ended

    def given_up(self) -> list[int]:
        """The chats that were shut as a whole for longer than is waited."""
        query = "SELECT chat FROM pauses WHERE topic = ? AND since < ? ORDER BY chat"
        return [int(chat) for (chat,) in self._db.read(query, [WHOLE_CHAT, self._db.before(KEPT)])]

    def move(self, old: int, new: int) -> None:
        """Whether the supergroup can be written to shows when something is sent there."""
        self.forget(old)

    def forget(self, chat: int) -> None:
        """Nothing is known of the chat."""
        with self._db.writing() as connection:
            connection.execute("DELETE FROM pauses WHERE chat = ?", [chat])
