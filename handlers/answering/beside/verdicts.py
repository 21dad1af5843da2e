"""Whether what a question states is so: its answer held against the statement."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import assert_never

from handlers.answering.values.answer import Answer, AnswerStatus, Result, ResultKind, ResultRole
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
    IsMore,
    IsNone,
    IsSame,
    IsSome,
    Over,
    SoMuch,
    States,
)
from handlers.understanding.wordlists.senses import Operator
from store.index import Index
from store.measures import Measure, columns_of
from store.model import GOVERNMENT, Agency

_TOLERANCE = Decimal("0.006")
"""Per cent are printed to two places."""
_DOUBLE = Decimal(100)
"""Per cent more."""


def judged(index: Index, question: Question, ask: Callable[[Index, Question], Answer]) -> Answer:
    """The answer to a question with a claim, and whether the claim holds; no verdict where nothing decides it."""
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
    return replace(told, verdict=_holds(claim, found))


def _answers(found: Answer) -> list[Result]:
    return [result for result in found.results if result.role is ResultRole.ANSWER]


def _holds(claim: Claim, found: Answer) -> bool | None:
    answers = _answers(found)
    match claim:
        case States() | Bounded() | About() | Over():
            return _is_amount(claim, found, answers)
        case EachIs(amount):
            return _is_each(amount, found, answers)
        case IsApart():
            return _is_apart(claim, found, answers)
        case IsNone() if found.series:
            return all(value == 0 for value in _values(found))
        case IsNone():
            return answers[0].value == 0 if len(answers) == 1 else None
        case IsSome() if found.series:
            return _in_any_year(found, [value > 0 for value in _values(found)])
        case IsSome():
            return answers[0].value > 0 if len(answers) == 1 else None
        case IsFirst(agency):
            asked = [place.result.report for place in found.places if place.asked]
            return any(report and _same(report.agency, agency) for report in asked) if asked else None
        case ClaimedTrend():
            return _moved(claim, found, answers)
        case IsMore(fewer):
            return _is_more(found, fewer=fewer)
        case IsSame():
            return _is_same(found)
        case Counts(number):
            return _count_beyond(found) == number if found.question.operation is Operation.RANK else None
        case IsAll():
            return None
        case _:
            assert_never(claim)


def _same(held: Agency, claimed: Agency) -> bool:
    """Whether a report's agency is the one that is claimed; a place by itself means its government alone."""
    if held == claimed or held.name == claimed.name:
        return True
    if held.division is None or held.division != claimed.division:
        return False
    governs = {"", *GOVERNMENT}
    return held.office in governs and claimed.office in governs


def _states(value: Decimal, found: Answer, answers: Sequence[Result]) -> bool | None:
    if found.question.operation in (Operation.CHANGE, Operation.COMPARE):
        computed = [one for one in answers if one.kind is ResultKind.COMPUTED] or list(answers)
        return any(_equal(abs(one.value), value, one.unit) for one in computed)
    if found.series:  # 每年都是19件
        return all(_equal(one, value, answers[0].unit if answers else "") for one in _values(found))
    if len(answers) != 1 or answers[0].approximate:
        return None  # 近300条 is neither 300 nor 290
    return _equal(answers[0].value, value, answers[0].unit)


def _is_amount(claim: SoMuch, found: Answer, answers: Sequence[Result]) -> bool | None:
    if isinstance(claim, States):
        return _states(claim.value, found, answers)
    if found.series:  # 每年都在一千件以上
        held = [_fits(claim, value, answers[0].unit if answers else "") for value in _values(found)]
        return _in_any_year(found, held) if Operator.EVER in found.question.topics else all(held)
    return _fits(claim, answers[0].value, answers[0].unit) if len(answers) == 1 else None


def _in_any_year(found: Answer, held: Sequence[bool | None]) -> bool | None:
    """Whether it was so in any of some years: not known where it was so in none, and a year has no figure."""
    if True in held:
        return True
    known = None not in held and all(step.results for series in found.series for step in series.steps)
    return False if known else None


def _is_each(amount: SoMuch, found: Answer, answers: Sequence[Result]) -> bool | None:
    """Whether each of several figures is so much; None where only one of them is known."""
    told = [(one.value, one.unit) for one in (_terms(found) or answers)]
    if found.series:
        told = [(value, answers[0].unit if answers else "") for value in _values(found)]
    if len(told) < _TWO:
        return None
    held = [_fits(amount, value, unit) for value, unit in told]
    return None if None in held else all(held)


