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
    claim, lacks = found.question.claim, found.lacks
    lacking = len(lacks) == 1 and lacks[0].why in _UNREAD and lacks[0].report is not None
    one = isinstance(claim, States) and not claim.per_cent and len(found.question.measures) == 1
    if found.status is not AnswerStatus.MISSING or not (found.quotes and lacking and one):
        return found
    reports = [lack.report for lack in lacks if lack.report is not None]
    said = {quote.figure: quote for quote in _said(index, found, reports)}
    held = [
        quote
        for quote in said.values()
        if quote.figure and isinstance(claim, States) and fits(claim, quote.figure.value, "")
    ]
    if not said:
        return found
    told = tuple(held or said.values())
    return replace(
        found,
        status=AnswerStatus.QUOTED,
        quotes=told,
        results=quoted_results(told),
        verdict=bool(held),
    )


def _said(index: Index, found: Answer, reports: list[HeldReport]) -> Iterator[Quote]:
    """The sentences with a figure of the row, in whichever way the prose says it."""
    question = found.question
    ways = chain.from_iterable(phrases(one, question.text) for one in question.measures)
    for way in ways:
        sought = wanted(way, question.counted, text=question.text)
        yield from (quote for quote in quotes_of(index, reports, sought) if quote.figure)
