"""Plays a scene with the bot, the shipped reports and the emulated Telegram that the tests use."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from docs.illustrations.recording import Pressed, Record, recorded
from docs.illustrations.scenes import Comes, Presses, Says, Scene, Step, Waits
from handlers.conversation import Conversation as Answering
from store.loader import Loaded, load
from store.names import Names
from store.reference import DATA
from tests.emulator.control import emulator
from tests.emulator.faults import Clock
from tests.store.begun import begin_index
from tests.telegram.conversation import BotMessage, Conversation, conversation
from tests.telegram.conversation import Scene as Stage
from tests.telegram.libraries import library_of

BOT_NAME = {"zh": "年报", "en": "nianbao"}
_BOT = {"zh": "机器人", "en": "bot"}
_TYPING, _READING = 40, 25
"""Seconds until somebody has written, and until somebody has read and presses a button."""


class Played(NamedTuple):
    """What the chat shows at the end, and the pictures in it by the number of their message."""

    record: Record
    pictures: dict[int, bytes]


@dataclass(slots=True)
class _Shelf:
    """The shipped reports, some of which are still to come."""

    folder: Path
    index: Path
    names: Names

    def put(self, *files: Path) -> None:
        for file in files:
            shutil.copy(file, self.folder)
        done = load([self.folder], self.index, self.names)
        if not isinstance(done, Loaded):
            raise TypeError(f"the shipped reports cannot be loaded: {done}")


async def play(scene: Scene, folder: Path, names: Names) -> Played:
    """The scene from its beginning to its end."""
    shelf = _Shelf(folder / "reports", begin_index(folder / "index.db"), names)
    shelf.folder.mkdir()
    shelf.put(*(file for file in (DATA / "reports").iterdir() if file.name not in scene.missing))
    clock = Clock()
    clock.pass_by(scene.start.timestamp() - clock.read())
    library = library_of(shelf.index)
    async with (
        emulator(clock) as telegram,
        conversation(
            Answering(library.index, names),
            folder,
            telegram=telegram,
            today=scene.start.date(),
            library=library,
            now=clock.date,
        ) as talk,
    ):
        await talk.tick()
        action = _Action(talk, _stage(talk, scene), shelf, clock)
        for step in scene.steps:
            await action.take(step)
        return _played(scene, action)


def _stage(talk: Conversation, scene: Scene) -> Stage:
    for step in scene.steps:
        if isinstance(step, Says | Presses):
            talk.person(step.who, "zh-hans" if scene.language == "zh" else "en")
    return talk.group(scene.title) if scene.group else talk.private(scene.title)


def _played(scene: Scene, action: _Action) -> Played:
    messages = {
        number: message
        for number, message in action.stage.chat.messages.items()
        if number > scene.skip
    }
    bot = BOT_NAME[scene.language]
    pictures = {
        number: action.talk.telegram.files.stored[BotMessage(message).file_id].content
        for number, message in messages.items()
        if "photo" in message
    }
    record = Record(
        scene.title if scene.group else bot,
        scene.subtitle or _BOT[scene.language],
        scene.viewer,
        scene.language,
        tuple(recorded(messages, bot, action.pressed)),
    )
    return Played(record, pictures)


@dataclass(slots=True)
class _Action:
    """A scene while it goes on."""

    talk: Conversation
    stage: Stage
    shelf: _Shelf
    clock: Clock
    pressed: Pressed = field(default_factory=Pressed)
    last: BotMessage | None = None

    async def take(self, step: Step) -> None:
        """One step, and what the bot does then."""
        match step:
            case Says(who, text, reply, heard):
                self.clock.pass_by(_TYPING)
                await self.stage.says(who, text, reply_to=self.last if reply else None)
                await (self._answered() if heard else self.stage.bot_is_silent())
            case Presses(who, label):
                self.clock.pass_by(_READING)
                if self.last is None:
                    raise LookupError("there is no message of the bot yet")
                await self.stage.presses(who, label, under=self.last)
                self.pressed.add(self.last.id, label)
                await self._answered()
            case Comes(file):
                self.clock.pass_by(_READING)
                self.shelf.put(DATA / "reports" / file)
                await self._ticked()
            case Waits(until):
                self.clock.pass_by(until.timestamp() - self.clock.read())
                await self._ticked()

    async def _ticked(self) -> None:
        await self.talk.tick()
        await self.talk.delivered()
        for answer in await self.stage.bot_answers():
            self.last = answer

    async def _answered(self) -> None:
        self.last = await self.stage.bot_answer()
        await self.talk.at_rest()
