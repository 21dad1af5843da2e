"""Figures from one bound to another, each with a word of its own: 不少于10件又不到22件, more than
10 but at most 30.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import chain, pairwise, starmap
from typing import NamedTuple

from handlers.understanding.asked.question import Ranking
from handlers.understanding.patterns import PATTERNS
from handlers.understanding.wordlists.lexicon import Word
from handlers.understanding.wordlists.senses import Mark, Operator

Amount = Callable[[int], Decimal | None]
"""The number that stands at a place, in the unit behind it."""


class _Edge(NamedTuple):
    """A bound: the places from its word to its number, or from its number to its word."""

    kind: Operator
    mark: Decimal
    start: int
    end: int


_LOWER = {Operator.ABOVE: False, Operator.AT_LEAST: True}
_UPPER = {Operator.BELOW: False, Operator.AT_MOST: True}
"""Which of the bounds on either side are in themselves."""
_PER_CENT = frozenset({"%", "％", "per cent", "percent"})


def two_bounds(words: Sequence[Word], amount_at: Amount) -> Ranking | None:
    """What lies between two bounds; None unless each has its number, and nothing but 又 or 但
    stands between them.
    """
    edges = _edges(words, amount_at)
    if len(edges) != 2 or not _joined(words[edges[0].end + 1 : edges[1].start]):
        return None
    if not all(starmap(_stand_together, pairwise(words[edges[0].start : edges[1].end + 1]))):
        return None
    lower = [edge for edge in edges if edge.kind in _LOWER]
    upper = [edge for edge in edges if edge.kind in _UPPER]
    if len(lower) != 1 or lower[0].mark >= upper[0].mark:
        return None
    return Ranking(
        all=True,
        above=lower[0].mark,
        below=upper[0].mark,
        low_counts=_LOWER[lower[0].kind],
        high_counts=_UPPER[upper[0].kind],
    )


def _edges(words: Sequence[Word], amount_at: Amount) -> list[_Edge]:
    """The first bound with the first number, and so on; none where there are more of one than of
    the other.
    """
    kinds = [(place, kind) for place, word in enumerate(words) if (kind := _kind(word)) is not None]
    numbers = [
        (place, mark) for place in range(len(words)) if (mark := amount_at(place)) is not None
    ]
    if len(kinds) != len(numbers):
        return []
    found = []
    for (said, kind), (at, mark) in zip(kinds, numbers, strict=True):
        start, end = min(said, at), max(said, at)
        if not all(map(_only_counts, words[start + 1 : end])):
            return []
        found.append(_Edge(kind, mark, start, end))
    return found


def _kind(word: Word) -> Operator | None:
    return next((sense for sense in chain(_LOWER, _UPPER) if word.has(sense)), None)


def _joined(between: Sequence[Word]) -> bool:
    return all(
        PATTERNS["joins-bounds"].fullmatch(word.text) or _only_counts(word) for word in between
    )


def _stand_together(one: Word, other: Word) -> bool:
    """Whether no more than a pause is between two words: 超过10件，平罗不到30件 is of two
    agencies.
    """
    pause = 2 if one.text.isascii() and other.text.isascii() else 1
    return other.start - one.end <= pause


def _only_counts(word: Word) -> bool:
    """Whether a word is a measure word, a unit or none that says anything: 件, 万元, %, 的."""
    if word.text in _PER_CENT:
        return True
    harmless = {Mark.COUNT, Mark.FILLER}
    return bool(word.units or word.senses) and harmless.union(word.units).issuperset(word.senses)
