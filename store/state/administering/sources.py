"""The places that are watched for new reports, and how the looks at them went."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from store.server import Place
from store.state.chats.subscriptions import EVERYTHING, Scope, ScopeKind
from store.state.databases.database import Row, StateDatabase, Value
from store.state.databases.looking import looked_at

LIMIT = 10_000
"""Sources. A look at each costs a request at least, and an hour has 3,600 seconds."""

FARTHEST = 8 * 24 * 3600
"""Seconds; no look and no try is set off for later. A clock that was years ahead for a while has
done so: it is due.
"""

_COLUMNS = (
    "number, address, kind, name, expired, minutes, listed, since, looked, next_look, "
    "failures, trouble, detail, found"
)


@dataclass(frozen=True, slots=True)
class WantedSource:
    """A source as somebody asked for it."""

    address: str
    """Of a list page, a feed, a sitemap or a JSON list; or the path of a folder."""
    scope: Scope = EVERYTHING
    """Whose reports appear there. Where nothing is said of it, nothing is loaded without being
    asked for.
    """
    expired: bool = False
    """Whether a certificate whose time is past, or that nobody known has signed, is put up with."""
    minutes: int = 0
    """How far apart looks are; 0 for the usual (`handlers.watching.times`)."""


@dataclass(frozen=True, slots=True)
class WatchedSource:
    """A source, and how the looks at it went. Times are in seconds since 1970, 0 for never."""

    number: int
    wanted: WantedSource
    listed: bool
    """Whether it stands in the file of sources; else it was added by command."""
    since: int
    looked: int
    """The last look that went well."""
    next_look: int
    failures: int
    """Looks in a row that did not go well."""
    trouble: str
    """What was wrong at the last of them, by its code; empty where all was well."""
    detail: str
    found: int
    """When something new was found last."""


class Sources:
    """The sources by number."""

    def __init__(self, db: StateDatabase) -> None:
        self._db = db

    def every(self) -> list[WatchedSource]:
        """All of them, in the order in which they came."""
        return [
            _source(row)
            for row in self._db.read(f"SELECT {_COLUMNS} FROM sources ORDER BY number")  # noqa: S608 - words of ours, no input
        ]

    def due(self) -> list[WatchedSource]:
        """The sources that are to be looked at by now, the one that waits longest first."""
        query = (
            f"SELECT {_COLUMNS} FROM sources WHERE next_look <= ? "  # noqa: S608 - words of ours, no input
            "OR next_look > ? "
            "ORDER BY next_look, number"
        )
        now = self._db.seconds()
        return [_source(row) for row in self._db.read(query, [now, now + FARTHEST])]

    def get(self, number: int) -> WatchedSource | None:
        """A source by its number."""
        return self._one("number = ?", number)

    def at(self, address: str) -> WatchedSource | None:
        """The source of an address."""
        return self._one("address = ?", address)

    def count(self) -> int:
        """How many there are."""
        row = self._db.first("SELECT count(*) FROM sources")
        if row:
            return int(row[0])
        return 0

    def add(self, wanted: WantedSource, *, listed: bool = False) -> WatchedSource | None:
        """Watch an address from now on, or otherwise than before; nothing where there are too many
        already.
        """
        with self._db.writing() as connection:
            if self.at(wanted.address) is None and self.count() >= LIMIT:
                return None
            connection.execute(
                "INSERT INTO sources (address, kind, name, expired, minutes, listed, since) "
                "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (address) DO UPDATE SET "
                "kind = excluded.kind, name = excluded.name, "
                "expired = excluded.expired, minutes = excluded.minutes, listed = excluded.listed, "
                "next_look = 0",
                [
                    *(wanted.address, wanted.scope.kind.value, wanted.scope.name),
                    *(wanted.expired, wanted.minutes, listed, self._db.seconds()),
                ],
            )
            return self.at(wanted.address)

    def remove(self, number: int) -> bool:
        """Watch a source no more; what was found there stays known, so that nothing is loaded
        twice.
        """
        with self._db.writing() as connection:
            connection.execute("DELETE FROM listings WHERE source = ?", [number])
            return connection.execute("DELETE FROM sources WHERE number = ?", [number]).rowcount > 0

    def follow(self, wanted: Iterable[WantedSource]) -> None:
        """Let those of the file of sources be these."""
        named = {one.address: one for one in wanted}
        with self._db.writing():
            for source in self.every():
                if source.listed and source.wanted.address not in named:
                    self.remove(source.number)
                elif source.listed and source.wanted == named[source.wanted.address]:
                    del named[source.wanted.address]
            for one in named.values():
                self.add(one, listed=True)

    def looked(self, number: int, next_look: int, trouble: str = "", detail: str = "") -> None:
        """A look went well; what was odd all the same."""
        with self._db.writing(lazy=True) as connection:
            connection.execute(
                "UPDATE sources SET looked = ?, next_look = ?, failures = 0, trouble = ?, "
                "detail = ? WHERE number = ?",
                [self._db.seconds(), next_look, trouble, detail, number],
            )

    def failed(self, number: int, next_look: int, trouble: str, detail: str) -> None:
        """A look did not go well."""
        with self._db.writing(lazy=True) as connection:
            connection.execute(
                "UPDATE sources SET next_look = ?, failures = failures + 1, trouble = ?, "
                "detail = ? WHERE number = ?",
                [next_look, trouble, detail, number],
            )

    def now(self, number: int) -> None:
        """It is to be looked at as soon as can be."""
        with self._db.writing(lazy=True) as connection:
            connection.execute("UPDATE sources SET next_look = 0 WHERE number = ?", [number])

    def _one(self, which: str, value: Value) -> WatchedSource | None:
        row = self._db.first(f"SELECT {_COLUMNS} FROM sources WHERE {which}", [value])  # noqa: S608 - words of ours, no input
        if row:
            return _source(row)
        return None


@dataclass(frozen=True, slots=True)
class WatchCounts:
    """How many sources there are, and those whose looks fail."""

    count: int = 0
    failing: tuple[tuple[str, str, str], ...] = ()
    """The address, and what was wrong at the last look: its code, and more of it."""
    listed: int = 0
    """How many of them stand in the file of sources, or stood there when it was last read."""


FAILING = 3
"""Looks in a row that did not go well: a site that is down for an hour is nothing to be told of."""


def how_watched(place: Place) -> WatchCounts:
    """How the sources are doing, from a database that is only looked at; nothing where it cannot
    be.
    """
    rows = looked_at(
        place, "SELECT failures, address, trouble, detail, listed FROM sources ORDER BY number"
    )
    failing = tuple((row[1], row[2], row[3]) for row in rows if row[0] >= FAILING)
    return WatchCounts(len(rows), failing, sum(1 for row in rows if row[4]))


def _source(row: Row) -> WatchedSource:
    number, address, kind, name, expired, minutes, listed, *times = row
    wanted = WantedSource(address, Scope(ScopeKind(kind), name), bool(expired), minutes)
    return WatchedSource(number, wanted, bool(listed), *times)
