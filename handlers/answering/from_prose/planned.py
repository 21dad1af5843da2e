"""Which reports say what was going to be done in a year: the plans for 2021 stand in the report on
2020.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from handlers.answering.reports.places import Target, targets
from handlers.answering.values.answer import Lack
from handlers.prose.english import terms_of
from handlers.prose.lists import pattern
from handlers.prose.passages import only_asks_for_plans
from handlers.prose.shapes import shape
from handlers.understanding import Question
from store.index import HeldReport, Index
from store.quick_records import replace


def asks_for_plans(question: Question) -> bool:
    """Whether it is asked what is going to be done, and nothing besides."""
    if only_asks_for_plans(terms_of(question.about_prose)):
        return True
    return (
        "chapter:problems" in question.topics
        and pattern("plans-asked").search(question.text) is not None
    )


def planning(
    index: Index,
    question: Question,
    held: Sequence[HeldReport],
    lacks: Iterable[Lack],
) -> list[HeldReport]:
    """The reports that are asked for plans: those of the year before where a year has none, or
    plans are for it.
    """
    if not asks_for_plans(question) or len(question.years) > 1:
        return list(held)
    if held and shape("plans-for-a-year").search(question.text):
        return _of_the_years_before(index, question)
    return list(held) or of_year_beside(lacks, -1)


def perhaps_planned(question: Question, lacks: Iterable[Lack]) -> list[HeldReport]:
    """The reports in which the plans for a year stand that has none itself, where a question speaks
    of plans at all.
    """
    if shape("speaks-of-plans").search(question.text):
        return of_year_beside(lacks, -1)
    return []


def of_year_beside(lacks: Iterable[Lack], after: int) -> list[HeldReport]:
    """The reports of the year after (1) or before (-1) one that has none."""
    found: list[HeldReport] = []
    for lack in lacks:
        if lack.year:
            found += [held for held in lack.available if held.year == lack.year + after]
    return found


def _of_the_years_before(index: Index, question: Question) -> list[HeldReport]:
    earlier = replace(
        question,
        years=tuple(year - 1 for year in question.years),
        paired_years=tuple(year - 1 for year in question.paired_years),
    )
    return [reached.report for reached in targets(index, earlier) if isinstance(reached, Target)]
