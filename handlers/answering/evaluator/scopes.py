"""The reports that a question over many goes over, for whatever is told of them besides figures."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.answering.evaluator.converting import agencies_of, years_said
from handlers.answering.evaluator.reaches import AgencyScope, reach
from handlers.answering.reports.listing import not_held
from handlers.answering.values.answer import Answer, AnswerStatus, Coverage, Lack, Why
from handlers.meaning import Agencies, Departments, Governments, Named
from handlers.understanding import Question
from store.index import HeldReport, Index
from store.quick_records import replace


def reach_of(index: Index, question: Question) -> tuple[list[HeldReport], Answer | None]:
    """The reports, or the answer where there are none."""
    agencies = agencies_of(index, question)
    found = reach(index, agencies, years_said(question))
    reports = index.of(found.frame.reports)
    return reports, None if reports else nothing_in(index, found, agencies, question)


def nothing_in(index: Index, found: AgencyScope, agencies: Agencies, question: Question) -> Answer:
    """There is no report in a scope: who has none, or that the region has none of that level."""
    if found.lacks:
        return Answer(AnswerStatus.MISSING, question, lacks=found.lacks)
    if isinstance(agencies, Named) or not isinstance(agencies.kind, Governments | Departments):
        return not_held(index, question)
    lacks = tuple(Lack(Why.NONE_OF_LEVEL, found.region, year) for year in question.years or (None,))
    coverage = Coverage((), (), found.region, len(found.expected), found.absent)
    return Answer(AnswerStatus.MISSING, question, lacks=lacks, coverage=coverage)


def over_years(question: Question, years: Sequence[int]) -> Question:
    """The same question of other years."""
    return replace(question, years=tuple(years), paired_years=())
