"""Years that only the reports tell: 四年来 of an agency with four reports, 最早那份年报, all until
2023.
"""

from __future__ import annotations

from handlers.answering.reports.places import agency_of, reports_of
from handlers.understanding import Question
from store.entering import SECOND, only_if
from store.index import Index
from store.model import Ambiguous, Mention
from store.quick_records import replace

_OF_HELD_YEARS = frozenset({"year:up_to", "year:earliest"})


@only_if(
    lambda index, question: question.years_counted or question.topics & _OF_HELD_YEARS,
    otherwise=SECOND,
)
def with_years_held(index: Index, question: Question) -> Question:
    """The question with the years of the one agency's reports where it says only how many, or the
    earliest.
    """
    if "year:up_to" in question.topics:
        return _up_to(index, question)
    earliest = "year:earliest" in question.topics and not question.years
    if len(question.mentions) != 1 or not (question.years_counted or earliest):
        return question
    if isinstance(question.mentions[0].resolution, Ambiguous):
        return question
    held = _years_held(index, question.mentions[0])
    if earliest:
        return replace(question, years=tuple(held[:1]))
    count = len(question.years)
    if set(question.years) <= set(held) or len(held) < count:
        return question
    return replace(question, years=tuple(held[-count:]))


def _up_to(index: Index, question: Question) -> Question:
    """The question over all years that its agency has reports on, to the one that it names; of one
    agency alone.
    """
    if len(question.mentions) != 1 or len(question.years) != 1:
        return replace(question, unclear=True)
    if isinstance(question.mentions[0].resolution, Ambiguous):
        return question
    [last] = question.years
    held = _years_held(index, question.mentions[0])
    return replace(question, years=(*(year for year in held if year < last), last))


def _years_held(index: Index, mention: Mention) -> list[int]:
    """The years on which the agency that a name means has a report."""
    return sorted(
        {one.year for one in reports_of(index, agency_of(mention)) if one.year is not None}
    )
