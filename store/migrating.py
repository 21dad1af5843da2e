"""The migrations of a database: which there are is known without the library that applies them.

That library brings numpy, which takes longer to import than a question takes to answer; and a
database that is up to date, as it nearly always is, needs no more than a look at the names.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from store.sqlite_library import no_migrations_yet

if TYPE_CHECKING:
    from sqlite_utils import Database, Migrations

Step = Callable[["Database"], None]


class Steps:
    """Named functions, each of which changes the tables of a database; in the order in which they
    are written.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self._steps: list[Step] = []

    def __call__(self, step: Step) -> Step:
        """Add a function, known by its name from now on."""
        self._steps.append(step)
        return step

    @property
    def steps(self) -> tuple[Step, ...]:
        """The functions, in order."""
        return tuple(self._steps)

    @property
    def names(self) -> tuple[str, ...]:
        """All of them, in order."""
        return tuple(step.__name__ for step in self._steps)

    def applied(self, connection: sqlite3.Connection) -> list[str]:
        """The migrations that a database has been through, in order."""
        begun = connection.execute(
            "SELECT 1 FROM sqlite_master WHERE name = '_sqlite_migrations'"
        ).fetchone()
        if begun is None:
            return []
        rows = connection.execute(
            "SELECT name FROM _sqlite_migrations WHERE migration_set = ? ORDER BY rowid",
            [self.name],
        )
        return [name for (name,) in rows]

    def pending(self, connection: sqlite3.Connection) -> list[str]:
        """The migrations that a database lacks, in order."""
        applied = self.applied(connection)
        return [name for name in self.names if name not in applied]

    def from_the_future(self, connection: sqlite3.Connection) -> str:
        """The first that was applied and is not known here; nothing if there is none."""
        return next((name for name in self.applied(connection) if name not in self.names), "")

    def apply(self, db: Database, *, stop_before: str | None = None) -> None:
        """Take a database through those that it lacks, each whole or not at all."""
        self.library.apply(db, stop_before=stop_before)

    @cached_property
    def library(self) -> Migrations:
        """The migrations as the library has them."""
        migrations = no_migrations_yet(self.name)
        for step in self._steps:
            migrations()(step)
        return migrations
