"""The state in a file of SQLite's: one connection, used by one thread at a time."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from store.keeping import for_owner_only
from store.sqlite_library import database
from store.state.databases.database import Row, StateDatabase, Unusable, Values
from store.state.databases.migrations import migrations

if TYPE_CHECKING:
    from sqlite_utils import Database


_FIRM, _LAZY = "FULL", "NORMAL"
"""Whether a commit waits until it is on the disk, or only until it is with the operating system."""
EMPTY = (
    "it is empty, something has cut it off: restore a backup, "
    "or remove it to begin without subscriptions"
)
BUSY_SECONDS = 5
"""How long a write waits for another process, such as a backup, before it fails."""


class SqliteDatabase(StateDatabase):
    """A file, behind the one connection that this process has to it."""

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        super().__init__(now)
        self._db = database
        self._lock = threading.RLock()
        self._level = ""
        """How much a commit waits for, as it was set last."""
        self._firm = False
        """Whether the transaction at work holds anything that must outlive a loss of power."""

    def read(self, query: str, values: Values = ()) -> list[Row]:
        """The rows of a query."""
        with self._lock:
            return self._db.conn.execute(query, values).fetchall()

    def first(self, query: str, values: Values = ()) -> Row | None:
        """The first row of a query, if there is one."""
        with self._lock:
            row: Row | None = self._db.conn.execute(query, values).fetchone()
            return row

    @contextmanager
    def writing(self, *, lazy: bool = False) -> Iterator[sqlite3.Connection]:
        """A transaction; a lazy one comes to the disk with the next that is not."""
        with self._lock:
            if self._db.conn.in_transaction:
                self._firm = self._firm or not lazy
                yield self._db.conn
                return
            self._firm = not lazy
            self._set_level(_LAZY if lazy else _FIRM)
            # Taken at once: a transaction that begins as a reader cannot become a writer after
            # somebody else wrote.
            self._db.conn.execute("BEGIN IMMEDIATE")
            try:
                yield self._db.conn
            except BaseException:
                self._db.conn.execute("ROLLBACK")
                raise
            self._db.conn.execute("COMMIT")
            if lazy and self._firm:
                self._to_the_disk()

    def _set_level(self, level: str) -> None:
        if level != self._level:
            self._db.conn.execute(f"PRAGMA synchronous = {level}")
            self._level = level

    def _to_the_disk(self) -> None:
        """A commit that waits for the disk takes all before it along."""
        self._set_level(_FIRM)
        self._db.conn.execute("BEGIN IMMEDIATE")
        self._db.conn.execute("PRAGMA user_version = 0")
        self._db.conn.execute("COMMIT")

    def check(self) -> str:
        """Nothing if the database can be read and written, else what is wrong."""
        try:
            with self.writing(lazy=True) as connection:
                connection.execute("PRAGMA user_version = 0")
        except sqlite3.Error as error:
            return str(error)
        return ""

    def version(self) -> str:
        """The last migration that was applied."""
        with self._lock:
            return max(migrations.applied(self._db.conn))

    def counted(self) -> dict[str, int]:
        """The last numbers that were given."""
        return dict(self.read("SELECT name, seq FROM sqlite_sequence"))

    def go_on_counting(self, last: Mapping[str, int]) -> None:
        """Give numbers after these."""
        with self.writing() as connection:
            # Of other tables the next number is the one after the highest, without being told.
            made = {
                name
                for (name,) in self.read(
                    "SELECT name FROM sqlite_master WHERE sql LIKE '%AUTOINCREMENT%'"
                )
            }
            for table in made & last.keys():
                connection.execute("DELETE FROM sqlite_sequence WHERE name = ?", [table])
                connection.execute(
                    "INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", [table, last[table]]
                )

    def close(self) -> None:
        """Close the connection; nothing may be read or written after."""
        with self._lock:
            self._db.close()


def open_file(path: Path) -> Database | Unusable:
    """The database with its tables up to date, or the reason why there is none."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and is_cut_off(path):
            return Unusable(path, EMPTY)
        for_owner_only(path)
        database = _connect(path)
    except (OSError, sqlite3.Error) as error:
        return Unusable(path, _reason(path, error))
    try:
        unknown = migrations.from_the_future(database.conn)
        if unknown:  # Going on could destroy what it added.
            database.close()
            return Unusable(
                path,
                f"a newer version of nianbao wrote it ({unknown}); run that version, "
                "or a newer one",
            )
        database.conn.execute("PRAGMA journal_mode = WAL")
        migrations.apply(database)
    except sqlite3.Error as error:
        database.close()
        return Unusable(path, _reason(path, error))
    return database


def is_cut_off(path: Path) -> bool:
    """Whether a database that is there is empty, and what it lacks does not stand in the log beside
    it.
    """
    log = path.with_name(path.name + "-wal")
    return path.stat().st_size == 0 and not (log.exists() and log.stat().st_size)


def _connect(path: Path) -> Database:
    # The lock in State lets one thread in at a time, which is what sqlite3 asks for when its own
    # check is off.
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS, check_same_thread=False)
    try:
        connection.execute(f"PRAGMA synchronous = {_FIRM}")
        return database(connection)
    except BaseException:
        connection.close()
        raise


def _reason(path: Path, error: Exception) -> str:
    if isinstance(error, OSError):
        return f"{error.strerror or error}; choose another place with NIANBAO_STATE"
    if isinstance(error, sqlite3.OperationalError) and not os.access(
        path if path.exists() else path.parent, os.W_OK
    ):
        return "no permission to write there; choose another place with NIANBAO_STATE"
    return f"{error}; choose another place with NIANBAO_STATE"
