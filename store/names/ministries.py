"""Ministries in a sentence, by what they are called: 国家卫健委, "the National Health Commission",
NHC.

Only one that has a report here is meant: 教育部 is else but the beginning of 教育部门, and "most" a
word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from itertools import chain
from operator import add
from typing import Final

from store.entering import SECOND, only_if
from store.model import Agency, Match, Mention
from store.names.bodies import bodies, central
from store.names.words import words

_CHINA: Final = r"(?:china's |chinese )?"
_OF_CHINA: Final = r"(?: of china| china)?"


@only_if(lambda text, *_: _said(text.lower()), otherwise=SECOND)
def with_ministries(
    text: str,
    mentions: Sequence[Mention],
    held: Callable[[str], Sequence[Agency]],
) -> tuple[Mention, ...]:
    """The mentions of a text and those of ministries in it, which take the place of names inside
    them.
    """
    found = list(mentions)
    for said, name in _said(text.lower()):
        if all(agency.name != name for agency in held(name)) or (agency := central(name)) is None:
            continue
        for start, end in _spans(said, text.lower()):
            outside = [one for one in found if one.end <= start or end <= one.start]
            inside = [one for one in found if start <= one.start and one.end <= end]
            if len(outside) + len(inside) == len(found):
                found = [*outside, Mention(start, end, Match(agency, "printed"))]
    return tuple(sorted(found, key=lambda mention: mention.start))


def _said(text: str) -> list[tuple[str, str]]:
    """What stands in a text that a ministry is called, the longest first, and its name."""
    known = _by_opening()
    maybe = chain.from_iterable(known[one] for one in known.keys() & set(map(add, text, text[1:])))
    return [pair for _, pair in sorted(one for one in maybe if one[1][0] in text)]


@cache
def _by_opening() -> dict[str, list[tuple[int, tuple[str, str]]]]:
    """Each with its place among them, the longest first, by its first two characters: hardly any
    stand in a text.
    """
    every = {**bodies().named, **bodies().english}
    longest_first = sorted(every.items(), key=lambda pair: -len(pair[0]))
    found: dict[str, list[tuple[int, tuple[str, str]]]] = {}
    for place, pair in enumerate(longest_first):
        found.setdefault(pair[0][:2], []).append((place, pair))
    return found


def _spans(said: str, text: str) -> list[tuple[int, int]]:
    return [found.span() for found in _pattern(said).finditer(text)]


@cache
def _pattern(said: str) -> re.Pattern[str]:
    if said.isascii():
        return re.compile(rf"(?<![a-z]){_CHINA}{re.escape(said)}(?![a-z]){_OF_CHINA}")
    return re.compile(rf"{re.escape(said)}(?![{''.join(words('longer-than-a-ministry'))}])")
