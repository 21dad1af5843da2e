"""Several figures beside each other: agencies, or rows of one report."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from handlers.answering.values.answer import Answer, Lack, Result, ResultKind, ResultRole, Why
from handlers.understanding import Question
from store.index import Index
from tests.judge.evaluating import as_part, comparable
from tests.judge.gathering import alike
from tests.judge.moving import difference
from tests.judge.ratios import ratio
from tests.judge.rounding import round_half_up
from tests.judge.values import value


def compare(index: Index, question: Question) -> Answer:
    """The figures, and the difference where there are two that count the same thing."""
    answer = value(index, question) if question.ratio is None else ratio(index, question)
    terms = [result for result in answer.results if result.role is ResultRole.ANSWER]
    parts = [result for result in answer.results if result.role is ResultRole.PART]
    if len(terms) != 2:
        return answer
    if not _alike(question, terms[0], terms[1]):
        lack = Lack(Why.NOT_COMPARABLE, measure=terms[0].measure)
        return replace(answer, lacks=(*answer.lacks, lack))
    in_per_cent = "op:relative" in question.topics and question.ratio is None
    if ("op:times" in question.topics or in_per_cent) and terms[1].value == 0:
        there = terms[1].report
        lack = Lack(
            Why.NO_RATIO,
            there.agency if there else None,
            there.year if there else None,
            measure=terms[1].measure,
        )
        return replace(answer, lacks=(*answer.lacks, lack))
    if "op:times" in question.topics:
        gap = quotient(terms[0], terms[1])
    else:
        gap = _share(terms[0], terms[1]) if in_per_cent else _gap(terms[0], terms[1])
    return replace(answer, results=(gap, *(as_part(term) for term in terms), *parts))


def _gap(one: Result, other: Result) -> Result:
    """How much the larger is above the smaller."""
    smaller, larger = sorted((one, other), key=lambda result: result.order)
    return replace(difference(smaller, larger), report=None, sources=(*one.sources, *other.sources))


def _share(one: Result, other: Result) -> Result:
    """How much the first is above or below the second, in per cent of the second, which is not
    0.
    """
    return _computed(one, other, abs(one.value - other.value) / other.value * 100, "%")


def quotient(one: Result, other: Result) -> Result:
    """How many times the second the first is."""
    return _computed(one, other, one.value / other.value, "倍")


def _computed(one: Result, other: Result, exact: Decimal, unit: str) -> Result:
    return Result(
        ResultRole.ANSWER,
        ResultKind.COMPUTED,
        round_half_up(exact),
        unit,
        measure=one.measure,
        sources=(*one.sources, *other.sources),
        exact=exact,
    )


def _alike(question: Question, one: Result, other: Result) -> bool:
    if one.unit != other.unit or one.report is None or other.report is None or one.measure is None:
        return False
    if question.ratio is not None:
        return alike(question, one.report.form, other.report.form)
    return comparable(one.measure, one.report.form, other.report.form)


def relative(larger: Decimal, smaller: Decimal) -> Decimal | None:
    """How much larger, in per cent of the smaller; None where the smaller is 0."""
    return None if smaller == 0 else (larger - smaller) / abs(smaller) * 100
