"""When each place gets its digest. What is due lives here, so that a restart neither loses nor
doubles one.
"""

from __future__ import annotations

from dataclasses import dataclass

from store.state.chats.moving import rename_chat
from store.state.chats.subscriptions import Scope, ScopeKind
from store.state.databases.database import Row, StateDatabase

AHEAD = 24 * 3600
"""Seconds. A digest that was put out later than this from now was put out by a clock that was
wrong.
"""

_COLUMNS = "chat, topic, rule, kind, name, always, next_at, last_at, seen, turn, since"


@dataclass(frozen=True, slots=True)
class Schedule:
    """The digest of a chat or of one topic of it."""

    chat: int
    topic: int | None
    rule: str
    """When, as a cron line: `0 9 * * mon`."""
    scope: Scope | None
    """What it is about; nothing for what the place has subscribed to."""
    always: bool
    """Whether it is sent with nothing in it, too."""
    next_at: int
    """When it is due next, in seconds since 1970."""
    last_at: int | None
    """When the last one was put out, by the clock of then."""
    seen: int
    """The position of the news that the last one told of."""
    turn: int
    """How many there were."""
    since: int
    """When it was set up; with chat, topic and turn it names one digest."""


class Schedules:
    """Digests by chat and topic."""

    def __init__(self, db: StateDatabase) -> None:
        self._db = db

    def get(self, chat: int, topic: int | None) -> Schedule | None:
        """The digest of a place, if it has one."""
        row = self._db.first(
            f"SELECT {_COLUMNS} FROM schedules WHERE chat = ? AND topic = ?",  # noqa: S608 - words of ours, no input
            [chat, topic or 0],
        )
        if row:
            return _schedule(row)
        return None

    def of_chat(self, chat: int) -> list[Schedule]:
        """The digests of a chat, over all its topics."""
        rows = self._db.read(
            f"SELECT {_COLUMNS} FROM schedules WHERE chat = ? ORDER BY topic",  # noqa: S608 - words of ours, no input
            [chat],
        )
        return [_schedule(row) for row in rows]

    def last(self) -> int | None:
        """When the latest digest of all was put out."""
        row = self._db.first("SELECT max(last_at) FROM schedules")
        if row is None or row[0] is None:
            return None
        return int(row[0])

    def put(
        self,
        chat: int,
        topic: int | None,
        rule: str,
        scope: Scope | None,
        next_at: int,
        *,
        always: bool,
        seen: int,
    ) -> None:
        """Let the place have its digest by the rule; what it has seen stays if it had one
        before.
        """
        with self._db.writing() as connection:
            connection.execute(
                "INSERT INTO schedules (chat, topic, rule, kind, name, always, next_at, last_at, "
                "seen, turn, since) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, NULL, ?, 0, ?) "
                "ON CONFLICT (chat, topic) DO UPDATE "
                "SET rule = excluded.rule, kind = excluded.kind, "
                "name = excluded.name, always = excluded.always, next_at = excluded.next_at",
                [
                    chat,
                    topic or 0,
                    rule,
                    *(scope or (None, None)),
                    always,
                    next_at,
                    seen,
                    self._db.seconds(),
                ],
            )

    def remove(self, chat: int, topic: int | None) -> bool:
        """End the digest of a place; says whether there was one."""
        with self._db.writing() as connection:
            ended = connection.execute(
                "DELETE FROM schedules WHERE chat = ? AND topic = ?", [chat, topic or 0]
            )
            return ended.rowcount > 0

    def due(self, now: int) -> list[Schedule]:
        """What is due; and what waits for a time that only a wrong clock can have set."""
        rows = self._db.read(
            f"SELECT {_COLUMNS} FROM schedules WHERE next_at <= ? "  # noqa: S608 - words of ours, no input
            "OR last_at > ? "
            "ORDER BY next_at, chat, topic",
            [now, now + AHEAD],
        )
        return [_schedule(row) for row in rows]

    def claim(self, schedule: Schedule, next_at: int, seen: int) -> bool:
        """Take a digest that is due, and store when the next is; no, if somebody else took it or
        set it anew.

        To be called in the transaction that puts the digest into the outbox.
        """
        return self._set(schedule, next_at, self._db.seconds(), seen, schedule.turn + 1)

    def postpone(self, schedule: Schedule, next_at: int) -> bool:
        """Wait for another time than the one stored, without a digest."""
        return self._set(schedule, next_at, None, schedule.seen, schedule.turn)

    def _set(
        self,
        schedule: Schedule,
        next_at: int,
        last_at: int | None,
        seen: int,
        turn: int,
    ) -> bool:
        with self._db.writing() as connection:
            changed = connection.execute(
                "UPDATE schedules SET next_at = ?, last_at = ?, seen = ?, turn = ? "
                "WHERE chat = ? AND topic = ? AND rule = ? AND next_at = ? AND turn = ?",
                [
                    *(next_at, last_at, seen, turn, schedule.chat, schedule.topic or 0),
                    *(schedule.rule, schedule.next_at, schedule.turn),
                ],
            )
            return changed.rowcount > 0

    def forget(self, chat: int) -> None:
        """The chat is gone."""
        with self._db.writing() as connection:
            connection.execute("DELETE FROM schedules WHERE chat = ?", [chat])

    def forget_topic(self, chat: int, topic: int) -> None:
        """The topic is gone; 0 is none."""
        with self._db.writing() as connection:
            connection.execute("DELETE FROM schedules WHERE chat = ? AND topic = ?", [chat, topic])

    def move(self, old: int, new: int) -> None:
        """The supergroup gets its group's digests."""
        rename_chat(self._db, "schedules", old, new, ("topic",))


def _schedule(row: Row) -> Schedule:
    chat, topic, rule, kind, name, always, next_at, last_at, seen, turn, since = row
    scope = Scope(ScopeKind(kind), name) if kind is not None else None
    return Schedule(
        chat, topic or None, rule, scope, bool(always), next_at, last_at, seen, turn, since
    )
