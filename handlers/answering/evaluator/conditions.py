"""Whether conditions hold of the reports of a scope: yes, no, or it cannot be said, since a figure
is not there.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from operator import ge, gt, le, lt
from typing import assert_never

from handlers.answering.evaluator.columns import Column, Evaluator, Number
from handlers.answering.evaluator.reaches import years_of
from handlers.answering.evaluator.reductions import statistic
from handlers.meaning import (
    Above,
    Agencies,
    And,
    Below,
    Bound,
    Condition,
    Every,
    Exactly,
    FigureOf,
    Holds,
    Named,
    Not,
    Or,
    Quantity,
    Statistic,
    Within,
    Years,
)
from handlers.meaning.quantities import is_over_years
from store.index import Owner, ReportFrame
from store.index.records import SCALE

Verdict = bool | None
"""None where it cannot be said."""


def verdicts(
    evaluator: Evaluator,
    condition: Condition,
    frame: ReportFrame,
    agencies: Agencies,
) -> Sequence[Verdict]:
    """Whether a condition holds of each report of a frame."""
    match condition:
        case Holds(quantity, bound, None):
            return _in_themselves(evaluator, quantity, bound, frame, agencies)
        case Holds(quantity, bound, years) if years is not None:
            return _over_years(evaluator, Holds(quantity, bound), years, frame, agencies)
        case And(terms) | Or(terms):
            each = (verdicts(evaluator, one, frame, agencies) for one in terms)
            return list(map(_all if isinstance(condition, And) else _any, zip(*each, strict=True)))
        case Not(term):
            return [
                None if one is None else not one
                for one in verdicts(evaluator, term, frame, agencies)
            ]
        case _:
            assert_never(condition)  # type: ignore[arg-type]


def _all(row: Sequence[Verdict]) -> Verdict:
    """One that does not hold decides, whatever cannot be said of the others."""
    if False in row:
        return False
    if None in row:
        return None
    return True


def _any(row: Sequence[Verdict]) -> Verdict:
    """One that holds decides."""
    if True in row:
        return True
    if None in row:
        return None
    return False


def _in_themselves(
    evaluator: Evaluator,
    quantity: Quantity,
    bound: Bound,
    frame: ReportFrame,
    agencies: Agencies,
) -> Sequence[Verdict]:
    values = evaluator.values(quantity, frame, agencies)
    if isinstance(bound, Within):
        low, high = _plain(bound.low * SCALE), _plain(bound.high * SCALE)
        from_low, to_high = ge if bound.low_counts else gt, le if bound.high_counts else lt
        return [
            None if value is None else from_low(value, low) and to_high(value, high)
            for value in values
        ]
    beyond = _comparison(bound)
    if isinstance(bound.mark, Decimal):
        edge = _plain(bound.mark * SCALE)
        return [None if value is None else beyond(value, edge) for value in values]
    marks = _marks(evaluator, bound.mark, quantity, frame, agencies)
    return [
        None if value is None or mark is None else beyond(value, mark)
        for value, mark in zip(values, marks, strict=True)
    ]


def within(values: Sequence[Number], bound: Bound) -> tuple[int, int]:
    """Where the values within a bound begin, and where they end."""
    match bound:
        case Within(low, high, low_counts, high_counts):
            start = (bisect_left if low_counts else bisect_right)(values, low * SCALE)
            return start, max(
                start, (bisect_right if high_counts else bisect_left)(values, high * SCALE)
            )
        case Above(Decimal() as mark, inclusive):
            return (bisect_left if inclusive else bisect_right)(values, mark * SCALE), len(values)
        case Below(Decimal() as mark, inclusive):
            return 0, (bisect_right if inclusive else bisect_left)(values, mark * SCALE)
        case Above() | Below():
            raise ValueError(f"not resolved: {bound}")
        case _:
            assert_never(bound)


def _comparison(bound: Above | Below) -> Callable[[Number, Number], bool]:
    if isinstance(bound, Above):
        if bound.inclusive:
            return ge
        return gt
    if bound.inclusive:
        return le
    return lt


def _plain(number: Decimal) -> Number:
    """A whole number as one: figures are held against it five times as fast."""
    if number == number.to_integral_value():
        return int(number)
    return number


def _marks(
    evaluator: Evaluator,
    mark: Statistic | FigureOf,
    quantity: Quantity,
    frame: ReportFrame,
    agencies: Agencies,
) -> Sequence[Number | None]:
    """What the figure of each report is held against: the same for all of a year."""
    by_year: dict[int, Number | None] = {}
    for year in set(frame.years):
        column = _held_against(evaluator, mark, quantity, agencies, year)
        if not column.ordered:
            by_year[year] = None
        elif isinstance(mark, Statistic):
            by_year[year] = statistic(mark, column.ordered)
        else:
            by_year[year] = column.ordered[0]
    return [by_year[year] for year in frame.years]


def _held_against(
    evaluator: Evaluator,
    mark: Statistic | FigureOf,
    quantity: Quantity,
    agencies: Agencies,
    year: int,
) -> Column:
    if isinstance(mark, Statistic):
        return evaluator.column(quantity, agencies, Exactly((year,)))
    return evaluator.column(quantity, Named((mark.agency,)), Exactly((mark.year or year,)))


def _over_years(
    evaluator: Evaluator,
    held: Holds,
    years: Years,
    frame: ReportFrame,
    agencies: Agencies,
) -> Sequence[Verdict]:
    """Whether it holds in every one of some years of each agency; where one has no report, it
    cannot be said.

    Of all years that there are, only those count on which the agency has a report; and for a change
    the year before.
    """
    found: dict[Owner, list[Verdict]] = {owner: [] for owner in frame.owners}
    seen: set[Owner] = set()
    for year in sorted(years_of(evaluator.index, agencies, years)):
        there = evaluator.reach(agencies, Exactly((year,)), True).frame
        of_year = dict(zip(there.owners, verdicts(evaluator, held, there, agencies), strict=True))
        for owner, row in found.items():
            absent = owner not in of_year
            first = is_over_years(held.quantity) and owner not in seen
            if not (isinstance(years, Every) and (absent or first)):
                row.append(of_year.get(owner))
        seen.update(of_year)
    return [_all(found[owner]) if found[owner] else None for owner in frame.owners]


def bound_of(condition: Condition, quantity: Quantity | None) -> Bound | None:
    """The bound, by number, that a condition sets to this very quantity and to nothing else; None
    where it does not.
    """
    match condition:
        case Holds(of, Within() as bound, None) if of == quantity:
            return bound
        case Holds(of, Above(Decimal()) | Below(Decimal()) as bound, None) if of == quantity:
            return bound
        case _:
            return None


def held_of(condition: Condition) -> Iterator[Holds]:
    """All that a condition says of figures, in order."""
    match condition:
        case Holds():
            yield condition
        case And(terms) | Or(terms):
            for term in terms:
                yield from held_of(term)
        case Not(term):
            yield from held_of(term)
        case _:
            assert_never(condition)
