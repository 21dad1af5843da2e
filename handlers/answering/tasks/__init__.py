"""Where each kind of task is answered: each module takes a meaning and gives an answer.

`asked` is what all are given, `covering` what an answer over many reports covers. `valuing` first,
the simplest; then `breaking_down`, `changing`, `comparing`, `trending`, `ranking`, `aggregating`,
`grouping`, `counting`.
"""

from __future__ import annotations

from typing import assert_never

from handlers.answering.evaluator.columns import evaluator
from handlers.answering.evaluator.converting import meaning_of, task_of
from handlers.answering.evaluator.settled_questions import settled
from handlers.answering.tasks.aggregating import aggregate
from handlers.answering.tasks.asked import Asked
from handlers.answering.tasks.breaking_down import break_down
from handlers.answering.tasks.comparing import compare
from handlers.answering.tasks.counting import count
from handlers.answering.tasks.grouping import group
from handlers.answering.tasks.ranking import rank
from handlers.answering.tasks.trending import trend
from handlers.answering.tasks.valuing import value
from handlers.answering.values.answer import Answer, AnswerStatus, Why
from handlers.meaning import (
    Aggregate,
    Breakdown,
    Compare,
    Count,
    Group,
    Meaning,
    OfFigures,
    RankTask,
    Trend,
    Value,
)
from handlers.understanding import Question
from store.entering import GIVEN, only_if
from store.index import Index


def enter(index: Index, question: Question) -> Answer:
    """The answer to a question about figures."""
    found = settled(index, question)
    return answer_to(index, meaning_of(index, found), task_of(index, found), found)


def answer_to(index: Index, meaning: Meaning, task: OfFigures, question: Question) -> Answer:
    """The answer to a task; `question` is what rendering tells of it."""
    return _unless_damaged(_carried_out(Asked(evaluator(index), meaning, question), task))


@only_if(lambda found: found.coverage is not None or found.series, otherwise=GIVEN)
def _unless_damaged(found: Answer) -> Answer:
    """The answer; one over many reports only if the figures of each that it lists are those that
    were printed.

    What it adds up or puts in order is kept side by side, apart from the facts: the two contradict
    each other there.
    """
    pooled = any(series.agency is None for series in found.series)
    if found.coverage is None and not pooled:
        return found
    without = found.coverage.without if found.coverage else ()
    damaged = tuple(lack for lack in (*without, *found.lacks) if lack.why is Why.DAMAGED)
    if damaged:
        return Answer(AnswerStatus.MISSING, found.question, lacks=damaged)
    return found


def _carried_out(asked: Asked, task: OfFigures) -> Answer:
    match task:
        case Value():
            return value(asked, task)
        case Breakdown():
            return break_down(asked, task)
        case Group():
            return group(asked, task)
        case Compare():
            return compare(asked, task)
        case RankTask():
            return rank(asked, task)
        case Aggregate():
            return aggregate(asked, task)
        case Trend():
            return trend(asked, task)
        case Count():
            return count(asked, task)
        case _:
            assert_never(task)
