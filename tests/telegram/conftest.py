"""A conversation with the scripted assistant."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.telegram.conversation import Conversation, conversation
from tests.telegram.scripted import Scripted


@pytest.fixture
def assistant() -> Scripted:
    return Scripted()


@pytest.fixture
async def talk(assistant: Scripted, tmp_path: Path) -> AsyncIterator[Conversation]:
    async with conversation(assistant, tmp_path) as talk:
        yield talk
