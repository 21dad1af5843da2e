"""Figures of the prose side by side: one label over years or agencies, where each report asserts one figure for it.

平罗培训次数逐年, 微信2024比2023少多少, 谁的培训次数多. Each figure is quoted; a report that asserts none is named, and
nothing is computed where the figures are not of one kind.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from handlers.answering.from_prose.asked import asked_of
from handlers.answering.reports.places import Target, targets
from handlers.answering.values.answer import Answer, AnswerStatus, Lack, Result, ResultKind, ResultRole, Why
from handlers.answering.values.quoted import quoted_results
from handlers.prose.asserting.wanted import SoughtFigure
from handlers.prose.lists import kind_of_unit, pattern
from handlers.prose.quote import Quote
from handlers.prose.shapes import shape
from handlers.understanding import Question
from store.index import HeldReport, Index

_PAIR = 2


def reports_to_compare(index: Index, question: Question) -> list[HeldReport]:
    """The reports over which a question goes side by side; empty if it does not compare."""
    if not pattern("compared").search(question.text):
        return []
    found = [target.report for target in asked_of(index, question).targets]
    of_one = len({report.agency.name for report in found}) == 1
    if of_one and len(question.years) != 1 and pattern("each-year").search(question.text):  # no 2023年|年度考核
        every = replace(question, years=tuple(index.years(found[0].agency.name)), paired_years=())
        found = [target.report for target in targets(index, every) if isinstance(target, Target)]
    if len(found) == 1 and found[0].year and shape("comparison").search(question.text):
        found = _with_the_year_before(index, question, found[0].year) or found
    return found if len(found) >= _PAIR else []


def _with_the_year_before(index: Index, question: Question, year: int) -> list[HeldReport]:
    """The reports of a year and of the one before, where that is what it is held against: 比上年增加多少."""
    compared = shape("comparison").search(question.text)
    if compared is None or not (compared[1] or compared[2] == str(year - 1)):
        return []
    both = replace(question, years=(year - 1, year), paired_years=())
    return [target.report for target in targets(index, both) if isinstance(target, Target)]


def without_comparing(wanted: SoughtFigure) -> SoughtFigure:
    """What is wanted of each report by itself: 微信 发布 of 微信发布量2024比2023少多少."""
    kept = tuple(
        term
        for term in wanted.terms
        if not (pattern("compared").fullmatch(term) or shape("comparison").fullmatch(term))
    )
    return replace(wanted, terms=kept, change=False)


def side_by_side(
    question: Question, reports: Sequence[HeldReport], quotes: Sequence[Quote], disputed: Sequence[Decimal] = ()
) -> Answer | None:
    """The figures of several reports together; None where fewer than two of one kind are asserted.

    `disputed` are the figures of further reports that contradict themselves: one figure beside them is enough.
    """
    told = _one_each(reports, quotes)
    enough = len(told) >= _PAIR or (told and disputed)
    if not enough or len({kind_of_unit(quote.figure.unit) for quote in told if quote.figure}) > 1:
        return None
    named = {quote.sentence.report.id for quote in told}
    lacks = tuple(Lack(Why.NOT_SAID, one.agency, one.year, one) for one in reports if one.id not in named)
    results = quoted_results(told)
    exact = not lacks and not disputed and _are_exact(results)
    if pattern("difference").search(question.text) and len(reports) == _PAIR and exact:
        first, second = _as_named(question, results)
        parts = tuple(replace(one, role=ResultRole.PART) for one in (first, second))
        difference = Result(ResultRole.ANSWER, ResultKind.COMPUTED, first.value - second.value, first.unit)
        return Answer(AnswerStatus.QUOTED, question, (difference, *parts), quotes=tuple(told), lacks=lacks)
    if pattern("ranked").search(question.text):
        least = pattern("least").search(question.text) is not None
        results = tuple(sorted(results, key=lambda one: one.value, reverse=not least))
        best = (min if least else max)((results[0].value, *disputed))
        results = tuple(one if one.value == best else replace(one, role=ResultRole.PART) for one in results)
    return Answer(AnswerStatus.QUOTED, question, results, quotes=tuple(told), lacks=lacks)


def _are_exact(results: Sequence[Result]) -> bool:
    """Whether figures may be taken from each other: 近300条 less 280条 is no number, and 3次 less 2期 neither."""
    return len({one.unit for one in results}) == 1 and not any(one.approximate for one in results)


def _one_each(reports: Iterable[HeldReport], quotes: Sequence[Quote]) -> list[Quote]:
    """The quotes of those reports that assert exactly one figure."""
    found: list[Quote] = []
    for report in reports:
        own = [quote for quote in quotes if quote.sentence.report.id == report.id and quote.figure]
        if len(own) == 1:
            found += own
    return found


def _as_named(question: Question, results: Sequence[Result]) -> tuple[Result, Result]:
    """Two results in the order in which a question names their years: 2024比2023 is 2024 less 2023."""

    def place(result: Result) -> int:
        year = str(result.report.year) if result.report and result.report.year else "年"
        return question.text.find(year) if year in question.text else len(question.text)

    years = {result.report.year for result in results if result.report}
    first, second = sorted(results, key=place) if len(years) > 1 else results
    return first, second
