"""Over which reports a question goes: agencies × years × conditions on their figures."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from handlers.meaning.agencies import EVERYONE, Agencies
from handlers.meaning.quantities import Quantity
from store.model import Agency


# ---- years ---------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Latest:
    """Each agency's latest report."""


@dataclass(frozen=True, slots=True)
class Last:
    """The latest year on which anybody in scope has a report: one year, the same for all."""


@dataclass(frozen=True, slots=True)
class Exactly:
    """These years."""

    years: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Between:
    """Every year from one to another, both of them in."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Every:
    """Every year that there is a report on (历年)."""


@dataclass(frozen=True, slots=True)
class Paired:
    """A year of its own for each agency that is named: 西吉2021年和彭阳2022年."""

    years: tuple[int, ...]


Years = Latest | Last | Exactly | Between | Every | Paired
LATEST = Latest()


# ---- conditions ----------------------------------------------------------------------------------
class Statistic(StrEnum):
    """What several figures are put together to."""

    SUM = "sum"
    AVERAGE = "average"
    MEDIAN = "median"
    MAXIMUM = "maximum"
    MINIMUM = "minimum"


@dataclass(frozen=True, slots=True)
class FigureOf:
    """The same quantity of one agency: in the years of the scope, or in a year of its own
    (平罗2021年).
    """

    agency: Agency
    year: int | None = None


Mark = Decimal | Statistic | FigureOf
"""What a figure is held against: a number in its unit, a statistic of the whole scope, one agency's
figure.
"""


@dataclass(frozen=True, slots=True)
class Above:
    """Above a mark; `inclusive` also at it (至少)."""

    mark: Mark
    inclusive: bool = False


@dataclass(frozen=True, slots=True)
class Below:
    """Below a mark; `inclusive` also at it (至多)."""

    mark: Mark
    inclusive: bool = False


@dataclass(frozen=True, slots=True)
class Within:
    """From one number to another; each of them in, unless it is said not to count (不到22件)."""

    low: Decimal
    high: Decimal
    low_counts: bool = True
    high_counts: bool = True


Bound = Above | Below | Within
SOME = Above(Decimal(0))
"""Has any."""
NONE = Within(Decimal(0), Decimal(0))
"""Has none: a report that says 0. One that says nothing is neither."""


@dataclass(frozen=True, slots=True)
class Holds:
    """The condition that a quantity is within a bound: in the report itself, or in each of the
    agency's of some years.

    逐年增加 2021-2023 is Holds(Change(q), Above(0), Between(2022, 2023)).
    """

    quantity: Quantity
    bound: Bound
    years: Years | None = None
    """None for the year of the report itself."""


@dataclass(frozen=True, slots=True)
class And:
    """All of them hold."""

    terms: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """At least one of them holds."""

    terms: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """It does not hold; where that cannot be said, neither can this."""

    term: Condition


Condition = Holds | And | Or | Not


@dataclass(frozen=True, slots=True)
class ReportScope:
    """The reports that a question goes over."""

    agencies: Agencies = EVERYONE
    years: Years = LATEST
    condition: Condition | None = None
