"""A report at a glance: the head figures against the year before, the gravest problems, the way to
the original.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from handlers.alerts.clipping import clipped
from handlers.alerts.heads import COMPARED, lines_of, year_before
from handlers.answering.balancing.checking import worst_first
from handlers.answering.values.answer import Lack, Result, ResultKind
from handlers.answering.values.evaluating import comparable, evaluate
from handlers.overviews.asked import exact_name
from handlers.overviews.words import line, say
from handlers.rendering.citing.originals import original_of
from handlers.rendering.restating.subjects import subject_of_report
from handlers.rendering.results.checks import problem_line
from handlers.rendering.vocabulary.labels import both, report, subject
from handlers.rendering.vocabulary.notices import say as say_in_notices
from handlers.rendering.vocabulary.numbers import number, percent, plain
from handlers.rendering.vocabulary.phrases import say as say_in_answers
from handlers.reply import Button, Language, Reply, ReplyLine, Style
from store.index import HeldReport, Index
from store.measures import Measure
from store.model import Problem

_MOST_PROBLEMS = 3


@dataclass(frozen=True, slots=True)
class _Figure:
    """A measure in the report, and in that of the year before where it means the same."""

    measure: Measure
    now: Result | None
    before: Result | None


def glance(index: Index, held: HeldReport, language: Language, *, latest: bool = False) -> Reply:
    """The reply; `latest` where the year was not named."""
    before = year_before(index, held)
    figures = [_figure(index, held, before, measure) for measure in COMPARED]
    problems = [problem for _, problem in worst_first(index, [held])]
    year = held.year or say_in_notices("no_year", language)
    lines = [
        line("report_head", language, Style.HEAD, agency=both(held.agency, language), year=year)
    ]
    lines += [*_figure_lines(held, figures, language), *_problem_lines(held, problems, language)]
    if latest:
        lines.append(line("report_latest", language, Style.NOTE))
    lines.append(line("report_source", language, Style.SOURCE, title=report(held, language)))
    if before is not None and any(figure.before for figure in figures):
        lines.append(
            line("report_year_before", language, Style.SOURCE, title=report(before, language))
        )
    buttons = (tuple(_buttons(held, before, figures, problems, language)),)
    return Reply(tuple(lines), language, buttons, subject=subject_of_report(held))


def _figure(index: Index, held: HeldReport, before: HeldReport | None, measure: Measure) -> _Figure:
    last = (
        _result(index, before, measure)
        if before and comparable(measure, before.form, held.form)
        else None
    )
    return _Figure(measure, _result(index, held, measure), last)


def _result(index: Index, held: HeldReport, measure: Measure) -> Result | None:
    found = evaluate(index, held, measure)
    if isinstance(found, Lack):
        return None
    return found[0]


def _figure_lines(
    held: HeldReport,
    figures: list[_Figure],
    language: Language,
) -> Iterator[ReplyLine]:
    if not held.tables:
        yield line("figures_no_tables", language)
        return
    for figure in figures:
        if figure.now is not None:
            yield ReplyLine(_shown(figure, figure.now, language))
    lacking = [figure for figure in figures if figure.now is None]
    repaired = [
        figure for figure in figures if figure.now and figure.now.kind is ResultKind.REPAIRED
    ]
    for key, some in (("figures_none", lacking), ("report_repaired", repaired)):
        if some:
            yield line(key, language, Style.NOTE, names=_names(some, language))


def _names(figures: Iterable[_Figure], language: Language) -> str:
    return say_in_answers("list_separator", language).join(
        subject(each.measure, language) for each in figures
    )


def _shown(figure: _Figure, now: Result, language: Language) -> str:
    earlier = figure.before
    before = "" if earlier is None else _before(earlier, now, language)
    what = subject(figure.measure, language)
    return say(
        "figure",
        language,
        what=what,
        number=number(now, language),
        line=lines_of(now)[0],
        before=before,
    )


def _before(earlier: Result, now: Result, language: Language) -> str:
    """The figure of the year before, and by how much it grew; from 0 there is no per cent."""
    if earlier.report is None:
        raise ValueError("a figure stands in a report")
    grown = ""
    if earlier.value > 0 and earlier.value != now.value:
        grown = say(
            "figure_percent",
            language,
            percent=percent((now.value - earlier.value) * 100 / earlier.value),
        )
    year, shown = earlier.report.year, plain(earlier.value)
    return say(
        "figure_before", language, year=year, number=shown, line=lines_of(earlier)[0], percent=grown
    )


def _problem_lines(
    held: HeldReport,
    problems: list[Problem],
    language: Language,
) -> Iterator[ReplyLine]:
    if not problems:
        yield line("report_no_problems", language)
        return
    yield line("report_problems", language, count=len(problems))
    for problem in problems[:_MOST_PROBLEMS]:
        yield ReplyLine(clipped(problem_line(held, problem, language, named=False)), Style.QUOTE)


def _buttons(
    held: HeldReport,
    before: HeldReport | None,
    figures: list[_Figure],
    problems: list[Problem],
    language: Language,
) -> Iterator[Button]:
    first = next((lines_of(figure.now)[0] for figure in figures if figure.now), 1)
    yield Button(say_in_answers("button_original", language), original_of(held, first))
    if problems:
        yield Button(say("button_all_problems", language), f"/check {exact_name(held)}")
    if before is not None and figures[0].before is not None and held.year is not None:
        asked = say_in_notices("ask_compare", language, agency=held.agency.name, year=held.year)
        yield Button(say("button_compare", language), asked)
