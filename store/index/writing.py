"""Putting texts into the index. All of a load happens in one transaction, held by the loader."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from sqlite_utils import Database

from store.index.prepared import Prepared
from store.model import Agency

AgencyYear = tuple[str, int | None]


class Stamp(NamedTuple):
    """What was last seen of a file."""

    size: int
    modified: int
    """In nanoseconds; -1 where the time says nothing, and only the content does."""
    digest: str
    batch: str | None
    """The archive that the file is a member of."""


def stamps(db: Database) -> dict[str, Stamp]:
    """The stamps of all files, read at once: a query for each of 100,000 files would take longer than the disk."""
    return {
        file: Stamp(size, modified, digest, batch)
        for file, size, modified, digest, batch in db.execute("SELECT file, size, modified, digest, batch FROM files")
    }


def stamp(db: Database, file: str, seen: Stamp) -> None:
    """Remember what was seen of a file."""
    db.execute("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?)", [file, *seen])


class Writer:
    """Puts texts in, numbering reports and sentences itself, so that all rows of a kind go in with one statement."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._report = self._largest("SELECT max(id) FROM reports")
        self._sentence = self._largest("SELECT max(id) FROM sentences")
        self._turn = self._largest("SELECT max(turn) FROM reports")

    def _largest(self, query: str) -> int:
        return int(self._db.execute(query).fetchone()[0] or 0)

    def put(self, text: Prepared, agency: Agency) -> set[AgencyYear]:
        """Let a text be what its file says now; gives the agencies and years that this touches."""
        touched = self._retire(text.file)
        known = self._db.execute("SELECT id FROM reports WHERE file = ? AND digest = ?", [text.file, text.digest])
        row = known.fetchone()
        self._turn += 1
        if row:
            self._return(int(row[0]), agency)
        else:
            self._add(text, agency)
        return touched | {(agency.name, text.year)}

    def _retire(self, file: str) -> set[AgencyYear]:
        """The text that a file had stays in the index, as an earlier version."""
        before = self._db.execute("SELECT id, agency, year FROM reports WHERE file = ? AND present", [file]).fetchall()
        for number, _, _ in before:
            self._db.execute("UPDATE reports SET present = 0, current = 0 WHERE id = ?", [number])
        return {(agency, year) for _, agency, year in before}

    def _return(self, report: int, agency: Agency) -> None:
        """A text that the file had before comes back."""
        self._db.execute("UPDATE reports SET present = 1, turn = ? WHERE id = ?", [self._turn, report])
        give(self._db, report, agency)

    def _add(self, text: Prepared, agency: Agency) -> None:
        self._report += 1
        report, execute_many = self._report, self._db.conn.executemany
        self._db.execute(
            "INSERT INTO reports VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, 0, ?, ?, ?)",
            [
                report,
                text.file,
                text.digest,
                *_whose(agency),
                text.printed,
                text.year,
                text.form,
                text.title,
                text.tables,
                text.published,
                self._turn,
                text.pages,
                text.agency_source,
                text.year_source,
            ],
        )
        execute_many("INSERT INTO facts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", ((report, *row) for row in text.facts))
        execute_many("INSERT INTO sums VALUES (?, ?, ?, ?)", ((report, *row) for row in text.sums))
        execute_many("INSERT INTO lines VALUES (?, ?, ?)", ((report, *row) for row in text.lines))
        execute_many("INSERT INTO problems VALUES (?, ?, ?, ?, ?, ?)", ((report, *row) for row in text.problems))
        first = self._sentence + 1
        self._sentence += len(text.sentences)
        execute_many(
            "INSERT INTO sentences VALUES (?, ?, ?, ?, ?, ?)",
            ((number, report, *row[:4]) for number, row in enumerate(text.sentences, first)),
        )
        execute_many(
            "INSERT INTO prose (rowid, pairs) VALUES (?, ?)",
            ((number, row[5]) for number, row in enumerate(text.sentences, first)),
        )
        execute_many(
            "INSERT INTO figures VALUES (?, ?, ?, ?, ?, ?, ?)",
            ((number, *figure) for number, row in enumerate(text.sentences, first) for figure in row[4]),
        )


def give(db: Database, report: int, agency: Agency) -> None:
    """Say whose a report is."""
    db.execute(
        "UPDATE reports SET agency = ?, division = ?, path = ?, level = ?, office = ? WHERE id = ?",
        [*_whose(agency), report],
    )


def _whose(agency: Agency) -> tuple[str, str | None, str, str, str]:
    division = agency.division
    if division is None:
        return agency.name, None, "", "", agency.office
    return agency.name, division.code, "/".join(division.path), division.level, agency.office


@contextmanager
def transaction(db: Database) -> Iterator[None]:
    """All or nothing; the lock is taken at once, so that two loads queue instead of failing half-way."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        db.execute("ROLLBACK")
        raise
    db.execute("COMMIT")
