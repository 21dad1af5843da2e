"""The language last spoken in a chat, by each person and (as the empty person) by the last of them."""

from __future__ import annotations

from store.state.database import StateDatabase
from store.state.moving import rename_chat


class Languages:
    """Languages by chat and person."""

    def __init__(self, db: StateDatabase) -> None:
        self._db = db

    def get(self, chat: int, person: str) -> str | None:
        """The language last spoken by the person in the chat, else by anybody there."""
        query = "SELECT language FROM languages WHERE chat = ? AND person IN (?, '') ORDER BY person = '' LIMIT 1"
        row = self._db.first(query, [chat, person])
        return str(row[0]) if row else None

    def note(self, chat: int, person: str, language: str) -> None:
        """Remember the language of the person in the chat; writes only what changed."""
        with self._db.writing() as connection:
            for whose in {person, ""}:
                connection.execute(
                    "INSERT INTO languages (chat, person, language) VALUES (?, ?, ?) "
                    "ON CONFLICT (chat, person) DO UPDATE SET language = excluded.language "
                    "WHERE language <> excluded.language",
                    [chat, whose, language],
                )

    def move(self, old: int, new: int) -> None:
        """People go on in their language."""
        rename_chat(self._db, "languages", old, new)
