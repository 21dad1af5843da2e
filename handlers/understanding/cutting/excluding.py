"""Who a question takes out: 除西吉外, 不含西吉, 不是西吉的, other than Xiji; not Xiji.

A word that takes out stands right beside a name. One that does not (除自然人外) takes out something
else, is left unused, and so keeps the question away from the tables.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, product
from typing import NamedTuple

from handlers.understanding.cutting.parts import Parts
from handlers.understanding.entering import only_with
from handlers.understanding.patterns import PATTERNS
from handlers.understanding.wordlists.lexicon import Word
from handlers.understanding.wordlists.senses import Except, Mark, ScopeSense, Someones
from store.entering import only_if
from store.model import GOVERNMENT, Agency, Match, Mention

_AHEAD = (Except.AHEAD, Except.NOT, Except.ALONE)
"""Senses of what stands before the names; `except:behind` stands behind them."""
_PAUSE = re.compile("[,，;；。]")

_LATIN = re.compile("[a-z]")
_OF_OTHERS = (
    Mark.WHO,
    Mark.WHICH,
    Mark.AGENCIES,
    ScopeSense.ALL,
    ScopeSense.PEERS,
    ScopeSense.BELOW,
)
"""What asks of those that are left."""
_TWO = 2


class Excluded(NamedTuple):
    """The names that are taken out, and the words that do it."""

    mentions: tuple[Mention, ...]
    words: tuple[Word, ...]


@only_with(Except, otherwise=Excluded((), ()))
def excluded(parts: Parts) -> Excluded:
    """What 除了, 之外, except and the like take out of a question."""
    out: list[Mention] = []
    used: list[Word] = []
    unnamed: list[Mention] = []
    for mark in parts.words:
        taken = _taken(mark, parts)
        if taken and not _was_never_in_it(mark, taken, parts):
            out += taken
            used.append(mark)
        elif (own := _government_of_the_region(mark, parts)) is not None:
            unnamed.append(own)
            used.append(mark)
    return Excluded((*(one for one in parts.mentions if one in out), *unnamed), tuple(used))


@only_if(lambda taken, left: taken, otherwise=())
def still_in(taken: Sequence[Mention], left: Sequence[Mention]) -> tuple[Mention, ...]:
    """Those of the names taken out that may lie in what is left: 除了西吉，红寺堡处罚多少 is of
    Hongsibu alone.
    """
    if not left:
        return tuple(taken)
    return tuple(inner for inner in taken if any(_lies_in(inner, outer) for outer in left))


def _was_never_in_it(mark: Word, taken: Sequence[Mention], parts: Parts) -> bool:
    """Whether a place that is named before lacks what is taken out: the sum of Xiji minus Hongsibu
    is a difference.
    """
    before = [one for one in parts.mentions if one.end <= mark.start and one not in taken]
    if not before or not mark.has(Except.AHEAD):
        return False
    return not any(_lies_in(inner, outer) for inner, outer in product(taken, before))


def _lies_in(inner: Mention, outer: Mention) -> bool:
    """Whether an agency may lie in the place of another, or be one of its offices."""
    within, around = _paths(inner), _paths(outer)
    if not (within and around):
        return True
    return any(one[: len(other)] == other for one, other in product(within, around))


def _paths(mention: Mention) -> list[tuple[str, ...]]:
    """The places in which the agencies lie that a name may mean."""
    return [agency.division.path for agency in mention.agencies() if agency.division is not None]


def _government_of_the_region(mark: Word, parts: Parts) -> Mention | None:
    """The government of the only place that is named, by its kind alone: excluding the city
    government, 除市政府外.
    """
    match [mention.resolution for mention in parts.mentions]:
        case [Match(agency)] if agency.division is not None and not agency.office:
            place = agency.division
        case _:
            return None
    kinds = {place.level, place.path[-1][-1]}
    for word in parts.words:
        which = {sense.which for sense in word.senses if isinstance(sense, Someones)}
        if which & kinds and _is_taken_out(word, mark, parts):
            government = Agency(f"{place.name}{GOVERNMENT[0]}", place, GOVERNMENT[0])
            return Mention(word.start, word.end, Match(government, "region"))
    return None


def _is_taken_out(word: Word, mark: Word, parts: Parts) -> bool:
    """Whether a word stands beside the one that takes out, on the side on which that takes out."""
    if mark.has_any((Except.AHEAD, Except.NOT)) and word.start >= mark.end:
        return _beside(mark.end, word.start, parts)
    return (
        mark.has(Except.BEHIND) and word.end <= mark.start and _beside(word.end, mark.start, parts)
    )


def _taken(mark: Word, parts: Parts) -> Sequence[Mention]:
    if not mark.has_any(_AHEAD) and not mark.has(Except.BEHIND):
        return ()
    taken = _taken_ahead(mark, parts)
    if taken or (mark.has(Except.AHEAD) and _takes_out_figures(mark, parts)):
        return taken
    if mark.has(Except.BEHIND):
        return _taken_before(mark, parts)
    return ()


def _taken_before(mark: Word, parts: Parts) -> Sequence[Mention]:
    """The names that stand before the word that takes out."""
    before = [mention for mention in parts.mentions if mention.end <= mark.start][::-1]
    beside = bool(before) and _beside(before[0].end, mark.start, parts)
    if beside:
        return _together(before, parts)
    return ()


def _taken_ahead(mark: Word, parts: Parts) -> Sequence[Mention]:
    """The names that stand behind the word that takes out."""
    ahead = [mention for mention in parts.mentions if mention.start >= mark.end]
    if not ahead or not mark.has_any(_AHEAD) or not _beside(mark.end, ahead[0].start, parts):
        return ()
    if mark.has(Except.BEHIND) and _PAUSE.search(parts.text, mark.end, ahead[0].start):
        return ()
    taken = _up_to_a_pause(mark, _together(ahead, parts), parts)
    if mark.has(Except.AHEAD) or _ends_there(mark, taken[-1].end, parts):
        return taken
    return ()


def _up_to_a_pause(mark: Word, taken: Sequence[Mention], parts: Parts) -> Sequence[Mention]:
    """The first of names with a comma between two of them, where nothing closes the list:
    除了西吉，红寺堡处罚多少.

    除了西吉，红寺堡之外 takes out both, and so does what asks of all that are left:
    除了西吉，红寺堡，哪家最多.
    """
    if len(taken) != _TWO or not mark.has(Except.AHEAD) or _LATIN.search(mark.text):
        return taken
    first, second = taken
    between = parts.text[first.end : second.start].strip()
    closed = any(word.has(Except.BEHIND) and word.start >= second.end for word in parts.words)
    asks_of_others = _PAUSE.match(parts.text, second.end) or any(
        word.has_any(_OF_OTHERS) for word in parts.words
    )
    if between in ("，", ",") and not closed and not asks_of_others:
        return taken[:1]
    return taken


def _ends_there(mark: Word, place: int, parts: Parts) -> bool:
    """Whether a word that may say anything else takes out what ends at a place: not Xiji;
    不是西吉的.
    """
    if not mark.has(Except.NOT) and not _alone(mark, parts):
        return False
    return PATTERNS["ends-what-is-excluded"].match(parts.text, place) is not None


def _takes_out_figures(mark: Word, parts: Parts) -> bool:
    """Whether what is left out is named right behind, and is no agency:
    五华2022年不算自然人的申请.
    """
    behind = [word for word in parts.words if word.start >= mark.end and not word.has(Mark.FILLER)][
        :1
    ]
    return any(
        bool(word.columns or word.subjects) and not _PAUSE.search(parts.text, mark.end, word.start)
        for word in behind
    )


def _alone(mark: Word, parts: Parts) -> bool:
    """Whether nothing is said but whom to leave out: drop Xiji, and not "did penalties drop"."""
    return not parts.periods and all(word is mark or word.has(Mark.FILLER) for word in parts.words)


def _beside(start: int, end: int, parts: Parts) -> bool:
    """Whether nothing that says anything stands between two places."""
    return all(
        word.has(Mark.FILLER) for word in parts.words if start <= word.start and word.end <= end
    )


def _together(mentions: Sequence[Mention], parts: Parts) -> Sequence[Mention]:
    """The first of these mentions, and those that 和 or a comma joins to it."""
    for place, (one, other) in enumerate(pairwise(mentions), start=1):
        first, second = sorted((one, other), key=lambda mention: mention.start)
        if not PATTERNS["excluded-together"].fullmatch(parts.text, first.end, second.start):
            return mentions[:place]
    return mentions
