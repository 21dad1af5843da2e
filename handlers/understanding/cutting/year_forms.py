"""The ways in which years are written in a question, as patterns with what they mean.

A school year counts for the year in which it ends, in reports and in questions: 2021 for
2020-2021学年.

`FORMS` name years by their numbers: 2022年, 二〇二二, 2O22, FY22, 22-24, 2022到24年. `RELATIVE`
reckon them from today: 去年, 三年, 前两年. `BESIDE` reckon them from the year that is spoken of:
上年, the following year.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from handlers.understanding.cutting.year_patterns import YEARS

LONGEST_SPAN = 40
_DIGITS = str.maketrans("〇零○o一二三四五六七八九", "0000123456789")
_COUNT = {
    "一": 1,
    "两": 2,
    "二": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
    "十": 10,
}
_COUNT |= {
    "one": 1,
    "two": 2,
    "couple of": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "ten": 10,
}
Meaning = Callable[[re.Match[str], date], Sequence[int]]
Form = tuple[str, Meaning]
"""A pattern of `YEARS` by its name, and what years it names."""


def _year(text: str) -> int:
    """2022, 二〇二二, 2O22, 22 and '22; two digits are of this century."""
    digits = int(text.strip("'").translate(_DIGITS))
    if digits >= 100:
        return digits
    return 2000 + digits


def _span(first: int, last: int) -> Sequence[int]:
    if first <= last <= first + LONGEST_SPAN:
        return range(first, last + 1)
    return ()


def _between(match: re.Match[str], today: date) -> Sequence[int]:
    return _span(_year(match[1]), _year(match[2]))


def _short_between(match: re.Match[str], today: date) -> Sequence[int]:
    """22-24, and 22到24年; only years there can be reports of."""
    first, last = _year(match[1]), _year(match[2])
    if is_short_year(match[1], today) and is_short_year(match[2], today):
        return _span(first, last)
    return ()


def _each(match: re.Match[str], today: date) -> Sequence[int]:
    return tuple(_year(one) for one in YEARS["each-year"].findall(match.group()))


def _short_each(match: re.Match[str], today: date) -> Sequence[int]:
    """24比23; only years there can be reports of."""
    both = (match[1], match[2])
    if all(is_short_year(one, today) for one in both):
        return [_year(one) for one in both]
    return ()


def _ending_in_short(match: re.Match[str], today: date) -> Sequence[int]:
    """2022-24: the second in the century of the first."""
    if is_short_year(match[2], today):
        return _span(_year(match[1]), _year(match[2]))
    return ()


def _last_years(match: re.Match[str], today: date) -> Sequence[int]:
    said = next(filter(None, match.groups()))
    count = _COUNT.get(said) or int(said)
    return _span(today.year - count, today.year - 1)


def is_short_year(text: str, today: date) -> bool:
    """Whether two digits can be a year of reports: since 2008, when the law on disclosure came into
    force.
    """
    return _FIRST_REPORTS <= _year(text) <= today.year


_FIRST_REPORTS = 2008


class Beside(NamedTuple):
    """Two digits that are a year, or several, `text[start:end]`."""

    start: int
    end: int
    years: tuple[int, ...]


def beside_a_name(text: str, start: int, end: int, today: date) -> Beside | None:
    """The years that two digits right beside a name are: 徽县22 处罚, 公安23和24, 22平罗申请; 22件
    is none.
    """
    behind = YEARS["digits-behind-a-name"].match(text, end)
    found = behind or YEARS["digits-ahead-of-a-name"].fullmatch(text, 0, start)
    if found is None:
        return None
    digits = re.findall(r"\d\d", found[1])
    if not all(is_short_year(one, today) for one in digits):
        return None
    return Beside(found.start(1), found.end(1), tuple(_year(one) for one in digits))


def year_alone(text: str, today: date) -> str | None:
    """What a text says that goes on with a year of two digits and nothing else: 22呢, 那就21, "and
    23?".
    """
    found = YEARS["year-alone-again"].fullmatch(text.strip().lower())
    if found is None or not is_short_year(found["year"], today):
        return None
    year = _year(found["year"])
    if not text.isascii() or text.strip().isdigit():
        return f"{year}年呢"
    return f"and {year}?"


def alone(text: str, today: date) -> list[Beside]:
    """The same of two digits that stand apart: "in 22" or 许可23 at the end of a question,
    规范性文件 24 现行有效.
    """
    found = YEARS["digits-at-the-end"].search(text)
    if found is not None and is_short_year(found[1], today):
        return [Beside(found.start(), found.end(1), (_year(found[1]),))]
    apart = (one for one in YEARS["digits-apart"].finditer(text) if is_short_year(one[1], today))
    return [Beside(one.start(1), one.end(1), (_year(one[1]),)) for one in apart]


