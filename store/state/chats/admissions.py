"""Which chats the bot serves, where an administrator decided that, and which were told that it does
not.
"""

from __future__ import annotations

from store.state.chats.moving import rename_chat
from store.state.databases.database import StateDatabase


class Admissions:
    """Decisions on chats."""

    def __init__(self, db: StateDatabase) -> None:
        self._db = db

    def get(self, chat: int) -> bool | None:
        """Whether the chat was let in or kept out; nothing where nobody decided."""
        row = self._db.first("SELECT admitted FROM admissions WHERE chat = ?", [chat])
        if row is None or row[0] is None:
            return None
        return bool(row[0])

    def decided(self) -> dict[int, bool]:
        """All chats on which somebody decided."""
        rows = self._db.read(
            "SELECT chat, admitted FROM admissions WHERE admitted IS NOT NULL ORDER BY chat"
        )
        return {chat: bool(admitted) for chat, admitted in rows}

    def decide(self, chat: int, *, admitted: bool) -> None:
        """Let a chat in, or keep it out; it will be told anew."""
        with self._db.writing() as connection:
            connection.execute(
                "INSERT INTO admissions (chat, admitted, told) VALUES (?, ?, 0) "
                "ON CONFLICT (chat) DO UPDATE SET admitted = excluded.admitted, told = 0",
                [chat, admitted],
            )

    def tell(self, chat: int) -> bool:
        """Whether the chat has yet to be told that it is not served; it counts as told from now
        on.
        """
        with self._db.writing() as connection:
            done = connection.execute(
                "INSERT INTO admissions (chat, admitted, told) VALUES (?, NULL, 1) "
                "ON CONFLICT (chat) DO UPDATE SET told = 1 WHERE admissions.told = 0",
                [chat],
            )
            return done.rowcount > 0

    def move(self, old: int, new: int) -> None:
        """Let what was decided on a group hold for the supergroup that it became."""
        rename_chat(self._db, "admissions", old, new)
