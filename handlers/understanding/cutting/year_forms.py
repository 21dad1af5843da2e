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

LONGEST_SPAN = 40
_DIGITS = str.maketrans("〇零○o一二三四五六七八九", "0000123456789")
_HAN = "〇零○一二三四五六七八九"
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
_COUNTED = (
    r"(?:件|条(?!例)|项(?!目)|个(?!人|体)|次(?!年)|份|家|宗|起(?!诉)|笔|部(?!分|门|份)|例|桩|元|万|亿|名|篇|期(?!末|初|间)|人(?!大|民)"
    r"|天|月|日|号|季|位(?!列|居)|岁|%|‰|percent(?!age)|per cent|yuan\b|wan\b|million"
    r"|余|出头|多(?=[件个项次份家宗起万元名人条]))"
)
"""What follows a count: 1966件 and 22件 are no years, but 2022部分公开 and 2022个人申请 begin with
one.
"""
_COUNTED_THEN = r" (?:[a-z]+ )?[a-z]+s (?:in|for|during) (?:the year )?(?:19|20)\d\d"
"""1979 penalties in 2020: a year stands behind what is counted, so that the number ahead of it is
none.
"""
_BEFORE_REPORTS = r"(?!19\d\d (?:[a-z]+ )?[a-z]+s\b)"
"""In 2020 it imposed 1979 penalties: no year before there were reports, ahead of what is
counted.
"""
_COUNTS = rf"(?!\s*{_COUNTED})"
_YEAR = rf"(?:(?:19|20)\d\d|2[0o][\do]{{2}}|[一二][{_HAN}]{{3}})"
_SHORT = r"'?\d\d"
_TAIL = r"(?:\s*年度?)?"
_NOT_IN_NUMBER = r"(?<![\d.,a-z第前后%])"
_TO = r"\s*(?:一直到|直到|一直至|到|至|-|—|~|–|to|through|thru|till|until)\s*"
_AND = r"\s*(?:[、,，/&]|和|与|及|跟|and)\s*"
_SPOKEN = r"[两二三四五六七八九十]|\d{1,2}"
_SPOKEN_EN = r"\d{1,2}|two|three|four|five|six|ten|couple of"

Meaning = Callable[[re.Match[str], date], Sequence[int]]
Form = tuple[re.Pattern[str], Meaning]


def _year(text: str) -> int:
    """2022, 二〇二二, 2O22, 22 and '22; two digits are of this century."""
    digits = int(text.strip("'").translate(_DIGITS))
    return digits if digits >= 100 else 2000 + digits


def _span(first: int, last: int) -> Sequence[int]:
    return range(first, last + 1) if first <= last <= first + LONGEST_SPAN else ()


def _between(match: re.Match[str], today: date) -> Sequence[int]:
    return _span(_year(match[1]), _year(match[2]))


def _short_between(match: re.Match[str], today: date) -> Sequence[int]:
    """22-24, and 22到24年; only years there can be reports of."""
    first, last = _year(match[1]), _year(match[2])
    if is_short_year(match[1], today) and is_short_year(match[2], today):
        return _span(first, last)
    return ()


def _each(match: re.Match[str], today: date) -> Sequence[int]:
    return tuple(_year(one) for one in re.findall(rf"{_YEAR}|\d\d", match.group()))


def _short_each(match: re.Match[str], today: date) -> Sequence[int]:
    """24比23; only years there can be reports of."""
    both = (match[1], match[2])
    return [_year(one) for one in both] if all(is_short_year(one, today) for one in both) else ()


def _ending_in_short(match: re.Match[str], today: date) -> Sequence[int]:
    """2022-24: the second in the century of the first."""
    return _span(_year(match[1]), _year(match[2])) if is_short_year(match[2], today) else ()


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
    behind = _BEHIND.match(text, end)
    found = behind or _AHEAD.fullmatch(text, 0, start)
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
    found = _NOTHING_ELSE.fullmatch(text.strip().lower())
    if found is None or not is_short_year(found["year"], today):
        return None
    year = _year(found["year"])
    return f"{year}年呢" if not text.isascii() or text.strip().isdigit() else f"and {year}?"


_NOTHING_ELSE = re.compile(
    r"(?:那就?|换成?|改成|再看|看看?|and|what about|how about)?[ ,，]*'?(?P<year>\d\d)年?(?:的|呢|吧|的呢)?[?？!.。]?"
)


def alone(text: str, today: date) -> list[Beside]:
    """The same of two digits that stand apart: "in 22" or 许可23 at the end of a question,
    规范性文件 24 现行有效.
    """
    found = _AT_THE_END.search(text)
    if found is not None and is_short_year(found[1], today):
        return [Beside(found.start(), found.end(1), (_year(found[1]),))]
    apart = (one for one in _APART.finditer(text) if is_short_year(one[1], today))
    return [Beside(one.start(1), one.end(1), (_year(one[1]),)) for one in apart]


