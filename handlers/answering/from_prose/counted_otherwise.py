"""Another thing after a figure of the prose, which the report counts in other measure words:
公示栏公示了多少次, then 电子屏呢, of which it says 电子屏播放信息200条.
"""

from __future__ import annotations

from collections.abc import Sequence

from handlers.answering.from_prose.prose_of import quotes_in_any_way
from handlers.prose.lists import kind_of_unit
from handlers.prose.quote import Quote
from handlers.understanding import Question
from store.folding import fold
from store.index import HeldReport, Index
from store.quick_records import replace

_OF_THINGS = frozenset({"", "times", "issues", "copies"})
"""Kinds of measure words that may stand for each other where only the thing is named: no money, no
people.
"""


def counted_otherwise(
    index: Index,
    question: Question,
    reports: list[HeldReport],
    subjects: Sequence[str],
) -> list[Quote]:
    """The one sentence that counts what is named, in whatever measure word, where that of the
    question before was taken over; none where several do, or it counts money or people.
    """
    if "unit" not in question.taken_over or not _is_of_things(question.counted):
        return []
    bare = replace(question, counted="", unit="", taken_over=question.taken_over - {"unit"})
    quotes = quotes_in_any_way(index, bare, reports, subjects)
    told = [quote for quote in quotes if quote.figure and _is_of_things(quote.figure.unit)]
    named = len(told) == len(quotes) == 1
    if named and (told[0].literal or _begins_a_clause(question, told[0])):
        return told
    return []


def _is_of_things(unit: str) -> bool:
    return unit != "%" and kind_of_unit(unit) in _OF_THINGS


def _begins_a_clause(question: Question, quote: Quote) -> bool:
    """Whether the first word of a question is what a clause of the sentence is about."""
    first = question.about_prose.split(" ", 1)[0]
    return any(mark + first in fold(quote.sentence.text).text for mark in "，,；;。、")
