"""Which of several agencies is meant: an answer that asks back, with those there are to choose
from.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from handlers.answering.values.answer import Answer, AnswerStatus
from handlers.understanding import Question
from store.model import Agency

MOST_CANDIDATES: Final = 90
"""Agencies that are offered: as many as there is room for under a message, where they are paged."""


def one_of(question: Question, agencies: Sequence[Agency], every: int) -> Answer:
    """Asks which of the agencies is meant; `every` is how many there are, and what is beyond the
    most is counted.
    """
    candidates = tuple(agencies[:MOST_CANDIDATES])
    return Answer(
        AnswerStatus.AMBIGUOUS,
        question,
        candidates=candidates,
        more_candidates=every - len(candidates),
    )
