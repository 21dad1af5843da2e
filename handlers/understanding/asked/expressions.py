"""Figures put together by the question itself: the difference of two that were shown, their sum,
their share.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from handlers.ratios import Ratio
from store.measures import Measure
from store.model import Agency


class Combine(StrEnum):
    """How figures are put together."""

    DIFFERENCE = "difference"
    """The first less the second; of two years the later less the earlier."""
    GROWTH = "growth"
    """The same in per cent of the second."""
    TIMES = "times"
    """How many times the second the first is."""
    SUM = "sum"
    AVERAGE = "average"
    SHARE = "share"
    """All of the terms in per cent of the whole."""


@dataclass(frozen=True, slots=True)
class Term:
    """A figure of a report: whose, of which year, which row and column or rate."""

    agency: Agency
    year: int | None
    measure: Measure
    ratio: Ratio | None = None


@dataclass(frozen=True, slots=True)
class Expression:
    """Terms, and how they are put together; for a share, what they are divided by."""

    combine: Combine
    terms: tuple[Term, ...]
    whole: tuple[Term, ...] = ()
