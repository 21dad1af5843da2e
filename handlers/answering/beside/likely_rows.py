"""Which rows of the tables a question that was not understood may be about, the likeliest first:
they are offered as buttons, and decide nothing.

Every wording of the lists that names a row or a column is held against the question: by the stems
of English words, by pairs of Chinese characters; what stands in few wordings tells more.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain, islice
from typing import NamedTuple

from handlers.understanding.wordlists.senses import NamesColumn, NamesSubject, Sense
from handlers.understanding.wordlists.wordings import senses
from store.measures import Measure, subjects

_WORD = re.compile(r"[a-z]{2,}|[\u3400-\u9fff]+")
_ENDING = re.compile(r"(?<=[a-z]{3})(?:ings?|ies|ied|ed|es|s|y|e|ion|ions|ment|ments|al)$")
_LEAST = 0.25
"""Of the weight of a wording and of a question, how much both have in common at the least."""
_BY_COLUMN = 0.6
"""How much a row counts that only its column speaks for."""
_STRANGE = 2.0
"""How much a piece weighs that no wording has."""
_ASKING = re.compile(
    r"多少|几[件个条项次份宗起笔家]|\b(?:an?|and|at|by|for|from|in|into|of|on|or|the|to|with|its?|is|was"
    r"|were|are|how|many|much|did|do|does|has|have|had|there)\b"
)
"""What asks and joins, and names no row."""
_MOST = 3
_LANGUAGES = ("zh", "en")


class _Profile(NamedTuple):
    """What a wording names, and what it is made of."""

    named: tuple[Sense, ...]
    pieces: frozenset[str]


def likely_rows(text: str) -> tuple[Measure, ...]:
    """Up to three measures whose wordings are nearest to a text, the nearest first.

    >>> likely_rows("requests left hanging into the next year")[0].subject
    'carried_forward'
    """
    near = sorted(_near(frozenset(_pieces(text.lower()))), key=lambda one: -one[0])
    named = chain.from_iterable(profile.named for _, profile in near)
    asked = [one.code for one in named if isinstance(one, NamesColumn)]
    rows = sorted(chain.from_iterable(map(_rows, near)), key=lambda one: -one[0])
    measures = (_measure(row, asked) for _, row in rows)
    return tuple(islice(dict.fromkeys(measures), _MOST))


def _rows(near: tuple[float, _Profile]) -> Iterator[tuple[float, str]]:
    """The rows that a wording names, and how near it is; of a column alone, the first row that has
    it: corporate applicants.
    """
    nearness, profile = near
    for named in profile.named:
        if isinstance(named, NamesSubject):
            yield nearness, named.code
        elif isinstance(named, NamesColumn):
            having = (code for code, row in subjects().items() if named.code in row.columns)
            yield from ((nearness * _BY_COLUMN, code) for code in islice(having, 1))


def _measure(row: str, asked: Sequence[str]) -> Measure:
    """A row with the first of the columns asked for that it has, else its own first."""
    columns = subjects()[row].columns
    return Measure(row, next((column for column in asked if column in columns), columns[0]))


def _near(pieces: frozenset[str]) -> Iterator[tuple[float, _Profile]]:
    """The wordings that have something in common with a text, and how much."""
    weights = _weights()
    asked = math.fsum(weights.get(piece, _STRANGE) for piece in pieces)
    places = chain.from_iterable(_places().get(piece, ()) for piece in pieces)
    for place in sorted(set(places)):  # in the order of the lists, whatever that of a set
        profile = _profiles()[place]
        common = math.fsum(weights[piece] for piece in pieces & profile.pieces)
        said = math.fsum(weights[piece] for piece in profile.pieces)
        nearness = common / math.sqrt(said * max(asked, said))
        if nearness >= _LEAST:
            yield nearness, profile


@cache
def _profiles() -> tuple[_Profile, ...]:
    """The wordings of both languages that name a row or a column."""
    every = chain.from_iterable(senses(language).items() for language in _LANGUAGES)
    return tuple(
        _Profile(named, frozenset(_pieces(wording)))
        for wording, named in every
        if any(isinstance(one, NamesSubject | NamesColumn) for one in named)
    )


@cache
def _places() -> dict[str, tuple[int, ...]]:
    """In which of the wordings each piece stands."""
    found: dict[str, list[int]] = {}
    for place, profile in enumerate(_profiles()):
        for piece in profile.pieces:
            found.setdefault(piece, []).append(place)
    return {piece: tuple(places) for piece, places in found.items()}


@cache
def _weights() -> dict[str, float]:
    """How much each piece tells: the fewer wordings have it, the more."""
    counted = Counter(chain.from_iterable(profile.pieces for profile in _profiles()))
    return {piece: math.log(len(_profiles()) / count) for piece, count in counted.items()}


def _pieces(text: str) -> Iterator[str]:
    """The stems of English words, and pairs of Chinese characters."""
    for word in _WORD.findall(_ASKING.sub(" ", text)):
        if word.isascii():
            yield _ENDING.sub("", word)
        else:
            yield from (word[place : place + 2] for place in range(len(word) - 1))
