"""What is shown of a column: figures with the lines that they stand on and what they are computed
from, or why not.

Only for what is shown are the facts of reports read. What they come to is what the column has.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain, compress
from typing import assert_never

from handlers.answering.evaluator.columns import Evaluator, earlier_years
from handlers.answering.values.answer import Lack, Result, ResultKind, ResultRole, Why
from handlers.answering.values.differences import difference, growth
from handlers.answering.values.evaluating import as_part, evaluate_among
from handlers.answering.values.gathered import sources_of
from handlers.answering.values.rates import quotient, total_of
from handlers.answering.values.rounding import round_half_up
from handlers.meaning import (
    Agencies,
    Cells,
    Change,
    Difference,
    Exactly,
    Growth,
    ProseFigure,
    Quantity,
    Rate,
    Share,
    SumOf,
    Total,
    unit,
)
from handlers.meaning.quantities import (
    PER_CENT,
    POINTS,
    alike_in_both_forms,
    is_over_years,
    measures,
)
from handlers.ratios import Ratio, ratios, share_of
from store.index import HeldReport, Owner, ReportFrame, StoredFact
from store.index.records import SCALE
from store.measures import possible_cells
from store.model import Cell
from store.quick_records import replace

Shown = tuple[Result, ...]
"""A figure, followed by what it is computed from."""


@dataclass(frozen=True, slots=True)
class _Row:
    """An agency's reports by year, and the one that is asked about."""

    report: HeldReport
    year: int | None
    by_year: Mapping[int | None, HeldReport]


def show(
    evaluator: Evaluator,
    quantity: Quantity,
    agencies: Agencies,
    reports: Sequence[HeldReport],
    *,
    money: str = "",
    year: int | None = None,
) -> list[Shown | Lack]:
    """A quantity in some reports, in their order: each with its lines, or the reason why it is not
    there.

    `money` is the unit that yuan are wanted in, `year` the one that is asked about, where reports
    may be of others.
    """
    rows = _rows(evaluator, quantity, agencies, reports, year)
    there = {
        report.id: report for report in chain.from_iterable(row.by_year.values() for row in rows)
    }
    cells = dict.fromkeys(chain.from_iterable(map(possible_cells, measures(quantity))))
    facts = evaluator.index.facts(there.values(), cells)
    page = _Page(evaluator, facts, money)
    return [page.of(quantity, row, row.year) for row in rows]


def _rows(
    evaluator: Evaluator,
    quantity: Quantity,
    agencies: Agencies,
    reports: Sequence[HeldReport],
    asked: int | None,
) -> list[_Row]:
    if not is_over_years(quantity):
        return [_Row(report, report.year, {report.year: report}) for report in reports]
    years = {asked} if asked else {report.year for report in reports if report.year}
    frames = {
        year: evaluator.reach(agencies, Exactly((year,)), True).frame
        for year in sorted(earlier_years(quantity, years) | years)
    }
    whose = _owners(frames, {report.id for report in reports})
    by_owner = _reports_by_owner(evaluator, frames, set(whose.values()))
    return [_Row(report, asked or report.year, by_owner[whose[report.id]]) for report in reports]


def _owners(frames: Mapping[int, ReportFrame], shown: set[int]) -> dict[int, Owner]:
    """Whose some reports are, as the frames of their years tell; the latest of them first."""
    whose: dict[int, Owner] = {}
    for frame in reversed(list(frames.values())):
        if len(whose) == len(shown):
            break
        whose.update(
            compress(
                zip(frame.reports, frame.owners, strict=True),
                map(shown.__contains__, frame.reports),
            )
        )
    return whose


def _reports_by_owner(
    evaluator: Evaluator,
    frames: Mapping[int, ReportFrame],
    wanted: set[Owner],
) -> dict[Owner, dict[int | None, HeldReport]]:
    """The reports of some owners, each by its year."""
    found: list[tuple[Owner, int, int]] = []
    for year, frame in frames.items():
        own = compress(
            zip(frame.owners, frame.reports, strict=True), map(wanted.__contains__, frame.owners)
        )
        found += [(owner, year, report) for owner, report in own]
    held = evaluator.index.reports(report for _, _, report in found)
    by_owner: dict[Owner, dict[int | None, HeldReport]] = {}
    for owner, year, report in found:
        by_owner.setdefault(owner, {})[year] = held[report]
    return by_owner