def _fits(claim: SoMuch, value: Decimal, unit: str) -> bool | None:
    """Whether a value is what is stated, beyond the bound that is, or about it."""
    match claim:
        case States(stated):
            return _equal(value, stated, unit)
        case Bounded(bound, above, inclusive):
            return (inclusive and value == bound) or (value > bound if above else value < bound)
        case Over(stated):
            return stated < value < claim.next
        case About(stated):
            apart = abs(value - stated)
            if _SURELY_ABOUT * stated < apart <= _SURELY_NOT * stated:
                return None  # between what surely is and what surely is not, the reader judges
            return apart <= _SURELY_ABOUT * stated
        case _:
            assert_never(claim)


def _is_apart(claim: IsApart, found: Answer, answers: Sequence[Result]) -> bool | None:
    """Whether the one that is said to has so many more than the other, or fewer: the sign is part of the statement."""
    terms = _terms(found)
    computed = next((one for one in answers if one.kind is ResultKind.COMPUTED), None)
    if found.question.operation not in (Operation.CHANGE, Operation.COMPARE):
        return _is_amount(claim.amount, found, answers)
    if len(terms) != _TWO or computed is None:
        return None
    one, other = _turned(claim, found, terms[0], terms[1])
    if (one.value < other.value) != claim.fewer and one.value != other.value:
        return False
    return _fits(claim.amount, abs(computed.value), computed.unit)


def _turned(claim: IsApart, found: Answer, one: Result, other: Result) -> tuple[Result, Result]:
    """The two figures, first that of whom the statement speaks."""
    if len(found.question.mentions) > 1:
        one, other = _as_named(found, one, other)
        return (other, one) if claim.second else (one, other)
    if one.report is None or other.report is None or one.report.year is None or other.report.year is None:
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
_SURELY_ABOUT = Decimal("0.05")
"""Of what is stated: 96 is about 100."""
_SURELY_NOT = Decimal("0.25")
"""Of what is stated: 130 is not."""


def _equal(value: Decimal, stated: Decimal, unit: str) -> bool:
    """Whether a figure is what is stated; a percentage to as many places as it is stated with (46.7 for 46.67)."""
    if unit != "%":
        return value == stated
    half = Decimal(5).scaleb(int(stated.as_tuple().exponent) - 1)
    return abs(value - stated) <= max(_TOLERANCE, half)


def _moved(claim: ClaimedTrend, found: Answer, answers: Sequence[Result]) -> bool | None:
    if claim.every_year:
        changes = [step.change for series in found.series for step in series.steps if step.change is not None]
        if not changes:
            return None
        return all(change.value > 0 if claim.up else change.value < 0 for change in changes)
    if found.series:  # rose from 2020 to 2024, whatever came between
        values = _values(found)
        if len(values) < _TWO:
            return None
        return values[-1] > values[0] if claim.up else values[-1] < values[0]
    change = next((one for one in answers if one.kind is ResultKind.COMPUTED), None)
    if change is None:
        return None
    if claim.doubled:
        return change.value >= _DOUBLE if change.unit == "%" else None
    return change.value > 0 if claim.up else change.value < 0


def _is_more(found: Answer, *, fewer: bool) -> bool | None:
    """Whether the agency that is named first has more than the second."""
    terms = _terms(found)
    if len(terms) != _TWO or len(found.question.mentions) != _TWO:
        return None
    one, other = _as_named(found, terms[0], terms[1])
    return one.value < other.value if fewer else one.value > other.value


def _values(found: Answer) -> list[Decimal]:
    """The figures of a series, year by year."""
    return [step.results[0].value for series in found.series for step in series.steps if step.results]


def _is_same(found: Answer) -> bool | None:
    """Whether the two figures that an answer sets against each other are equal."""
    terms = _terms(found)
    return terms[0].value == terms[1].value if len(terms) == _TWO else None


def _terms(found: Answer) -> list[Result]:
    """The figure of each report that an answer sets against others: of one that is added up, the sum of its cells."""
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
    """Whether a column is one of those that add up in its row: repealed documents are no part of a total."""
    return "total" in columns_of(measure.subject)


def _all_of_it(index: Index, question: Question, claim: IsAll, ask: Callable[[Index, Question], Answer]) -> Answer:
    """A part beside its row: all of it if both are equal."""
    part = next((one for one in question.measures if one.column != "total" and _has_a_total(one)), None)
    if part is None:
        return ask(index, question)
    whole = Measure(part.subject, "total")
    plain = replace(question, operation=Operation.VALUE, ratio=None, measures=(part,))
    found = ask(index, plain)
    beside = ask(index, replace(plain, measures=(whole,)))
    answers, totals = _answers(found), _answers(beside)
    told = replace(found, question=replace(found.question, claim=claim))
    if found.status is not AnswerStatus.ANSWERED or len(answers) != 1 or len(totals) != 1:
        return told
    holds = answers[0].value == totals[0].value
    return replace(told, results=(*found.results, replace(totals[0], role=ResultRole.PART)), verdict=holds)
