"""A loss of power, as far as SQLite's log is concerned: what no commit has waited for on the disk
is gone.

Connections of a class of their own note, after each commit that waits for the disk (`PRAGMA
synchronous = FULL`), how long the log is: as much of it is safe. So it is after a checkpoint, which
shows in the database itself: SQLite syncs the log before it and the database behind it. Cutting the
log there is what a disk may have after the power went.
"""

from __future__ import annotations

import os
import sqlite3
import struct
from pathlib import Path
from typing import Any
from unittest.mock import patch

_NOTE = struct.Struct("<q8sqq")
_SALT = slice(16, 24)


def _wal(database: Path) -> Path:
    return database.with_name(database.name + "-wal")


def _note(database: Path) -> Path:
    return database.with_name(database.name + "-synced")


def _salt(wal: Path) -> bytes:
    """What tells one filling of the log from the next."""
    with wal.open("rb") as file:
        return file.read(32)[_SALT].ljust(8, b"\0")


def _seen(database: Path) -> tuple[int, int]:
    found = database.stat()
    return found.st_mtime_ns, found.st_size


class Noting(sqlite3.Connection):
    """A connection that notes what of its database is safe."""

    def __init__(self, database: Any, *arguments: Any, **more: Any) -> None:
        super().__init__(database, *arguments, **more)
        self._path = None if str(database).startswith(("file:", ":memory:")) else Path(database)
        self._waits = True
        self._before: tuple[int, int] | None = None

    def execute(self, statement: str, *values: Any) -> sqlite3.Cursor:
        words = statement.split()
        if words[:1] == ["BEGIN"] and self._path is not None:
            self._before = _seen(self._path)
        found = super().execute(statement, *values)
        if words[:3] == ["PRAGMA", "synchronous", "="]:
            self._waits = words[3] in ("FULL", "EXTRA")
        if words[:1] == ["COMMIT"]:
            self._committed()
        return found

    def _committed(self) -> None:
        if self._path is None or not _wal(self._path).exists():
            return
        if self._waits or _seen(self._path) != self._before:
            wal = _wal(self._path)
            note = _NOTE.pack(wal.stat().st_size, _salt(wal), *_seen(self._path))
            with _note(self._path).open(
                "r+b" if _note(self._path).exists() else "wb", buffering=0
            ) as file:
                os.pwrite(file.fileno(), note, 0)


def power_is_there(database: Path) -> None:
    """What is there by now is safe. To be called while nobody has the database open."""
    if not database.exists() or not _wal(database).exists():
        _note(database).unlink(missing_ok=True)
        return
    wal = _wal(database)
    _note(database).write_bytes(_NOTE.pack(wal.stat().st_size, _salt(wal), *_seen(database)))


def notes_what_is_safe() -> None:
    """Let all connections that this process opens from now on note what is safe."""
    connect = sqlite3.connect

    def connected(database: Any, *arguments: Any, **more: Any) -> Any:
        return connect(database, *arguments, **more | {"factory": Noting})

    patch.object(sqlite3, "connect", connected).start()  # For a process that ends soon.


def lose_power(database: Path) -> int:
    """Take away what was not safe, of a database whose process was killed; how many bytes that
    were.
    """
    wal = _wal(database)
    if not wal.exists():
        return 0
    size, safe = wal.stat().st_size, 0
    if _note(database).exists():
        length, salt, *seen = _NOTE.unpack(_note(database).read_bytes())
        if tuple(seen) != _seen(database):
            return 0  # A checkpoint was under way: the log was synced before it began.
        safe = min(size, length) if salt == _salt(wal) else 0
    os.truncate(wal, safe)
    database.with_name(database.name + "-shm").unlink(missing_ok=True)
    return size - safe
