"""Departments that are called by half of their name or by a translation of it, beside a place that has their report.

抚远自资局, 江门公路, Jiangmen Highway Bureau, "shuyang development reform bureau": no list has these, but of the
departments of that place whose reports are held only one can be called so. Where the place itself has a report, only
what ends as departments do is read so: 平罗教育 may be 平罗's figure for education.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final, NamedTuple

from store.model import GOVERNMENT, Agency, Ambiguous, Division, Match, Mention
from store.names.holdings import Holdings
from store.reference import rows_of

_CHINESE: Final = re.compile(r"的?([\u3400-\u9fff]{2,12})")
_ENGLISH: Final = re.compile(r"(?:'s|’s)?((?:[ &,-]+[a-z]+)+)")
_WORD: Final = re.compile(r"[a-z]+")
_ENDINGS: Final = "局委办厅院所站队会中心"
"""Characters that the name of a department ends in."""
_KINDS: Final = re.compile("bureau|department|dept|office|commission|committee|administration|authority|agency")
_BETWEEN: Final = re.compile("and|of|the|local|municipal|county|city|district|town|provincial")


class _Read(NamedTuple):
    """Departments that text behind a place may mean, up to a place in the text."""

    end: int
    offices: tuple[str, ...]


def with_departments_held(text: str, mentions: Sequence[Mention], held: Holdings) -> tuple[Mention, ...]:
    """The mentions, a place with a department behind it as that department where only one that is held is called so."""
    found: list[Mention] = []
    for number, mention in enumerate(mentions):
        until = mentions[number + 1].start if number + 1 < len(mentions) else len(text)
        found.append(_with_department(text[:until].lower(), mention, held))
    return tuple(found)


def _with_department(text: str, mention: Mention, held: Holdings) -> Mention:
    read = [(place, _behind(text, mention.end, place, held)) for place in _places(mention)]
    some = [(place, one) for place, one in read if one is not None]
    if not some:
        return mention
    end = max(one.end for _, one in some)
    meant = tuple(
        Agency(place.name + office, place, office) for place, one in some if one.end == end for office in one.offices
    )
    resolution = Match(meant[0], "department") if len(meant) == 1 else Ambiguous(meant, "department")
    return Mention(mention.start, end, resolution)


def _places(mention: Mention) -> list[Division]:
    """The places that a name without an office may mean."""
    return [one.division for one in mention.agencies() if one.division is not None and not one.office]


def _behind(text: str, at: int, place: Division, held: Holdings) -> _Read | None:
    there = held.offices(place.code)
    departments = [office for office in there if office and office not in GOVERNMENT]
    if not departments:
        return None
    itself = len(departments) < len(there)
    return _chinese(text, at, departments, itself=itself) or _english(text, at, departments, itself=itself)


def _chinese(text: str, at: int, departments: Iterable[str], *, itself: bool) -> _Read | None:
    """The longest piece behind the place whose characters stand in the name of a department in their order."""
    run = _CHINESE.match(text, at)
    if run is None:
        return None
    said = run.group(1)
    for length in range(len(said), 1, -1):
        piece = said[:length]
        if itself and piece[-1] not in _ENDINGS:
            continue
        fitting = tuple(office for office in departments if _is_short_for(piece, office))
        if fitting:
            return _Read(run.start(1) + length, fitting)
    return None


def _is_short_for(piece: str, office: str) -> bool:
    rest = iter(office)
    return piece[0] == office[0] and all(char in rest for char in piece)


def _english(text: str, at: int, departments: Iterable[str], *, itself: bool) -> _Read | None:
    run = _ENGLISH.match(text, at)
    if run is None:
        return None
    topics: list[str] = []
    end, ends_as_one = at, False
    for word in _WORD.finditer(run.group(1)):
        last = word.group()
        if _KINDS.fullmatch(last):
            end, ends_as_one = run.start(1) + word.end(), bool(topics)
            break
        if _BETWEEN.fullmatch(last):
            continue
        if last not in _words() or not any(_stands_for(last, office) for office in departments):
            break
        topics.append(last)
        end = run.start(1) + word.end()
    if not topics or (itself and not ends_as_one):
        return None
    fitting = tuple(office for office in departments if all(_stands_for(word, office) for word in topics))
    return _Read(end, fitting) if fitting else None


def _stands_for(word: str, office: str) -> bool:
    return any(chinese in office for chinese in _words().get(word, ()))


@cache
def _words() -> dict[str, tuple[str, ...]]:
    """The Chinese that a word of English may stand for."""
    return {word: tuple(row["chinese"].split()) for row in rows_of("office-words.tsv") for word in row["word"].split()}
