"""The most and the least after the years of one agency: 平罗历年申请, then 最高的比最低的多多少."""

from __future__ import annotations

from handlers.understanding.asked.question import Operation, Question
from handlers.understanding.cutting.parts import Parts
from handlers.understanding.quantities.choosing import choose
from store.quick_records import replace


def is_over_its_years(
    question: Question, previous: Question, parts: Parts, *, elsewhere: bool
) -> bool:
    """Whether the most and the least are asked for after the years of one agency:
    最高的比最低的多多少; or the average of so many years after any figure of it: 三年平均.
    """
    several = len(parts.years) > 1
    of_years = several or previous.operation is Operation.TREND or previous.ranking.of_years
    one = len(previous.mentions) == 1 and not previous.everywhere
    named = bool(question.mentions or (question.years and not several)) or elsewhere
    return question.operation is Operation.STATISTICS and of_years and one and not named


def of_its_years(question: Question, previous: Question, parts: Parts) -> Question:
    """The question of the years of the agency before, with its figure where none is named."""
    taken = {"agency", "year"}
    if not choose(parts.words).measures:
        question = replace(
            question,
            measures=previous.measures,
            column_said=previous.column_said,
            ratio=previous.ratio,
        )
        taken.add("measure")
    years = question.years or previous.years
    return replace(
        question,
        mentions=previous.mentions,
        years=years,
        every_year=not years,
        everywhere=False,
        taken_over=question.taken_over | taken,
    )
