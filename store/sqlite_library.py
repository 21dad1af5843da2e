"""sqlite-utils, imported when it is first needed, and without pandas and numpy.

Where these are installed it imports them, for tables that are made from theirs; nobody makes any
here, and it takes half a second of whoever begins to load.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Final

from store.importing import without

if TYPE_CHECKING:
    from sqlite_utils import Database, Migrations

_NOT_NEEDED: Final = ("pandas", "numpy")


def database(connection: sqlite3.Connection) -> Database:
    """A database as the library has it."""
    with without(*_NOT_NEEDED):
        from sqlite_utils import Database
    return Database(connection)


def no_migrations_yet(name: str) -> Migrations:
    """Migrations under a name, of which there are none yet."""
    with without(*_NOT_NEEDED):
        from sqlite_utils import Migrations
    return Migrations(name)
