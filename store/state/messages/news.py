"""What happened to reports, in the order in which it was noticed: what digests tell of, and lists
behind alerts.

The index numbers what happens to it, but anew when it is made anew; the numbers here only grow.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import timedelta
from typing import NamedTuple

from store.state.databases.database import Row, StateDatabase

KEPT = timedelta(days=400)
"""Somewhat more than a year: no digest comes less often."""
_NO_END = (1 << 63) - 1
_COLUMNS = "number, agency, year, kind, noticed, index_name, report, before"


class Item(NamedTuple):
    """Something that happened to the report of an agency and year."""

    agency: str
    year: int | None
    kind: str
    """As in `store.index.Happened`."""
    index_name: str = ""
    """Of the index that numbers the texts."""
    report: int | None = None
    """The text that counted from then on."""
    before: int | None = None


class News(NamedTuple):
    """A piece of news with its number."""

    number: int
    item: Item
    noticed: int
    """Seconds since 1970."""


class NewsLog:
    """All that was noticed."""

    def __init__(self, db: StateDatabase) -> None:
        self._db = db

    def last(self) -> int:
        """The number of the last one; 0 where there is none."""
        row = self._db.first("SELECT max(number) FROM news")
        if row:
            return int(row[0] or 0)
        return 0

    def note(self, items: Iterable[Item]) -> None:
        """Write down what happened, with the numbers that follow `last`. The last one is never
        forgotten.
        """
        with self._db.writing() as connection:
            last, now = self.last(), self._db.seconds()
            connection.execute(
                "DELETE FROM news WHERE noticed < ? AND number < ?", [self._db.before(KEPT), last]
            )
            connection.executemany(
                "INSERT INTO news (number, noticed, agency, year, kind, index_name, "
                "report, before) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                [(number, now, *item) for number, item in enumerate(items, start=last + 1)],
            )

    def noticed_before(self, at: int) -> int:
        """The number of the last one that was noticed before a second; 0 where there is none."""
        row = self._db.first("SELECT max(number) FROM news WHERE noticed < ?", [at])
        if row:
            return int(row[0] or 0)
        return 0

    def first_gone(self, agencies: Collection[str]) -> dict[tuple[str, int | None], int]:
        """The number of the first news, of each agency and year, that there was no report any
        more.
        """
        query = (
            "SELECT agency, year, min(number) FROM news WHERE kind = 'gone' AND agency IN ({}) "
            "GROUP BY agency, year"
        )
        return {
            (agency, year): number for agency, year, number in self._db.read_among(query, agencies)
        }

    def between(self, first: int, last: int | None = None) -> list[News]:
        """What has the numbers from one to another, or all from one on."""
        rows = self._db.read(
            f"SELECT {_COLUMNS} FROM news WHERE number BETWEEN ? AND ? ORDER BY number",  # noqa: S608 - words of ours, no input
            [first, _NO_END if last is None else last],
        )
        return [_news(row) for row in rows]


def _news(row: Row) -> News:
    number, agency, year, kind, noticed, *texts = row
    return News(number, Item(agency, year, kind, *texts), noticed)
