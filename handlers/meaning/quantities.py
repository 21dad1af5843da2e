"""What is asked for, as something that a report has a value of: cells of the forms, and what is
computed from them.

A quantity says nothing of agencies and years. Two that are equal mean the same number in every
report. The items of the form of 2019 and the decisions of both forms are different cells, and so
different quantities, for ever; so are the form's own column 本年增/减 and the change between two
reports.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import assert_never

from handlers.meaning.agencies import Agencies
from handlers.ratios import Ratio
from store.measures import Measure, columns, unit_of

PER_CENT = "%"
POINTS = "个百分点"
"""The unit of a difference between rates."""
YUAN = "元"


@dataclass(frozen=True, slots=True)
class Cells:
    """A row of the forms, or several that are one head of it, in a column."""

    measure: Measure


@dataclass(frozen=True, slots=True)
class SumOf:
    """Quantities of one unit in one report, added up."""

    terms: tuple[Quantity, ...]

    def __post_init__(self) -> None:
        if not self.terms or isinstance(one_unit(self.terms), Unlike):
            raise ValueError(f"no sum: {self.terms}")


@dataclass(frozen=True, slots=True)
class Difference:
    """What is left of one quantity after another of the same unit is taken from it, in one
    report.
    """

    first: Quantity
    second: Quantity

    def __post_init__(self) -> None:
        if isinstance(one_unit((self.first, self.second)), Unlike):
            raise ValueError(f"no difference: {self}")


@dataclass(frozen=True, slots=True)
class Rate:
    """One quantity of a report divided by another, by a definition
    (`data/reference/ratios.tsv`).
    """

    name: str
    """The code of the definition."""
    top: Quantity
    bottom: Quantity


@dataclass(frozen=True, slots=True)
class Total:
    """All of a quantity that some agencies have together in a year."""

    agencies: Agencies


@dataclass(frozen=True, slots=True)
class Share:
    """How much of a whole a quantity is: of another in the same report (自然人占新收), or of all
    agencies' together.
    """

    part: Quantity
    whole: Quantity | Total


@dataclass(frozen=True, slots=True)
class Change:
    """How much more it is than in an earlier report of the same agency, in its own unit; of rates,
    in points.
    """

    of: Quantity
    against: int | None = None
    """The year that it is set against; None for the year before."""


@dataclass(frozen=True, slots=True)
class Growth:
    """A change in per cent of the earlier figure; there is none of 0."""

    of: Quantity
    against: int | None = None


@dataclass(frozen=True, slots=True)
class ProseFigure:
    """A number of the prose, where a report states one of these words."""

    label: str
    unit: str


Quantity = Cells | SumOf | Difference | Rate | Share | Change | Growth | ProseFigure


@dataclass(frozen=True, slots=True)
class Unlike:
    """Quantities that cannot be added or set against each other, as they count different things."""

    units: tuple[str, ...]


def one_unit(terms: Iterable[Quantity]) -> str | Unlike:
    """The unit that quantities share."""
    units = tuple(dict.fromkeys(unit(term) for term in terms))
    if len(units) == 1:
        return units[0]
    return Unlike(units)


def added(terms: Iterable[Quantity]) -> Quantity | Unlike:
    """The sum of some quantities; of one, itself."""
    found = tuple(terms)
    shared = one_unit(found)
    if isinstance(shared, Unlike):
        return shared
    if len(found) == 1:
        return found[0]
    return SumOf(found)


def unit(quantity: Quantity) -> str:
    """The unit of its values: 件, 项, 元, %, 个百分点."""
    match quantity:
        case Cells(measure):
            return unit_of(measure)
        case SumOf(terms):
            return unit(terms[0])
        case Difference(first):
            return _of_difference(unit(first))
        case Rate(_, top):
            return (
                YUAN if unit(top) == YUAN else PER_CENT
            )  # yuan a project; all other rates are of like by like
        case Share() | Growth():
            return PER_CENT
        case Change(of):
            return _of_difference(unit(of))
        case ProseFigure(_, said):
            return said
        case _:
            assert_never(quantity)


def _of_difference(said: str) -> str:
    if said == PER_CENT:
        return POINTS
    return said


def measures(quantity: Quantity) -> tuple[Measure, ...]:
    """The measures that a report must have for it, each once, in order."""
    return tuple(dict.fromkeys(_measures(quantity)))


def _measures(quantity: Quantity) -> Iterator[Measure]:
    match quantity:
        case Cells(measure):
            yield measure
        case SumOf(terms):
            yield from chain.from_iterable(map(_measures, terms))
        case Difference(one, other) | Rate(_, one, other):
            yield from chain(_measures(one), _measures(other))
        case Share(part, whole):
            yield from _measures(part)
            if not isinstance(whole, Total):
                yield from _measures(whole)
        case Change(of) | Growth(of):
            yield from _measures(of)
        case ProseFigure():
            return
        case _:
            assert_never(quantity)


def alike_in_both_forms(quantity: Quantity) -> bool:
    """Whether it counts the same in reports of either form (处理决定数量 does, 制发件数 does
    not).
    """
    behind = (columns()[measure.column] for measure in measures(quantity))
    return all(len(set(column.cells.values())) == 1 for column in behind)


def is_over_years(quantity: Quantity) -> bool:
    """Whether it needs more than one report of an agency."""
    match quantity:
        case Change() | Growth():
            return True
        case Cells() | ProseFigure():
            return False
        case SumOf(terms):
            return any(map(is_over_years, terms))
        case Difference(one, other) | Rate(_, one, other):
            return is_over_years(one) or is_over_years(other)
        case Share(part, whole):
            return is_over_years(part) or (not isinstance(whole, Total) and is_over_years(whole))
        case _:
            assert_never(quantity)


def of_ratio(ratio: Ratio) -> Rate | Share:
    """The quantity that a rate or share is."""
    top, bottom = (added(map(Cells, terms)) for terms in (ratio.top, ratio.bottom))
    if isinstance(top, Unlike) or isinstance(bottom, Unlike):
        raise ValueError(f"terms of different units: {ratio}")
    if ratio.code:
        return Rate(ratio.code, top, bottom)
    return Share(top, bottom)
