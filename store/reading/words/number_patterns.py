"""How cells print numbers and what stands around them: `data/reference/number-patterns.toml`."""

from __future__ import annotations

from typing import Final

from store.pattern_lists import PatternList

NUMBERS: Final = PatternList(
    "number-patterns.toml",
    [
        "number-in-cell",
        "mark-of-note",
        "marked-behind",
        "marked-before",
        "blank",
        "label-and-numbers",
        "unit-apart",
        "between-numbers",
        "no-label",
        "number-of-item-or-date",
        "numbering",
        "piece-of-format",
        "digits-of-format",
    ],
)
"""The patterns that are used; each has to be in the file, and no other."""