@dataclass(frozen=True, slots=True)
class _Page:
    """The facts at hand."""

    evaluator: Evaluator
    facts: Mapping[int, Mapping[Cell, StoredFact]]
    money: str

    def of(self, quantity: Quantity, row: _Row, year: int | None) -> Shown | Lack:
        """A quantity of an agency on a year."""
        match quantity:
            case Cells(measure):
                report = row.by_year.get(year)
                if report is None:
                    return Lack(Why.NO_YEAR, row.report.agency, year)
                return evaluate_among(self.evaluator.index, report, measure, self.facts[report.id])
            case SumOf() | Difference():
                return self._added(quantity, row, year)
            case Rate(_, top, bottom):
                return self._divided(quantity, top, bottom, row, year)
            case Share(part, whole):
                if isinstance(whole, Total):
                    return self._share_of_all(quantity, whole, row, year)
                return self._divided(quantity, part, whole, row, year)
            case Change(of, against) | Growth(of, against):
                return self._moved(quantity, of, row, year, against)
            case ProseFigure():
                return Lack(Why.NOT_SAID, row.report.agency, year, row.report)
            case _:
                assert_never(quantity)

    def _terms(self, quantity: Quantity, row: _Row, year: int | None) -> Shown | Lack:
        """The terms of a sum, or the one figure that something else is."""
        return self._heads(
            quantity.terms if isinstance(quantity, SumOf) else (quantity,), row, year
        )

    def _heads(self, quantities: Sequence[Quantity], row: _Row, year: int | None) -> Shown | Lack:
        """The figure of each of some quantities, or why the first that is not there is not."""
        heads: list[Result] = []
        for one in [self.of(quantity, row, year) for quantity in quantities]:
            if isinstance(one, Lack):
                return one
            heads.append(one[0])
        return tuple(heads)

    def _added(self, quantity: SumOf | Difference, row: _Row, year: int | None) -> Shown | Lack:
        parts = quantity.terms if isinstance(quantity, SumOf) else (quantity.first, quantity.second)
        heads = self._heads(parts, row, year)
        if isinstance(heads, Lack):
            return heads
        if isinstance(quantity, Difference):
            value = heads[0].order - heads[1].order
        else:
            value = sum((head.order for head in heads), Decimal())
        return (self._computed(quantity, value, heads), *map(as_part, heads))

    def _divided(
        self,
        quantity: Rate | Share,
        top: Quantity,
        bottom: Quantity,
        row: _Row,
        year: int | None,
    ) -> Shown | Lack:
        ratio = ratio_of(quantity)
        above, below = (self._terms(part, row, year) for part in (top, bottom))
        if isinstance(above, Lack) or isinstance(below, Lack):
            lack = next(one for one in (above, below) if isinstance(one, Lack))
            if lack.report:
                return replace(lack, ratio=ratio)
            return lack
        report = above[0].report
        if total_of(below) == 0:
            agency = report.agency if report else None
            return Lack(Why.NO_RATIO, agency, year, report, ratio.top[0], ratio=ratio)
        return (quotient(ratio, above, below, report, self.money), *map(as_part, (*above, *below)))

    def _share_of_all(
        self,
        quantity: Share,
        all_of: Total,
        row: _Row,
        year: int | None,
    ) -> Shown | Lack:
        found = self.of(quantity.part, row, year)
        if isinstance(found, Lack):
            return found
        column = self.evaluator.column(quantity.part, all_of.agencies, Exactly((year or 0,)))
        whole = Decimal(sum(column.ordered)) / SCALE
        if whole == 0:
            return Lack(Why.NO_RATIO, row.report.agency, year, found[0].report, found[0].measure)
        return (
            self._computed(quantity, found[0].order / whole * 100, found[:1]),
            as_part(found[0]),
        )

    def _moved(
        self,
        quantity: Change | Growth,
        of: Quantity,
        row: _Row,
        year: int | None,
        against: int | None,
    ) -> Shown | Lack:
        later, earlier = self.of(of, row, year), self.of(of, row, _year_before(year, against))
        if isinstance(later, Lack) or isinstance(earlier, Lack):
            lacks = [one for one in (later, earlier) if isinstance(one, Lack)]
            return next((one for one in lacks if one.why is not Why.NO_YEAR), lacks[0])
        one, other = earlier[0], later[0]
        if _in_other_form(one, other) and not alike_in_both_forms(of):
            return _lack(Why.NOT_COMPARABLE, other)
        if isinstance(quantity, Change):
            return (difference(one, other), as_part(one), as_part(other))
        if one.order == 0:
            return _lack(Why.NO_GROWTH, other)
        return (growth(one, other), as_part(one), as_part(other))

    def _computed(self, quantity: Quantity, value: Decimal, terms: Sequence[Result]) -> Result:
        said = unit(quantity)
        first = terms[0]
        return Result(
            ResultRole.ANSWER,
            ResultKind.COMPUTED,
            round_half_up(value) if said in (PER_CENT, POINTS) else value,
            said,
            first.report,
            first.measure,
            sources=sources_of(terms),
            exact=value,
        )


def _year_before(year: int | None, against: int | None) -> int | None:
    """The year that a change is from: the one that is said, else the one before."""
    if against is not None or year is None:
        return against
    return year - 1


def _in_other_form(one: Result, other: Result) -> bool:
    if one.report is None or other.report is None:
        return False
    return one.report.form is not other.report.form


def _lack(why: Why, later: Result) -> Lack:
    """Why there is no change up to a figure."""
    report = later.report
    if report is None:
        return Lack(why, measure=later.measure)
    return Lack(why, report.agency, report.year, report, later.measure)


def ratio_of(quantity: Rate | Share) -> Ratio:
    """The definition of a rate, or a share as what is divided by what."""
    if isinstance(quantity, Rate):
        return ratios()[quantity.name]
    whole = () if isinstance(quantity.whole, Total) else measures(quantity.whole)
    return share_of(measures(quantity.part), whole)
