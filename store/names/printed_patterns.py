"""How reports print the names of agencies: `data/reference/name-patterns.toml`."""

from __future__ import annotations

from typing import Final

from store.pattern_lists import PatternList

PRINTED_NAMES: Final = PatternList(
    "name-patterns.toml",
    [
        "host",
        "government",
        "government-behind",
        "unknown-place",
        "below",
        "street",
        "state",
        "level-alone",
        "behind-a-year",
        "department-behind",
        "gap-in-chinese",
        "gap-in-letters",
    ],
)
"""The patterns that are used; each has to be in the file, and no other."""
