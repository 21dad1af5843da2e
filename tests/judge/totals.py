"""Sums, averages, medians, the largest and the smallest over reports, with their coverage."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from handlers.answering.values.answer import (
    Answer,
    AnswerStatus,
    Assumed,
    Lack,
    Result,
    ResultKind,
    ResultRole,
)
from handlers.understanding import Operation, Question, Statistic
from store.index import HeldReport, Index
from store.measures import unit_of
from store.model import GOVERNMENT, Form
from tests.judge.evaluating import as_part
from tests.judge.gathering import Figure, Gathered, alike, gather, of_one_meaning
from tests.judge.ratios import pooled
from tests.judge.rounding import round_half_up
from tests.judge.scopes import coverage_of, miscounted, nothing_in, reach_of


def total(index: Index, question: Question) -> Answer:
    """What the figures in scope come to, by each statistic that is asked for; the figures follow as
    parts.
    """
    reach = reach_of(index, question)
    other = miscounted(question, reach)
    if other is not None:
        return Answer(AnswerStatus.MISSING, question, lacks=(other,))
    if not reach.reports:
        return nothing_in(index, question, reach)
    gathered = _gathered(index, question, reach.reports)
    coverage = coverage_of(reach, gathered)
    if not gathered.figures or _lacks_a_row(question, reach.reports, gathered):
        return Answer(AnswerStatus.MISSING, question, lacks=coverage.without, coverage=coverage)
    heads = tuple(
        _statistic(kind, gathered, question) for kind in question.statistics or (Statistic.SUM,)
    )
    whole = (pooled(question.ratio, gathered),) if question.ratio else ()
    parts = [as_part(head) for head in gathered.heads]
    return Answer(
        AnswerStatus.ANSWERED,
        question,
        (*heads, *whole, *parts),
        coverage=coverage,
        assumed=frozenset(_assumed(question, gathered)),
    )


def _lacks_a_row(question: Question, reports: Sequence[HeldReport], gathered: Gathered) -> bool:
    """Whether the sum of several rows of one report lacks one of them: what is left is no sum of
    these.
    """
    rows = len(question.measures) if question.operation is Operation.SUM else 1
    return len(reports) == 1 and len(gathered.figures) < rows


def _gathered(index: Index, question: Question, reports: Sequence[HeldReport]) -> Gathered:
    """The figures that are put together; for a sum of several measures, those of each."""
    if question.operation is Operation.STATISTICS:
        return of_one_meaning(gather(index, reports, question), question)
    found = [
        gather(index, reports, replace(question, measures=(measure,)))
        for measure in question.measures
    ]
    figures: tuple[Figure, ...] = tuple(figure for one in found for figure in one.figures)
    lacks: tuple[Lack, ...] = tuple(lack for one in found for lack in one.lacks)
    return Gathered(figures, lacks)


def _statistic(kind: Statistic, gathered: Gathered, question: Question) -> Result:
    heads = gathered.heads
    exact = statistic(kind, [head.order for head in heads])
    chosen = heads
    if kind in (Statistic.MAXIMUM, Statistic.MINIMUM):
        chosen = [head for head in heads if head.order == exact]
    rate = question.ratio is not None
    return Result(
        ResultRole.ANSWER,
        ResultKind.COMPUTED,
        exact if kind is Statistic.SUM else round_half_up(exact),
        ("%" if heads[0].unit == "%" else "元") if rate else unit_of(question.measures[0]),
        measure=question.measures[0],
        sources=tuple(source for head in chosen for source in head.sources),
        ratio=question.ratio,
        exact=exact,
    )


def statistic(kind: Statistic, values: Sequence[Decimal]) -> Decimal:
    """What values come to; of an even number of them the median lies midway between the two in the
    middle.
    """
    ordered = sorted(values)
    middle = len(ordered) // 2
    match kind:
        case Statistic.SUM:
            return sum(ordered, Decimal())
        case Statistic.AVERAGE:
            return sum(ordered, Decimal()) / len(ordered)
        case Statistic.MEDIAN:
            return (
                ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2
            )
        case Statistic.MAXIMUM:
            return ordered[-1]
        case Statistic.MINIMUM:
            return ordered[0]


def _assumed(question: Question, gathered: Gathered) -> Iterable[Assumed]:
    if not question.years and not question.paired_years:
        yield Assumed.LATEST_EACH
    if not question.column_said and question.ratio is None:
        yield Assumed.COLUMN
    if Statistic.SUM in (question.statistics or (Statistic.SUM,)):
        reports = [head.report for head in gathered.heads if head.report]
        if _nested(reports):
            yield Assumed.NESTED
        for measure in question.measures:
            forms = {
                head.report.form
                for head in gathered.heads
                if head.report and head.measure == measure
            }
            if len(forms) > 1 and not alike(
                replace(question, measures=(measure,)), Form.F2019, Form.F2021
            ):
                yield Assumed.FORMS_DIFFER


def _nested(reports: Sequence[HeldReport]) -> bool:
    """Whether a government is among them together with a department of its own or a place below
    it.
    """
    governments = {
        (report.agency.division.path, report.year)
        for report in reports
        if report.agency.division and report.agency.office in GOVERNMENT
    }
    for report in reports:
        path = report.agency.division.path if report.agency.division else ()
        own = report.agency.office in GOVERNMENT
        above = range(1, len(path) + (0 if own else 1))
        if any((path[:length], report.year) in governments for length in above):
            return True
    return False
