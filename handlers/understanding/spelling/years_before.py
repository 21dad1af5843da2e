"""Years that lie before one that is named: 2024年前两年, in 2023 and the year before."""

from __future__ import annotations

import re

from handlers.understanding.wordlists.english_numbers import in_english
from handlers.understanding.wordlists.numerals import numeral

_CENTURY = 2000
_MOST = 10


def _years(found: re.Match[str]) -> list[int]:
    """The years, the earliest first, with the one that is named where that is joined to them."""
    said = found["many"]
    many = 1 if not said else numeral(said) or in_english(said)
    if many is None or not 0 < many <= _MOST:
        return []
    year = int(found["year"])
    named = year if year >= _CENTURY else year + _CENTURY
    first = named - int(many)
    return [*range(first, named), *([named] if found["and"] else [])]


def years_before(found: re.Match[str]) -> str:
    """2024年前两年: 2022、2023年."""
    years = _years(found)
    return f"{'、'.join(map(str, years))}年" if years else found.group()


def with_years_before(found: re.Match[str]) -> str:
    """In 2023 and the year before: in 2022 and 2023."""
    *ahead, last = _years(found) or [0]
    if not ahead:
        return found.group()
    return f"{found['in'] or ''}{', '.join(map(str, ahead))} and {last}"
