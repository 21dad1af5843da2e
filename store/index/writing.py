"""Putting texts into the index. All of a load happens in one transaction, held by the loader."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from store.index.kept import EVERY, HEAD, TOLD, head, make_room, read_otherwise, says_the_same_of_itself
from store.index.placing import displace
from store.index.prepared import Prepared
from store.model import Agency

if TYPE_CHECKING:
    from sqlite_utils import Database


AgencyYear = tuple[str, int | None]


class Stamp(NamedTuple):
    """What was last seen of a file."""

    size: int
    modified: int
    """In nanoseconds; -1 where the time says nothing, and only the content does."""
    digest: str
    batch: str | None
    """The archive that the file is a member of."""
    reader: str
    """Who read it last; see `store.loader.reader`."""


def stamps(db: Database) -> dict[str, Stamp]:
    """The stamps of all files, read at once: a query for each of 100,000 files would take longer than the disk."""
    return {
        file: Stamp(size, modified, digest, batch, reader)
        for file, size, modified, digest, batch, reader in db.execute(
            "SELECT file, size, modified, digest, batch, reader FROM files"
        )
    }


def stamp(db: Database, file: str, seen: Stamp) -> None:
    """Remember what was seen of a file."""
    db.execute("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?)", [file, *seen])


class Put(NamedTuple):
    """What came of putting a text in."""

    report: int
    was_there: bool
    """Whether it is the text that the file had already; then nothing but the reading of it can be another."""
    before: int | None
    """The row of the reading before, where that gave other figures or problems."""
    touched: frozenset[AgencyYear]


class IndexWriter:
    """Puts texts in, numbering reports and sentences itself, so that all rows of a kind go in with one statement."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._report = self._largest("SELECT max(id) FROM reports")
        self._sentence = self._largest("SELECT max(id) FROM sentences")
        self._turn = self._largest("SELECT max(turn) FROM reports")

    def _largest(self, query: str) -> int:
        return int(self._db.execute(query).fetchone()[0] or 0)

    def put(self, text: Prepared, agency: Agency) -> Put:
        """Let a text, as it is read now, be what its file says."""
        known = self._db.execute(
            "SELECT id, present, agency, year FROM reports WHERE file = ? AND digest = ?", [text.file, text.digest]
        ).fetchone()
        if known is None:
            touched = self._retire(text.file)
            self._report += 1
            self._add(self._report, text, agency)
            return Put(self._report, False, None, frozenset({*touched, (agency.name, text.year)}))
        report, present, *pair = known
        otherwise = read_otherwise(self._db, report, text)
        same = not otherwise and pair[0] == agency.name and says_the_same_of_itself(self._db, report, text)
        both: set[AgencyYear] = {(pair[0], pair[1]), (agency.name, text.year)}
        touched = set() if same else both
        if not same:
            self._correct(report, text, otherwise)
        if not present:
            touched = both | self._retire(text.file)
            self._return(report)
        give(self._db, report, agency)
        return Put(report, bool(present), self._report if otherwise & TOLD else None, frozenset(touched))

    def _retire(self, file: str) -> set[AgencyYear]:
        """The text that a file had stays in the index, as an earlier version."""
        before = self._db.execute("SELECT id, agency, year FROM reports WHERE file = ? AND present", [file]).fetchall()
        for number, _, _ in before:
            self._db.execute("UPDATE reports SET present = 0, current = 0 WHERE id = ?", [number])
        return {(agency, year) for _, agency, year in before}

    def _return(self, report: int) -> None:
        """A text that the file had before comes back."""
        self._turn += 1
        self._db.execute("UPDATE reports SET present = 1, turn = ? WHERE id = ?", [self._turn, report])

    def _correct(self, report: int, text: Prepared, tables: frozenset[str]) -> None:
        """Put what is read now in the place of what was."""
        displace(self._db, report)
        if tables:
            self._report += 1
            make_room(self._db, report, tables, self._report)
            self._fill(report, text, tables)
        columns = ", ".join(f"{column} = ?" for column in HEAD)
        self._db.execute(f"UPDATE reports SET {columns} WHERE id = ?", [*head(text), report])  # noqa: S608

    def _add(self, report: int, text: Prepared, agency: Agency) -> None:
        self._turn += 1
        self._db.execute(
            "INSERT INTO reports (id, file, digest, agency, division, path, level, office, turn, present, current, "  # noqa: S608
            f"{', '.join(HEAD)}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1, 0{', ?' * len(HEAD)})",
            [report, text.file, text.digest, *_whose(agency), self._turn, *head(text)],
        )
        self._fill(report, text)

    def _fill(self, report: int, text: Prepared, tables: frozenset[str] = EVERY) -> None:
        every: tuple[tuple[str, Sequence[tuple[object, ...]]], ...] = (
            ("facts", sorted(text.facts)),  # In the order of the table nothing is put between, and its pages are full.
            ("sums", text.sums),
            ("lines", text.lines),
            ("problems", text.problems),
            ("scanned_pages", text.scanned_pages),
            ("scanned_lines", text.scanned_lines),
        )
        for table, rows in every:
            if table in tables and rows:
                places = ", ".join("?" * (len(rows[0]) + 1))
                sql = f"INSERT INTO {table} VALUES ({places})"  # noqa: S608
                self._db.conn.executemany(sql, ((report, *row) for row in rows))
        if "sentences" in tables:
            self._say(report, text)

    def _say(self, report: int, text: Prepared) -> None:
        """Put the prose in."""
        execute_many = self._db.conn.executemany
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
            "INSERT INTO prose_figures VALUES (?, ?, ?, ?, ?, ?, ?)",
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
