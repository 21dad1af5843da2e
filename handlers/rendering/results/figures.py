"""Figures in words: one with a sentence, several as rows, and where they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from handlers.answering import Answer, AnswerStatus
from handlers.answering.values.answer import Result, ResultKind, ResultRole
from handlers.answering.values.reports_in import reports_in
from handlers.rendering.qualifying.missing import lack_lines
from handlers.rendering.results.assumptions import assumption, assumption_lines
from handlers.rendering.vocabulary.counted import counted
from handlers.rendering.vocabulary.labels import both, short, what
from handlers.rendering.vocabulary.numbers import number, plain
from handlers.rendering.vocabulary.phrases import say
from handlers.rendering.vocabulary.tables import aligned
from handlers.reply import Language, ReplyLine, Style
from store.entering import only_if

Lines = Iterator[ReplyLine]
_MOST_LINES = 2
_MOST_NAMED = 4


def answers_of(answer: Answer) -> list[Result]:
    """The results of the tables that are the answer."""
    wanted = [result for result in answer.results if result.role is ResultRole.ANSWER]
    return [result for result in wanted if result.kind is not ResultKind.QUOTED] or wanted


def parts_of(answer: Answer) -> list[Result]:
    """The results that are terms of it."""
    parts = (result for result in answer.results if result.role is ResultRole.PART)
    return [
        result
        for result in parts
        if result.kind is not ResultKind.QUOTED or answer.status is AnswerStatus.QUOTED
    ]


def value_lines(answer: Answer, language: Language) -> Lines:
    """One figure as the head with a sentence below; several as rows."""
    found = answers_of(answer)
    if len(found) == 1:
        shown = number(found[0], language, answer.question.unit)
        yield ReplyLine(shown + assumption(answer, found[0], language), Style.HEAD)
        yield ReplyLine(sentence(found[0], language))
        yield from _how(answer, found[0], language)
    else:
        named = [_named(result, found, language) for result in found[:_MOST_NAMED]]
        more = "…" if len(found) > _MOST_NAMED else ""
        yield ReplyLine(semicolon(language).join(named) + more, Style.HEAD)
        yield from rows(found, language)
        yield from _both_sides(answer, language)
    yield from assumption_lines(answer, language)
    yield from lack_lines(answer.lacks, language)


@only_if(lambda answer, language: answer.verdict, otherwise=())
def _both_sides(answer: Answer, language: Language) -> Lines:
    """What either side of a balance comes to, where it holds."""
    for total in parts_of(answer):
        if total.kind is ResultKind.COMPUTED:
            yield ReplyLine(say("both_sides", language, total=number(total, language)))


def _named(result: Result, beside: list[Result], language: Language) -> str:
    """A figure with what tells it from those beside it: its row, its agency, its year."""
    said: list[str] = []
    if result.report and _are_of_agencies(beside):
        said.append(short(result.report.agency, language))
    if result.report and _are_of_years(beside):
        said.append(str(result.report.year))
    if not said or _are_of_rows(beside):
        said.append(what(result, language))
    if language is Language.EN and said[-1] == what(result, language):
        return " ".join([*said[:-1], counted(result)])
    return f"{' '.join(said)} {number(result, language)}"


def _are_of_agencies(results: Sequence[Result]) -> bool:
    """Whether results are of several agencies."""
    return len({report.agency.name for report in reports_in(results)}) > 1


def _are_of_years(results: Sequence[Result]) -> bool:
    return len({report.year for report in reports_in(results)}) > 1


def _are_of_rows(results: Sequence[Result]) -> bool:
    """Whether results are of several rows or columns."""
    return len({(result.measure, result.cell) for result in results}) > 1


def semicolon(language: Language) -> str:
    """What stands between figures in a line."""
    if language is Language.ZH:
        return "；"
    return "; "


def sentence(result: Result, language: Language) -> str:
    """A figure in a sentence: agency, year, what is counted, how many."""
    report = result.report
    if language is Language.EN and report is not None:
        agency = both(report.agency, language)
        return say("value_counted", language, agency=agency, year=report.year, what=counted(result))
    return say(
        "value",
        language,
        agency=both(report.agency, language) if report else "",
        year=report.year if report else "",
        what=what(result, language),
        number=number(result, language),
    )


@only_if(lambda answer, result, language: result.kind is not ResultKind.PRINTED, otherwise=())
def _how(answer: Answer, result: Result, language: Language) -> Lines:
    if result.kind is ResultKind.COMPUTED:
        added = [part.value for part in parts_of(answer)]
        if sum(added) != result.value:
            return  # a rate is no sum of what it is made of
        terms = [plain(value) for value in added]
        yield ReplyLine(say("computed_sum", language, terms=" + ".join(terms)), Style.NOTE)
    if result.kind is ResultKind.REPAIRED:
        yield ReplyLine(say("repaired", language), Style.NOTE)


def rows(results: list[Result], language: Language) -> Lines:
    """Results one a row: whose, what, how many, which line."""
    of_rows = _are_of_rows(results)
    of_years = _are_of_years(results)
    of_agencies = _are_of_agencies(results) or not of_rows
    found: list[list[str]] = []
    for result in results:
        named: list[str] = []
        if result.report and of_agencies:
            named.append(short(result.report.agency, language))
        if result.report and of_years:
            named.append(str(result.report.year))
        if of_rows:
            named.append(what(result, language))
        found.append([" ".join(named), number(result, language), line_of(result, language)])
    yield from aligned(found, right={1})


def line_of(result: Result, language: Language) -> str:
    """The lines that a result stands on; empty for one that is put together from many."""
    lines = sorted({source.line for source in result.sources})
    if (
        not 1 <= len(lines) <= _MOST_LINES
        or len({source.report.id for source in result.sources}) > 1
    ):
        return ""
    return say("on_lines", language, lines=", ".join(str(line) for line in lines))
