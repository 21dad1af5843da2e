"""References that name the column that they refer to.

`REFERENCES reports` means its primary key, and SQLite says of such a reference that its column is
nothing; Datasette gave an error on each table that has one. To write a table of twenty million
figures anew for a word in its definition would take minutes: this is SQLite's own way for a change
that no row depends on (`ALTER TABLE`, "Making Other Kinds Of Table Schema Changes").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_UNNAMED = re.compile(r'REFERENCES "?(reports|cells|sentences)"?(?!["\w]|\s*\()')


def name_the_columns(db: Database) -> None:
    """Let every reference name the `id` that it means, within the transaction that is open."""
    tables = db.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND sql LIKE '%REFERENCES%'"
    )
    named = [(_UNNAMED.sub(r"REFERENCES \1 (id)", sql), name) for name, sql in tables.fetchall()]
    (version,) = db.execute("PRAGMA schema_version").fetchone()
    db.execute("PRAGMA writable_schema = ON")
    try:
        db.conn.executemany(
            "UPDATE sqlite_master SET sql = ? WHERE type = 'table' AND name = ?", named
        )
        # Whoever has the database open reads the definitions again.
        db.execute(f"PRAGMA schema_version = {version + 1}")
    finally:
        db.execute("PRAGMA writable_schema = RESET")
