"""The list pages of sources as they were seen last, so that one that has not changed is neither
sent nor read again.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from store.state.databases.database import StateDatabase


@dataclass(frozen=True, slots=True)
class SeenListing:
    """A list page as it was seen last."""

    etag: str = ""
    modified: str = ""
    """`ETag` and `Last-Modified`, as the site gave them."""
    digest: str = ""
    """SHA-256 of its content."""
    further: tuple[str, ...] = ()
    """The addresses of the list pages that it leads to."""
    reports: int = 0
    """How many links to reports there were on it."""
    pages: int = 0
    """How many pages it says that its list has; 0 where it says nothing."""


class Listings:
    """The list pages by source and address."""

    def __init__(self, db: StateDatabase) -> None:
        self._db = db

    def get(self, source: int, address: str) -> SeenListing:
        """A page as it was seen last; nothing known of it if it was not."""
        row = self._db.first(
            "SELECT etag, modified, digest, further, reports, pages FROM listings WHERE source = ? "
            "AND address = ?",
            [source, address],
        )
        if row:
            return SeenListing(row[0], row[1], row[2], tuple(json.loads(row[3])), row[4], row[5])
        return SeenListing()

    def put(self, source: int, address: str, seen: SeenListing) -> None:
        """Remember a page. Belongs to the transaction that notes what was found on it."""
        with self._db.writing(lazy=True) as connection:
            connection.execute(
                "INSERT INTO listings (source, address, etag, modified, digest, further, "
                "reports, pages) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (source, address) DO UPDATE "
                "SET etag = excluded.etag, "
                "modified = excluded.modified, digest = excluded.digest, "
                "further = excluded.further, "
                "reports = excluded.reports, pages = excluded.pages",
                [
                    *(source, address, seen.etag, seen.modified, seen.digest),
                    *(json.dumps(seen.further, ensure_ascii=False), seen.reports, seen.pages),
                ],
            )
