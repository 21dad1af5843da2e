"""Where the queue is on a server: a schema of its own beside what else is there.

Its name holds the version of procrastinate, whose tables change with it. What is in the queue is of
no worth once its load has ended, so no table is ever brought up to date: another version has
another schema.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import metadata, resources
from typing import Any, Final

from store.extras import Extra, is_there, way_to
from store.loader.reader import reader
from store.server import Server
from store.state.databases.postgres_link import connected, new_session, told

MISSING: Final = f"the library for the queue is not installed: {way_to(Extra.QUEUE)}"
NOTICES: Final = "nianbao_batches"
"""The channel on which a worker says that a batch is done."""
_TABLES: Final = """
    CREATE TABLE batches (
        id BIGINT PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
        files TEXT[] NOT NULL,
        tasks BYTEA NOT NULL,
        done_by TEXT
    );
    CREATE TABLE pieces (
        batch BIGINT NOT NULL,
        reader TEXT NOT NULL,
        number INT NOT NULL,
        content BYTEA NOT NULL,
        PRIMARY KEY (batch, reader, number)
    );
"""
"""`files` is for people who look; `done_by` and `reader` name the one who read, of two the one
whose is taken.
"""


@dataclass(frozen=True, slots=True)
class QueueUnusable:
    """There is no queue at a place, and why."""

    reason: str


@dataclass(frozen=True, slots=True)
class Queue:
    """A queue on a server."""

    server: Server
    """Connections to it see the tables of the queue."""
    name: str
    """The queue of those who read as this program does: what another version reads would be another
    index.
    """


def queue_on(server: Server) -> Queue | QueueUnusable:
    """The queue of a database, made where there is none."""
    if not is_there(Extra.QUEUE):
        return QueueUnusable(MISSING)
    import psycopg
    from psycopg import sql
    from psycopg.conninfo import conninfo_to_dict, make_conninfo

    try:
        with connected(server, new_session()) as connection, connection.transaction():
            (here,) = connection.execute("SELECT current_schema()").fetchone()
            schema = f"{here}_reading_{metadata.version('procrastinate').replace('.', '_')}"
            connection.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [schema])
            query = "SELECT 1 FROM information_schema.schemata WHERE schema_name = %s"
            if connection.execute(query, [schema]).fetchone() is None:
                connection.execute(sql.SQL("CREATE SCHEMA {}").format(sql.Identifier(schema)))
                connection.execute(
                    sql.SQL("SET LOCAL search_path TO {}").format(sql.Identifier(schema))
                )
                _fill(connection)
        options = str(conninfo_to_dict(server.address).get("options") or "")
        address = make_conninfo(server.address, options=f"{options} -csearch_path={schema}".strip())
        return Queue(Server(address), f"reports-{reader()}")
    except (psycopg.Error, UnicodeError) as error:
        return QueueUnusable(told(server, error))


def _fill(connection: Any) -> None:
    theirs = (resources.files("procrastinate.sql") / "schema.sql").read_text(encoding="utf-8")
    connection.execute(theirs, prepare=False)
    connection.execute(_TABLES, prepare=False)
