"""Where the words of a question stand for a figure: in its own clause, before it, or with another
figure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from handlers.prose.asserting.wanted import SoughtFigure
from handlers.prose.asserting.windows import Window
from handlers.prose.lists import pattern, words
from handlers.prose.shapes import shape
from handlers.prose.wording import (
    deeds,
    narrowing,
    neutral_or_verb,
    says_what_was_done,
    spans_of,
    spread,
    synonyms,
    verbs,
    whole_verb,
    whole_verb_of,
)

_NUMBER = re.compile(r"\d+")
_OPENING = ("“", "‘", "「")
_NAME = re.compile(r"[“‘「]\w{1,16}[”’」]")
"""The name of an account, behind what it is: 微信公众号“人文廿三里”."""


@dataclass(frozen=True, slots=True)
class FigureMatch:
    """Where the words of a question stand for a figure."""

    own: tuple[tuple[int, int], ...]
    """In its clause."""
    borrowed: tuple[str, ...]
    """Those that stand only in a clause with a figure of its own."""
    inside: int
    """Characters of the words in its clause; `exact` counts those that stand there as they were
    asked.
    """
    exact: int
    elsewhere: bool = False
    """Whether some stand only before its clause."""
    places: int = 0
    """Characters of the words that stand before its clause and only say where: on which website."""
    only_done_here: bool = False
    """Whether of the words only verbs stand in its clause, and a noun before it:
    政务微博…、微信公众号发布信息110条.
    """


def found_in(window: Window, wanted: SoughtFigure) -> FigureMatch | None:
    """Where every word of a question stands; None if one stands nowhere."""
    own: list[tuple[int, int]] = []
    borrowed: list[str] = []
    terms = _without_the_whole(wanted.terms, window)
    exact = len(wanted.terms) - len(terms)
    inside = places = 0
    elsewhere = noun_here = noun_elsewhere = False
    for term in terms:
        is_noun = term not in verbs()
        spans = spans_of(term, window.own)
        if spans is not None:
            inside += len(term)
            noun_here = noun_here or is_noun
            exact += term in window.own
            own += [_widened(term, span, window, wanted.unit) for span in spans]
            own += _made_of(term, window)
        elif _stands_before(term, window):
            named_again = _named_again(term, window)
            if named_again is not None:
                own.append(named_again)
                noun_here = True
            elsewhere = elsewhere or term not in words("implied")
            places += len(term) if _only_says_where(term) else 0
            noun_elsewhere = noun_elsewhere or is_noun
        elif any(spread(term, before + behind) for before, behind in window.listed):
            borrowed.append(term)
        else:
            return None
    return FigureMatch(
        tuple(own),
        tuple(borrowed),
        inside,
        exact,
        elsewhere or bool(borrowed),
        places,
        only_done_here=noun_elsewhere and not noun_here,
    )


def _without_the_whole(terms: Sequence[str], window: Window) -> Sequence[str]:
    """The words without the number of what a figure is a part of: 30 of 30件建议办结29件."""
    whole = _NUMBER.match(window.of)
    return [term for term in terms if whole is None or term != whole[0]]


def _only_says_where(term: str) -> bool:
    """Whether a word is a place of publishing, or what all reports are on: 政府信息公开专栏."""
    return bool(pattern("accounts").search(term)) or term in words("reported-on")


def _stands_before(term: str, window: Window) -> bool:
    """Whether a word stands before the clause, or need not stand anywhere."""
    if term in words("implied") and not says_what_was_done(window.own):
        return True
    is_deed = term in verbs() or term in deeds()
    if len(term) == 1 and whole_verb_of(term, window.earlier):
        return True
    return spread(term, window.earlier if is_deed else window.before)


def _made_of(term: str, window: Window) -> list[tuple[int, int]]:
    """Where a clause says again what a word begins with, of what it is made: 视频 in
    视频号推送视频964条.
    """
    made = narrowing().match(term)
    if made is None or made[0] == term:
        return []
    return [one.span() for one in re.finditer(re.escape(made[0]), window.left)]


def _named_again(term: str, window: Window) -> tuple[int, int] | None:
    """Where a clause names the last part of what was named before it:
    编辑《政府公报》，全年编发公报24期.

    Only the whole of what it counts: before it stand neutral words and verbs.
    """
    for size in range(len(term) - 1, 1, -1):
        place = window.left.find(term[-size:])
        if place >= 0 and neutral_or_verb().is_all_of(window.left, 0, place):
            return place, place + size
    return None


def _with_its_account(start: int, end: int, window: Window) -> tuple[int, int] | None:
    """A word for an account with its name, or a name with the word for the account behind it; None
    for any other.
    """
    if pattern("accounts").fullmatch(window.own, start, end):
        name = _NAME.match(window.own, end, len(window.left))
        if name:
            return (start, name.end())
        return None
    if window.own[start - 1 : start] not in _OPENING or not start:
        return None
    account = shape("behind-a-name").match(window.own, end, len(window.left))
    if account:
        return (start, account.end())
    return None


def _widened(term: str, span: tuple[int, int], window: Window, unit: str) -> tuple[int, int]:
    """A word's place with all of the longer word for the same that stands there: 申请 in
    政府信息公开申请.

    An account goes with its name: 微信公众号“人文廿三里”发布信息1088条; a short verb with the unit
    asked for: 赋分2分.
    """
    start, end = span
    if len(term) == 1 and unit and window.left.startswith(unit, end):
        return start, end + len(unit)
    if len(term) == 1 and (whole := whole_verb(window.own, start)):
        return whole
    account = _with_its_account(start, end, window)
    if account:
        return account
    first, last = span
    for word in synonyms().get(term, ()):  # 业务培训 and 培训班 of 业务培训班5期 are one
        place = window.own.rfind(word, 0, end + len(word)) if len(word) > end - start else -1
        inside = place >= len(window.left) or place + len(word) <= len(window.left)
        if 0 <= place <= start and end <= place + len(word) and inside:
            first, last = min(first, place), max(last, place + len(word))
    return first, last
