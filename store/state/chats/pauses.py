"""Places that cannot be written to for now: the bot was removed or blocked, or the topic is closed.

What is to be sent there waits. From time to time one message tries whether the place is open again,
for Telegram does not always say so; what waits for a place that stays shut for a month is given up.
"""

from __future__ import annotations

from datetime import timedelta

from store.state.databases.database import StateDatabase

WHOLE_CHAT = -1
NO_TOPIC = 0
"""A chat without topics, or the General topic of one with topics."""
GONE_AGAIN = timedelta(days=1)
SHUT_AGAIN = timedelta(hours=1)
"""After which time it is tried whether the bot is back, or the topic open, should nobody have said
so.
"""
KEPT = timedelta(days=30)
"""How long a place is waited for."""


class Pauses:
    """The places that are shut, each with the time of the next try."""

    def __init__(self, db: StateDatabase) -> None:
        self._db = db

    def gone(self, chat: int) -> None:
        """The bot was removed from the chat, or blocked."""
        self._begin(chat, WHOLE_CHAT, GONE_AGAIN)

    def shut(self, chat: int, topic: int | None) -> bool:
        """Nothing can be written to the topic (or to the chat, where there are none); whether that
        is news.
        """
        return self._begin(chat, topic or NO_TOPIC, SHUT_AGAIN)

    def _begin(self, chat: int, topic: int, until_next_try: timedelta) -> bool:
        now = self._db.seconds()
        again = now + int(until_next_try.total_seconds())
        with self._db.writing() as connection:
            new = connection.execute(
                "INSERT INTO pauses (chat, topic, since, again_at) VALUES (?, ?, ?, ?) "
                "ON CONFLICT DO NOTHING",
                [chat, topic, now, again],
            ).rowcount
            connection.execute(
                "UPDATE pauses SET again_at = ? WHERE chat = ? AND topic = ?", [again, chat, topic]
            )
        return new > 0

    def open(self, chat: int, topic: int | None) -> bool:
        """The topic, and so the chat, can be written to; whether that is news."""
        with self._db.writing(lazy=True) as connection:
            return (
                connection.execute(
                    "DELETE FROM pauses WHERE chat = ? AND topic IN (?, ?)",
                    [chat, topic or NO_TOPIC, WHOLE_CHAT],
                ).rowcount
                > 0
            )

    def given_up(self) -> list[tuple[int, int]]:
        """The chats (with `WHOLE_CHAT`) and topics that were shut for longer than is waited."""
        return [
            (int(chat), int(topic))
            for chat, topic in self._db.read(
                "SELECT chat, topic FROM pauses WHERE since < ?", [self._db.before(KEPT)]
            )
        ]

    def forget_topic(self, chat: int, topic: int) -> None:
        """Nothing is known of the topic."""
        with self._db.writing() as connection:
            connection.execute("DELETE FROM pauses WHERE chat = ? AND topic = ?", [chat, topic])

    def move(self, old: int, new: int) -> None:
        """Whether the supergroup can be written to shows when something is sent there."""
        self.forget(old)

    def forget(self, chat: int) -> None:
        """Nothing is known of the chat."""
        with self._db.writing() as connection:
            connection.execute("DELETE FROM pauses WHERE chat = ?", [chat])
