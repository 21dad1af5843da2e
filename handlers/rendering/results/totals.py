"""Sums, averages, medians, the largest and the smallest in words, with the figures that they are
of.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from handlers.answering import Answer
from handlers.answering.values.answer import Assumed, Result
from handlers.rendering.qualifying.coverage import coverage_lines
from handlers.rendering.results.assumptions import assumption_lines
from handlers.rendering.results.figures import answers_of, parts_of, rows, semicolon
from handlers.rendering.results.rates import definition_line, together_line
from handlers.rendering.vocabulary.labels import short
from handlers.rendering.vocabulary.numbers import number
from handlers.rendering.vocabulary.phrases import say
from handlers.reply import Language, ReplyLine, Style
from handlers.understanding import Statistic
from store.index import HeldReport

Lines = Iterator[ReplyLine]
SHOWN = 10
"""Terms that an answer shows."""
_MOST_NAMES = 3
_SEVERAL = 2  # named agencies
_NOTES = {Assumed.NESTED: "nested", Assumed.FORMS_DIFFER: "forms_differ"}


def total_lines(answer: Answer, language: Language) -> Lines:
    """Each statistic that is asked for, its terms, and its coverage."""
    terms = terms_of(answer)
    yield ReplyLine(total_head(answer, language), Style.HEAD)
    yield from term_rows(terms[:SHOWN], language)
    count = len(terms) + answer.unlisted.places
    if count > SHOWN:
        yield ReplyLine(say("and_more_agencies", language, count=count - SHOWN), Style.NOTE)
    yield from _how(_kinds(answer), count, answer, language)
    yield from together_line(parts_of(answer), language)
    yield from definition_line(answer.question, language)
    yield from coverage_lines(answer, language)
    for assumed, key in _NOTES.items():
        if assumed in answer.assumed:
            yield ReplyLine(say(key, language), Style.NOTE)
    yield from assumption_lines(answer, language)


def total_head(answer: Answer, language: Language) -> str:
    """Each statistic that is asked for."""
    terms = [part for part in parts_of(answer) if part.report]
    pairs = zip(_kinds(answer), answers_of(answer), strict=True)
    told = semicolon(language).join(
        _statistic(kind, head, terms, answer, language) for kind, head in pairs
    )
    return told + _of_some_only(answer, language)


def _of_some_only(answer: Answer, language: Language) -> str:
    """How many of those that were named it is of, where some have no figure: the sum of two that
    are named is not that of one.
    """
    if answer.coverage is None or len(answer.question.mentions) < _SEVERAL:
        return ""
    there, lacking = len(answer.coverage.with_figure), len(answer.coverage.without)
    if not (there and lacking):
        return ""
    return say("of_some_only", language, there=there, all=there + lacking)


def terms_of(answer: Answer) -> list[Result]:
    """The figures that the statistics are of, the largest first."""
    return sorted((part for part in parts_of(answer) if part.report), key=lambda term: -term.order)


def term_rows(terms: list[Result], language: Language) -> Lines:
    """Terms as rows."""
    yield from rows(terms, language)


def _kinds(answer: Answer) -> Sequence[Statistic]:
    return answer.question.statistics or (Statistic.SUM,)


def _how(kinds: Sequence[Statistic], count: int, answer: Answer, language: Language) -> Lines:
    """What an average of rates is, and a median of an even number of figures."""
    if Statistic.AVERAGE in kinds and answer.question.ratio:
        yield ReplyLine(say("average_of_rates", language), Style.NOTE)
    if Statistic.MEDIAN in kinds and count % 2 == 0:
        yield ReplyLine(say("median_between", language), Style.NOTE)


def _statistic(
    kind: Statistic,
    head: Result,
    terms: list[Result],
    answer: Answer,
    language: Language,
) -> str:
    text = say(f"{kind}_head", language, number=number(head, language, answer.question.unit))
    if kind not in (Statistic.MAXIMUM, Statistic.MINIMUM):
        return text
    whose = [
        _named(term.report, terms, language)
        for term in terms
        if term.report and term.order == head.order
    ]
    named = say("list_separator", language).join(whose[:_MOST_NAMES])
    if len(whose) > _MOST_NAMES:
        named = say("names_and_others", language, names=named, count=len(whose) - _MOST_NAMES)
    return say("of_whom", language, what=text, agency=named)


def _named(report: HeldReport, terms: Sequence[Result], language: Language) -> str:
    """The agency of a report, with its year where the figures are of several."""
    years = {term.report.year for term in terms if term.report}
    year = f" {report.year}" if len(years) > 1 else ""
    return f"{short(report.agency, language)}{year}"
