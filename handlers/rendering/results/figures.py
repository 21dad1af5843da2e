"""Figures in words: a value, two beside each other, a ratio, a change, a breakdown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from handlers.answering import Answer, AnswerStatus
from handlers.answering.tasks.comparing import relative
from handlers.answering.values.answer import Assumed, Result, ResultKind, ResultRole
from handlers.rendering.qualifying.missing import around, lack_lines
from handlers.rendering.vocabulary.counted import counted
from handlers.rendering.vocabulary.labels import both, column, short, what
from handlers.rendering.vocabulary.numbers import number, percent, plain
from handlers.rendering.vocabulary.phrases import say
from handlers.rendering.vocabulary.tables import aligned
from handlers.reply import Language, ReplyLine, Style

Lines = Iterator[ReplyLine]
_MOST_LINES = 2
_LONGEST_SENTENCE = 80
"""Characters of a sentence of the prose that only stands beside an answer."""


def answers_of(answer: Answer) -> list[Result]:
    """The results of the tables that are the answer."""
    wanted = [result for result in answer.results if result.role is ResultRole.ANSWER]
    return [result for result in wanted if result.kind is not ResultKind.QUOTED] or wanted


def parts_of(answer: Answer) -> list[Result]:
    """The results that are terms of it."""
    parts = (result for result in answer.results if result.role is ResultRole.PART)
    return [result for result in parts if result.kind is not ResultKind.QUOTED or answer.status is AnswerStatus.QUOTED]


def value_lines(answer: Answer, language: Language) -> Lines:
    """One figure as the head with a sentence below; several as rows."""
    found = answers_of(answer)
    if len(found) == 1:
        shown = number(found[0], language, answer.question.unit)
        yield ReplyLine(shown + assumption(answer, found[0], language), Style.HEAD)
        yield ReplyLine(sentence(found[0], language))
        yield from _how(answer, found[0], language)
    else:
        yield ReplyLine(
            semicolon(language).join(_named(result, found, language) for result in found[:_MOST_NAMED])
            + ("…" if len(found) > _MOST_NAMED else ""),
            Style.HEAD,
        )
        yield from rows(found, language)
    yield from assumption_lines(answer, language)
    yield from lack_lines(answer.lacks, language)


_MOST_NAMED = 4


def _named(result: Result, beside: list[Result], language: Language) -> str:
    """A figure with what tells it from those beside it: its row, its agency, its year."""
    said: list[str] = []
    if result.report and len({one.report.agency.name for one in beside if one.report}) > 1:
        said.append(short(result.report.agency, language))
    if result.report and len({one.report.year for one in beside if one.report}) > 1:
        said.append(str(result.report.year))
    if not said or len({(one.measure, one.cell) for one in beside}) > 1:
        said.append(what(result, language))
    if language is Language.EN and said and said[-1] == what(result, language):
        return " ".join([*said[:-1], counted(result)])
    return f"{' '.join(said)} {number(result, language)}"


def semicolon(language: Language) -> str:
    """What stands between figures in a line."""
    return "；" if language is Language.ZH else "; "


def assumption(answer: Answer, result: Result, language: Language) -> str:
    """What was assumed, in brackets behind the number."""
    said: list[str] = []
    if Assumed.COLUMN in answer.assumed and result.measure:
        said.append(say("assumed_column", language, column=column(result.measure, language)))
    if answer.assumed & {Assumed.ONLY_YEAR, Assumed.LATEST_YEAR} and result.report:
        said.append(say("assumed_year", language, year=result.report.year))
    if not said:
        return ""
    return f"（{'，'.join(said)}）" if language is Language.ZH else f" ({', '.join(said)})"


def sentence(result: Result, language: Language) -> str:
    """A figure in a sentence: agency, year, what is counted, how many."""
    report = result.report
    if language is Language.EN and report is not None:
        return say(
            "value_counted", language, agency=both(report.agency, language), year=report.year, what=counted(result)
        )
    return say(
        "value",
        language,
        agency=both(report.agency, language) if report else "",
        year=report.year if report else "",
        what=what(result, language),
        number=number(result, language),
    )


def _how(answer: Answer, result: Result, language: Language) -> Lines:
    if result.kind is ResultKind.COMPUTED:
        terms = [plain(part.value) for part in parts_of(answer)]
        yield ReplyLine(say("computed_sum", language, terms=" + ".join(terms)), Style.NOTE)
    if result.kind is ResultKind.REPAIRED:
        yield ReplyLine(say("repaired", language), Style.NOTE)


def assumption_lines(answer: Answer, language: Language) -> Lines:
    """What was assumed, each in a sentence, and what the prose says beside the figures."""
    yield from _assumed_lines(answer, language)
    yield from _prose_lines(answer, language)


def _assumed_lines(answer: Answer, language: Language) -> Lines:
    """What was assumed of the year, the office and the row."""
    report = next((result.report for result in answer.results if result.report), None)
    report = report or next(iter(answer.reports), None)
    if report is None:
        return
    agency = short(report.agency, language)
    several = len({result.report.id for result in answer.results if result.report}) > 1
    first = next((result.measure for result in answer.results if result.measure), None)
    if several and Assumed.COLUMN in answer.assumed and first:
        yield ReplyLine(say("column_note", language, column=column(first, language)), Style.NOTE)
    if several and answer.assumed & {Assumed.ONLY_YEAR, Assumed.LATEST_YEAR}:
        yield ReplyLine(say("latest_each", language), Style.NOTE)
        return
    if Assumed.ONLY_YEAR in answer.assumed:
        yield ReplyLine(say("only_year", language, agency=agency, year=report.year), Style.NOTE)
    if Assumed.LATEST_YEAR in answer.assumed:
        yield ReplyLine(say("latest_year", language, year=report.year), Style.NOTE)
    for kind in (Assumed.LATEST_EACH, Assumed.LATEST_PAIR):
        if kind in answer.assumed:
            yield ReplyLine(say(str(kind).replace("-", "_"), language, year=report.year), Style.NOTE)
    if Assumed.EXCLUDED_BELOW in answer.assumed:
        yield ReplyLine(say("excluded_below", language), Style.NOTE)
    if Assumed.SUBJECT in answer.assumed:
        yield ReplyLine(say("assumed_subject", language), Style.NOTE)
    if Assumed.OFFICE in answer.assumed:
        yield ReplyLine(say("other_office", language, agency=agency), Style.NOTE)


def _prose_lines(answer: Answer, language: Language) -> Lines:
    """What the prose says beside the figures: another number for one of them, or one for a report that has no table."""
    tables = {result.report.id for result in answer.results if result.report and result.kind is not ResultKind.QUOTED}
    differs = "prose_carried_over" if Assumed.CARRIED_OVER in answer.assumed else "prose_differs"
    for quote in answer.quotes:
        report, line = quote.sentence.report, quote.sentence.line
        said = quote.figure.raw if quote.figure else ""
        text = around(quote, _LONGEST_SENTENCE)
        if report.id in tables:
            yield ReplyLine(say(differs, language, line=line, number=said, text=text), Style.NOTE)
        else:
            agency = short(report.agency, language)
            values = {"agency": agency, "year": report.year or "", "line": line, "number": said, "text": text}
            yield ReplyLine(say("prose_beside", language, **values), Style.DETAIL)


def rows(results: list[Result], language: Language) -> Lines:
    """Results one a row: whose, what, how many, which line."""
    several = len({(result.measure, result.cell) for result in results}) > 1
    years = len({result.report.year for result in results if result.report}) > 1
    agencies = len({result.report.agency.name for result in results if result.report}) > 1
    found: list[list[str]] = []
    for result in results:
        named = [short(result.report.agency, language)] if result.report and (agencies or not several) else []
        named += [str(result.report.year)] if result.report and years else []
        named += [what(result, language)] if several else []
        found.append([" ".join(named), number(result, language), line_of(result, language)])
    yield from aligned(found, right={1})


def line_of(result: Result, language: Language) -> str:
    """The lines that a result stands on; empty for one that is put together from many."""
    lines = sorted({source.line for source in result.sources})
    if not 1 <= len(lines) <= _MOST_LINES or len({source.report.id for source in result.sources}) > 1:
        return ""
    return say("on_lines", language, lines=", ".join(str(line) for line in lines))


def compare_lines(answer: Answer, language: Language) -> Lines:
    """Which is more, by how much and by what share; then the figures."""
    head = answers_of(answer)
    terms = parts_of(answer)[:2]
    if len(head) != 1 or head[0].kind is not ResultKind.COMPUTED or head[0].report is not None or len(terms) != 2:
        yield from _several_lines(answer, language)
        return
    larger, smaller = sorted(terms, key=lambda result: -result.order)
    if head[0].unit == "倍":
        yield ReplyLine(number(head[0], language), Style.HEAD)
        yield from rows(terms, language)
        yield from assumption_lines(answer, language)
        return
    fewer = "op:fewer" in answer.question.topics
    if head[0].unit == "%" and not head[0].ratio and not terms[0].ratio:
        yield ReplyLine(_in_per_cent(head[0], terms[0], terms[1], language), Style.HEAD)
    else:
        yield ReplyLine(_more(head[0], larger, smaller, language, fewer=fewer), Style.HEAD)
    yield from rows(terms, language)
    if len({term.report.year for term in terms if term.report}) > 1:
        yield ReplyLine(say("different_years", language), Style.NOTE)
    yield from assumption_lines(answer, language)
    yield from lack_lines(answer.lacks, language)


def _several_lines(answer: Answer, language: Language) -> Lines:
    """Three or more beside each other, or fewer than two."""
    found = answers_of(answer)
    agencies = {result.report.agency.name for result in found if result.report}
    if len(found) == 1 and answer.lacks:
        yield ReplyLine(say("one_missing", language), Style.HEAD)
    elif len(agencies) > 2 and len({result.measure for result in found}) == 1:
        top = max(found, key=lambda result: result.value)
        name = short(top.report.agency, language) if top.report else ""
        yield ReplyLine(say("most_of_several", language, agency=name, number=number(top, language)), Style.HEAD)
    else:
        yield from value_lines(answer, language)
        return
    yield from rows(found, language)
    yield from assumption_lines(answer, language)
    yield from lack_lines(answer.lacks, language)


def _more(gap: Result, larger: Result, smaller: Result, language: Language, *, fewer: bool) -> str:
    if gap.value == 0:
        return say("equal", language, number=number(larger, language))
    one, other = (smaller, larger) if fewer else (larger, smaller)
    share = None if one.ratio else relative(one.value, other.value)
    shown = "" if share is None else f"（{percent(share)}）" if language is Language.ZH else f" ({percent(share)})"
    key = "has_fewer" if fewer else "more"
    return say(key, language, agency=_name(one, other, language), gap=number(gap, language), percent=shown)


def _in_per_cent(share: Result, one: Result, other: Result, language: Language) -> str:
    """How much the first is above or below the second, in per cent of the second."""
    if one.value == other.value:
        return say("equal", language, number=number(one, language))
    key = "more_in_per_cent" if one.value > other.value else "fewer_in_per_cent"
    gap = number(replace(one, value=abs(one.value - other.value), raw=""), language)
    names = {"agency": _name(one, other, language), "other": _name(other, one, language)}
    return say(key, language, percent=number(share, language), gap=gap, **names)


def _name(result: Result, other: Result, language: Language) -> str:
    """What tells a term from the other: its agency, else its row."""
    if result.report and other.report and result.report.agency != other.report.agency:
        return short(result.report.agency, language)
    if result.report and other.report and result.report.year != other.report.year:
        return say("assumed_year", language, year=result.report.year)
    return what(result, language)
