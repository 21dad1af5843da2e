"""The words with which a caption or a note says that a table counts another time, something else, or in other units."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from store.reading.words.folding import simplified, squeezed
from store.reference import BrokenReferenceError, numbered_rows_of

_KINDS: Final = ("time", "example", "below")
_MONTHS: Final = re.compile(r"^(?:年度?)?(\d{1,2})月?(?:[-—－–~～至到]|——)+(\d{1,2})月")
_RANGE: Final = re.compile(r"(20\d{2})年?(?:[-—－–~～至到]|——)+(20\d{2})(?!.{0,4}学年)")
_COUNTED_IN: Final = re.compile(
    r"单位(?:为|是|系)?[:：]?(?:[一十百千万亿]+(?:[件项条个次宗份起]|人次?)|[百千万亿]+(?=$|[)）,，;；。])|[%％‰])"
)
"""单位：百件, 数据单位为千件, 单位：%: no number of a count is what it prints."""


@cache
def _words() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {kind: [] for kind in _KINDS}
    for line, entry in numbered_rows_of("caption-words.tsv"):
        if entry["kind"] not in found or not entry["words"]:
            raise BrokenReferenceError(
                f"caption-words.tsv, line {line}: expected {', '.join(_KINDS)}, and words: {entry}"
            )
        found[entry["kind"]].append(entry["words"])
    return {kind: tuple(words) for kind, words in found.items()}


def of_another_time(text: str) -> bool:
    """Whether a caption without its number and year begins with another time: 上年度…, 第一季度…, 1—6月….

    What is carried over from last year (上年结转) is of this year.
    """
    months = _MONTHS.match(text)
    if months and (int(months[1]), int(months[2])) != (1, 12):
        return True
    return text.startswith(_words()["time"]) and "结转" not in text[:8]


def of_several_years(text: str) -> bool:
    """Whether a caption counts over years: 2021—2023年; a school year is one."""
    return any(int(end) - int(start) > 0 for start, end in _RANGE.findall(text))


def is_example(text: str) -> bool:
    """Whether a caption says that the table below is a sample or an estimate."""
    return any(words in text for words in _words()["example"])


def counts_in_multiples(text: str) -> bool:
    """Whether a text says that the counts of a table are hundreds, or per cent: 单位：百件.

    >>> counts_in_multiples("（单位：百件）"), counts_in_multiples("单位：件、万元")
    (True, False)
    """
    return _COUNTED_IN.search(simplified(squeezed(text))) is not None


@cache
def _below() -> re.Pattern[str]:
    names = "|".join(map(re.escape, _words()["below"]))
    return re.compile(
        rf"(?:{names})(?:各?项|全部|有关|相关)?(?:数据|表格|数字|统计数?|内容)?(?:均|全部|都)?(?:为|系|是|属于?|取自|来自)(?P<what>[^,，。;；]{{2,40}})"
    )


@cache
def _last_signs() -> frozenset[str]:
    return frozenset(words[-1] for words in _words()["below"])


def may_say_of_table_above(text: str) -> bool:
    """Whether a folded text holds how a name of the table above ends, even one that begins in the cell before it."""
    return not _last_signs().isdisjoint(text)


def said_of_table_above(text: str) -> str:
    """What a note says that the table above it is: 2021年数据 in 注：以上为2021年数据; empty when it says nothing.

    >>> said_of_table_above("注：以上数据为2021年度数据。")
    '2021年度数据'
    """
    found = _below().search(simplified(squeezed(text)))
    return found["what"].rstrip(")）") if found else ""
