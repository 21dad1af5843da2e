"""The home of a chat, or of a topic of it: the agency that 我县 and "we" mean there."""

from __future__ import annotations

from store.state.chats.moving import rename_chat
from store.state.databases.database import StateDatabase

WHOLE_CHAT = 0
"""The topic of what holds for all of a chat; Telegram numbers topics from 1."""


class Homes:
    """Full names of agencies, by chat and topic."""

    def __init__(self, db: StateDatabase) -> None:
        self._db = db

    def get(self, chat: int, topic: int | None) -> str:
        """The home of the topic, else of the whole chat; empty if there is none."""
        query = (
            "SELECT agency FROM homes WHERE chat = ? AND topic IN (?, ?) ORDER BY topic = ? LIMIT 1"
        )
        row = self._db.first(query, [chat, topic or WHOLE_CHAT, WHOLE_CHAT, WHOLE_CHAT])
        if row:
            return str(row[0])
        return ""

    def note(self, chat: int, topic: int | None, agency: str) -> None:
        """Give the topic a home, or take it away (empty)."""
        with self._db.writing() as connection:
            connection.execute(
                "DELETE FROM homes WHERE chat = ? AND topic = ?", [chat, topic or WHOLE_CHAT]
            )
            if agency:
                connection.execute(
                    "INSERT INTO homes (chat, topic, agency) VALUES (?, ?, ?)",
                    [chat, topic or WHOLE_CHAT, agency],
                )

    def move(self, old: int, new: int) -> None:
        """The supergroup is at home where the group was."""
        rename_chat(self._db, "homes", old, new, ("topic",))
