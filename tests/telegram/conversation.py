"""Conversations as a test tells them: who says what in which chat, and what the bot answers.

    async with conversation(assistant, folder) as talk:
        group = talk.group("年报群")
        await group.says("Li", "/ask@nianbao_bot 平罗县2022年收到多少申请")
        answer = await group.bot_answer()
        print(talk.transcript())

Any `Assistant` will do, the real one too. Nothing sleeps: a test waits for what the bot does, or,
where it must stay silent, until it has dealt with everything that Telegram delivered.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager, nullcontext
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any
from unittest.mock import patch

from bot.process import app
from bot.process.app import DELIVERIES, Bot, build_application, poll, run_on
from bot.process.ticking import Ticks
from bot.setup.settings import Settings
from bot.traffic.budgets import Sleep
from bot.traffic.delivering import Deliveries
from bot.traffic.intake import Intake
from bot.traffic.polling import PollingEnd
from bot.traffic.webhook import Webhook
from handlers.library import Library
from handlers.reply import Assistant
from handlers.telegram.governing.tally import Tally
from handlers.telegram.receiving.edge import Edge
from store.state import State, Unusable, open_state
from tests.emulator.control import Emulator, buttons, emulator
from tests.emulator.world import BOT, Chat, Message, Person
from tests.store.begun import begin_state
from tests.telegram.drawing import drawn_here
from tests.telegram.libraries import empty_library

TODAY = date(2026, 1, 22)
WEBHOOK = "https://nianbao.example/telegram"
PATIENCE = 120
"""Seconds until a test that waits for the bot in vain fails: long enough for a machine that has
much else to do.
"""


@dataclass(frozen=True, slots=True)
class BotMessage:
    """A message of the bot as the chat shows it."""

    raw: Message

    @property
    def text(self) -> str:
        """What it says; under a file, the caption."""
        return str(self.raw["text"] if "text" in self.raw else self.raw.get("caption", ""))

    @property
    def first_line(self) -> str:
        return self.text.splitlines()[0]

    @property
    def file_name(self) -> str | None:
        """The name of the file that it carries."""
        return self.raw["document"]["file_name"] if "document" in self.raw else None

    @property
    def file_id(self) -> str:
        """Under which the emulator keeps the file or picture that it carries."""
        return str(
            (self.raw["document"] if "document" in self.raw else self.raw["photo"][-1])["file_id"]
        )

    @property
    def buttons(self) -> list[str]:
        """The labels of what asks or leads somewhere."""
        return [button["text"] for button in buttons(self.raw) if "copy_text" not in button]

    @property
    def copies(self) -> dict[str, str]:
        """What buttons copy, by their labels."""
        return {
            button["text"]: button["copy_text"]["text"]
            for button in buttons(self.raw)
            if "copy_text" in button
        }

    @property
    def styles(self) -> dict[str, str]:
        """The styles of the buttons that have one, by their labels."""
        return {
            button["text"]: button["style"] for button in buttons(self.raw) if "style" in button
        }

    @property
    def id(self) -> int:
        return int(self.raw["message_id"])

    @property
    def topic(self) -> int | None:
        return self.raw["message_thread_id"] if self.raw.get("is_topic_message") else None

    @property
    def replies_to(self) -> str | None:
        earlier = self.raw.get("reply_to_message")
        return earlier.get("text") if earlier else None

    def marked(self, kind: str) -> list[str]:
        """The stretches of the text that are marked so: bold, italic, pre, blockquote."""
        units = self.text.encode("utf-16-le")
        return [
            units[2 * entity["offset"] : 2 * (entity["offset"] + entity["length"])].decode(
                "utf-16-le"
            )
            for entity in self.raw.get("entities") or self.raw.get("caption_entities") or ()
            if entity["type"] == kind
        ]


@dataclass(slots=True)
class Scene:
    """One chat, and in a forum one topic of it."""

    talk: Conversation
    chat: Chat
    topic: int | None = None
    seen: set[int] = field(default_factory=set)
    """The bot's messages that the test has looked at."""

    async def says(
        self, who: str, text: str, *, reply_to: BotMessage | Message | None = None, **more: Any
    ) -> Message:
        """Somebody writes; afterwards the bot may answer."""
        number = _id(reply_to) if reply_to is not None else None
        person = self.talk.person(who)
        return await self.talk.telegram.writes(
            self.chat, person, text, topic=self.topic, reply_to=number, **more
        )

    async def sends(self, who: str, name: str | None, content: bytes, **more: Any) -> Message:
        """Somebody sends a file."""
        person = self.talk.person(who)
        return await self.talk.telegram.sends_document(self.chat, person, name, content, **more)

    async def edits(self, message: Message, text: str) -> None:
        await self.talk.telegram.edits(self.chat, message, text)

    async def presses(self, who: str, label: str, *, under: BotMessage, old: bool = False) -> str:
        """Somebody presses a button; gives what the bot said to end the waiting mark (mostly
        nothing).
        """
        telegram = self.talk.telegram
        query = await telegram.presses(self.chat, self.talk.person(who), under.raw, label, old=old)
        await self.talk.settled()
        said = telegram.methods.queries[query]
        assert said is not None, "the press was never acknowledged"
        return said

    async def bot_answer(self) -> BotMessage:
        """The bot's next message here; fails once the bot is done with everything and has said
        nothing.
        """
        waits = [
            asyncio.create_task(self._something_new()),
            asyncio.create_task(self.talk.delivered()),
        ]
        await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        for wait in waits:
            wait.cancel()
        await asyncio.gather(*waits, return_exceptions=True)
        assert self._unseen(), f"the bot said nothing more here:\n{self.talk.transcript()}"
        message = self._unseen()[0]
        self.seen.add(message["message_id"])
        return BotMessage(dict(message))

    async def bot_answers(self) -> list[BotMessage]:
        """All that the bot has to say to what was said so far."""
        await self.talk.settled()
        return [await self.bot_answer() for _ in self._unseen()]

    async def bot_is_silent(self) -> None:
        """The bot has dealt with all that was delivered, and said nothing here."""
        await self.talk.settled()
        assert not self._unseen(), [BotMessage(message).text for message in self._unseen()]

    def now(self, message: BotMessage) -> BotMessage:
        """The message as it stands now: the bot may have edited it."""
        return BotMessage(dict(self.chat.messages[message.id]))

    def has_news(self) -> bool:
        """Whether the bot said something that the test has not looked at."""
        return bool(self._unseen())

    async def _something_new(self) -> None:
        changed = self.talk.telegram.updates.changed
        async with changed:
            await changed.wait_for(self._unseen)

    def _unseen(self) -> list[Message]:
        said = self.talk.telegram.said_by_bot(self.chat)
        return [
            message
            for message in said
            if message["message_id"] not in self.seen and self._is_here(message)
        ]

    def _is_here(self, message: Message) -> bool:
        return (
            message["message_thread_id"] if message.get("is_topic_message") else None
        ) == self.topic


