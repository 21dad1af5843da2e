"""How people put hours, years, places and short words: `data/reference/said-patterns.toml`."""

from __future__ import annotations

from typing import Final

from store.pattern_lists import PatternList

SAID: Final = PatternList(
    "said-patterns.toml",
    [
        "hour-in-characters",
        "minutes-in-characters",
        "clock",
        "bare-hour",
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
        "year-at-end",
        "year-in-text",
        "agency-and-year",
        "rolled-back",
        "year-alone",
    ],
)
"""The patterns that are used; each has to be in the file, and no other."""
