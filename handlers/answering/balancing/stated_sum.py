"""A sum of the prose that a question states with its terms: 网站2908、微信487，加起来就是4891."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from handlers.answering.values.answer import Result, ResultKind, ResultRole, Source
from handlers.answering.values.besides_figures import Balance
from handlers.understanding import Question


class StatedSum(NamedTuple):
    """What the terms come to, and whether that is the total that was stated."""

    comes_to: Result
    holds: bool


def as_stated(question: Question, balances: Sequence[Balance]) -> StatedSum | None:
    """The one sum of a report of which a question states the total and every term; None where it
    states less or more.
    """
    if len(balances) != 1:
        return None
    balance = balances[0]
    if sorted(question.stated) != sorted((*balance.parts, balance.stated)):
        return None
    return StatedSum(_comes_to(balance), balance.holds)


def _comes_to(balance: Balance) -> Result:
    source = Source(balance.report, balance.line, balance.line, balance.text)
    return Result(
        ResultRole.ANSWER,
        ResultKind.COMPUTED,
        balance.computed,
        balance.unit,
        balance.report,
        sources=(source,),
    )
