"""Whether figures of a report add up as its form says: 新收加上年结转等于总计加结转下年吗, 各结果加起来与总计是否相符.

The figures are given with what they come to; whether they agree is what the checks of the report find of them.
"""

from __future__ import annotations

from dataclasses import replace

from handlers.answering.tasks import enter
from handlers.answering.values.answer import Answer, AnswerStatus, Result, ResultRole
from handlers.answering.values.findings import findings
from handlers.measures import Measure, possible_cells, subjects
from handlers.understanding import Operation, Question
from store.index import Index

_OF_SUMS = frozenset({"row-sum", "column-sum", "balance", "review-sum"})
_SIDES = ("new", "carried_over"), ("handled", "carried_forward")
"""新收 + 上年结转 = 办理总计 + 结转下年度."""


def adds_up(index: Index, question: Question) -> Answer | None:
    """The figures that are said to add up, and whether they do; None where none of the tables' are named."""
    if len(question.mentions) != 1 or len(question.years) > 1 or not question.measures:
        return None
    named = {measure.subject for measure in question.measures}
    sides = tuple(row for side in _SIDES for row in side)
    of_balance = len(named & set(sides)) > 1 and named <= set(sides)
    measures = tuple(Measure(row, "total") for row in sides) if of_balance else question.measures
    told = replace(question, operation=Operation.VALUE, measures=measures, stated=())
    found = enter(index, told)
    figures = [result for result in found.results if result.role is ResultRole.ANSWER]
    if found.status is not AnswerStatus.ANSWERED or len(figures) != len(measures):
        return found
    if of_balance:
        return replace(found, verdict=_balance(figures))
    if len(measures) > 1 or any(subjects()[one.subject].table == "disclosure" for one in measures):
        return found  # what else these should come to, nothing here tells
    if any(problem.code in _OF_SUMS for _, problem in findings(index, found)):
        return replace(found, verdict=False)
    return replace(found, verdict=True if all(_is_whole(index, figure) for figure in figures) else None)


def _is_whole(index: Index, figure: Result) -> bool:
    """Whether each column of a figure's row can be read, so that a check of it says something."""
    if figure.report is None or figure.measure is None:
        return False
    row = subjects()[figure.measure.subject]
    measures = (Measure(row.code, column) for column in row.columns)
    cells = [cell for measure in measures for cell in possible_cells(measure) if cell.row == _row_of(figure)]
    facts = index.facts([figure.report], cells).get(figure.report.id, {})
    return bool(cells) and all(cell in facts and facts[cell].value is not None for cell in cells)


def _row_of(figure: Result) -> str:
    return figure.cell.row if figure.cell is not None else ""


def _balance(figures: list[Result]) -> bool:
    new, carried_over, handled, carried_forward = (figure.value for figure in figures)
    return new + carried_over == handled + carried_forward
