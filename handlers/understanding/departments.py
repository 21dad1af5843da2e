"""A department that is named without its place: 退役军人事务局2023年发布信息多少条, "the education bureau"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from handlers.understanding.lexicon import Word, cut
from handlers.understanding.senses import Mark, Operator, Ours, Scope
from store.names.offices import Office, offices

_HAN = re.compile(r"[\u3400-\u9fff]")
_WORD = re.compile(r"[a-z]+")
_SHORTEST = 3
_LONGEST_ENGLISH = 8
"""Words."""
_BEFORE = frozenset(
    {Mark.FILLER, Mark.ASK, Mark.WHO, Mark.WHICH, Mark.LISTED, Mark.FOLLOW_UP, Scope.ALL, Mark.SOMEONE, Operator.ZERO}
)
"""Senses of words that a department may follow; behind others its name may go on to the left: 某某水利局."""
_ITS_LEVEL = "县区市镇省"
"""What says of which level it is, and not where: 县卫健局."""


class Department(NamedTuple):
    """Where a text names a department, and as what."""

    start: int
    end: int
    said: str


def departments(text: str, taken: Sequence[tuple[int, int]]) -> list[Department]:
    """The departments that stand by themselves in a normalised text, outside the spans that are taken."""
    found: list[Department] = []
    place = 0
    while place < len(text):
        end, said = _longest(text, place) if _HAN.match(text[place]) else _longest_english(text, place)
        start = _start(text, place) if said else None
        if start is not None and not any(start < stop and begin < end for begin, stop in taken):
            found.append(Department(start, end, said))
            place = end
        else:
            place += 1
    return found


def kind_of(said: str) -> Office | None:
    """The office that is called so; None for one that no list has."""
    call = offices().chinese.get(said)
    return call.office if call else None


def _longest(text: str, place: int) -> tuple[int, str]:
    """Where the longest name of a department that begins here ends, and the name; empty where none does."""
    known = offices()
    for length in known.lengths.get(text[place], ()):
        said = text[place : place + length]
        call = known.chinese.get(said) if length >= _SHORTEST else None
        if call is not None and not call.stem and not call.office.means_place and "政府" not in said:
            return place + len(said), said
    return place, ""


def _longest_english(text: str, place: int) -> tuple[int, str]:
    """The same of the English names; the department is given by its Chinese name."""
    if not text[place].isalpha() or (place and text[place - 1].isalpha()):
        return place, ""
    known = offices().english
    words: list[str] = []
    found = place, ""
    end = place
    for match in _WORD.finditer(text, place):
        if len(words) == _LONGEST_ENGLISH or (words and text[end : match.start()] not in (" ", "'")):
            break
        words.append(match.group())
        end = match.end()
        call = known.get(" ".join(words))
        if call is not None and not call.office.means_place and "政府" not in call.office.names[0]:
            found = end, call.said or call.office.names[0]
    return found


def _follows_a_word(text: str, place: int) -> bool:
    """Whether a word ends here that a department may follow."""
    before = cut(text, 0, place)[-1:]
    return any(word.end == place and _may_precede(word) for word in before)


def _may_precede(word: Word) -> bool:
    return bool(_BEFORE.intersection(word.senses)) or any(isinstance(sense, Ours) for sense in word.senses)


def _start(text: str, place: int) -> int | None:
    """Where a department begins with what says of which level it is; None where its name may go on to the left."""
    for start in (place, place - 1):
        if start < place and (start < 0 or text[start] not in _ITS_LEVEL):
            return None
        if not start or not _HAN.match(text[start - 1]) or _follows_a_word(text, start):
            return start
    return None
