"""From year to year in words: one change, or a table of years with each change against the year
before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from handlers.answering import Answer
from handlers.answering.tasks.comparing import relative
from handlers.answering.values.answer import Lack, Result, Series, TrendStep, Why
from handlers.rendering.qualifying.coverage import names_of
from handlers.rendering.qualifying.missing import lack_lines
from handlers.rendering.results.assumptions import assumption_lines
from handlers.rendering.results.figures import (
    answers_of,
    line_of,
    parts_of,
    rows,
    semicolon,
    sentence,
    value_lines,
)
from handlers.rendering.results.rates import definition_line
from handlers.rendering.vocabulary.labels import short
from handlers.rendering.vocabulary.numbers import number, percent, signed, unsigned
from handlers.rendering.vocabulary.phrases import say
from handlers.rendering.vocabulary.tables import aligned
from handlers.reply import Language, ReplyLine, Style

Lines = Iterator[ReplyLine]


def change_lines(answer: Answer, language: Language) -> Lines:
    """Up or down by how much; the two figures where it is computed."""
    found = answers_of(answer)
    terms = parts_of(answer)[:2]
    if len(found) != 1 or (not terms and _is_no_change(found[0])):
        yield from value_lines(answer, language)
        return
    change = found[0]
    share = (
        relative(terms[1].value, terms[0].value) if len(terms) == 2 and _is_count(change) else None
    )
    in_brackets = say("in_brackets", language, what=percent(share)) if share else ""
    yield ReplyLine(_moved(change, language) + in_brackets, Style.HEAD)
    if terms:
        yield from rows(terms, language)
    else:
        named = sentence(change, language)[: -len(number(change, language)) - 1]
        yield ReplyLine(named + signed(change, language))
    yield from definition_line(answer.question, language)
    yield from assumption_lines(answer, language)
    yield from lack_lines(answer.lacks, language)


def _is_no_change(result: Result) -> bool:
    """Whether it is a figure of its own, and no column of the form that tells a change."""
    return result.measure is not None and result.measure.column != "change"


def _is_count(result: Result) -> bool:
    return result.ratio is None and result.unit != "%"


def _moved(result: Result, language: Language) -> str:
    if result.value == 0:
        return say("unchanged", language)
    return say("rose" if result.value > 0 else "fell", language, number=unsigned(result, language))


def trend_lines(answer: Answer, language: Language) -> Lines:
    """From the first year to the last, then year by year: the figure, the change with its sign, and
    per cent.
    """
    for series in answer.series:
        yield ReplyLine(
            _summary(series, language), Style.HEAD if series is answer.series[0] else Style.PLAIN
        )
        yield from aligned([_row(series, step, language) for step in series.steps], right={1, 2})
    yield from _notes(answer, language)
    yield from definition_line(answer.question, language)
    yield from assumption_lines(answer, language)
    yield from lack_lines(
        [lack for lack in answer.lacks if lack.why is Why.NO_REPORT and not answer.series], language
    )


def _summary(series: Series, language: Language) -> str:
    """Who, and how the last figure stands to the first where they can be compared all along."""
    there = [step for step in series.steps if step.results]
    whose = short(series.agency, language) if series.agency else say("all_together", language)
    if not there:
        return say("no_figures", language, agency=whose)
    first, last = there[0], there[-1]
    if first is last or any(step.unlike for step in series.steps):
        return say(
            "trend_head",
            language,
            agency=whose,
            years=str(last.year),
            figures=_figure(last, language),
        )
    shown = f"{_figure(first, language)} → {_figure(last, language)}"
    if len(series.steps) == _TWO and last.change is not None:
        shown = f"{_step_moved(last, language)}{semicolon(language)}{shown}"
    return say(
        "trend_head", language, agency=whose, years=f"{first.year}–{last.year}", figures=shown
    )


def _figure(step: TrendStep, language: Language) -> str:
    return number(step.results[0], language)


def _row(series: Series, step: TrendStep, language: Language) -> list[str]:
    if not step.results:
        return [str(step.year), _why(step.lacks, language), ""]
    moved = ""
    if step.change:
        moved = _step_moved(step, language)
    elif step.unlike:
        moved = say("unlike_forms" if series.agency else "unlike_agencies", language)
    behind = line_of(step.results[0], language)
    if series.agency is None:
        behind = say("of_reports", language, count=step.reports)
    return [str(step.year), _figure(step, language), moved, behind]


def _step_moved(step: TrendStep, language: Language) -> str:
    """By how much a figure changed since the year before."""
    if step.change is None or not step.change.value:
        return say("no_change", language)
    grown = f" ({percent(step.growth)})" if step.growth else ""
    return f"{signed(step.change, language)}{grown}"


_TWO = 2
"""Years of which the one is told against the other: what is asked is how far they are apart."""


def _why(lacks: Sequence[Lack], language: Language) -> str:
    if lacks:
        return say(f"short_{lacks[0].why}", language)
    return say("short_no-year", language)


def _notes(answer: Answer, language: Language) -> Lines:
    """What the table says with a word: other forms, other agencies, and who is not in a sum."""
    for series in answer.series:
        if any(step.unlike for step in series.steps):
            yield ReplyLine(
                say("why_unlike_forms" if series.agency else "why_unlike_agencies", language),
                Style.NOTE,
            )
        if series.agency is None:
            yield from _left_out(series, language)


def _left_out(series: Series, language: Language) -> Lines:
    """Who is not in the sum of each year that has one."""
    for step in series.steps:
        out = [lack.agency for lack in dict.fromkeys(step.lacks) if lack.agency]
        if out and step.results:
            names = names_of(out, language, more=step.more_lacks)
            yield ReplyLine(
                say("left_out_of_year", language, year=step.year, names=names), Style.NOTE
            )
