"""Samples: of thousands of cases of one law `make test` asks a part, always the same, and `make
thorough` all.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")
THOROUGH = "--thorough"


@dataclass(frozen=True, slots=True)
class Sampling:
    """How much of the cases a test asks."""

    thorough: bool = False

    def part(self, cases: Iterable[T], every: int) -> list[T]:
        """One of so many, in their order."""
        return list(cases)[:: 1 if self.thorough else every]

    def most(self, cases: list[T], number: int) -> list[T]:
        """No more than a number of them."""
        return cases if self.thorough else cases[:number]
