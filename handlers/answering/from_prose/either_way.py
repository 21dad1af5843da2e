"""A number that is stated of a row without a table, where the prose says the row in two ways.

受理7件，其余6件为新收: either is what somebody may mean by it, and what is neither is not so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from typing import Final

from handlers.answering.beside.stated_amounts import fits
from handlers.answering.from_prose.prose_of import quotes_of
from handlers.answering.values.answer import Answer, AnswerStatus, Why
from handlers.answering.values.quoted import quoted_results
from handlers.prose.asserting.wanted import wanted
from handlers.prose.measures import phrases
from handlers.prose.quote import Quote
from handlers.understanding.asked.claims import States
from store.index import HeldReport, Index

_UNREAD: Final = frozenset({Why.NO_TABLE, Why.NO_TABLES, Why.CUT_OFF})


def judged_either_way(index: Index, found: Answer) -> Answer:
    """The answer with a verdict, where a sentence stands beside a table that is not there and says
    the row with one figure or several.
    """
    claim = found.question.claim
    if not isinstance(claim, States) or claim.per_cent or not _only_prose_says(found):
        return found
    reports = [lack.report for lack in found.lacks if lack.report is not None]
    said = {quote.figure: quote for quote in _said(index, found, reports)}
    if not said:
        return found
    held = [
        quote
        for figure, quote in said.items()
        if figure is not None and fits(claim, figure.value, "")
    ]
    told = tuple(held or said.values())
    return replace(
        found,
        status=AnswerStatus.QUOTED,
        quotes=told,
        results=quoted_results(told),
        verdict=bool(held),
    )


def _only_prose_says(found: Answer) -> bool:
    """Whether one row of one report is asked for, whose table is not there, and a sentence stands
    beside it.
    """
    if found.status is not AnswerStatus.MISSING or not found.quotes or len(found.lacks) != 1:
        return False
    lack = found.lacks[0]
    unread = lack.why in _UNREAD and lack.report is not None
    return unread and len(found.question.measures) == 1


def _said(index: Index, found: Answer, reports: list[HeldReport]) -> Iterator[Quote]:
    """The sentences with a figure of the row, in whichever way the prose says it."""
    question = found.question
    ways = chain.from_iterable(phrases(one, question.text) for one in question.measures)
    for way in ways:
        sought = wanted(way, question.counted, text=question.text)
        yield from (quote for quote in quotes_of(index, reports, sought) if quote.figure)
