"""A department that is named without its place: 退役军人事务局2023年发布信息多少条, "the education
bureau".
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple, Protocol

from handlers.understanding.patterns import PATTERNS
from handlers.understanding.wordlists.lexicon import Word, cut
from handlers.understanding.wordlists.senses import Mark, Operator, Ours, ScopeSense
from store.names.offices import Office, offices

_HAN = re.compile(r"[\u3400-\u9fff]")
_WORD = re.compile(r"[a-z]+")
_SHORTEST = 3
_LONGEST_ENGLISH = 8
"""Words."""
_BEFORE = frozenset(
    {
        Mark.FILLER,
        Mark.ASK,
        Mark.GENERIC,
        Mark.LIGHT,
        Operator.CHECK,
        Mark.WHO,
        Mark.WHICH,
        Mark.LISTED,
        Mark.FOLLOW_UP,
        ScopeSense.ALL,
        Mark.SOMEONE,
        Operator.ZERO,
    }
)
"""Senses of words that a department may follow; behind others its name may go on to the left:
某某水利局.
"""
_JOINS = "和与跟及、比是"
_AFTER = "和与跟及、比呢的去今前那二两"
_ENDINGS = "局委办院站会中心"
_ITS_LEVEL = "县区市镇省州盟旗"
"""What says of which level it is, and not where: 县卫健局."""


class Department(NamedTuple):
    """Where a text names a department, and as what."""

    start: int
    end: int
    said: str


def departments(text: str, words: Sequence[Word], names: ShortNames) -> list[Department]:
    """The departments that stand by themselves in a normalised text, which `words` cover."""
    found: list[Department] = []
    taken = _inside_words(words)
    place = 0
    while place < len(text):
        end, said = (
            _longest(text, place) if _HAN.match(text[place]) else _longest_english(text, place)
        )
        start = _start(text, place) if said else None
        if start is None:
            start, end, said = place, *_short(text, place, words, taken, names)
        if said:
            found.append(Department(start, end, said))
            place = end
        else:
            place += 1
    return found


def inside(text: str, places: Sequence[int]) -> Iterator[Department]:
    """The departments whose whole names begin at one of some places of a text, whatever stands
    before them.
    """
    position = 0
    for place in places:
        if place < position or not _HAN.match(text[place]):
            continue
        end, said = _longest(text, place)
        if said:
            yield Department(place, end, said)
            position = end


class ShortNames(Protocol):
    """Knows what departments with reports are called for short (`store.names.Names`)."""

    def short_department(self, text: str, at: int) -> tuple[int, str] | None:
        """A department that is called by half of its name at a place of a text, and where that
        ends.
        """
        ...


def _inside_words(words: Iterable[Word]) -> frozenset[int]:
    """The places of words that name something, in which no name of a department begins."""
    known = (word for word in words if len(word.text) > 1 and _names_something(word))
    return frozenset(chain.from_iterable(range(word.start, word.end) for word in known))


def _short(
    text: str,
    place: int,
    words: Sequence[Word],
    taken: Container[int],
    names: ShortNames,
) -> tuple[int, str]:
    """Half of the name of a department that has a report; where it ends, and the name, which is
    empty where none is.
    """
    nothing = place, ""
    if not text[place].isalnum() or (text[place].isascii() and not _begins_apart(text, place)):
        return nothing
    if place in taken:
        return nothing
    found = names.short_department(text, place)
    if found is None or not _begins_apart(
        text, place
    ):  # In this order: what stands before is cut into words for it.
        return nothing
    end, said = found
    is_bare = not text[place].isascii() and text[end - 1] not in _ENDINGS
    if is_bare and not _ends_apart(text, end, words):
        return nothing
    return (end, said)


def _begins_apart(text: str, place: int) -> bool:
    """Whether a name may begin here: at the front, behind another or a pause, or behind a word that
    says little.
    """
    before = text[place - 1] if place else ""
    if text[place].isascii():
        return not before.isalnum()
    return not _HAN.match(before) or before in _JOINS or _follows_a_word(text, place)


def _ends_apart(text: str, end: int, words: Sequence[Word]) -> bool:
    """Whether half a name may end here: 住建 before 24年, 呢, another name or a word that is known;
    no 公安机关.
    """
    behind = text[end : end + 1]
    if not _HAN.match(behind):
        return True
    return behind in _AFTER or any(word.start == end and _names_something(word) for word in words)


def _names_something(word: Word) -> bool:
    return bool(word.senses) and not {Mark.GENERIC, Mark.FILLER}.intersection(word.senses)


def kind_of(said: str) -> Office | None:
    """The office that is called so; None for one that no list has."""
    call = offices().chinese.get(said)
    if call:
        return call.office
    return None


def _longest(text: str, place: int) -> tuple[int, str]:
    """Where the longest name of a department that begins here ends, and the name; empty where none
    does.
    """
    known = offices()
    for length in known.lengths.get(text[place], ()):
        said = text[place : place + length]
        call = known.chinese.get(said) if length >= _SHORTEST else None
        if (
            call is not None
            and not call.stem
            and not call.office.means_place
            and "政府" not in said
        ):
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
        if len(words) == _LONGEST_ENGLISH or (
            words and text[end : match.start()] not in (" ", "'")
        ):
            break
        words.append(match.group())
        end = match.end()
        call = known.get(" ".join(words))
        if call is not None and _is_of_department(call.office):
            found = end, call.said or call.office.names[0]
    return found


def _is_of_department(office: Office) -> bool:
    """Whether an office is that of a department, and not a government's."""
    return not office.means_place and "政府" not in office.names[0]


def _follows_a_word(text: str, place: int) -> bool:
    """Whether a word ends here that a department may follow."""
    if PATTERNS["year-ahead-of-department"].search(text, 0, place):
        return True
    before = cut(text, 0, place)[-1:]
    return any(word.end == place and _may_precede(word) for word in before)


def _may_precede(word: Word) -> bool:
    return bool(_BEFORE.intersection(word.senses)) or any(
        isinstance(sense, Ours) for sense in word.senses
    )


def _start(text: str, place: int) -> int | None:
    """Where a department begins with what says of which level it is; None where its name may go on
    to the left.
    """
    for start in (place, place - 1):
        if start < place and (start < 0 or text[start] not in _ITS_LEVEL):
            return None
        if not start or not _HAN.match(text[start - 1]) or _follows_a_word(text, start):
            return start
    return None
