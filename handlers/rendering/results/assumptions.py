"""What an answer takes for granted, in words: the year, the office, the row; and what the prose
says besides.
"""

from __future__ import annotations

from collections.abc import Iterator

from handlers.answering import Answer
from handlers.answering.values.answer import Assumed, Result, ResultKind
from handlers.answering.values.reports_in import reports_in
from handlers.prose.quote import Quote
from handlers.rendering.citing.quotes import around
from handlers.rendering.vocabulary.labels import column, short
from handlers.rendering.vocabulary.phrases import say
from handlers.reply import Language, ReplyLine, Style
from store.entering import only_if

Lines = Iterator[ReplyLine]
_LONGEST_SENTENCE = 80
"""Characters of a sentence of the prose that only stands beside an answer."""
_A_YEAR = frozenset({Assumed.ONLY_YEAR, Assumed.LATEST_YEAR})
_NOTES = {
    Assumed.ONLY_YEAR: "only_year",
    Assumed.LATEST_YEAR: "latest_year",
    Assumed.LATEST_EACH: "latest_each",
    Assumed.LATEST_PAIR: "latest_pair",
    Assumed.EXCLUDED_BELOW: "excluded_below",
    Assumed.SUBJECT: "assumed_subject",
    Assumed.OFFICE: "other_office",
}
"""The sentence for each, in the order in which they are told."""


@only_if(lambda answer, *_: answer.assumed, otherwise="")
def assumption(answer: Answer, result: Result, language: Language) -> str:
    """What was assumed, in brackets behind the number."""
    said: list[str] = []
    if Assumed.COLUMN in answer.assumed and result.measure:
        said.append(say("assumed_column", language, column=column(result.measure, language)))
    if answer.assumed & _A_YEAR and result.report:
        said.append(say("assumed_year", language, year=result.report.year))
    if not said:
        return ""
    if language is Language.ZH:
        return f"（{'，'.join(said)}）"
    return f" ({', '.join(said)})"


@only_if(lambda answer, language: answer.assumed or answer.quotes, otherwise=())
def assumption_lines(answer: Answer, language: Language) -> Lines:
    """What was assumed, each in a sentence, and what the prose says beside the figures."""
    yield from _assumed_lines(answer, language)
    yield from _prose_lines(answer, language)


@only_if(lambda answer, language: answer.assumed, otherwise=())
def _assumed_lines(answer: Answer, language: Language) -> Lines:
    """What was assumed of the year, the office and the row."""
    reports = reports_in(answer.results) or list(answer.reports)
    if not reports:
        return
    told = answer.assumed
    if _are_of_several_reports(answer):
        yield from _of_several(answer, language)
        told = frozenset() if told & _A_YEAR else told
    values = {"agency": short(reports[0].agency, language), "year": reports[0].year}
    for assumed, key in _NOTES.items():
        if assumed in told:
            yield ReplyLine(say(key, language, **values), Style.NOTE)


def _are_of_several_reports(answer: Answer) -> bool:
    return len({report.id for report in reports_in(answer.results)}) > 1


def _of_several(answer: Answer, language: Language) -> Lines:
    """What stands in brackets behind a single figure is said of several in a line below them."""
    first = next((result.measure for result in answer.results if result.measure), None)
    if first is not None and Assumed.COLUMN in answer.assumed:
        yield ReplyLine(say("column_note", language, column=column(first, language)), Style.NOTE)
    if answer.assumed & _A_YEAR:
        yield ReplyLine(say("latest_each", language), Style.NOTE)


@only_if(lambda answer, language: answer.quotes, otherwise=())
def _prose_lines(answer: Answer, language: Language) -> Lines:
    """What the prose says beside the figures: another number for one of them, or one for a report
    that has no table.
    """
    if not answer.quotes:
        return
    of_tables = [result for result in answer.results if result.kind is not ResultKind.QUOTED]
    with_table = {report.id for report in reports_in(of_tables)}
    differs = "prose_carried_over" if Assumed.CARRIED_OVER in answer.assumed else "prose_differs"
    for quote in answer.quotes:
        if quote.sentence.report.id in with_table:
            yield ReplyLine(say(differs, language, **_told(quote, language)), Style.NOTE)
        else:
            yield ReplyLine(say("prose_beside", language, **_told(quote, language)), Style.DETAIL)


def _told(quote: Quote, language: Language) -> dict[str, object]:
    """What is said of a quote: whose it is, its number, the words around it."""
    report = quote.sentence.report
    return {
        "agency": short(report.agency, language),
        "year": report.year or "",
        "line": quote.sentence.line,
        "number": quote.figure.raw if quote.figure else "",
        "text": around(quote, _LONGEST_SENTENCE),
    }
