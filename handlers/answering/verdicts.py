"""Whether what a question states is so: its answer held against the statement."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import assert_never

from handlers.answering.answer import Answer, AnswerStatus, Kind, Result, Role
from handlers.measures import Measure
from handlers.understanding import Operation, Question
from handlers.understanding.claims import (
    Bounded,
    Claim,
    Counts,
    IsAll,
    IsFirst,
    IsMore,
    IsNone,
    IsSame,
    IsSome,
    Moved,
    States,
)
from store.index import Index
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
    return [result for result in found.results if result.role is Role.ANSWER]


def _holds(claim: Claim, found: Answer) -> bool | None:
    answers = _answers(found)
    match claim:
        case States(value):
            return _states(value, found, answers)
        case Bounded(value, above, inclusive):
            if len(answers) != 1:
                return None
            is_at = inclusive and answers[0].value == value
            return is_at or (answers[0].value > value if above else answers[0].value < value)
        case IsNone() if found.series:
            return all(value == 0 for value in _values(found))
        case IsNone():
            return answers[0].value == 0 if len(answers) == 1 else None
        case IsSome():
            return answers[0].value > 0 if len(answers) == 1 else None
        case IsFirst(agency):
            asked = [place.result.report for place in found.places if place.asked]
            return any(report and _same(report.agency, agency) for report in asked) if asked else None
        case Moved():
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
        computed = [one for one in answers if one.kind is Kind.COMPUTED] or list(answers)
        return any(_equal(abs(one.value), value, one.unit) for one in computed)
    if found.series:  # 每年都是19件
        return all(_equal(one, value, answers[0].unit if answers else "") for one in _values(found))
    if len(answers) != 1:
        return None
    return _equal(answers[0].value, value, answers[0].unit)


def _equal(one: Decimal, other: Decimal, unit: str) -> bool:
    return abs(one - other) <= (_TOLERANCE if unit == "%" else 0)


def _moved(claim: Moved, found: Answer, answers: Sequence[Result]) -> bool | None:
    if claim.every_year or found.series:
        changes = [step.change for series in found.series for step in series.steps if step.change is not None]
        if not changes:
            return None
        return all(change.value > 0 if claim.up else change.value < 0 for change in changes)
    change = next((one for one in answers if one.kind is Kind.COMPUTED), None)
    if change is None:
        return None
    if claim.doubled:
        return change.value >= _DOUBLE if change.unit == "%" else None
    return change.value > 0 if claim.up else change.value < 0


def _is_more(found: Answer, *, fewer: bool) -> bool | None:
    """Whether the agency that is named first has more than the second."""
    terms = [one for one in found.results if one.kind is not Kind.COMPUTED and one.report][:2]
    if len(terms) != 2 or len(found.question.mentions) != 2:
        return None
    first = found.question.mentions[0].agencies()[0]
    one, other = terms
    if one.report and not _of(one, first.division) and _of(other, first.division):
        one, other = other, one
    return one.value < other.value if fewer else one.value > other.value


def _values(found: Answer) -> list[Decimal]:
    """The figures of a series, year by year."""
    return [step.results[0].value for series in found.series for step in series.steps if step.results]


def _is_same(found: Answer) -> bool | None:
    """Whether the two figures that an answer sets against each other are equal."""
    terms = [one for one in found.results if one.kind is not Kind.COMPUTED and one.report]
    return terms[0].value == terms[1].value if len(terms) == 2 else None


def _count_beyond(found: Answer) -> int:
    """How many agencies are beyond the bound of a ranking."""
    return sum(place.asked for place in found.places) + found.unlisted.asked


def _of(result: Result, division: object) -> bool:
    return result.report is not None and result.report.agency.division == division


def _all_of_it(index: Index, question: Question, claim: IsAll, ask: Callable[[Index, Question], Answer]) -> Answer:
    """A part beside its row: all of it if both are equal."""
    part = next((one for one in question.measures if one.column != "total"), None)
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
    return replace(told, results=(*found.results, replace(totals[0], role=Role.PART)), verdict=holds)
