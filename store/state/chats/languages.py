"""The language of a chat: the one it has chosen for everything, else the one last spoken there.

That is kept by each person and (as the empty person) by the last of them.
"""

from __future__ import annotations

from store.state.chats.moving import rename_chat
from store.state.databases.database import StateDatabase

_CHOSEN_ELSE_SPOKEN = """
SELECT language FROM (
    SELECT 0 AS place, language FROM chosen_languages WHERE chat = :chat
    UNION ALL
    SELECT CASE WHEN person = '' THEN 2 ELSE 1 END, language FROM languages
    WHERE chat = :chat AND person IN (:person, '')
) AS known ORDER BY place LIMIT 1
"""
_SPOKEN_SO = "SELECT count(*) FROM languages WHERE chat = ? AND person IN (?, '') AND language = ?"


class Languages:
    """Languages by chat and person."""

    def __init__(self, db: StateDatabase) -> None:
        self._db = db

    def get(self, chat: int, person: str) -> str | None:
        """The language that the chat has chosen, else that last spoken by the person there, else by
        anybody there.
        """
        row = self._db.first(_CHOSEN_ELSE_SPOKEN, {"chat": chat, "person": person})
        if row:
            return str(row[0])
        return None

    def note(self, chat: int, person: str, language: str) -> None:
        """Remember the language of the person in the chat; writes only what changed.

        While the chat has chosen one, it tells nothing of the person.
        """
        if self.chosen(chat) is not None:
            return
        whose = {person, ""}
        known = self._db.first(_SPOKEN_SO, [chat, person, language])
        if known is not None and known[0] == len(whose):
            return
        with self._db.writing(lazy=True) as connection:
            connection.executemany(
                "INSERT INTO languages (chat, person, language) VALUES (?, ?, ?) "
                "ON CONFLICT (chat, person) DO UPDATE SET language = excluded.language "
                "WHERE languages.language <> excluded.language",
                [(chat, each, language) for each in whose],
            )

    def note_talk(self, chat: int, language: str) -> None:
        """Remember that the chat was talked in; in that language as long as nobody has shown
        another.
        """
        if self.get(chat, "") is None:
            with self._db.writing(lazy=True) as connection:
                connection.execute(
                    "INSERT INTO languages (chat, person, language) VALUES (?, '', ?) "
                    "ON CONFLICT DO NOTHING",
                    [chat, language],
                )

    def chosen(self, chat: int) -> str | None:
        """The language that the chat has chosen for everything, if it has."""
        row = self._db.first("SELECT language FROM chosen_languages WHERE chat = ?", [chat])
        if row:
            return str(row[0])
        return None

    def every_choice(self) -> list[tuple[int, str]]:
        """The chats that have chosen a language, with it."""
        return [
            (int(chat), str(language))
            for chat, language in self._db.read("SELECT chat, language FROM chosen_languages")
        ]

    def choose(self, chat: int, language: str | None) -> None:
        """Speak that language in the chat from now on; without one, that of each question."""
        with self._db.writing() as connection:
            connection.execute("DELETE FROM chosen_languages WHERE chat = ?", [chat])
            if language is not None:
                connection.execute(
                    "INSERT INTO chosen_languages (chat, language) VALUES (?, ?)", [chat, language]
                )

    def move(self, old: int, new: int) -> None:
        """People go on in their language."""
        rename_chat(self._db, "languages", old, new, ("person",))
        rename_chat(self._db, "chosen_languages", old, new)