def _the_only(match: re.Match[str], today: date) -> Sequence[int]:
    return (_year(next(group for group in match.groups() if group)),)


def _school_years(match: re.Match[str], today: date) -> Sequence[int]:
    """The years in which school years end: 2021 for 2020-2021学年 and for 2020学年, as the reports
    are filed.
    """
    first, last = match[1] or match[3], match[2] or match[4]
    begun = _year(first)
    return _span(begun + 1, _year(last) if last else begun + 1)


def school_year(text: str) -> tuple[int, int] | None:
    """The years in which the school year begins and ends that a question names, if it names one."""
    found = YEARS["school-year"].search(text)
    years = _school_years(found, date.min) if found else ()
    if len(years) == 1:
        return (years[0] - 1, years[0])
    return None


def _counted_each(match: re.Match[str], today: date) -> Sequence[int]:
    """2021、2022、2023三年; a number that is not that of the years is left for somebody to read."""
    years = tuple(_year(one) for one in YEARS["each-year"].findall(match[1]))
    if len(years) == (_COUNT.get(match[2]) or int(match[2])):
        return years
    return ()


def _spaced(match: re.Match[str], today: date) -> Sequence[int]:
    """22 23 24三年, each of them a year that there can be reports of, and as many as are
    counted.
    """
    digits = match[1].split()
    years = tuple(_year(one) for one in digits)
    counted = _COUNT.get(match[2]) or int(match[2])
    if len(years) == counted and all(is_short_year(one, today) for one in digits):
        return years
    return ()


def _since_short(match: re.Match[str], today: date) -> Sequence[int]:
    """20年起每年: from 2020 to the last year of which there can be reports."""
    if is_short_year(match[1], today):
        return _span(_year(match[1]), today.year - 1)
    return ()


def _the_short(match: re.Match[str], today: date) -> Sequence[int]:
    """21处罚前三名: two digits at the front, with no measure word behind them."""
    if is_short_year(match[1], today):
        return (_year(match[1]),)
    return ()


def _counted(match: re.Match[str], today: date) -> Sequence[int]:
    """2021到2024四年; a number that is not that of the years is left for somebody to read."""
    years = _span(_year(match[1]), _year(match[2]))
    if len(years) == (_COUNT.get(match[3]) or int(match[3])):
        return years
    return ()


FORMS: tuple[Form, ...] = (
    ("school-year", _school_years),
    ("from-to-so-many", _counted),
    ("each-so-many", _counted_each),
    ("spaced-so-many", _spaced),
    ("from-to", _between),
    ("from-until-now", lambda match, today: _span(_year(match[1]), today.year - 1)),
    ("two-digits-ahead", _the_short),
    ("from-to-short", _ending_in_short),
    ("from-to-slash", _ending_in_short),
    ("short-from-to-so-many", _counted),
    ("short-from-to", _short_between),
    ("each-short", _each),
    ("short-against-short", _short_each),
    ("year-and-short", _each),
    ("since", lambda match, today: _span(_year(match[1] or match[2] or match[3]), today.year - 1)),
    ("since-short", _since_short),
    ("numerals-from-to", _between),
    ("last-years", _last_years),
    ("last-years-en", _last_years),
    ("fiscal-year", _the_only),
    ("year-by-itself", _the_only),
    ("short-by-itself", _the_only),
    ("numerals-by-themselves", _the_only),
)
RELATIVE: tuple[Form, ...] = (
    ("three-years-ago", lambda match, today: (today.year - 3,)),
    ("two-years-ago", lambda match, today: (today.year - 2,)),
    ("last-year", lambda match, today: (today.year - 1,)),
    ("previous-year", lambda match, today: (today.year - 1,)),
    ("this-year", lambda match, today: (today.year,)),
)
COUNTED: tuple[Form, ...] = (
    ("years-in-a-row", _last_years),
    ("years-in-a-row-en", _last_years),
)


BESIDE = (
    ("two-before", -2),
    ("year-before", -1),
    ("a-year-earlier", -1),
    ("year-after", 1),
    ("a-year-later", 1),
)
"""Years beside the one that is spoken of, and how many years on."""

SO_MANY_BEFORE = "so-many-before"


def years_before(spoken_of: int) -> Form:
    """前两年 behind 2024, which is 2022 and 2023."""

    def before(match: re.Match[str], today: date) -> Sequence[int]:
        said = next(filter(None, match.groups()))
        return _span(spoken_of - (_COUNT.get(said) or int(said)), spoken_of - 1)

    return (SO_MANY_BEFORE, before)
