"""The year that a text is about. A year is a number with 年; a bare number is one only in a title.

A school year (2020-2021学年) counts for the year in which it ends: the ministry calls the report on
it that of 2021.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from store.reading.words.identity_patterns import IDENTITY

YEARS: Final = range(1990, 2051)
"""Those that a report may be on; others are numbers of files and telephones: 2099, 1900."""
_PERIODS: Final = ("year-of-school-period", "year-of-period", "year-of-torn-period", "year-up-to")
"""The patterns of statistical periods, in the order in which one is believed."""
_NUMERALS: Final = str.maketrans("〇○ОOоo零一二三四五六七八九", "000000" + "0123456789")


def with_digits(text: str) -> str:
    """A folded text with its spelled years as digits, in the same length: 2019年 for 二〇一九年,
    2022年 for 2O22年.
    """
    text = IDENTITY["year-with-letters"].sub(_in_digits, text)
    if "二" in text or "一九" in text:
        return IDENTITY["year-spelled"].sub(_in_digits, text)
    return text


def _in_digits(found: re.Match[str]) -> str:
    return found[0].translate(_NUMERALS)


def spans_in_title(text: str) -> list[tuple[int, int, int]]:
    """The years in a title or a part of one, as (start, end, year): those with 年, failing that the
    bare ones.
    """
    schools = [
        (one.start(), one.end(), int(one["to"])) for one in IDENTITY["school-year"].finditer(text)
    ]
    schools = [one for one in schools if one[2] - int(text[one[0] : one[0] + 4]) == 1]
    if schools:
        return schools
    for pattern in (IDENTITY["year-in-title"], IDENTITY["bare-year"]):
        found = [
            (one.start(), one.end(), int(one["year"]))
            for one in pattern.finditer(text)
            if _is_likely(one)
        ]
        if found:
            return found
    return []


def year_in(text: str) -> int | None:
    """The year a text is about: as it states, failing that the one that it names most often."""
    return year_stated_in(text) or year_named_in(text)


def year_stated_in(text: str) -> int | None:
    """The year that a text says to be about: by the statistical period, or as the one of its
    work.
    """
    for way in _PERIODS:
        if (found := IDENTITY[way].search(text)) and _is_likely(found):
            return int(found["year"])
    stated = {
        int(found["year"]) for found in IDENTITY["year-stated"].finditer(text) if _is_likely(found)
    }
    if len(stated) == 1:
        return stated.pop()
    return None


def year_named_in(text: str) -> int | None:
    """The year that a text names most often."""
    named = Counter(
        int(found["year"]) for found in IDENTITY["year-named"].finditer(text) if _is_likely(found)
    )
    if named:
        return named.most_common(1)[0][0]
    return None


def year_of_report_in(name: str) -> int | None:
    """The year that a file's name gives as that of the report."""
    found = {
        int(one["year"]) for one in IDENTITY["year-in-file-name"].finditer(name) if _is_likely(one)
    }
    if len(found) == 1:
        return found.pop()
    return None


def year_of_notice(text: str) -> int | None:
    """The year of the reports that a cited notice is about:
    《…关于做好2020年高校信息公开年度报告工作的通知》.
    """
    found = {
        int(one["year"]) for one in IDENTITY["year-of-notice"].finditer(text) if _is_likely(one)
    }
    if len(found) == 1:
        return found.pop()
    return None


def _is_likely(found: re.Match[str]) -> bool:
    return int(found["year"]) in YEARS
