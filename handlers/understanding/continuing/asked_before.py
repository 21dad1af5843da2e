"""What was asked before, asked again of an agency or a year by itself, or done with another
figure.
"""

from __future__ import annotations

from handlers.understanding.asked.question import Operation, Question
from handlers.understanding.patterns import PATTERNS
from store.quick_records import replace


def asked_as_before(question: Question, previous: Question) -> Question:
    """An agency or a year by itself, asked what was asked before; one agency after a sum of all for
    its figure.
    """
    question = as_before(question, previous)
    if (
        question.operation is Operation.COMPARE
        and question.ratio is not None
        and len(question.mentions) == 1
    ):
        return replace(
            question, operation=Operation.RATIO
        )  # 红寺堡呢, after the rates of two others
    summed = previous.operation is Operation.SUM and previous.everywhere
    if summed and len(question.mentions) == 1:
        return replace(question, operation=Operation.VALUE)
    return question


def as_before(question: Question, previous: Question) -> Question:
    """An agency or a year by itself, asked what was asked before.

    After a change from one year to another, an agency with one year is asked for its figure: there
    is no other year.
    """
    figure = Operation.VALUE if previous.ratio is None else Operation.RATIO
    changed = previous.operation is Operation.CHANGE
    of_two_years = changed and (
        len(previous.years) > 1 or PATTERNS["its-number"].search(question.text) is not None
    )
    asks_for_it = (
        bool(question.mentions) or PATTERNS["how-many-then"].search(question.text) is not None
    )
    one_figure = of_two_years and asks_for_it and len(question.years) == 1
    return replace(
        question,
        operation=figure if one_figure else previous.operation,
        measures=previous.measures,
        column_said=previous.column_said,
        split=previous.split,
        ranking=previous.ranking,
        ratio=previous.ratio,
        more_ratios=previous.more_ratios,
        beside=previous.beside,
        statistics=previous.statistics,
        said=previous.said,
        stated=question.stated or previous.stated,
        about_prose=previous.about_prose,
        asks_number=previous.asks_number,
        content=previous.content,
        everywhere=previous.everywhere and not question.mentions,
        unit=question.unit or previous.unit,
        topics=previous.topics,
    )


def lends(previous: Question) -> bool:
    """Whether there is something that was asked before, to be asked again."""
    return previous.operation is not Operation.NONE and (
        bool(previous.measures)
        or previous.operation
        in (Operation.FIND, Operation.CHECK, Operation.BREAKDOWN, Operation.LIST)
    )


def done_before(question: Question, previous: Question) -> Operation:
    """What was done before, as it is done with other figures: counts add up, rates do not."""
    alike = (question.ratio is None) == (previous.ratio is None)
    if previous.operation in (Operation.RANK, Operation.STATISTICS, Operation.TREND) and (
        alike or not previous.ranking.is_bounded
    ):
        return previous.operation
    if question.ratio is None:
        return Operation.SUM
    return Operation.RATIO


def done_again(question: Question, previous: Question, *, marked: bool) -> Operation:
    """What is done with another figure of the same agencies: compared again, or followed over the
    years again.
    """
    if question.operation not in (Operation.VALUE, Operation.RATIO):
        return question.operation
    if previous.operation is Operation.COMPARE:
        if question.wants_total:
            return Operation.SUM
        return Operation.COMPARE
    over_years = previous.operation in (Operation.CHANGE, Operation.TREND)
    if question.column_said and _is_of_the_form(previous):
        return question.operation  # 强制上一年项目数量呢, after 许可本年增减
    if over_years and marked and not question.years:
        return previous.operation
    return question.operation


def _is_of_the_form(previous: Question) -> bool:
    """Whether a change is a cell of the form (本年增/减), which no other column is followed as."""
    return any(measure.column == "change" for measure in previous.measures)
