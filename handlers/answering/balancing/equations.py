"""Whether figures of a report add up as its form says: 新收加上年结转等于总计加结转下年吗,
各结果加起来与总计是否相符.

The figures are given with what they come to; whether they agree is what the checks of the report
find of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import chain

from handlers.answering.tasks import enter
from handlers.answering.values.answer import Answer, AnswerStatus, Result, ResultKind, ResultRole
from handlers.answering.values.findings import findings
from handlers.answering.values.gathered import figures_of, sources_of
from handlers.understanding import Operation, Question
from store.index import Index
from store.measures import Measure, possible_cells, subjects

_OF_SUMS = frozenset({"row-sum", "column-sum", "balance", "review-sum"})
_OF_ROWS = frozenset({"row-sum", "review-sum"})
_HANDLED = "handled"
_ROWS = ("new", "carried_over", "handled", "carried_forward")
"""新收 + 上年结转 = 办理总计 + 结转下年度."""


def adds_up(index: Index, question: Question) -> Answer | None:
    """The figures that are said to add up, and whether they do; None where none of the tables' are
    named.
    """
    if len(question.mentions) != 1 or len(question.years) > 1 or not question.measures:
        return None
    of_balance = _is_balance(question)
    measures = tuple(Measure(row, "total") for row in _ROWS) if of_balance else question.measures
    told = replace(question, operation=Operation.VALUE, measures=measures, stated=())
    found = enter(index, told)
    figures = figures_of(found)
    if found.status is not AnswerStatus.ANSWERED or len(figures) != len(measures):
        return found
    if of_balance:
        return _balanced(found, figures)
    return replace(found, verdict=_row_adds_up(index, found, measures, question.stated))


def _is_balance(question: Question) -> bool:
    """Whether two rows or more of the balance are named, and no other."""
    named = {measure.subject for measure in question.measures}
    return len(named) > 1 and named <= set(_ROWS)


def _row_adds_up(
    index: Index,
    found: Answer,
    measures: Sequence[Measure],
    stated: Sequence[Decimal],
) -> bool | None:
    """Whether the columns of the one row of a table with sums add up, to what is stated where a
    number is.

    None where nothing tells what they come to.
    """
    if len(measures) > 1 or any(subjects()[one.subject].table == "disclosure" for one in measures):
        return None
    of_row = _OF_SUMS if measures[0].subject == _HANDLED else _OF_ROWS
    wrong = [problem for _, problem in findings(index, found) if problem.code in of_row]
    if wrong:  # 各格加起来是95吗, of a row that prints 101
        return bool(stated) and {problem.values.get("computed") for problem in wrong} == set(
            map(str, stated)
        )
    if all(_is_whole(index, figure) for figure in figures_of(found)):
        return True
    return None


def _is_whole(index: Index, figure: Result) -> bool:
    """Whether each column of a figure's row can be read, so that a check of it says something."""
    if figure.report is None or figure.measure is None:
        return False
    row = subjects()[figure.measure.subject]
    of_row = chain.from_iterable(
        possible_cells(Measure(row.code, column)) for column in row.columns
    )
    cells = [cell for cell in of_row if cell.row == _row_of(figure)]
    facts = index.facts([figure.report], cells).get(figure.report.id, {})
    return bool(cells) and all(cell in facts and facts[cell].value is not None for cell in cells)


def _row_of(figure: Result) -> str:
    if figure.cell is not None:
        return figure.cell.row
    return ""


def _balanced(found: Answer, figures: list[Result]) -> Answer:
    """The four figures, with what either side comes to where both are the same."""
    new, carried_over, handled, carried_forward = figures
    came, went = new.value + carried_over.value, handled.value + carried_forward.value
    if came != went:
        return replace(found, verdict=False)
    total = Result(
        ResultRole.PART,
        ResultKind.COMPUTED,
        came,
        new.unit,
        new.report,
        new.measure,
        sources=sources_of(figures),
    )
    return replace(found, results=(*found.results, total), verdict=True)