_BEHIND = re.compile(
    rf"(?:的|[)）]|各[\u3400-\u9fff]{{1,3}}?)? ?[(（]?(\d\d(?:[和、,，与及/]\d\d)*)(?!\d|[.,:/-]\d){_COUNTS}"
)
"""龙岩的23, 龙岩各单位23, 武平21：处罚; 22:30 and 23.5 are no years."""
_AHEAD = re.compile(r" ?(\d\d) ?(?:的|in )?")
_AT_THE_END = re.compile(r"\b(?:in|for|of) (\d\d)(?= ?[?.!]?$)")
_BOUND = "第前后近超过于达到"
_APART = re.compile(
    rf"(?<=[\u3400-\u9fff])(?<![{_BOUND}]) ?(\d\d)(?=$| ?[?？，,]| [\u3400-\u9fff]){_COUNTS}"
)


def _form(pattern: str, meaning: Meaning) -> Form:
    return re.compile(pattern), meaning


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
    found = _SCHOOL.search(text)
    years = _school_years(found, date.min) if found else ()
    return (years[0] - 1, years[0]) if len(years) == 1 else None


_OVER = r"\s*年?\s*(?:-|—+|–|~|至|到|/)\s*"
_SCHOOL = re.compile(
    rf"({_YEAR})(?:{_OVER}({_YEAR}|\d\d))?\s*年?学年度?"
    rf"|(?:school|academic) years?\s+({_YEAR})(?:{_OVER}({_YEAR}|\d\d))?"
)


def _counted_each(match: re.Match[str], today: date) -> Sequence[int]:
    """2021、2022、2023三年; a number that is not that of the years is left for somebody to read."""
    years = tuple(_year(one) for one in re.findall(rf"{_YEAR}|\d\d", match[1]))
    return years if len(years) == (_COUNT.get(match[2]) or int(match[2])) else ()


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
    return _span(_year(match[1]), today.year - 1) if is_short_year(match[1], today) else ()


def _the_short(match: re.Match[str], today: date) -> Sequence[int]:
    """21处罚前三名: two digits at the front, with no measure word behind them."""
    return (_year(match[1]),) if is_short_year(match[1], today) else ()


def _counted(match: re.Match[str], today: date) -> Sequence[int]:
    """2021到2024四年; a number that is not that of the years is left for somebody to read."""
    years = _span(_year(match[1]), _year(match[2]))
    return years if len(years) == (_COUNT.get(match[3]) or int(match[3])) else ()


