"""The tables of the index and how they came to be: each migration is a named function that runs once."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from store.reference import indicators

migrations = Migrations("nianbao-index")


OLDEST_SQLITE = (3, 38)
"""The first version in which JSON functions are always there."""


def sqlite_version() -> tuple[int, ...]:
    """The version of the SQLite library that Python was built with."""
    return sqlite3.sqlite_version_info


@dataclass(frozen=True, slots=True)
class IndexUnusable:
    """The index cannot be opened; `reason` is what the system said."""

    path: Path
    reason: str


@migrations()
def m001_reports_and_what_they_say(db: Database) -> None:
    """Reports with their lines, facts, prose and problems; everything hangs on the report and goes with it."""
    for statement in (
        """CREATE TABLE reports (
            id INTEGER PRIMARY KEY, file TEXT NOT NULL UNIQUE, digest TEXT NOT NULL, size INTEGER NOT NULL,
            modified INTEGER NOT NULL, agency TEXT NOT NULL, division TEXT, path TEXT NOT NULL,
            level TEXT NOT NULL, office TEXT NOT NULL, printed TEXT NOT NULL, year INTEGER, form TEXT NOT NULL,
            title TEXT NOT NULL, tables TEXT NOT NULL, current INTEGER NOT NULL)""",
        "CREATE INDEX reports_by_agency ON reports (agency, year)",
        "CREATE INDEX reports_by_division ON reports (division, year)",
        "CREATE INDEX reports_by_year ON reports (year)",
        "CREATE TABLE cells (id INTEGER PRIMARY KEY, 'table' TEXT, row TEXT, 'column' TEXT)",
        """CREATE TABLE facts (
            report INTEGER NOT NULL REFERENCES reports ON DELETE CASCADE, cell INTEGER NOT NULL REFERENCES cells,
            value INTEGER, unit TEXT NOT NULL, raw TEXT NOT NULL, status TEXT NOT NULL, line INTEGER NOT NULL,
            end_line INTEGER NOT NULL, reason TEXT NOT NULL, PRIMARY KEY (report, cell)) WITHOUT ROWID""",
        "CREATE INDEX facts_by_cell ON facts (cell, value)",
        """CREATE TABLE lines (
            report INTEGER NOT NULL REFERENCES reports ON DELETE CASCADE, line INTEGER NOT NULL, text TEXT NOT NULL,
            PRIMARY KEY (report, line)) WITHOUT ROWID""",
        """CREATE TABLE sentences (
            id INTEGER PRIMARY KEY, report INTEGER NOT NULL REFERENCES reports ON DELETE CASCADE, section TEXT NOT NULL,
            line INTEGER NOT NULL, end_line INTEGER NOT NULL, text TEXT NOT NULL)""",
        "CREATE INDEX sentences_by_report ON sentences (report)",
        """CREATE TABLE figures (
            sentence INTEGER NOT NULL REFERENCES sentences ON DELETE CASCADE, start INTEGER NOT NULL,
            phrase TEXT NOT NULL, value TEXT NOT NULL, unit TEXT NOT NULL, raw TEXT NOT NULL,
            approximate INTEGER NOT NULL, PRIMARY KEY (sentence, start)) WITHOUT ROWID""",
        """CREATE TABLE problems (
            report INTEGER NOT NULL REFERENCES reports ON DELETE CASCADE, position INTEGER NOT NULL, code TEXT NOT NULL,
            line INTEGER NOT NULL, end_line INTEGER NOT NULL, 'values' TEXT NOT NULL,
            PRIMARY KEY (report, position)) WITHOUT ROWID""",
    ):
        db.execute(statement)
    db.table("cells").insert_all(
        {"id": number, "table": cell.table, "row": cell.row, "column": cell.column}
        for number, cell in enumerate(indicators(), start=1)
    )


def open_for_writing(path: Path) -> Database | IndexUnusable:
    """The index with all migrations applied, made where there is none; or why it cannot be."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, isolation_level=None)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = NORMAL")
        db = Database(connection)
        migrations.apply(db)
    except (OSError, sqlite3.Error) as error:
        return IndexUnusable(path, str(error))
    return db
