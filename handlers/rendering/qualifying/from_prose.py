"""Figures of the prose in words, each with the sentence that it stands in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from handlers.answering import Answer
from handlers.answering.from_prose.put_in_one import InOne, asked_in_one
from handlers.answering.values.answer import Result, ResultKind, ResultRole
from handlers.answering.values.reports_in import reports_in
from handlers.prose.lists import pattern
from handlers.rendering.citing.quotes import quoted
from handlers.rendering.citing.sources import shortened
from handlers.rendering.qualifying.missing import lack_lines, report_name
from handlers.rendering.vocabulary.labels import short
from handlers.rendering.vocabulary.numbers import number, plain
from handlers.rendering.vocabulary.phrases import say
from handlers.reply import Language, ReplyLine, Style
from handlers.understanding.asked.question import Operation
from store.folding import fold
from store.index import HeldReport
from store.reading.words.problems import render as message_of

Lines = Iterator[ReplyLine]
_IN_ONE = {InOne.SUM: "prose_sum", InOne.AVERAGE: "prose_average"}
"""How the figures of several reports put in one are told."""
_BESIDE = 3
"""Characters before a number in which a word says that it is a change: 回落12.3%, 增长了55.3%."""


def quoted_lines(answer: Answer, language: Language) -> Lines:
    """The figure as the prose prints it, marked as prose, and its sentence."""
    results = [result for result in answer.results if result.raw]
    yield ReplyLine(_head_of_quotes(answer, results, language), Style.HEAD)
    yield from lack_lines(answer.lacks, language)
    for _, problem in answer.problems:
        yield ReplyLine(message_of(problem, language.value))
    lists = not results and pattern("ask-list").search(answer.question.text) is not None
    for quote in answer.quotes:
        if results and not answer.lacks:
            yield ReplyLine(_of_report(quote.sentence.report, answer, language))
        yield ReplyLine(quoted(quote, language, lists=lists), Style.QUOTE)


def _of_report(report: HeldReport, answer: Answer, language: Language) -> str:
    """Whose prose is quoted."""
    key = "prose_of" if answer.question.bare is Operation.NONE else "prose_of_report"
    return say(key, language, agency=short(report.agency, language), year=report.year)


def _head_of_quotes(answer: Answer, results: list[Result], language: Language) -> str:
    """The figures that are quoted, what is computed of them, or that there are sentences alone."""
    if not results and _computed(answer) is None:
        return _without_figures(answer, language)
    quoted_from = {quote.sentence.report.id for quote in answer.quotes}
    if len(quoted_from.union(report.id for report in reports_in(results))) > 1:
        return _side_by_side(answer, results, language)
    computed = _computed(answer)
    if computed is not None:
        return _computed_in_one_report(answer, computed, results, language)
    numbers = _between(language).join(
        dict.fromkeys(_moved(answer, result, language) for result in results)
    )
    return say("prose_head", language, number=shortened(numbers))


def _computed_in_one_report(
    answer: Answer,
    computed: Result,
    results: list[Result],
    language: Language,
) -> str:
    """What is computed of figures of one report, with these: their share, sum or difference."""
    if computed.unit == "%":
        sums = [one for one in answer.results if one.kind is ResultKind.COMPUTED][1:]
        terms = [number(one, language) for one in (*results, *map(_as_told, sums))]
        told = number(computed, language)
        return say("prose_share", language, number=told, told=" / ".join(terms))
    told = " / ".join(number(one, language) for one in results)
    apart = number(_as_told(computed), language)
    return say(_put_in_one(answer), language, number=apart, told=told)


def _put_in_one(answer: Answer) -> str:
    """The phrase for a number computed of several: a difference unless another is asked for."""
    in_one = asked_in_one(answer.question)
    if in_one is None:
        return "prose_difference"
    return _IN_ONE[in_one]


def _without_figures(answer: Answer, language: Language) -> str:
    topics, text = answer.question.topics, answer.question.text
    is_contact = "contact" in topics and not pattern("counting-asked").search(text)
    return say("contact_head" if is_contact else "prose_only_head", language)


def _computed(answer: Answer) -> Result | None:
    """What is computed of figures of the prose."""
    return next((one for one in answer.results if one.kind is ResultKind.COMPUTED), None)


def _between(language: Language) -> str:
    if language is Language.ZH:
        return "；"
    return "; "


def _moved(answer: Answer, result: Result, language: Language) -> str:
    """A figure, and whether it is by how much something rose or fell."""
    told = number(result, language)
    for quote in answer.quotes:
        if quote.figure is None or (quote.sentence.report, quote.figure.raw) != (
            result.report,
            result.raw,
        ):
            continue
        before = fold(quote.sentence.text[: quote.figure.start]).text[-_BESIDE:]
        for name, key in (("rises", "prose_rose"), ("falls", "prose_fell")):
            if pattern(name).search(before):
                return say(key, language, number=told)
    return told


def _side_by_side(answer: Answer, results: list[Result], language: Language) -> str:
    """Figures of the prose of several reports, each with its report; before them what is computed
    of them.
    """
    named = (
        f"{report_name(one.report, False, language)}: {number(one, language)}"
        for one in results
        if one.report
    )
    told = _between(language).join(named)
    computed = _computed(answer)
    if computed is None:
        return say("prose_head", language, number=told)
    if computed.role is ResultRole.PART:
        return _lead(results, computed, told, language)
    apart = number(_as_told(computed), language)
    return say(_put_in_one(answer), language, number=apart, told=told)


def _lead(results: list[Result], computed: Result, told: str, language: Language) -> str:
    """Which of two is first, and by how much."""
    first, second = results
    key = "prose_lead_more" if first.value > second.value else "prose_lead_fewer"
    whose = report_name(first.report, False, language) if first.report else ""
    return say(key, language, whose=whose, number=number(_as_told(computed), language), told=told)


def _as_told(computed: Result) -> Result:
    """A number computed of figures of the prose, in their own unit: 3 场, 3 sessions."""
    return replace(computed, kind=ResultKind.QUOTED, raw=plain(computed.value))
