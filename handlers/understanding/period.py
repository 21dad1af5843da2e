"""Years in a question: 2022年, 22年, 二〇二二, 去年, 近三年, 2020到2022, since 2020, last year."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

LONGEST_SPAN = 40
_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_COUNT = {"一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "十": 10}
_COUNT |= {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10}
_HAN = "〇零○一二三四五六七八九"
_MEASURES = "件条项个次份家万元亿名篇期人"
"""What follows a count: 1966件 is no year."""
_YEAR = rf"(?:(?:19|20)\d\d|[一二][{_HAN}]{{3}})"
_TAIL = r"(?:\s*年度?)?"


@dataclass(frozen=True, slots=True)
class Period:
    """Years that `text[start:end]` names, in order."""

    start: int
    end: int
    years: tuple[int, ...]


_Meaning = Callable[[re.Match[str], date], Sequence[int]]


def _year(text: str) -> int:
    return int(text.translate(_DIGITS))


def _span(first: int, last: int) -> Sequence[int]:
    return range(first, last + 1) if first <= last <= first + LONGEST_SPAN else ()


def _last_years(match: re.Match[str], today: date) -> Sequence[int]:
    count = _COUNT.get(match[1]) or int(match[1])
    return _span(today.year - count, today.year - 1)


_FORMS: tuple[tuple[re.Pattern[str], _Meaning], ...] = (
    (
        re.compile(rf"({_YEAR}){_TAIL}\s*(?:到|至|-|—|~|–|to|through|until)\s*({_YEAR}){_TAIL}"),
        lambda match, today: _span(_year(match[1]), _year(match[2])),
    ),
    (
        re.compile(rf"(?:自|从)?({_YEAR})(?:年)?(?:以来|之后|以后|起)|since\s+({_YEAR})"),
        lambda match, today: _span(_year(match[1] or match[2]), today.year - 1),
    ),
    (re.compile(r"(?:最?近|过去)\s*(\d|[一两二三四五六十])\s*年(?:来|内|间)?"), _last_years),
    (re.compile(r"(?:the\s+)?(?:last|past)\s+(\d|two|three|four|five|six|ten)\s+years"), _last_years),
    (
        re.compile(
            rf"(?<!\d)(?<!\d\.)({_YEAR})(?!\d|[.,]\d)(?:(?:\s*年度?)(?!报)|(?=\s*年报)|(?!\s*[年{_MEASURES}\d]))"
        ),
        lambda match, today: (_year(match[1]),),
    ),
    (
        re.compile(r"(?<![\d.'])(?:'(\d\d)(?!\d)|'?(\d\d)\s*年度?)"),
        lambda match, today: (2000 + int(match[1] or match[2]),),
    ),
    (
        re.compile(rf"(?<![{_HAN}十近前后这那])([一二][{_HAN}])年度?"),
        lambda match, today: (2000 + _year(match[1]),),
    ),
)
_RELATIVE: tuple[tuple[re.Pattern[str], _Meaning], ...] = (
    (re.compile(r"大前年"), lambda match, today: (today.year - 3,)),
    (re.compile(r"前年|上上一?年度?|the year before last"), lambda match, today: (today.year - 2,)),
    (re.compile(r"去年|last year(?:'s)?"), lambda match, today: (today.year - 1,)),
    (re.compile(r"上一?年度?|the previous year"), lambda match, today: (today.year - 1,)),
    (re.compile(r"今年|this year(?:'s)?"), lambda match, today: (today.year,)),
)


_BESIDE = (
    (re.compile(r"上上一?年度?|two years earlier"), -2),
    (
        re.compile(
            r"再?(?:(?:上|前)一年度?|上年度?)|(?:the )?(?:previous|prior|preceding) year|the year before(?! last)"
        ),
        -1,
    ),
    (re.compile(r"再?[下后]一年度?|次年|the (?:following|next) year|the year after"), 1),
)
"""Years beside the one that is spoken of."""


def beside_another(text: str) -> bool:
    """Whether a text may name a year by the one that is spoken of: 上年呢, the year before."""
    return any(pattern.search(text) for pattern, _ in _BESIDE)


def periods(
    text: str, today: date, taken: Sequence[tuple[int, int]] = (), spoken_of: int | None = None
) -> list[Period]:
    """The periods named in a normalised text, in order, outside the spans that are taken by other words.

    今年 and 去年 name a year only where no year is named by its number; 上年 is the one before the year `spoken_of`,
    or, where that is None, before today's.
    """
    found = _matches(text, today, taken, _FORMS)
    if not found and spoken_of is not None:
        beside = tuple((pattern, _the_year(spoken_of + step)) for pattern, step in _BESIDE)
        found = _matches(text, today, taken, beside)
    return found or _matches(text, today, taken, _RELATIVE)


def _the_year(year: int) -> _Meaning:
    return lambda match, today: (year,)


def _matches(
    text: str, today: date, taken: Sequence[tuple[int, int]], forms: Sequence[tuple[re.Pattern[str], _Meaning]]
) -> list[Period]:
    found: list[Period] = []
    blocked = list(taken)
    for pattern, meaning in forms:
        for match in pattern.finditer(text):
            if any(match.start() < end and start < match.end() for start, end in blocked):
                continue
            years = tuple(meaning(match, today))
            if years:
                found.append(Period(match.start(), match.end(), years))
                blocked.append((match.start(), match.end()))
    return sorted(found, key=lambda period: period.start)
