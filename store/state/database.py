"""Opening the state database: one connection, used by one thread at a time."""

from __future__ import annotations

import os
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from sqlite_utils import Database

from store.state.migrations import migrations

BUSY_SECONDS = 5
"""How long a write waits for another process, such as a backup, before it fails."""


@dataclass(frozen=True, slots=True)
class Unusable:
    """The state database cannot be used, and why."""

    path: Path
    reason: str

    def __str__(self) -> str:
        return f"The state database {self.path} cannot be used: {self.reason}"


def open_database(path: Path) -> Database | Unusable:
    """The database with its tables up to date, or the reason why there is none."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        database = _connect(path)
    except (OSError, sqlite3.Error) as error:
        return Unusable(path, _reason(path, error))
    try:
        unknown = _from_the_future(database)
        if unknown:
            database.close()
            return Unusable(path, f"a newer version of nianbao wrote it ({unknown}); run that version, or a newer one")
        database.conn.execute("PRAGMA journal_mode = WAL")
        migrations.apply(database)
    except sqlite3.Error as error:
        database.close()
        return Unusable(path, _reason(path, error))
    return database


def _connect(path: Path) -> Database:
    # The lock in State lets one thread in at a time, which is what sqlite3 asks for when its own check is off.
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS, check_same_thread=False)
    connection.execute("PRAGMA synchronous = NORMAL")
    return Database(connection)


def _from_the_future(database: Database) -> str:
    """The first migration that was applied and is not known here: going on could destroy what it added."""
    known = {migration.name for migration in migrations.pending(Database(memory=True))}
    return next((each.name for each in migrations.applied(database) if each.name not in known), "")


def _reason(path: Path, error: Exception) -> str:
    if isinstance(error, OSError):
        return f"{error.strerror or error}; choose another place with NIANBAO_STATE"
    if isinstance(error, sqlite3.OperationalError) and not os.access(path if path.exists() else path.parent, os.W_OK):
        return "no permission to write there; choose another place with NIANBAO_STATE"
    return f"{error}; choose another place with NIANBAO_STATE"
