"""The way to an index that is only read: a connection of its own for each thread."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

T = TypeVar("T")


class Asked(NamedTuple):
    """A query that was put to the index."""

    sql: str
    parameters: tuple[object, ...]
    rows: int
    """How many it gave."""


Row = tuple[Any, ...]
"""What SQLite gives is typed by the schema, not by Python."""


class Connections:
    """Read-only connections to an index; a load that goes on meanwhile is not seen until it is whole."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._local = threading.local()

    def _connection(self) -> sqlite3.Connection:
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = sqlite3.connect(f"{self._path.absolute().as_uri()}?mode=ro", uri=True)
            self._local.connection = connection
            self._local.file = self._file()
            self._local.opened = getattr(self._local, "opened", 0) + 1
        return connection

    def _file(self) -> tuple[int, int] | None:
        """What tells the file from another of the same name; nothing while there is none."""
        try:
            found = self._path.stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino

    def query(self, sql: str, *parameters: object) -> list[Row]:
        """All rows that a query gives."""
        rows = self._connection().execute(sql, parameters).fetchall()
        watched: list[Asked] | None = getattr(self._local, "watched", None)
        if watched is not None:
            watched.append(Asked(sql, parameters, len(rows)))
        return rows

    @contextmanager
    def watched(self) -> Iterator[list[Asked]]:
        """Gathers what this thread asks meanwhile."""
        asked: list[Asked] = []
        self._local.watched = asked
        try:
            yield asked
        finally:
            self._local.watched = None

    def close(self) -> None:
        """Close this thread's connection."""
        self._connection().close()
        self._local.__dict__.clear()

    def renewed(self, make: Callable[[Connections], T]) -> T:
        """What was made of the index in this thread, made anew where a load has changed the index since."""
        kept: dict[object, tuple[int, T]] = self._local.__dict__.setdefault("kept", {})
        version = self.version()
        if make not in kept or kept[make][0] != version:
            kept[make] = (version, make(self))
        return kept[make][1]

    def renew(self) -> None:
        """Let go of an index that was deleted and made anew: this thread would go on reading the file that is gone."""
        there = self._file()
        if getattr(self._local, "connection", None) is not None and there is not None and there != self._local.file:
            self.close()

    def version(self) -> int:
        """A number that changes, for this thread, whenever a load has changed the index, or it was made anew."""
        changes = int(self._connection().execute("PRAGMA data_version").fetchone()[0])
        opened: int = self._local.opened
        return (opened << 32) + changes
