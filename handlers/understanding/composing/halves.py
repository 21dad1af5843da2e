"""Half a question: what goes on from another one, where there is none that it could go on from."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from handlers.understanding.asked.question import HALF_ALONE, Operation, Question
from handlers.understanding.cutting.parts import Parts
from handlers.understanding.wordlists.lexicon import Word
from handlers.understanding.wordlists.senses import Mark
from store.entering import GIVEN, only_if

_SAYS_NOTHING: Final = frozenset({Mark.ASK, Mark.FILLER})


@only_if(lambda asked, *_, first: asked.operation is Operation.NONE, otherwise=GIVEN)
def as_half(asked: Question, parts: Parts | None, *, first: bool) -> Question:
    """The question; one of no more than a year or a how-many is unclear, and alone if it is the
    `first`.
    """
    is_whole = asked.operation is not Operation.NONE or asked.mentions or asked.content
    if is_whole or parts is None or "greeting" in asked.topics or not _asks(asked, parts.words):
        return asked
    return replace(asked, unclear=True, topics=asked.topics | ({HALF_ALONE} if first else set()))


def _asks(asked: Question, words: tuple[Word, ...]) -> bool:
    """Whether a year, a number or whatever comes next is asked for: 2022年呢, 多少件; and not 嗯 or
    how are you.
    """
    if (
        asked.years
        or asked.counted
        or any(word.has(Mark.FOLLOW_UP) or word.has(Mark.COUNT) for word in words)
    ):
        return True
    asks = asked.asks_number and any(word.has(Mark.ASK) for word in words)
    return asks and all(_SAYS_NOTHING.intersection(word.senses) for word in words)
