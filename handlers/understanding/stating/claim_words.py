"""The words and numbers of statements: the lists of `claims.toml`, and amounts that stand in a
text.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from handlers.understanding.asked.claims import Claim
from handlers.understanding.cutting.parts import Parts
from handlers.understanding.operating.limits import TENTHS
from handlers.understanding.patterns import PATTERNS
from handlers.understanding.wordlists.lexicon import Word
from handlers.understanding.wordlists.numerals import numeral
from handlers.understanding.wordlists.senses import Mark, Operator
from store.reading.words.numbers import chinese
from store.reference import REFERENCE, BrokenReferenceError

_FILE = "claims.toml"
_LISTS = (
    "about",
    "markers",
    "all",
    "none",
    "none_at_all",
    "some",
    "rose",
    "fell",
    "every_year",
    "doubled",
    "same",
    "moved",
    "each_in_it",
    "all_in_it",
    "until_now",
    "together",
    "not_plainly",
)
_POWERS = {"万": 4, "亿": 8, "thousand": 3, "million": 6, "billion": 9}
"""Zeros that a word behind a number stands for."""
BOUNDS = {Operator.ABOVE: (True, False), Operator.AT_LEAST: (True, True)}
BOUNDS |= {Operator.BELOW: (False, False), Operator.AT_MOST: (False, True)}


class StatedClaim(NamedTuple):
    """What is claimed, and the text that asks for what is true."""

    claim: Claim
    text: str


class Amount(NamedTuple):
    """A number that stands in a text, with its measure word."""

    start: int
    end: int
    value: Decimal
    counted: str
    over: bool = False
    """Whether it is a little more: 一千多件, 一万出头."""
    about: bool = False
    """Whether it is only about so many: 约30件, 三万件上下."""
    large: bool = False
    """Whether it is counted in tens of thousands or more: 1.83亿, 143.6 million."""

    @property
    def per_cent(self) -> bool:
        """Whether it is counted in hundredths."""
        return self.counted in ("%", "percent", "per cent")


@cache
def _lists() -> dict[str, dict[str, tuple[str, ...]]]:
    with (REFERENCE / _FILE).open("rb") as file:
        lists = tomllib.load(file)
    try:
        found = {
            name: {tongue: _longest_first(lists[name][tongue]) for tongue in ("zh", "en")}
            for name in _LISTS
        }
        found["openers"] = {"zh": _longest_first(lists["markers"]["openers"]), "en": ()}
    except KeyError as missing:
        raise BrokenReferenceError(f"{_FILE}: the list {missing} is missing") from None
    return found


def _longest_first(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(words, key=len, reverse=True))


@cache
def pattern(name: str) -> re.Pattern[str]:
    """What finds any word of a list, the longest first; English ones as whole words."""
    lists = _lists()[name]
    english, chinese_words = ("|".join(map(re.escape, lists[tongue])) for tongue in ("en", "zh"))
    both = [rf"(?<!\w)(?:{english})(?!\w)"] * bool(english) + [f"(?:{chinese_words})"] * bool(
        chinese_words
    )
    return re.compile("|".join(both))


def blank(text: str, start: int, end: int) -> str:
    """The text with blanks in place of `text[start:end]`, so that all else keeps its place."""
    return text[:start] + " " * (end - start) + text[end:]


def amounts(text: str, parts: Parts, words: Sequence[Word]) -> list[Amount]:
    """The numbers of a text that are neither years nor part of a name or of a known word."""
    taken = [(mention.start, mention.end) for mention in parts.mentions]
    taken += [(period.start, period.end) for period in parts.periods]
    taken += [(word.start, word.end) for word in words if is_known(word)]
    spelled = _spelled(text, words, taken) if is_english(text) else []
    return [*spelled, *_in_digits(text, taken)]


def _spelled(text: str, words: Sequence[Word], taken: Sequence[tuple[int, int]]) -> list[Amount]:
    """English numerals right before what they count: carried one request over, held three
    hearings.
    """
    counted = {word.start for word in words if word.subjects or word.hints or word.has(Mark.COUNT)}
    return [
        Amount(match.start(), match.end(), Decimal(numeral(match.group()) or 0), "")
        for match in _SPELLED.finditer(text)
        if match.end() + 1 in counted and not _meets_any(match.start(), match.end(), taken)
    ]


def _meets_any(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(first < end and start < last for first, last in spans)


_SPELLED = re.compile(r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b")


def _in_digits(text: str, taken: Sequence[tuple[int, int]]) -> list[Amount]:
    return [
        found
        for match in PATTERNS["number-in-a-statement"].finditer(text)
        if (_is_counted(match) or _is_so_many_times(match))
        and (
            match["within"]
            or not _meets_any(match.start(), match.end("han" if match["han"] else "digits"), taken)
        )
        and (match["han"] not in _NEXT_POWER or _said_ahead().search(text[: match.start()]))
        and (found := _amount(match)) is not None
    ]


def _is_counted(match: re.Match[str]) -> bool:
    """Whether a number says how much there is, and not how many agencies, years or places."""
    if match["after"]:
        return False
    return (
        _is_large(match)
        or _is_round(match)
        or any(match[said] for said in ("digits", "counted", "about"))
    )


def _is_round(match: re.Match[str]) -> bool:
    """Whether numerals are said to be about so many, without what they count: 近两千."""
    round_one = re.search("[百千]", match["han"] or "") is not None
    return round_one and _said_ahead().search(match.string[: match.start()]) is not None


def _is_large(match: re.Match[str]) -> bool:
    """Whether a number is counted in tens of thousands or more: 1.83亿, 四千万, 143.6 million."""
    return bool(match["factor"]) or re.search("[万亿]", match["han"] or "") is not None


_AS_MANY = re.compile(r"\d+(?:\.\d+)?\s*times(?= as (?:many|much)\b)")


def _is_so_many_times(match: re.Match[str]) -> bool:
    """Whether a number says how many times the figure of another one has: 是西吉的2倍, 2 times as
    many as Xiji.
    """
    text, start = match.string, match.start()
    return (
        _AS_MANY.match(text, start) is not None
        or PATTERNS["times-of-whom"].match(text, max(start - 1, 0)) is not None
    )


def is_of_another(amount: Amount, text: str) -> bool:
    """Whether an amount is a multiple of what another has, in either language."""
    return amount.counted in _MULTIPLES or text.startswith(" times as ", amount.end)


_MULTIPLES = ("倍", "times")


def is_known(word: Word) -> bool:
    """Whether a word with a number in it is one that the lists know (四类过程性信息,
    三安全一稳定).
    """
    if not word.senses or len(word.text) == 1 or word.has(Mark.GENERIC):
        return False
    return bool(word.units) or not word.text[0].isdigit()  # "in 10,000 yuan" is a unit


_ONE_OR_TWO = re.compile("(?<![零〇])[一二两三四五六七八九]{2}(?![零〇])")
"""一两件, 七八十件: one of two numbers."""
_SHORT = re.compile("(?P<power>[百千万亿])(?P<digit>[一二三四五六七八九])$")
_NEXT_POWER = {"百": "十", "千": "百", "万": "千", "亿": "千万"}


def _power(numeral: str) -> int:
    """How many 万 or 亿 is."""
    return int(10 ** _POWERS[numeral])


def _whole(numerals: str) -> int | None:
    """A whole number in Chinese numerals, also large (一亿四千万), said short (两千三) or alone
    (近百).
    """
    if _ONE_OR_TWO.search(numerals):
        return None
    numerals = _SHORT.sub(
        lambda short: f"{short.group()}{_NEXT_POWER[short['power']]}", numerals.replace("两", "二")
    )
    if numerals[:1] in _NEXT_POWER:
        numerals = f"一{numerals}"
    for power in ("亿", "万"):
        head, many, tail = numerals.partition(power)
        if many:
            front, behind = _whole(head), _whole(tail) if tail else 0
            if front is None or behind is None:
                return None
            return front * _power(power) + behind
    return chinese(numerals)


@cache
def _said_ahead() -> re.Pattern[str]:
    """What says right ahead of a number that it is only about so many."""
    return re.compile(rf"(?:{pattern('about').pattern})\s*$")


_AND_SOME = ("出头", "有余", "多", "余")
"""What says behind a number that it is a little more."""


def _amount(match: re.Match[str]) -> Amount | None:
    if match["digits"]:
        value = Decimal(match["digits"].replace(",", "").rstrip("."))
    else:
        whole = _whole(match["han"])
        if whole is None:
            return None
        value = Decimal(whole)
    # Only the digits that were stated: 1.83亿 is a hundred and eighty-three millions, more or less.
    value = _scaled(value, _POWERS.get(match["factor"] or "", 0), match["han"] or "")
    if match["counted"] == "成":
        return Amount(match.start(), match.end(), value * TENTHS, "%", match["about"] in _AND_SOME)
    vague = {(match[said] or "")[-1:] for said in ("within", "over")}
    over = bool(vague & {"多", "余"}) or match["about"] in _AND_SOME
    ahead = _said_ahead().search(match.string[: match.start()])
    start = ahead.start() if ahead else match.start()
    about = ahead is not None or "来" in vague or match["about"] in ("上下", "左右")
    counted = match["counted"] or (match["after"] or "").strip()
    return Amount(start, match.end(), value, counted, over, about, large=_is_large(match))


def _scaled(value: Decimal, power: int, numerals: str) -> Decimal:
    """A number with the power that stands behind it, which is that of its last part:
    一亿四千多万.
    """
    whole = _power("亿") if "亿" in numerals else 0
    if whole and power:
        return value // whole * whole + (value % whole).scaleb(power)
    if numerals and value > _HUNDRED:
        return value.scaleb(power).normalize()
    return value.scaleb(power)


_HUNDRED = 100
"""Beyond it Chinese numerals state only the digits that they have: 一亿八 is 1.8亿."""


def asking_for(number: Amount, *, english: bool) -> str:
    """The words that ask for a number in its place: 多少件, " how many "."""
    if number.per_cent:
        if english:
            return " what percent "
        return "百分之几"
    if english and number.counted in ("yuan", "rmb"):
        return " how many yuan "
    if english and number.counted == "times":
        return " how many times "
    if english:
        return " how many "
    return f"多少{number.counted}"


def is_english(text: str) -> bool:
    """Whether a text is English, also where it calls an agency by its Chinese name."""
    return text.isascii() or not _CHINESE.search(text) or bool(_ENGLISH.search(text))


_CHINESE = re.compile(r"[\u3400-\u9fff]")
_ENGLISH = re.compile(r"\b(?:the|in|of|is|did|was|were|had)\b")


def tidy(text: str) -> str:
    """What is left of a text, without the blanks and signs that stand around it."""
    return re.sub(r"\s+", " ", PATTERNS["asking-ends"].sub("", text)).strip(" ，,。.;；:：—-")


def standing_apart(
    pattern: re.Pattern[str],
    text: str,
    known: Sequence[tuple[int, int]],
) -> re.Match[str] | None:
    """Where a pattern stands outside of words that mean something else: declined to process is a
    result.
    """
    for match in pattern.finditer(text):
        if not any(start < match.end() and match.start() < end for start, end in known):
            return match
    return None


def is_all_denied(text: str, match: re.Match[str]) -> bool:
    """Whether "all" is denied or nearly meant there: 没有全部维持, not all, nearly all, all but
    three.
    """
    behind = text[match.end() :].lstrip()
    return PATTERNS["not-all"].search(text[: match.start()]) is not None or behind.startswith(
        ("but ", "except ")
    )


def is_more_denied(text: str) -> bool:
    """Whether a comparison is denied, which is no statement of these: 没有2020年多, did not have
    more than in 2022.
    """
    return PATTERNS["not-more"].search(text) is not None


def says_only(text: str) -> bool:
    """Whether one is said to be the only: 只有江山市超过50件."""
    return PATTERNS["only-one"].search(text) is not None
