"""What values come to: sums, means, medians, places in an order. Values are in order, the smallest
first.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import assert_never

from handlers.answering.evaluator.columns import Number
from handlers.meaning import Statistic


def statistic(kind: Statistic, ordered: Sequence[Number]) -> Number:
    """What values come to; of an even number of them the median lies midway between the two in the
    middle.
    """
    count = len(ordered)
    middle = count // 2
    match kind:
        case Statistic.SUM:
            return total(ordered)
        case Statistic.AVERAGE:
            return Decimal(total(ordered)) / count
        case Statistic.MEDIAN:
            if count % 2:
                return ordered[middle]
            return total(ordered[middle - 1 : middle + 1]) / Decimal(2)
        case Statistic.MAXIMUM:
            return ordered[-1]
        case Statistic.MINIMUM:
            return ordered[0]
        case _:
            assert_never(kind)


def total(values: Sequence[Number]) -> Number:
    """What values add up to."""
    return sum(values)


@dataclass(frozen=True, slots=True)
class OrderedValues:
    """Values in the order that is asked for: the first is at 0."""

    ordered: Sequence[Number]
    descending: bool

    def at(self, place: int) -> int:
        """Where a place of the order is among the values."""
        if self.descending:
            return len(self.ordered) - 1 - place
        return place

    def before(self, value: Number) -> int:
        """How many come before a value."""
        values = self.ordered
        if self.descending:
            return len(values) - bisect_right(values, value)
        return bisect_left(values, value)

    def through(self, value: Number) -> int:
        """How many come before a value or are equal to it."""
        values = self.ordered
        if self.descending:
            return len(values) - bisect_left(values, value)
        return bisect_right(values, value)
