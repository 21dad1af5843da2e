"""Putting texts into the index. All of a load happens in one transaction, held by the loader."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from store.index.kept import (
    EVERY,
    HEAD,
    TOLD,
    head,
    make_room,
    read_otherwise,
    says_the_same_of_itself,
)
from store.index.placing import displace
from store.index.prepared import FactRow, Prepared
from store.index.texts import keep_lines, placed
from store.model import Agency

if TYPE_CHECKING:
    from sqlite_utils import Database


AgencyYear = tuple[str, int | None]


class Stamp(NamedTuple):
    """The state in which a file was last seen."""

    size: int
    modified: int
    """In nanoseconds; -1 where the time says nothing, and only the content does."""
    digest: str
    batch: str | None
    """The archive that the file is a member of."""
    reader: str
    """Who read it last; see `store.loader.reader`."""


def stamps(db: Database) -> dict[str, Stamp]:
    """The stamps of all files, read at once: a query for each of 100,000 files would take longer
    than the disk.
    """
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
    """Whether it is the text that the file had already; then nothing but the reading of it can be
    another.
    """
    before: int | None
    """The row of the reading before, where that gave other figures or problems."""
    touched: frozenset[AgencyYear]


class IndexWriter:
    """Puts texts in, numbering reports and sentences itself, so that all rows of a kind go in with
    one statement.
    """

    def __init__(self, db: Database) -> None:
        self._db = db
        self._report = self._largest("SELECT max(id) FROM reports")
        self._sentence = self._largest("SELECT max(id) FROM sentences")
        self._turn = self._largest("SELECT max(turn) FROM reports")
        self._words: bytes = db.execute("SELECT words FROM usual_text").fetchone()[0]
        kinds = db.execute("SELECT unit, status, reason, more_lines, id FROM fact_kinds")
        self._kinds: dict[tuple[str, str, str, int], int] = {
            (*kind,): number for *kind, number in kinds
        }

    def _largest(self, query: str) -> int:
        return int(self._db.execute(query).fetchone()[0] or 0)

    def put(self, text: Prepared, agency: Agency) -> Put:
        """Let a text, as it is read now, be what its file says."""
        known = self._db.execute(
            "SELECT id, present, agency, year FROM reports WHERE file = ? AND digest = ?",
            [text.file, text.digest],
        ).fetchone()
        if known is None:
            touched = self._retire(text.file)
            self._report += 1
            self._add(self._report, text, agency)
            return Put(self._report, False, None, frozenset({*touched, (agency.name, text.year)}))
        report, present, *pair = known
        otherwise = read_otherwise(self._db, report, text)
        same = (
            not otherwise
            and pair[0] == agency.name
            and says_the_same_of_itself(self._db, report, text)
        )
        both: set[AgencyYear] = {(pair[0], pair[1]), (agency.name, text.year)}
        touched = set() if same else both
        if not same:
            self._correct(report, text, otherwise)
        if not present:
            touched = both | self._retire(text.file)
            self._return(report)
        give(self._db, report, agency)
        return Put(
            report, bool(present), self._report if otherwise & TOLD else None, frozenset(touched)
        )

    def _retire(self, file: str) -> set[AgencyYear]:
        """The text that a file had stays in the index, as an earlier version."""
        before = self._db.execute(
            "SELECT id, agency, year FROM reports WHERE file = ? AND present", [file]
        ).fetchall()
        for number, _, _ in before:
            self._db.execute("UPDATE reports SET present = 0, current = 0 WHERE id = ?", [number])
        return {(agency, year) for _, agency, year in before}

    def _return(self, report: int) -> None:
        """A text that the file had before comes back."""
        self._turn += 1
        self._db.execute(
            "UPDATE reports SET present = 1, turn = ? WHERE id = ?", [self._turn, report]
        )

    def _correct(self, report: int, text: Prepared, tables: frozenset[str]) -> None:
        """Put what is read now in the place of what was."""
        displace(self._db, report)
        if tables:
            self._report += 1
            make_room(self._db, report, tables, self._report)
            self._fill(report, text, tables)
        columns = ", ".join(f"{column} = ?" for column in HEAD)
        self._db.execute(f"UPDATE reports SET {columns} WHERE id = ?", [*head(text), report])  # noqa: S608 - words of ours, no input

    def _add(self, report: int, text: Prepared, agency: Agency) -> None:
        self._turn += 1
        self._db.execute(
            "INSERT INTO reports (id, file, digest, agency, division, path, level, office, turn, "  # noqa: S608 - words of ours, no input
            "present, current, "
            f"{', '.join(HEAD)}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1, 0{', ?' * len(HEAD)})",
            [report, text.file, text.digest, *_whose(agency), self._turn, *head(text)],
        )
        self._fill(report, text)

    def _fill(self, report: int, text: Prepared, tables: frozenset[str] = EVERY) -> None:
        every: tuple[tuple[str, Sequence[tuple[object, ...]]], ...] = (
            ("sums", text.sums),
            ("problems", text.problems),
            ("scanned_pages", text.scanned_pages),
            ("scanned_lines", text.scanned_lines),
        )
        for table, rows in every:
            if table in tables and rows:
                places = ", ".join("?" * (len(rows[0]) + 1))
                sql = f"INSERT INTO {table} VALUES ({places})"  # noqa: S608 - words of ours, no input
                self._db.conn.executemany(sql, ((report, *row) for row in rows))
        if "kept_facts" in tables:
            self._keep_facts(report, text.facts)
        if "texts" in tables:
            spans = ((line, end_line) for *_, line, end_line, _ in text.facts)
            keep_lines(self._db, report, dict(text.lines), spans, self._words)
        if "sentences" in tables:
            self._say(report, text)
        elif "texts" in tables:
            self._place_anew(report, text)

    def _keep_facts(self, report: int, facts: Sequence[FactRow]) -> None:
        """Put the figures in, in the order of the table: nothing is put between, and its pages are
        full.
        """
        kinds = self._kinds
        # Most of 200 figures are of one kind.
        for kind in sorted(
            {(unit, status, reason, end - line) for *_, unit, _, status, line, end, reason in facts}
        ):
            if kind not in kinds:
                kinds[kind] = len(kinds) + 1
                self._db.execute(
                    "INSERT INTO fact_kinds VALUES (?, ?, ?, ?, ?)", [kinds[kind], *kind]
                )
        self._db.conn.executemany(
            "INSERT INTO kept_facts VALUES (?, ?, ?, ?, ?, ?)",
            [
                (report, cell, value, raw, line, kinds[unit, status, reason, end - line])
                for cell, value, unit, raw, status, line, end, reason in sorted(facts)
            ],
        )

    def _say(self, report: int, text: Prepared) -> None:
        """Put the prose in."""
        execute_many = self._db.conn.executemany
        first = self._sentence + 1
        self._sentence += len(text.sentences)
        lines = dict(text.lines)
        execute_many(
            "INSERT INTO sentences VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (number, report, *row[:3], *placed(*row[1:4], lines))
                for number, row in enumerate(text.sentences, first)
            ),
        )
        execute_many(
            "INSERT INTO prose (rowid, pairs) VALUES (?, ?)",
            ((number, row[5]) for number, row in enumerate(text.sentences, first)),
        )
        execute_many(
            "INSERT INTO prose_figures VALUES (?, ?, ?, ?, ?, ?, ?)",
            _numbered_figures(text, first),
        )

    def _place_anew(self, report: int, text: Prepared) -> None:
        """Find the sentences of a report, which are the same, in its lines, which are others."""
        lines = dict(text.lines)
        numbers = self._db.execute(
            "SELECT id FROM sentences WHERE report = ? ORDER BY id", [report]
        ).fetchall()
        for (number,), row in zip(numbers, text.sentences, strict=True):
            kept = placed(*row[1:4], lines)
            self._db.execute(
                "UPDATE sentences SET place = ?, length = ?, text = ? WHERE id = ?", [*kept, number]
            )


def _numbered_figures(text: Prepared, first: int) -> Iterator[tuple[object, ...]]:
    """The figures of the prose, each behind the number of its sentence; these are numbered from
    `first`.
    """
    for number, row in enumerate(text.sentences, first):
        for figure in row[4]:
            yield (number, *figure)


def give(db: Database, report: int, agency: Agency) -> None:
    """Say whose a report is."""
    db.execute(
        "UPDATE reports SET agency = ?, division = ?, path = ?, level = ?, office = ? WHERE id = ?",
        [*_whose(agency), report],
    )


def give_year(db: Database, report: int, year: int | None, *, given: bool) -> None:
    """Say which year a report is on, and whether that was `given` by an administrator."""
    db.execute("UPDATE reports SET year = ?, year_given = ? WHERE id = ?", [year, given, report])


def _whose(agency: Agency) -> tuple[str, str | None, str, str, str]:
    division = agency.division
    if division is None:
        return agency.name, None, "", "", agency.office
    return agency.name, division.code, "/".join(division.path), division.level, agency.office


@contextmanager
def transaction(db: Database) -> Iterator[None]:
    """All or nothing; the lock is taken at once, so that two loads queue instead of failing
    half-way.
    """
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        db.execute("ROLLBACK")
        raise
    db.execute("COMMIT")
