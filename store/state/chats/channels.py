"""The channels to which the bot posts, each set up in private by somebody who administrates it."""

from __future__ import annotations

from typing import NamedTuple

from store.state.databases.database import StateDatabase


class Channel(NamedTuple):
    """A channel, and what it is called."""

    chat: int
    title: str


class Channels:
    """Channels by the chat's id."""

    def __init__(self, db: StateDatabase) -> None:
        self._db = db

    def note(self, chat: int, title: str, person: int) -> None:
        """The channel is set up, or again, by a person."""
        with self._db.writing() as connection:
            connection.execute(
                "INSERT INTO channels (chat, title, set_up_by, since) VALUES (?, ?, ?, ?) "
                "ON CONFLICT (chat) DO UPDATE "
                "SET title = excluded.title, set_up_by = excluded.set_up_by, "
                "since = excluded.since",
                [chat, title, person, self._db.seconds()],
            )

    def get(self, chat: int) -> Channel | None:
        """The channel, if that chat is one that was set up."""
        row = self._db.first("SELECT chat, title FROM channels WHERE chat = ?", [chat])
        if row:
            return Channel(int(row[0]), str(row[1]))
        return None

    def of(self, person: int) -> list[Channel]:
        """The channels that a person has set up."""
        rows = self._db.read(
            "SELECT chat, title FROM channels WHERE set_up_by = ? ORDER BY since, chat", [person]
        )
        return [Channel(int(chat), str(title)) for chat, title in rows]

    def forget(self, chat: int) -> None:
        """The bot posts there no more."""
        with self._db.writing() as connection:
            connection.execute("DELETE FROM channels WHERE chat = ?", [chat])
