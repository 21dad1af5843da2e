"""Agencies that are named without their place: 住建局, 市政府, where the question before or the
reports say which.

Such a name means the office of the place that was asked about before. Where no place was, it means
the one that has reports, if only one that is called so has any; else it is asked back.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import Final

from handlers.understanding.asked.question import Question
from handlers.understanding.continuing.corrections import office_of
from handlers.understanding.cutting.departments import Department
from handlers.understanding.cutting.parts import AgencyFinder, Parts
from handlers.understanding.patterns import PATTERNS
from handlers.understanding.wordlists.lexicon import Word, senses_of_all
from handlers.understanding.wordlists.senses import Mark, Ours, ScopeSense, Someones
from store.entering import GIVEN, only_if
from store.model import Agency, Ambiguous, Match, Mention

_OVER_ALL: Final = (Mark.WHO, ScopeSense.ALL)
"""What goes over all departments of a kind: 哪家教育局最多, 所有教育局合计."""
_MOST: Final = 8
"""Departments of one name that are offered to choose from."""
_NOT_OF_ONE: Final = (Mark.WHO, Mark.WHICH, Mark.LISTED, ScopeSense.ALL, ScopeSense.BELOW)


@only_if(lambda parts, *_: not parts.mentions, otherwise=GIVEN)
def with_the_only_ones(parts: Parts, names: AgencyFinder, before: Question | None) -> Parts:
    """The parts with agencies in the place of names without a place, where all of them are
    known.
    """
    if parts.mentions:
        return parts
    if parts.departments:
        return _with_departments(parts, names, before)
    if before is not None and before.mentions:
        return parts
    return _with_government(parts, names)


def _with_departments(parts: Parts, names: AgencyFinder, before: Question | None) -> Parts:
    if _goes_over_all(parts) or any(_is_ours(parts.words, one) for one in parts.departments):
        return parts
    found = [_department(one, names, before) for one in parts.departments]
    if len(found) > 1 and None in found:
        found = [*_of_several(parts.departments, found, names)]
    mentions = tuple(mention for mention in found if mention is not None)
    if len(mentions) == len(found):
        return replace(parts, mentions=mentions, departments=())
    return parts


def _goes_over_all(parts: Parts) -> bool:
    return len(parts.departments) == 1 and any(word.has_any(_OVER_ALL) for word in parts.words)


def _of_several(
    departments: Sequence[Department],
    found: Sequence[Mention | None],
    names: AgencyFinder,
) -> Iterator[Mention | None]:
    """Each of several departments: of the place where the others are, or asked back; none is
    dropped in silence.

    水务局跟卫健局2023谁的处罚多, where one water bureau and two health bureaus have reports.
    """
    known = chain.from_iterable(mention.agencies() for mention in found if mention is not None)
    places = {agency.division for agency in known}
    for one, mention in zip(departments, found, strict=True):
        if mention is not None:
            yield mention
            continue
        held = names.held_departments(one.said, _MOST)
        there = [agency for agency in held if agency.division in places]
        if len(there) == 1:
            yield Mention(one.start, one.end, Match(there[0], "only"))
        elif held:
            yield Mention(one.start, one.end, Ambiguous(held, "namesake"))
        else:
            yield Mention(one.start, one.end, Match(Agency(one.said, None, one.said), "exact"))


def _is_ours(words: Sequence[Word], department: Department) -> bool:
    """我县教育局: of the chat's home, which comes first."""
    ahead = senses_of_all(word for word in words if word.end == department.start)
    return any(isinstance(sense, Ours | Someones) for sense in ahead)


def _department(one: Department, names: AgencyFinder, before: Question | None) -> Mention | None:
    office = office_of(one.said, before, names) if before is not None else None
    if office is not None:
        return Mention(one.start, one.end, office.resolution)
    only = names.only_department(one.said)
    if only is None:
        return None
    return Mention(one.start, one.end, Match(only, "only"))


def _with_government(parts: Parts, names: AgencyFinder) -> Parts:
    for before, word in zip([None, *parts.words], parts.words, strict=False):
        which = _whose(word)
        asked = before is not None and before.has_any(_NOT_OF_ONE)
        if which is None or asked or (which == "any" and not _is_by_itself(parts.text, word)):
            continue
        only = names.only_government(which)
        if only is None:
            return parts
        mention = Mention(word.start, word.end, Match(only, "only"))
        return replace(
            parts, mentions=(mention,), words=tuple(other for other in parts.words if other != word)
        )
    return parts


def _whose(word: Word) -> str | None:
    """The level or ending of a government that is named without its place."""
    return next((sense.which for sense in word.senses if isinstance(sense, Someones)), None)


def _is_by_itself(text: str, word: Word) -> bool:
    ahead = text[: word.start].rstrip()
    apart = not ahead or not ahead[-1].isalnum()
    return apart and PATTERNS["government-by-itself"].match(text, word.end) is not None
