"""Which reports there are."""

from __future__ import annotations

from handlers.answering.answer import Answer, AnswerStatus, Lack, Why
from handlers.answering.levels import of_levels
from handlers.answering.places import below, reports_of
from handlers.understanding import Question
from store.index import Held, Index
from store.model import Agency, Elsewhere, Match


def listing(index: Index, question: Question) -> Answer:
    """The reports of the years, agencies and regions that the question names; of all when it names none."""
    if not question.mentions:
        every = of_levels(index.held(), question, None)
        reports = [report for report in every if not question.years or report.year in question.years]
        return _listed(question, reports, [])
    reports, lacks = [], []
    for agency in _agencies(question):
        found = of_levels(_of(index, agency), question, agency)
        chosen = [report for report in found if not question.years or report.year in question.years]
        reports += chosen
        if not chosen:
            lacks += _lacking(agency, question, found)
    return _listed(question, reports, lacks)


def _agencies(question: Question) -> list[Agency]:
    found: list[Agency] = []
    for mention in question.mentions:
        if isinstance(mention.resolution, Match):
            found.append(mention.resolution.agency)
        elif isinstance(mention.resolution, Elsewhere):
            found.append(mention.resolution.agencies[0])
    return found


def _of(index: Index, agency: Agency) -> list[Held]:
    """The agency's own reports, or, for a place, those of all bodies in it and below it."""
    own = reports_of(index, agency)
    return own if agency.office and own else below(index, agency) or own


def _lacking(agency: Agency, question: Question, found: list[Held]) -> list[Lack]:
    if not found:
        return [Lack(Why.NO_REPORT, agency)]
    return [Lack(Why.NO_YEAR, agency, year, available=tuple(found)) for year in question.years]


def _listed(question: Question, reports: list[Held], lacks: list[Lack]) -> Answer:
    status = AnswerStatus.ANSWERED if reports or not lacks else AnswerStatus.MISSING
    if not reports and question.years and not lacks:
        status, lacks = AnswerStatus.MISSING, [Lack(Why.NO_YEAR, None, year) for year in question.years]
    unique = {report.id: report for report in reports}
    return Answer(status, question, lacks=tuple(lacks), reports=tuple(unique.values()))


def not_held(index: Index, question: Question) -> Answer:
    """There is no report at all in a question's scope."""
    agencies = _agencies(question)
    years = question.years or (None,)
    available = tuple(report for agency in agencies for report in below(index, agency)) if agencies else ()
    lacks = tuple(
        Lack(Why.NO_YEAR if year else Why.NO_REPORT, agency, year, available=available)
        for agency in (agencies or (None,))
        for year in years
    )
    return Answer(AnswerStatus.MISSING, question, lacks=lacks)
