"""A statement whose truth is asked (红寺堡2020年行政处罚1271件对吗; "Xiji got 12 requests in 2022, right?").

What is stated is taken out of the text, and what is left is a question like any other: its answer is held against the
statement (`handlers.answering.verdicts`). So a stated number never becomes part of the question.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from handlers.understanding.lexicon import Word
from handlers.understanding.parts import Parts
from handlers.understanding.senses import Ending, HintsAt, Level, Mark, NamesColumn, NamesSubject, Operator, Sense
from store.model import Agency, Match
from store.reading.numbers import chinese
from store.reference import REFERENCE, BrokenReferenceError

_FILE = "claims.toml"
_LISTS = ("markers", "all", "none", "none_at_all", "some", "rose", "fell", "every_year", "doubled")
_FACTORS = {"万": 10_000, "亿": 100_000_000, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}
_HAN = "零〇一二两三四五六七八九十百千万"
_COUNTED = "成(?![立为员本果交绩效分])|件次|件|条|项|个|份|次|宗|起|例|人次|人|部|篇|期|块钱|元|%"
_COUNTED += "|percent(?!age)|per cent|yuan|rmb"
_NUMBER = re.compile(
    rf"(?<![\d第.])(?:(?P<digits>\d[\d,]*(?:\.\d+)?)|(?P<han>[{_HAN}]+))\s*(?P<factor>万|亿|thousand|million|billion)?"
    rf"\s*(?P<counted>{_COUNTED})?(?P<after>\s*(?:家|份报告|个单位|个机关|年|名|倍|times))?"
)
_BOUNDS = {Operator.ABOVE: (True, False), Operator.AT_LEAST: (True, True)}
_BOUNDS |= {Operator.BELOW: (False, False), Operator.AT_MOST: (False, True)}


@dataclass(frozen=True, slots=True)
class States:
    """That the figure is so much, in base units."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class Bounded:
    """That the figure is above or below a number; `inclusive` also at it."""

    value: Decimal
    above: bool
    inclusive: bool


@dataclass(frozen=True, slots=True)
class IsFirst:
    """That an agency has the place that the question asks for."""

    agency: Agency


@dataclass(frozen=True, slots=True)
class IsAll:
    """That a part is all of its row (全部来自自然人)."""


@dataclass(frozen=True, slots=True)
class IsNone:
    """That there is none."""


@dataclass(frozen=True, slots=True)
class IsSome:
    """That there is any."""


@dataclass(frozen=True, slots=True)
class Moved:
    """That it rose or fell: against the year before, or in every one of several years; or that it doubled."""

    up: bool
    every_year: bool = False
    doubled: bool = False


@dataclass(frozen=True, slots=True)
class IsMore:
    """That the first of two has more than the second, or fewer."""

    fewer: bool = False


Claim = States | Bounded | IsFirst | IsAll | IsNone | IsSome | Moved | IsMore


class Stated(NamedTuple):
    """What is claimed, and the text that asks for what is true."""

    claim: Claim
    text: str


class _Amount(NamedTuple):
    """A number that stands in a text, with its measure word."""

    start: int
    end: int
    value: Decimal
    counted: str


@cache
def _lists() -> dict[str, dict[str, tuple[str, ...]]]:
    with (REFERENCE / _FILE).open("rb") as file:
        lists = tomllib.load(file)
    try:
        found = {name: {tongue: _longest_first(lists[name][tongue]) for tongue in ("zh", "en")} for name in _LISTS}
        found["openers"] = {"zh": _longest_first(lists["markers"]["openers"]), "en": ()}
    except KeyError as missing:
        raise BrokenReferenceError(f"{_FILE}: the list {missing} is missing") from None
    return found


def _longest_first(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(words, key=len, reverse=True))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    lists = _lists()[name]
    english, chinese_words = ("|".join(map(re.escape, lists[tongue])) for tongue in ("en", "zh"))
    both = [rf"(?<!\w)(?:{english})(?!\w)"] * bool(english) + [f"(?:{chinese_words})"] * bool(chinese_words)
    return re.compile("|".join(both))


@cache
def _marker() -> re.Pattern[str]:
    """A marker at either end of a text; in between it is only one if it is a whole question by itself."""
    marker = _pattern("markers").pattern
    return re.compile(rf"^\W*(?:{marker})|(?:{marker})[\W啊呢吗么]*$|是不是|是否")


