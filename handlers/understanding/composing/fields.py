"""A field right behind a place, read as the department of it there: "lipu education permit",
荔浦教育 许可.

平罗教育 may as well be 平罗's figure for education. Where the rest of a question names a figure of
the tables, which divide nothing by fields, only the department can be meant; it is read so, and
told, where it has a report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product

from handlers.understanding.asked.question import Question
from handlers.understanding.cutting.departments import Department, ShortNames, departments, inside
from handlers.understanding.cutting.parts import AgencyFinder
from handlers.understanding.patterns import PATTERNS
from handlers.understanding.spelling.slips import Slip
from handlers.understanding.wordlists.lexicon import Word
from handlers.understanding.wordlists.senses import Check
from store.model import Match, Mention

_ENGLISH = re.compile(r"(?:'s)? (?P<field>[a-z]+(?: (?:and )?[a-z]+){0,2})")
_ENGLISH_AHEAD = re.compile(r"\b(?P<field>[a-z]+(?: (?:and )?[a-z]+){0,2}) $")
_CHINESE = re.compile(r"(?P<field>[\u3400-\u9fff]{2,6})")
_MOST_OF_A_NAME = 100
"""Departments with reports that are called so, among which the place's own is looked for."""


def departments_meant(
    text: str,
    mentions: Sequence[Mention],
    unread: Sequence[Word],
) -> Iterator[Slip]:
    """Each way in which unread words right behind the only place of a text can be its department,
    the longest first.
    """
    unread = [
        word for word in unread if not word.has(Check.TABLE)
    ]  # Pingluo's data for 2021 is of no data bureau
    if len(mentions) != 1 or not unread or not mentions[0].start < mentions[0].end <= len(text):
        return  # nothing is unread, or the name was taken over and stands in the question before
    english = text[mentions[0].end - 1].isascii()
    if english:
        yield from _ahead_of_the_place(text, mentions[0], unread)
    found = (_ENGLISH if english else _CHINESE).match(text, mentions[0].end)
    if found is None:
        return
    start, end = found.span("field")
    for stop in _ends_between(unread, start, end):
        field = text[start:stop]
        if not PATTERNS["ends-as-department"].search(field):
            yield Slip(start, stop, field, f"{field} bureau" if english else f"{field}局")


def _ends_between(words: Sequence[Word], start: int, end: int) -> list[int]:
    """Where words end inside a stretch, the last first."""
    return sorted({word.end for word in words if start < word.end <= end}, reverse=True)


def _ahead_of_the_place(text: str, place: Mention, unread: Sequence[Word]) -> Iterator[Slip]:
    """The same of a field right before the place: forestry dabu 23."""
    found = _ENGLISH_AHEAD.search(text, 0, place.start)
    if found is None:
        return
    start, end = found.span("field")
    for begin in sorted(word.start for word in unread if start <= word.start and word.end <= end):
        field = text[begin:end]
        if not PATTERNS["ends-as-department"].search(field):
            yield Slip(begin, end, field, f"{field} bureau")


def department_apart(asked: Question, words: Sequence[Word], names: AgencyFinder) -> str | None:
    """The text with the department that nobody understood where its place stands, or in front where
    none is named.

    Education bureau 2023 (Meizhou); 法律服务机构的申请教育局2022年办结几件. None where there is no
    such department.
    """
    if len(asked.mentions) > 1 or not asked.content or is_read_so(asked.mentions):
        return None
    place = asked.mentions[0] if asked.mentions else None
    found = _unread_departments(asked, place, words, names)
    if len(found) != 1:
        return None
    [one] = found
    if place is not None:
        return _at_its_place(asked.text, place, one, names)
    return f"{one.said} {asked.text[: one.start]} {asked.text[one.end :]}"


def _unread_departments(
    asked: Question,
    place: Mention | None,
    words: Sequence[Word],
    names: AgencyFinder,
) -> list[Department]:
    """The departments in the words that nobody understood."""
    unread = [
        word.start for word in asked.content if asked.text[word.start : word.end] == word.text
    ]
    if not unread:
        return []  # they are the words of the question before
    bare = asked.text if place is None else _blanked(asked.text, place)
    found = [
        one
        for one in departments(bare, words, names)
        if any(one.start <= at < one.end for at in unread)
    ]
    return found or [*inside(bare, unread)]


def _blanked(text: str, name: Mention) -> str:
    return f"{text[: name.start]}{' ' * (name.end - name.start)}{text[name.end :]}"


def _at_its_place(text: str, place: Mention, one: Department, names: AgencyFinder) -> str | None:
    """The text with a department where its place stands, if that has one with reports."""
    division = place.resolution.agency.division if isinstance(place.resolution, Match) else None
    if division is None:
        return None
    path = division.path[:-1] if division.level == "township" else division.path
    if not _is_held(one.said, path, names):
        return None  # the audit office wants it: no report of one is asked for
    whole = "".join((*path, one.said))
    first, second = sorted([(place.start, place.end), (one.start, one.end)])
    between = (text, first[1], second[0])
    if PATTERNS["joined-agencies"].fullmatch(*between) or PATTERNS["set-against-another"].search(
        *between
    ):
        return f"{text[: one.start]}{whole} {text[one.end :]}"  # 百侯镇和林业局 are two
    if division.level == "township":
        return None
    if one.start < place.start:
        return f"{text[: one.start]} {text[one.end : place.start]} {whole} {text[place.end :]}"
    return f"{text[: place.start]} {whole} {text[place.end : one.start]} {text[one.end :]}"


def _is_held(said: str, path: tuple[str, ...], names: AgencyFinder) -> bool:
    """Whether there is a report of the department of a place that is called so."""
    held = names.held_departments(said, _MOST_OF_A_NAME)
    return any(agency.division is not None and agency.division.path == path for agency in held)


def departments_beside(asked: Question, words: Sequence[Word], names: ShortNames) -> str | None:
    """The text with the departments that stand beside the only one with a place, as those of its
    place.

    Education bureau vs housing bureau Meizhou. None where there are none, or they are not what
    nobody understood.
    """
    match [mention.resolution for mention in asked.mentions]:
        case [Match(agency)] if agency.office and agency.division is not None and asked.content:
            place = agency.division.name
        case _:
            return None
    [named] = asked.mentions
    text = asked.text
    found = departments(_blanked(text, named), words, names)
    if not any(one.start <= word.start < one.end for one, word in product(found, asked.content)):
        return None
    for one in sorted([*found, Department(named.start, named.end, agency.office)], reverse=True):
        text = f"{text[: one.start]}{place}{one.said}{text[one.end :]}"
    return text


def is_read_so(mentions: Sequence[Mention]) -> bool:
    """Whether the only name that is read now is a department's."""
    match [mention.resolution for mention in mentions]:
        case [Match(agency)]:
            return bool(agency.office)
        case _:
            return False
