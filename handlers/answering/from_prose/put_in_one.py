"""Figures of the prose of several reports put in one: their sum, or their average.

mean number of items published per year, 2020 to 2022. Nothing is put in one unless each report
that is asked for says just one figure, all of them exact and in one unit.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum
from itertools import chain

from handlers.answering.values.answer import Result, ResultKind, ResultRole
from handlers.answering.values.evaluating import as_part
from handlers.prose.shapes import shape
from handlers.understanding import Question
from handlers.understanding.asked.question import SUM_OF_PROSE

_DIGITS = 2
"""Decimals of an average."""


class InOne(StrEnum):
    """What figures are put in."""

    SUM = "sum"
    AVERAGE = "average"


def asked_in_one(question: Question) -> InOne | None:
    """What a question puts the figures of its reports in, or those that were asked one by one."""
    if SUM_OF_PROSE in question.topics:
        return InOne.SUM
    if shape("average-asked").search(question.text):
        return InOne.AVERAGE
    if shape("sum-asked").search(question.text):
        return InOne.SUM
    return None


def asks_another_average(question: Question) -> bool:
    """Whether an average is asked for that is none of reports: the readers a post had."""
    speaks = shape("speaks-of-average").search(question.text) is not None
    return speaks and asked_in_one(question) is not InOne.AVERAGE


def put_in_one(results: Sequence[Result], asked: InOne) -> tuple[Result, ...]:
    """The sum or the average of figures as the answer, and the figures as its terms."""
    value = sum((one.value for one in results), Decimal(0))
    if asked is InOne.AVERAGE:
        value = round(value / len(results), _DIGITS)
    sources = tuple(chain.from_iterable(one.sources for one in results))
    told = Result(ResultRole.ANSWER, ResultKind.COMPUTED, value, results[0].unit, sources=sources)
    return (told, *map(as_part, results))
