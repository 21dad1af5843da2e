"""Who should have published a report on a year and has not.

Governments down to counties must publish; of other agencies (departments, townships) it is known only that they do
where they have done so, so those count that have published a report on any year.
"""

from __future__ import annotations

from collections.abc import Iterable

from handlers.answering.answer import Answer, AnswerStatus, Assumed, Lack, Roster, Why, Years
from handlers.answering.levels import LEVELS
from handlers.answering.places import agency_of, all_below, below, reports_of
from handlers.answering.scopes import government_of
from handlers.understanding import Question
from store.index import Held, Index
from store.model import GOVERNMENT, Agency, Division, Elsewhere, Match
from store.reference import governments


def absent(index: Index, question: Question) -> Answer:
    """Of each region and year that the question names, who has not published; or in which years an agency has not."""
    if "which_year" in question.topics and question.mentions:
        return _in_years(index, question)
    regions = [mention.resolution.agency for mention in question.mentions if isinstance(mention.resolution, Match)]
    elsewhere = [m.resolution.agencies[0] for m in question.mentions if isinstance(m.resolution, Elsewhere)]
    lacks = [Lack(Why.NO_REPORT, agency) for agency in elsewhere]
    places: list[Agency | None] = [*regions] if regions or elsewhere else [None]
    rosters = [roster(index, region, year, question.topics) for region in places for year in question.years]
    status = AnswerStatus.ANSWERED if rosters else AnswerStatus.MISSING
    assumed = frozenset({Assumed.LAST_YEAR}) if "assumed:last-year" in question.topics else frozenset[Assumed]()
    return Answer(status, question, lacks=tuple(lacks), rosters=tuple(rosters), assumed=assumed)


def _in_years(index: Index, question: Question) -> Answer:
    """Of each agency that the question names, the years without a report."""
    found: list[Years] = []
    lacks: list[Lack] = []
    held: list[Held] = []
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
    assumed = frozenset({Assumed.SINCE_FORMS}) if "assumed:since-forms" in question.topics else frozenset[Assumed]()
    return Answer(status, question, lacks=tuple(lacks), reports=tuple(held), years=tuple(found), assumed=assumed)


def roster(index: Index, region: Agency | None, year: int, topics: frozenset[str] = frozenset()) -> Roster:
    """Who should have published in a region, or, without one, in the places below that any report is from."""
    held = _held(index, region)
    levels = frozenset(level for level in LEVELS if f"level:{level}" in topics)
    divisions = [one for one in _governments(region, held) if not levels or one.level in levels]
    if "level:department" in topics or _is_department(region):
        divisions = []
    codes = {division.code for division in divisions}
    others: dict[str, Agency] = {}
    published: set[str] = set()
    for report in held:
        key = _key(report.agency)
        if report.year == year:
            published.add(key)
        if key not in codes and _counts(report.agency, levels, topics):
            others[key] = report.agency
    known = {_key(report.agency): report.agency for report in held}
    missing = [
        known.get(division.code) or government_of(division) for division in divisions if division.code not in published
    ]
    missing += [agency for key, agency in others.items() if key not in published]
    return Roster(year, region, len(divisions), len(others), tuple(missing))


def _held(index: Index, region: Agency | None) -> list[Held]:
    if region is None:
        return index.held()
    return index.held(region.name) if region.division is None or _is_department(region) else all_below(index, region)


def _is_department(agency: Agency | None) -> bool:
    return agency is not None and agency.office not in GOVERNMENT


def _governments(region: Agency | None, held: Iterable[Held]) -> list[Division]:
    """Those of the region; without one, only those that have ever published."""
    if region is None or region.division is None:
        codes = {report.agency.division.code for report in held if report.agency.division}
        return [division for division in governments() if division.code in codes]
    path = region.division.path
    return [division for division in governments() if division.path[: len(path)] == path]


def _key(agency: Agency) -> str:
    """A place for its government, whichever office publishes; else the agency."""
    return agency.division.code if agency.division and agency.office in GOVERNMENT else agency.name


def _counts(agency: Agency, levels: frozenset[str], topics: frozenset[str]) -> bool:
    """Whether an agency is of those that are asked for."""
    government = agency.division is not None and agency.office in GOVERNMENT
    if "level:department" in topics:
        return not government
    if not levels:
        return True
    return government and agency.division is not None and agency.division.level in levels
