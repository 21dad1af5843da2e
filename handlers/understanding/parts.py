"""A question taken apart: names, years, and the words between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from handlers.understanding.lexicon import Word, cut, is_common
from handlers.understanding.measuring import measured
from handlers.understanding.period import Period, periods
from handlers.understanding.slips import Slip
from store.model import Ambiguous, Match, Mention, Resolution

_YEAR_WORDS = frozenset({"上年", "上一年", "上年度", "上一年度", "去年", "年报", "this year", "this year's"})
"""Wordings that are years where no other is named, or may stand right behind one (2021年报)."""


class Finder(Protocol):
    """Finds agencies in a sentence (`store.names.Names`)."""

    def find(self, text: str, words: Sequence[tuple[int, int]] = ()) -> tuple[Mention, ...]:
        """The names in a text, in order."""
        ...

    def resolve(self, mention: str) -> Resolution:
        """What a name by itself means."""
        ...


@dataclass(frozen=True, slots=True)
class Parts:
    """What stands in a question, in order: names, years, and the words between them."""

    text: str
    mentions: tuple[Mention, ...]
    periods: tuple[Period, ...]
    words: tuple[Word, ...]
    slips: tuple[Slip, ...] = ()

    @property
    def years(self) -> tuple[int, ...]:
        """All years named, once each."""
        return tuple(dict.fromkeys(year for period in self.periods for year in period.years))


def take_apart(text: str, names: Finder, today: date, written: str = "") -> Parts:
    """The names, years and words of a normalised text; `written` is the same with its capitals, which mark names."""
    cased = written if len(written) == len(text) else text
    whole = cut(text)
    known = [(word.start, word.end) for word in whole if word.senses and _is_content(word)]
    common = [(word.start, word.end) for word in whole if len(word.text) > 2 and is_common(word.text)]
    found = names.find(cased, sorted(known + common))
    mentions = _joined(tuple(_without_next_word(mention, whole, text, names) for mention in found), text)
    named = [(mention.start, mention.end) for mention in mentions]
    longer = [
        (word.start, word.end)
        for word in whole
        if word.senses and _is_content(word) and word.text not in _YEAR_WORDS
        if not any(overlap((word.start, word.end), other) for other in named)
    ]
    years = periods(text, today, longer + named)
    taken = sorted(named + [(period.start, period.end) for period in years])
    words: list[Word] = []
    position = 0
    borders = [(end, end) for _, end in measured(text)]
    for start, end in [*sorted(taken + borders), (len(text), len(text))]:
        if start >= position:
            words += cut(text, position, start)
        position = max(position, end)
    return Parts(text, mentions, tuple(years), tuple(words))


def _without_next_word(mention: Mention, words: Sequence[Word], text: str, names: Finder) -> Mention:
    """彭阳|县长信箱, not 彭阳县|长信箱: a name gives its last character back where it means the same without it."""
    shorter = mention.end - 1
    torn = any(word.start == shorter and word.end > mention.end and len(word.text) > 2 for word in words)
    if not torn or not isinstance(mention.resolution, Match):
        return mention
    rest = names.resolve(text[mention.start : shorter])
    same = isinstance(rest, Match) and rest.agency == mention.resolution.agency
    return Mention(mention.start, shorter, mention.resolution) if same else mention


_ENGLISH_GAP = re.compile(r",? ?(?:(?:of|in) )?")


def _joined(mentions: Sequence[Mention], text: str) -> tuple[Mention, ...]:
    """Names that stand together and lie in one another are one: 固原西吉; Qingshan Township, Yanchi County."""
    found: list[Mention] = []
    for mention in mentions:
        before = found[-1] if found else None
        gap = text[before.end : mention.start] if before else ""
        if before and not gap.strip(" 的") and _within(mention, before):
            found[-1] = Mention(before.start, mention.end, mention.resolution)
        elif (
            before
            and gap
            and _ENGLISH_GAP.fullmatch(gap)
            and text[mention.start].isascii()
            and _within(before, mention)
        ):
            found[-1] = Mention(before.start, mention.end, before.resolution)
        else:
            found.append(mention)
    return tuple(found)


def _within(inner: Mention, outer: Mention) -> bool:
    """Whether all that one name may mean lies in the place that the other means."""
    if not isinstance(outer.resolution, Match) or outer.resolution.agency.division is None:
        return False
    path = outer.resolution.agency.division.path
    match inner.resolution:
        case Match(agency):
            divisions = [agency.division]
        case Ambiguous(candidates):
            divisions = [agency.division for agency in candidates]
        case _:
            return False
    return all(d is not None and len(d.path) > len(path) and d.path[: len(path)] == path for d in divisions)


def _is_content(word: Word) -> bool:
    return len(word.text) > 1 and "filler" not in word.senses


def overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two spans share a character."""
    return one[0] < other[1] and other[0] < one[1]