@cache
def _opener() -> re.Pattern[str]:
    return re.compile(rf"^\W*(?:{_pattern('openers').pattern})\W*")


_YES_NO = re.compile(
    r"(?:[吗嘛]|(?<![什怎多那这])么)\s*[?？]?\s*$|[?？]\s*$|^(?:is|are|was|were|did|does|do|has|have|had)\b"
)
_ASKING_ENDS = re.compile(r"(?:[吗嘛呢吧啊?？\s]|(?<![什怎多那这])么)+$")


def stated(parts: Parts, *, follows: bool = False) -> Stated | None:
    """What a text claims, where it asks whether something is so; None where it asks for anything else.

    A text that `follows` another question may leave out whom it speaks of: 2022年也是147件吧.
    """
    text, asked = parts.text, False
    for pattern in (_marker(), _opener()):
        found = pattern.search(text)
        if found is not None:
            text = _blank(text, found.start(), found.end())
            asked = asked or pattern is _marker()
    words = [word for word in parts.words if text[word.start : word.end].strip()]
    if _asks_otherwise(words, text):
        return None
    asked = asked or bool(_YES_NO.search(parts.text))
    opened = text != parts.text
    numbers = _amounts(text, parts, words)
    if len(numbers) == 1 and len(parts.mentions) == 1:
        bare = _blank(text, numbers[0].start, numbers[0].end)
        every = _all_of_it(bare, words, parts)
        if every is not None:
            return every  # 新收的7件全是自然人
    if len(numbers) == 1 and (asked or opened or _is_a_statement(numbers[0], parts, words, follows=follows)):
        claim = _with_number(numbers[0], text, words)
        return None if isinstance(claim.claim, Bounded) and len(parts.mentions) > 1 else claim
    if numbers:
        return None
    return _without_number(text, words, parts) if asked else _stated_none(text, words, parts)


def _stated_none(text: str, words: Sequence[Word], parts: Parts) -> Stated | None:
    """天宫镇2024年没有收到任何申请, "Xiji received no requests": said of one agency, and nothing is asked."""
    english = _is_english(parts.text)
    telling = [word for word in words if not (english and word.has(Mark.ASK))]
    asks = english and _ASKS_IN_ENGLISH.match(parts.text)
    if len(parts.mentions) != 1 or asks or any(word.has(sense) for word in telling for sense in _SAYS_WHO):
        return None
    match = _pattern("none_at_all").search(text)
    return None if match is None else Stated(IsNone(), _tidy(_blank(text, match.start(), match.end())))


_ASKS_IN_ENGLISH = re.compile(r"\W*(?:is|are|was|were|did|does|do|has|have|had|can|could|will|would)\b")
_SAYS_WHO: tuple[Sense, ...] = (Mark.AGENCIES, Mark.ASK, *Level, *Ending)


def _is_a_statement(number: _Amount, parts: Parts, words: Sequence[Word], *, follows: bool) -> bool:
    """Whether a text that asks nothing states a number of an agency: 平罗县申请24件; "Xiji issued 20 licences".

    In Chinese the number comes last; in English what is counted comes right behind it.
    """
    if len(parts.mentions) > 1 or not parts.words or not (parts.mentions or follows):
        return False
    if any(str(sense).startswith("op:rank") for word in words for sense in word.senses):
        return False
    english = _is_english(parts.text)
    telling = [
        word
        for word in words
        if not word.has(Mark.FILLER) and not (word.has(Mark.ASK) and (english or word.start >= number.end))
    ]
    if any(word.has(sense) for word in telling for sense in _SAYS_WHO) or (
        english and _ASKS_IN_ENGLISH.match(parts.text)
    ):
        return False
    bounded = any(word.has(sense) for word in words for sense in _BOUNDS)
    if bounded and re.search(r"的\W*$", parts.text):
        return False  # 新收不到十件的: those with fewer
    if english and parts.text[: number.start].rstrip().endswith("by"):
        return any(word.has(Operator.CHANGE) for word in words)  # fell by 727
    if not english:
        counts = (Mark.COUNT, Mark.ITEMS, Mark.FILLER, Mark.ASK)
        last = [word for word in words if word.start >= number.end]
        if last and all(_is_a_unit(word) or any(word.has(sense) for sense in counts) for word in last):
            return True
        end = number.end
        return not re.sub(r"[\W了的整吧呀啊哦嘛]+", "", parts.text[end:])
    if number.counted in ("yuan", "rmb"):
        return True
    behind = next((word for word in words if word.start >= number.end and not word.has(Mark.FILLER)), None)
    if behind is None or behind.has(Mark.THOSE):
        return follows
    if behind.has(Mark.COUNT):
        return any(word.subjects or word.hints for word in words)  # it licensed 43 cases
    return any(isinstance(sense, NamesSubject | HintsAt | NamesColumn) for sense in behind.senses)