FORMS: tuple[Form, ...] = (
    (_SCHOOL, _school_years),
    _form(
        rf"({_YEAR}){_TAIL}{_TO}({_YEAR}){_TAIL}[，, ]?(?:这|共)?({_SPOKEN})个?年(?:度|间|里|来)?",
        _counted,
    ),
    _form(
        rf"{_NOT_IN_NUMBER}((?:{_YEAR}|\d\d){_TAIL}(?:{_AND}(?:{_YEAR}|\d\d){_TAIL})+)(?:这|共)?({_SPOKEN})年(?:度|间|里)?",
        _counted_each,
    ),
    _form(rf"{_NOT_IN_NUMBER}(\d\d(?: \d\d)+) ?(?:这|共)?({_SPOKEN})年", _spaced),
    _form(rf"({_YEAR}){_TAIL}{_TO}({_YEAR}){_TAIL}", _between),
    _form(
        rf"({_YEAR}){_TAIL}{_TO}(?:去年|如今|现在|目前|今年|last year|now|today)",
        lambda match, today: _span(_year(match[1]), today.year - 1),
    ),
    _form(rf"^(\d\d)(?=[\u3400-\u9fff])(?!年){_COUNTS}", _the_short),
    _form(
        rf"{_NOT_IN_NUMBER}({_YEAR}){_TAIL}{_TO}({_SHORT})(?![\d.]){_COUNTS}{_TAIL}(?!报)",
        _ending_in_short,
    ),
    _form(
        rf"{_NOT_IN_NUMBER}({_YEAR})/({_SHORT})(?![\d./]){_COUNTS}{_TAIL}(?!报)", _ending_in_short
    ),
    _form(
        rf"{_NOT_IN_NUMBER}(\d\d)(?:年度?)?{_TO}(\d\d)(?:年度?)?[，, ]?(?:这|共)?({_SPOKEN})个?年(?:度|间|里|来)?",
        _counted,
    ),
    _form(
        rf"{_NOT_IN_NUMBER}({_SHORT})(?:\s*年度?)?{_TO}({_SHORT})(?![\d.\-/]){_COUNTS}{_TAIL}(?!报)",
        _short_between,
    ),
    _form(rf"{_NOT_IN_NUMBER}(?:{_YEAR}|\d\d){_TAIL}(?:{_AND}\d\d(?!\d))+\s*年度?(?!报)", _each),
    _form(
        rf"{_NOT_IN_NUMBER}({_SHORT})年?(?:相)?(?:比|较)({_SHORT})(?![\d.]){_COUNTS}", _short_each
    ),
    _form(rf"{_NOT_IN_NUMBER}{_YEAR}年?[、和与及跟]\d\d(?![\d.]){_COUNTS}", _each),
    _form(
        rf"(?:自|从)?({_YEAR})(?:年)?(?:以来|之后|以后|起(?!诉))|since\s+({_YEAR})"
        rf"|(?:自|从)({_YEAR})年?(?=(?:开始)?(?:逐年|连年|每年|年年|历年|各年|一直|持续))",
        lambda match, today: _span(_year(match[1] or match[2] or match[3]), today.year - 1),
    ),
    _form(rf"{_NOT_IN_NUMBER}(?:自|从)?({_SHORT})年(?:以来|之后|以后|起(?!诉))", _since_short),
    _form(
        rf"(?<![{_HAN}十])(二[{_HAN}])年?{_TO}(二[{_HAN}])(?:年(?![报初末底])|(?=[，, ]?这[{_HAN}两]年))"
        rf"(?:[，, ]?(?:这|共)({_SPOKEN})年)?",
        _between,
    ),
    _form(
        rf"(?<!最)(?:近|过去)\s*(一)\s*年(?:来|内|间)?|最近\s*(一)\s*年[来内间]|(?:最?近|过去)\s*({_SPOKEN})\s*年(?:来|内|间)?",
        _last_years,
    ),
    _form(rf"(?:the\s+)?(?:last|past)\s+(?:a\s+)?({_SPOKEN_EN})\s+years", _last_years),
    _form(r"(?<![a-z])(?:fy|f\.y\.)\s*'?((?:20)?\d\d)(?!\d)", _the_only),
    _form(
        rf"(?<!\d)(?<!\d\.){_BEFORE_REPORTS}({_YEAR})(?!\d|[.,]\d)"
        rf"(?:(?:\s*年度?)(?![报初末底])|(?=\s*年[报初末底])|(?=\s+{_YEAR}(?!\d))|(?!\s*(?:年|\d|{_COUNTED})|{_COUNTED_THEN}))",
        _the_only,
    ),
    _form(
        r"(?<![\d.'])(?:'(\d\d)(?!\d)|'?(\d\d)(?:\s*年度?(?![报初末底])|(?=\s*年[报初末底])))",
        _the_only,
    ),
    _form(rf"(?<![{_HAN}十近前后这那])([一二][{_HAN}])年度?", _the_only),
)
RELATIVE: tuple[Form, ...] = (
    _form(r"大前年", lambda match, today: (today.year - 3,)),
    _form(r"前年|上上一?年度?|the year before last", lambda match, today: (today.year - 2,)),
    _form(r"去年|last year(?:'s)?", lambda match, today: (today.year - 1,)),
    _form(r"上一?年度?|the previous year", lambda match, today: (today.year - 1,)),
    _form(r"今年|this year(?:'s)?", lambda match, today: (today.year,)),
)
COUNTED: tuple[Form, ...] = (
    _form(
        r"(?:连续|这|那|前|头)?(?<![第后下\d.])([两三四五六七八九十]|(?<!\d)[2-9]|10)\s*年(?:来|内|间|里)?(?![级前后以])",
        _last_years,
    ),
    _form(r"(?:(?:these|the) )?(two|three|four|five) years", _last_years),
)


def _beside(pattern: str, step: int) -> tuple[re.Pattern[str], int]:
    return re.compile(pattern), step


BESIDE = (
    _beside(r"上上一?年度?|two years earlier", -2),
    _beside(
        r"再?(?:(?:上|前)一年度?|上年度?)|(?:the )?(?:previous|prior|preceding) year|the year before(?! last)",
        -1,
    ),
    _beside(r"(?:one|a) year (?:earlier|before)|早一年|往前一年", -1),
    _beside(r"再?[下后]一年度?|次年|the (?:following|next) year|the year after", 1),
    _beside(r"(?:one|a) year (?:later|further on|on)|晚一年|往后一年|再过一年", 1),
)
"""Years beside the one that is spoken of, and how many years on."""
