"""What was found at sources: each address once, and how far it has come on the way to being a
report that is held.

new ──fetched──▶ fetched ──read──▶ taken | known | asked | refused
 │                                          asked ──an administrator──▶ taken | dropped
 └─ a page that only leads to its attachments: led

From there on it is looked at again now and then. A report that has changed is fetched anew and
never taken by itself, one that is not there is gone; what was none may have become one, and a page
may lead to more.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from store.state.administering.sources import FARTHEST
from store.state.databases.database import Row, StateDatabase, Value, Values

_IS_TIME = "(next_try <= :now OR next_try > :farthest)"

_COLUMNS = (
    "number, source, address, title, stage, at, upload, digest, file, etag, modified, checked, "
    "tries, next_try, "
    "changed, trouble"
)


class FindProgress(StrEnum):
    """How far a find has come."""

    NEW = "new"
    FETCHED = "fetched"
    """Its document lies in the tray, not yet read."""
    LED = "led"
    """A page that is no report, and leads to documents that may be."""
    TAKEN = "taken"
    KNOWN = "known"
    """The same is held, or waits, already."""
    ASKED = "asked"
    """It waits for an administrator."""
    REFUSED = "refused"
    """It is no report, or cannot be read."""
    DROPPED = "dropped"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Find:
    """Something that was found. Times are in seconds since 1970, 0 for never."""

    number: int
    source: int
    address: str
    title: str
    """What the link to it says."""
    stage: FindProgress
    at: int
    upload: int
    """The number under which its document waits (`store.state.administering.uploads`); 0 where it
    does not.
    """
    digest: str
    """SHA-256 of its content, once it was fetched."""
    file: str
    """Its name among the reports, once it is there."""
    etag: str
    modified: str
    checked: int
    """When it was fetched or looked at again last."""
    tries: int
    """How often in a row it could not be fetched."""
    next_try: int
    changed: bool
    """Whether its content is another than the one that was found first."""
    trouble: str


class Finds:
    """The finds by number."""

    def __init__(self, db: StateDatabase) -> None:
        self._db = db

    def note(self, source: int, found: Iterable[tuple[str, str]]) -> int:
        """Remember addresses with what the links to them said; gives how many were not known."""
        with self._db.writing() as connection:
            now = self._db.seconds()
            rows = [(source, address, title, now) for address, title in found]
            fresh = connection.executemany(
                "INSERT INTO finds (source, address, title, at) VALUES (?, ?, ?, ?) "
                "ON CONFLICT DO NOTHING",
                rows,
            ).rowcount
            if fresh > 0:
                connection.execute("UPDATE sources SET found = ? WHERE number = ?", [now, source])
            return max(fresh, 0)

    def get(self, number: int) -> Find | None:
        """A find by its number."""
        return next(iter(self._some("number = ?", [number])), None)

    def at(self, source: int, address: str) -> Find | None:
        """The find at an address."""
        return next(iter(self._some("source = ? AND address = ?", [source, address])), None)

    def to_fetch(self, source: int, count: int) -> list[Find]:
        """New finds of a source whose time has come."""
        return self._some(
            f"source = :source AND stage = 'new' AND {_IS_TIME} ORDER BY number LIMIT :count",
            {"source": source, "count": count, **self._time()},
        )

    def titles_to_come(self, source: int) -> list[str]:
        """The titles of a source's finds that nobody has tried to fetch yet."""
        query = "SELECT DISTINCT title FROM finds WHERE source = ? AND stage = 'new' AND tries = 0"
        return [title for (title,) in self._db.read(query, [source])]

    def contested(self, source: int, trouble: str) -> list[Find]:
        """Finds of a source that wait for an administrator because of that."""
        return self._some("source = ? AND stage = 'asked' AND trouble = ?", [source, trouble])

    def with_work(self) -> frozenset[int]:
        """The sources that have finds to be fetched now, and are still watched."""
        query = (
            "SELECT DISTINCT source FROM finds WHERE stage = 'new' "  # noqa: S608 - words of ours, no input
            f"AND {_IS_TIME} "
            "AND source IN (SELECT number FROM sources)"
        )
        rows = self._db.read(query, self._time())
        return frozenset(number for (number,) in rows)

    def to_read(self, count: int) -> list[Find]:
        """Finds that were fetched and are to be read."""
        return self._some("stage = 'fetched' ORDER BY number LIMIT ?", [count])

    def to_check(self, source: int, before: int, count: int) -> list[Find]:
        """Finds of a source that were not looked at since some second: whether they are there
        still, and the same.
        """
        return self._some(
            "source = :source AND stage NOT IN ('new', 'fetched') AND digest <> '' "
            f"AND (checked < :before OR checked > :now) AND {_IS_TIME} "
            "ORDER BY checked, number LIMIT :count",
            {"source": source, "before": before, "count": count, **self._time()},
        )

    def of_upload(self, upload: int) -> Find | None:
        """The find whose document waits under a number."""
        return next(iter(self._some("upload = ?", [upload])), None)

    def uploads(self) -> frozenset[int]:
        """The numbers under which documents of finds wait."""
        return frozenset(
            number for (number,) in self._db.read("SELECT upload FROM finds WHERE upload > 0")
        )

    def others_of(self, find: Find) -> list[Find]:
        """Other finds with the same content that are reports, or were decided on.

        A site that is closed for a while shows the same page in place of each of its reports: what
        was no report, or was not read yet, says nothing of what is found later.
        """
        decided = (
            "(stage IN ('taken', 'asked', 'dropped', 'gone') OR (stage = 'known' AND file <> ''))"
        )
        return self._some(f"digest = ? AND number <> ? AND {decided}", [find.digest, find.number])

    def waiting(self, source: int) -> int:
        """How many finds of a source wait for an administrator."""
        row = self._db.first(
            "SELECT count(*) FROM finds WHERE source = ? AND stage = 'asked'", [source]
        )
        if row:
            return int(row[0])
        return 0

    def taken(self, source: int) -> int:
        """How many finds of a source were loaded."""
        row = self._db.first(
            "SELECT count(*) FROM finds WHERE source = ? AND stage = 'taken'", [source]
        )
        if row:
            return int(row[0])
        return 0

    def unfetched(self, source: int) -> int:
        """How many finds of a source are still to be fetched."""
        row = self._db.first(
            "SELECT count(*) FROM finds WHERE source = ? AND stage = 'new'", [source]
        )
        if row:
            return int(row[0])
        return 0

    def missing(self, source: int) -> int:
        """How many finds of a source could not be had so far."""
        query = "SELECT count(*) FROM finds WHERE source = ? AND stage = 'new' AND tries > 0"
        row = self._db.first(query, [source])
        if row:
            return int(row[0])
        return 0

    def last(self, source: int, count: int = 1) -> list[Find]:
        """The latest finds of a source that came of a link to a report."""
        return self._some("source = ? ORDER BY at DESC, number DESC LIMIT ?", [source, count])

    def fetched(self, number: int, upload: int, digest: str, etag: str, modified: str) -> None:
        """Its document lies in the tray."""
        self._set(
            number,
            "stage = 'fetched', upload = ?, digest = ?, etag = ?, modified = ?, checked = ?, "
            "tries = 0, trouble = ''",
            [upload, digest, etag, modified, self._db.seconds()],
        )

    def same(self, number: int, digest: str, etag: str, modified: str) -> None:
        """It was looked at again, and says the same as before."""
        self._set(
            number,
            "digest = ?, etag = ?, modified = ?, checked = ?, tries = 0, trouble = ''",
            [digest, etag, modified, self._db.seconds()],
        )

    def differs(self, number: int) -> None:
        """Its content is another than before: it is told, and never loaded by itself."""
        self._set(number, "changed = 1", [])

    def again(self, number: int) -> None:
        """Its document got lost before it was read: it is fetched once more, whether or not it has
        changed since.
        """
        self._set(
            number,
            "stage = 'new', upload = 0, next_try = 0, digest = '', etag = '', modified = ''",
            [],
        )

    def count_dropped(self) -> int:
        """How many finds were dropped."""
        row = self._db.first("SELECT count(*) FROM finds WHERE stage = 'dropped'")
        if row:
            return int(row[0])
        return 0

    def dropped(self, start: int, count: int) -> list[Find]:
        """Finds that were dropped, the latest first."""
        return self._some(
            "stage = 'dropped' ORDER BY checked DESC, number DESC LIMIT ? OFFSET ?", [count, start]
        )

    def bring_back(self, find: Find) -> None:
        """Fetch and tell anew what was dropped, with all that has the same content: that would hide
        it again.
        """
        with self._db.writing():
            now = self._db.seconds()
            same = "stage = 'dropped' AND digest = ? AND digest <> ''"
            for each in [find, *self._some(f"{same} AND number <> ?", [find.digest, find.number])]:
                self.again(each.number)
                self._set(each.number, "at = ?, tries = 0", [now])

    def unread(self, number: int) -> None:
        """Nobody has read it: found again elsewhere, it is new."""
        self._set(number, "digest = ''", [])

    def missed(self, number: int, next_try: int, trouble: str) -> None:
        """It could not be had."""
        self._set(number, "tries = tries + 1, next_try = ?, trouble = ?", [next_try, trouble])

    def settle(
        self,
        number: int,
        stage: FindProgress,
        *,
        file: str | None = None,
        trouble: str = "",
    ) -> None:
        """What came of it. Its document waits no longer, unless an administrator is asked."""
        keeps = "upload" if stage is FindProgress.ASKED else "0"
        self._set(
            number,
            f"stage = ?, file = coalesce(?, file), upload = {keeps}, trouble = ?, checked = ?",
            [stage.value, file, trouble, self._db.seconds()],
        )

    def _set(self, number: int, what: str, values: Sequence[Value]) -> None:
        with self._db.writing() as connection:
            connection.execute(f"UPDATE finds SET {what} WHERE number = ?", [*values, number])  # noqa: S608 - words of ours, no input

    def _time(self) -> dict[str, Value]:
        now = self._db.seconds()
        return {"now": now, "farthest": now + FARTHEST}

    def _some(self, which: str, values: Values) -> list[Find]:
        rows = self._db.read(f"SELECT {_COLUMNS} FROM finds WHERE {which}", values)  # noqa: S608 - words of ours, no input
        return [_find(row) for row in rows]


def _find(row: Row) -> Find:
    number, source, address, title, stage, at, upload, *rest = row
    digest, file, etag, modified, checked, tries, next_try, changed, trouble = rest
    texts = (digest, file, etag, modified)
    progress = FindProgress(stage)
    return Find(
        number,
        source,
        address,
        title,
        progress,
        at,
        upload,
        *texts,
        checked,
        tries,
        next_try,
        bool(changed),
        trouble,
    )