@dataclass(slots=True)
class Conversation:
    """A bot at work in an emulated Telegram."""

    telegram: Emulator
    bot: Bot
    state: State
    people: dict[str, Person] = field(default_factory=dict)
    scenes: list[Scene] = field(default_factory=list)

    @property
    def edge(self) -> Edge:
        """What the bot's handlers share."""
        edge = self.bot.bot_data["edge"]
        assert isinstance(edge, Edge)
        return edge

    def person(self, name: str, language: str | None = "zh-hans") -> Person:
        """Somebody by that name, the same at each call."""
        return self.people.setdefault(name, self.telegram.person(name, language))

    def private(self, name: str, language: str | None = "zh-hans") -> Scene:
        return self._scene(self.telegram.private(self.person(name, language)))

    def group(
        self, title: str, kind: str = "supergroup", *, forum: bool = False, bot: str = "member"
    ) -> Scene:
        return self._scene(self.telegram.group(title, kind, forum=forum, bot=bot))

    def shown(self, chat: Chat) -> Scene:
        """A chat that the emulator has made."""
        return self._scene(chat)

    async def topic(self, group: Scene, name: str, creator: dict[str, Any] | None = None) -> Scene:
        """A new topic of a forum, opened by Wang or by whom is given."""
        topic = await self.telegram.topic(group.chat, name, creator or self.person("Wang").shown())
        return self._scene(group.chat, topic.id)

    async def tick(self) -> None:
        """What the bot does every few seconds."""
        ticks: Ticks = self.bot.bot_data["ticks"]
        await ticks.tick()

    async def settled(self) -> None:
        """Wait until the bot has fetched and dealt with everything."""
        async with asyncio.timeout(PATIENCE):
            await self.telegram.fetched()
            await self.bot.update_queue.join()

    async def delivered(self) -> None:
        """Wait until the bot has done all that there is to do for now, sending what waits in its
        outbox too.
        """
        await self.settled()
        deliveries: Deliveries = self.bot.bot_data[DELIVERIES]
        async with asyncio.timeout(PATIENCE):
            await deliveries.quiet()

    async def at_rest(self) -> None:
        """The same, and nothing goes on in the background any more."""
        await self.settled()
        async with asyncio.timeout(PATIENCE):
            await self.edge.background.idle()

    def transcript(self) -> str:
        """All chats as they stand: who: text, [buttons]."""
        chats = {scene.chat.id: scene.chat for scene in self.scenes}
        return "\n\n".join(_transcript(chat) for chat in chats.values())

    def resumed(self, earlier: Scene) -> Scene:
        """The chat of an earlier conversation, with its people: what they see after the bot was
        restarted.
        """
        self.people |= earlier.talk.people
        self.scenes.append(Scene(self, earlier.chat, earlier.topic, earlier.seen))
        return self.scenes[-1]

    def _scene(self, chat: Chat, topic: int | None = None) -> Scene:
        scene = Scene(self, chat, topic)
        self.scenes.append(scene)
        return scene


