"""Corrections of the question before: 不对，是西吉; 我说的是2020年
(`data/reference/corrections.toml`).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from itertools import chain
from typing import NamedTuple

from handlers.understanding.asked.question import Question
from handlers.understanding.cutting.parts import AgencyFinder
from handlers.understanding.patterns import PATTERNS
from store.model import Agency, Match, Mention
from store.names.english import english
from store.patterns import any_of
from store.reference import REFERENCE, BrokenReferenceError

_KINDS = frozenset({"wrong", "not", "instead", "meant"})
_PAUSE = r"[\s,，.。;；!！、:：-]"
_STOP = {"zh": r"(?:\s*[,，.。;；!！、:：-]\s*|\s+)", "en": r"\s*[,，.。;；!！:-]\s*"}
"""What stands behind "no" where it takes back what was answered; without it, it counts: no
requests.
"""


class Correction(NamedTuple):
    """What a text takes back, and what it puts in its place."""

    wanted: str
    unwanted: str = ""


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    """Each language's way of saying a correction: what was wrong, then what is meant."""
    with (REFERENCE / "corrections.toml").open("rb") as file:
        languages: dict[str, dict[str, list[str]]] = tomllib.load(file)
    for language, words in languages.items():
        if language not in _STOP or set(words) != _KINDS or not all(words.values()):
            raise BrokenReferenceError(
                f"corrections.toml: {language}: zh and en have {', '.join(sorted(_KINDS))}"
            )
    return tuple(
        chain.from_iterable(_patterns(language, words) for language, words in languages.items())
    )


def _patterns(language: str, words: dict[str, list[str]]) -> Iterable[re.Pattern[str]]:
    gap = rf"{_PAUSE}*" if language == "zh" else rf"{_PAUSE}+"
    wrong, no, instead, meant = (
        any_of(words[kind]) for kind in ("wrong", "not", "instead", "meant")
    )
    stop = _STOP[language]
    opening = rf"(?:{wrong}{stop})?"
    yield re.compile(rf"{opening}{meant}{gap}(?P<wanted>.+?)\s*[,，]\s*{no}{gap}(?P<unwanted>.+)")
    yield re.compile(rf"{opening}{no}{gap}(?P<unwanted>.+?){gap}{instead}{gap}(?P<wanted>.+)")
    yield re.compile(rf"{opening}{no}{gap}(?P<unwanted>[^,，]+?)\s*[,，]\s*(?P<wanted>.+)")
    yield re.compile(
        rf"(?:(?P<unwanted>.+?){_PAUSE}*{wrong}{stop}|{opening}){meant}{gap}(?P<wanted>.+)"
    )
    yield re.compile(rf"{wrong}{stop}(?:{instead}{gap})?(?P<wanted>.+)")
    if language == "zh":  # 说错了要湄潭的
        yield re.compile(wrong + PATTERNS["wants-instead"].pattern)


def correction(text: str) -> Correction | None:
    """What a normalised text corrects; None where it is a question of its own."""
    text = PATTERNS["sorry"].sub("", text)
    for pattern in _forms():
        found = pattern.fullmatch(text)
        if found is not None:
            unwanted = (found.groupdict().get("unwanted") or "").strip()
            return Correction(found["wanted"].strip(" 。.!！"), unwanted)
    return None


def office_of(said: str, previous: Question, names: AgencyFinder) -> Mention | None:
    """The office of the place that the question before is about: 县政府, 教育局, the office."""
    resolution = previous.mentions[0].resolution if len(previous.mentions) == 1 else None
    division = resolution.agency.division if isinstance(resolution, Match) else None
    if division is None:
        return None
    place = english(Agency(division.name, division, "")) or ""
    bare = said.removeprefix("the ").strip()
    spoken = (
        f"{division.name}{bare}",
        f"{division.name}政府{bare}",
        f"{place.rsplit(' ', 1)[0]} {bare}",
        f"{place} {bare}",
        f"{place} government {bare}",
    )
    for name in spoken:
        found = names.resolve(name)
        if isinstance(found, Match) and found.agency.division == division and found.agency.office:
            return Mention(0, 0, Match(found.agency, "office"))
    return None


def in_place_of(
    unwanted: str,
    wanted: Mention,
    previous: Question,
    names: AgencyFinder,
) -> tuple[Mention, ...] | None:
    """The agencies of the question before with one in place of another; None where it is not said
    of which.
    """
    found = names.resolve(unwanted)
    if not isinstance(found, Match) or found.agency.division is None:
        return None
    mentions = list(previous.mentions)
    for place, mention in enumerate(mentions):
        if (
            isinstance(mention.resolution, Match)
            and mention.resolution.agency.division == found.agency.division
        ):
            mentions[place] = wanted
            return tuple(mentions)
    return None


def corrected(previous: Question, *, mentions: tuple[Mention, ...], text: str) -> Question:
    """The question before, about other agencies."""
    taken = frozenset({"measure", "year"})
    return replace(previous, text=text, mentions=mentions, taken_over=taken, meant=(), slips=())
