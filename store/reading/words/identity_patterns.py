"""How a report says whose it is, and that it is one: `data/reference/identity-patterns.toml`."""

from __future__ import annotations

from typing import Final

from store.pattern_lists import PatternList
from store.reading.words.agency_words import agency_words


def _part(name: str) -> str | None:
    if name == "endings":
        return "|".join(agency_words().endings)
    return None


IDENTITY: Final = PatternList(
    "identity-patterns.toml",
    [
        "title",
        "title-core",
        "no-agency",
        "cited",
        "no-title",
        "lead-year",
        "by",
        "for-all",
        "office-within",
        "scribe",
        "government-office",
        "work",
        "first-words",
        "contact-government",
        "wrote",
        "lead",
        "does",
        "subject",
        "contact-agency",
        "we",
        "above-table",
        "to-us",
        "guided",
        "discloses",
        "of-others",
        "governs",
        "department",
        "speaks-of-disclosure",
        "title-of-report",
        "title-of-notice",
        "announces",
        "counts-from",
        "publisher",
        "day-behind-label",
        "day-published",
        "day-written",
        "year-stated",
        "year-in-file-name",
        "year-of-notice",
        "year-up-to",
        "remark-behind-title",
        "year-spelled",
        "year-with-letters",
        "school-year",
        "year-in-title",
        "bare-year",
        "year-of-period",
        "year-of-torn-period",
        "year-named",
        "year-of-school-period",
        "place",
        "year-by-itself",
        "place-of-department",
        "another-place",
        "between-sentences",
        "ahead-of-full-name",
        "not-guided",
        "date-of-signature",
        "may-be-title",
        "around-year",
    ],
    _part,
)
"""The patterns that are used; each has to be in the file, and no other."""
