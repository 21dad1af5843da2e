"""A figure year by year, each with its change against the year before (历年, 近三年走势, each
year).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from handlers.answering.reports.places import below, reports_of
from handlers.answering.values.answer import (
    Answer,
    AnswerStatus,
    Assumed,
    Coverage,
    Lack,
    Result,
    ResultKind,
    ResultRole,
    Series,
    TrendStep,
    Why,
)
from handlers.understanding import Question, Statistic
from store.index import HeldReport, Index
from store.measures import unit_of
from store.model import Agency, Elsewhere, Match
from tests.judge.evaluating import as_part
from tests.judge.gathering import alike, figure_in, gather
from tests.judge.moving import difference, relative_change
from tests.judge.ratios import pooled
from tests.judge.scopes import coverage_of, nothing_in, over_years, reach_of
from tests.judge.totals import statistic


def trend(index: Index, question: Question) -> Answer:
    """The figures of each agency that is named, year by year; or their sums over a region, with
    what these cover.
    """
    if question.everywhere or not question.mentions:
        return _of_region(index, question)
    series: list[Series] = []
    lacks: list[Lack] = []
    for mention in question.mentions:
        if isinstance(mention.resolution, Elsewhere):
            lacks.append(Lack(Why.NO_REPORT, mention.resolution.agencies[0]))
        elif isinstance(mention.resolution, Match):
            agency = mention.resolution.agency
            held = {report.year: report for report in reports_of(index, agency) if report.year}
            if held:
                series.append(_of_agency(index, question, held))
            else:
                available, more = below(index, agency)
                lacks.append(Lack(Why.NO_REPORT, agency, available=tuple(available), more=more))
    return _answer(question, series, lacks)


def _of_agency(index: Index, question: Question, held: dict[int, HeldReport]) -> Series:
    """All years between those named, or between the first and the last report."""
    agency = held[max(held)].agency
    years = _years(question, held)
    steps = [_step(index, question, agency, year, held) for year in years]
    if held.keys().isdisjoint(years):
        lack = Lack(
            Why.NO_YEAR, agency, years[-1], available=tuple(held[year] for year in sorted(held))
        )
        steps[-1] = TrendStep(years[-1], lacks=(lack,))
    return Series(agency, tuple(_with_changes(steps, question)))


def _years(question: Question, held: Iterable[int]) -> Sequence[int]:
    named = question.years or tuple(held)
    return sorted(question.years) if question.years else range(min(named), max(named) + 1)


def _step(
    index: Index, question: Question, agency: Agency, year: int, held: dict[int, HeldReport]
) -> TrendStep:
    report = held.get(year)
    if report is None:
        return TrendStep(year, lacks=(Lack(Why.NO_YEAR, agency, year),))
    found = figure_in(index, report, question, index.facts([report])[report.id])
    return TrendStep(year, lacks=(found,)) if isinstance(found, Lack) else TrendStep(year, found)


def _with_changes(steps: Sequence[TrendStep], question: Question) -> Iterable[TrendStep]:
    yield from steps[:1]
    for before, step in pairwise(steps):
        yield _against(before, step, question)


def _against(before: TrendStep, step: TrendStep, question: Question) -> TrendStep:
    """A year with its change against the one before, where both have the figure and it means the
    same.
    """
    if not before.results or not step.results or step.year - before.year != 1:
        return step
    one, other = before.results[0], step.results[0]
    reports = [result.report for result in (one, other) if result.report]
    if len(reports) == 2 and not alike(question, reports[0].form, reports[1].form):
        return replace(step, unlike=True)
    rate = question.ratio is not None
    return replace(
        step,
        change=as_part(difference(one, other)),
        growth=None if rate else relative_change(one, other),
    )


def _of_region(index: Index, question: Question) -> Answer:
    """The sum, or the rate of all together, of each year; compared only where both years are of the
    same agencies.
    """
    whole = reach_of(index, over_years(question, question.years or range(1900, 2100)))
    years = sorted(question.years) or sorted(
        {report.year for report in whole.reports if report.year}
    )
    if not years:
        return nothing_in(index, question, whole)
    steps: list[TrendStep] = []
    agencies: list[frozenset[str]] = []
    coverage: Coverage | None = None
    for year in years:
        asked = over_years(question, [year])
        reach = reach_of(index, asked)
        gathered = gather(index, reach.reports, asked)
        coverage = coverage_of(reach, gathered)
        heads = gathered.heads
        agencies.append(frozenset(head.report.agency.name for head in heads if head.report))
        total = (
            ()
            if not heads
            else (
                _put_together(question, heads)
                if question.ratio is None
                else pooled(question.ratio, gathered),
            )
        )
        lacks = (
            *coverage.without,
            *(Lack(Why.NO_REPORT, agency, year) for agency in coverage.absent),
        )
        steps.append(TrendStep(year, total, lacks, reports=len(heads)))
    found = list(steps[:1])
    for place, (before, step) in enumerate(pairwise(steps)):
        same = agencies[place] == agencies[place + 1]
        found.append(
            _against(before, step, question)
            if same
            else replace(step, unlike=bool(before.results and step.results))
        )
    return _answer(question, [Series(None, tuple(found))], [])


def _put_together(question: Question, heads: Sequence[Result]) -> Result:
    return Result(
        ResultRole.ANSWER,
        ResultKind.COMPUTED,
        statistic(Statistic.SUM, [head.value for head in heads]),
        unit_of(question.measures[0]),
        measure=question.measures[0],
        sources=tuple(source for head in heads for source in head.sources),
    )


def _answer(question: Question, series: Sequence[Series], lacks: Sequence[Lack]) -> Answer:
    steps = [step for one in series for step in one.steps]
    found = [replace(step.results[0], role=ResultRole.ANSWER) for step in steps if step.results]
    terms = [as_part(term) for step in steps for term in step.results[1:]]
    changes = [step.change for step in steps if step.change]
    every = (*lacks, *(lack for step in steps for lack in step.lacks))
    assumed = (
        frozenset({Assumed.COLUMN})
        if not question.column_said and question.ratio is None
        else frozenset[Assumed]()
    )
    status = AnswerStatus.ANSWERED if found else AnswerStatus.MISSING
    return Answer(
        status,
        question,
        (*found, *changes, *terms),
        every,
        series=tuple(series) if found else (),
        assumed=assumed,
    )
