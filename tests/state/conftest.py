"""A state on a clock that a test turns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from store.state import Place, State, open_state
from tests.postgres.server import PostgresServer
from tests.store.begun import begin_state


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


@pytest.fixture(params=["sqlite", "postgres"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    """Where a state is kept: each test is made with both."""
    if request.param == "sqlite":
        return begin_state(tmp_path / "state.db")
    server: PostgresServer = request.getfixturevalue("postgres")
    return server.place()


@pytest.fixture
def state(place: Place, calendar: Calendar) -> Iterator[State]:
    opened = open_state(place, calendar)
    assert isinstance(opened, State)
    yield opened
    opened.close()
