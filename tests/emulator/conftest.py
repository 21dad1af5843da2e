"""An emulator with a bot of another library on it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.emulator import strict
from tests.emulator.control import Emulator, emulator


@pytest.fixture
async def telegram() -> AsyncIterator[Emulator]:
    async with emulator() as running:
        yield running


@pytest.fixture
async def bot(telegram: Emulator) -> AsyncIterator[strict.Bot]:
    async with strict.client(telegram) as connected:
        yield connected
