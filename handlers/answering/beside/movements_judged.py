"""Whether one figure is more than another, as much or so much more, and whether it rose or fell, as
is stated.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from handlers.answering.beside.amounts_judged import (
    BETWEEN_TWO,
    in_all_years,
    in_any_year,
    is_amount,
    of_any_year,
    terms_of,
    values_of,
)
from handlers.answering.beside.stated_amounts import fits
from handlers.answering.values.answer import (
    Answer,
    AnswerStatus,
    Result,
    ResultKind,
    ResultRole,
)
from handlers.answering.values.gathered import steps_of
from handlers.understanding.asked.claims import (
    ClaimedTrend,
    IsApart,
)

_TWO = 2
_DOUBLE = Decimal(100)
"""Per cent more."""


def is_apart(claim: IsApart, found: Answer, answers: Sequence[Result]) -> bool | None:
    """Whether the one that is said to has so many more than the other, or fewer: the sign is part
    of the statement.
    """
    terms, computed = terms_of(found), _computed(answers)
    if found.series:
        return None  # 2020年以来减半了吗: of which years it is said the series cannot tell
    if found.question.operation not in BETWEEN_TWO:
        return is_amount(claim.amount, found, answers)
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
    if column == "change":
        return alone
    return None


def _computed(answers: Sequence[Result]) -> Result | None:
    return next((one for one in answers if one.kind is ResultKind.COMPUTED), None)


def _turned(claim: IsApart, found: Answer, one: Result, other: Result) -> tuple[Result, Result]:
    """The two figures, first that of whom the statement speaks."""
    if len(found.question.mentions) > 1:
        one, other = _as_named(found, one, other)
        if claim.second:
            return (other, one)
        return (one, other)
    if (
        one.report is None
        or other.report is None
        or one.report.year is None
        or other.report.year is None
    ):
        return one, other
    later = max(one.report.year, other.report.year)
    meant = later if claim.year is None else claim.year
    if one.report.year == meant:
        return (one, other)
    return (other, one)


def _as_named(found: Answer, one: Result, other: Result) -> tuple[Result, Result]:
    """The figures of two agencies in the order in which the question names them."""
    first = found.question.mentions[0].agencies()[0]
    turned = not _of(one, first.division) and _of(other, first.division)
    if turned:
        return (other, one)
    return (one, other)


def moved(claim: ClaimedTrend, found: Answer, answers: Sequence[Result]) -> bool | None:
    """Whether a figure moved as is claimed: between two years, in each of several, or in any."""
    if found.series and of_any_year(found):
        return in_any_year(found, [_is_so(claim, change) for change in _changes(found)])
    if claim.every_year:
        changes = _changes(found) or _changes_in_prose(found, answers)
        went = [_is_so(claim, change) for change in changes]
        if went:
            return in_all_years(found, went)
        return _broken(claim, found, answers)
    if found.series:
        return _moved_in_all(claim, found)
    change = _computed(answers) or _printed_change(answers)
    if change is None:
        return None
    if claim.doubled:
        if change.unit == "%":
            return change.value >= _DOUBLE
        return None
    return _is_so(claim, change.value)


def _moved_in_all(claim: ClaimedTrend, found: Answer) -> bool | None:
    """Whether a series went so from its first year to its last, whatever came between.

    Since 2019, of which there is no report: from where it went nobody can tell.
    """
    values, begun = values_of(found), steps_of(found.series)[0].results
    if begun and len(values) >= _TWO:
        return _is_so(claim, values[-1] - values[0])
    return None


def _changes(found: Answer) -> list[Decimal]:
    """How a series moved from each figure to the next that is known."""
    return [later - earlier for earlier, later in pairwise(values_of(found))]


def _changes_in_prose(found: Answer, answers: Sequence[Result]) -> list[Decimal]:
    """The same of figures of the prose, one exact figure for each year of one agency; none where a
    year is lacking.
    """
    if found.status is not AnswerStatus.QUOTED or found.lacks or not _are_alike(answers):
        return []
    by_year = {one.report.year: one.value for one in answers if one.report and one.report.year}
    years = sorted(by_year)
    if len(years) != len(answers) or years[-1] - years[0] != len(years) - 1:
        return []
    return [by_year[later] - by_year[earlier] for earlier, later in pairwise(years)]


def _broken(claim: ClaimedTrend, found: Answer, answers: Sequence[Result]) -> bool | None:
    """False where figures of the prose went the other way from one that is known to the next,
    whatever years are lacking between them; else nobody can tell.
    """
    if found.status is not AnswerStatus.QUOTED or not answers or not _are_alike(answers):
        return None
    by_year = _by_year(answers)
    steps = pairwise(by_year[year] for year in sorted(by_year))
    against = any(not _is_so(claim, later - earlier) for earlier, later in steps)
    if against and len(by_year) == len(answers):
        return False
    return None


def _by_year(answers: Sequence[Result]) -> dict[int, Decimal]:
    return {one.report.year: one.value for one in answers if one.report and one.report.year}


def _are_alike(answers: Sequence[Result]) -> bool:
    """Whether figures of the prose are exact, of one agency and in one unit."""
    exact = all(one.kind is ResultKind.QUOTED and not one.approximate for one in answers)
    kinds = {(one.report.agency.name if one.report else "", one.unit) for one in answers}
    return exact and len(kinds) == 1


def _is_so(claim: ClaimedTrend, change: Decimal) -> bool:
    """Whether a change goes the way that is claimed."""
    if claim.up:
        return change > 0
    return change < 0


def is_more(found: Answer, *, fewer: bool) -> bool | None:
    """Whether the agency or row that is named first has more than the second."""
    if len(found.question.mentions) == 1:
        return _is_more_of_one(found, fewer=fewer)
    terms = terms_of(found)
    if len(terms) != _TWO or len(found.question.mentions) != _TWO:
        return None
    one, other = _as_named(found, terms[0], terms[1])
    if fewer:
        return one.value < other.value
    return one.value > other.value


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
    if fewer:
        return one < other
    return one > other


def is_same(found: Answer) -> bool | None:
    """Whether the two figures that an answer sets against each other are equal."""
    terms = terms_of(found)
    if len(terms) == _TWO:
        return terms[0].value == terms[1].value
    return None


def _of(result: Result, division: object) -> bool:
    return result.report is not None and result.report.agency.division == division
