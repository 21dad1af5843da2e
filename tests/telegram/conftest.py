"""Conversations with the scripted assistant: on the emulator of our own, and on another."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.telegram.another_emulator import Talk, running
from tests.telegram.conversation import Conversation, conversation
from tests.telegram.libraries import empty_library
from tests.telegram.scripted import Scripted


@pytest.fixture
def assistant() -> Scripted:
    return Scripted()


@pytest.fixture
async def talk(assistant: Scripted, tmp_path: Path) -> AsyncIterator[Conversation]:
    async with conversation(assistant, tmp_path) as talk:
        yield talk


@pytest.fixture(params=["polling", "webhook"])
async def other(
    assistant: Scripted, tmp_path: Path, request: pytest.FixtureRequest
) -> AsyncIterator[Talk]:
    async with running(assistant, tmp_path, request.param, empty_library(tmp_path)) as talk:
        yield talk
