"""What a text states of figures that the prose has: 桂林市2022年培训3次、受训123人次; "Guodao held
4 sessions".

Every number is taken out, and what is left asks for it: its answer is held against the number.
Whether it can be answered is for the prose to say; where it cannot, there is no verdict.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from handlers.understanding.asked.claims import States
from handlers.understanding.asked.question import Operation, Question
from handlers.understanding.composing.prose_pieces import (
    Asked,
    Span,
    alone,
    answered_in_pieces,
    cut_at,
    is_of_one,
    listed,
    names_and_years,
    of_figures,
)
from handlers.understanding.cutting.parts import Parts
from handlers.understanding.patterns import PATTERNS
from handlers.understanding.stating.claim_words import Amount as AmountInWords
from handlers.understanding.stating.claim_words import asking_for, pattern
from handlers.understanding.wordlists.english_numbers import ENGLISH_NUMBER, in_english
from handlers.understanding.wordlists.lexicon import senses_of_all
from handlers.understanding.wordlists.senses import Mark, Operator
from store.reading.words.numbers import chinese

_FACTORS = {
    "万": 10_000,
    "亿": 100_000_000,
    "thousand": 1000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
}
_NARROWS = frozenset({Operator.SUM, Operator.RATIO, Operator.CHECK, Operator.COMPARE})
"""Operations whose words may stand in a statement: 共, 占, 和."""
_SHORT = 3
"""Digits of a hotline's name that may as well be a number: 110, 119."""
_YES_NO = re.compile(
    r"^\W*(?:is it (?:true|right|so|correct)(?: that)?|did|does|do|was|were|is|are|has|have|had|"
    r"can|could)\b"
)


def adds_up(parts: Parts) -> bool:
    """Whether a text asks if figures of the prose add up, rather than whether one is so."""
    numbers = [
        word for word in parts.words if word.text[:1].isdigit() and word.text not in listed("names")
    ]
    return (
        len(numbers) > 1
        or PATTERNS["adds-figures"].search(parts.text) is not None
        or any(one.has(Operator.SUM) for one in parts.words)
    )


class _Number(NamedTuple):
    span: Span
    value: Decimal
    counted: str


def stated_of_prose(asked: Question, parts: Parts, understood: Asked) -> Question | None:
    """A text about the prose that states numbers, as the questions whose answers decide; None where
    it asks.
    """
    text = _without_markers(parts.text)
    if not is_of_one(asked, parts) or not _is_a_statement(text, parts):
        return None
    numbers = list(_numbers(text, parts))
    if not numbers or _leaves_a_number(text, parts, numbers):
        return None
    plain = replace(parts, text=text)
    anchors = [number.span for number in numbers]
    pieces = cut_at(plain, anchors)
    found = []
    for place, number in enumerate(numbers):
        said = alone(plain, pieces, place, anchors)
        one = understood(_asking(said, text[slice(*number.span)], number))
        if not _is_of_prose(one):
            return None
        found.append(replace(one, claim=States(number.value)))
    if len(found) == 1:
        return found[0]
    several = of_figures(found)
    if several:
        return answered_in_pieces(several, asked)
    return None


def _is_of_prose(one: Question) -> bool:
    return one.operation is Operation.FIND and not one.parts and not one.unclear


def _without_markers(text: str) -> str:
    """The text without words that ask whether it is so, with blanks for them: 对吗, "is that
    so?".
    """
    marker = pattern("markers").pattern
    for found in (
        re.search(rf"(?<![a-z])(?:{marker})[\W啊呢吗么]*$", text),
        re.search(rf"^\W*(?:{marker})", text),
        _YES_NO.search(text),
        PATTERNS["asking-ends"].search(text),
    ):
        if found is not None:
            text = text[: found.start()] + " " * (found.end() - found.start()) + text[found.end() :]
    return text


