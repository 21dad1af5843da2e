"""Conditions on those in scope: 有申请但没有复议的单位, had requests in 2021 and none in 2022, grew
every year.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, islice
from typing import NamedTuple

from handlers.understanding.asked.question import Having
from handlers.understanding.cutting.parts import Parts
from handlers.understanding.entering import only_with
from handlers.understanding.patterns import PATTERNS
from handlers.understanding.quantities.choosing import choose
from handlers.understanding.wordlists.lexicon import Word, senses_of_all
from handlers.understanding.wordlists.senses import Mark, Operator
from store.measures import Measure


class Conditions(NamedTuple):
    """What must be so, in which year, of which figure first, and the words that say it."""

    having: tuple[Having, ...]
    years: tuple[int, ...]
    measures: tuple[Measure, ...]
    words: tuple[Word, ...]


@only_with(Mark.AGENCIES, Mark.WHO)
def conditions(parts: Parts) -> Conditions | None:
    """The conditions of a text that asks for agencies; None where it states none of these kinds."""
    asked = (
        word
        for at, word in enumerate(parts.words)
        if not (_is_the_one_named(word, parts) or _refers_to_requests(at, parts))
    )
    asks = any(word.has(Mark.AGENCIES) or word.has(Mark.WHO) for word in asked)
    if not asks or len(parts.mentions) > 1:
        return None
    return _every_year(parts) or _some_and_none(parts) or _both(parts)


def _is_the_one_named(word: Word, parts: Parts) -> bool:
    """Whether a word is the agency that is named ahead of it: Pingluo, requests the office could
    not answer.
    """
    behind = len(parts.mentions) == 1 and parts.mentions[0].end <= word.start
    return behind and PATTERNS["the-office-itself"].search(parts.text, 0, word.end) is not None


def _refers_to_requests(at: int, parts: Parts) -> bool:
    """Whether a "which" goes on about the requests ahead of it: the request which not finish."""
    word, before = parts.words[at], parts.words[at - 1] if at else None
    return word.text == "which" and before is not None and bool(before.hints)


def _both(parts: Parts) -> Conditions | None:
    """既有复议又有诉讼的单位, "agencies that had both reconsideration and litigation": some of
    each, in one year.
    """
    words = tuple(word for word in parts.words if PATTERNS["some-of-both"].fullmatch(word.text))
    surely = any(PATTERNS["surely-of-both"].fullmatch(word.text) for word in words)
    measures = choose(parts.words).measures
    if len(measures) != 2 or not surely or len(parts.years) > 1:
        return None
    return Conditions(tuple(map(Having, measures)), parts.years, measures[:1], words)


def _every_year(parts: Parts) -> Conditions | None:
    said = senses_of_all(parts.words)
    rising, falling = Operator.RISING in said, Operator.FALLING in said
    if Operator.TREND not in said or rising == falling:
        return None
    measures = choose(parts.words).measures
    if len(measures) != 1:
        return None
    used = (Operator.TREND, Operator.RISING, Operator.FALLING, Operator.CHANGE)
    words = tuple(word for word in parts.words if word.has_any(used))
    return Conditions((Having(measures[0], rising=rising),), (), measures, words)


def _some_and_none(parts: Parts) -> Conditions | None:
    for at, word in enumerate(parts.words):
        if PATTERNS["negation"].fullmatch(word.text) or word.has(Operator.ZERO):
            found = _denied(parts, at)
            if found is not None:
                return found
    return None


_BOUNDS = (Operator.ABOVE, Operator.BELOW, Operator.AT_LEAST, Operator.AT_MOST, Operator.COMPARE)
"""What is denied where it stands behind: 2022年没有超过平罗2021年的, which says of nobody that it
has none.
"""


def _denied(parts: Parts, at: int) -> Conditions | None:
    """Some of what stands before the word that denies, and none of what stands behind it, or of the
    same on a year.
    """
    word = parts.words[at]
    first = _first(parts.words[:at])
    if first is None or any(behind.has_any(_BOUNDS) for behind in parts.words[at + 1 :]):
        return None
    other = _named(parts.words[at + 1 :]) or first
    had = _year(parts, 0, word.start)
    lacked = _year(parts, _conjunction(parts.words[:at], word.start), len(parts.text))
    if other == first and (had is None or lacked is None or had == lacked):
        return None  # collected no fees: nothing is both had and lacked in one year
    year = lacked if had and lacked != had else None
    scope = tuple(islice(filter(None, (had, lacked)), 1))
    return Conditions(
        (Having(first), Having(other, some=False, year=year)), scope, (first,), (word,)
    )


def _first(words: Sequence[Word]) -> Measure | None:
    measures = choose(words).measures
    if measures:
        return measures[0]
    return None


def _named(words: Sequence[Word]) -> Measure | None:
    """The figure that is denied, where it is named: carried forward zero requests denies none of
    the requests.
    """
    if any(word.subjects for word in words):
        return _first(words)
    return None


def _conjunction(words: Sequence[Word], otherwise: int) -> int:
    """Where the second half begins: behind the last 但, 而 or "but" before the negation."""
    joints = [
        word.end
        for word in words
        if word.text in ("但", "但是", "而", "却", "可是", "but", "and", "yet")
    ]
    if joints:
        return joints[-1]
    return otherwise


def _year(parts: Parts, start: int, end: int) -> int | None:
    """The one year that is named between two places."""
    inside = (period.years for period in parts.periods if start <= period.start < end)
    years = set(chain.from_iterable(inside))
    if len(years) == 1:
        return years.pop()
    return None
