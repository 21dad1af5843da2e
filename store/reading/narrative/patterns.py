"""How the prose says what it is checked for (`data/reference/reading-patterns.toml`), each with an
example.
"""

from __future__ import annotations

import re

from store.pattern_lists import PatternList

PATTERNS = PatternList(
    "reading-patterns.toml",
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
        "figure-unit",
        "figure",
        "figure-may-begin",
        "figure-in-chinese",
        "address",
        "date-in-prose",
        "number-of-document",
        "postcode",
        "telephone",
        "hotline",
        "number-in-street",
        "code",
        "number-of-item",
        "no-figure",
        "leading-time",
        "respectively",
        "no-fee-notice",
        "fee",
        "others-beside",
        "changed-by",
        "office-behind-place",
        "named-agency",
        "own-work",
        "may-be-own-work",
        "name-lead",
        "guided-by",
        "no-name",
        "report-of",
        "period",
        "may-be-own-work-as-printed",
        "department-named",
        "unit-of-count",
        "unit-of-cell",
        "clause-begins",
        "item-marker",
        "between-labels",
        "parts-announced",
        "year-or-sign",
    ],
)
"""The patterns that are used; each has to be in the file, and no other."""


def pattern(name: str) -> re.Pattern[str]:
    """The pattern of that name."""
    return PATTERNS[name]
