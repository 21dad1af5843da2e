"""A state from one place to another: every table, each side in one transaction, and compared at the
end.

Both may be files or servers. The numbers that are never given twice go on where they were.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from store.server import Place
from store.state.databases.database import Row, StateDatabase, Unusable
from store.state.databases.dialect import values_of
from store.state.databases.postgres_tables import ServerTable, every_table
from store.state.state import open_database

_OF_THE_PLACE = "leases"
"""The table that says which bot runs at a place: it stays there."""


@dataclass(frozen=True, slots=True)
class CopiedRows:
    """The rows that were copied."""

    rows: int
    tables: int
    """Those that had any."""
    digest: str
    """SHA-256 of the rows, the same on both sides."""


@dataclass(frozen=True, slots=True)
class NotMoved:
    """Nothing was copied, and why."""

    reason: str


class _DiffersError(Exception):
    """A table is not the same on both sides."""


def no_move(source: Place, target: Place) -> NotMoved | None:
    """Why nothing can be moved between two places, as far as it is seen without opening or making
    anything.
    """
    if _same(source, target):
        return NotMoved(f"{source} is both where it is and where it is to be")
    if isinstance(source, Path) and not source.exists():
        return NotMoved(f"{source} is not there")
    return None


def _same(source: Place, target: Place) -> bool:
    """Whether two places are one, also by two names of a file: state.db and ./state.db."""
    if isinstance(source, Path) and isinstance(target, Path):
        return source.resolve() == target.resolve()
    return source == target


def move(source: Place, target: Place) -> CopiedRows | NotMoved:
    """Copy all of a state to a place where there is none. The source stays as it is; no bot may run
    on either.
    """
    refused = no_move(source, target)
    if refused is not None:
        return refused
    here = open_database(source, _now)
    if isinstance(here, Unusable):
        return NotMoved(str(here))
    try:
        there = open_database(target, _now)
        if isinstance(there, Unusable):
            return NotMoved(str(there))
        try:
            return _copied(here, there, target)
        finally:
            there.close()
    finally:
        here.close()


def _copied(source: StateDatabase, target: StateDatabase, place: Place) -> CopiedRows | NotMoved:
    tables = [table for table in every_table() if table.name != _OF_THE_PLACE]
    try:
        return _within(source, target, place, tables)
    except _DiffersError as error:
        return NotMoved(f"the rows of {error} are not the same on both sides; nothing was copied")


def _within(
    source: StateDatabase,
    target: StateDatabase,
    place: Place,
    tables: Sequence[ServerTable],
) -> CopiedRows | NotMoved:
    with (
        source.writing(),
        target.writing() as writing,
    ):  # Each side stands still until all is compared.
        full = next(
            (table.name for table in tables if target.first(f"SELECT 1 FROM {table.name} LIMIT 1")),  # noqa: S608 - words of ours, no input
            "",
        )
        if full:
            return NotMoved(
                f"{place} is not empty: its table {full} has rows; "
                "give an empty database or a new file"
            )
        found = {}
        for table in tables:
            rows = _rows(source, table)
            if rows:
                writing.executemany(_insert(table), rows)
            found[table.name] = (len(rows), digest_of(rows))
            written = _rows(target, table)
            if found[table.name] != (len(written), digest_of(written)):
                raise _DiffersError(table.name)
        target.go_on_counting(source.counted())
    whole = hashlib.sha256("".join(digest for _, digest in found.values()).encode()).hexdigest()
    counts = [count for count, _ in found.values()]
    return CopiedRows(sum(counts), sum(count > 0 for count in counts), whole)


def _rows(database: StateDatabase, table: ServerTable) -> list[Row]:
    return database.read(f"SELECT {_columns(table)} FROM {table.name}")  # noqa: S608 - names of our own tables


def _insert(table: ServerTable) -> str:
    places = ", ".join("?" * len(table.columns))
    return f"INSERT INTO {table.name} ({_columns(table)}) VALUES ({places})"  # noqa: S608 - names of our own tables


def _columns(table: ServerTable) -> str:
    return ", ".join(f'"{column}"' for column in table.columns)


def digest_of(rows: Iterable[Row]) -> str:
    """SHA-256 of rows in whatever order: the two do not sort texts alike."""
    each = sorted(hashlib.sha256(repr(values_of(row)).encode()).digest() for row in rows)
    return hashlib.sha256(b"".join(each)).hexdigest()


def _now() -> datetime:
    return datetime.now(UTC)
