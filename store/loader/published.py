"""When a report was published, as far as its text says so in so many words.

Only a date behind 发布日期 and the like, at the head of the page, counts: dates elsewhere are those
of notices that the report cites, of meetings, or of the period that it covers.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from store.model import Reading
from store.reading.words.identity_patterns import IDENTITY

_SEARCHED: Final = 4_000
"""Characters from the beginning: the head of the page."""


def published(reading: Reading) -> str | None:
    """The date of publication, 2023-01-19; None where the text gives none, or more than one."""
    head = "\n".join(reading.lines[:_SEARCHED])[:_SEARCHED]
    for label in (IDENTITY["day-published"], IDENTITY["day-written"]):
        dates = {day for found in label.finditer(head) if (day := _date(found)) is not None}
        if dates:
            if len(dates) == 1:
                return dates.pop().isoformat()
            return None
    return None


def _date(found: re.Match[str]) -> date | None:
    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return None
