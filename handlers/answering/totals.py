"""Sums and averages over reports, with their coverage."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from handlers.answering.answer import Answer, AnswerStatus, Assumed, Coverage, Kind, Result, Role
from handlers.answering.evaluating import as_part
from handlers.answering.listing import not_held
from handlers.answering.ranking import figures, reports_in_scope
from handlers.measures import unit_of
from handlers.understanding import Operation, Question
from store.index import Index


def total(index: Index, question: Question) -> Answer:
    """The sum or average of a measure over the reports in scope; its terms follow as parts."""
    reports, lacks = reports_in_scope(index, question)
    if not reports:
        return not_held(index, question) if not lacks else Answer(AnswerStatus.MISSING, question, lacks=tuple(lacks))
    terms: list[Result] = []
    left_out = list(lacks)
    for measure in question.measures:
        found, lacking = figures(index, reports, measure)
        terms += found
        left_out += lacking
    coverage = Coverage(tuple(term.report for term in terms if term.report), tuple(left_out))
    assumed = set() if question.years or question.paired_years else {Assumed.LATEST_EACH}
    if not question.column_said:
        assumed.add(Assumed.COLUMN)
    if not terms:
        return Answer(AnswerStatus.MISSING, question, lacks=tuple(left_out), coverage=coverage)
    head = Result(
        Role.ANSWER,
        Kind.COMPUTED,
        _value(terms, question.operation),
        unit_of(question.measures[0]),
        measure=question.measures[0],
        sources=tuple(source for term in terms for source in term.sources),
    )
    results = (head, *(as_part(term) for term in terms))
    return Answer(AnswerStatus.ANSWERED, question, results, coverage=coverage, assumed=frozenset(assumed))


def _value(terms: list[Result], operation: Operation) -> Decimal:
    whole = sum((term.value for term in terms), Decimal())
    return round_half_up(whole / len(terms)) if operation is Operation.AVERAGE else whole


def round_half_up(value: Decimal, places: int = 2) -> Decimal:
    """A computed value as it is given: to two places, 5 upwards, without trailing zeros."""
    rounded = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return rounded.to_integral_value() if rounded == rounded.to_integral_value() else rounded.normalize()
