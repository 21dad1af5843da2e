"""The edge itself: a question in, an answer out; once for each question, and in place where the
question was edited.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from time import monotonic
from typing import NamedTuple, TypeVar
from zoneinfo import ZoneInfo

from telegram import Message, User

from handlers.charts.studio import ChartRenderer
from handlers.reply import (
    NOTHING,
    After,
    Asker,
    Asking,
    Assistant,
    Language,
    MessageSubject,
    Preferences,
    Reply,
)
from handlers.telegram.governing.admission import Admission
from handlers.telegram.governing.background import Background
from handlers.telegram.governing.languages import spoken
from handlers.telegram.governing.rights import Rights
from handlers.telegram.governing.tally import Tally
from handlers.telegram.receiving.addressing import asker_of, is_by_bot, place_of, replied_to
from handlers.telegram.receiving.explainable import Explainable, Explained
from handlers.telegram.receiving.sending_files import NOT_TAKEN, send_files
from handlers.telegram.receiving.shown_language import shows_language
from handlers.telegram.showing.keyboard import keyboard_of
from handlers.telegram.showing.markup import parts_of
from handlers.telegram.showing.outgoing import (
    FILE_LIMIT,
    ChatPlace,
    Delivery,
    Sender,
    SendOutcome,
)
from handlers.telegram.showing.tappable import with_examples
from handlers.telegram.showing.wording import EdgeSentence, headed
from store.state import State

log = logging.getLogger(__name__)

Work = Callable[[Language], Reply]
"""What the assistant is to do, given the language to fall back on."""
Making = Callable[[Language], Awaitable[Reply]]
"""The same where it is not the assistant alone who does it."""
T = TypeVar("T")


class IncomingRequest(NamedTuple):
    """Something that was asked, by a message or by pressing a button."""

    key: str
    """Names it within its chat, so that it is answered once however often Telegram delivers it."""
    text: str
    place: ChatPlace
    asker: Asker
    person: User | None
    language: Language | None = None
    """The language of the button; a message has none."""
    message: int | None = None
    """The message that asks; nothing if a button does."""
    under: int | None = None
    """The message that it replies to."""
    under_bot: bool = False
    """Whether a bot wrote that one."""

    @property
    def fingerprint(self) -> str:
        """Tells whether the text changed, without keeping the text."""
        return hashlib.sha256(self.text.encode("utf-8", "replace")).hexdigest()[:16]


def pressed_key(press: str) -> str:
    """Names a press within its chat."""
    return f"press:{press}"


def asked_by(message: Message) -> IncomingRequest:
    """The matter of a message."""
    key = f"message:{message.message_id}"
    place, asker, earlier = place_of(message), asker_of(message), replied_to(message)
    under = earlier.message_id if earlier else None
    by_bot = earlier is not None and is_by_bot(earlier)
    return IncomingRequest(
        key,
        message.text or message.caption or "",
        place,
        asker,
        message.from_user,
        message=message.message_id,
        under=under,
        under_bot=by_bot,
    )


@dataclass(frozen=True, slots=True)
class Edge:
    """What every handler is given: the assistant, the state, and the way out."""

    assistant: Assistant
    state: State
    sender: Sender
    today: Callable[[], date]
    rights: Rights
    admission: Admission
    zone: ZoneInfo
    name: Callable[[], str]
    """The bot's name at Telegram, without the @."""
    tally: Tally = field(default_factory=Tally)
    background: Background = field(default_factory=Background)
    worker: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1, "assistant"))
    """One thread for the assistant: it need not be safe for several, a question takes milliseconds,
    and the loop that talks to Telegram never waits for it.
    """
    explainable: Explainable = field(default_factory=Explainable)
    pressed: dict[tuple[int, str], bool] = field(default_factory=dict)
    """The presses that are being answered, by chat and key, and whether Telegram refused the
    answer, or its file.
    """
    studio: ChartRenderer = field(default_factory=ChartRenderer)
    """Where charts are drawn."""

    async def answer(
        self,
        matter: IncomingRequest,
        work: Work,
        instead_of: tuple[int, ...] = (),
    ) -> Delivery | None:
        """Answer what was asked. Delivered again: nothing more. Edited: the answer changes in its
        place.

        A page that is turned takes the place of the messages that it is given.
        """
        return await self.answer_made(
            matter, lambda language: self.at_work(partial(work, language)), instead_of
        )

    async def at_work(self, work: Callable[[], T]) -> T:
        """What the assistant does, in its thread."""
        return await asyncio.get_running_loop().run_in_executor(self.worker, work)

    async def answer_made(
        self,
        matter: IncomingRequest,
        make: Making,
        instead_of: tuple[int, ...] = (),
    ) -> Delivery | None:
        """Answer, as `answer` does, with a reply that takes more than the assistant to make."""
        earlier = self.state.answered.get(matter.place.chat, matter.key)
        if earlier is not None and earlier.fingerprint == matter.fingerprint:
            log.info("again", extra={"chat": matter.place.chat, "asked": matter.key})
            return None
        began = monotonic()
        language = self.language(matter)
        reply = await make(language)
        if (
            earlier is None
            and not instead_of
            and self.state.answered.in_doubt(matter.place.chat, matter.key)
        ):
            reply = headed(reply, EdgeSentence.MAY_BE_ANSWERED.say(reply.language))
        if earlier is None:
            delivery = await self.say(reply, matter.place, instead_of)
        else:
            # What cannot take the place of the earlier answer replies to the question, in private
            # too.
            place = matter.place._replace(reply_to=matter.message or matter.place.reply_to)
            delivery = await self.say(
                reply, place, earlier.answers, EdgeSentence.REPLACES.say(reply.language)
            )
        self.tally.took("answer", monotonic() - began)
        self.tally.count("answers", delivery.outcome.value)
        self._remember(matter, reply, delivery)
        return delivery

    def language(self, matter: IncomingRequest) -> Language:
        """The language that the chat has chosen; else the one to fall back on."""
        chosen = self.chosen_language(matter.place.chat) if matter.language is not None else None
        return chosen or matter.language or spoken(self.state, matter.asker, matter.person)

    def chosen_language(self, chat: int) -> Language | None:
        """The language that the chat has chosen for everything, if it has."""
        chosen = self.state.languages.chosen(chat)
        if chosen:
            return Language(chosen)
        return None

    async def asked(self, question: str, matter: IncomingRequest, language: Language) -> Reply:
        """What the assistant says to a question: at once where it is at hand, for a thread's turn
        takes longer.
        """
        asking = self.asking(question, matter, language)
        at_hand = self.assistant.at_hand(asking)
        if at_hand is not None:
            return at_hand
        return await self.at_work(partial(self.assistant.ask, asking))

    def ask(self, question: str, matter: IncomingRequest, language: Language) -> Reply:
        """Ask the assistant, from its own thread: for work that does more than to ask."""
        return self.assistant.ask(self.asking(question, matter, language))

    def asking(self, question: str, matter: IncomingRequest, language: Language) -> Asking:
        """A question as the assistant is asked it, with what the chat has set for it."""
        asker = matter.asker
        return Asking(
            question, asker, self.today(), language, self.customs(asker), self.after(matter)
        )

    def after(self, matter: IncomingRequest) -> After | None:
        """What is asked on from: the message under which it is asked, whoever asked it; buttons ask
        on from none.

        An edited question goes on from what it went on from when it was first asked.
        """
        if matter.message is None:
            return NOTHING
        chat = matter.place.chat
        earlier = self.state.answered.get(chat, matter.key)
        if earlier is not None:
            return After(
                self._number(chat, matter.message), MessageSubject(*earlier.context), again=True
            )
        if matter.under is None:
            return None
        after = After(
            self._number(chat, matter.under),
            MessageSubject(*self.state.subjects.get(chat, matter.under)),
        )
        if after != NOTHING or matter.under_bot:
            return after
        return None

    def _number(self, chat: int, message: int) -> int:
        """That of the reply which the message asks for or gives, if it is remembered."""
        found = self.explainable.get(chat, message)
        return (found.number if found else None) or 0

    def customs(self, asker: Asker) -> Preferences:
        """What the chat has set for its questions."""
        chat, topic = int(asker.chat), int(asker.topic or 0)
        return Preferences(
            self.state.homes.get(chat, topic),
            self.state.choices.get(chat),
            self.chosen_language(chat),
        )

    async def say(
        self,
        reply: Reply,
        place: ChatPlace,
        instead_of: tuple[int, ...] = (),
        beside: str = "",
    ) -> Delivery:
        """Send a reply, or put it in the place of earlier messages; `beside` heads it where one of
        these stays.
        """
        reply = with_examples(reply)
        parts = parts_of(reply)
        if not parts:
            raise ValueError("a reply without a visible word")
        keyboard = keyboard_of(reply, self.state, place, self.name())
        if too_large := next(
            (file for file in reply.files if len(file.content) > FILE_LIMIT), None
        ):
            told = EdgeSentence.TOO_LARGE.say(
                reply.language, f"{len(too_large.content) / 1e6:.1f}", f"{FILE_LIMIT / 1e6:.0f}"
            )
            return await self.say(headed(replace(reply, files=()), told), place, instead_of, beside)
        if reply.files:
            return await send_files(
                self.sender, reply.files, parts, place, keyboard, reply.language, instead_of
            )
        if instead_of:
            return await self.sender.edit(place, instead_of, parts, keyboard, beside)
        return await self.sender.send(place, parts, keyboard)

    def _remember(self, matter: IncomingRequest, reply: Reply, delivery: Delivery) -> None:
        """A failed delivery is not an answer: asked again, it is tried again. An uncertain one may
        have arrived.
        """
        chat = matter.place.chat
        if (chat, matter.key) in self.pressed and (delivery.why or delivery.outcome in NOT_TAKEN):
            self.pressed[chat, matter.key] = True
        if delivery.outcome in (SendOutcome.SENT, SendOutcome.UNCERTAIN):
            with self.state.db.writing(lazy=True):
                self.state.answered.note(
                    chat, matter.key, matter.fingerprint, delivery.messages, reply.context
                )
                asked = () if matter.message is None else (matter.message,)
                self.state.subjects.note(
                    delivery.chat or chat, (*asked, *delivery.messages), reply.subject
                )
                self._note_language(matter, reply, delivery.chat or chat)
        if reply.explained is not None:
            messages = (
                delivery.messages
                if matter.message is None
                else (matter.message, *delivery.messages)
            )
            self.explainable.note(
                delivery.chat or chat, messages, Explained(matter.asker, reply.explained)
            )
        log.info(
            "answered",
            extra={
                "chat": chat,
                "asked": matter.key,
                "outcome": delivery.outcome.value,
                "parts": len(delivery.messages),
            },
        )

    def _note_language(self, matter: IncomingRequest, reply: Reply, here: int) -> None:
        """The language of a text is that of its writer; of a button or a number only that of the
        talk.
        """
        languages = self.state.languages
        if matter.message is not None and shows_language(matter.text):
            languages.note(here, matter.asker.person, reply.language.value)
        else:
            languages.note_talk(here, reply.language.value)

    async def close(self) -> None:
        """Let the assistant's thread and the process that draws end."""
        self.worker.shutdown()
        await self.studio.close()
