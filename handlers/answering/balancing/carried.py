"""Whether what a year carried forward is what the next says was carried over: 2021年结转与2022年上年结转是否衔接."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from handlers.answering.tasks import enter
from handlers.answering.values.answer import Answer, AnswerStatus, Result, ResultRole
from handlers.measures import Measure
from handlers.understanding import Operation, Question
from store.index import Index

_FORWARD, _OVER = "carried_forward", "carried_over"
_TOTAL = "total"


def carried_on(index: Index, question: Question) -> Answer | None:
    """Both figures of each two years that follow one another, and whether they are equal.

    None where the check is of anything else than what is carried, of several agencies, or of one year alone.
    """
    subjects = {measure.subject for measure in question.measures}
    pairs = [(last, this) for last, this in pairwise(sorted(question.years)) if this == last + 1]
    if _OVER not in subjects or not subjects <= {_FORWARD, _OVER} or len(question.mentions) != 1 or not pairs:
        return None
    column = next((one.column for one in question.measures if one.column != _TOTAL), _TOTAL)
    asked = [(Measure(row, column), year) for last, this in pairs for row, year in ((_FORWARD, last), (_OVER, this))]
    found = [_figure(index, question, measure, year) for measure, year in asked]
    results = tuple(result for one in found for result in one.results if result.role is ResultRole.ANSWER)
    lacks = tuple(lack for one in found for lack in one.lacks)
    status = AnswerStatus.ANSWERED if results else AnswerStatus.MISSING
    told = replace(question, operation=Operation.VALUE, measures=tuple(measure for measure, _ in asked[:2]))
    stated_otherwise = not set(question.stated) <= {result.value for result in results}
    verdict = _all_equal(results) if len(results) == len(asked) and not stated_otherwise else None
    assumed = frozenset(one for answer in found for one in answer.assumed)
    return Answer(status, told, results, lacks=lacks, assumed=assumed, verdict=verdict)


def _figure(index: Index, question: Question, measure: Measure, year: int) -> Answer:
    return enter(index, replace(question, operation=Operation.VALUE, measures=(measure,), years=(year,), stated=()))


def _all_equal(results: tuple[Result, ...]) -> bool:
    return all(forward.value == over.value for forward, over in zip(results[::2], results[1::2], strict=True))
