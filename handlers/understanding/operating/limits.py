"""Bounds and heads of rankings: 超过1000件, at least 5, none at all, 前三名."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import partial
from itertools import chain, pairwise

from handlers.understanding.asked.question import BoundSide, Ranking
from handlers.understanding.operating.accepting import PLACES
from handlers.understanding.operating.told import is_money
from handlers.understanding.operating.two_bounds import two_bounds
from handlers.understanding.quantities.choosing import Choice
from handlers.understanding.wordlists.lexicon import Word, number, senses_of_all
from handlers.understanding.wordlists.numerals import english_number, numeral
from handlers.understanding.wordlists.senses import Mark, Operator, Unit
from store.entering import only_if
from store.reading.words.numbers import chinese

UNITS = {Unit.TEN_THOUSAND: 10_000, Unit.HUNDRED_MILLION: 100_000_000}
"""What a number is multiplied by for the unit behind it."""


ENGLISH = {"thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}
_BARE = {"万": UNITS[Unit.TEN_THOUSAND], "亿": UNITS[Unit.HUNDRED_MILLION]}
"""The same where another measure word stands behind it: 1.2万|件."""
TENTHS = 10
"""Per cent in 一成."""
_NTH = {Operator.RANK_SECOND: 2, Operator.RANK_THIRD: 3}
_SOME = 3
"""How many 前几名 asks for."""


def head_of(words: Sequence[Word]) -> int:
    """How many places 前三名, "top 5" or 最多的三家 asks for."""
    for sense in (Operator.RANK_HEAD, Operator.FEW):
        for word in words:
            if word.has(sense):
                return max(numeral(word.text) or _SOME, 1)
    before = pairwise(words)
    said = next(
        (amount(one) for one, other in before if other.has(Mark.AGENCIES) and amount(one)), None
    )
    return int(said) if said else 1  # the three Changzhi agencies with the most penalties


def place_of(words: Sequence[Word]) -> int:
    """Which place 第三名 or "the 2nd" asks for."""
    for word in words:
        if word.has(Operator.RANK_NTH):
            return max(numeral(word.text) or 1, 1)
        found = next((place for sense, place in _NTH.items() if word.has(sense)), None)
        if found is not None:
            return found
    return 1


def part_asked(words: Sequence[Word]) -> Ranking | None:
    """The place that is asked for among the parts of a figure; None for the last: those that are 0
    are not told.
    """
    said = senses_of_all(words)
    if not said & PLACES or Operator.RANK_BOTTOM in said:
        return None
    if any(word.has(Mark.WHO) and not word.has(Mark.PART) for word in words):
        return None
    return Ranking(position=place_of(words), of_parts=True)


_BOUNDS = (Operator.ABOVE, Operator.BELOW, Operator.AT_LEAST, Operator.AT_MOST)


def limits(words: Sequence[Word], money: bool) -> Ranking | None:
    """超过1000件, at least 5, none at all: a bound is a word for it beside a number (of 万元, where
    money is meant).
    """
    if any(word.has(Operator.ZERO) for word in words):
        return Ranking(descending=False, all=True, below=Decimal(0), inclusive=True)
    for average, side in _AVERAGES.items():
        if any(word.has(average) for word in words):
            return Ranking(descending=side is BoundSide.ABOVE, all=True, average=side)
    between = _between(words, money=money)
    if between is not None:
        return Ranking(all=True, above=min(between), below=max(between), inclusive=True)
    return two_bounds(words, partial(_amount_at, words, money=money)) or _beyond(words, money=money)


def _amount_at(words: Sequence[Word], place: int, *, money: bool) -> Decimal | None:
    digits = amount(words[place])
    if digits is None:
        return None
    return digits * _unit_of(words[place + 1 : place + 2], money=money)


_AVERAGES = {Operator.ABOVE_AVERAGE: BoundSide.ABOVE, Operator.BELOW_AVERAGE: BoundSide.BELOW}


def _beyond(words: Sequence[Word], *, money: bool) -> Ranking | None:
    """Those above or below the number that stands beside a word for a bound."""
    for place, word in enumerate(words):
        kind = next((sense for sense in word.senses if sense in _BOUNDS), None)
        bound = None if kind is None else _bound(words, place, money=money)
        if bound is not None and kind in (Operator.BELOW, Operator.AT_MOST):
            return Ranking(
                descending=False, all=True, below=bound, inclusive=kind is Operator.AT_MOST
            )
        if bound is not None:
            return Ranking(all=True, above=bound, inclusive=kind is Operator.AT_LEAST)
    return None


def _between(words: Sequence[Word], *, money: bool) -> tuple[Decimal, Decimal] | None:
    """The two numbers of 5到20件之间, between 5 and 20."""
    if not any(word.has(Operator.BETWEEN) for word in words) and not _from_to(words):
        return None
    found = [
        number_said * _unit_of(words[at + 1 : at + 2], money=money)
        for at, word in enumerate(words)
        if (number_said := amount(word)) is not None
    ]
    if len(found) == 2:
        return (found[0], found[1])
    return None


def _from_to(words: Sequence[Word]) -> bool:
    """Whether agencies are asked for whose figure lies from one number to another:
    许可在一千到五千件的单位.
    """
    if not any(word.has(Mark.AGENCIES) for word in words):
        return False
    return any(
        amount(one) is not None and to.text in ("到", "至", "to") and amount(other) is not None
        for one, to, other in zip(words, words[1:], words[2:], strict=False)
    )


def _bound(words: Sequence[Word], place: int, *, money: bool) -> Decimal | None:
    """The number beside a word for a bound; 50 beside 超过一半."""
    for at in range(max(place - 2, 0), min(place + 3, len(words))):
        if words[at].has(Mark.HALF):
            return _HALF
        digits = amount(words[at])
        if digits is not None:
            behind = words[at + 1 : at + 2]
            of_another = any(
                word.has(Operator.TIMES) for word in behind
            )  # at least two times as many as Xiji
            if of_another:
                return None
            return digits * _unit_of(behind, money=money)
    return None


_HALF = Decimal(50)
"""Per cent."""


def amount(word: Word) -> Decimal | None:
    """The number that a word is: 1,000, 0.5, 一百."""
    digits = number(word)
    if digits is not None:
        return Decimal(digits)
    spelled = english_number(word.text)
    if spelled is not None:
        return Decimal(spelled)
    counted = None if word.senses else chinese(word.text)
    if counted is None:
        return None
    return Decimal(counted)


@only_if(lambda words, choice: any(word.text[0].isdigit() for word in words), otherwise=())
def numbers_stated(words: Sequence[Word], choice: Choice) -> tuple[Decimal, ...]:
    """The numbers of a text, each in the unit that stands behind it: 1.2万件, 7713.39万元."""
    found = []
    for place, word in enumerate(words):
        digits = number(word)
        if digits is not None:
            unit = _unit_of(
                [one for one in words[place + 1 : place + 2] if one.text != "成"],
                money=is_money(choice),
            )
            found.append(Decimal(digits) * unit)
    return tuple(found)


def _unit_of(following: Sequence[Word], *, money: bool) -> int:
    """What a number is multiplied by for the unit behind it; 万 counts for pieces too, and 成 is
    ten per cent.
    """
    if any(word.text == "成" for word in following):
        return TENTHS
    bare = [_BARE[word.text] for word in following if word.text in _BARE]
    if bare:
        return bare[0]
    english = next((ENGLISH[word.text] for word in following if word.text in ENGLISH), None)
    if english is not None:
        return english
    units = set(chain.from_iterable(word.units for word in following))
    return next(
        (factor for unit, factor in UNITS.items() if unit in units and (money or factor == 10_000)),
        1,
    )
