"""The one agency that is held of those that a name without a place may mean: 住建局, 市政府, "the
market bureau".
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from store.model import GOVERNMENT, Agency, Division
from store.names.departments_held import KINDS, called_in_english, is_short_for
from store.names.holdings import Holdings
from store.names.offices import offices
from store.names.words import one_of

ANY_PLACE: Final = "any"
"""The government of a place of which nothing is said: 政府2022年复议."""
_LONGEST: Final = 8
SHORTEST: Final = 2
"""Characters of a name that stands for a department without saying what it is: 住建."""
_RUN: Final = re.compile(r"[a-z]+(?:[ &,-]+[a-z]+){1,7}")
_WORD: Final = re.compile(r"[a-z]+")
_MOST: Final = 50
"""Governments among which the one of a level is looked for; where there are more, there are
several.
"""


def only_department(said: str, held: Holdings) -> Agency | None:
    """The only department with a report that is called so; None where there are several or none."""
    found = held_departments(said, held, 2)
    if len(found) == 1:
        return found[0]
    return None


def held_departments(said: str, held: Holdings, most: int) -> tuple[Agency, ...]:
    """At most so many departments with a report that are called so, wherever they are."""
    call = offices().chinese.get(said)
    names = {said, *call.office.names, *call.office.provincial} if call else {said}
    return held.called(frozenset(names), most)


def only_government(which: str, held: Holdings) -> Agency | None:
    """The only government with reports of a level (county) or an ending (市), by itself or by its
    office.
    """
    found = held.called(frozenset(GOVERNMENT), _MOST)
    if len(found) == _MOST:
        return None
    such = [agency for agency in found if _is_such(agency.division, which)]
    places = {agency.division.code for agency in such if agency.division}
    if len(places) == 1:
        return min(such, key=lambda agency: GOVERNMENT.index(agency.office))
    return None


def _is_such(place: Division | None, which: str) -> bool:
    if place is None:
        return False
    if which == ANY_PLACE:
        return place.level != "township"
    return which in (place.level, place.path[-1][-1])


def _may_stand_alone(piece: str) -> bool:
    return piece[-1] in one_of("department-alone") or len(piece) == SHORTEST


def short_department(text: str, at: int, held: Holdings) -> tuple[int, str] | None:
    """A department with a report that is called by half of its name here, and where that ends:
    教科体局, 住建.

    In English every word must stand for a part of the name, and what it is must be said: edu
    bureau.
    """
    if text[at].isascii():
        return _english(text, at, held)
    names = _beginning_with(text[at], held.office_names())
    if not names:
        return None
    for length in range(min(_LONGEST, len(text) - at), 1, -1):
        piece = text[at : at + length]
        fitting = [name for name in names if is_short_for(piece, name)]
        if len(fitting) == 1 and _may_stand_alone(piece):
            return at + length, fitting[0]
    return None


@lru_cache(maxsize=1024)
def _beginning_with(sign: str, office_names: tuple[str, ...]) -> tuple[str, ...]:
    """The departments whose names begin with a character."""
    return tuple(name for name in office_names if name[:1] == sign and name not in GOVERNMENT)


def _english(text: str, at: int, held: Holdings) -> tuple[int, str] | None:
    run = _RUN.match(text, at)
    words = [*_WORD.finditer(run.group())] if run else []
    departments = (
        [name for name in held.office_names() if name not in GOVERNMENT] if len(words) > 1 else []
    )
    for length in range(len(words), 1, -1):
        said = [word.group() for word in words[:length]]
        fitting = called_in_english(said, departments) if KINDS.fullmatch(said[-1]) else ()
        if len(fitting) == 1:
            return at + words[length - 1].end(), fitting[0]
    return None
