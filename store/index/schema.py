"""Opening the index for writing, and bringing one that an earlier version of the program made up to
date.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from store.index.migrations import migrations
from store.index.placing import is_made_from_these_lists, renew_catalogue
from store.index.read_only import is_published, read_only
from store.index.worded import is_worded_by_these_lists, renew_words
from store.index.writing import transaction
from store.keeping import for_owner_only
from store.sqlite_library import database

if TYPE_CHECKING:
    from sqlite_utils import Database


OLDEST_SQLITE = (3, 38)
"""The first version in which JSON functions are always there."""
BUSY_SECONDS = 5.0
"""How long a change waits for another one to end before it gives up."""

_NEWER = "a newer version of nianbao made it ({}); use that one or a newer one"

CACHE = 32 * 1024
"""Kilobytes. The index of facts by cell grows in as many places as there are cells: these have to
stay at hand.
"""


def sqlite_version() -> tuple[int, ...]:
    """The version of the SQLite library that Python was built with."""
    return sqlite3.sqlite_version_info


@dataclass(frozen=True, slots=True)
class IndexUnusable:
    """The index cannot be opened; `reason` is what the system said."""

    path: Path
    reason: str


def open_for_writing(path: Path) -> Database | IndexUnusable:
    """The index with all migrations applied, made where there is none; or why it cannot be."""
    connection: sqlite3.Connection | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        for_owner_only(path)
        connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
        db = database(connection)
        reason = _why_not_ours(connection)
        if reason:
            connection.close()
            return IndexUnusable(path, reason)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute(
            "PRAGMA synchronous = FULL"
        )  # What is told of a load must not outlive it.
        connection.execute(f"PRAGMA cache_size = -{CACHE}")
        # A migration may replace a table that others refer to: with foreign keys on, its rows would
        # go with it.
        connection.execute("PRAGMA foreign_keys = OFF")
        migrations.apply(db)
        connection.execute("PRAGMA foreign_keys = ON")
        if not is_made_from_these_lists(connection):
            with transaction(db):
                renew_catalogue(db)
        if not is_worded_by_these_lists(connection):
            with transaction(db):
                renew_words(db)
    except (OSError, sqlite3.Error) as error:
        if connection is not None:
            connection.close()
        return IndexUnusable(path, _reason(error))
    return db


class IndexAge(NamedTuple):
    """Whether an index is of another version of the program."""

    newer: str = ""
    """Why it must not be read, as what a newer program made may mean something else; nothing if it
    may.
    """
    out_of_date: bool = False
    """Whether it lacks what later versions added; a file that is no index of ours does not."""


def age_of(path: Path) -> IndexAge:
    """Of which version an index is, as far as that matters."""
    with closing(read_only(path)) as connection:
        unknown = migrations.from_the_future(connection)
        if unknown:
            return IndexAge(_NEWER.format(unknown))
        return IndexAge(out_of_date=_is_out_of_date(connection))


def _is_out_of_date(connection: sqlite3.Connection) -> bool:
    if not migrations.applied(connection):
        return False
    if migrations.pending(connection):
        return True
    return not (is_made_from_these_lists(connection) and is_worded_by_these_lists(connection))


def _why_not_ours(connection: sqlite3.Connection) -> str:
    """Why a database must be left alone: a newer program made it, or it is not an index at all."""
    unknown = migrations.from_the_future(connection)
    if unknown:
        return _NEWER.format(unknown)
    if is_published(connection):
        return (
            "it is a published copy, which is only read; "
            "load into the index that it was made of, and publish that"
        )
    others = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name != '_sqlite_migrations'"
    if not migrations.applied(connection) and connection.execute(others).fetchone():
        return "it is a database of something else"
    return ""


def _reason(error: Exception) -> str:
    if isinstance(error, OSError):
        return error.strerror or str(error)
    return str(error)
