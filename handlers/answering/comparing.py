"""Several figures beside each other: agencies, or rows of one report."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from handlers.answering.answer import Answer, Kind, Lack, Result, Role, Why
from handlers.answering.evaluating import as_part, comparable
from handlers.answering.values import value
from handlers.understanding import Question
from store.index import Index


def compare(index: Index, question: Question) -> Answer:
    """The figures, and the difference where there are two that count the same thing."""
    answer = value(index, question)
    terms = [result for result in answer.results if result.role is Role.ANSWER]
    parts = [result for result in answer.results if result.role is Role.PART]
    if len(terms) != 2:
        return answer
    if not _alike(terms[0], terms[1]):
        lack = Lack(Why.NOT_COMPARABLE, measure=terms[0].measure)
        return replace(answer, lacks=(*answer.lacks, lack))
    times = "op:times" in question.topics and terms[1].value != 0
    gap = quotient(terms[0], terms[1]) if times else difference(terms[0], terms[1])
    return replace(answer, results=(gap, *(as_part(term) for term in terms), *parts))


def difference(one: Result, other: Result) -> Result:
    """How much the larger is above the smaller."""
    return Result(
        Role.ANSWER,
        Kind.COMPUTED,
        abs(one.value - other.value),
        one.unit,
        measure=one.measure,
        sources=(*one.sources, *other.sources),
    )


def quotient(one: Result, other: Result) -> Result:
    """How many times the second the first is."""
    value = (one.value / other.value).quantize(Decimal("0.01")).normalize()
    sources = (*one.sources, *other.sources)
    return Result(Role.ANSWER, Kind.COMPUTED, value, "倍", measure=one.measure, sources=sources)


def _alike(one: Result, other: Result) -> bool:
    if one.unit != other.unit or one.report is None or other.report is None or one.measure is None:
        return False
    return comparable(one.measure, one.report.form, other.report.form)


def relative(larger: Decimal, smaller: Decimal) -> Decimal | None:
    """How much larger, in per cent of the smaller; None where the smaller is 0."""
    return None if smaller == 0 else (larger - smaller) / abs(smaller) * 100
