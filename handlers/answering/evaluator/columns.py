"""The one evaluator: a quantity in each report of a scope, from the figures that the index keeps
side by side.

Values are whole ten-thousandths, as the index stores them; those of rates are decimals of the same
size. Sums and differences are exact; a quotient is one to twenty-eight digits, and equal quotients
are equal.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property, lru_cache
from itertools import chain
from operator import itemgetter, sub
from types import NoneType
from typing import TypeVar, assert_never, cast

from handlers.answering.evaluator.reaches import AgencyScope, reach, years_of
from handlers.answering.reports import levels
from handlers.meaning import (
    Agencies,
    Cells,
    Change,
    Difference,
    Everyone,
    Exactly,
    Growth,
    ProseFigure,
    Quantity,
    Rate,
    Share,
    SumOf,
    Total,
    Years,
    unit,
)
from handlers.meaning.quantities import YUAN, alike_in_both_forms, is_over_years
from store.index import Index, Owner, ReportFrame
from store.index.frames import one_a_place, taken
from store.index.records import SCALE

T = TypeVar("T")
Number = int | Decimal
Values = Sequence[Number | None]
"""One for each report of a frame; None where it has none."""
_TWO = 2
_KEPT = 24
"""Columns that are kept until the index changes: the same are asked for again, for other
reductions.

