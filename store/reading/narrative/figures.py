"""The figures in a sentence: what is counted, how many, in which unit; not its dates or phones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from store.model import Figure
from store.reading.words.folding import nfkc
from store.reading.words.numbers import MAX_VALUE, SCALES, chinese

_UNITS: Final = (
    "人次|场次|家次|篇次|"
    "户次|件次|个工作日|工作日|万册|万字|条次|平方米|公里|小时|分钟|个百分点|百分点|"
    "条|件|次|个|篇|期|份|项|家|起|名|人|元|册|本|套|场|例|批|页|部|处|宗|户|天|日|"
    "类|种|块|所|张|支|位|辆|则|幅|间|"
    "封|宗|款|字|台|寸|分|倍|轮|届|号令|亩|吨|级|步|字|組|組織|%|％|‰|條|個|份|項|萬"
)
_DIGITS: Final = r"\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|[０-９]+(?:\.[０-９]+)?"
_FIGURE = re.compile(
    rf"(?P<about>近|约|逾|超过?|不少于|将近)?\s{{0,4}}(?P<sign>[+\-－])?"
    rf"(?P<digits>{_DIGITS})\s*(?P<more>余|多|＋|\+)?\s*"
    rf"(?P<scale>万|亿|萬|億|千)?\s*(?P<more2>余|多|＋|\+)?\s*(?P<unit>{_UNITS})?(?P<more3>以上|左右|多|余|上下)?"
)
_MAY_BEGIN: Final = re.compile(r"[\d\s近约逾超不将+\-－]")
"""How any of these begins: searched for first, as the pattern itself cannot be."""
_CHINESE = re.compile(
    r"(?P<digits>[一二三四五六七八九十百两][一二三四五六七八九十百两]{0,4})(?P<unit>条|件|期|次|篇|份|场|起|册|名)(?=$|[，。；、,;）)]|为|均|，)"
)
_NOT_FIGURES = re.compile(
    r"[\dA-Za-z\s(（\[【〔第邮郵电電热热传联手微大路街巷弄“①-⑳](?<=(?=("  # how any of these begins: searched for fast
    r"https?://\S+|www\.[\w./?=&#%-]+|[A-Za-z\d.+_-]{1,64}@[A-Za-z\d.-]{1,64}"  # addresses on the web
    r"|\d{2,4}\s{0,4}年度?\s{0,4}(?:\d{1,2}\s{0,4}[-—至]\s{0,4}\d{1,2}\s{0,4}月|\d{1,2}\s{0,4}月(?:\s{0,4}\d{1,2}\s{0,4}日|份)?)?(?:上半年|下半年)?"
    r"|\d{1,2}\s{0,4}月\s{0,4}(?:\d{1,2}\s{0,4}[日号]|份|底|初|中旬|上旬|下旬|起|末)?|\d{4}\s{0,4}[-/.]\s{0,4}\d{1,2}\s{0,4}[-/.]\s{0,4}\d{1,2}(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?"
    r"|[〔\[(（【]\s{0,4}(?:19|20)\d{2}\d{0,3}\s{0,4}[〕\])）】]\s{0,4}(?:第?\s{0,4}\d{1,9}\s{0,4}号)?|第\s{0,4}\d{1,9}\s{0,4}(?:号|条|版|款|项|届|轮|批|次|季度|期)|\d{1,9}\s{0,4}号(?:令|文件?|线|楼|院)?"
    r"|(?:邮编|邮政编码|邮政编号|郵編)\s{0,4}[:：]?\s{0,4}\d{6}"
    r"|(?:电话|热线|传真|联系方式|電話|手机|QQ|微信号)\s{0,4}(?:号码)?[:：]?\s{0,4}(?:[(（]?\d{3,4}[)）]?\s{0,4}[-—－–]\s{0,4})?\d{3,8}(?:\s{0,4}[-—－]\s{0,4}\d{1,6})?"
    r"(?!\d|\s{0,2}[个次件通起余多人])"  # 接听咨询电话191个 are calls
    r"|[(（]?0\d{2,3}[)）]?\s{0,4}[-—－–]+\s{0,4}\d{7,8}|1[3-9]\d{9}"
    r"|12\d{3}(?=\s{0,4}(?:政府|政务|便民|服务|热线|市长|平台|市民|投诉|熱線|[”\"】]|民声|在线))"
    rf"|(?<!\d)123\d\d(?=[\u3400-\u9fff])(?!{_UNITS}|[万亿余多以])"  # hotlines: 12345群众来信
    rf"|(?:大道|路|街|巷|弄)\s{{0,4}}\d{{1,9}}(?!\d)(?!\s{{0,4}}(?:{_UNITS}))\s{{0,4}}号?"
    r"|[A-Za-z]{1,20}[-A-Za-z\d]{0,20}\d[A-Za-z\d.]{0,20}|\d{1,20}[A-Za-z][A-Za-z\d]{0,20}|\d{1,9}\s{0,4}[+＋]\s{0,4}[XxNn]|“\d{1,9}”|\d{1,2}:\d{2}|[①-⑳]"
    r"|^\s{0,4}[(（]?\d{1,2}[)）、.．](?!\d)|(?<=[。；])\s{0,4}\d{1,2}[、.．](?!\d)|(?<=[：:])\s{0,4}\d{1,2}[.．](?!\d)))(?s:.))"
)
"""What is no figure is group 1."""
_COUNTING = re.compile(r"[\d一二三四五六七八九十两]")
_DIGIT = re.compile(r"\d")
_CLAUSE = re.compile(r"[，。；：:、,;！？!?（）()\n其](?:(?<!其)|中)")
_EDGE: Final = " \t共达约近为是有的计等：:，,、"
_FOLLOWING = re.compile(r"\s*[^，。；：、,;:！？（）()\d\s]{1,24}")
_HAN = re.compile(r"[\u3400-\u9fffA-Za-z]")
_LEADING_TIME = re.compile(r"^(?:截[至止]|\d{4}|年度?|月|日|，|全年|今年|本年度?)+$")
_TELLING: Final = 4
"""Characters from which the words before a number are enough: 收到意见建议28条, but 收到28条意见."""
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
    found += _CHINESE.finditer(masked)
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
    while found := _NOT_FIGURES.search(sentence, at):
        start, end = found.span(1)
        masked += sentence[at:start] + "\x00" * (end - start)
        at = end
    return masked + sentence[at:] if at else sentence


def _with_digits(masked: str) -> Iterator[re.Match[str]]:
    """All that `_FIGURE` finds."""
    at = 0
    while begin := _MAY_BEGIN.search(masked, at):
        found = _FIGURE.match(masked, begin.start())
        if found:
            yield found
        at = found.end() if found else begin.end()


def _goes_on_from_digit(masked: str, start: int) -> bool:
    """Whether a digit stands right before a sign: 3-5 is a span, and no number below zero."""
    return start > 0 and masked[start - 1].isdecimal()


def _is_approximate(found: re.Match[str]) -> bool:
    return found.re is _FIGURE and any(found.group("about", "more", "more2", "more3"))


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
        return None if counted is None else Decimal(counted)
    if len(digits) > 24:
        return None
    printed = groups["scale"] or ""
    scale = _SIMPLIFIED.get(printed, printed)
    if not scale and digits.isdecimal():
        amount = Decimal(digits) if len(digits) < _LONGEST else None
    else:
        amount = _plain(Decimal(nfkc(digits).replace(",", "")) * SCALES[scale])
    return -amount if amount and groups["sign"] in _MINUS else amount


def _plain(amount: Decimal) -> Decimal | None:
    """An amount without an exponent and without zeros at its end; None where it is too large to be kept."""
    amount = amount.normalize()
    exponent = amount.as_tuple().exponent
    if isinstance(exponent, int) and exponent > 0:
        amount = amount.quantize(Decimal(1))
    return amount if amount < MAX_VALUE else None


def _phrase(sentence: str, masked: str, start: int, end: int, previous: int) -> str:
    """The words before the number within its clause; where there are none, those after it."""
    begin = max(previous, start - _MAX_PHRASE)
    clause = 0
    for mark in _CLAUSE.finditer(masked, begin, start):
        listed = mark[0] == "、" and not (previous and clause <= previous)
        if not listed and not _inside_title(sentence, mark.start(), begin):
            clause = mark.end()
    before = sentence[max(begin, clause) : start].strip(_EDGE).removesuffix("高")
    if before.endswith(("和", "及", "与")) and not before.endswith("共和"):
        before = ""
    if _LEADING_TIME.match(before.replace(" ", "")):
        before = ""
    size = len(_HAN.findall(before))
    if size >= _TELLING:
        return before
    following = _FOLLOWING.match(masked, end)
    after = sentence[following.start() : following.end()].strip(_EDGE) if following else ""
    return before + after if size >= 2 else after or before


def _inside_title(sentence: str, position: int, begin: int) -> bool:
    """Whether a mark stands within 《…》 or “…”."""
    for opening, closing in ("《》", "“”"):
        opened = sentence.rfind(opening, begin, position)
        if opened >= 0 and sentence.find(closing, opened, position) < 0:
            return True
    return False
