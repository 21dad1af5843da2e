"""Whether a figure is so much as is stated, or each of several, in each year or in any of them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from handlers.answering.beside.stated_amounts import as_stated, fits
from handlers.answering.values.answer import Answer, Result, ResultKind, ResultRole
from handlers.answering.values.gathered import steps_of
from handlers.understanding import Operation
from handlers.understanding.asked.claims import (
    SoMuch,
    States,
)
from handlers.understanding.stating.claim_words import pattern
from handlers.understanding.wordlists.senses import Operator

_TWO = 2


BETWEEN_TWO = (Operation.CHANGE, Operation.COMPARE)
"""What sets two figures against each other."""


def _unit(answers: Sequence[Result]) -> str:
    """The unit of a series."""
    if answers:
        return answers[0].unit
    return ""


def is_amount(claim: SoMuch, found: Answer, answers: Sequence[Result]) -> bool | None:
    """Whether the figure of an answer is so much, or that of each year of a series."""
    if isinstance(claim, States) and found.question.operation in BETWEEN_TWO:
        return _states_difference(claim, found, answers)
    if found.series:  # 每年都是19件, 每年都在一千件以上
        held = [fits(claim, value, _unit(answers)) for value in values_of(found)]
        if of_any_year(found):
            return in_any_year(found, held)
        return in_all_years(found, held)
    if len(answers) == 1:
        return _is_amount_of_one(claim, answers[0])
    return None


def _states_difference(claim: States, found: Answer, answers: Sequence[Result]) -> bool | None:
    """Whether what sets two figures against each other is so much, whichever is larger."""
    computed = [one for one in answers if one.kind is ResultKind.COMPUTED]
    if not computed and found.question.operation is Operation.COMPARE:
        return None  # 25 more requests, of one figure alone: than what is not said
    held = [
        fits(claim, as_stated(one, found.question.text), one.unit) for one in computed or answers
    ]
    if None in held:
        return None
    return any(held)


def _is_amount_of_one(claim: SoMuch, result: Result) -> bool | None:
    """Whether one figure is so much; 近300条 is neither 300 nor 290."""
    if isinstance(claim, States):
        if result.approximate:
            return None
        return fits(claim, result.value, result.unit)
    return _fits_as_printed(claim, result)


def _fits_as_printed(claim: SoMuch, result: Result) -> bool | None:
    """Whether a result is what is stated; None where only its printed number is not (2.004 times is
    more than two).
    """
    printed, exactly = (fits(claim, value, result.unit) for value in (result.value, result.order))
    if printed == exactly:
        return printed
    return None


def of_any_year(found: Answer) -> bool:
    """Whether one year is enough: 曾经, 有一年, "in any year"."""
    return Operator.EVER in found.question.topics


def in_any_year(found: Answer, held: Sequence[bool | None]) -> bool | None:
    """Whether it was so in any of some years: not known where it was so in none, and a year has no
    figure.
    """
    if True in held:
        return True
    known = None not in held and all(step.results for step in steps_of(found.series))
    if known:
        return False
    return None


def in_all_years(found: Answer, held: Sequence[bool | None]) -> bool | None:
    """Whether it was so in all of some years: not known where it was in those that have a figure,
    and one has none.

    Since 2021, which goes on: what is not published yet is no gap.
    """
    so = _all_of(held)
    steps = steps_of(found.series)
    if pattern("until_now").search(found.question.text) is not None:
        last = max((place for place, step in enumerate(steps) if step.results), default=0)
        steps = steps[: last + 1]
    if so and any(not step.results for step in steps):
        return None
    return so


def _all_of(held: Sequence[bool | None]) -> bool | None:
    """Whether all hold; not known where one of them is not."""
    if None in held:
        return None
    return all(held)


def is_each(amount: SoMuch, found: Answer, answers: Sequence[Result]) -> bool | None:
    """Whether each of several figures is so much; None where only one of them is known."""
    told = [(one.value, one.unit) for one in (terms_of(found) or answers)]
    if found.series:
        told = [(value, _unit(answers)) for value in values_of(found)]
    if len(told) < _TWO:
        return None
    held = [fits(amount, value, unit) for value, unit in told]
    return _all_of(held)


def values_of(found: Answer) -> list[Decimal]:
    """The figures of a series, year by year."""
    return [step.results[0].value for step in steps_of(found.series) if step.results]


def terms_of(found: Answer) -> list[Result]:
    """The figure of each report that an answer sets against others: of one that is added up, the
    sum of its cells.
    """
    parts: dict[int, list[Result]] = {}
    for one in found.results:
        if one.role is ResultRole.PART and one.report is not None:
            parts.setdefault(one.report.id, []).append(one)
    sums = [[one for one in of if one.kind is ResultKind.COMPUTED] or of for of in parts.values()]
    return [of[0] for of in sums if len(of) == 1]
