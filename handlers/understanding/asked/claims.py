"""What a question states, and asks the truth of or not: 红寺堡2020年行政处罚1271件对吗; Xiji got no
requests.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from store.model import Agency


@dataclass(frozen=True, slots=True)
class States:
    """That the figure is so much, in base units."""

    value: Decimal
    per_cent: bool = False
    """Whether it is stated in per cent, so that no figure of another unit is so much."""


@dataclass(frozen=True, slots=True)
class Bounded:
    """That the figure is above or below a number; `inclusive` also at it."""

    value: Decimal
    above: bool
    inclusive: bool
    per_cent: bool = False


@dataclass(frozen=True, slots=True)
class About:
    """That it is about so many (约100件, 三万件上下)."""

    value: Decimal
    per_cent: bool = False


@dataclass(frozen=True, slots=True)
class Over:
    """That it is so many and some more, short of the next round number (二十多件: 21 to 29)."""

    value: Decimal
    per_cent: bool = False

    @property
    def next(self) -> Decimal:
        """The round number that it is short of: 30 for 二十多, 2000 for 一千多, 26 for 25%多."""
        zeros = Decimal(1)
        while self.value % (zeros * 10) == 0 and self.value:
            zeros *= 10
        return self.value + zeros


SoMuch = States | Bounded | About | Over
"""What is stated of one figure."""


@dataclass(frozen=True, slots=True)
class EachIs:
    """That each of several figures is so much: 2019年和2020年都是44件, 昌乐跟青州都只有1件."""

    amount: SoMuch


@dataclass(frozen=True, slots=True)
class IsApart:
    """That a figure is so much above or below another: of two agencies, or of two years
    (2023年比2021年少30件).
    """

    amount: SoMuch
    fewer: bool
    year: int | None = None
    """Which of two years has more or fewer; None for the later."""
    second: bool = False
    """Whether the agency that is named second is the one that has."""


@dataclass(frozen=True, slots=True)
class IsFirst:
    """That an agency has the place that the question asks for."""

    agency: Agency


@dataclass(frozen=True, slots=True)
class IsFirstYear:
    """That a year has the place that the question asks for, of the years of one agency."""

    year: int
    of: int | None = None
    """How many years there are said to be: 四年里最多的一年."""


@dataclass(frozen=True, slots=True)
class IsAll:
    """That a part is all of its row (全部来自自然人)."""


@dataclass(frozen=True, slots=True)
class IsNone:
    """That there is none."""


@dataclass(frozen=True, slots=True)
class IsSome:
    """That there is any."""


@dataclass(frozen=True, slots=True)
class ClaimedTrend:
    """That it rose or fell: against the year before, or in every one of several years; or that it
    doubled.
    """

    up: bool
    every_year: bool = False
    doubled: bool = False


@dataclass(frozen=True, slots=True)
class IsMore:
    """That the first of two has more than the second, or fewer."""

    fewer: bool = False


@dataclass(frozen=True, slots=True)
class IsSame:
    """That two figures are equal: of two years, or of two agencies."""


@dataclass(frozen=True, slots=True)
class Counts:
    """That so many agencies are beyond the bound that the question names (超过十件的有三家)."""

    number: int


Claim = (
    SoMuch
    | EachIs
    | IsApart
    | IsFirst
    | IsFirstYear
    | IsAll
    | IsNone
    | IsSome
    | ClaimedTrend
    | IsMore
    | IsSame
    | Counts
)
