"""A chat's hours: the zone in which its times are meant, and when it wants to be left alone."""

from __future__ import annotations

from typing import NamedTuple

from store.state.chats.moving import rename_chat
from store.state.databases.database import StateDatabase


class Quiet(NamedTuple):
    """The minutes of the day, from midnight, between which no alert comes; over midnight if the end
    is smaller.
    """

    start: int
    end: int


class Hours:
    """Zones and quiet hours by chat."""

    def __init__(self, db: StateDatabase) -> None:
        self._db = db

    def zone(self, chat: int) -> str | None:
        """The name of the chat's time zone, if it chose one."""
        row = self._db.first("SELECT zone FROM hours WHERE chat = ?", [chat])
        if row is None or row[0] is None:
            return None
        return str(row[0])

    def set_zone(self, chat: int, zone: str | None) -> None:
        """Let the chat's times be meant in a zone; in the default one without."""
        with self._db.writing() as connection:
            connection.execute(
                "INSERT INTO hours (chat, zone) VALUES (?, ?) ON CONFLICT (chat) DO UPDATE "
                "SET zone = excluded.zone",
                [chat, zone],
            )

    def quiet(self, chat: int) -> Quiet | None:
        """The chat's quiet hours, if it has any."""
        row = self._db.first("SELECT quiet_from, quiet_to FROM hours WHERE chat = ?", [chat])
        if row and row[0] is not None:
            return Quiet(*row)
        return None

    def set_quiet(self, chat: int, quiet: Quiet | None) -> None:
        """Give the chat quiet hours, or take them away."""
        start, end = quiet or (None, None)
        with self._db.writing() as connection:
            connection.execute(
                "INSERT INTO hours (chat, quiet_from, quiet_to) VALUES (?, ?, ?) "
                "ON CONFLICT (chat) DO UPDATE SET quiet_from = excluded.quiet_from, "
                "quiet_to = excluded.quiet_to",
                [chat, start, end],
            )

    def forget(self, chat: int) -> None:
        """The chat is gone."""
        with self._db.writing() as connection:
            connection.execute("DELETE FROM hours WHERE chat = ?", [chat])

    def move(self, old: int, new: int) -> None:
        """The supergroup keeps its group's hours."""
        rename_chat(self._db, "hours", old, new)
