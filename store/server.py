"""Where a state is kept: in a file, or on a PostgreSQL server."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

SCHEMES = ("postgresql://", "postgres://")


@dataclass(frozen=True, slots=True)
class Server:
    """A database on a PostgreSQL server. Its address may hold a password, and is shown without."""

    address: str = field(repr=False)
    """As PostgreSQL's own programs take it: `postgresql://user:password@host:5432/database?…`."""

    def __str__(self) -> str:
        try:
            parts = urlsplit(self.address)
            port = f":{parts.port}" if parts.port else ""
        except ValueError:
            return "postgresql://…"
        return f"postgresql://{parts.hostname or ''}{port}{parts.path}"


Place = Path | Server


def place_of(text: str) -> Place:
    """The place that is meant by an address or a path."""
    if text.startswith(SCHEMES):
        return Server(text)
    return Path(text)
