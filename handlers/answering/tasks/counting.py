"""How many agencies, reports or different figures there are in a scope."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import assert_never

from handlers.answering.evaluator.columns import Column
from handlers.answering.reports.places import LISTED
from handlers.answering.tasks.asked import Asked, nothing
from handlers.answering.tasks.covering import cover
from handlers.answering.values.answer import (
    Answer,
    AnswerStatus,
    Result,
    ResultKind,
    ResultRole,
    Unlisted,
)
from handlers.meaning import Count, Counted
from handlers.meaning.quantities import measures

_UNITS = {Counted.AGENCIES: "家", Counted.REPORTS: "份", Counted.VALUES: "个"}


def count(asked: Asked, task: Count) -> Answer:
    """How many have the figure and meet the condition; of those that cannot be said to, the
    coverage tells.
    """
    if not asked.reach.count:
        return nothing(asked, asked.question)
    column = asked.column(asked.quantity)
    places, _, _, unjudged = asked.judged(column)
    unknown = [column.frame.reports[place] for place in unjudged]
    found = cover(
        asked, asked.quantity, column, places[-LISTED:], unknown=unknown, count=len(places)
    )
    number = Decimal(_number(task.what, column, places))
    measure = measures(asked.quantity)[0]
    head = Result(
        ResultRole.ANSWER, ResultKind.COMPUTED, number, _UNITS[task.what], measure=measure
    )
    more = Unlisted(places=found.with_figure, with_figure=found.with_figure, without=found.without)
    return Answer(
        AnswerStatus.ANSWERED,
        asked.question,
        (head,),
        unlisted=more,
        coverage=found.coverage,
        assumed=asked.assumed(),
    )


def _number(what: Counted, column: Column, places: Sequence[int]) -> int:
    match what:
        case Counted.AGENCIES:
            return len({column.frame.owners[place] for place in places})
        case Counted.REPORTS:
            return len(places)
        case Counted.VALUES:
            return len({column.values[place] for place in places})
        case _:
            assert_never(what)
