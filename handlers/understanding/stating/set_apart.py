"""How far, and which way, a statement sets two figures apart: 2023年比2021年少30件, "30 fewer in
2023 than in 2021".

A number that is right with the wrong sign is wrong, so a statement says which of the two has more:
the year or agency that is set against the one behind 比, 较 or "than"; without such a word, the
later year.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers.understanding.asked.claims import Claim, IsApart, SoMuch
from handlers.understanding.cutting.parts import Parts
from handlers.understanding.patterns import PATTERNS
from handlers.understanding.stating.claim_words import BOUNDS, blank, is_known
from handlers.understanding.wordlists.lexicon import Word
from handlers.understanding.wordlists.senses import Mark, Operator, Sense

_FEWER_TOO = re.compile(r"\b(?:fall|down|below|short of|behind)\b")
_TURNS: frozenset[Sense] = frozenset(
    {
        Operator.COMPARE,
        Operator.CHANGE,
        Operator.RISING,
        Operator.FALLING,
        Operator.FEWER,
        Mark.FILLER,
        Mark.THAN,
    }
)
"""What words that say which way figures are apart mean; others with such characters are labels or
bounds.
"""


def set_apart(amount: SoMuch, text: str, words: Sequence[Word], parts: Parts) -> Claim:
    """The statement with its direction; as it is where it has none."""
    if (
        len(parts.mentions) < 2
        and len(parts.years) < 2
        and not any(_says_movement(word) for word in words)
    ):
        return amount
    fewer = _says_fewer(text, words, parts)
    if fewer is None:
        return amount
    places = (
        [mention.start for mention in parts.mentions] if len(parts.mentions) > 1 else _starts(parts)
    )
    second = _second_is_meant(_without_names(text, parts), words, places)
    if len(parts.mentions) > 1:
        return IsApart(amount, fewer, second=bool(second))
    named = [period.years[0] for period in parts.periods if len(period.years) == 1]
    year = None if second is None or len(named) != 2 else named[second]
    return IsApart(amount, fewer, year=year)


def _without_names(text: str, parts: Parts) -> str:
    """The 和 of 自然资源和规划局 sets nothing against anything."""
    for mention in parts.mentions:
        text = blank(text, mention.start, mention.end)
    return text


def _starts(parts: Parts) -> list[int]:
    return [period.start for period in parts.periods if len(period.years) == 1]


def _says_movement(word: Word) -> bool:
    return word.has(Operator.CHANGE) or word.has(Mark.THAN)


def _says_fewer(text: str, words: Sequence[Word], parts: Parts) -> bool | None:
    """Whether it says fewer or more; None where it says neither or both, as 相差 does."""
    text = _without_names(text, parts)
    for word in words:
        if word.has_any(BOUNDS) or (is_known(word) and not _TURNS.intersection(word.senses)):
            text = blank(text, word.start, word.end)
    fewer = PATTERNS["says-fewer"].search(text) is not None or _FEWER_TOO.search(text) is not None
    more = PATTERNS["says-more"].search(text) is not None
    if fewer != more:
        return fewer
    return None


def _second_is_meant(text: str, words: Sequence[Word], places: Sequence[int]) -> bool | None:
    """Whether the second of two that are named is the one that has more or fewer; None where
    neither is set against.
    """
    if len(places) != 2:
        return None
    first, second = places
    than = [word.start for word in words if word.has(Mark.THAN)]
    if any(first < start <= second for start in than) and not PATTERNS["set-against-ahead"].search(
        text[:first]
    ):
        return False
    if any(start < first for start in than) or PATTERNS["set-against-ahead"].search(text[:first]):
        return True
    return None
