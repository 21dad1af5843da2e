"""A state on a clock that a test turns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from store.state import State, open_state


@dataclass
class Calendar:
    """A clock that a test turns."""

    now: datetime = datetime(2026, 1, 22, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, time: timedelta) -> None:
        self.now += time


@pytest.fixture
def calendar() -> Calendar:
    return Calendar()


@pytest.fixture
def state(tmp_path: Path, calendar: Calendar) -> Iterator[State]:
    opened = open_state(tmp_path / "state.db", calendar)
    assert isinstance(opened, State)
    yield opened
    opened.close()
