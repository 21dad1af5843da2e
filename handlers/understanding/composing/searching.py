"""What a question looks for in the prose: its words without agencies, years and words that only
ask.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from handlers.understanding.asked.question import Operation
from handlers.understanding.cutting.measuring import measured
from handlers.understanding.cutting.parts import Parts
from handlers.understanding.patterns import PATTERNS
from handlers.understanding.wordlists.lexicon import Word
from handlers.understanding.wordlists.senses import Mark, Operator

_ASKING = frozenset(
    {
        Mark.ASK,
        Mark.FILLER,
        Mark.FOLLOW_UP,
        Mark.COUNT,
        Mark.WHICH,
        Mark.WHO,
        Operator.SUM,
        Mark.SOMEONE,
        Mark.PROSE_ONLY,
        Mark.GENERIC,
    }
)
"""Senses of words that ask and do not say what is asked about."""


def about(parts: Parts, operation: Operation) -> str:
    """The question with agencies, years and words that only ask taken out, for the search in the
    prose.

    Light verbs (办, 发, 出) are left out beside other words.
    """
    quantities = measured(parts.text)
    kept = [
        word.text.replace("多少", "").removesuffix("了")
        for word in parts.words
        if (_tells_beside(word, parts.text) or not _only_asks(word, operation))
        and not word.has(Mark.LIGHT)
        and not any(start <= word.start and word.end <= end for start, end in quantities)
    ]
    return " ".join(_with_rates(text for text in kept if text))


def _with_rates(words: Iterable[str]) -> Iterator[str]:
    """率 and 量 go with the word before: 受理 率 is 受理率."""
    last = ""
    for word in words:
        if word in ("率", "量") and last:
            last += word
            continue
        if last:
            yield last
        last = word
    if last:
        yield last


def _tells_beside(word: Word, text: str) -> bool:
    """Whether a general English word says with the one beside it which is meant: statistics of
    statistics items.
    """
    found = PATTERNS["tells-in-english"].finditer(text)
    return any(one.start() <= word.start and word.end <= one.end() for one in found)


def _only_asks(word: Word, operation: Operation) -> bool:
    if operation is Operation.CHECK and word.has(Operator.CHECK):
        return True
    if word.has(Mark.PROSE) and operation is Operation.FIND:
        return False
    return bool(_ASKING.intersection(word.senses)) or is_unit(word)


def is_unit(word: Word) -> bool:
    """Whether a word is a unit of money."""
    return bool(word.units)
