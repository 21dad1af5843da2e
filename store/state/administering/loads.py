"""What the loads did that were begun in a chat, so that their buttons can show it later."""

from __future__ import annotations

import json
from dataclasses import dataclass

from store.model import Rejected
from store.state.databases.database import StateDatabase

KEPT = 50
"""Loads. Older ones have no details any more."""
MOST_REJECTED = 500
"""Rejected files of a load that are kept; how many there were stands beside them."""


@dataclass(frozen=True, slots=True)
class Load:
    """A load."""

    who: str
    new: int
    changed: int
    unchanged: int
    rejected: int
    seconds: float
    index: str
    """The name of the index that was changed."""
    first: int
    last: int
    """The events of the index that came of it: those after `first`, up to `last`."""
    refused: tuple[Rejected, ...] = ()
    """The rejected files, as many as are kept."""
    at: int = 0
    """When it was done, in seconds since 1970."""
    reread: int = 0
    """Of the unchanged files, those that another reader had read."""
    corrected: int = 0
    """Of those, the ones in which it found something else."""


class Loads:
    """The loads, by number."""

    def __init__(self, db: StateDatabase) -> None:
        self._db = db

    def note(self, load: Load) -> int:
        """Remember a load; its number."""
        rejected = [[one.file, one.code, dict(one.values)] for one in load.refused[:MOST_REJECTED]]
        with self._db.writing() as connection:
            (number,) = connection.execute(
                'INSERT INTO loads (at, who, new, changed, unchanged, rejected, seconds, "index", '
                "first, last, "
                "refused, reread, corrected) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
                "?) RETURNING number",
                [
                    self._db.seconds(),
                    load.who,
                    *(load.new, load.changed, load.unchanged, load.rejected, load.seconds),
                    *(load.index, load.first, load.last, json.dumps(rejected, ensure_ascii=False)),
                    *(load.reread, load.corrected),
                ],
            ).fetchone()
            connection.execute("DELETE FROM loads WHERE number <= ?", [number - KEPT])
        return int(number)

    def get(self, number: int) -> Load | None:
        """A load by its number; nothing if there was none, or it is too long ago."""
        return self._one("WHERE number = ?", number)

    def last(self) -> Load | None:
        """The latest one."""
        return self._one("ORDER BY number DESC LIMIT ?", 1)

    def _one(self, which: str, value: int) -> Load | None:
        row = self._db.first(
            'SELECT who, new, changed, unchanged, rejected, seconds, "index", first, last, '  # noqa: S608 - words of ours, no input
            "refused, at, "
            f"reread, corrected FROM loads {which}",
            [value],
        )
        if row is None:
            return None
        who, new, changed, unchanged, rejected, seconds, index, first, last, refused, *others = row
        kept = tuple(Rejected(*one) for one in json.loads(refused))
        return Load(
            who, new, changed, unchanged, rejected, seconds, index, first, last, kept, *others
        )
