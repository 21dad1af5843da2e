"""How questions are put where a list of words would not do: `data/reference/understanding-patterns.toml`."""

from __future__ import annotations

from typing import Final

from store.pattern_lists import PatternList

PATTERNS: Final = PatternList(
    "understanding-patterns.toml",
    [
        "sets-apart",
        "between-years",
        "each-agency",
        "all-together",
        "joined-agencies",
        "set-against-another",
        "ends-as-department",
        "asks-of-prose",
        "bounded-or-denied",
        "adds-figures",
        "behind-a-hotline",
        "asks-how-many-of-prose",
        "each-of-a-list",
        "asks-its-part",
        "joins-items",
        "asks-once",
        "place-itself",
        "listed-years",
        "of-each-year",
        "between-statements",
        "states-a-number",
        "up-to-a-number",
        "asks-behind-statements",
        "asks-ahead",
        "refers-to-stated",
        "asks-share-of-stated",
        "says-handled",
        "says-received",
        "sum-of-each",
        "sets-against-sum",
        "sum-of-named",
        "years-set-apart",
        "times-of-another",
        "year-as-part",
        "is-so-much-of",
        "so-much-of-another",
        "asks-for-several",
        "asks-how-far-apart",
        "divides",
    ],
)
"""The patterns that are used; each has to be in the file, and no other."""
