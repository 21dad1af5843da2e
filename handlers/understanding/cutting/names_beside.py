"""The agencies and words of a text while names in quotation marks and brackets are told for what
they are.

`quoted_names` and `brackets` do that; what both go by stands here: the lists of
`names-beside.toml`, places in a text.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import product
from typing import NamedTuple

from handlers.understanding.patterns import PATTERNS
from handlers.understanding.wordlists.lexicon import Word
from store.model import Mention
from store.patterns import any_of
from store.reference import REFERENCE, BrokenReferenceError

_FILE = "names-beside.toml"

Span = tuple[int, int]


class Visits(NamedTuple):
    """What stands before and behind the name of a place that somebody went to."""

    before_zh: tuple[str, ...]
    behind_zh: tuple[str, ...]
    before_en: tuple[str, ...]
    behind_en: tuple[str, ...]


class NameLists(NamedTuple):
    """The lists of `names-beside.toml`, as they are used."""

    before: re.Pattern[str]
    behind: re.Pattern[str]
    endings: tuple[str, ...]
    around: frozenset[str]
    begins_behind: frozenset[str]
    offices: frozenset[str]
    visits: Visits


@cache
def lists_of_names() -> NameLists:
    """The lists, as they are used; a list that is missing stops the program."""
    with (REFERENCE / _FILE).open("rb") as file:
        lists = tomllib.load(file)
    try:
        accounts = any_of(lists["accounts"]["zh"])
        return NameLists(
            re.compile(f"{accounts}$"),
            re.compile(PATTERNS["ahead-of-an-account"].pattern + accounts),
            tuple(lists["accounts"]["endings"]),
            frozenset(lists["accounts"]["en"]),
            frozenset(lists["explained"]["begins_behind"]),
            frozenset(lists["explained"]["offices"]),
            Visits(*(tuple(lists["visits"][name]) for name in Visits._fields)),
        )
    except KeyError as missing:
        raise BrokenReferenceError(f"{_FILE}: the list {missing} is missing") from None


class NamesBeside(NamedTuple):
    """The agencies and words of a text, with names in quotation marks and brackets as what they
    are.
    """

    mentions: tuple[Mention, ...]
    words: tuple[Word, ...]


def touch_any(pieces: Sequence[Mention | Word], spans: Iterable[Span]) -> bool:
    """Whether any of some pieces shares a character with any of some stretches."""
    return any(overlaps(piece, span) for piece, span in product(pieces, spans))


def start_of(piece: Mention | Word) -> int:
    """Where a piece of a text begins."""
    return piece.start


def within(piece: Mention | Word, span: Span) -> bool:
    """Whether a piece of a text stands wholly in a stretch of it."""
    return span[0] <= piece.start and piece.end <= span[1]


def overlaps(piece: Mention | Word, span: Span) -> bool:
    """Whether a piece of a text shares a character with a stretch of it."""
    return piece.start < span[1] and span[0] < piece.end
