"""The prose beside a table figure that is missing, or that was found for a row that was assumed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain, product

from handlers.answering.from_prose.asked import asked_of
from handlers.answering.from_prose.beside_tables import one_figure
from handlers.answering.from_prose.planned import of_year_beside
from handlers.answering.from_prose.prose_of import in_other_words, quotes_of, wanted
from handlers.answering.from_prose.said_above import from_above
from handlers.answering.from_prose.side_by_side import side_by_side
from handlers.answering.values.answer import (
    Answer,
    AnswerStatus,
    Assumed,
    Lack,
    Result,
    ResultRole,
    Why,
)
from handlers.answering.values.quoted import quoted_results
from handlers.answering.values.reports_in import reports_in
from handlers.prose.finding import nearest
from handlers.prose.measures import WHOLE, phrases
from handlers.prose.nearby import in_prose
from handlers.prose.quote import Quote
from handlers.prose.wording import synonyms
from handlers.understanding import Operation, Question
from store.index import HeldReport, Index, StoredSentence
from store.measures import Measure, subjects
from store.quick_records import replace

_OVER_MANY = frozenset({Operation.RANK, Operation.SUM, Operation.STATISTICS})
"""What figures of the prose are shown beside, and never put in order or added up for."""
_CELL_UNREAD = frozenset({Why.NO_TABLE, Why.CUT_OFF, Why.BLANK})
"""Reasons why a cell is not there though the report has tables."""
_UNREAD = _CELL_UNREAD | {Why.NO_TABLES}
_MOST_BESIDE = 12
"""Reports without a table whose prose is told."""


def said_otherwise(index: Index, question: Question, answer: Answer) -> Answer:
    """A figure whose row was assumed, with what the prose says in the question's own words where
    that differs.
    """
    reports = list(dict.fromkeys(reports_in(answer.results)))
    quotes = [quote for quote in quotes_of(index, reports, wanted(question)) if quote.figure]
    values = {result.value for result in answer.results}
    other = tuple(quote for quote in quotes if quote.figure and quote.figure.value not in values)
    assumed = answer.assumed | {Assumed.SUBJECT}
    return replace(
        answer, results=(*answer.results, *quoted_results(other)), quotes=other, assumed=assumed
    )


def beside(index: Index, question: Question, answer: Answer) -> Answer:
    """A missing table figure with what the prose says of it, which is quoted, and marked as prose.

    Where the table or the cell is missing and the prose says the figure plainly, that is the answer
    (行政处罚39件 beside a table that breaks off); where it says more than was asked, it only stands
    beside. A change against a year without a report is what the prose says of it
    (申请数量较去年回落12.3%).
    """
    changed = _change_said(index, question, answer.lacks)
    if changed:
        return _told(answer, changed, quoted_results(changed))
    reasons = {lack.why for lack in answer.lacks}
    if reasons == {Why.NO_REPORT}:
        above = tuple(from_above(index, question))
        if above:
            return _told(answer, above, quoted_results(above))
        return answer
    reports = _to_look_into(index, question, answer)
    quotes = _said_of_cells(index, question, reports)
    if not quotes:
        return _perhaps_said(answer, _nearest_of(index, question, answer, reports))
    results = quoted_results(quotes)
    if _is_the_answer(question, answer, quotes):
        return _told(answer, quotes, results)
    if question.operation is Operation.RANK and not question.everywhere and _has_no_tables(answer):
        return _of_each_named(question, answer, quotes, reports)
    return replace(answer, quotes=quotes, results=(*_as_parts(results), *answer.results))


def _to_look_into(index: Index, question: Question, answer: Answer) -> list[HeldReport]:
    """The reports whose prose may say what their tables do not."""
    if question.operation is Operation.CHANGE:
        return [target.report for target in asked_of(index, question).targets]
    unread = [lack.report for lack in answer.lacks if lack.why in _UNREAD]
    return [report for report in unread if report is not None][:_MOST_BESIDE]


def _said_of_cells(
    index: Index,
    question: Question,
    reports: list[HeldReport],
) -> tuple[Quote, ...]:
    """What reports say of the cells that are asked for; over several, of each the one figure that
    it gives.
    """
    if question.operation in _OVER_MANY or question.operation is Operation.COMPARE:
        quotes = tuple(
            chain.from_iterable(one_figure(index, question, report) for report in reports)
        )
    else:
        quotes = tuple(quotes_of(index, reports, wanted(question)))
    if any(quote.figure for quote in quotes):
        return quotes
    return tuple(in_other_words(index, question, reports)) or quotes


def _is_the_answer(question: Question, answer: Answer, quotes: Sequence[Quote]) -> bool:
    """Whether the prose stands for the table: where there is none at all, or it says the figure of
    a cell plainly.
    """
    reasons = {lack.why for lack in answer.lacks}
    has_no_table = reasons <= {Why.NO_TABLES}
    if question.operation in _OVER_MANY and (len(answer.lacks) > 1 or not has_no_table):
        return False
    if has_no_table or question.operation is Operation.CHANGE:
        return True
    return reasons <= _CELL_UNREAD and _say_it_plainly(quotes)


def _say_it_plainly(quotes: Sequence[Quote]) -> bool:
    has_figure = any(quote.figure for quote in quotes)
    return has_figure and all(quote.plain or quote.literal for quote in quotes)


def _change_said(index: Index, question: Question, lacks: Iterable[Lack]) -> tuple[Quote, ...]:
    """What the report of the year after one that has none says of the change since:
    比2022年减少21件.
    """
    looked_for = wanted(question)
    if not looked_for.change:
        return ()
    reports = of_year_beside(lacks, 1)
    return tuple(quote for quote in quotes_of(index, reports, looked_for) if quote.figure)


def _nearest_of(
    index: Index,
    question: Question,
    answer: Answer,
    reports: Sequence[HeldReport],
) -> tuple[StoredSentence, ...]:
    """The nearest sentences of reports whose table is not there: what it would say may stand there
    in other words.
    """
    whole = all(lack.why in (Why.NO_TABLE, Why.NO_TABLES) for lack in answer.lacks)
    if not whole or len(reports) != 1:
        return ()
    codes = set(
        chain.from_iterable(
            (subjects()[measure.subject].table, *measure) for measure in question.measures
        )
    )
    return nearest(index, reports, " ".join(in_prose(code) for code in sorted(codes)))


def _perhaps_said(answer: Answer, near: tuple[StoredSentence, ...]) -> Answer:
    """A missing figure with the nearest sentences. Of a report without the table that is no
    absence where one of them speaks of the row: it may say just what is asked, in words that were
    not understood.
    """
    told = replace(answer, nearest=near)
    telling = near if _has_no_tables(answer) else _counting_whole_rows(answer.question, near)
    if telling and _speak_of_the_row(answer.question, telling):
        return replace(told, status=AnswerStatus.UNSURE, reports=_with_lacks(answer))
    return told


def _counting_whole_rows(
    question: Question,
    near: Sequence[StoredSentence],
) -> tuple[StoredSentence, ...]:
    """The sentences with a figure, where nothing but whole rows of the one table that is lacking is
    asked for: 行政复议1件 beside a lacking table of reviews.
    """
    parts = any(measure.column not in WHOLE for measure in question.measures)
    if parts or question.ratio is not None:
        return ()
    return tuple(one for one in near if one.figures)


def _has_no_tables(answer: Answer) -> bool:
    return {lack.why for lack in answer.lacks} == {Why.NO_TABLES}


def _speak_of_the_row(question: Question, near: Iterable[StoredSentence]) -> bool:
    """Whether a sentence holds all words in which the prose says a row that is asked for."""
    rows = {Measure(measure.subject, "total") for measure in question.measures}
    ways = chain.from_iterable(phrases(row, "") for row in rows)
    said = [[(word, *synonyms().get(word, ())) for word in way] for way in ways]
    return any(_holds_all(one.text, way) for one, way in product(near, said))


def _holds_all(text: str, way: Iterable[Sequence[str]]) -> bool:
    return all(any(word in text for word in alike) for alike in way)


def _of_each_named(
    question: Question, answer: Answer, quotes: Sequence[Quote], reports: Sequence[HeldReport]
) -> Answer:
    """Several agencies without any table: in order where the prose of each says its figure, and
    else no order, nor that there is none.
    """
    together = side_by_side(question, reports, quotes) if len(quotes) == len(reports) else None
    if together is not None and not together.lacks:
        return replace(together, lacks=answer.lacks)
    near = tuple(quote.sentence for quote in quotes)
    return replace(answer, status=AnswerStatus.UNSURE, nearest=near, reports=_with_lacks(answer))


def _with_lacks(answer: Answer) -> tuple[HeldReport, ...]:
    reports = (lack.report for lack in answer.lacks)
    return tuple(dict.fromkeys(report for report in reports if report is not None))


def _as_parts(results: Iterable[Result]) -> tuple[Result, ...]:
    return tuple(replace(result, role=ResultRole.PART) for result in results)


def _told(answer: Answer, quotes: tuple[Quote, ...], results: tuple[Result, ...]) -> Answer:
    """What the prose says instead; of several agencies it is shown, and no answer to an order or a
    sum of them.
    """
    if answer.question.everywhere:
        results = _as_parts(results)
    return replace(
        answer, status=AnswerStatus.QUOTED, quotes=quotes, results=(*results, *answer.results)
    )