As many of all agencies and of some: those of all take longest, and questions about single agencies
would put them out.
"""
_REACHES_OF_ALL_KEPT = 8

_VALUES_KEPT = 4
"""The same are asked for as a column and again for a condition on it: who has risen, in the order
of the rise.
"""


@dataclass(eq=False)
class Column:
    """A quantity in each report of a scope."""

    frame: ReportFrame
    values: Values
    unlike: frozenset[int] = frozenset()
    """Places of reports whose form counts something else under this name than most do; they have no
    value.
    """
    earlier_only: tuple[int, ...] = ()
    """Reports of agencies that have one on the earlier year and none on the year of the scope."""
    quantity: Quantity | None = None
    """What the values are of, in reports that count the same under its name."""

    @property
    def order(self) -> Sequence[int]:
        """The places of the reports that have a value, the smallest first; equals by place."""
        return self._in_order[0]

    @property
    def ordered(self) -> Sequence[Number]:
        """Their values."""
        return self._in_order[1]

    @cached_property
    def _in_order(self) -> tuple[Sequence[int], Sequence[Number]]:
        if {*map(type, self.values)} <= {int, NoneType}:
            groups = self._places_of_each()
            whole = array("i", chain.from_iterable(there for _, there in groups))
            return whole, [*chain.from_iterable([value] * len(there) for value, there in groups)]
        places = [place for place, value in enumerate(self.values) if value is not None]
        places.sort(key=self._value)
        return array("i", places), [*map(self._value, places)]

    def _places_of_each(self) -> list[tuple[Number, list[int]]]:
        """The values in order, each with its places: most are small, and many agencies have the
        same.
        """
        found: defaultdict[Number, list[int]] = defaultdict(list)
        for place, value in enumerate(self.values):
            if value is not None:
                found[value].append(place)
        return sorted(found.items(), key=itemgetter(0))

    def of(self, places: Sequence[int]) -> Sequence[Number]:
        """The values at places that have one."""
        if places is self.order:
            return self.ordered
        return [*map(self._value, places)]

    @property
    def _value(self) -> Callable[[int], Number]:
        """The value at a place that has one."""
        return cast("Callable[[int], Number]", self.values.__getitem__)

    @cached_property
    def lacking(self) -> Sequence[int]:
        """The reports that have none, but for those of another form."""
        if None not in self.values:
            return self.earlier_only
        found = zip(self.frame.reports, self.values, strict=True)
        return [
            *(
                report
                for at, (report, value) in enumerate(found)
                if value is None and at not in self.unlike
            ),
            *self.earlier_only,
        ]


class Evaluator:
    """What an index gives for quantities and scopes, as it is now; one that has changed needs
    another of these.
    """

    def __init__(self, index: Index) -> None:
        self.index = index
        self._reach_of_all = lru_cache(_REACHES_OF_ALL_KEPT)(self._reach)
        self._reach_of_some = lru_cache(_KEPT)(self._reach)
        self._column_of_all = lru_cache(_KEPT)(self._column)
        self._column_of_some = lru_cache(_KEPT)(self._column)
        self.values = lru_cache(_VALUES_KEPT)(self._values)
        self._earlier_only = lru_cache(_VALUES_KEPT)(self._gone)

    def reach(self, agencies: Agencies, years: Years, once: bool = False) -> AgencyScope:
        """The reports of a scope, as they are kept; with `once` one body of each place."""
        kept = self._reach_of_all if isinstance(agencies, Everyone) else self._reach_of_some
        return kept(agencies, years, once)

    def column(
        self,
        quantity: Quantity,
        agencies: Agencies,
        years: Years,
        one_meaning: bool = True,
    ) -> Column:
        """A quantity in each report of a scope, as it is kept; with `one_meaning` in those of the
        main form only.
        """
        kept = self._column_of_all if isinstance(agencies, Everyone) else self._column_of_some
        return kept(quantity, agencies, years, one_meaning)

    def _reach(self, agencies: Agencies, years: Years, once: bool) -> AgencyScope:
        """The reports of a scope; with `once` without bodies that stand beside a government that
        has one itself.
        """
        found = reach(self.index, agencies, years)
        if once:
            return replace(found, frame=self._once(found))
        return found

    def _once(self, found: AgencyScope) -> ReportFrame:
        frame = found.frame
        if frame.blocks is not None:
            return one_a_place(frame)
        once = {report.id for report in levels.one_a_place(self.index.of(frame.reports))}
        return taken(frame, [report in once for report in frame.reports])

    def _column(
        self,
        quantity: Quantity,
        agencies: Agencies,
        years: Years,
        one_meaning: bool,
    ) -> Column:
        """A quantity in each report; with `one_meaning` only in those of the form that most that
        have it are in.
        """
        over_years = is_over_years(quantity)
        frame = self.reach(agencies, years, over_years).frame
        column = Column(frame, self.values(quantity, frame, agencies), quantity=quantity)
        if over_years:
            asked = years_of(self.index, agencies, years)
            earlier = tuple(sorted(earlier_years(quantity, asked))) if len(asked) == 1 else ()
            return replace(column, earlier_only=self._earlier_only(frame, agencies, earlier))
        if one_meaning and not alike_in_both_forms(quantity):
            return _of_one_meaning(column)
        return column

    def _gone(
        self,
        frame: ReportFrame,
        agencies: Agencies,
        years: Sequence[int],
    ) -> tuple[int, ...]:
        """Reports on earlier years of agencies that have none in a frame."""
        there, found = {*frame.owners}, dict[Owner, int]()
        for year in years:
            earlier = self._of_year(agencies, year)
            if gone := {*earlier.owners} - there:
                pairs = zip(earlier.owners, earlier.reports, strict=True)
                found.update(pair for pair in pairs if pair[0] in gone)
        return tuple(found.values())

    def _values(self, quantity: Quantity, frame: ReportFrame, agencies: Agencies) -> Values:
        """A quantity in each report of a frame, which is of these agencies."""

        def of(part: Quantity) -> Values:
            return self._values(part, frame, agencies)

        match quantity:
            case Cells(measure):
                return self.index.standings().values(measure, frame)
            case SumOf(terms):
                return _each(_plus, *map(of, terms))
            case Difference(first, second):
                return _each(sub, of(first), of(second))
            case Rate(_, top, bottom):
                return _each(_quotient if unit(top) == YUAN else _per_cent, of(top), of(bottom))
            case Share(part, whole):
                wholes = self._totals(part, whole, frame) if isinstance(whole, Total) else of(whole)
                return _each(_per_cent, of(part), wholes)
            case Change(part, against):
                return _each(sub, of(part), self._before(part, against, frame, agencies))
            case Growth(part, against):
                return _each(_growth, of(part), self._before(part, against, frame, agencies))
            case ProseFigure():
                return [None] * len(frame.reports)
            case _:
                assert_never(quantity)

    def _before(
        self,
        quantity: Quantity,
        against: int | None,
        frame: ReportFrame,
        agencies: Agencies,
    ) -> Values:
        """The quantity in the earlier report of each agency, where it counts the same there."""
        by_owner: dict[int, dict[Owner, Number | None]] = {}
        forms_of: dict[int, dict[Owner, str]] = {}
        every_form = {*frame.forms}
        before = {year: year - 1 if against is None else against for year in {*frame.years}}
        for earlier_year in {before[year] for year in before if year}:
            earlier = self._of_year(agencies, earlier_year)
            values = self._values(quantity, earlier, agencies)
            by_owner[earlier_year] = dict(zip(earlier.owners, values, strict=True))
            forms_of[earlier_year] = dict(zip(earlier.owners, earlier.forms, strict=True))
            every_form |= {*earlier.forms}
        found = _told(frame, {year: by_owner.get(before[year], {}) for year in before})
        if alike_in_both_forms(quantity) or len(every_form) < _TWO:
            return found
        forms = _told(frame, {year: forms_of.get(before[year], {}) for year in before})
        return [
            value if other == form else None
            for value, other, form in zip(found, forms, frame.forms, strict=True)
        ]

    def _of_year(self, agencies: Agencies, year: int) -> ReportFrame:
        return self.reach(agencies, Exactly((year,)), True).frame

    def _totals(self, quantity: Quantity, whole: Total, frame: ReportFrame) -> Values:
        """What all of some agencies have of a quantity in the year of each report."""
        totals: dict[int, Number] = {}
        for year in set(frame.years):
            values = self.column(quantity, whole.agencies, Exactly((year,))).ordered
            totals[year] = sum(values)
        return [totals[year] for year in frame.years]


def evaluator(index: Index) -> Evaluator:
    """The evaluator of an index as it is now."""
    return index.kept(Evaluator)


def _told(frame: ReportFrame, by_year: Mapping[int, Mapping[Owner, T]]) -> list[T | None]:
    """What is told of each report's owner for the year of the report."""
    if len(by_year) == 1:
        ((_, told),) = by_year.items()
        return [*map(told.get, frame.owners)]
    return [by_year[year].get(owner) for owner, year in zip(frame.owners, frame.years, strict=True)]


