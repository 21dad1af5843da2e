"""Which numbers of an answer a chart shows, and what it says of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import chain
from typing import Protocol

from handlers.answering import Answer
from handlers.answering.values.answer import Result, ResultRole
from handlers.charts.chart import MOST_BARS, MOST_SERIES, Bar, Chart, ChartShape
from handlers.rendering.restating.meant import understood_figures
from handlers.rendering.restating.whole import whom
from handlers.rendering.results.breakdowns import part_name
from handlers.rendering.results.series import series
from handlers.rendering.vocabulary.labels import column, full, short, subject, what
from handlers.rendering.vocabulary.numbers import plain, unit_name
from handlers.rendering.vocabulary.phrases import say
from handlers.reply import Language
from handlers.understanding import Operation, Question
from store.index import HeldReport

_UNSHOWN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_LONGEST = 180
"""Characters of a label or title."""
_HUGE = 100
"""Times as long as another that a bar may be while the other can be seen."""
_MOST_FIGURES = 4
"""Figures that a title names; the legend or the labels name all."""
_YEAR, _LINE_COLUMNS = 6, 64
"""Digits that a year takes with the blank to the next, and that there is room for below one
another's points.
"""
_SCALES = {
    Language.ZH: (Decimal(10_000), "万元"),
    Language.EN: (Decimal(1_000_000), "million yuan"),
}
"""What amounts are drawn in; yuan alone would be nine digits long."""


def chart_of(answer: Answer) -> Chart | None:
    """The chart of an answer; None where there are not two numbers to see beside each other."""
    seen = series(answer)
    found = seen.results
    if not found:
        return None
    language = answer.question.language
    over_years = _over_years(found)
    names = () if over_years else _series(found, answer)
    ordered = _by_year(found) if over_years or (names and not _ranked(answer)) else found
    divisor, unit = _scale(found, language)
    every = [_bar(result, found, answer, divisor, language, names) for result in ordered]
    together = _together(every)
    bars = tuple((together if names else every)[:MOST_BARS])
    note = " ".join(_notes(bars, len(every) - len(bars), seen.otherwise, language))
    shape = shape_of_years(bars) if over_years else ChartShape.BARS
    shown_unit = say("chart_unit", language, unit=unit)
    return Chart(
        shape,
        plain_text(title_of(answer, found)),
        shown_unit,
        bars,
        note,
        tuple(map(plain_text, names)),
    )


def _together(bars: Sequence[Bar]) -> list[Bar]:
    """The bars, those with one label one after the other, where the first of them stands."""
    labels = [bar.label for bar in bars]
    return sorted(bars, key=lambda bar: labels.index(bar.label))


def title_of(answer: Answer, found: Sequence[Result]) -> str:
    """Whose, when and what, in names as people call them; more figures than have room are as
    many.
    """
    language = answer.question.language
    reports = [result.report for result in found if result.report]
    figures = _figures_of(answer, found)
    if len(figures) > _MOST_FIGURES:
        figures = [
            *figures[:_MOST_FIGURES],
            say("and_more_figures", language, count=len(figures) - _MOST_FIGURES),
        ]
    asked = say("list_separator", language).join(figures) or what(found[0], language)
    years = sorted({report.year for report in reports if report.year})
    return " · ".join(
        filter(None, (_whose(reports, answer.question, language), _years_said(years), asked))
    )


def _whose(reports: Sequence[HeldReport], question: Question, language: Language) -> str:
    """The one agency, or the region that is asked about; empty where there are several."""
    agencies = {report.agency.name: report.agency for report in reports}
    if len(agencies) == 1:
        return short(next(iter(agencies.values())), language)
    if question.everywhere:
        return whom(question, language)
    return ""


def _years_said(years: Sequence[int]) -> str:
    """The one year, or from which to which; empty where there is none."""
    if len(years) > 1:
        return f"{years[0]}–{years[-1]}"
    if years:
        return str(years[0])
    return ""


def _figures_of(answer: Answer, found: Sequence[Result]) -> list[str]:
    """What was asked for: one figure with its column; several by their rows, with the column that
    they share.
    """
    language = answer.question.language
    asked = understood_figures(answer)
    measures = list(dict.fromkeys(result.measure for result in found if result.measure))
    if len(asked) < 2 or len(measures) < 2:
        return asked
    if len({measure.column for measure in measures}) > 1:
        return [full(measure, language) for measure in measures]
    column_too = (
        []
        if measures[0].column == "total"
        else [f"{subject(measures[-1], language)} · {column(measures[-1], language)}"]
    )
    rows = [subject(measure, language) for measure in measures]
    return [*rows[: len(rows) - len(column_too)], *column_too]


def _by_year(found: Sequence[Result]) -> list[Result]:
    return sorted(found, key=lambda result: result.report.year or 0 if result.report else 0)


def _ranked(answer: Answer) -> bool:
    return answer.question.operation is Operation.RANK


def _series(found: Sequence[Result], answer: Answer) -> tuple[str, ...]:
    """The names of the series, where numbers differ in two ways: figures of several agencies, years
    of several.
    """
    language = answer.question.language
    agencies = {result.report.agency.name for result in found if result.report}
    years = {result.report.year for result in found if result.report}
    figures = {_figure(result) for result in found}
    if sum(len(each) > 1 for each in (agencies, years, figures)) != 2:
        return ()
    names = dict.fromkeys(_series_of(result, found, answer, language) for result in found)
    if len(names) <= MOST_SERIES:
        return tuple(names)
    return ()


def _series_of(result: Result, beside: Sequence[Result], answer: Answer, language: Language) -> str:
    """The series of a number: its figure, where there are several; else its agency."""
    if len({_figure(other) for other in beside}) > 1:
        return _called(result, answer, language)
    if result.report:
        return short(result.report.agency, language)
    return ""


def _figure(result: Result) -> object:
    return result.measure, result.cell, result.ratio


def _notes(
    bars: Sequence[Bar],
    left: int,
    otherwise: Sequence[Result],
    language: Language,
) -> Iterator[str]:
    """What the picture does not show: what is beyond the last bar, counted otherwise, or too short
    to be seen.
    """
    if left:
        yield say("chart_rest", language, count=left)
    if otherwise:
        names = say("list_separator", language).join(
            dict.fromkeys(what(each, language) for each in otherwise)
        )
        yield plain_text(say("chart_otherwise", language, names=names))
    sizes = sorted(abs(bar.value) for bar in bars if bar.value)
    if sizes and sizes[-1] >= _HUGE * sizes[0]:
        yield say("chart_small", language, times=f"{sizes[-1] / sizes[0]:,.0f}")


def _over_years(results: Sequence[Result]) -> bool:
    """Whether it is one figure of one agency, in several years."""
    agencies = {result.report.agency.name for result in results if result.report}
    years = [result.report.year for result in results if result.report]
    return len(agencies) == 1 and len(set(years)) == len(results) and None not in years


def shape_of_years(bars: Sequence[Bar]) -> ChartShape:
    """One figure over the years: a line, as long as the numbers have room beside one another."""
    if not all(bar.label.isdecimal() for bar in bars):
        return ChartShape.BARS  # Other figures in other years.
    years = [int(bar.label) for bar in bars]
    widest = max(_YEAR, *(len(bar.shown) + 1 for bar in bars))
    if len(years) > 2 and widest * (max(years) - min(years) + 1) <= _LINE_COLUMNS:
        return ChartShape.LINE
    return ChartShape.BARS


def _scale(results: Sequence[Result], language: Language) -> tuple[Decimal, str]:
    divisor, unit = _SCALES[language]
    if results[0].unit == "元" and max(abs(result.value) for result in results) >= divisor:
        return divisor, unit
    return Decimal(1), unit_name(results[0], language)


def _bar(
    result: Result,
    beside: Sequence[Result],
    answer: Answer,
    divisor: Decimal,
    language: Language,
    names: Sequence[str] = (),
) -> Bar:
    value = result.value / divisor
    sign = "+" if value > 0 and result.measure and result.measure.column == "change" else ""
    percent = "%" if result.unit == "%" else ""
    asked = result.role is ResultRole.ANSWER or answer.question.operation is not Operation.RANK
    shown, place = sign + plain(value) + percent, 0
    if names:
        place = names.index(_series_of(result, beside, answer, language))
        beside = [
            other for other in beside if _series_of(other, beside, answer, language) == names[place]
        ]
    return Bar(
        plain_text(_label(result, beside, answer, language)), float(value), shown, asked, place
    )


def _label(result: Result, beside: Sequence[Result], answer: Answer, language: Language) -> str:
    """What tells a number from those beside it: its agency, year or row."""
    named: list[str] = []
    if result.report:
        reports = [other.report for other in beside if other.report]
        if len({report.agency.name for report in reports}) > 1:
            named.append(short(result.report.agency, language))
        if len({report.year for report in reports}) > 1:
            named.append(str(result.report.year or "?"))
    elif year := _year_of_sum(result, answer):
        named.append(year)
    if len({(other.measure, other.cell) for other in beside}) > 1 and len(named) < 2:
        named.append(_called(result, answer, language))
    return " ".join(named) or _called(result, answer, language)


def _year_of_sum(result: Result, answer: Answer) -> str:
    """The year of a number that is of no single report, as the sums of a region are; empty where it
    is of none.
    """
    steps = [
        step for step in chain.from_iterable(each.steps for each in answer.series) if step.results
    ]
    sums = [each for each in answer.results if each.role is ResultRole.ANSWER]
    if len(answer.series) != 1 or len(steps) != len(sums):
        return ""
    return next(
        (str(step.year) for step, each in zip(steps, sums, strict=True) if each is result), ""
    )


def _called(result: Result, answer: Answer, language: Language) -> str:
    """What a number counts; of a breakdown, the part."""
    broken_down = answer.question.operation is Operation.BREAKDOWN
    if broken_down:
        return part_name(result, language)
    return what(result, language)


def plain_text(text: str) -> str:
    """Words as the font can show them: simplified, in one line, without what is not seen."""
    level = " ".join(_UNSHOWN.sub(" ", _simplifier().convert(text)).split())
    if len(level) <= _LONGEST:
        return level
    return level[: _LONGEST - 1] + "…"


class _Converter(Protocol):
    def convert(self, text: str) -> str: ...


@cache
def _simplifier() -> _Converter:
    import opencc

    converter: _Converter = opencc.OpenCC("t2s")
    return converter
