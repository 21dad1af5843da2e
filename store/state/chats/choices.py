"""What was chosen in a chat for names that mean several agencies equally."""

from __future__ import annotations

from store.state.chats.moving import rename_chat
from store.state.databases.database import StateDatabase

MOST = 200
"""Choices kept for a chat; the oldest go first."""


class Choices:
    """Full names of agencies, by chat and by what is said for them."""

    def __init__(self, db: StateDatabase) -> None:
        self._db = db

    def get(self, chat: int) -> dict[str, str]:
        """All choices of a chat."""
        return dict(self._db.read("SELECT said, agency FROM choices WHERE chat = ?", [chat]))

    def note(self, chat: int, said: str, agency: str) -> None:
        """Remember what a name means in the chat from now on."""
        with self._db.writing() as connection:
            connection.execute("DELETE FROM choices WHERE chat = ? AND said = ?", [chat, said])
            connection.execute(
                "INSERT INTO choices (chat, said, agency) VALUES (?, ?, ?)", [chat, said, agency]
            )
            connection.execute(
                "DELETE FROM choices WHERE chat = ? AND number <= "
                "(SELECT number FROM choices WHERE chat = ? ORDER BY number DESC LIMIT 1 OFFSET ?)",
                [chat, chat, MOST],
            )

    def forget(self, chat: int, said: str) -> None:
        """Ask back again what the name means."""
        with self._db.writing() as connection:
            connection.execute("DELETE FROM choices WHERE chat = ? AND said = ?", [chat, said])

    def move(self, old: int, new: int) -> None:
        """Names mean in the supergroup what they meant in the group."""
        rename_chat(self._db, "choices", old, new, ("said",))
