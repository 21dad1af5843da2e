"""What is past its time goes with a later write of its topic; most writes would find nothing, so
few of them look.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from store.state.databases.database import StateDatabase

SELDOM: Final = 60
"""Seconds between two looks; days are what things are kept for. At 500 questions a second a look at
each took 5 %.
"""


class Past:
    """When rows of a topic that are kept for so long are past their time, and whether to look for
    such now.
    """

    def __init__(self, db: StateDatabase, kept: timedelta) -> None:
        self._db = db
        self._kept = kept
        self._looked: int | None = None

    def due(self) -> int | None:
        """The second before which what was made goes now; nothing where that was looked for a
        moment ago.
        """
        now = self._db.seconds()
        if self._looked is not None and abs(now - self._looked) < SELDOM:
            return None
        self._looked = now
        return self._db.before(self._kept)
