"""How the prose says what it is checked for (`data/reference/reading-patterns.toml`), each with an example."""

from __future__ import annotations

import re
from functools import cache

from store.reference import patterns_of

PATTERNS = frozenset(
    [
        "channel-wechat",
        "channel-weibo",
        "channel-website",
        "around-a-channel",
        "published",
        "carried-forward",
        "carried-over",
        "requests-received",
        "reconsiderations",
        "litigations",
        "another-scope",
        "sum-opens",
        "sum-ends",
        "sum-channel",
        "sum-behind",
    ]
)
"""The patterns that are used; each has to be in the file, and no other."""


def pattern(name: str) -> re.Pattern[str]:
    """The pattern of that name."""
    return _patterns()[name]


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return patterns_of("reading-patterns.toml", PATTERNS)
