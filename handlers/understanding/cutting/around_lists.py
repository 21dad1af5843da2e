"""The lists that tell words around a question from the question: `data/reference/around.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from handlers.understanding.patterns import PATTERNS
from handlers.understanding.wordlists.senses import (
    Sense,
    sense,
)
from store.patterns import any_of
from store.reference import REFERENCE, BrokenReferenceError

_FILE = "around.toml"


class Around(NamedTuple):
    """The lists of `around.toml`."""

    idle: frozenset[Sense]
    marks_zh: tuple[str, ...]
    marks_en: re.Pattern[str]
    kinds_zh: tuple[str, ...]
    no_kinds_zh: tuple[str, ...]
    kinds_en: re.Pattern[str]
    harmless: frozenset[str]
    leads_zh: tuple[str, ...]
    leads_en: re.Pattern[str]
    someone_asks: re.Pattern[str]
    tails: re.Pattern[str]


@cache
def around() -> Around:
    """The lists, as they are used; a list that is missing stops the program."""
    with (REFERENCE / _FILE).open("rb") as file:
        lists = tomllib.load(file)
    try:
        return Around(
            frozenset(map(sense, lists["idle"])),
            tuple(lists["marks"]["zh"]),
            _any_word(lists["marks"]["en"]),
            tuple(lists["kinds"]["zh"]),
            tuple(lists["kinds"]["unless"]),
            _any_word(lists["kinds"]["en"]),
            frozenset((*lists["harmless"]["zh"], *lists["harmless"]["en"])),
            tuple(sorted(lists["lead_ins"]["zh"], key=len, reverse=True)),
            re.compile(rf"\b{any_of(lists['lead_ins']['en'])}\W*$"),
            re.compile(
                rf"{any_of(lists['someone']['before'])}*{any_of(lists['someone']['who'])}"
                + rf"(?:的?{any_of(lists['someone']['who'])})*"  # 律师朋友, 科研机构的同学
                + PATTERNS["several-people"].pattern
                + any_of(lists["someone"]["asks"])
            ),
            re.compile(
                rf"\b{any_of(lists['tails']['en'])}\b|{any_of(lists['tails']['zh'])}"
                rf"|{'|'.join(lists['tails']['wishes'])}"
            ),
        )
    except KeyError as missing:
        raise BrokenReferenceError(f"{_FILE}: the list {missing} is missing") from None


def _any_word(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(words)}\b")
