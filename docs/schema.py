"""The index as the migrations make it: its views with their words, then its tables."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

from store.index.described import View, views
from store.index.migrations import migrations
from store.sqlite_library import database

_OF_SQLITE = ("sqlite_", "_sqlite_", "prose_data", "prose_idx", "prose_docsize", "prose_config")


def schema() -> str:
    """Views and tables, each with its columns."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        migrations.apply(database(connection))
        named = "SELECT name FROM sqlite_master WHERE type = ? ORDER BY name"
        shown = [_view(connection, view) for view in views().values()]
        tables = [
            name
            for (name,) in connection.execute(named, ["table"])
            if not name.startswith(_OF_SQLITE)
        ]
        listed = "\n".join(_table(connection, name) for name in tables)
        return "\n\n".join([*shown, "## Tables", listed])


def _view(connection: sqlite3.Connection, view: View) -> str:
    head = (
        f"## `{view.name}`\n\n{view.about.en}\n\n{view.about.zh}\n\n| column | holds | 内容 |\n"
        "|---|---|---|"
    )
    names = [row[1] for row in connection.execute(f"PRAGMA table_xinfo('{view.name}')")]
    rows = (f"| `{name}` | {view.columns[name].en} | {view.columns[name].zh} |" for name in names)
    return "\n".join([head, *rows])


def _table(connection: sqlite3.Connection, name: str) -> str:
    return f"- **{name}**: {', '.join(_columns(connection, name))}"


def _columns(connection: sqlite3.Connection, name: str) -> Iterator[str]:
    # The columns of a reference, and what it refers to.
    refers = {
        row[3]: f" → {row[2]}.{row[4]}"
        for row in connection.execute(f"PRAGMA foreign_key_list('{name}')")
    }
    for _, column, kind, _, _, key, *_ in connection.execute(
        f"PRAGMA table_xinfo('{name}')"
    ).fetchall():
        if column not in (name, "rank"):  # Those that full-text search adds by itself.
            type_ = f" {kind.lower()}" if kind else ""
            yield f"`{column}`{type_}{' (key)' if key else ''}{refers.get(column, '')}"
