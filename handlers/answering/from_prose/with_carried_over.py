"""What the prose says of the requests of a year where it counts those carried over as well, beside
the table's figure.

宿迁市 received 109 requests of legal persons; its prose says 114, with 5 that the year before left
over.
"""

from __future__ import annotations

from decimal import Decimal

from handlers.answering.values.answer import Answer, Assumed, Result, ResultKind, ResultRole
from handlers.answering.values.evaluating import evaluate
from handlers.answering.values.quoted import quoted_results
from handlers.prose.kept_sentences import sentences_of
from handlers.prose.lists import kind_of_unit, pattern
from handlers.prose.quote import Quote
from store.folding import fold
from store.index import HeldReport, Index, StoredSentence
from store.measures import Measure
from store.model import Figure
from store.quick_records import replace

_APPLICANTS = {
    "total": "requests-said",
    "natural_person": "natural-persons",
    "legal_persons": "legal-persons",
}
"""By the column of the table: the list of words of which the prose has one before such a figure."""


def with_carried_over(index: Index, found: Answer) -> Answer:
    """The answer with that sentence for each figure of requests received, where the prose has
    one.
    """
    told = [(result, _quote(index, result)) for result in found.results]
    known = {_place(quote) for quote in found.quotes}
    quotes = tuple(quote for _, quote in told if quote is not None and _place(quote) not in known)
    if not any(quote for _, quote in told):
        return found
    parts = tuple(replace(one, role=ResultRole.PART) for one in quoted_results(quotes))
    assumed = found.assumed | {Assumed.CARRIED_OVER}
    return replace(
        found, results=(*found.results, *parts), quotes=(*found.quotes, *quotes), assumed=assumed
    )


def _place(quote: Quote) -> tuple[StoredSentence, Figure | None]:
    return quote.sentence, quote.figure


def _quote(index: Index, result: Result) -> Quote | None:
    """The sentence of a result's report that gives the same with what was carried over, and nowhere
    without.
    """
    measure, report = result.measure, result.report
    if (
        result.role is not ResultRole.ANSWER
        or result.kind is ResultKind.QUOTED
        or measure is None
        or report is None
    ):
        return None
    if measure.subject != "new" or measure.column not in _APPLICANTS:
        return None
    carried = evaluate(index, report, Measure("carried_over", measure.column))
    if not isinstance(carried, tuple) or not carried[0].value:
        return None
    if _saying(index, report, measure.column, result.value):
        return None
    return _saying(index, report, measure.column, result.value + carried[0].value)


def _saying(index: Index, report: HeldReport, column: str, value: Decimal) -> Quote | None:
    for sentence in sentences_of(index, [report]):
        for figure in sentence.figures:
            phrase = fold(figure.phrase).text
            counted = not kind_of_unit(figure.unit) and figure.unit != "%"
            if figure.value == value and counted and pattern(_APPLICANTS[column]).search(phrase):
                return Quote(sentence, figure)
    return None
