"""Looking at a state that may be in use, without opening it: nothing is changed, and no table is
made.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing

from store.server import Place, Server
from store.state.databases.database import Row
from store.state.databases.migrations import migrations
from store.state.databases.sqlite_database import BUSY_SECONDS, EMPTY, is_cut_off


def state_trouble(path: Place) -> str:
    """What keeps the bot from using a database that is there; nothing if all is well. Leaves it as
    it is.
    """
    if isinstance(path, Server):
        from store.state.databases.postgres_opening import server_trouble

        return server_trouble(path)
    if is_cut_off(path):
        return EMPTY
    try:
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=BUSY_SECONDS
        )
    except sqlite3.Error as error:
        return str(error)
    try:
        found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        if found != "ok":
            return str(found)
        newer = migrations.from_the_future(connection)
        if newer:
            return f"a newer version of nianbao wrote it ({newer})"
        return ""
    except sqlite3.Error as error:
        return str(error)
    finally:
        connection.close()


def looked_at(place: Place, query: str) -> list[Row]:
    """What a query without values gives; nothing where it cannot be made."""
    if isinstance(place, Server):
        from store.state.databases.postgres_opening import rows_of

        return rows_of(place, query)
    try:
        with closing(
            sqlite3.connect(f"{place.absolute().as_uri()}?mode=ro", uri=True)
        ) as connection:
            return connection.execute(query).fetchall()
    except sqlite3.Error:  # There is none, or it is of a version that has no such table.
        return []
