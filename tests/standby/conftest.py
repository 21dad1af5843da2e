"""The process that bots are begun from, one for all tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.standby.bots import Lives


@pytest.fixture(scope="session")
def lives() -> Iterator[Lives]:
    begun = Lives()
    yield begun
    begun.end()
