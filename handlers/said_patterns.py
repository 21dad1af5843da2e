"""How people put hours, places and short words: `data/reference/said-patterns.toml`."""

from __future__ import annotations

from typing import Final

from store.pattern_lists import PatternList

SAID: Final = PatternList(
    "said-patterns.toml",
    [
        "hours",
        "between-hours",
        "hours-from",
        "hours-next-day",
        "apart-places",
        "joined-kinds",
        "for-example",
        "hours-off",
        "takes-home-away",
        "adds-admin",
        "removes-admin",
        "expired-allowed",
        "fetched-again",
        "dropped-finds",
        "leaves",
        "asks-for-help",
    ],
)
"""The patterns that are used; each has to be in the file, and no other."""
