"""The figures in a sentence: what is counted, how many, in which unit; not its dates or phones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from store.model import Figure
from store.reading.narrative.patterns import pattern
from store.reading.words.folding import nfkc
from store.reading.words.numbers import MAX_VALUE, SCALES, chinese

_DIGITS: Final = r"\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|[０-９]+(?:\.[０-９]+)?"
_COUNTING = re.compile(r"[\d一二三四五六七八九十两]")
_DIGIT = re.compile(r"\d")
_EDGE: Final = " \t共达约近为是有的计等：:，,、"
_FOLLOWING = re.compile(r"\s*[^，。；：、,;:！？（）()\d\s]{1,24}")
_HAN = re.compile(r"[\u3400-\u9fffA-Za-z]")
_TELLING: Final = 4
"""Characters from which the words before a number are enough: 收到意见建议28条, but
收到28条意见.
"""
_MINUS: Final = ("-", "－")
_LONGEST: Final = len(str(int(MAX_VALUE)))
"""Digits of the smallest whole number that is too large to be kept."""
_MAX_PHRASE: Final = 60
_PERCENT: Final = {"％": "%", "條": "条", "個": "个", "項": "项"}
_SIMPLIFIED: Final = {"萬": "万", "億": "亿"}


def figures(sentence: str) -> Iterator[Figure]:
    """The figures of a sentence, in order.

    >>> [(f.phrase, str(f.value), f.unit) for f in figures("浏览量2.17万次")]
    [('浏览量', '21700', '次')]
    """
    if not _COUNTING.search(sentence):
        return
    masked, found = sentence, []
    if _DIGIT.search(sentence):
        masked = _masked(sentence)
        found = list(_with_digits(masked))
    found += pattern("figure-in-chinese").finditer(masked)
    found.sort(key=lambda one: one.start("digits"))
    previous, phrase = 0, ""
    for one in found:
        figure = _figure(sentence, masked, one, previous)
        if figure:
            if not figure.phrase and figure.start == previous:
                figure = figure._replace(phrase=phrase)  # 培训2次100余人次: both count the training
            previous, phrase = figure.start + len(figure.raw), figure.phrase
            yield figure


def _masked(sentence: str) -> str:
    """A sentence with nothing where dates, addresses, numbers of documents and the like stand."""
    masked, at = "", 0
    while found := pattern("no-figure").search(sentence, at):
        start, end = found.span(1)
        masked += sentence[at:start] + "\x00" * (end - start)
        at = end
    if at:
        return masked + sentence[at:]
    return sentence


def _with_digits(masked: str) -> Iterator[re.Match[str]]:
    """All that the pattern of a figure finds."""
    at = 0
    while begin := pattern("figure-may-begin").search(masked, at):
        found = pattern("figure").match(masked, begin.start())
        if found:
            yield found
        at = found.end() if found else begin.end()


def _goes_on_from_digit(masked: str, start: int) -> bool:
    """Whether a digit stands right before a sign: 3-5 is a span, and no number below zero."""
    return start > 0 and masked[start - 1].isdecimal()


def _is_approximate(found: re.Match[str]) -> bool:
    return found.re is pattern("figure") and any(found.group("about", "more", "more2", "more3"))


def _figure(sentence: str, masked: str, found: re.Match[str], previous: int) -> Figure | None:
    groups = found.groupdict()
    start = found.start("about" if groups.get("about") else "digits")
    if groups.get("sign"):
        start = min(start, found.start("sign"))
        if _goes_on_from_digit(masked, start):
            return None
    if start < previous or (start and masked[start - 1] == "\x00" and not groups["unit"]):
        return None
    value = _value(groups)
    if value is None:
        return None
    raw = found[0][start - found.start() :].rstrip()
    approximate = _is_approximate(found)
    phrase = _phrase(sentence, masked, start, found.end(), previous)
    unit = groups["unit"] or ""
    if not (unit or groups.get("scale") or phrase):
        return None
    return Figure(phrase, value, _PERCENT.get(unit, unit), raw, approximate, start)


def _value(groups: dict[str, str | None]) -> Decimal | None:
    digits = groups["digits"] or ""
    if not digits[0].isdecimal():
        counted = chinese(digits)
        if counted is None:
            return None
        return Decimal(counted)
    if len(digits) > 24:
        return None
    printed = groups["scale"] or ""
    scale = _SIMPLIFIED.get(printed, printed)
    if not scale and digits.isdecimal():
        amount = Decimal(digits) if len(digits) < _LONGEST else None
    else:
        amount = _plain(Decimal(nfkc(digits).replace(",", "")) * SCALES[scale])
    if amount and groups["sign"] in _MINUS:
        return -amount
    return amount


def _plain(amount: Decimal) -> Decimal | None:
    """An amount without an exponent and without zeros at its end; None where it is too large to be
    kept.
    """
    amount = amount.normalize()
    exponent = amount.as_tuple().exponent
    if isinstance(exponent, int) and exponent > 0:
        amount = amount.quantize(Decimal(1))
    if amount < MAX_VALUE:
        return amount
    return None


def _phrase(sentence: str, masked: str, start: int, end: int, previous: int) -> str:
    """The words before the number within its clause; where there are none, those after it."""
    begin = max(previous, start - _MAX_PHRASE)
    clause = 0
    for mark in pattern("clause-begins").finditer(masked, begin, start):
        listed = mark[0] == "、" and not (previous and clause <= previous)
        if not listed and not _inside_title(sentence, mark.start(), begin):
            clause = mark.end()
    before = sentence[max(begin, clause) : start].strip(_EDGE).removesuffix("高")
    if before.endswith(("和", "及", "与")) and not before.endswith("共和"):
        before = ""
    if pattern("leading-time").match(before.replace(" ", "")):
        before = ""
    size = len(_HAN.findall(before))
    if size >= _TELLING:
        return before
    following = _FOLLOWING.match(masked, end)
    after = sentence[following.start() : following.end()].strip(_EDGE) if following else ""
    if size >= 2:
        return before + after
    return after or before


def _inside_title(sentence: str, position: int, begin: int) -> bool:
    """Whether a mark stands within 《…》 or “…”."""
    for opening, closing in ("《》", "“”"):
        opened = sentence.rfind(opening, begin, position)
        if opened >= 0 and sentence.find(closing, opened, position) < 0:
            return True
    return False
