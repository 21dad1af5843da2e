"""What happened to reports while a chat wanted to be left alone: it waits for the end of the quiet
hours.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from store.state.chats.moving import rename_chat
from store.state.databases.database import StateDatabase


class Withheld(NamedTuple):
    """Something that happened, and the place that is to hear of it later."""

    chat: int
    topic: int | None
    index_name: str
    """Of the index that numbers the texts."""
    number: int
    """Its number in the news."""
    agency: str
    year: int | None
    kind: str
    """As in `store.index.Happened`."""
    report: int | None
    """The text that counted from then on."""
    before: int | None
    fingerprint: str


class HeldNews:
    """What waits, by place."""

    def __init__(self, db: StateDatabase) -> None:
        self._db = db

    def hold(self, every: Iterable[Withheld]) -> None:
        """Let these wait. To be called in the transaction that notes that they were dealt with."""
        with self._db.writing() as connection:
            connection.executemany(
                "INSERT INTO held_news (chat, topic, index_name, number, agency, year, kind, "
                "report, before, "
                "fingerprint) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                [each._replace(topic=each.topic or 0) for each in every],
            )

    def places(self) -> list[tuple[int, int | None]]:
        """The chats, and topics in them, for which something waits."""
        rows = self._db.read("SELECT DISTINCT chat, topic FROM held_news ORDER BY chat, topic")
        return [(chat, topic or None) for chat, topic in rows]

    def of(self, chat: int, topic: int | None) -> list[Withheld]:
        """What waits for a place, in the order in which it happened."""
        rows = self._db.read(
            "SELECT chat, topic, index_name, number, agency, year, kind, report, before, "
            "fingerprint FROM held_news "
            "WHERE chat = ? AND topic = ? ORDER BY number",
            [chat, topic or 0],
        )
        return [Withheld(*row)._replace(topic=topic) for row in rows]

    def release(self, chat: int, topic: int | None, last: int) -> bool:
        """It waits no longer, up to a number; no, if nothing does. Belongs to the transaction that
        tells of it.
        """
        with self._db.writing() as connection:
            done = connection.execute(
                "DELETE FROM held_news WHERE chat = ? AND topic = ? AND number <= ?",
                [chat, topic or 0, last],
            )
            return done.rowcount > 0

    def forget(self, chat: int) -> None:
        """The chat is gone."""
        with self._db.writing() as connection:
            connection.execute("DELETE FROM held_news WHERE chat = ?", [chat])

    def forget_topic(self, chat: int, topic: int) -> None:
        """The topic is gone; 0 is none."""
        with self._db.writing() as connection:
            connection.execute("DELETE FROM held_news WHERE chat = ? AND topic = ?", [chat, topic])

    def move(self, old: int, new: int) -> None:
        """The supergroup hears what its group was to hear."""
        rename_chat(self._db, "held_news", old, new, ("topic", "number"))