def _each(compute: Callable[..., Number | None], *terms: Values) -> Values:
    """A computation on each row; none where a term is none."""
    if not any(None in term for term in terms):
        return [*map(compute, *terms)]
    if len(terms) == _TWO:
        pairs = zip(*terms, strict=True)
        return [
            None if one is None or other is None else compute(one, other) for one, other in pairs
        ]
    return [None if None in row else compute(*row) for row in zip(*terms, strict=True)]


def _plus(*terms: Number) -> Number:
    return sum(terms)


def _quotient(top: Number, bottom: Number) -> Number | None:
    """0 ÷ 0 is no ratio, and nothing else is divided by 0 either."""
    if bottom:
        return Decimal(top) / Decimal(bottom) * SCALE
    return None


def _per_cent(top: Number, bottom: Number) -> Number | None:
    if bottom:
        return Decimal(top) / Decimal(bottom) * 100 * SCALE
    return None


def _growth(later: Number, earlier: Number) -> Number | None:
    if earlier:
        return Decimal(later - earlier) / abs(Decimal(earlier)) * 100 * SCALE
    return None


def earlier_years(quantity: Quantity, years: Iterable[int]) -> set[int]:
    """The years against which a quantity sets those of some reports."""
    every = {year for year in years if year}
    match quantity:
        case Change(of, against) | Growth(of, against):
            before = {year - 1 if against is None else against for year in every}
            return before | earlier_years(of, every | before)
        case Cells() | ProseFigure():
            return set()
        case SumOf() | Difference() | Rate() | Share():
            return set().union(*(earlier_years(part, every) for part in _in_one_report(quantity)))
        case _:
            assert_never(quantity)


def _in_one_report(quantity: SumOf | Difference | Rate | Share) -> tuple[Quantity, ...]:
    """What a quantity is put together from in the same report."""
    match quantity:
        case SumOf(terms):
            return terms
        case Difference(one, other) | Rate(_, one, other):
            return (one, other)
        case Share(part, whole):
            if isinstance(whole, Total):
                return (part,)
            return (part, whole)
        case _:
            assert_never(quantity)


def _of_one_meaning(column: Column) -> Column:
    """Without the values of reports whose form counts something else under this name than most
    do.
    """
    if len({*column.frame.forms}) < _TWO:
        return column
    forms = [
        form
        for form, value in zip(column.frame.forms, column.values, strict=True)
        if value is not None
    ]
    if len(set(forms)) < _TWO:
        return column
    main = max(sorted(set(forms)), key=forms.count)
    unlike = frozenset(
        place
        for place, (form, value) in enumerate(zip(column.frame.forms, column.values, strict=True))
        if form != main and value is not None
    )
    values = [None if place in unlike else value for place, value in enumerate(column.values)]
    return replace(column, values=values, unlike=unlike)