@asynccontextmanager
async def conversation(
    assistant: Assistant,
    folder: Path,
    *,
    telegram: Emulator | None = None,
    today: date = TODAY,
    sleep: Sleep | None = None,
    library: Library | None = None,
    webhook: bool = False,
    tally: Tally | None = None,
    now: Callable[[], datetime] | None = None,
    draws_apart: bool = False,
    menus: bool = False,
    **settings: Any,
) -> AsyncIterator[Conversation]:
    """A running bot that talks through the assistant; with the `telegram` of an earlier one, it is
    a restart.

    `menus` has it publish its menus, two dozen requests that few tests look at; `draws_apart` has
    charts drawn in a process of their own, as they are outside of tests; `settings` are more of
    them than those that lead to the emulator.
    """
    async with AsyncExitStack() as stack:
        if telegram is None:
            telegram = await stack.enter_async_context(emulator())
        state = open_state(begin_state(folder / "state.db"), now or telegram.clock.date)
        assert not isinstance(state, Unusable)
        stack.callback(state.close)
        pause = sleep or telegram.clock.sleep
        application = build_application(
            settings_for(telegram, folder, **settings),
            assistant,
            state,
            library or empty_library(folder),
            today=lambda: today,
            sleep=pause,
            alarm=telegram.clock.alarm,
            clock=telegram.clock.read,
            tally=tally,
        )
        if not draws_apart:
            patch.object(
                application.bot_data["edge"].studio, "draw", drawn_here
            ).start()  # For a bot that ends soon.
        stop = asyncio.Event()
        running, ready = (_delivered_to if webhook else _polling)(
            telegram, application, state, stop, pause
        )
        try:
            with nullcontext() if menus else patch.object(app, "publish_menus", _no_menus):
                async with asyncio.timeout(PATIENCE):
                    await ready
            yield Conversation(telegram, application, state)
        finally:
            stop.set()
            await running


async def _no_menus(*_: object) -> None:
    """What publishes the menus of a bot that is to publish none."""


Started = tuple[asyncio.Task[PollingEnd], Coroutine[None, None, None]]


def _polling(
    telegram: Emulator, bot: Bot, state: State, stop: asyncio.Event, sleep: Sleep
) -> Started:
    since = telegram.updates.polls
    running = poll(bot, state, stop, sleep, clock=telegram.clock.read)
    return asyncio.create_task(running), telegram.polled(since)


def _delivered_to(
    telegram: Emulator, bot: Bot, state: State, stop: asyncio.Event, sleep: Sleep
) -> Started:
    hook = Webhook(bot.bot, Intake(bot, state), "127.0.0.1:0", WEBHOOK, sleep)
    telegram.webhook.proxy = lambda: f"http://127.0.0.1:{hook.port}/telegram"
    return asyncio.create_task(run_on(bot, state, hook, stop, sleep)), telegram.webhook.is_set()


def settings_for(telegram: Emulator, folder: Path, **more: Any) -> Settings:
    """Settings that lead to the emulator."""
    return Settings(
        index=folder / "index.db",
        state=folder / "state.db",
        home="宁夏回族自治区",
        token=telegram.token,
        api=telegram.url,
        timezone="Asia/Shanghai",
        **more,
    )


def _transcript(chat: Chat) -> str:
    lines = [f"── {chat.title} ──"]
    for message in chat.messages.values():
        sender = message.get("from", {})
        name = "bot" if sender.get("id") == BOT["id"] else sender.get("first_name", "?")
        lines.append(f"{name}: {message.get('text', message.get('caption', '(…)'))}")
        rows = message.get("reply_markup", {}).get("inline_keyboard", [])
        lines += [" ".join(f"[{button['text']}]" for button in row) for row in rows]
    return "\n".join(lines)


def _id(message: BotMessage | Message) -> int:
    return message.id if isinstance(message, BotMessage) else int(message["message_id"])
