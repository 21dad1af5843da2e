"""What the bot is in a chat: member, administrator, left, kicked (in a private chat: blocked)."""

from __future__ import annotations

from store.state.chats.moving import rename_chat
from store.state.databases.database import StateDatabase


class ChatStandings:
    """The bot's standing in each chat."""

    def __init__(self, db: StateDatabase) -> None:
        self._db = db

    def get(self, chat: int) -> str | None:
        """What the bot is in the chat, as far as it was told."""
        row = self._db.first("SELECT standing FROM standings WHERE chat = ?", [chat])
        if row:
            return str(row[0])
        return None

    def note(self, chat: int, standing: str) -> None:
        """Remember what the bot is in the chat."""
        with self._db.writing() as connection:
            connection.execute(
                "INSERT INTO standings (chat, standing, since) VALUES (?, ?, ?) "
                "ON CONFLICT (chat) DO UPDATE SET standing = excluded.standing, "
                "since = excluded.since",
                [chat, standing, self._db.seconds()],
            )

    def reachable(self) -> list[int]:
        """The chats that have been talked in, or that the bot was added to, and from which it has
        not been removed.
        """
        rows = self._db.read(
            "SELECT chat FROM languages UNION SELECT chat FROM subscriptions UNION SELECT chat "
            "FROM standings "
            "EXCEPT SELECT chat FROM standings WHERE standing IN ('left', 'kicked') ORDER BY chat"
        )
        return [int(chat) for (chat,) in rows]

    def move(self, old: int, new: int) -> None:
        """The bot is in the supergroup what it was in the group."""
        rename_chat(self._db, "standings", old, new)
