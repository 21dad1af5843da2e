"""The way to an index that is only read: a connection of its own for each thread, and one that
watches for changes.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from store.index.read_only import read_only

S = TypeVar("S")
T = TypeVar("T")


class IndexQuery(NamedTuple):
    """A query that was put to the index."""

    sql: str
    parameters: tuple[object, ...]
    rows: int
    """How many it gave."""


_CHANGES = 32
"""Bits of a version that count the changes of one file; those above count the files."""
Row = tuple[Any, ...]
"""What SQLite gives is typed by the schema, not by Python."""


class _Watch:
    """Tells all threads alike when a load has changed the index, or it was made anew.

    SQLite counts the changes that a connection has seen others make, so one connection has to count
    for everybody.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None
        self._file: tuple[int, int] | None = None
        self.opened = 0
        """How often the file was opened; a thread that opened it when it was less has an earlier
        file.
        """

    def version(self) -> int:
        """A number that is another one after each change."""
        with self._lock:
            changes = self._open().execute("PRAGMA data_version").fetchone()[0]
            return (self.opened << _CHANGES) + int(changes)

    def file(self, version: int) -> tuple[int, int] | None:
        """Device and number of the file that a version is of; None where another is watched by
        now.
        """
        with self._lock:
            if version >> _CHANGES == self.opened:
                return self._file
            return None

    def open(self) -> int:
        """Begin to watch; how often that was begun."""
        with self._lock:
            self._open()
            return self.opened

    def renew(self) -> None:
        """Turn to the file that has taken the place of the one that is watched, if there is one."""
        with self._lock:
            there = _file(self._path)
            if self._connection is not None and there is not None and there != self._file:
                self._close()
                self._open()

    def close(self) -> None:
        """Watch no more, until the version is asked for."""
        with self._lock:
            self._close()

    def _open(self) -> sqlite3.Connection:
        if self._connection is None:
            self._file = _file(self._path)
            self._connection = _read_only(self._path)
            self.opened += 1
        return self._connection

    def _close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def _read_only(path: Path) -> sqlite3.Connection:
    # Used by one thread, and closed by whichever closes the index.
    return read_only(path, check_same_thread=False)


def _file(path: Path) -> tuple[int, int] | None:
    """What tells the file from another of the same name; nothing while there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


class Connections:
    """Read-only connections to an index; a load that goes on meanwhile is not seen until it is
    whole.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._local = threading.local()
        self._watch = _Watch(path)
        self._lock = threading.Lock()
        self._of_threads: dict[threading.Thread, sqlite3.Connection] = {}
        """All that are open, so that they are closed here: a thread does not tell when it ends."""

    def _connection(self) -> sqlite3.Connection:
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        outdated = connection is not None and self._local.opened != self._watch.opened
        if connection is not None and outdated and not connection.in_transaction:
            connection.close()
            connection = None
        if connection is None:
            self._local.opened = self._watch.open()
            connection = self._local.connection = self._opened()
        return connection

    def _opened(self) -> sqlite3.Connection:
        """A new connection for this thread; those of threads that have ended are closed."""
        connection = _read_only(self._path)
        with self._lock:
            for thread in [thread for thread in self._of_threads if not thread.is_alive()]:
                self._of_threads.pop(thread).close()
            self._of_threads[threading.current_thread()] = connection
        return connection

    def query(self, sql: str, *parameters: object, **named: object) -> list[Row]:
        """All rows that a query gives, its parameters in order, or by the names in it
        (`:years`).
        """
        rows = self._connection().execute(sql, named or parameters).fetchall()
        watched: list[IndexQuery] | None = getattr(self._local, "watched", None)
        if watched is not None:
            watched.append(IndexQuery(sql, (*parameters, *named.values()), len(rows)))
        return rows

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """All that this thread reads within is of one moment, and so is the version. Within
        another, it is that one.

        The version is asked for before the first read: what is kept for it is of that version or a
        later one.
        """
        if getattr(self._local, "version", None) is not None:
            yield
            return
        self._local.version = self._watch.version()
        connection = self._connection()
        connection.execute("BEGIN")
        try:
            yield
        finally:
            self._local.version = None
            connection.execute("ROLLBACK")

    @contextmanager
    def watched(self) -> Iterator[list[IndexQuery]]:
        """Gathers what this thread asks meanwhile."""
        asked: list[IndexQuery] = []
        self._local.watched = asked
        try:
            yield asked
        finally:
            self._local.watched = None

    def close(self) -> None:
        """Close the connections of all threads, and the one that watches; whoever asks again opens
        anew.
        """
        with self._lock:
            for connection in self._of_threads.values():
                connection.close()
            self._of_threads.clear()
        self._local = threading.local()
        self._watch.close()

    def renewed(self, make: Callable[[S], T], source: S) -> T:
        """A thing that was made of the index in this thread, made anew where a load has changed the
        index since.
        """
        kept: dict[object, tuple[int, T]] = self._local.__dict__.setdefault("kept", {})
        version = self.version()
        if make not in kept or kept[make][0] != version:
            kept[make] = (version, make(source))
        return kept[make][1]

    def renew(self) -> None:
        """Let go of an index that was deleted and made anew: all would go on reading the file that
        is gone.
        """
        self._watch.renew()

    def version(self) -> int:
        """A number, the same for all threads, that changes when a load has changed the index, or it
        was made anew.
        """
        held: int | None = getattr(self._local, "version", None)
        if held is None:
            return self._watch.version()
        return held

    def file(self, version: int) -> tuple[int, int] | None:
        """Device and number of the file that a version is of; None where it is no longer the one
        that is read.
        """
        return self._watch.file(version)
