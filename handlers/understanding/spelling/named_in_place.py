"""Rows by their place in a group (其他处理下面第3项), and what a bracket or a number says again of
what is listed: 四份报告（青山、西吉、红寺堡、平罗）, （平罗，21-24）.
"""

from __future__ import annotations

import re
from typing import Final

from handlers.understanding.patterns import PATTERNS
from handlers.understanding.wordlists.numerals import numeral
from store.measures import subjects

_GROUPS: Final = {
    "不予公开": "denied",
    "无法提供": "unable",
    "不予处理": "not_processed",
    "其他处理": "other_handling",
}
_CENTURY: Final = 2000


def row_by_its_place(found: re.Match[str]) -> str:
    """其他处理第3项: the row of the form; another name beside its number leaves it as written."""
    group = subjects()[_GROUPS[found["group"]]]
    rows = group.rows_2021 or group.rows
    place = numeral(found["place"])
    if place is None or not 0 < place <= len(rows):
        return found.group()
    row = subjects()[rows[int(place) - 1]].zh
    name = found["name"] or found["bare"]
    if name and name not in row.partition("：")[2]:
        return found.group()
    return row


def so_many_listed(found: re.Match[str]) -> str:
    """四份报告（青山、西吉、红寺堡、平罗）: those in the brackets, where there are so many."""
    many = numeral(found["many"])
    if many is None or len(PATTERNS["joins-bracketed-names"].split(found["names"])) != many:
        return found.group()
    return f"{found['names']}，"


def years_in_brackets(found: re.Match[str]) -> str:
    """（平罗，21-24）: whose, and of which years; where another number of years is said, none."""
    first, last = (int(found[end]) % 100 + _CENTURY for end in ("first", "last"))
    said = PATTERNS["these-years"].search(found.string)
    if first >= last or (said and numeral(said[1]) != last - first + 1):
        return found.group()
    return f"，{found['who']}{first}年到{last}年"


def as_many_as_named(found: re.Match[str]) -> str:
    """西吉、红寺堡、青山这三家: those that are listed, where there are so many of them."""
    names = found["names"]
    listed = names.count("、") + 1
    joined = listed + (PATTERNS["joins-two-names"].search(names.rpartition("、")[2]) is not None)
    if numeral(found["many"]) not in (listed, joined):
        return found.group()
    return names
