"""Agencies that a file's name spells out in letters (fushun-tjj-2022.txt), for reports that do not
say whose they are.

Such a name settles nothing by itself: it is only held against an agency that somebody asks for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import chain

from store.model import GOVERNMENT, Agency, Division
from store.names.forms import NameForm, short_of
from store.names.index import index
from store.names.naming import LEVELS, naming
from store.names.offices import Office, offices
from store.names.sounds import initials, spellings

_WORD = re.compile(r"[a-z]+")
_ENDING = re.compile(r"\.[a-z]{1,5}$")
_SHORTEST_OFFICE = 3
"""Characters of the end of an office's name that its letters may stand for: zfj, 执法局 of
综合行政执法局.
"""


def spells_out(file: str, agency: Agency, printed: str = "") -> bool:
    """Whether a file's name names this agency in letters; `printed` is what the report itself
    prints (市统计局).
    """
    words = _WORD.findall(_ENDING.sub("", file.rsplit("/", 1)[-1].lower()))
    if agency.division is None or not words:
        return False
    place = [word for word in words if _is_the_place(word, agency.division.code)][:1] or _in_two(
        words, agency.division
    )
    return bool(place) and _is_the_office(
        agency, [word for word in words if word not in place], printed
    )


def _in_two(words: Sequence[str], division: Division) -> list[str]:
    """The words for a place and for one that it lies in, where its own alone may be of others:
    qionghai-dalu-2019.
    """
    *above, own = division.path
    inner = [word for word in words if word in _letters(own, (division.level,))]
    around = set(chain.from_iterable(_letters(name, LEVELS) for name in above))
    outer = [word for word in words if word in around]
    if inner and outer and inner[0] != outer[0]:
        return [inner[0], outer[0]]
    return []


def _letters(name: str, levels: Sequence[str]) -> set[str]:
    """How a place's name is spelled, whole or without the word for any of these levels."""
    names = {name, *filter(None, (short_of(name, level) for level in levels))}
    return set(chain.from_iterable(map(spellings, names)))


def _is_the_office(agency: Agency, words: Sequence[str], printed: str) -> bool:
    """Whether what is printed is the agency's office, or, where nothing is, the words of a name of
    a file are.
    """
    is_government = agency.office in GOVERNMENT
    if printed and is_government and _is_the_government(printed):
        return True
    if printed and agency.division is not None:
        whole = agency.name if agency.office else agency.name + GOVERNMENT[0]
        return whole.endswith(printed) or (agency.division.name + printed).endswith(agency.name)
    if is_government:
        return not words
    return any(spells_office(word, agency.office) for word in words)


def _is_the_government(printed: str) -> bool:
    """Whether a report prints only that it is of the government of its place: 市政府办公厅."""
    call = offices().chinese.get(printed[1:] if printed[:1] in naming().level_letters else printed)
    return call is not None and call.office.names[0].startswith("人民政府")


def spells_office(word: str, office: str) -> bool:
    """Whether letters are those of an office, or of the end of its name, and of no other: sjj is
    审计局 and 数据局.
    """
    if word in spellings(office):
        return True
    if not any(word in initials(ending) for ending in _ends(office)):
        return False
    own = offices().kinds.get(office)
    return all(kind is own for kind in _with_initials().get(word, ()))


def _ends(office: str) -> list[str]:
    return [office[place:] for place in range(max(len(office) - _SHORTEST_OFFICE + 1, 0))]


@cache
def _with_initials() -> dict[str, list[Office]]:
    """The listed offices by the initials of their full names."""
    found: dict[str, list[Office]] = {}
    for name, kind in offices().kinds.items():
        for letters in initials(name):
            found.setdefault(letters, []).append(kind)
    return found


def office_in(file: str, office: str) -> bool:
    """Whether a file's name has the letters of an office."""
    return any(
        spells_office(word, office)
        for word in _WORD.findall(_ENDING.sub("", file.rsplit("/", 1)[-1].lower()))
    )


def _is_the_place(word: str, code: str) -> bool:
    """Whether letters spell a place, and none of the same level or above."""
    names = index()
    hits = {
        number for number, form in names.spelled(word) if form in (NameForm.FULL, NameForm.SHORT)
    }
    highest = min((names.level(number) for number in hits), default=0)
    return {names.code(number) for number in hits if names.level(number) == highest} == {code}
