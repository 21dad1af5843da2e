"""Questions as the reports decide on them: a total of all in a place, a change that the form prints
itself.
"""

from __future__ import annotations

from dataclasses import replace

from handlers.answering.reports.places import agency_of, targets
from handlers.answering.reports.reached import reports_reached
from handlers.answering.values.answer import Lack, Why
from handlers.ratios import share
from handlers.understanding import Operation, Question
from store.entering import SECOND, only_if
from store.index import Index
from store.measures import Measure, columns_of, subjects
from store.model import GOVERNMENT, Form, Match

_TWO = 2


@only_if(
    lambda index, question: (
        question.wants_total or question.ends or question.operation is Operation.CHANGE
    ),
    otherwise=SECOND,
)
def settled(index: Index, question: Question) -> Question:
    """The question as one that the reports decide on: a total of a place without a report is one of
    all in it.

    A change is the form's own column 本年增/减, where the report asked about has it.
    Where it has not, what changes is the first of the subject's columns, and never that one.
    """
    total = (
        question.operation is Operation.VALUE
        and question.wants_total
        and len(question.mentions) == 1
    )
    if total and has_reports_below(index, question):
        return replace(question, operation=Operation.SUM, everywhere=True)
    if question.ends and len(question.years) > _TWO:
        question = replace(question, years=(question.years[0], question.years[-1]))
    is_change = question.operation is Operation.CHANGE and has_two_years(question)
    if is_change:
        return _as_change(index, question)
    return question


def _as_change(index: Index, question: Question) -> Question:
    """A change of the form's own column, or between two years of another."""
    grown = _items_grown(index, question)
    if grown is not None:
        return grown
    printed = _printed_change(question)
    if printed is not None and ("printed" in question.topics or _may_be_printed(index, printed)):
        return printed
    measure = question.measures[0]
    if question.items_said and "change" in columns_of(measure.subject):
        return _items_moved(question)
    if measure.column == "change":
        measure = Measure(measure.subject, columns_of(measure.subject)[0])
    return replace(question, measures=(measure,))


def _items_moved(question: Question) -> Question:
    """The form's own change of items, of which a later form tells nothing: never the change of
    decisions instead.
    """
    change = (Measure(question.measures[0].subject, "change"),)
    last = tuple(sorted(question.years)[-1:])
    topics = question.topics - {"op:relative"}
    return replace(
        question, measures=change, years=last, paired_years=(), items_said=False, topics=topics
    )


def _items_grown(index: Index, question: Question) -> Question | None:
    """处罚项目比上一年增长百分之几: both numbers stand in the report of that year, as
    上一年项目数量 and 本年增/减.
    """
    measure = question.measures[0]
    before, moved = Measure(measure.subject, "prev_items"), Measure(measure.subject, "change")
    has_both = {before.column, moved.column} <= set(columns_of(measure.subject))
    if (
        question.ratio is not None
        or "op:relative" not in question.topics
        or not (has_both and question.items_said)
    ):
        return None
    years = sorted(question.years)
    beside = len(years) < _TWO or (
        len(years) == _TWO and years[1] - years[0] == 1
    )  # compared with the year before
    question = replace(question, years=tuple(years[-1:]), paired_years=())
    if not beside or not _may_be_printed(index, question):
        return None
    topics = question.topics - {"op:relative"}
    ratio = share(moved, before)
    return replace(
        question,
        operation=Operation.RATIO,
        ratio=ratio,
        measures=(moved,),
        items_said=False,
        topics=topics,
    )


def _may_be_printed(index: Index, printed: Question) -> bool:
    """Whether the report that is asked about has the column, or is not there to say that it has
    not.
    """
    report = next(iter(reports_reached(index, printed)), None)
    return report is None or report.form is Form.F2019


def _printed_change(question: Question) -> Question | None:
    """The same question of the column 本年增/减, if the subject has it and the question does not
    ask for another.
    """
    measure = question.measures[0]
    if question.ratio is not None or "op:relative" in question.topics:
        return None
    has_it = (
        "change" in columns_of(measure.subject)
        and subjects()[measure.subject].table == "disclosure"
    )
    asks_other = question.column_said and measure.column not in ("change", "prev_items")
    years = sorted(question.years)
    if not has_it or asks_other or (len(years) == 2 and years[1] - years[0] != 1):
        return None
    change = (Measure(measure.subject, "change"),)
    return replace(
        question, measures=change, years=tuple(years[-1:]), paired_years=(), column_said=True
    )


def has_two_years(question: Question) -> bool:
    """Whether a change is of one agency between two years; else the figures themselves are told."""
    return len(question.years) <= 2 and [
        isinstance(one.resolution, Match) for one in question.mentions
    ] == [True]


def has_reports_below(index: Index, question: Question) -> bool:
    """Whether the first place that is named has no report of its own, and those below it have."""
    if agency_of(question.mentions[0]).office not in GOVERNMENT:
        return False
    found = targets(index, question)
    return any(
        isinstance(one, Lack) and one.why is Why.NO_REPORT and one.available for one in found
    )