def _is_a_statement(text: str, parts: Parts) -> bool:
    """Whether nothing is asked, compared, bounded or denied."""
    bare = list(text)
    for one in parts.mentions:
        bare[one.start : one.end] = " " * (one.end - one.start)
    said = "".join(bare)
    if any(
        PATTERNS[name].search(said)
        for name in ("asks-of-prose", "bounded-or-denied", "number-of-the-asker")
    ):
        return False
    bare_of_things = PATTERNS["things-of-the-prose"].sub(_blanks, text)
    words = [word for word in parts.words if bare_of_things[word.start : word.end].strip()]
    if any(word.has_any((Mark.WHO, Mark.WHICH, Mark.WHICH_YEAR)) for word in words):
        return False
    return not any(
        isinstance(sense, Operator) and sense not in _NARROWS for sense in senses_of_all(words)
    )


def _blanks(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _numbers(text: str, parts: Parts) -> Iterator[_Number]:
    """The quantities that are stated: no years, no parts of names (12345热线), in Chinese with
    their measure words.
    """
    taken = names_and_years(parts)
    taken += [found.span() for found in _named().finditer(text)]
    for found in (_in_english_text() if text.isascii() else _in_chinese()).finditer(text):
        start, end = found.span("number")
        if any(one < end and start < other for one, other in taken):
            continue
        value = _value(found)
        if value is not None:
            yield _Number(found.span("all"), value, found["unit"] or "")


def _leaves_a_number(text: str, parts: Parts, numbers: Iterable[_Number]) -> bool:
    """Whether a text has a number that was not understood: then it states more than is judged."""
    known = [*(number.span for number in numbers), *names_and_years(parts)]
    known += [found.span() for found in _named().finditer(text)]
    return any(
        not any(start <= found.start() and found.end() <= end for start, end in known)
        for found in re.finditer(r"\d+", text)
    )


@cache
def _named() -> re.Pattern[str]:
    """A hotline by its number: 12345工单660件; of shorter ones only where a line is named:
    110热线.
    """
    names = "|".join(listed("names"))
    long = "|".join(name for name in listed("names") if len(name) > _SHORT)
    behind = PATTERNS["behind-a-hotline"].pattern
    return re.compile(rf"(?<![\d.,])(?:(?:{names})(?={behind})|(?:{long})(?![\d.,]\d))")


@cache
def _in_chinese() -> re.Pattern[str]:
    units = "|".join(map(re.escape, listed("units")))
    number, behind = PATTERNS["number-of-prose"].pattern, PATTERNS["behind-a-unit"].pattern
    return re.compile(rf"(?P<all>{number}(?P<unit>{units})){behind}")


@cache
def _in_english_text() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<all>(?P<number>(?<![\d.,-])\d[\d,]*(?:\.\d+)?(?![\d-])|{ENGLISH_NUMBER})"
        r"(?:\s+(?P<factor>thousand|million|billion))?(?:\s*(?P<unit>%|percent|per cent|yuan|"
        r"rmb))?)(?![a-z])"
    )


def _value(found: re.Match[str]) -> Decimal | None:
    said = found["number"]
    if said[0].isdigit():
        value = Decimal(said.replace(",", "").rstrip("."))
    else:
        whole = in_english(said) if said.isascii() else chinese(said.replace("两", "二"))
        if whole is None:
            return None
        value = Decimal(whole)
    unit = found["unit"] or ""
    value *= _FACTORS.get(found["factor"] or "", 1) * _FACTORS.get(unit.removesuffix("元"), 1)
    return value


def _asking(said: str, number: str, stated: _Number) -> str:
    """A piece with words that ask for its number in place of it."""
    words = asking_for(
        AmountInWords(*stated.span, stated.value, stated.counted), english=number.isascii()
    )
    if stated.counted in ("yuan", "rmb"):
        words = " how many yuan "
    if words.startswith("百分"):
        words = "是" + words
    return " ".join(said.replace(" ".join(number.split()), words, 1).split())
