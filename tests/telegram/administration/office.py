"""A bot with an owner, as administrators meet it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from handlers.conversation import Conversation as Answering
from handlers.library import Library
from handlers.reply import Assistant
from store.names import Names
from store.state import AuditEntry
from tests.emulator.control import Emulator, emulator
from tests.emulator.world import Person
from tests.store.made import XIJI, Workshop, report
from tests.telegram.conversation import BotMessage, Conversation, Scene, conversation
from tests.telegram.scripted import Scripted

OWNER = "Wu"
HOME = "宁夏回族自治区"


@asynccontextmanager
async def office(
    folder: Path,
    *,
    assistant: Assistant | None = None,
    telegram: Emulator | None = None,
    **settings: Any,
) -> AsyncIterator[Conversation]:
    """A running bot whose owner is Wu; with the `telegram` of an earlier one, it is a restart."""
    if telegram is None:
        async with (
            emulator() as new,
            office(folder, assistant=assistant, telegram=new, **settings) as talk,
        ):
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
    entries: list[AuditEntry] = talk.state.audit.page(0, 100)
    return [(entry.name, entry.action, entry.result) for entry in reversed(entries)]


@dataclass(frozen=True, slots=True)
class Bureau:
    """A bot over the reports in a folder, with its owner at hand."""

    talk: Conversation
    reports: Workshop
    owner: Scene

    async def says(self, text: str) -> BotMessage:
        """The owner says something; the answer as it stands when nothing goes on any more."""
        await self.owner.says(OWNER, text)
        return await self.last()

    async def presses(self, label: str, under: BotMessage) -> BotMessage:
        """The owner presses a button; the answer, or the page that was turned."""
        await self.owner.presses(OWNER, label, under=under)
        await self.talk.at_rest()
        return await self.last() if self.owner.has_news() else self.owner.now(under)

    async def last(self) -> BotMessage:
        """The latest of what the bot has to say to the owner."""
        await self.talk.at_rest()
        return self.owner.now((await self.owner.bot_answers())[-1])


@asynccontextmanager
async def bureau(
    folder: Path, names: Names, *, telegram: Emulator | None = None, **settings: Any
) -> AsyncIterator[Bureau]:
    """A running bot over the reports in `folder/reports`; two are there from the start."""
    reports = Workshop(folder / "reports", folder / "index.db", names)
    if not reports.index.exists():
        reports.write("平罗.txt", report(new=5))
        reports.write("西吉.txt", report(XIJI, new=3))
        reports.load()
    index = reports.open()
    conversation = Answering(index, names)
    library = Library(index, conversation.names, HOME)
    async with office(
        folder,
        assistant=conversation,
        telegram=telegram,
        library=library,
        reports=reports.folder,
        **settings,
    ) as talk:
        if telegram is None:
            yield Bureau(
                talk, reports, next(scene for scene in talk.scenes if scene.chat.title == OWNER)
            )
        else:
            number = talk.edge.rights.owners
            yield Bureau(talk, reports, _again(talk, min(number)))
    index.close()


def _again(talk: Conversation, owner: int) -> Scene:
    chat = talk.telegram.chats[owner]
    scene = talk.private(OWNER) if OWNER in talk.people else Scene(talk, chat)
    talk.people.setdefault(OWNER, Person(owner, OWNER))
    scene.seen |= set(chat.messages)
    return scene
