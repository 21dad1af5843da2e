"""How the prose is built, as patterns (`data/reference/prose-patterns.toml`): each with its reason
and an example.
"""

from __future__ import annotations

import re
from functools import cache

from handlers.prose.lists import LISTS, pattern
from store.pattern_lists import PatternList


def _listed(name: str) -> str | None:
    if name in LISTS:
        return pattern(name).pattern
    return None


SHAPES = PatternList(
    "prose-patterns.toml",
    [
        "accounts-apart",
        "items-in-english",
        "sorts-of-it",
        "next-item",
        "clause-ends",
        "published-whole",
        "average-asked",
        "speaks-of-average",
        "sum-asked",
        "meant",
        "wanting",
        "plans-for-a-year",
        "speaks-of-plans",
        "names-an-office",
        "divider",
        "parts-items",
        "parts-follow",
        "listed-before",
        "coordinated-behind",
        "coordinated-before",
        "item-ends",
        "and-such",
        "how-great",
        "took-part-in-it",
        "last-clause",
        "those-who",
        "inside-a-word",
        "told-by-example",
        "done-to-examples",
        "done-so-often",
        "but-not-that",
        "in-the-field",
        "asks-what-it-is",
        "asks-no-count",
        "shown-counted",
        "people-before",
        "outcome",
        "examples",
        "several-years",
        "years-in-a-row",
        "part-of-year",
        "opens-its-clause",
        "more-of-it",
        "comparison",
        "held-against",
        "by-how-much",
        "short-aside",
        "each-or-average",
        "former-from",
        "unit-in-noun",
        "asks-share",
        "share-of",
        "several-parts",
        "says-share",
        "share-in",
        "share-within",
        "share-are",
        "share-in-english",
        "counted-by-noun",
        "is-on",
        "each",
        "list-by-example",
        "bare-total",
        "year",
        "of-which-done",
        "opening",
        "subject",
        "place",
        "own-level",
        "reaches",
        "how-many",
        "open-object",
        "counted-noun",
        "none-of-a-list",
        "listed-with",
        "whole-year",
        "counted-in",
        "year-said",
        "year-beside",
        "level",
        "noun-counted",
        "number-of",
        "people-behind",
        "weight-asked",
        "behind-a-name",
        "asks-to-contact",
        "marked",
        "heading",
        "gives-phone",
        "gives-fax",
        "gives-mail",
        "gives-post",
        "gives-address",
        "gives-web",
        "which-kind",
    ],
    _listed,
)
"""The patterns that the checks use; each has to be in the file, and no other."""


@cache
def shape(name: str) -> re.Pattern[str]:
    """The pattern of that name."""
    return SHAPES[name]
