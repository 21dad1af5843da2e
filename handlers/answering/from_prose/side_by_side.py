"""Figures of the prose side by side: one label over years or agencies, where each report asserts
one figure for it.

平罗培训次数逐年, 微信2024比2023少多少, 谁的培训次数多. Each figure is quoted; a report that asserts
none is named, and nothing is computed where the figures are not of one kind.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from handlers.answering.from_prose.asked import asked_of
from handlers.answering.from_prose.put_in_one import (
    InOne,
    asked_in_one,
    asks_another_average,
    put_in_one,
)
from handlers.answering.reports.reached import reports_reached
from handlers.answering.values.answer import (
    Answer,
    AnswerStatus,
    Lack,
    Result,
    ResultKind,
    ResultRole,
    Why,
)
from handlers.answering.values.evaluating import as_part
from handlers.answering.values.quoted import quoted_results
from handlers.answering.values.reports_in import reports_in
from handlers.prose.asserting.wanted import SoughtFigure
from handlers.prose.lists import kind_of_unit, pattern
from handlers.prose.quote import Quote
from handlers.prose.shapes import shape
from handlers.understanding import Question
from store.index import HeldReport, Index

_PAIR = 2


def reports_to_compare(index: Index, question: Question) -> list[HeldReport]:
    """The reports over which a question goes side by side; empty if it does not compare."""
    if not pattern("compared").search(question.text) or asks_another_average(question):
        return []
    found = [target.report for target in asked_of(index, question).targets]
    if len({report.agency.name for report in found}) == 1:
        found = _of_each_year(index, question, found)
    match found:
        case [HeldReport(year=int(year))] if shape("comparison").search(question.text):
            found = _with_the_year_before(index, question, year)
        case _:
            pass
    if len(found) >= _PAIR:
        return found
    return []


def _of_each_year(index: Index, question: Question, found: list[HeldReport]) -> list[HeldReport]:
    """All reports of the one agency where each year's are asked for, else those that were found:
    of the years that are named, no others.
    """
    if question.years or not pattern("each-year").search(question.text):  # no 2023年|年度考核
        return found
    every = replace(question, years=tuple(index.years(found[0].agency.name)), paired_years=())
    return reports_reached(index, every)


def _with_the_year_before(index: Index, question: Question, year: int) -> list[HeldReport]:
    """The reports of a year and of the one before, where that is what it is held against:
    比上年增加多少.
    """
    compared = shape("comparison").search(question.text)
    if compared is None or not (compared[1] or compared[2] == str(year - 1)):
        return []
    return reports_reached(index, replace(question, years=(year - 1, year), paired_years=()))


def without_comparing(wanted: SoughtFigure) -> SoughtFigure:
    """What is wanted of each report by itself: 微信 发布 of 微信发布量2024比2023少多少."""
    kept = tuple(term for term in wanted.terms if not _compares(term))
    return replace(wanted, terms=kept, change=False)


def without_ends(wanted: SoughtFigure) -> SoughtFigure:
    """The same where reports stand side by side: which of them has most is told by their order, and
    not by words.
    """
    return replace(
        wanted,
        terms=tuple(term for term in wanted.terms if pattern("ends").fullmatch(term) is None),
    )


def _compares(term: str) -> bool:
    return bool(pattern("compared").fullmatch(term) or shape("comparison").fullmatch(term))


def side_by_side(
    question: Question,
    reports: Sequence[HeldReport],
    quotes: Sequence[Quote],
    disputed: Sequence[Decimal] = (),
    *,
    not_held: tuple[Lack, ...] = (),
) -> Answer | None:
    """The figures of several reports together; None where fewer than two of one kind are asserted,
    or an average is asked for that cannot be told.

    `disputed` are the figures of further reports that contradict themselves: one figure beside them
    is enough.
    """
    told = _one_each(reports, quotes)
    results = quoted_results(told)
    if not results or len(results) + len(disputed) < _PAIR or not _are_of_one_kind(results):
        return None
    lacks = (*_silent(reports, results), *not_held)
    in_one = asked_in_one(question)
    whole = not lacks and not disputed
    if in_one is not None and whole and _may_be_put_in_one(results):
        results = put_in_one(results, in_one)
    elif in_one is InOne.AVERAGE:
        return None
    else:
        of_two = len(reports) == _PAIR and whole and _are_exact(results)
        results = _set_against_each_other(question, results, disputed, of_two=of_two)
    return Answer(AnswerStatus.QUOTED, question, results, quotes=tuple(told), lacks=lacks)


def _set_against_each_other(
    question: Question,
    results: tuple[Result, ...],
    disputed: Sequence[Decimal],
    *,
    of_two: bool,
) -> tuple[Result, ...]:
    """The figures with their difference or in order, as a question asks; `of_two` where they are
    two that may be taken from each other.
    """
    if of_two and pattern("difference").search(question.text):
        return _with_difference(question, results)
    if not pattern("ranked").search(question.text):
        return results
    ordered = _best_first(question, results, disputed)
    if of_two:
        return _with_lead(ordered)
    return ordered


def _silent(reports: Sequence[HeldReport], results: Sequence[Result]) -> tuple[Lack, ...]:
    """The reports that assert no figure."""
    named = {report.id for report in reports_in(results)}
    return tuple(
        Lack(Why.NOT_SAID, one.agency, one.year, one) for one in reports if one.id not in named
    )


def _with_difference(question: Question, results: Sequence[Result]) -> tuple[Result, ...]:
    """How much the first that is named is above the second, and both figures as its terms."""
    first, second = _as_named(question, results)
    difference = Result(
        ResultRole.ANSWER,
        ResultKind.COMPUTED,
        first.value - second.value,
        first.unit,
        sources=(*first.sources, *second.sources),
    )
    return (difference, as_part(first), as_part(second))


def _best_first(
    question: Question,
    results: Sequence[Result],
    disputed: Sequence[Decimal],
) -> tuple[Result, ...]:
    """The figures in order, those that are most, or least, as the answers; none where a disputed
    one may be.
    """
    least = pattern("least").search(question.text) is not None
    ordered = sorted(results, key=lambda one: one.value, reverse=not least)
    best = (min if least else max)((ordered[0].value, *disputed))
    return tuple(one if one.value == best else as_part(one) for one in ordered)


def _with_lead(ordered: Sequence[Result]) -> tuple[Result, ...]:
    """Two figures in order, and behind them how far the first is from the second, unless they are
    equal.
    """
    first, second = ordered
    lead = Result(ResultRole.PART, ResultKind.COMPUTED, abs(first.value - second.value), first.unit)
    if lead.value:
        return (*ordered, lead)
    return tuple(ordered)


def _are_of_one_kind(results: Sequence[Result]) -> bool:
    return len({kind_of_unit(result.unit) for result in results}) == 1


def _are_exact(results: Sequence[Result]) -> bool:
    """Whether figures may be taken from each other: 近300条 less 280条 is no number, and 3次 less
    2期 neither.
    """
    return len({one.unit for one in results}) == 1 and not any(one.approximate for one in results)


def _may_be_put_in_one(results: Sequence[Result]) -> bool:
    """Whether figures may be added: exact, of one unit, and no rates."""
    return _are_exact(results) and results[0].unit != "%"


def _one_each(reports: Iterable[HeldReport], quotes: Sequence[Quote]) -> list[Quote]:
    """The quotes of those reports that assert exactly one figure."""
    found: list[Quote] = []
    for report in reports:
        own = [quote for quote in quotes if quote.sentence.report.id == report.id and quote.figure]
        if len(own) == 1:
            found += own
    return found


def _as_named(question: Question, results: Sequence[Result]) -> tuple[Result, Result]:
    """Two results in the order in which a question names their years: 2024比2023 is 2024 less 2023.

    What the other is held against is the second wherever it stands: compared with 2021, in 2022.
    """

    def place(result: Result) -> int:
        year = str(result.report.year) if result.report and result.report.year else "年"
        if year in question.text:
            return question.text.find(year)
        return len(question.text)

    years = {report.year for report in reports_in(results)}
    if len(years) == 1:
        first, second = results
        return first, second
    first, second = sorted(results, key=place)
    if shape("held-against").search(question.text[: place(first)]):
        return second, first
    return first, second