def _is_a_unit(word: Word) -> bool:
    """Whether a word says what is counted: 9个项目, and not 九项合计."""
    return bool(word.columns) and not word.has(Operator.SUM)


def several(parts: Parts) -> bool:
    """Whether a text states more than one number and asks whether they are right."""
    marker = _marker().search(parts.text)
    if marker is None and (len(parts.mentions) != 1 or _YES_NO.search(parts.text)):
        return False
    text = _blank(parts.text, marker.start(), marker.end()) if marker else parts.text
    words = [word for word in parts.words if text[word.start : word.end].strip()]
    if _asks_otherwise(words, text) or len(amounts := _amounts(text, parts, words)) < 2:
        return False
    narrows = any(str(sense).startswith("op:") for word in words for sense in word.senses)
    return marker is not None or (not narrows and all(amount.counted or _is_english(text) for amount in amounts))


def _blank(text: str, start: int, end: int) -> str:
    return text[:start] + " " * (end - start) + text[end:]


def _asks_otherwise(words: Sequence[Word], text: str) -> bool:
    """Whether a number, somebody or something is asked for: then nothing is stated."""
    if any(word.has(Mark.WHO) or word.has(Mark.WHICH) or word.has(Mark.WHICH_YEAR) for word in words):
        return True
    bare = _ASKING_ENDS.sub("", text)
    return bool(re.search(r"多少|几|什么|啥|哪|谁|怎|为何|how\b|what\b|why\b|which\b|who\b|when\b|where\b", bare))


def _amounts(text: str, parts: Parts, words: Sequence[Word]) -> list[_Amount]:
    """The numbers of a text that are neither years nor part of a name or of a known word."""
    taken = [(mention.start, mention.end) for mention in parts.mentions]
    taken += [(period.start, period.end) for period in parts.periods]
    taken += [(word.start, word.end) for word in words if _is_known(word)]
    return [
        found
        for match in _NUMBER.finditer(text)
        if not match["after"]
        and (match["digits"] or match["counted"])
        and not any(
            match.start() < end and start < match.end("han" if match["han"] else "digits") for start, end in taken
        )
        and (found := _amount(match)) is not None
    ]


def _is_known(word: Word) -> bool:
    """Whether a word with a number in it is one that the lists know (四类过程性信息, 三安全一稳定)."""
    if not word.senses or len(word.text) == 1 or word.has(Mark.GENERIC):
        return False
    return bool(word.units) or not word.text[0].isdigit()  # "in 10,000 yuan" is a unit


def _amount(match: re.Match[str]) -> _Amount | None:
    if match["digits"]:
        value = Decimal(match["digits"].replace(",", "").rstrip("."))
    else:
        whole = chinese(match["han"])
        if whole is None:
            return None
        value = Decimal(whole)
    value *= _FACTORS.get(match["factor"] or "", 1)
    if match["counted"] == "成":
        return _Amount(match.start(), match.end(), value * _TENTHS, "%")
    return _Amount(match.start(), match.end(), value, match["counted"] or "")


_TENTHS = 10
"""Per cent in 一成."""


def _with_number(number: _Amount, text: str, words: Sequence[Word]) -> Stated:
    bound = next(
        (
            word
            for word in words
            if abs(word.end - number.start) <= 1 or abs(word.start - number.end) <= 1
            if any(word.has(sense) for sense in _BOUNDS)
        ),
        None,
    )
    rest = text
    claim: Claim = States(number.value)
    if bound is not None:
        above, inclusive = next(_BOUNDS[sense] for sense in _BOUNDS if bound.has(sense))
        claim = Bounded(number.value, above, inclusive)
        rest = _blank(rest, bound.start, bound.end)
    asks = _asking_for(number, english=_is_english(text))
    return Stated(claim, _tidy(rest[: number.start] + asks + rest[number.end :]))


