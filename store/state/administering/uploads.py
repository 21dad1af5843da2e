"""Documents that administrators sent, or that were found at sources, and that were neither taken
nor dropped.

The files lie beside the database.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from store.state.databases.database import StateDatabase

KEPT = timedelta(days=1)
"""How long a document waits."""
MOST = 50
"""Documents that wait at a time: of 20 MB each, a gigabyte. As many again of those that were found
at sources.
"""
NOBODY = 0
"""Who sends what is found at sources; that waits until somebody decides on it, however long it
takes.
"""


@dataclass(frozen=True, slots=True)
class Upload:
    """A document that waits."""

    number: int
    person: int
    name: str
    """As it will be called; see `handlers.administration.file_names`."""
    size: int
    digest: str
    at: int
    """When it came, in seconds since 1970."""
    target: str
    """Its name in the report folder, once taking it has begun; empty before."""


class Uploads:
    """The documents by number."""

    def __init__(self, db: StateDatabase) -> None:
        self._db = db

    def add(self, person: int, name: str, size: int, digest: str) -> int | None:
        """Let a document wait; its number, or nothing where too many do. Numbers are never given
        twice.
        """
        with self._db.writing() as connection:
            theirs = "SELECT count(*) FROM uploads WHERE (person = ?) = (? = ?)"
            (waiting,) = connection.execute(theirs, [NOBODY, person, NOBODY]).fetchone()
            if waiting >= MOST:
                return None
            (number,) = connection.execute(
                "INSERT INTO uploads (person, name, size, digest, at, target) "
                "VALUES (?, ?, ?, ?, ?, '') "
                "RETURNING number",
                [person, name, size, digest, self._db.seconds()],
            ).fetchone()
            return int(number)

    def room(self) -> int:
        """How many more documents that are found at sources may wait."""
        row = self._db.first("SELECT count(*) FROM uploads WHERE person = ?", [NOBODY])
        return MOST - (int(row[0]) if row else 0)

    def get(self, number: int) -> Upload | None:
        """A document; nothing if it was taken or dropped, or its time is past."""
        return next((each for each in self.waiting() if each.number == number), None)

    def waiting(self) -> list[Upload]:
        """All that wait, the latest first."""
        rows = self._db.read(
            "SELECT number, person, name, size, digest, at, target FROM uploads WHERE at >= ? "
            "OR person = ? "
            "ORDER BY number DESC",
            [self._db.before(KEPT), NOBODY],
        )
        return [Upload(*row) for row in rows]

    def aim(self, number: int, target: str) -> None:
        """Taking it begins, under this name: noted first, so that it can be gone on with after a
        crash.
        """
        with self._db.writing() as connection:
            connection.execute("UPDATE uploads SET target = ? WHERE number = ?", [target, number])

    def change(self, number: int, size: int, digest: str) -> None:
        """It holds something else now."""
        with self._db.writing() as connection:
            connection.execute(
                "UPDATE uploads SET size = ?, digest = ? WHERE number = ?", [size, digest, number]
            )

    def remove(self, number: int) -> bool:
        """It was taken or dropped; False if it was no longer there."""
        with self._db.writing() as connection:
            return connection.execute("DELETE FROM uploads WHERE number = ?", [number]).rowcount > 0

    def expire(self) -> None:
        """Forget those whose time is past."""
        with self._db.writing() as connection:
            connection.execute(
                "DELETE FROM uploads WHERE at < ? AND person <> ?", [self._db.before(KEPT), NOBODY]
            )
