"""Opening the state database: one connection, used by one thread at a time."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from store.keeping import for_owner_only
from store.state.migrations import migrations

if TYPE_CHECKING:
    from sqlite_utils import Database


_FIRM, _LAZY = "FULL", "NORMAL"
"""Whether a commit waits until it is on the disk, or only until it is with the operating system."""
_EMPTY = "it is empty, something has cut it off: restore a backup, or remove it to begin without subscriptions"
BUSY_SECONDS = 5
"""How long a write waits for another process, such as a backup, before it fails."""


@dataclass(frozen=True, slots=True)
class Unusable:
    """The state database cannot be used, and why."""

    path: Path
    reason: str

    def __str__(self) -> str:
        return f"The state database {self.path} cannot be used: {self.reason}"


Value = str | int | float | bytes | None
Values = Sequence[Value] | Mapping[str, Value]
"""In the order of the question marks in a query, or by the names in it (`:now`)."""
Row = tuple[Any, ...]
"""What SQLite gives; the topic that asks knows its columns."""


class StateDatabase:
    """The one connection that all topics of the state share: safe for threads, whole or not at all, with a clock.

    A topic (`Buttons`, `Languages`, …) is a class over it with the reads and writes of its own tables. Calls are short
    (well under a millisecond), so the event loop may make them itself.
    """

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._db = database
        self._lock = threading.RLock()
        self._level = ""
        """How much a commit waits for, as it was set last."""
        self._firm = False
        """Whether the transaction at work holds anything that must outlive a loss of power."""
        self.now = now

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
        """A transaction: all that is written within is there afterwards, or nothing. Within another, it joins that.

        What is written is on the disk when this ends, and outlives a loss of power. `lazy` is for what may be lost with
        the power because it only keeps something from being done, and marked, again; that comes to the disk with the
        next that is not: waiting for the disk takes milliseconds.
        """
        with self._lock:
            if self._db.conn.in_transaction:
                self._firm = self._firm or not lazy
                yield self._db.conn
                return
            self._firm = not lazy
            self._set_level(_LAZY if lazy else _FIRM)
            # Taken at once: a transaction that begins as a reader cannot become a writer after somebody else wrote.
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

    def close(self) -> None:
        """Close the connection; nothing may be read or written after."""
        with self._lock:
            self._db.close()

    def seconds(self) -> int:
        """Now, in seconds since 1970."""
        return int(self.now().timestamp())

    def before(self, age: timedelta) -> int:
        """The second before which things are older than the age."""
        return int((self.now() - age).timestamp())


def open_database(path: Path) -> Database | Unusable:
    """The database with its tables up to date, or the reason why there is none."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size == 0 and not _is_begun(path):
            return Unusable(path, _EMPTY)
        for_owner_only(path)
        database = _connect(path)
    except (OSError, sqlite3.Error) as error:
        return Unusable(path, _reason(path, error))
    try:
        unknown = migrations.from_the_future(database.conn)
        if unknown:  # Going on could destroy what it added.
            database.close()
            return Unusable(path, f"a newer version of nianbao wrote it ({unknown}); run that version, or a newer one")
        database.conn.execute("PRAGMA journal_mode = WAL")
        migrations.apply(database)
    except sqlite3.Error as error:
        database.close()
        return Unusable(path, _reason(path, error))
    return database


def _is_begun(path: Path) -> bool:
    """Whether what the file lacks stands in the log beside it."""
    log = path.with_name(path.name + "-wal")
    return log.exists() and log.stat().st_size > 0


def state_trouble(path: Path) -> str:
    """What keeps the bot from using a database that is there; nothing if all is well. Leaves it as it is."""
    if path.stat().st_size == 0 and not _is_begun(path):
        return _EMPTY
    try:
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=BUSY_SECONDS)
    except sqlite3.Error as error:
        return str(error)
    try:
        found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        if found != "ok":
            return str(found)
        newer = migrations.from_the_future(connection)
        return f"a newer version of nianbao wrote it ({newer})" if newer else ""
    except sqlite3.Error as error:
        return str(error)
    finally:
        connection.close()


def _connect(path: Path) -> Database:
    from sqlite_utils import Database

    # The lock in State lets one thread in at a time, which is what sqlite3 asks for when its own check is off.
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS, check_same_thread=False)
    try:
        connection.execute(f"PRAGMA synchronous = {_FIRM}")
        return Database(connection)
    except BaseException:
        connection.close()
        raise


def _reason(path: Path, error: Exception) -> str:
    if isinstance(error, OSError):
        return f"{error.strerror or error}; choose another place with NIANBAO_STATE"
    if isinstance(error, sqlite3.OperationalError) and not os.access(path if path.exists() else path.parent, os.W_OK):
        return "no permission to write there; choose another place with NIANBAO_STATE"
    return f"{error}; choose another place with NIANBAO_STATE"
