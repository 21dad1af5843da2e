"""What is carried from one year into another, in the words of the lists.

Requests that are carried into a year stand in the report of the year before, as what it carries
forward (结转到2024年 的); those that came from a year stand in the report of the year after, as
what was carried over.
"""

from __future__ import annotations

import re

from handlers.understanding.patterns import PATTERNS
from store.entering import GIVEN, only_if

_ENGLISH = re.compile(
    r"(?P<ahead>\b20\d\d\b\D{0,60})?\bcarr(?:y|ied|ies|ying)\s+(?:forward |over )?(?P<what>(?:[\w,"
    r"]+\s+){0,4}?)"
    r"(?:over |forward |on |along )?(?:from (?P<from>20\d\d) )?(?:in)?to (?P<year>20\d\d)\b",
    re.IGNORECASE,
)
_FORWARD = re.compile(
    r"\bcarr(?P<tense>y|ied) (?P<what>(?:\d[\d,]*|no|any|some|all|several|its|their|these|"
    r"those)\s+(?:[\w,]+\s+){0,3}?)"
    r"(?P<where>forward|over)\b(?! from)",
    re.IGNORECASE,
)
"""carried 72 requests forward."""
_OVER_INTO = re.compile(
    r"(?P<said>carried over|brought forward) (?P<what>(?:[\w,]+ ){0,3}?)"
    r"from (?:19|20)\d\d (?:in)?to (?P<year>(?:19|20)\d\d)",
    re.IGNORECASE,
)
"""carried over 96 requests from 2022 into 2023: they stand in the report of 2023."""
_FROM_THE_PREVIOUS = re.compile(
    r"\b(?:carr(?:y|ied|ies)|brought?|slip(?:ped)?|spill(?:ed|t)?|roll(?:ed)?) "
    r"(?P<what>(?:[\w,]+ ){0,3}?)(?:over |forward )?"
    r"from (?:the )?(?:previous|prior|preceding|last) year (?:in)?to (?P<year>20\d\d)\b",
    re.IGNORECASE,
)
"""carried over from the previous year into 2023: what was carried over stands in the report of
2023.
"""
_TAKEN_ALONG = re.compile(r"\b(?:take|took|taken) along\b", re.IGNORECASE)
"""Unfinished requests that are taken along into the next year are carried."""
_CARRIED_NOTHING = re.compile(
    r"\bcarr(?P<tense>y|ied|ies) (?:nothing|none) (?P<where>forward|over)\b", re.IGNORECASE
)
_CARRIES = re.compile("carr|br(?:ing|ought)|slip|spill|roll|along|left over", re.IGNORECASE)
"""Of these one stands in every English text that speaks of what is carried."""
_LETTER = re.compile("[a-z]", re.IGNORECASE)
"""Without one nothing of this is said in English."""
_CENTURY, _CENTURIES = 100, 2000


@only_if(
    lambda text: (
        PATTERNS["carries"].search(text)
        or PATTERNS["next-year"].search(text)
        or _CARRIES.search(text)
    ),
    otherwise=GIVEN,
)
def with_carried(text: str) -> str:
    """The text with what is carried said as in the form, and of the year in whose report it
    stands.
    """
    named = PATTERNS["named-year"].findall(text)
    if len(named) == 1:  # 2023年结转下年度4件，次年的上年结转也是4件吗
        text = PATTERNS["next-year"].sub(f"{int(named[0]) + 1}年", text)
    english = _LETTER.search(text) is not None
    text = _TAKEN_ALONG.sub("carry", text) if english else text
    text = PATTERNS["carried-to-this-year"].sub(_forward_from_last_year, text)
    text = _said_with_a_year(text) if english else text
    text = PATTERNS["carried-from-year-before"].sub(_of_the_year_before, text)
    text = PATTERNS["came-from-a-year"].sub(_in_the_year_after, text)
    text = PATTERNS["carried-into-a-year"].sub(_in_chinese, text)
    if english:
        return _ENGLISH.sub(_in_english, text)
    return text


def _said_with_a_year(text: str) -> str:
    """English in which the year is said in whose report it stands."""
    text = _CARRIED_NOTHING.sub(r"carr\g<tense> \g<where> no requests", text)
    text = _FROM_THE_PREVIOUS.sub(r"\g<what>carried over in \g<year>", text)
    text = _OVER_INTO.sub(r"\g<said> \g<what>in \g<year>", text)
    return _FORWARD.sub(r"carr\g<tense> \g<where> \g<what>", text)


def _forward_from_last_year(found: re.Match[str]) -> str:
    return f"{found['year']}{found['what']}结转下年度"


def _of_the_year_before(found: re.Match[str]) -> str:
    return f"{found['year']}上年结转"


def _in_chinese(found: re.Match[str]) -> str:
    before = int(found["year"]) % _CENTURY + _CENTURIES - 1
    ahead = found["ahead"] or ""
    year = f"{before % _CENTURY:02}"
    if ahead and not ahead.startswith((str(before), f"{year} ", f"{year}年")) and ahead != year:
        return found.group()
    ahead = f"{ahead}年" if ahead == year else ahead
    if ahead:
        return f"{ahead}结转下年度"
    return f"{before}年结转下年度"


def _in_english(found: re.Match[str]) -> str:
    before = int(found["year"]) - 1
    ahead = found["ahead"] or ""
    if ahead and not ahead.startswith(str(before)):
        return found.group()
    if found["from"] and found["from"] != str(before):
        return (
            f"{ahead}{found['what'] or ''}borne-across-years from {found['from']} to "
            f"{found['year']}"
        )
    said = f"{found['what'] or ''}carried forward to next year"
    if ahead:
        return f"{ahead}{said}"
    return f"{said} in {before}"


def _in_the_year_after(found: re.Match[str]) -> str:
    """2019年结转过来的 stands in the report on 2020, as what was carried over."""
    after = int(found["year"] or found["en_year"]) % _CENTURY + _CENTURIES + 1
    if found["en"]:
        said = re.sub(r"\w+ in$", "carried over", found["en"])
        if str(after) in found.string:
            return said
        return f"{said} in {after}"
    if str(after) in found.string:
        return "上年结转"
    return f"{after}年上年结转"
