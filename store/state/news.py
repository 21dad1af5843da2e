"""Which texts of reports were noticed, in the order in which they were: what alerts and digests tell of.

A text is noticed once, by its fingerprint, however often the index is made anew.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

from store.state.database import Row, StateDatabase

_COLUMNS = "position, batch, agency, year, digest, kind, noticed"


class NewsKind(StrEnum):
    """What a text is, against those noticed before."""

    KNOWN = "known"
    """It was there when the bot began to look."""
    NEW = "new"
    """The first of its agency and year."""
    CHANGED = "changed"
    """Another text of a report that was known."""


class Text(NamedTuple):
    """A text that counts for an agency and year."""

    agency: str
    year: int | None
    digest: str


class News(NamedTuple):
    """A text that was noticed."""

    position: int
    batch: int
    """The load it came with."""
    agency: str
    year: int | None
    digest: str
    kind: NewsKind
    noticed: int
    """Seconds since 1970."""


class Noticed:
    """All texts that were noticed."""

    def __init__(self, db: StateDatabase) -> None:
        self._db = db

    def position(self) -> int:
        """The position of the last one; 0 where nobody has looked yet."""
        row = self._db.first("SELECT max(position) FROM news")
        return int(row[0] or 0) if row else 0

    def unknown(self, texts: Sequence[Text]) -> list[Text]:
        """Those that were not noticed yet."""
        rows = self._db.read(
            "SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(?) WHERE NOT EXISTS "
            "(SELECT 1 FROM news WHERE agency = value ->> 0 AND year = coalesce(value ->> 1, 0) "
            "AND digest = value ->> 2)",
            [_json(texts)],
        )
        return [Text(*row) for row in rows]

    def note(self, texts: Sequence[Text], *, known: bool = False) -> list[News]:
        """Remember texts as one batch; gives those that were not noticed before. `known` ones are no news."""
        with self._db.writing() as connection:
            before = self.position()
            batch = before + 1
            for text in self.unknown(texts):
                year = text.year or 0
                earlier = self._db.first("SELECT 1 FROM news WHERE agency = ? AND year = ?", [text.agency, year])
                kind = NewsKind.KNOWN if known else NewsKind.CHANGED if earlier else NewsKind.NEW
                connection.execute(
                    "INSERT INTO news (batch, agency, year, digest, kind, noticed) VALUES (?, ?, ?, ?, ?, ?)",
                    [batch, text.agency, year, text.digest, kind, self._db.seconds()],
                )
            return self.since(before)

    def since(self, position: int) -> list[News]:
        """What was noticed after a position, first things first; what was there from the start is not among it."""
        rows = self._db.read(
            f"SELECT {_COLUMNS} FROM news WHERE position > ? AND kind <> ? ORDER BY position",  # noqa: S608
            [position, NewsKind.KNOWN],
        )
        return [_news(row) for row in rows]

    def of_batch(self, batch: int) -> list[News]:
        """What came with a load."""
        rows = self._db.read(f"SELECT {_COLUMNS} FROM news WHERE batch = ? ORDER BY position", [batch])  # noqa: S608
        return [_news(row) for row in rows]

    def before(self, news: News) -> str | None:
        """The digest of the text that was noticed before this one, of the same agency and year."""
        row = self._db.first(
            "SELECT digest FROM news WHERE agency = ? AND year = ? AND position < ? ORDER BY position DESC LIMIT 1",
            [news.agency, news.year or 0, news.position],
        )
        return str(row[0]) if row else None


def _json(texts: Iterable[Text]) -> str:
    return json.dumps(list(texts), ensure_ascii=False)


def _news(row: Row) -> News:
    position, batch, agency, year, digest, kind, noticed = row
    return News(position, batch, agency, year or None, digest, NewsKind(kind), noticed)
