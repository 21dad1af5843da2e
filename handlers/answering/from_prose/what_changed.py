"""Whether a change that a report states is of what is asked for.

微信发布496条，微博发布487条，较上年上涨39.8%: it is said of the clause right before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from handlers.answering.from_prose.prose_of import ways_to_want
from handlers.prose.lists import pattern, words
from handlers.prose.quote import Quote
from handlers.prose.wording import synonyms
from handlers.understanding import Question
from store.folding import fold

_PAUSE: Final = re.compile("[，,；;。：:]+")
_NUMBER: Final = re.compile(r"\d")


def without_other_changes(question: Question, quotes: Sequence[Quote]) -> list[Quote]:
    """Sentences without the figures that are changes of something else than is asked for."""
    if not any(quote.figure for quote in quotes):
        return [*quotes]
    ways = [sought.terms for sought in ways_to_want(question)]
    return [
        quote
        if any(is_of_what_changed(quote, terms) for terms in ways)
        else replace(quote, figure=None)
        for quote in quotes
    ]


def is_of_what_changed(quote: Quote, terms: Iterable[str]) -> bool:
    """Whether the clause before a change has each word that a figure before it has.

    True of what is no change, or of one that stands in a clause with a subject of its own.
    """
    if quote.figure is None:
        return True
    *ahead, own = _PAUSE.split(fold(quote.sentence.text[: quote.figure.start]).text)
    compared = pattern("against-last-year").match(own.strip())
    if compared is None or not ahead:
        return True
    *others, before = ahead
    counted = [clause for clause in others if _NUMBER.search(clause)]
    return not any(
        _has(counted, term) and not _has([before], term)
        for term in terms
        if term not in words("general")
    )


def _has(clauses: Iterable[str], term: str) -> bool:
    alike = synonyms().get(term, (term,))
    return any(any(word in clause for word in alike) for clause in clauses)
