"""A bot with an owner, as administrators meet it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from handlers.reply import Assistant
from store.state import Entry
from tests.emulator.control import Emulator, emulator
from tests.telegram.conversation import Conversation, conversation
from tests.telegram.scripted import Scripted

OWNER = "Wu"


@asynccontextmanager
async def office(
    folder: Path, *, assistant: Assistant | None = None, telegram: Emulator | None = None, **settings: Any
) -> AsyncIterator[Conversation]:
    """A running bot whose owner is Wu; with the `telegram` of an earlier one, it is a restart."""
    if telegram is None:
        async with emulator() as new, office(folder, assistant=assistant, telegram=new, **settings) as talk:
            yield talk
        return
    owner = next((chat for chat in telegram.chats.values() if chat.title == OWNER), None)
    person = telegram.person(OWNER) if owner is None else None
    number = person.id if person else owner.id if owner else 0
    async with conversation(
        assistant or Scripted(), folder, telegram=telegram, owners=frozenset({number}), **settings
    ) as talk:
        if person is not None:
            talk.people[OWNER] = person
            talk.private(OWNER)
        yield talk


async def make_admin(talk: Conversation, name: str) -> None:
    """The owner makes somebody an administrator."""
    talk.state.admins.add(talk.person(name).id, name, talk.person(OWNER).id)


def log_of(talk: Conversation) -> list[tuple[str, str, str]]:
    """The audit log, the oldest entry first: who, what, result."""
    entries: list[Entry] = talk.state.audit.page(0, 100)
    return [(entry.name, entry.action, entry.result) for entry in reversed(entries)]
