"""Which reports a question over many goes over, and which governments of a region have none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from handlers.answering.reports.listing import not_held
from handlers.answering.reports.places import Target, lies_in, targets
from handlers.answering.values.answer import Answer, AnswerStatus, Coverage, Lack, Why
from handlers.understanding import Question
from store.index import HeldReport, Index
from store.model import Agency, Division, Elsewhere, Match
from store.reference import governments
from tests.judge.gathering import Gathered
from tests.judge.levels import levels_of, of_levels, speaks_of_levels
from tests.judge.reaching import scope

_LISTED = ("city", "county")
"""Levels whose governments are listed, so that it can be said who has no report."""


@dataclass(frozen=True, slots=True)
class Reach:
    """What a question over many goes over."""

    reports: tuple[HeldReport, ...]
    lacks: tuple[Lack, ...] = ()
    """Agencies that are named and have no report."""
    region: Agency | None = None
    expected: tuple[Division, ...] = ()
    """The governments that are spoken of, where a region and a level are named."""


def reach_of(index: Index, question: Question) -> Reach:
    """The reports that a question goes over: those of several agencies named, else all in scope."""
    named = [
        mention.resolution.agency
        for mention in question.mentions
        if isinstance(mention.resolution, Match)
    ]
    reached = [] if _is_over_all(question) else targets(index, question)
    regions = [
        lack
        for lack in reached
        if isinstance(lack, Lack) and lack.why is Why.NO_REPORT and lack.available
    ]
    if reached and not (len(question.mentions) == 1 and regions):
        return Reach(
            tuple(target.report for target in reached if isinstance(target, Target)),
            tuple(lack for lack in reached if isinstance(lack, Lack)),
        )
    region = named[0] if len(named) == 1 else None
    reports = of_levels(scope(index, question), question, region)
    return Reach(tuple(reports), (), region, expected_in(region, question) if region else ())


def _is_over_all(question: Question) -> bool:
    return len(question.mentions) < 2 and (question.everywhere or not question.mentions)


def expected_in(region: Agency, question: Question) -> tuple[Division, ...]:
    """The governments of the levels spoken of in a region, but for those that are taken out."""
    levels = levels_of(question).intersection(_LISTED)
    if region.division is None or not levels or "township" in levels_of(question):
        return ()
    path = region.division.path
    out = [
        mention.resolution.agency.division
        for mention in question.excluding
        if isinstance(mention.resolution, Match) and mention.resolution.agency.division
    ]
    return tuple(
        division
        for division in governments()
        if division.path[: len(path)] == path
        and division.path != path
        and division.level in levels
        and not any(lies_in(division, other) for other in out)
    )


def coverage_of(reach: Reach, gathered: Gathered) -> Coverage:
    """What a scope covers: who has the figure, who has a report without it, and who has no
    report.
    """
    there = {report.agency.division.code for report in reach.reports if report.agency.division}
    return Coverage(
        tuple(head.report for head in gathered.heads if head.report),
        (*reach.lacks, *gathered.lacks),
        reach.region,
        len(reach.expected),
        tuple(government_of(division) for division in reach.expected if division.code not in there),
    )


def government_of(division: Division) -> Agency:
    """The government of a place that has no report, by the name that it would publish under."""
    return Agency(f"{division.name}人民政府", division, "人民政府")


def nothing_in(index: Index, question: Question, reach: Reach) -> Answer:
    """There is no report in a scope: who has none, or that the region has none of that level."""
    if reach.lacks:
        return Answer(AnswerStatus.MISSING, question, lacks=reach.lacks)
    if not speaks_of_levels(question):
        return not_held(index, question)
    years = question.years or (None,)
    elsewhere = (
        one.resolution.agencies[0]
        for one in question.mentions
        if isinstance(one.resolution, Elsewhere)
    )
    region = reach.region or next(elsewhere, None)
    lacks = tuple(Lack(Why.NONE_OF_LEVEL, region, year) for year in years)
    return Answer(
        AnswerStatus.MISSING, question, lacks=lacks, coverage=coverage_of(reach, Gathered())
    )


def miscounted(question: Question, reach: Reach) -> Lack | None:
    """Where the question says how many agencies there are (四家合计), and there are others."""
    count = len({report.agency.name for report in reach.reports})
    if question.few is None or question.few in (count, len(reach.expected)):
        return None
    return Lack(Why.OTHER_COUNT, count=(question.few, count))


def over_years(question: Question, years: Sequence[int]) -> Question:
    """The same question of other years."""
    return replace(question, years=tuple(years), paired_years=())
