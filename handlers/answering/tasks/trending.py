"""A figure year by year, each with its change against the year before (历年, 近三年走势, each
year).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import chain, pairwise

from handlers.answering.evaluator.reductions import statistic
from handlers.answering.evaluator.showing import show
from handlers.answering.reports.places import LISTED, held_of, targets_of
from handlers.answering.tasks.aggregating import pooled
from handlers.answering.tasks.asked import Asked, nothing
from handlers.answering.tasks.covering import cover
from handlers.answering.values.answer import (
    Answer,
    AnswerStatus,
    Assumed,
    Lack,
    Result,
    ResultKind,
    ResultRole,
    Series,
    TrendStep,
    Why,
)
from handlers.answering.values.differences import difference, relative_change
from handlers.answering.values.evaluating import as_part
from handlers.answering.values.gathered import sources_of, steps_of
from handlers.meaning import Exactly, Named, Rate, Share, Statistic, Trend, unit
from handlers.meaning.quantities import alike_in_both_forms, measures
from store.index import HeldReport, Owner
from store.index.records import SCALE
from store.model import Agency


def trend(asked: Asked, task: Trend) -> Answer:
    """The figures of each agency that is named, year by year; or their sums over a region, with
    what these cover.
    """
    agencies = asked.meaning.scope.agencies
    if task.together or not isinstance(agencies, Named):
        return _of_region(asked)
    series: list[Series] = []
    lacks: list[Lack] = []
    for agency in agencies.agencies:
        held = {report.year: report for report in held_of(asked.index, agency)[0] if report.year}
        if held:
            series.append(_of_agency(asked, agency, held))
        else:
            lacks += [one for one in targets_of(asked.index, agency, ()) if isinstance(one, Lack)]
    return _answer(asked, series, lacks)


def _of_agency(asked: Asked, agency: Agency, held: dict[int, HeldReport]) -> Series:
    """All years that are named, or from the first to the last report."""
    named = asked.meaning.scope.years
    years = sorted(named.years) if isinstance(named, Exactly) else range(min(held), max(held) + 1)
    reports = [held[year] for year in years if year in held]
    shown = show(
        asked.evaluator, asked.quantity, Named((agency,)), reports, money=asked.meaning.shape.unit
    )
    found = {report.year: one for report, one in zip(reports, shown, strict=True)}
    whose = held[max(held)].agency
    steps: list[TrendStep] = []
    for year in years:
        one = found.get(year, Lack(Why.NO_YEAR, whose, year))
        steps.append(
            TrendStep(year, lacks=(one,)) if isinstance(one, Lack) else TrendStep(year, one)
        )
    if not reports:
        lack = Lack(
            Why.NO_YEAR, whose, years[-1], available=tuple(held[year] for year in sorted(held))
        )
        steps[-1] = TrendStep(years[-1], lacks=(lack,))
    return Series(whose, tuple(_with_changes(asked, steps)))


def _with_changes(
    asked: Asked,
    steps: Sequence[TrendStep],
    of: Sequence[frozenset[Owner]] = (),
) -> Iterator[TrendStep]:
    """Each with its change against the year before; `of` are the agencies whose figures each is
    of.
    """
    yield from steps[:1]
    for place, (before, step) in enumerate(pairwise(steps)):
        if of and of[place] != of[place + 1]:
            yield replace(step, unlike=bool(before.results and step.results))
        else:
            yield _against(asked, before, step)


def _against(asked: Asked, before: TrendStep, step: TrendStep) -> TrendStep:
    """A year with its change against the one before, where both have the figure and it means the
    same.
    """
    if not before.results or not step.results or step.year - before.year != 1:
        return step
    one, other = before.results[0], step.results[0]
    forms = {result.report.form for result in (one, other) if result.report}
    if len(forms) == 2 and not alike_in_both_forms(asked.quantity):
        return replace(step, unlike=True)
    rate = isinstance(asked.quantity, Rate | Share)
    return replace(
        step,
        change=as_part(difference(one, other)),
        growth=None if rate else relative_change(one, other),
    )


def _of_region(asked: Asked) -> Answer:
    """The sum, or the rate of all together, of each year; compared only where both years are of the
    same agencies.
    """
    years = asked.years
    if not isinstance(asked.meaning.scope.years, Exactly):
        there = set(asked.reach.frame.years)
        years = tuple(year for year in years if year in there)
    if not years:
        return nothing(asked, asked.question)
    found = [of_year(asked, year) for year in sorted(years)]
    steps = _with_changes(asked, [step for step, _ in found], [owners for _, owners in found])
    return _answer(asked, [Series(None, tuple(steps))], [])


def of_year(asked: Asked, year: int) -> tuple[TrendStep, frozenset[Owner]]:
    """The sum of a year, or the rate of all together, and the agencies that it is of."""
    scope = replace(asked.meaning.scope, years=Exactly((year,)))
    one = Asked(asked.evaluator, replace(asked.meaning, scope=scope), asked.question)
    column = one.column(one.quantity, one_meaning=False)
    places = one.judged(column).places
    covered = cover(one, one.quantity, column, places[-LISTED:])
    lacks = (
        *covered.coverage.without,
        *(Lack(Why.NO_REPORT, agency, year) for agency in one.reach.absent),
    )
    whole = pooled(one, one.quantity, column, places) if places else ()
    if places and not whole:
        total = Decimal(statistic(Statistic.SUM, column.of(places))) / SCALE
        sources = sources_of(figure[0] for figure in covered.figures.values())
        measure = measures(one.quantity)[0]
        whole = (
            Result(
                ResultRole.ANSWER,
                ResultKind.COMPUTED,
                total,
                unit(one.quantity),
                measure=measure,
                sources=sources,
            ),
        )
    step = TrendStep(year, whole, lacks, reports=len(places), more_lacks=covered.without)
    return step, frozenset(column.frame.owners[place] for place in places)


def _answer(asked: Asked, series: Sequence[Series], lacks: Iterable[Lack]) -> Answer:
    steps = steps_of(series)
    found = [replace(step.results[0], role=ResultRole.ANSWER) for step in steps if step.results]
    terms = map(as_part, chain.from_iterable(step.results[1:] for step in steps))
    changes = [step.change for step in steps if step.change]
    every = (*lacks, *chain.from_iterable(step.lacks for step in steps))
    return Answer(
        AnswerStatus.ANSWERED if found else AnswerStatus.MISSING,
        asked.question,
        (*found, *changes, *terms),
        every,
        series=tuple(series) if found else (),
        assumed=asked.assumed() - {Assumed.LATEST_EACH},
    )
