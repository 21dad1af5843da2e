"""A number that is stated of a row whose column nobody named: it may be said of any of them.

Pingluo has 4 normative documents, right? None was made in the year, and four are in force: a No by
the first column would deny what the report says in the last.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from handlers.answering.values.answer import Answer, AnswerStatus
from handlers.understanding import Operation, Question
from store.index import Index
from store.measures import Measure, columns_of
from store.quick_records import replace

Ask = Callable[[Index, Question], Answer]


def in_another_column(
    index: Index,
    denied: Answer,
    ask: Ask,
    holds: Callable[[Answer], bool | None],
) -> Answer | None:
    """The answer in the column of which a stated number is so that was denied of the one assumed;
    None where it is so of none, or the column was named.

    Columns that count other things are none of these: the items of a row (项) are no decisions.
    """
    question = denied.question
    of_one = question.operation is Operation.VALUE and len(question.measures) == 1
    if question.column_said or not of_one:
        return None
    for measure in _others(question.measures[0]):
        found = ask(index, replace(question, claim=None, measures=(measure,)))
        alike = found.status is AnswerStatus.ANSWERED and _units(found) == _units(denied)
        if alike and holds(found):
            return found
    return None


def _others(measure: Measure) -> Iterator[Measure]:
    for column in columns_of(measure.subject):
        if column != measure.column:
            yield Measure(measure.subject, column)


def _units(found: Answer) -> set[str]:
    return {one.unit for one in found.results}
