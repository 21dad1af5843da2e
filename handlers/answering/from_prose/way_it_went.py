"""Whether something of the prose rose or fell, as is stated: 红寺堡2020年经费下降了吧.

Decided by what the report itself says of the change (较上年度增长55.3%), where it says one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from handlers.answering.from_prose.against_last_year import changes_of
from handlers.answering.from_prose.asked import asked_of
from handlers.answering.from_prose.prose_of import quotes_of, ways_to_want
from handlers.answering.from_prose.what_changed import is_of_what_changed
from handlers.answering.values.answer import Answer, AnswerStatus
from handlers.answering.values.quoted import quoted_results
from handlers.prose.lists import pattern
from handlers.prose.quote import Quote
from handlers.understanding import Operation, Question
from handlers.understanding.asked.claims import ClaimedTrend
from handlers.understanding.wordlists.senses import Mark, Operator
from store.folding import fold
from store.index import HeldReport, Index

_BESIDE: Final = 3
"""Characters before a figure in which it stands that it rose or fell."""
_MOVES: Final = (Operator.CHANGE, Mark.VERSUS_LAST_YEAR)


def way_it_went(index: Index, question: Question) -> Answer | None:
    """What the one report says of the change, and whether it is the way that is stated; None where
    no way is stated, or no one change said.
    """
    claim = question.claim
    if not isinstance(claim, ClaimedTrend):
        return None
    of_one = len(question.mentions) == 1 and len(question.years) <= 1
    if question.operation is not Operation.FIND or not of_one or claim.every_year or claim.doubled:
        return None
    asked = asked_of(index, question)
    reports = [target.report for target in asked.targets]
    if asked.lacks or len(reports) != 1:
        return None
    plain = replace(question, claim=None)
    told = {(one.sentence.line, one.figure): one for one in _said(index, plain, reports)}
    if len(told) != 1:
        return None
    [quote] = told.values()
    rose = _rose(quote)
    if rose is None:
        return None
    return Answer(
        AnswerStatus.QUOTED,
        question,
        quoted_results([quote]),
        quotes=(quote,),
        verdict=rose is claim.up,
    )


def _said(index: Index, question: Question, reports: list[HeldReport]) -> Iterator[Quote]:
    """The sentences that say by how much it changed, whatever the way."""
    words = [word.text for word in question.content if not word.has_any(_MOVES)]
    if not words:
        return
    still = replace(question, about_prose=" ".join(words))
    for sought in ways_to_want(still):
        for change in changes_of(sought):
            for quote in quotes_of(index, reports, change):
                if quote.figure is not None and is_of_what_changed(quote, sought.terms):
                    yield quote


def _rose(quote: Quote) -> bool | None:
    """Whether the words before a figure say that it rose or that it fell; None where neither."""
    if quote.figure is None:
        return None
    before = fold(quote.sentence.text[: quote.figure.start]).text[-_BESIDE:]
    rises, falls = (pattern(name).search(before) is not None for name in ("rises", "falls"))
    if rises == falls:
        return None
    return rises
