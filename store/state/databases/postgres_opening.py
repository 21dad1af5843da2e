"""Opening the state on a PostgreSQL server, with its tables up to date; and looking at it without a
change.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from store.server import Server
from store.state.databases import postgres_tables
from store.state.databases.database import Row, Unusable
from store.state.databases.migrations import migrations
from store.state.databases.postgres_database import WRITERS, PostgresDatabase
from store.state.databases.postgres_link import MISSING, connected, new_session, told

if TYPE_CHECKING:
    from store.state.databases.postgres_lease import ServerLease


def open_server(
    server: Server,
    now: Callable[[], datetime],
    lease: ServerLease | None = None,
) -> PostgresDatabase | Unusable:
    """The database with its tables up to date, or the reason why there is none; see
    `store.state.state.open_state`.
    """
    try:
        import psycopg
    except ImportError:
        return Unusable(server, MISSING)
    session = lease.session if lease else new_session()
    try:
        connection = connected(server, session)
    except (psycopg.Error, UnicodeError) as error:
        return Unusable(server, f"{told(server, error)}; see NIANBAO_STATE", passing=True)
    try:
        unknown = _up_to_date(connection)
    except psycopg.Error as error:
        connection.close()
        return Unusable(
            server, told(server, error), passing=isinstance(error, psycopg.OperationalError)
        )
    if unknown:
        connection.close()
        return Unusable(server, _newer(unknown))
    database = PostgresDatabase(server, connection, now, session)
    if lease is not None:
        database.fence = lease.is_mine
    return database


def _newer(migration: str) -> str:
    return f"a newer version of nianbao wrote it ({migration}); run that version, or a newer one"


def server_trouble(server: Server) -> str:
    """What keeps the bot from using a database; nothing if all is well, or it is new. Leaves it as
    it is.
    """
    try:
        import psycopg
    except ImportError:
        return MISSING
    try:
        with connected(server, new_session()) as connection:
            unknown = _unknown(applied_to(connection))
            if unknown:
                return _newer(unknown)
            return ""
    except (psycopg.Error, UnicodeError) as error:
        return told(server, error)


def rows_of(server: Server, query: str) -> list[Row]:
    """What a query without values gives; nothing where it cannot be made. Leaves the database as it
    is.
    """
    try:
        import psycopg
    except ImportError:
        return []
    try:
        with connected(server, new_session()) as connection:
            rows: list[Row] = connection.execute(query).fetchall()
            return rows
    except (psycopg.Error, UnicodeError):
        return []


def _up_to_date(connection: Any) -> str:
    """Bring the tables up to date, all or nothing. The first migration that a newer version has
    made, if one has.
    """
    with connection.transaction():
        connection.execute(f"SELECT pg_advisory_xact_lock({WRITERS})")
        applied = applied_to(connection)
        unknown = _unknown(applied)
        if unknown or applied == list(migrations.names):
            return unknown
        if not applied:
            connection.execute("CREATE TABLE nianbao_migrations (name TEXT PRIMARY KEY)")
            done = postgres_tables.begin(connection)
        else:
            done = postgres_tables.go_on(connection, applied)
        named = [(name,) for name in done]
        connection.cursor().executemany("INSERT INTO nianbao_migrations (name) VALUES (%s)", named)
    return ""


def _unknown(applied: list[str]) -> str:
    return next((name for name in applied if name not in migrations.names), "")


def applied_to(connection: Any) -> list[str]:
    """The migrations that a database has been through, in order; none of a database that is new."""
    (there,) = connection.execute("SELECT to_regclass('nianbao_migrations')").fetchone()
    if there is None:
        return []
    return sorted(
        name for (name,) in connection.execute("SELECT name FROM nianbao_migrations").fetchall()
    )