def _asking_for(number: _Amount, *, english: bool) -> str:
    if number.counted in ("%", "percent", "per cent"):
        return " what percent " if english else "百分之几"
    return " how many " if english else f"多少{number.counted}"


def _is_english(text: str) -> bool:
    return not re.search(r"[\u3400-\u9fff]", text) or bool(re.search(r"\b(?:the|in|of|is|did|was|were|had)\b", text))


def _tidy(text: str) -> str:
    return re.sub(r"\s+", " ", _ASKING_ENDS.sub("", text)).strip(" ，,。.;；:：—-")


def _without_number(text: str, words: Sequence[Word], parts: Parts) -> Stated | None:
    for rule in (_all_of_it, _first, _more, _moved, _none, _some):
        found = rule(text, words, parts)
        if found is not None:
            return found
    return None


def _all_of_it(text: str, words: Sequence[Word], parts: Parts) -> Stated | None:
    match = _pattern("all").search(text)
    if match is None or not any(isinstance(sense, NamesColumn) for word in words for sense in word.senses):
        return None
    return Stated(IsAll(), _tidy(_blank(text, match.start(), match.end())))


def _first(text: str, words: Sequence[Word], parts: Parts) -> Stated | None:
    ends = (Operator.RANK_TOP, Operator.RANK_BOTTOM, Operator.RANK_NTH, Operator.RANK_SECOND, Operator.RANK_THIRD)
    if not any(word.has(sense) for word in words for sense in ends) or len(parts.mentions) != 1:
        return None
    mention = parts.mentions[0]
    if not isinstance(mention.resolution, Match):
        return None
    who = " which agency " if _is_english(text) else "哪家"
    return Stated(IsFirst(mention.resolution.agency), _tidy(text[: mention.start] + who + text[mention.end :]))


def _more(text: str, words: Sequence[Word], parts: Parts) -> Stated | None:
    if len(parts.mentions) != 2:
        return None
    fewer = bool(re.search(r"少|低|\b(?:fewer|less|lower|smaller)\b", text))
    more = bool(re.search(r"多|高|大|\b(?:more|higher|larger|bigger|greater)\b", text))
    return Stated(IsMore(fewer), _tidy(text)) if fewer != more else None


def _moved(text: str, words: Sequence[Word], parts: Parts) -> Stated | None:
    every = _pattern("every_year").search(text) is not None
    if _pattern("doubled").search(text):
        return Stated(Moved(up=True, doubled=True), _tidy(_pattern("doubled").sub(" 增长百分之几 ", text)))
    known = [(word.start, word.end) for word in words if _is_known(word) and not _MOVES.intersection(word.senses)]
    rose, fell = _apart(_pattern("rose"), text, known), _apart(_pattern("fell"), text, known)
    if (rose is None) == (fell is None):
        return None
    if every:
        text = _pattern("every_year").sub(" ", text)
    asks = " 历年 " if every else " 变化多少 "
    if _is_english(text):
        asks = " by year " if every else " change "
    pattern = _pattern("rose" if rose else "fell")
    return Stated(Moved(up=rose is not None, every_year=every), _tidy(pattern.sub(asks, text)))


_MOVES = frozenset({Operator.CHANGE, Operator.RISING, Operator.FALLING, Operator.COMPARE, Operator.TREND})


def _apart(pattern: re.Pattern[str], text: str, known: Sequence[tuple[int, int]]) -> re.Match[str] | None:
    """Where a pattern stands outside of words that mean something else: declined to process is a result."""
    for match in pattern.finditer(text):
        if not any(start < match.end() and match.start() < end for start, end in known):
            return match
    return None


def _none(text: str, words: Sequence[Word], parts: Parts) -> Stated | None:
    known = [(word.start, word.end) for word in words if _is_known(word) and not word.has(Operator.ZERO)]
    for match in _pattern("none").finditer(text):
        if not any(start < match.end() and match.start() < end for start, end in known):
            return Stated(IsNone(), _tidy(_blank(text, match.start(), match.end())))
    zero = next((word for word in words if word.has(Operator.ZERO)), None)
    return None if zero is None else Stated(IsNone(), _tidy(_blank(text, zero.start, zero.end)))


def _some(text: str, words: Sequence[Word], parts: Parts) -> Stated | None:
    match = _pattern("some").search(text)
    return None if match is None else Stated(IsSome(), _tidy(_blank(text, match.start(), match.end())))
