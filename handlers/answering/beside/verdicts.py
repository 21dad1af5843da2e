"""Whether what a question states is so: its answer held against the statement."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import assert_never

from handlers.answering.beside.stated_amounts import as_stated, fits
from handlers.answering.values.answer import Answer, AnswerStatus, Result, ResultKind, ResultRole
from handlers.answering.values.gathered import figures_of, steps_of
from handlers.understanding import Operation, Question
from handlers.understanding.asked.claims import (
    About,
    Bounded,
    Claim,
    ClaimedTrend,
    Counts,
    EachIs,
    IsAll,
    IsApart,
    IsFirst,
    IsFirstYear,
    IsMore,
    IsNone,
    IsSame,
    IsSome,
    Over,
    SoMuch,
    States,
)
from handlers.understanding.stating.claim_words import pattern
from handlers.understanding.wordlists.senses import Operator
from store.index import Index
from store.measures import Measure, columns_of
from store.model import GOVERNMENT, Agency

_BETWEEN_TWO = (Operation.CHANGE, Operation.COMPARE)
"""What sets two figures against each other."""
_SEVERAL = 2
_DOUBLE = Decimal(100)
"""Per cent more."""


def judged(index: Index, question: Question, ask: Callable[[Index, Question], Answer]) -> Answer:
    """The answer to a question with a claim, and whether the claim holds; no verdict where nothing
    decides it.
    """
    claim = question.claim
    if claim is None:
        raise ValueError("a question without a claim")
    plain = replace(question, claim=None)
    if isinstance(claim, IsAll):
        return _all_of_it(index, plain, claim, ask)
    found = ask(index, plain)
    told = replace(found, question=replace(found.question, claim=claim))
    if found.status not in (AnswerStatus.ANSWERED, AnswerStatus.QUOTED):
        return told
    if isinstance(claim, Bounded) and _is_summed_of_all(plain, found):
        both = {_holds_of_each(claim, found), _holds(claim, found)}
        return replace(told, verdict=both.pop() if len(both) == 1 else None)
    if isinstance(claim, SoMuch) and _is_summed_of_each(plain, found):
        of_each = replace(found.question, claim=EachIs(claim))
        return replace(told, question=of_each, verdict=_holds_of_each(claim, found))
    return replace(told, verdict=None if _is_of_each_in_it(plain, found) else _holds(claim, found))


def _is_summed_of_each(question: Question, found: Answer) -> bool:
    """Whether the agencies of a region are added up where each is spoken of:
    各县申请都超过10件吗.
    """
    summed = found.question.operation is Operation.SUM and found.question.everywhere
    said = pattern("each_in_it").search(question.text) is not None
    return summed and said and pattern("together").search(question.text) is None


def _is_summed_of_all(question: Question, found: Answer) -> bool:
    """Whether they are added up where all are spoken of, which may mean each of them or all
    together.
    """
    summed = found.question.operation is Operation.SUM and found.question.everywhere
    said = pattern("all_in_it").search(question.text) is not None
    return summed and said and not _is_summed_of_each(question, found)


def _holds_of_each(claim: SoMuch, found: Answer) -> bool | None:
    """Whether it is so of each of the agencies that were added up; where one has no figure, only
    that it is not.
    """
    held = [
        fits(claim, one.value, one.unit) for one in found.results if one.role is ResultRole.PART
    ]
    if False in held:
        return False
    lacks = (
        found.coverage is None or found.coverage.without or found.coverage.unknown or None in held
    )
    return None if lacks or not held else True


def _is_of_each_in_it(question: Question, found: Answer) -> bool:
    """Whether each agency of a region is spoken of, of which the sum decides nothing: did every
    county get more.
    """
    summed = any(series.agency is None for series in found.series)
    said = pattern("each_in_it").search(question.text) is not None
    return summed and said and pattern("together").search(question.text) is None


def _holds(claim: Claim, found: Answer) -> bool | None:
    answers = figures_of(found)
    match claim:
        case States() | Bounded() | About() | Over():
            return _is_amount(claim, found, answers)
        case EachIs(amount):
            return _is_each(amount, found, answers)
        case IsApart():
            return _is_apart(claim, found, answers)
        case IsNone() | IsSome():
            return _is_there(claim, found, answers)
        case ClaimedTrend():
            return _moved(claim, found, answers)
        case IsFirst() | IsMore() | IsSame() | Counts():
            return _is_placed(claim, found)
        case IsFirstYear():
            return _is_first_year(claim, found)
        case IsAll():
            return None
        case _:
            assert_never(claim)


def _is_there(claim: IsNone | IsSome, found: Answer, answers: Sequence[Result]) -> bool | None:
    """Whether there was none, or any; none also in every year of a series."""
    if found.series:
        none = [value == 0 for value in _values(found)]
        if isinstance(claim, IsNone):
            mixed = (
                _of_any_year(found) and True in none and False in none
            )  # 曾为0吗 and 从来没有 are not the same
            return None if mixed else all(none)
        return _in_any_year(found, [value > 0 for value in _values(found)])
    if len(answers) != 1:
        return None
    return answers[0].value == 0 if isinstance(claim, IsNone) else answers[0].value > 0


def _is_placed(claim: IsFirst | IsMore | IsSame | Counts, found: Answer) -> bool | None:
    """Whether agencies stand to each other as is claimed."""
    match claim:
        case IsFirst(agency):
            asked = [place.result.report for place in found.places if place.asked]
            if asked:
                return any(report and _same(report.agency, agency) for report in asked)
            return None
        case IsMore(fewer):
            return _is_more(found, fewer=fewer)
        case IsSame():
            return _is_same(found)
        case Counts(number):
            if found.question.operation is Operation.RANK:
                return _count_beyond(found) == number
            return None
        case _:
            assert_never(claim)


def _is_first_year(claim: IsFirstYear, found: Answer) -> bool | None:
    """Whether the year has the place in the order of an agency's years, where these differ and none
    is left out.
    """
    reports = [place.result.report for place in found.places if place.asked]
    years = {place.result.report.year for place in found.places if place.result.report is not None}
    alike = len({place.result.value for place in found.places}) == 1
    others = claim.of is not None and claim.of != len(found.places)
    if not found.question.ranking.of_years or claim.year not in years or alike or others:
        return None
    if reports:
        return any(report is not None and report.year == claim.year for report in reports)
    return None


def _same(held: Agency, claimed: Agency) -> bool:
    """Whether a report's agency is the one that is claimed; a place by itself means its government
    alone.
    """
    if held == claimed or held.name == claimed.name:
        return True
    if held.division is None or held.division != claimed.division:
        return False
    governs = {"", *GOVERNMENT}
    return held.office in governs and claimed.office in governs


def _unit(answers: Sequence[Result]) -> str:
    """The unit of a series."""
    return answers[0].unit if answers else ""


def _is_amount(claim: SoMuch, found: Answer, answers: Sequence[Result]) -> bool | None:
    if isinstance(claim, States) and found.question.operation in _BETWEEN_TWO:
        return _states_difference(claim, found, answers)
    if found.series:  # 每年都是19件, 每年都在一千件以上
        held = [fits(claim, value, _unit(answers)) for value in _values(found)]
        return _in_any_year(found, held) if _of_any_year(found) else _in_all_years(found, held)
    return _is_amount_of_one(claim, answers[0]) if len(answers) == 1 else None


def _states_difference(claim: States, found: Answer, answers: Sequence[Result]) -> bool | None:
    """Whether what sets two figures against each other is so much, whichever is larger."""
    computed = [one for one in answers if one.kind is ResultKind.COMPUTED]
    if not computed and found.question.operation is Operation.COMPARE:
        return None  # 25 more requests, of one figure alone: than what is not said
    held = [
        fits(claim, as_stated(one, found.question.text), one.unit) for one in computed or answers
    ]
    return None if None in held else any(held)


def _is_amount_of_one(claim: SoMuch, result: Result) -> bool | None:
    """Whether one figure is so much; 近300条 is neither 300 nor 290."""
    if isinstance(claim, States):
        return None if result.approximate else fits(claim, result.value, result.unit)
    return _fits_as_printed(claim, result)


def _fits_as_printed(claim: SoMuch, result: Result) -> bool | None:
    """Whether a result is what is stated; None where only its printed number is not (2.004 times is
    more than two).
    """
    printed, exactly = (fits(claim, value, result.unit) for value in (result.value, result.order))
    return printed if printed == exactly else None


def _of_any_year(found: Answer) -> bool:
    """Whether one year is enough: 曾经, 有一年, "in any year"."""
    return Operator.EVER in found.question.topics


def _in_any_year(found: Answer, held: Sequence[bool | None]) -> bool | None:
    """Whether it was so in any of some years: not known where it was so in none, and a year has no
    figure.
    """
    if True in held:
        return True
    known = None not in held and all(step.results for step in steps_of(found.series))
    return False if known else None


def _in_all_years(found: Answer, held: Sequence[bool | None]) -> bool | None:
    """Whether it was so in all of some years: not known where it was in those that have a figure,
    and one has none.

    Since 2021, which goes on: what is not published yet is no gap.
    """
    so = _all_of(held)
    steps = steps_of(found.series)
    if pattern("until_now").search(found.question.text) is not None:
        last = max((place for place, step in enumerate(steps) if step.results), default=0)
        steps = steps[: last + 1]
    return None if so and any(not step.results for step in steps) else so


def _all_of(held: Sequence[bool | None]) -> bool | None:
    """Whether all hold; not known where one of them is not."""
    return None if None in held else all(held)


def _is_each(amount: SoMuch, found: Answer, answers: Sequence[Result]) -> bool | None:
    """Whether each of several figures is so much; None where only one of them is known."""
    told = [(one.value, one.unit) for one in (_terms(found) or answers)]
    if found.series:
        told = [(value, _unit(answers)) for value in _values(found)]
    if len(told) < _TWO:
        return None
    held = [fits(amount, value, unit) for value, unit in told]
    return _all_of(held)


def _is_apart(claim: IsApart, found: Answer, answers: Sequence[Result]) -> bool | None:
    """Whether the one that is said to has so many more than the other, or fewer: the sign is part
    of the statement.
    """
    terms, computed = _terms(found), _computed(answers)
    if found.series:
        return None  # 2020年以来减半了吗: of which years it is said the series cannot tell
    if found.question.operation not in _BETWEEN_TWO:
        return _is_amount(claim.amount, found, answers)
    if len(terms) != _TWO or computed is None:
        return _moved_as_printed(claim, answers)
    one, other = _turned(claim, found, terms[0], terms[1])
    if (one.value < other.value) != claim.fewer and one.value != other.value:
        return False
    if claim.amount.per_cent and computed.unit != "%":  # from 2020 to 2022 by more than 50%
        if other.value:
            return fits(claim.amount, abs(one.value - other.value) / other.value * 100, "%")
        return None
    return fits(claim.amount, abs(computed.value), computed.unit)


def _moved_as_printed(claim: IsApart, answers: Sequence[Result]) -> bool | None:
    """Whether a change that the form prints itself is so much, in the way that is stated."""
    change = _printed_change(answers)
    if change is None or claim.amount.per_cent:
        return None
    if (change.value < 0) != claim.fewer and change.value:
        return False
    return fits(claim.amount, abs(change.value), change.unit)


def _printed_change(answers: Sequence[Result]) -> Result | None:
    """The one figure that is told, where it is that of the column 本年增/减."""
    alone = answers[0] if len(answers) == 1 else None
    column = alone.measure.column if alone is not None and alone.measure is not None else ""
    return alone if column == "change" else None


def _computed(answers: Sequence[Result]) -> Result | None:
    return next((one for one in answers if one.kind is ResultKind.COMPUTED), None)


def _turned(claim: IsApart, found: Answer, one: Result, other: Result) -> tuple[Result, Result]:
    """The two figures, first that of whom the statement speaks."""
    if len(found.question.mentions) > 1:
        one, other = _as_named(found, one, other)
        return (other, one) if claim.second else (one, other)
    if (
        one.report is None
        or other.report is None
        or one.report.year is None
        or other.report.year is None
    ):
        return one, other
    later = max(one.report.year, other.report.year)
    meant = later if claim.year is None else claim.year
    return (one, other) if one.report.year == meant else (other, one)


def _as_named(found: Answer, one: Result, other: Result) -> tuple[Result, Result]:
    """The figures of two agencies in the order in which the question names them."""
    first = found.question.mentions[0].agencies()[0]
    turned = not _of(one, first.division) and _of(other, first.division)
    return (other, one) if turned else (one, other)


_TWO = 2


def _moved(claim: ClaimedTrend, found: Answer, answers: Sequence[Result]) -> bool | None:
    if found.series and _of_any_year(found):
        return _in_any_year(found, [_is_so(claim, change) for change in _changes(found)])
    if claim.every_year:
        went = [_is_so(claim, change) for change in _changes(found)]
        return _in_all_years(found, went) if went else None
    if found.series:
        return _moved_in_all(claim, found)
    change = _computed(answers) or _printed_change(answers)
    if change is None:
        return None
    if claim.doubled:
        return change.value >= _DOUBLE if change.unit == "%" else None
    return _is_so(claim, change.value)


def _moved_in_all(claim: ClaimedTrend, found: Answer) -> bool | None:
    """Whether a series went so from its first year to its last, whatever came between.

    Since 2019, of which there is no report: from where it went nobody can tell.
    """
    values, begun = _values(found), steps_of(found.series)[0].results
    return _is_so(claim, values[-1] - values[0]) if begun and len(values) >= _TWO else None


def _changes(found: Answer) -> list[Decimal]:
    """How a series moved from each figure to the next that is known."""
    return [later - earlier for earlier, later in pairwise(_values(found))]


def _is_so(claim: ClaimedTrend, change: Decimal) -> bool:
    """Whether a change goes the way that is claimed."""
    return change > 0 if claim.up else change < 0


def _is_more(found: Answer, *, fewer: bool) -> bool | None:
    """Whether the agency or row that is named first has more than the second."""
    if len(found.question.mentions) == 1:
        return _is_more_of_one(found, fewer=fewer)
    terms = _terms(found)
    if len(terms) != _TWO or len(found.question.mentions) != _TWO:
        return None
    one, other = _as_named(found, terms[0], terms[1])
    return one.value < other.value if fewer else one.value > other.value


def _is_more_of_one(found: Answer, *, fewer: bool) -> bool | None:
    """Whether of two rows of one report the one that is named first is larger; None where these are
    not told.
    """
    rows = found.question.measures
    by_row = {
        one.measure: one.value
        for one in found.results
        if one.role is ResultRole.PART and one.measure in rows
    }
    if len(rows) != _TWO or len(by_row) != _TWO:
        return None
    one, other = (by_row[row] for row in rows)
    return one < other if fewer else one > other


def _values(found: Answer) -> list[Decimal]:
    """The figures of a series, year by year."""
    return [step.results[0].value for step in steps_of(found.series) if step.results]


def _is_same(found: Answer) -> bool | None:
    """Whether the two figures that an answer sets against each other are equal."""
    terms = _terms(found)
    return terms[0].value == terms[1].value if len(terms) == _TWO else None


def _terms(found: Answer) -> list[Result]:
    """The figure of each report that an answer sets against others: of one that is added up, the
    sum of its cells.
    """
    parts: dict[int, list[Result]] = {}
    for one in found.results:
        if one.role is ResultRole.PART and one.report is not None:
            parts.setdefault(one.report.id, []).append(one)
    sums = [[one for one in of if one.kind is ResultKind.COMPUTED] or of for of in parts.values()]
    return [of[0] for of in sums if len(of) == 1]


def _count_beyond(found: Answer) -> int:
    """How many agencies are beyond the bound of a ranking."""
    if found.unlisted.agencies is not None:
        return found.unlisted.agencies
    return sum(place.asked for place in found.places) + found.unlisted.asked


def _of(result: Result, division: object) -> bool:
    return result.report is not None and result.report.agency.division == division


def _has_a_total(measure: Measure) -> bool:
    """Whether a column is one of those that add up in its row: repealed documents are no part of a
    total.
    """
    return "total" in columns_of(measure.subject)


def _all_of_it(
    index: Index, question: Question, claim: IsAll, ask: Callable[[Index, Question], Answer]
) -> Answer:
    """A part beside its row: all of it if both are equal."""
    part = next(
        (one for one in question.measures if one.column != "total" and _has_a_total(one)), None
    )
    if part is None:
        return ask(index, question)
    whole = Measure(part.subject, "total")
    plain = replace(question, operation=Operation.VALUE, ratio=None, measures=(part,))
    found = ask(index, plain)
    beside = ask(index, replace(plain, measures=(whole,)))
    answers, totals = figures_of(found), figures_of(beside)
    told = replace(found, question=replace(found.question, claim=claim))
    if found.status is not AnswerStatus.ANSWERED or len(answers) != 1 or len(totals) != 1:
        return told
    holds = answers[0].value == totals[0].value
    return replace(
        told, results=(*found.results, replace(totals[0], role=ResultRole.PART)), verdict=holds
    )
