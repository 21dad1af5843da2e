"""Opening an index that is only read."""

from __future__ import annotations

import sqlite3
from pathlib import Path

PUBLISHED = 0x4E42_5042
"""The application id of a copy that was published: nobody writes into it, so SQLite need not look
out for that.
"""
Damaged = sqlite3.DatabaseError
"""What reading raises where a page is lost, or the file is no database."""


def read_only(path: Path, *, check_same_thread: bool = True) -> sqlite3.Connection:
    """A connection that only reads, also where the folder cannot be written to (a CD, a mounted
    image).

    SQLite wants a file beside the database for those who write meanwhile. Where it can make none,
    nobody can write.
    """
    address = f"{path.absolute().as_uri()}?mode=ro"
    connection: sqlite3.Connection = sqlite3.connect(
        address, uri=True, check_same_thread=check_same_thread
    )
    try:
        connection.execute("SELECT 1 FROM sqlite_master").fetchone()
        if is_published(connection):
            connection.close()
            connection = sqlite3.connect(
                f"{address}&immutable=1", uri=True, check_same_thread=check_same_thread
            )
    except sqlite3.OperationalError:
        log = path.with_name(path.name + "-wal")
        connection.close()
        if not path.is_file() or (log.exists() and log.stat().st_size):
            raise
        connection = sqlite3.connect(
            f"{address}&immutable=1", uri=True, check_same_thread=check_same_thread
        )
    except (
        BaseException
    ):  # No database at all: whoever asked gets no connection that they could close.
        connection.close()
        raise
    return connection


def is_published(connection: sqlite3.Connection) -> bool:
    """Whether a database is a copy that was published."""
    return bool(connection.execute("PRAGMA application_id").fetchone()[0] == PUBLISHED)
