"""Whether a database is whole."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path


def damage_of(path: Path) -> str:
    """What is wrong with a database that nobody uses; nothing if it is whole.

    Every page is looked at, and that the rows are in order; a copy of a damaged database is a
    damaged copy.
    """
    try:
        with closing(sqlite3.connect(path)) as database:
            found = str(database.execute("PRAGMA quick_check(1)").fetchone()[0])
    except sqlite3.Error as error:
        return str(error)
    if found == "ok":
        return ""
    return " ".join(found.split())
