"""Whether what a year carried forward is what the next says was carried over:
2021年结转与2022年上年结转是否衔接.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from handlers.answering.tasks import enter
from handlers.answering.values.answer import Answer, AnswerStatus, Result
from handlers.answering.values.gathered import assumed_of, figures_of, lacks_of
from handlers.understanding import Operation, Question
from store.index import Index
from store.measures import Measure

_FORWARD, _OVER = "carried_forward", "carried_over"
_TOTAL = "total"


def carried_on(index: Index, question: Question) -> Answer | None:
    """Both figures of each two years that follow one another, and whether they are equal.

    None where the check is of anything else than what is carried, of several agencies, or of one
    year alone.
    """
    asked = _asked(question)
    if not asked:
        return None
    found = [_figure(index, question, measure, year) for measure, year in asked]
    results = tuple(figures_of(*found))
    status = AnswerStatus.ANSWERED if results else AnswerStatus.MISSING
    told = replace(
        question, operation=Operation.VALUE, measures=tuple(measure for measure, _ in asked[:2])
    )
    stated_otherwise = not set(question.stated) <= {result.value for result in results}
    verdict = _all_equal(results) if len(results) == len(asked) and not stated_otherwise else None
    return Answer(
        status, told, results, lacks=lacks_of(found), assumed=assumed_of(found), verdict=verdict
    )


def _asked(question: Question) -> list[tuple[Measure, int]]:
    """Of each two years that follow one another what the first carried forward and what the second
    carried over.
    """
    subjects = {measure.subject for measure in question.measures}
    if len(question.mentions) != 1 or not {_OVER} <= subjects <= {_FORWARD, _OVER}:
        return []
    column = next((one.column for one in question.measures if one.column != _TOTAL), _TOTAL)
    forward, over = Measure(_FORWARD, column), Measure(_OVER, column)
    asked: list[tuple[Measure, int]] = []
    for last, this in pairwise(sorted(question.years)):
        if this == last + 1:
            asked += [(forward, last), (over, this)]
    return asked


def _figure(index: Index, question: Question, measure: Measure, year: int) -> Answer:
    return enter(
        index,
        replace(question, operation=Operation.VALUE, measures=(measure,), years=(year,), stated=()),
    )


def _all_equal(results: tuple[Result, ...]) -> bool:
    return all(
        forward.value == over.value
        for forward, over in zip(results[::2], results[1::2], strict=True)
    )
