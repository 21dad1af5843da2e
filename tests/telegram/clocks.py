"""A clock that a test turns."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

MORNING = datetime(2026, 1, 22, 1, tzinfo=UTC)
"""Thursday, 09:00 in Shanghai."""


@dataclass
class Clock:
    """The state's clock."""

    now: datetime = MORNING

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, **time: float) -> None:
        self.now += timedelta(**time)
