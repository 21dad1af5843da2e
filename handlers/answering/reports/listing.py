"""Which reports there are."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, product

from handlers.answering.reports.levels import of_levels, speaks_of_levels
from handlers.answering.reports.places import LISTED, all_below, below, of_department, reports_of
from handlers.answering.values.answer import Answer, AnswerStatus, Lack, Why
from handlers.understanding import Question
from store.index import HeldReport, Index, IndexScope
from store.model import GOVERNMENT, Agency, Elsewhere, Match


def listing(index: Index, question: Question) -> Answer:
    """The reports of the years, agencies and regions that the question names; of all when it names
    none.
    """
    if not question.mentions:
        if question.department:
            return _listed(question, of_department(index, question), 0, [])
        if speaks_of_levels(question):
            return _listed(question, *_of_level(index.held(), question, None), [])
        years = question.years or index.standings().years()
        return _listed(question, *index.within(IndexScope(tuple(years), unknown=True), LISTED), [])
    reports: list[HeldReport] = []
    lacks: list[Lack] = []
    more = 0
    for agency in _agencies(question):
        if speaks_of_levels(question):
            chosen, others = _of_level(all_below(index, agency), question, agency)
        else:
            chosen, others = _of(index, agency, question.years)
        reports += chosen
        more += others
        if not chosen:
            lacks += _lacking(index, agency, question)
    return _listed(question, reports, more, lacks)


def _of_level(
    reports: list[HeldReport],
    question: Question,
    region: Agency | None,
) -> tuple[list[HeldReport], int]:
    """Those of the levels that are named; how many more than listed."""
    found = of_levels(reports, question, region)
    chosen = [report for report in found if not question.years or report.year in question.years]
    return chosen[:LISTED], max(len(chosen) - LISTED, 0)


def _agencies(question: Question) -> list[Agency]:
    found: list[Agency] = []
    for mention in question.mentions:
        if isinstance(mention.resolution, Match):
            found.append(mention.resolution.agency)
        elif isinstance(mention.resolution, Elsewhere):
            found.append(mention.resolution.agencies[0])
    return found


def _of(index: Index, agency: Agency, years: Sequence[int]) -> tuple[list[HeldReport], int]:
    """The agency's own reports, or, for a place, those of all bodies in it and below it; how many
    more than listed.
    """
    own = reports_of(index, agency)
    of_a_place = not agency.office or (
        agency.office in GOVERNMENT and not own
    )  # 东台市水利局 is not all of 东台市
    if of_a_place:
        found, more = below(index, agency, years)
        if found or below(index, agency)[0]:
            return found, more
    return [report for report in own if not years or report.year in years], 0


def _lacking(index: Index, agency: Agency, question: Question) -> list[Lack]:
    found, more = _of(index, agency, ())
    if not found:
        return [Lack(Why.NO_REPORT, agency)]
    return [
        Lack(Why.NO_YEAR, agency, year, available=tuple(found), more=more)
        for year in question.years
    ]


def _listed(question: Question, reports: list[HeldReport], more: int, lacks: list[Lack]) -> Answer:
    status = AnswerStatus.ANSWERED if reports or not lacks else AnswerStatus.MISSING
    if not reports and question.years and not lacks:
        status, lacks = (
            AnswerStatus.MISSING,
            [Lack(Why.NO_YEAR, None, year) for year in question.years],
        )
    unique = {report.id: report for report in reports}
    return Answer(
        status, question, lacks=tuple(lacks), reports=tuple(unique.values()), more_reports=more
    )


def not_held(index: Index, question: Question) -> Answer:
    """There is no report at all in a question's scope."""
    agencies = _agencies(question)
    years = question.years or (None,)
    there = [below(index, agency) for agency in agencies]
    available = tuple(chain.from_iterable(found for found, _ in there))
    more = sum(others for _, others in there)
    lacks = tuple(
        Lack(Why.NO_YEAR if year else Why.NO_REPORT, agency, year, available=available, more=more)
        for agency, year in product(agencies or (None,), years)
    )
    return Answer(AnswerStatus.MISSING, question, lacks=lacks)
