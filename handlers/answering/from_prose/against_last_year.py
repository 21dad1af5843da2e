"""A figure of the prose against the year before: 红寺堡2020年经费多少, then 比去年呢.

Both years' reports are asked for the same words. Where the year before has none or does not say it,
what the report itself says of the change (较上年度增长55.3%) is the answer, and else that it is not
there: never another figure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

from handlers.answering.from_prose.asked import asked_of
from handlers.answering.from_prose.prose_of import quotes_of, wanted
from handlers.answering.from_prose.side_by_side import without_comparing
from handlers.answering.values.answer import Answer, AnswerStatus, Lack, Result, ResultRole, Why
from handlers.answering.values.quoted import quoted_results
from handlers.prose.asserting.wanted import SoughtFigure
from handlers.prose.lists import longest_first, pattern, words
from handlers.prose.quote import Quote
from handlers.understanding import Question
from store.index import HeldReport, Index

_PAIR = 2


def against_last_year(index: Index, question: Question) -> Answer | None:
    """The figure, and how it changed as far as anything says so; None where no two years of one
    agency are compared.
    """
    if not _compares_with_year_before(question):
        return None
    first, last = min(question.years), max(question.years)
    asked, sought = asked_of(index, question), without_comparing(wanted(question))
    reports = {target.report.year: target.report for target in asked.targets}
    later = reports.get(last)
    if later is None:
        return None
    told = _one(quotes_of(index, [later], sought))
    if told is None:
        return None
    lacks = asked.lacks or (Lack(Why.NOT_SAID, later.agency, first, reports.get(first)),)
    changed = _change_told(index, later, sought)
    if changed is not None and changed.sentence == told.sentence:
        results = (*quoted_results([changed]), *_parts([told]))
        return Answer(AnswerStatus.QUOTED, question, results, quotes=(changed,), lacks=lacks)
    unsaid = any(lack.why is Why.NOT_SAID for lack in lacks)
    status = AnswerStatus.QUOTED if unsaid else AnswerStatus.MISSING
    return Answer(status, question, _parts([told]), quotes=(told,), lacks=lacks)


def _change_told(index: Index, report: HeldReport, sought: SoughtFigure) -> Quote | None:
    """What a report itself says of the change, where it says one number."""
    changes = (_one(quotes_of(index, [report], one)) for one in changes_of(sought))
    return next((quote for quote in changes if quote is not None), None)


def _compares_with_year_before(question: Question) -> bool:
    """Whether a question is how far two years of one agency are apart that follow each other."""
    years = sorted(set(question.years))
    if len(question.mentions) != 1 or len(years) != _PAIR or years[1] - years[0] != 1:
        return False
    return pattern("difference").search(question.text) is not None


def changes_of(wanted: SoughtFigure) -> Iterator[SoughtFigure]:
    """How much what is wanted grew, and how much it fell, as a number and in per cent."""
    for moved, unit in product(sorted(words("moves")), ("", "%")):
        yield replace(
            wanted,
            terms=(*wanted.terms, *longest_first("since-last-year"), moved),
            change=True,
            unit=unit,
        )


def _one(quotes: Sequence[Quote]) -> Quote | None:
    found = [quote for quote in quotes if quote.figure is not None]
    if len(found) == 1:
        return found[0]
    return None


def _parts(quotes: Sequence[Quote]) -> tuple[Result, ...]:
    return tuple(replace(one, role=ResultRole.PART) for one in quoted_results(quotes))
