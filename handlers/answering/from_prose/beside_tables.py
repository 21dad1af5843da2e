"""Prose figures of the reports that lack a table, beside an answer over several: shown, marked, and
never added in.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from handlers.answering.from_prose.prose_of import in_other_words, quotes_of, wanted
from handlers.answering.from_prose.side_by_side import without_comparing
from handlers.answering.values.answer import Answer, AnswerStatus, Lack, Why
from handlers.answering.values.evaluating import as_part
from handlers.answering.values.quoted import quoted_results
from handlers.prose.quote import Quote
from handlers.understanding import Operation, Question
from store.entering import THIRD, only_if
from store.index import HeldReport, Index

OPERATIONS = frozenset(
    {Operation.COMPARE, Operation.SUM, Operation.STATISTICS, Operation.RANK, Operation.VALUE}
)
_UNREAD = frozenset({Why.NO_TABLES, Why.NO_TABLE, Why.CUT_OFF, Why.BLANK})
_MOST = 6
"""Reports without the figure whose prose is looked into: as many as are named with their
reasons.
"""


@only_if(lambda index, question, found: found.lacks or found.coverage is not None, otherwise=THIRD)
def beside_tables(index: Index, question: Question, found: Answer) -> Answer:
    """The answer with a sentence for each report that lacks the cell and states it in its prose."""
    if (
        found.status is not AnswerStatus.ANSWERED
        or len(question.measures) != 1
        or question.ratio is not None
    ):
        return found
    known = {quote.sentence.report.id for quote in found.quotes}
    reports = [report for report in _without(found) if report.id not in known]
    quotes = tuple(chain.from_iterable(one_figure(index, question, report) for report in reports))
    if not quotes:
        return found
    parts = map(as_part, quoted_results(quotes))
    return replace(found, results=(*found.results, *parts), quotes=(*found.quotes, *quotes))


def _without(found: Answer) -> list[HeldReport]:
    lacks: tuple[Lack, ...] = (*found.lacks, *(found.coverage.without if found.coverage else ()))
    reports = dict.fromkeys(
        lack.report for lack in lacks if lack.report is not None and lack.why in _UNREAD
    )
    return list(reports)[:_MOST]


def one_figure(index: Index, question: Question, report: HeldReport) -> Iterator[Quote]:
    """The one figure that a report's prose asserts, in the question's words or its own for the
    cell.
    """
    own_words = quotes_of(index, [report], without_comparing(wanted(question)))
    figures = [quote for quote in own_words if quote.figure is not None]
    figures = figures or in_other_words(index, question, [report])
    if len(figures) == 1:
        yield figures[0]
