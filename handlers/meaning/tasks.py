"""What is to be done with quantities over a scope: each task a small record of nothing but its own
fields.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from handlers.meaning.quantities import Quantity
from handlers.meaning.scopes import Bound, Condition, Statistic
from store.measures import Measure
from store.model import Agency


class Split(StrEnum):
    """By what a breakdown divides."""

    RESULT = "result"
    APPLICANT = "applicant"
    REASON = "reason"


class By(StrEnum):
    """By what reports are grouped."""

    YEAR = "year"
    AGENCY = "agency"
    LEVEL = "level"
    REGION = "region"
    """The city or county that lies next below the place that is asked about."""


class How(StrEnum):
    """How two figures are set against each other."""

    DIFFERENCE = "difference"
    TIMES = "times"
    RELATIVE = "relative"
    """In per cent of the second."""


class Direction(StrEnum):
    """From which end an order begins."""

    MOST = "most"
    LEAST = "least"
    SIZE = "size"
    """By how far it is from 0, up or down."""


@dataclass(frozen=True, slots=True)
class Nth:
    """One place, from 1; equals share it."""

    place: int = 1


@dataclass(frozen=True, slots=True)
class FirstPlaces:
    """The first so many places."""

    count: int


@dataclass(frozen=True, slots=True)
class Whole:
    """The whole order."""


@dataclass(frozen=True, slots=True)
class Beyond:
    """All that are within a bound (超过1000件)."""

    bound: Bound


@dataclass(frozen=True, slots=True)
class PlaceOf:
    """The place that one agency has (平罗县排第几)."""

    agency: Agency


Places = Nth | FirstPlaces | Whole | Beyond | PlaceOf


class RankedBy(StrEnum):
    """What is put in order."""

    REPORTS = "reports"
    YEARS = "years"
    """The years of one agency (哪一年最多)."""


class Counted(StrEnum):
    """What is counted."""

    AGENCIES = "agencies"
    REPORTS = "reports"
    VALUES = "values"
    """Different figures."""


@dataclass(frozen=True, slots=True)
class Value:
    """The figures themselves."""


@dataclass(frozen=True, slots=True)
class Breakdown:
    """What a figure is made of."""

    by: Split
    place: int | None = None
    """The one place that is asked for among the parts (哪种理由最多), from 1; None for all of
    them.
    """
    without: tuple[Measure, ...] = ()
    """Rows that are not asked for, since they were told before."""


@dataclass(frozen=True, slots=True)
class Group:
    """A statistic of each group of reports."""

    by: By
    statistic: Statistic = Statistic.SUM


@dataclass(frozen=True, slots=True)
class Compare:
    """Figures beside each other, and how far two are apart."""

    how: How = How.DIFFERENCE


@dataclass(frozen=True, slots=True)
class RankTask:
    """An order, and which of its places are asked for. Who is in it is for the condition of the
    scope to say.
    """

    direction: Direction = Direction.MOST
    places: Places = Nth()
    of: RankedBy = RankedBy.REPORTS


@dataclass(frozen=True, slots=True)
class Aggregate:
    """All figures put together, in each of these ways."""

    statistics: tuple[Statistic, ...] = (Statistic.SUM,)


@dataclass(frozen=True, slots=True)
class Trend:
    """Year by year, each with its change."""

    together: bool = False
    """Whether agencies that are named are added up; those of a region always are."""
    running: bool = False
    """Whether each year is added to those before it."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many."""

    what: Counted = Counted.AGENCIES


@dataclass(frozen=True, slots=True)
class Is:
    """Claimed: the figure is so much, in the unit of the quantity."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class Meets:
    """Claimed: a condition holds (有没有, 超过一半, 少1件)."""

    condition: Condition


@dataclass(frozen=True, slots=True)
class HasPlace:
    """Claimed: an agency has a place in an order (申请最多的是徽县，对吧)."""

    agency: Agency
    rank: RankTask


@dataclass(frozen=True, slots=True)
class Equals:
    """Claimed: two quantities of one report come to the same (新收加结转等于办结加结转下年)."""

    left: Quantity
    right: Quantity


Claim = Is | Meets | HasPlace | Equals


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether what is claimed is so."""

    claim: Claim


class Listed(StrEnum):
    """What a list is of."""

    REPORTS = "reports"
    AGENCIES = "agencies"
    YEARS = "years"


@dataclass(frozen=True, slots=True)
class RosterTask:
    """Which there are."""

    of: Listed = Listed.REPORTS


@dataclass(frozen=True, slots=True)
class Absent:
    """Who has not published; or which years are absent of one agency."""

    of: Listed = Listed.AGENCIES


@dataclass(frozen=True, slots=True)
class CheckTask:
    """Which sums and statements of the reports do not hold."""


@dataclass(frozen=True, slots=True)
class QuoteTask:
    """What the prose says of some words."""

    label: str


@dataclass(frozen=True, slots=True)
class Define:
    """What a term means, or how a rate is computed."""

    term: str


@dataclass(frozen=True, slots=True)
class SourceTask:
    """Where a number stands."""


@dataclass(frozen=True, slots=True)
class CoverageTask:
    """Which years and agencies there are."""


@dataclass(frozen=True, slots=True)
class WishTask:
    """Something that the program is to do, with what it needs for it."""

    action: str
    """subscribe, unsubscribe, digest, export, chart, report, missing, help, settings, source or
    explain.
    """


OfFigures = Value | Breakdown | Group | Compare | RankTask | Aggregate | Trend | Count
"""What is computed from the figures of the tables."""
OfReports = (
    Verdict
    | RosterTask
    | Absent
    | CheckTask
    | QuoteTask
    | Define
    | SourceTask
    | CoverageTask
    | WishTask
)
Task = OfFigures | OfReports
