"""What the program is wished to do, as the command that does it; the source of a number is shown at
once.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from handlers.answering.reports.reached import reports_reached
from handlers.answering.values.answer import Answer, AnswerStatus
from handlers.answering.values.evaluating import as_part
from handlers.understanding import Question
from handlers.understanding.asked.wishes import Act
from store.index import Index


def granted(index: Index, question: Question, ask: Callable[[Index, Question], Answer]) -> Answer:
    """The wish as an answer; with the number whose source or reckoning is asked for."""
    wish, inner = question.wish, question.inner
    if wish is None:
        raise ValueError("a question without a wish")
    told = Answer(AnswerStatus.ACTION, question)
    if inner is not None and wish.act is Act.REPORT and inner.mentions:
        return replace(told, reports=tuple(reports_reached(index, inner)))
    if inner is None or wish.act not in (Act.SOURCE, Act.EXPLAIN):
        return told
    found = ask(index, inner)
    if not found.results:
        return replace(told, lacks=found.lacks)
    return replace(told, results=tuple(as_part(result) for result in found.results))
