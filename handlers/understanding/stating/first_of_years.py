"""Statements that a year is the one with the most or the fewest, of an agency's years:
平罗申请最多的一年是2022年.

The year is no part of what is asked: its figure would be the most of that one year, and any year
would be right.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from typing import NamedTuple

from handlers.understanding.asked.claims import IsFirstYear
from handlers.understanding.cutting.parts import Parts
from handlers.understanding.stating.claim_words import StatedClaim, tidy
from handlers.understanding.wordlists.numerals import numeral
from store.reference import REFERENCE, BrokenReferenceError

_FILE = "claims-of-years.toml"


class _Statement(NamedTuple):
    """A way to say it: what finds the year, and the question that asks for it."""

    pattern: re.Pattern[str]
    asked: str


def first_of_years(text: str, parts: Parts) -> StatedClaim | None:
    """The year that is said to have the most, and the question which has; None where nothing of the
    kind is said.
    """
    if len(parts.mentions) != 1 or len(parts.years) != 1:
        return None
    said = tidy(text)
    for one in statements():
        found = one.pattern.search(said)
        if found is not None:
            said_of = found.groupdict("")
            claim = IsFirstYear(int(found["year"]), numeral(said_of.get("many", "")))
            return StatedClaim(claim, tidy(one.asked.format(**said_of)))
    return None


@cache
def statements() -> tuple[_Statement, ...]:
    """The list, in its order; one that is broken, or does not fit its example, stops the
    program.
    """
    found = []
    for row in tomllib.loads((REFERENCE / _FILE).read_text(encoding="utf-8"))["statement"]:
        try:
            pattern = re.compile(row["regex"], re.IGNORECASE)
        except re.error as broken:
            raise BrokenReferenceError(f"{_FILE}: {row['example']}: {broken}") from None
        if pattern.search(row["example"]) is None:
            raise BrokenReferenceError(f"{_FILE}: {row['example']}: its regex does not fit it")
        found.append(_Statement(pattern, row["asked"]))
    return tuple(found)
