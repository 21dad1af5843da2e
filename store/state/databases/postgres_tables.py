"""The tables of the state on PostgreSQL: those that SQLite has after all migrations, so that there
is one list of them.

A new database gets them at once. One that is there goes through the migrations that it lacks, which
from `m031` on are written in words that both take.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import cache
from typing import Any, NamedTuple, cast

from store.sqlite_library import database
from store.state.databases.dialect import tables_of
from store.state.databases.migrations import migrations

FIRST = "m030_watching"
"""The last migration that SQLite alone has been through."""


class ServerTable(NamedTuple):
    """A table and its columns; those of its primary key are apart, in order."""

    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]


class Executing:
    """Makes the statements of a migration on PostgreSQL."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    def execute(self, statement: str) -> None:
        """Make one."""
        self._connection.execute(tables_of(statement).replace("%", "%%"))


def every_table() -> tuple[ServerTable, ...]:
    """All tables of the state, by name, without those of the migrations."""
    with closing(_as_sqlite_has_them()) as connection:
        return tuple(_table(connection, name) for name in _names(connection))


def begin(connection: Any, *, stop_before: str | None = None) -> list[str]:
    """Make the tables in an empty database; the migrations that this stands for."""
    statements, applied = _all_at_once(stop_before)
    for statement in statements:
        connection.execute(statement)
    return list(applied)


def go_on(connection: Any, applied: list[str]) -> list[str]:
    """Take the database through the migrations that it lacks; which these were."""
    lacking = [step for step in migrations.steps if step.__name__ not in applied]
    for step in lacking:
        step(cast("Any", Executing(connection)))
    return [step.__name__ for step in lacking]


@cache
def _all_at_once(stop_before: str | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    with closing(_as_sqlite_has_them(stop_before)) as made:
        return tuple(_statements(made)), tuple(migrations.applied(made))


def _as_sqlite_has_them(stop_before: str | None = None) -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    migrations.apply(database(connection), stop_before=stop_before)
    return connection


def _names(made: sqlite3.Connection) -> list[str]:
    rows = made.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
    ).fetchall()
    return [name for (name,) in rows if not name.startswith(("sqlite_", "_sqlite_"))]


def _table(made: sqlite3.Connection, name: str) -> ServerTable:
    columns = made.execute(
        "SELECT name, pk FROM pragma_table_info(?) ORDER BY cid", [name]
    ).fetchall()
    keys = sorted((place, column) for column, place in columns if place)
    return ServerTable(
        name, tuple(column for column, _ in columns), tuple(column for _, column in keys)
    )


def _statements(made: sqlite3.Connection) -> Iterator[str]:
    for name in _names(made):
        yield f'CREATE TABLE "{name}" ({", ".join(_parts(made, name))})'
    indexes = "SELECT tbl_name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY name"
    yield from (sql for table, sql in made.execute(indexes) if table in _names(made))


def _parts(made: sqlite3.Connection, table: str) -> Iterator[str]:
    """The columns of a table, and what must be unique in it."""
    columns = made.execute(
        'SELECT name, type, "notnull", dflt_value, pk FROM pragma_table_info(?) ORDER BY cid',
        [table],
    ).fetchall()
    key = _table(made, table).key
    for name, kind, not_null, default, place in columns:
        alone = bool(place) and len(key) == 1
        words = f'"{name}" ' + tables_of(f"{kind} PRIMARY KEY" if alone else kind)
        yield (
            words
            + (" NOT NULL" if not_null else "")
            + (f" DEFAULT {default}" if default is not None else "")
        )
    if len(key) > 1:
        yield f"PRIMARY KEY ({_listed(key)})"
    for (index,) in made.execute(
        "SELECT name FROM pragma_index_list(?) WHERE origin = 'u' ORDER BY name", [table]
    ):
        unique = made.execute(
            "SELECT name FROM pragma_index_info(?) ORDER BY seqno", [index]
        ).fetchall()
        yield f"UNIQUE ({_listed(tuple(name for (name,) in unique))})"


def _listed(columns: tuple[str, ...]) -> str:
    return ", ".join(f'"{column}"' for column in columns)
