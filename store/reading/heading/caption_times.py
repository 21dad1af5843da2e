"""The time that a caption or a note gives to the numbers of a table: a year, a span of dates, all
up to a day.

`2021.1.1-2021.12.31` is the year 2021, `截至2022年6月30日` half of 2022, `21年` is 2021. A date by
itself (on which a page was put up) says nothing of the numbers, except in the heading of a chapter.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from store.reading.forms.around_tables import AROUND
from store.reading.forms.caption_words import other_time_in

_NUMBERS: Final = re.compile(r"\d+")
_EARLY: Final = 3
"""The last month in which a report on the year before is made."""


class CaptionTimes(NamedTuple):
    """What a text says of the time of a table's numbers."""

    is_other: bool
    """Whether it is another one than the report's year."""
    is_own: bool
    """Whether it is the report's year."""
    rest: str
    """The text without it."""
    begins: bool = False
    """Whether the text, or a remark in it, begins with words for another time: 上年度…."""


def times_of(text: str, year: int) -> CaptionTimes:
    """What a folded text says of time, for a report on a year.

    >>> times_of("统计时间:2021年1月1日至12月31日", 2022)
    CaptionTimes(is_other=True, is_own=False, rest='统计时间:', begins=False)
    """
    said: list[bool] = []
    rest = text
    for pattern, judge in _KINDS:
        said += [judge(found, year) for found in pattern.finditer(rest)]
        rest = pattern.sub("", rest)
    if other := other_time_in(rest):
        said.append(False)
        rest = rest.replace(other.words, "", 1)
    return CaptionTimes(
        not all(said), bool(said) and all(said), rest, begins=bool(other and other.begins)
    )


def _is_own_span(found: re.Match[str], year: int) -> bool:
    """Whether a span is the year, or the school year that ends in it."""
    first, last = _parts(found["first"]), _parts(found["last"])
    if len(found["last"]) < 4 or int(_NUMBERS.findall(found["last"])[0]) < 1000:
        last = [first[0], *last]
    if first[0] == year - 1 and first[1:2] in ([8], [9]) and last[:1] == [year]:
        return last[1:2] in ([7], [8])
    return (
        first[:2] == [year, 1]
        and first[2:] in ([], [1])
        and last[:2] == [year, 12]
        and last[2:] in ([], [31])
    )


def _is_own_end(found: re.Match[str], year: int) -> bool:
    last = _parts(found["last"])
    return last in ([year], [year, 12], [year, 12, 31])


def _is_own_years(found: re.Match[str], year: int) -> bool:
    """Whether it is a year and itself, or the school year that ends in it."""
    first, last = int(found["first"]), int(found["last"])
    is_school = "学年" in found[0] and last - first == 1
    return last == year and (first == year or is_school)


def _is_own_day(found: re.Match[str], year: int) -> bool:
    """Whether a day is one on which the numbers of the year, or the report on it, were made."""
    date = _parts(found[0])
    return date[:2] == [year, 12] or (date[0] == year + 1 and date[1] <= _EARLY)


def _is_own_year(found: re.Match[str], year: int) -> bool:
    return int(found["year"]) in (year, year % 100)


def _parts(date: str) -> list[int]:
    return [int(number) for number in _NUMBERS.findall(date)]


_KINDS: Final = (
    (AROUND["span"], _is_own_span),
    (AROUND["up-to"], _is_own_end),
    (AROUND["since"], _is_own_year),
    (AROUND["years"], _is_own_years),
    (AROUND["point"], _is_own_day),
    (AROUND["year"], _is_own_year),
    (AROUND["short-year"], _is_own_year),
)


def without_spans(text: str) -> str:
    """A text without the dates that say for which time numbers are counted."""
    for pattern in (AROUND["span"], AROUND["up-to"], AROUND["since"], AROUND["years"]):
        text = pattern.sub("", text)
    return text


def without_dates(text: str) -> str:
    """A text without the days in it."""
    return AROUND["point"].sub("", text)
