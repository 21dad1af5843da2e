"""A connection to a PostgreSQL server, and what is told of it when it fails: never the password."""

from __future__ import annotations

import secrets
from typing import Any

from store.extras import Extra, way_to
from store.server import Server

SESSION = "nianbao-"
"""What the names of our connections begin with; the rest tells one process from another."""
CONNECT_SECONDS = 5
_ALIVE: dict[str, Any] = {
    "keepalives": 1,
    "keepalives_idle": 2,
    "keepalives_interval": 1,
    "keepalives_count": 3,
}
"""A connection over which nothing is heard is given up after five seconds."""
_LOST_MILLISECONDS = 5_000

MISSING = f"the library for PostgreSQL is not installed: {way_to(Extra.POSTGRES)}"


def new_session() -> str:
    """The name under which a process's connections are known to the server."""
    return SESSION + secrets.token_hex(6)


def connected(server: Server, session: str) -> Any:
    """A connection on which each statement stands for itself. Raises psycopg.Error; without
    psycopg, ImportError.
    """
    import psycopg

    return psycopg.connect(
        server.address,
        autocommit=True,
        application_name=session,
        connect_timeout=CONNECT_SECONDS,
        tcp_user_timeout=_LOST_MILLISECONDS,
        **_ALIVE,
    )


def told(server: Server, error: Exception) -> str:
    """What went wrong, on one line and without what must not be shown."""
    from psycopg import ProgrammingError
    from psycopg.conninfo import conninfo_to_dict

    try:
        known = conninfo_to_dict(server.address)
    except ProgrammingError:  # Its words repeat what it cannot read, the password too.
        return "PostgreSQL cannot read the address; it looks like postgresql://user:password@host:5432/database"
    line = " ".join(str(error).split()) or type(error).__name__
    for secret in (str(known.get("password") or ""), server.address):
        line = line.replace(secret, "…") if secret else line
    return line
