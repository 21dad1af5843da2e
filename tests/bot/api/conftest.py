"""The HTTP API over the reports of the program."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

import pytest
from aiohttp.test_utils import TestClient, TestServer

from bot.api.running import api_of
from bot.setup.services import Services, open_services
from bot.setup.settings import Settings, read_settings
from tests.bot.api.clients import Client
from tests.bot.program import Program


@pytest.fixture
def settings(program: Program) -> Settings:
    found = read_settings({"NIANBAO_DB": str(program.index)})
    assert isinstance(found, Settings)
    return found


@pytest.fixture
def services(settings: Settings) -> Iterator[Services]:
    found = open_services(settings)
    assert isinstance(found, Services)
    yield found
    found.close()


@pytest.fixture
async def client(settings: Settings, services: Services) -> AsyncIterator[Client]:
    async with TestClient(TestServer(api_of(settings, services))) as client:
        yield client
