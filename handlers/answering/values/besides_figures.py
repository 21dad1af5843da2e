"""What an answer tells besides figures: the years asked about, who has published, a sum that was
checked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from store.index import HeldReport
from store.model import Agency


@dataclass(frozen=True, slots=True)
class Years:
    """The years that are asked about of one agency, and those without a report."""

    agency: Agency
    asked: tuple[int, ...]
    absent: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Roster:
    """Who should have published a report on a year, and who has not."""

    year: int
    region: Agency | None
    """None for all."""
    governments: int
    """How many governments down to counties are on it."""
    others: int
    """How many other agencies that have ever published are on it."""
    absent: Sequence[Agency]
    unknown: int = 0
    """How many reports there are whose agency is not known: some of those who are absent may be
    theirs.
    """

    @property
    def expected(self) -> int:
        """How many are on it."""
        return self.governments + self.others


@dataclass(frozen=True, slots=True)
class Balance:
    """A sum of the form or of the prose that was checked: what is stated, what its parts come
    to.
    """

    report: HeldReport
    label: str
    """`column` for 新收 + 上年结转 = 总计 + 结转下年度; else the words of the prose."""
    stated: Decimal
    parts: tuple[Decimal, ...]
    right: tuple[Decimal, ...]
    """The terms on the other side; for a sum in the prose, the stated total alone."""
    line: int
    text: str = ""
    unit: str = ""
    """That of the stated total, where the prose prints one."""

    @property
    def computed(self) -> Decimal:
        """What the parts come to."""
        return sum(self.parts, Decimal())

    @property
    def holds(self) -> bool:
        """Whether both sides are equal."""
        return self.computed == self.stated
