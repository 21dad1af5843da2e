"""Departments that are called by half of their name or by a translation of it, beside a place that
has their report.

抚远自资局, 江门公路, Jiangmen Highway Bureau, "shuyang development reform bureau": no list has
these, but of the departments of that place whose reports are held only one can be called so. Where
the place itself has a report, only what ends as departments do is read so: 平罗教育 may be 平罗's
figure for education. Where a place has merged its departments, the one that holds the other's
subject is meant: 阆中市教育局 is 教育科技和体育局 there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import chain
from typing import Final, NamedTuple

from store.entering import THIRD, only_if
from store.model import GOVERNMENT, Agency, Ambiguous, Division, Match, Mention
from store.names.holdings import Holdings
from store.names.index import index
from store.names.offices import offices
from store.names.printed_patterns import PRINTED_NAMES
from store.names.sounds import initials, spellings
from store.names.text import key_of
from store.names.words import one_of, words
from store.reference import rows_of

_BEHIND: Final = re.compile(r"(?:'s|’s)?((?:[ &,-]+[a-z]+)+)")
_AHEAD: Final = re.compile(r"((?:[a-z]+[ &,-]+)+?)(?:(?:of|in|for) )?$")
_WORD: Final = re.compile(r"[a-z]+")
KINDS: Final = re.compile(
    "bureau|department|dept|office|commission|committee|administration|authority|agency|regulator"
)
_BETWEEN: Final = re.compile("and|of|the|local|municipal|county|city|district|town|provincial")
_SHORTEST_INITIALS: Final = 3
_SHORTEST_SLIP: Final = 3
_SHORTEST_PINYIN: Final = 4


class _Read(NamedTuple):
    """Departments that text beside a place may mean, and where it begins and ends."""

    start: int
    end: int
    offices: tuple[str, ...]
    how: str = "department"


def with_departments_held(
    text: str,
    mentions: Sequence[Mention],
    held: Holdings,
) -> tuple[Mention, ...]:
    """The mentions, a place with a department beside it as that department where only one that is
    held is called so.
    """
    found: list[Mention] = []
    for number, mention in enumerate(mentions):
        after = found[-1].end if found else 0
        until = mentions[number + 1].start if number + 1 < len(mentions) else len(text)
        found.append(_with_department(text[:until].lower(), after, mention, held))
    return tuple(found)


@only_if(
    lambda text, after, mention, held: (
        any(agency.office for agency in mention.agencies())
        or PRINTED_NAMES["department-behind"].match(text, mention.end)
        or _BEHIND.match(text, mention.end)
        or _AHEAD.search(text[after : mention.start])
    ),
    otherwise=THIRD,
)
def _with_department(text: str, after: int, mention: Mention, held: Holdings) -> Mention:
    """One mention; what stands before `after` belongs to another."""
    read: list[tuple[Division, _Read]] = []
    for place, office in _bodies(mention):
        found = (
            _instead(text, mention, office, place, held)
            if office
            else _beside(text, after, mention, place, held)
        )
        if found is not None:
            read.append((place, found))
    if not read:
        return mention
    start, end = min(one.start for _, one in read), max(one.end for _, one in read)
    meant: tuple[Agency, ...] = ()
    for place, one in read:
        if (one.start, one.end) == (start, end):
            meant += tuple(Agency(place.name + office, place, office) for office in one.offices)
    start = _with_topics_ahead(text, after, start, meant)
    how = read[0][1].how
    resolution = Match(meant[0], how) if len(meant) == 1 else Ambiguous(meant, how)
    return Mention(start, end, resolution)


def _bodies(mention: Mention) -> list[tuple[Division, str]]:
    """The places that a name may mean, each with its office."""
    return [(one.division, one.office) for one in mention.agencies() if one.division is not None]


def _departments(place: Division, held: Holdings) -> list[str]:
    return [office for office in held.offices(place.code) if office and office not in GOVERNMENT]


def _instead(
    text: str,
    mention: Mention,
    office: str,
    place: Division,
    held: Holdings,
) -> _Read | None:
    """The department that holds the subject of one that has no report; no body of the same office
    (公安局某大队).
    """
    there = held.offices(place.code)
    if office not in there and (alike := _called_so_too(text[mention.start : mention.end], there)):
        return _Read(mention.start, mention.end, alike)
    topic = office.removesuffix(next(filter(office.endswith, words("office-title")), ""))
    if office in GOVERNMENT or office in there or len(topic) < 2 or topic == office:
        return None
    fitting = tuple(
        one
        for one in _departments(place, held)
        if (topic in one or is_short_for(topic, one))
        and not one.startswith(office)
        and not _is_of_a_place_below(one, office)
    )
    if len(fitting) == 1:
        return _Read(mention.start, mention.end, fitting)
    return None


def _is_of_a_place_below(one: str, office: str) -> bool:
    """Whether an office has the name of a place in front of another: 如东生态环境局 is not that of
    all of 南通市.
    """
    ahead = one.removesuffix(office)
    return ahead != one and bool(index().exact(key_of(ahead)))


def _called_so_too(said: str, there: Iterable[str]) -> tuple[str, ...]:
    """Those of the offices that are there that a name which is another office's may mean too:
    宁夏金融监管局.
    """
    kinds = offices().kinds
    alike = [one for one in there if one in kinds and kinds[one].also]
    called = (
        max((call for call in offices().chinese if said.endswith(call)), key=len, default="")
        if alike
        else ""
    )
    return tuple(one for one in alike if called in kinds[one].also)


def _beside(
    text: str,
    after: int,
    mention: Mention,
    place: Division,
    held: Holdings,
) -> _Read | None:
    departments = _departments(place, held)
    if not departments:
        return None
    itself = len(departments) < len(held.offices(place.code))
    return (
        _chinese(text, mention, departments, itself=itself)
        or _behind(text, mention, departments, itself=itself)
        or _ahead(text, after, mention, departments)
    )


def _chinese(
    text: str,
    mention: Mention,
    departments: Iterable[str],
    *,
    itself: bool,
) -> _Read | None:
    """The longest piece behind the place whose characters stand in the name of a department in
    their order.
    """
    run = PRINTED_NAMES["department-behind"].match(text, mention.end)
    if run is None:
        return None
    said = run.group(1)
    for length in range(len(said), 1, -1):
        piece = said[:length]
        if itself and piece[-1] not in one_of("department-ending"):
            continue
        fitting = tuple(office for office in departments if is_short_for(piece, office))
        if fitting:
            return _Read(mention.start, run.start(1) + length, fitting)
    for length in range(len(said), _SHORTEST_SLIP - 1, -1):
        piece = said[:length]
        ends_so = piece[-1] in one_of("department-ending")
        fitting = tuple(office for office in departments if ends_so and _is_slip(piece, office))
        if fitting:
            return _Read(mention.start, run.start(1) + length, fitting, "replaced")
    return None


def _is_slip(piece: str, office: str) -> bool:
    """Whether a piece is what the office is called but for one character: 水物局 of 水务局."""
    said = {
        office,
        *(call for call, meant in offices().chinese.items() if office in meant.office.names),
    }
    alike = (one for one in said if len(one) == len(piece) and one[-1] == piece[-1])
    return any(sum(a != b for a, b in zip(one, piece, strict=True)) == 1 for one in alike)


def is_short_for(piece: str, office: str) -> bool:
    """Whether the characters of a piece stand in the name of an office in their order, the first at
    its front.
    """
    rest = iter(office)
    return piece[0] == office[0] and all(char in rest for char in piece)


def _behind(
    text: str,
    mention: Mention,
    departments: Iterable[str],
    *,
    itself: bool,
) -> _Read | None:
    run = _BEHIND.match(text, mention.end)
    if run is None:
        return None
    words = [*_WORD.finditer(run.group(1))]
    for length in range(len(words), 0, -1):
        said = [word.group() for word in words[:length]]
        if itself and not KINDS.fullmatch(said[-1]) and not _is_initials(said[-1], departments):
            continue
        fitting = called_in_english(said, departments)
        if fitting:
            return _Read(mention.start, run.start(1) + words[length - 1].end(), fitting)
    return None


def _ahead(text: str, after: int, mention: Mention, departments: Iterable[str]) -> _Read | None:
    """The department in front of its place: market bureau langzhong, zjj langzhong."""
    run = _AHEAD.search(text[after : mention.start])
    if run is None:
        return None
    words = [*_WORD.finditer(run.group(1))]
    for first in range(len(words)):
        said = [word.group() for word in words[first:]]
        turned = len(said) > 2 and KINDS.fullmatch(said[0]) and said[1] in ("of", "for")
        if not (KINDS.fullmatch(said[-1]) or turned or _is_initials(said[-1], departments)):
            continue
        fitting = called_in_english(said, departments)
        if fitting:
            return _Read(after + run.start(1) + words[first].start(), mention.end, fitting)
    return None


def called_in_english(said: Sequence[str], departments: Iterable[str]) -> tuple[str, ...]:
    """The departments that words stand for: each word but the last for a part of the name, and one
    of them at least.
    """
    topics = _topics(said)
    return tuple(
        office
        for office in departments
        if topics and all(_stands_for(word, office) for word in topics)
    )


def _topics(said: Sequence[str]) -> list[str]:
    """The words that say what a department is about; none where they name no department."""
    if len(said) > 2 and KINDS.fullmatch(said[0]) and said[1] in ("of", "for"):
        said = [*said[2:], said[0]]  # bureau of emergency
    topics = [word for word in said if not _BETWEEN.fullmatch(word)]
    if not topics or _BETWEEN.fullmatch(said[-1]) or any(map(KINDS.fullmatch, topics[:-1])):
        return []
    if KINDS.fullmatch(topics[-1]):
        return topics[:-1]
    return topics


def _stands_for(word: str, office: str) -> bool:
    if any(chinese in office for chinese in _words().get(word, ())) or _is_initials(word, [office]):
        return True
    return len(word) >= _SHORTEST_PINYIN and any(word in letters for letters in _spelled(office))


def _is_initials(word: str, departments: Iterable[str]) -> bool:
    return any(word in _initials_of(office) for office in departments)


@cache
def _spelled(office: str) -> frozenset[str]:
    """An office in letters: nongyenongcunju."""
    return frozenset(spellings(office))


@cache
def _initials_of(office: str) -> frozenset[str]:
    """The first letters of all that is said for an office, of three words at least: zjj,
    zfhcxjsj.
    """
    said = [call for call, meant in offices().chinese.items() if office in meant.office.names] or [
        office
    ]
    every = chain.from_iterable(map(initials, said))
    return frozenset(letters for letters in every if len(letters) >= _SHORTEST_INITIALS)


def _with_topics_ahead(text: str, after: int, start: int, meant: Sequence[Agency]) -> int:
    """Where a department's English name begins that was read from its last words: Education,
    Science and | Sports.
    """
    run = _AHEAD.search(text[after:start])
    if run is None or not text[start].isascii() or len(meant) != 1:
        return start
    begins = start
    for word in reversed([*_WORD.finditer(run.group(1))]):
        if _stands_for(word.group(), meant[0].office):
            begins = after + run.start(1) + word.start()
        elif not _BETWEEN.fullmatch(word.group()):
            break
    return begins


@cache
def _words() -> dict[str, tuple[str, ...]]:
    """The Chinese that a word of English may stand for."""
    found: dict[str, tuple[str, ...]] = {}
    for row in rows_of("office-words.tsv"):
        found |= dict.fromkeys(row["word"].split(), tuple(row["chinese"].split()))
    return found
