"""Which numbers of an answer a chart shows, and what it says of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from typing import Protocol

from handlers.answering import Answer
from handlers.answering.answer import Result, Role
from handlers.charts.chart import MOST_BARS, Bar, Chart, Shape
from handlers.rendering.breakdowns import part_name
from handlers.rendering.labels import short, what
from handlers.rendering.meant import understood
from handlers.rendering.numbers import plain, unit_name
from handlers.rendering.phrases import say
from handlers.rendering.series import series
from handlers.reply import Language
from handlers.understanding import Operation

_UNSHOWN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_LONGEST = 180
"""Characters of a label or title."""
_YEAR, _LINE_COLUMNS = 6, 64
"""Digits that a year takes with the blank to the next, and that there is room for below one another's points."""
_SCALES = {Language.ZH: (Decimal(10_000), "万元"), Language.EN: (Decimal(1_000_000), "million yuan")}
"""What amounts are drawn in; yuan alone would be nine digits long."""


def chart_of(answer: Answer) -> Chart | None:
    """The chart of an answer; None where there are not two numbers to see beside each other."""
    found = series(answer)
    if not found:
        return None
    language = answer.question.language
    ordered = sorted(found, key=lambda result: result.report.year or 0 if result.report else 0)
    drawn = (ordered if _over_years(found) else found)[:MOST_BARS]
    divisor, unit = _scale(found, language)
    bars = tuple(_bar(result, found, answer, divisor, language) for result in drawn)
    left = len(found) - len(drawn)
    note = say("chart_rest", language, count=left) if left else ""
    title = understood(answer) or what(found[0], language)
    shape = shape_of_years(bars) if _over_years(found) else Shape.BARS
    return Chart(shape, plain_text(title), say("chart_unit", language, unit=unit), bars, note)


def _over_years(results: Sequence[Result]) -> bool:
    """Whether it is one figure of one agency, in several years."""
    agencies = {result.report.agency.name for result in results if result.report}
    years = [result.report.year for result in results if result.report]
    return len(agencies) == 1 and len(set(years)) == len(results) and None not in years


def shape_of_years(bars: Sequence[Bar]) -> Shape:
    """One figure over the years: a line, as long as the numbers have room beside one another."""
    if not all(bar.label.isdecimal() for bar in bars):
        return Shape.BARS  # Other figures in other years.
    years = [int(bar.label) for bar in bars]
    widest = max(_YEAR, *(len(bar.shown) + 1 for bar in bars))
    return Shape.LINE if len(years) > 2 and widest * (max(years) - min(years) + 1) <= _LINE_COLUMNS else Shape.BARS


def _scale(results: Sequence[Result], language: Language) -> tuple[Decimal, str]:
    divisor, unit = _SCALES[language]
    if results[0].unit == "元" and max(abs(result.value) for result in results) >= divisor:
        return divisor, unit
    return Decimal(1), unit_name(results[0], language)


def _bar(result: Result, beside: Sequence[Result], answer: Answer, divisor: Decimal, language: Language) -> Bar:
    value = result.value / divisor
    sign = "+" if value > 0 and result.measure and result.measure.column == "change" else ""
    percent = "%" if result.unit == "%" else ""
    asked = result.role is Role.ANSWER or answer.question.operation is not Operation.RANK
    return Bar(plain_text(_label(result, beside, answer, language)), float(value), sign + plain(value) + percent, asked)


def _label(result: Result, beside: Sequence[Result], answer: Answer, language: Language) -> str:
    """What tells a number from those beside it: its agency, year or row."""
    if answer.question.operation is Operation.BREAKDOWN:
        return part_name(result, language)
    reports = [other.report for other in beside if other.report]
    named: list[str] = []
    if result.report and len({report.agency.name for report in reports}) > 1:
        named.append(short(result.report.agency, language))
    if result.report and len({report.year for report in reports}) > 1:
        named.append(str(result.report.year or "?"))
    if len({(other.measure, other.cell) for other in beside}) > 1 and len(named) < 2:
        named.append(what(result, language))
    return " ".join(named) or what(result, language)


def plain_text(text: str) -> str:
    """Words as the font can show them: simplified, in one line, without what is not seen."""
    level = " ".join(_UNSHOWN.sub(" ", _simplifier().convert(text)).split())
    return level if len(level) <= _LONGEST else level[: _LONGEST - 1] + "…"


class _Converter(Protocol):
    def convert(self, text: str) -> str: ...


@cache
def _simplifier() -> _Converter:
    import opencc

    converter: _Converter = opencc.OpenCC("t2s")
    return converter
