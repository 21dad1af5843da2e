"""Figures put together as the question says: each is looked up, and what lacks one has no result."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import assert_never

from handlers.answering.values.answer import Answer, AnswerStatus, Lack, Result, ResultKind, ResultRole, Why
from handlers.answering.values.evaluating import as_part
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
    found = [ask(index, _value_of(question, term)) for term in (*expression.terms, *expression.whole)]
    lacks = tuple(lack for answer in found for lack in answer.lacks)
    figures = [_figure(answer) for answer in found]
    known = [figure for figure in figures if figure is not None]
    if len(known) < len(figures):
        return Answer(AnswerStatus.MISSING, question, tuple(map(as_part, known)), lacks=lacks)
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
    found = [result for result in answer.results if result.role is ResultRole.ANSWER]
    return found[0] if len(found) == 1 else None


def _head(expression: Expression, terms: Sequence[Result], whole: Sequence[Result]) -> Result | None:
    values = [term.order for term in terms]
    unit = terms[0].unit
    sources = tuple(source for term in (*terms, *whole) for source in term.sources)
    match expression.combine:
        case Combine.DIFFERENCE:
            exact = values[0] - values[1]
        case Combine.SUM:
            exact = sum(values, Decimal())
        case Combine.AVERAGE:
            exact = sum(values, Decimal()) / len(values)
        case Combine.TIMES:
            if values[1] == 0:
                return None
            exact, unit = values[0] / values[1], "倍"
        case Combine.GROWTH:
            if values[1] == 0:
                return None
            exact, unit = (values[0] - values[1]) / abs(values[1]) * 100, "%"
        case Combine.SHARE:
            total = sum((one.order for one in whole), Decimal())
            if total == 0:
                return None
            exact, unit = sum(values, Decimal()) / total * 100, "%"
        case _:
            assert_never(expression.combine)
    return Result(
        ResultRole.ANSWER,
        ResultKind.COMPUTED,
        round_half_up(exact),
        unit,
        measure=terms[0].measure,
        sources=sources,
        exact=exact,
    )
