"""One figure divided by another of the same report: 公开率, 占比, 办结率, yuan a procurement project."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from handlers.answering.answer import Answer, AnswerStatus, Assumed, Kind, Lack, Result, Role, Why
from handlers.answering.evaluating import as_part, evaluate
from handlers.answering.places import Target, scope, targets
from handlers.answering.totals import round_half_up
from handlers.measures import Measure
from handlers.understanding import Question
from store.index import Held, Index

_RECEIVED = (Measure("new", "total"), Measure("carried_over", "total"))
"""What 办结率 divides by: all that there was to handle."""
_WAN = Decimal(10_000)


def ratio(index: Index, question: Question) -> Answer:
    """The ratio in each report that the question names; its two terms follow as parts."""
    results: list[Result] = []
    lacks: list[Lack] = []
    assumed: set[Assumed] = set()
    reached = [Target(report) for report in scope(index, question)] if question.everywhere else targets(index, question)
    for target in reached:
        if isinstance(target, Lack):
            lacks.append(target)
            continue
        found = _in_report(index, question, target)
        assumed |= target.assumed
        if isinstance(found, Lack):
            lacks.append(found)
        else:
            results += found
    status = AnswerStatus.ANSWERED if any(r.role is Role.ANSWER for r in results) else AnswerStatus.MISSING
    results.sort(key=lambda result: result.role is Role.PART)
    return Answer(status, question, tuple(results), tuple(lacks), assumed=frozenset(assumed))


def _in_report(index: Index, question: Question, target: Target) -> list[Result] | Lack:
    top = evaluate(index, target.report, question.measures[0])
    if isinstance(top, Lack):
        return top
    bottoms: list[Result] = []
    for measure in (question.denominator,) if question.denominator else _RECEIVED:
        bottom = evaluate(index, target.report, measure)
        if isinstance(bottom, Lack):
            return bottom
        bottoms.append(bottom[0])
    divisor = sum((bottom.value for bottom in bottoms), Decimal())
    if divisor == 0:
        return Lack(Why.NO_RATIO, target.report.agency, target.report.year, target.report, question.measures[0])
    return [_quotient(question, target.report, top[0], divisor), *_parts(top, bottoms)]


def _quotient(question: Question, report: Held, top: Result, divisor: Decimal) -> Result:
    if top.unit == "元":
        unit = question.unit or ("万元" if top.value / divisor >= _WAN else "元")
        value = round_half_up(top.value / divisor / (_WAN if unit == "万元" else 1))
    else:
        unit, value = "%", round_half_up(top.value / divisor * 100)
    return Result(Role.ANSWER, Kind.COMPUTED, value, unit, report, question.measures[0], sources=top.sources)


def _parts(top: tuple[Result, ...], bottoms: list[Result]) -> Iterator[Result]:
    yield as_part(top[0])
    for bottom in bottoms:
        yield replace(bottom, role=Role.PART)
