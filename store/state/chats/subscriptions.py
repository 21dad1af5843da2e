"""What chats have subscribed to: an agency, a region with all below it, or everything."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from typing import NamedTuple

from store.state.chats.moving import rename_chat
from store.state.databases.database import Row, StateDatabase, Value, marks

LIMIT = 50
"""Subscriptions of a chat, over all its topics."""

_COLUMNS = "number, chat, topic, kind, name, what, paused, created_by, rise"


class ScopeKind(StrEnum):
    """How far a subscription reaches."""

    AGENCY = "agency"
    REGION = "region"
    EVERYTHING = "everything"


class Scope(NamedTuple):
    """What a subscription or a digest is about."""

    kind: ScopeKind
    name: str = ""
    """An agency's full name, a region's path (宁夏回族自治区/固原市), empty for everything."""


EVERYTHING = Scope(ScopeKind.EVERYTHING)


class What(StrEnum):
    """Which news a subscription asks for."""

    ALL = "all"
    NEW = "new"
    """New reports."""
    CHANGED = "changed"
    """Reports whose figures changed."""
    PROBLEMS = "problems"
    """Reports in which problems were found."""
    NEW_AND_CHANGED = "new+changed"
    NEW_AND_PROBLEMS = "new+problems"
    CHANGED_AND_PROBLEMS = "changed+problems"
    RISE = "rise"
    """Reports whose requests received rose by so many per cent against the year before."""

    @property
    def parts(self) -> tuple[What, ...]:
        """The kinds that it is put together from."""
        if self is What.ALL:
            return (What.NEW, What.CHANGED, What.PROBLEMS)
        return tuple(What(part) for part in self.split("+"))


def together(kinds: Iterable[What]) -> What:
    """Several kinds as one."""
    parts = dict.fromkeys(chain.from_iterable(kind.parts for kind in kinds))
    single = [kind for kind in (What.NEW, What.CHANGED, What.PROBLEMS) if kind in parts]
    if len(single) > 2:
        return What.ALL
    return What("+".join(single))


@dataclass(frozen=True, slots=True)
class Subscription:
    """A subscription of a chat, or of one topic of it."""

    number: int
    chat: int
    topic: int | None
    scope: Scope
    what: What
    paused: bool
    created_by: str
    rise: int = 0
    """Per cent from which on a rise is told; 0 for other kinds."""


class Full(NamedTuple):
    """The chat has as many subscriptions as it may have."""

    limit: int


class Subscriptions:
    """Subscriptions by chat and topic; one for each scope in a place."""

    def __init__(self, db: StateDatabase) -> None:
        self._db = db

    def add(
        self,
        chat: int,
        topic: int | None,
        scope: Scope,
        what: What,
        person: str,
        rise: int = 0,
    ) -> Subscription | Full:
        """Subscribe; where the place has that scope already, it is about `what` from now on, and no
        longer paused.
        """
        with self._db.writing() as connection:
            place: list[Value] = [chat, topic or 0, scope.kind, scope.name]
            there = self._db.first(
                "SELECT number FROM subscriptions WHERE chat = ? AND topic = ? AND kind = ? "
                "AND name = ?",
                place,
            )
            if there is None and self.count(chat) >= LIMIT:
                return Full(LIMIT)
            connection.execute(
                "INSERT INTO subscriptions (chat, topic, kind, name, what, paused, created_by, "
                "created, rise) "
                "VALUES (?, ?, ?, ?, ?, 0, ?, ?, ?) "
                "ON CONFLICT (chat, topic, kind, name) "
                "DO UPDATE SET what = excluded.what, rise = excluded.rise, paused = 0",
                [*place, what, person, self._db.seconds(), rise],
            )
            return next(each for each in self.here(chat, topic) if each.scope == scope)

    def any(self) -> bool:
        """Whether there is a subscription at all that is not paused."""
        return self._db.first("SELECT 1 FROM subscriptions WHERE paused = 0 LIMIT 1") is not None

    def count(self, chat: int) -> int:
        """How many the chat has, over all topics, paused ones too."""
        row = self._db.first("SELECT count(*) FROM subscriptions WHERE chat = ?", [chat])
        if row:
            return int(row[0])
        return 0

    def here(self, chat: int, topic: int | None) -> list[Subscription]:
        """The subscriptions of a place, oldest first."""
        rows = self._db.read(
            f"SELECT {_COLUMNS} FROM subscriptions WHERE chat = ? AND topic = ? ORDER BY number",  # noqa: S608 - words of ours, no input
            [chat, topic or 0],
        )
        return [_subscription(row) for row in rows]

    def to(self, scopes: Iterable[Scope]) -> list[Subscription]:
        """All chats' subscriptions to any of the scopes that are not paused."""
        wanted: dict[ScopeKind, list[str]] = {}
        for scope in scopes:
            wanted.setdefault(scope.kind, []).append(scope.name)
        found: list[Subscription] = []
        for kind, names in wanted.items():
            sql = (
                f"SELECT {_COLUMNS} FROM subscriptions "  # noqa: S608 - words of ours, no input
                f"WHERE paused = 0 AND kind = '{kind.value}' AND name IN ({{}})"
            )
            found += map(_subscription, self._db.read_among(sql, dict.fromkeys(names)))
        return sorted(found, key=lambda each: (each.chat, each.topic or 0, each.number))

    def pause(self, chat: int, numbers: Iterable[int], *, paused: bool = True) -> int:
        """Pause or resume some of a chat's subscriptions; gives how many there are of these."""
        some = list(numbers)
        with self._db.writing() as connection:
            changed = connection.execute(
                f"UPDATE subscriptions SET paused = ? WHERE chat = ? AND number IN ({marks(some)})",  # noqa: S608 - words of ours, no input
                [paused, chat, *some],
            )
            return changed.rowcount

    def remove(self, chat: int, numbers: Iterable[int]) -> int:
        """End some of a chat's subscriptions; gives how many there were of these."""
        some = list(numbers)
        with self._db.writing() as connection:
            removed = connection.execute(
                f"DELETE FROM subscriptions WHERE chat = ? AND number IN ({marks(some)})",  # noqa: S608 - words of ours, no input
                [chat, *some],
            )
            return removed.rowcount

    def forget(self, chat: int) -> None:
        """The chat is gone."""
        with self._db.writing() as connection:
            connection.execute("DELETE FROM subscriptions WHERE chat = ?", [chat])

    def forget_topic(self, chat: int, topic: int) -> None:
        """The topic is gone; 0 is none."""
        with self._db.writing() as connection:
            connection.execute(
                "DELETE FROM subscriptions WHERE chat = ? AND topic = ?", [chat, topic]
            )

    def move(self, old: int, new: int) -> None:
        """The supergroup gets what its group had subscribed to."""
        rename_chat(self._db, "subscriptions", old, new, ("topic", "kind", "name"))


def _subscription(row: Row) -> Subscription:
    number, chat, topic, kind, name, what, paused, created_by, rise = row
    scope = Scope(ScopeKind(kind), name)
    return Subscription(
        number, chat, topic or None, scope, What(what), bool(paused), created_by, rise
    )
