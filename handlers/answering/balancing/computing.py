"""Figures put together as the question says: each is looked up, and what lacks one has no
result.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import assert_never

from handlers.answering.values.answer import (
    Answer,
    AnswerStatus,
    Lack,
    Result,
    ResultKind,
    ResultRole,
    Why,
)
from handlers.answering.values.evaluating import as_part
from handlers.answering.values.gathered import figures_of, lacks_of, sources_of
from handlers.answering.values.rounding import round_half_up
from handlers.understanding import Operation, Question, exactly
from handlers.understanding.asked.expressions import Combine, Expression, Term
from store.index import Index

Ask = Callable[[Index, Question], Answer]


def compute(index: Index, question: Question, ask: Ask) -> Answer:
    """What an expression comes to, with its terms as parts."""
    expression = question.expression
    if expression is None:
        raise ValueError("a question without an expression")
    found = [
        ask(index, _value_of(question, term)) for term in (*expression.terms, *expression.whole)
    ]
    known = [figure for figure in map(_figure, found) if figure is not None]
    if len(known) < len(found):
        return Answer(
            AnswerStatus.MISSING, question, tuple(map(as_part, known)), lacks=lacks_of(found)
        )
    terms, whole = known[: len(expression.terms)], known[len(expression.terms) :]
    if len({figure.unit for figure in terms}) > 1:
        return Answer(AnswerStatus.ANSWERED, question, tuple(known))
    head = _head(expression, terms, whole)
    if head is None:
        lack = Lack(Why.NO_RATIO, report=known[-1].report, measure=known[-1].measure)
        return Answer(AnswerStatus.MISSING, question, tuple(map(as_part, known)), lacks=(lack,))
    return Answer(AnswerStatus.ANSWERED, question, (head, *map(as_part, known)))


def _value_of(question: Question, term: Term) -> Question:
    return replace(
        question,
        operation=Operation.VALUE if term.ratio is None else Operation.RATIO,
        expression=None,
        mentions=(exactly(term.agency),),
        years=(term.year,) if term.year else (),
        measures=(term.measure,),
        ratio=term.ratio,
    )


def _figure(answer: Answer) -> Result | None:
    """The one figure of an answer, without what it is made of."""
    if answer.status is not AnswerStatus.ANSWERED:
        return None
    found = figures_of(answer)
    if len(found) == 1:
        return found[0]
    return None


def _head(
    expression: Expression,
    terms: Sequence[Result],
    whole: Sequence[Result],
) -> Result | None:
    """What the terms come to; None where that would be divided by 0."""
    exact = _combined(
        expression.combine, [term.order for term in terms], [one.order for one in whole]
    )
    if exact is None:
        return None
    return Result(
        ResultRole.ANSWER,
        ResultKind.COMPUTED,
        round_half_up(exact),
        _UNITS.get(expression.combine, terms[0].unit),
        measure=terms[0].measure,
        sources=sources_of((*terms, *whole)),
        exact=exact,
    )


_UNITS = {Combine.TIMES: "倍", Combine.GROWTH: "%", Combine.SHARE: "%"}
"""What has another unit than its terms."""


def _combined(
    combine: Combine,
    values: Sequence[Decimal],
    whole: Sequence[Decimal],
) -> Decimal | None:
    match combine:
        case Combine.DIFFERENCE:
            return values[0] - values[1]
        case Combine.SUM:
            return sum(values, Decimal())
        case Combine.AVERAGE:
            return sum(values, Decimal()) / len(values)
        case Combine.TIMES:
            return _divided(values[0], values[1])
        case Combine.GROWTH:
            return _divided(values[0] - values[1], abs(values[1]), 100)
        case Combine.SHARE:
            return _divided(sum(values, Decimal()), sum(whole, Decimal()), 100)
        case _:
            assert_never(combine)


def _divided(top: Decimal, bottom: Decimal, times: int = 1) -> Decimal | None:
    if bottom:
        return top / bottom * times
    return None
