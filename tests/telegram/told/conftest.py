"""A bot over reports that a test loads (its `shelf`), on a clock that the test turns."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from handlers.conversation import Conversation as Answering
from tests.emulator.control import Emulator, emulator
from tests.store.made import PINGLUO, Workshop, report
from tests.telegram.clocks import Clock
from tests.telegram.conversation import Conversation, conversation
from tests.telegram.libraries import library_of


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def telegram() -> AsyncIterator[Emulator]:
    async with emulator() as telegram:
        yield telegram


@pytest.fixture
async def talk(
    shelf: Workshop, tmp_path: Path, telegram: Emulator, clock: Clock
) -> AsyncIterator[Conversation]:
    library = library_of(shelf.index)
    assistant = Answering(library.index, shelf.names)
    async with conversation(
        assistant, tmp_path, telegram=telegram, library=library, now=clock
    ) as talk:
        await talk.tick()
        yield talk


@pytest.fixture
def shelf(workshop: Workshop) -> Workshop:
    """An index with a report on 2021."""
    workshop.write("平罗2021.txt", report(PINGLUO, 2021, new=3))
    workshop.load()
    return workshop
