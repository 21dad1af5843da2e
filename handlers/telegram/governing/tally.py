"""Counts of what happens at the edge, for whoever watches over the bot; no words of anybody, no
chats, no people.
"""

from __future__ import annotations

import threading
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field

BOUNDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
"""Seconds: the upper ends of the ranges in which times are counted."""


@dataclass(slots=True)
class Times:
    """How long something took, by range."""

    ranges: list[int] = field(default_factory=lambda: [0] * (len(BOUNDS) + 1))
    seconds: float = 0.0

    def note(self, seconds: float) -> None:
        """One more."""
        self.ranges[bisect_left(BOUNDS, seconds)] += 1
        self.seconds += seconds


class Tally:
    """Counters by what happened and in which way; safe for threads."""

    def __init__(self) -> None:
        self._counts: Counter[tuple[str, str]] = Counter()
        self._times: dict[str, Times] = {}
        self._lock = threading.Lock()

    def count(self, what: str, how: str = "") -> None:
        """It happened once more, such as `refused` by `admin`."""
        with self._lock:
            self._counts[what, how] += 1

    def took(self, what: str, seconds: float) -> None:
        """It happened, and took so long."""
        with self._lock:
            self._times.setdefault(what, Times()).note(seconds)

    def counts(self, what: str) -> dict[str, int]:
        """How often it happened, by the way in which it did."""
        with self._lock:
            return {
                how: number for (name, how), number in sorted(self._counts.items()) if name == what
            }

    def times(self, what: str) -> Times:
        """How long it took."""
        with self._lock:
            found = self._times.get(what, Times())
            return Times(list(found.ranges), found.seconds)
