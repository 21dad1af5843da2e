"""The year that a text is about. A year is a number with 年; a bare number is one only in a title.

A school year (2020-2021学年) counts for the year in which it ends: the ministry calls the report on it that of 2021.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from store.reading.words.identity_patterns import IDENTITY

YEARS: Final = range(1990, 2051)
"""Those that a report may be on; others are numbers of files and telephones: 2099, 1900."""
_NUMERALS: Final = str.maketrans("〇○ОOоo零一二三四五六七八九", "000000" + "0123456789")
_SPELLED: Final = re.compile(r"[二一][〇○ОO零九][〇○ОO零一二三四五六七八九]{2}(?=年)")
"""二〇一九年, also with a circle or a letter for the nought."""
_MIXED: Final = re.compile(r"(?<!\d)2[0〇○ОOоo][0-9〇○ОOоo]{2}(?=年)")
"""2O22年: a letter for the nought among digits."""
_SCHOOL: Final = re.compile(r"(?P<from>20\d{2})年?(?:[-－–—―~至/]|--|——)(?P<to>20\d{2})(?:学年|年度|年)度?")
_MARKED: Final = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d{2})年(?!\d{1,2}月)")
_BARE: Final = re.compile(r"(?<![\d/〔﹝\[第.:：-])(?P<year>(?:19|20)\d{2})(?![\d年/〕﹞\].:：号-])")
_PERIOD: Final = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d{2})年?1月1日(?:起)?(?:至|到|—|-|－|~)")
_LOST: Final = re.compile(r"(?<!\d)(?P<year>20\d{2})年?1月?1日?(?:起)?[至到,，](?P=year)年?12月?31")
"""Pages that lost some signs: `20231月1日至12月31日`, `201711日至20171231日`."""
_NAMED: Final = re.compile(r"(?<![与比较同\d])(?P<year>(?:19|20)\d{2})年(?!\d{1,2}月)")
"""A year that is spoken of, and not one that it is compared with: 与2021年相比."""
_SCHOOL_PERIOD: Final = re.compile(r"20\d{2}年9月1日[^。]{0,8}?(?P<year>20\d{2})年8月31日")


def with_digits(text: str) -> str:
    """A folded text with its spelled years as digits, in the same length: 2019年 for 二〇一九年, 2022年 for 2O22年."""
    text = _MIXED.sub(_in_digits, text)
    return _SPELLED.sub(_in_digits, text) if "二" in text or "一九" in text else text


def _in_digits(found: re.Match[str]) -> str:
    return found[0].translate(_NUMERALS)


def spans_in_title(text: str) -> list[tuple[int, int, int]]:
    """The years in a title or a part of one, as (start, end, year): those with 年, failing that the bare ones."""
    schools = [(one.start(), one.end(), int(one["to"])) for one in _SCHOOL.finditer(text)]
    schools = [one for one in schools if one[2] - int(text[one[0] : one[0] + 4]) == 1]
    if schools:
        return schools
    for pattern in (_MARKED, _BARE):
        found = [(one.start(), one.end(), int(one["year"])) for one in pattern.finditer(text) if _is_likely(one)]
        if found:
            return found
    return []


def year_in(text: str) -> int | None:
    """The year a text is about: as it states, failing that the one that it names most often."""
    return year_stated_in(text) or year_named_in(text)


def year_stated_in(text: str) -> int | None:
    """The year that a text says to be about: by the statistical period, or as the one of its work."""
    for pattern in (_SCHOOL_PERIOD, _PERIOD, _LOST, IDENTITY["year-up-to"]):
        if (found := pattern.search(text)) and _is_likely(found):
            return int(found["year"])
    stated = {int(found["year"]) for found in IDENTITY["year-stated"].finditer(text) if _is_likely(found)}
    return stated.pop() if len(stated) == 1 else None


def year_named_in(text: str) -> int | None:
    """The year that a text names most often."""
    named = Counter(int(found["year"]) for found in _NAMED.finditer(text) if _is_likely(found))
    return named.most_common(1)[0][0] if named else None


def year_of_report_in(name: str) -> int | None:
    """The year that a file's name gives as that of the report."""
    found = {int(one["year"]) for one in IDENTITY["year-in-file-name"].finditer(name) if _is_likely(one)}
    return found.pop() if len(found) == 1 else None


def year_of_notice(text: str) -> int | None:
    """The year of the reports that a cited notice is about: 《…关于做好2020年高校信息公开年度报告工作的通知》."""
    found = {int(one["year"]) for one in IDENTITY["year-of-notice"].finditer(text) if _is_likely(one)}
    return found.pop() if len(found) == 1 else None


def _is_likely(found: re.Match[str]) -> bool:
    return int(found["year"]) in YEARS
