"""Who should have published a report on a year and has not.

Governments down to counties must publish; of other agencies (departments, townships) it is known
only that they do where they have done so, so those count that have published a report on any year.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import replace
from itertools import compress, product

from handlers.answering.evaluator.absentees import Absentees
from handlers.answering.reports.levels import LEVELS
from handlers.answering.reports.places import agency_of, below, reports_of
from handlers.answering.values.answer import Answer, AnswerStatus, Assumed, Lack, Why
from handlers.answering.values.besides_figures import Roster, Years
from handlers.understanding import Question
from store.index import HeldReport, Index, IndexScope, Publishers
from store.model import GOVERNMENT, Agency, Division, Elsewhere, Match
from store.reference import governments


def absent(index: Index, question: Question) -> Answer:
    """Of each region and year that the question names, who has not published; or in which years an
    agency has not.
    """
    if "which_year" in question.topics and question.mentions:
        return _in_years(index, question)
    resolutions = [mention.resolution for mention in question.mentions]
    places: list[Agency | None] = [one.agency for one in resolutions if isinstance(one, Match)]
    lacks = tuple(
        Lack(Why.NO_REPORT, one.agencies[0]) for one in resolutions if isinstance(one, Elsewhere)
    )
    if not places and not lacks:
        places = [None]
    rosters = tuple(
        roster(index, place, year, question.topics)
        for place, year in product(places, question.years)
    )
    status = AnswerStatus.ANSWERED if rosters else AnswerStatus.MISSING
    assumed = (
        frozenset({Assumed.LAST_YEAR})
        if "assumed:last-year" in question.topics
        else frozenset[Assumed]()
    )
    return Answer(status, question, lacks=lacks, rosters=rosters, assumed=assumed)


def _in_years(index: Index, question: Question) -> Answer:
    """Of each agency that the question names, the years without a report."""
    found: list[Years] = []
    lacks: list[Lack] = []
    held: list[HeldReport] = []
    for mention in question.mentions:
        agency = agency_of(mention)
        own = reports_of(index, agency)
        if own:
            there = {report.year for report in own}
            absent_in = tuple(year for year in question.years if year not in there)
            found.append(Years(own[-1].agency, question.years, absent_in))
            held += [report for report in own if report.year in question.years]
        else:
            available, more = below(index, agency)
            lacks.append(Lack(Why.NO_REPORT, agency, available=tuple(available), more=more))
    status = AnswerStatus.ANSWERED if found else AnswerStatus.MISSING
    assumed = (
        frozenset({Assumed.SINCE_FORMS})
        if "assumed:since-forms" in question.topics
        else frozenset[Assumed]()
    )
    return Answer(
        status,
        question,
        lacks=tuple(lacks),
        reports=tuple(held),
        years=tuple(found),
        assumed=assumed,
    )


def roster(
    index: Index,
    region: Agency | None,
    year: int,
    topics: frozenset[str] = frozenset(),
) -> Roster:
    """Who should have published in a region, or, without one, in the places below that any report
    is from.
    """
    published = _published(index, region, year)
    governing = published.those(published.governs)
    levels = frozenset(level for level in LEVELS if f"level:{level}" in topics)
    divisions: list[Division] = []
    if "level:department" not in topics and not _is_department(region):
        divisions = [
            one
            for one in _governments(region, {*governing.codes})
            if not levels or one.level in levels
        ]
    others = _others(published, {int(division.code) for division in divisions}, levels, topics)
    there = {*compress(governing.codes, governing.there)}
    absent = [division for division in divisions if int(division.code) not in there]
    missing = _missing(index, absent, governing, others.silent)
    return Roster(
        year,
        region,
        len(divisions),
        len(others.reports),
        missing,
        index.standings().unknown((year,)),
    )


def _missing(
    index: Index,
    absent: Sequence[Division],
    governing: Publishers,
    silent: Sequence[int],
) -> Absentees:
    """The governments by the names that their last reports have, or would have; then the other
    agencies, by name.
    """
    last = dict(zip(governing.codes, governing.reports, strict=True))
    return Absentees(
        index, [(division, last.get(int(division.code))) for division in absent], silent
    )


def _others(
    published: Publishers,
    codes: Container[int],
    levels: frozenset[str],
    topics: Container[str],
) -> Publishers:
    """Those that are asked for besides the governments of some codes."""
    governs = published.governs
    if "level:department" in topics:
        return published.those([not one for one in governs])
    if levels:
        beside = zip(governs, published.levels, published.codes, strict=True)
        return published.those(
            [own and level in levels and code not in codes for own, level, code in beside]
        )
    return published.those(
        [not own or code not in codes for own, code in zip(governs, published.codes, strict=True)]
    )


def _published(index: Index, region: Agency | None, year: int) -> Publishers:
    """Who has published on any year: all, those of a region, or a department alone."""
    standings = index.standings()
    every = IndexScope(standings.years())
    if region is None:
        return standings.published(every, year)
    if region.division is None or _is_department(region):
        own = {report.id for report in index.held(region.name)}
        found = standings.published(replace(every, unknown=True), year)
        return found.those([*map(own.__contains__, found.reports)])
    return standings.published(replace(every, regions=(region.division,)), year)


def _is_department(agency: Agency | None) -> bool:
    return agency is not None and agency.office not in GOVERNMENT


def _governments(region: Agency | None, places: Container[int]) -> list[Division]:
    """Those of the region; without one, only those of places that have ever published."""
    if region is None or region.division is None:
        return [division for division in governments() if int(division.code) in places]
    path = region.division.path
    return [division for division in governments() if division.path[: len(path)] == path]
