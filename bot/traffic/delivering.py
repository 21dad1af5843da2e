"""Delivery of what waits in the outbox: each turn of a chat is one request, and what came of it is
noted at once.

So there is never more in the air than one part of one message for each chat, and what happens when
the process dies there is said in `store.state.messages.outbox`. Chats do not wait for one another.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from html import escape

from telegram import ChatMember

from bot.traffic.budgets import Sleep
from bot.traffic.refusals import (
    Again,
    Final,
    Harmless,
    MovedToSupergroup,
    Refusal,
    UnknownRefusal,
    Wait,
)
from bot.traffic.sending import PacedSender
from handlers import kept_replies
from handlers.reply import Reply
from handlers.telegram.governing.tally import Tally
from handlers.telegram.receiving.membership import move
from handlers.telegram.showing.keyboard import keyboard_of
from handlers.telegram.showing.markup import parts_of, under
from handlers.telegram.showing.outgoing import ChatPlace, MessagePart, SendOutcome
from handlers.telegram.showing.wording import EdgeSentence, sentence
from store.state import DueMessage, MessageKind, Outgoing, State, StateAwayError
from store.state.chats.pauses import WHOLE_CHAT

log = logging.getLogger(__name__)

AT_ONCE = 100
"""Chats that are written to at the same time, or wait for their budgets."""
LONGEST_PAUSE = 300
"""Seconds between tries of a message while Telegram is in trouble; they begin with one and
double.
"""
UNHEARD_PAUSE = 60
BARE_AFTER = 4
"""Tries after which a part that Telegram refuses for no known reason is sent without markup and
buttons.
"""
ATTEMPTS = 20
"""Tries to edit a message into the part in doubt. Somebody deletes it each time."""
MARK = 150
"""UTF-16 units that are kept free for the line that marks a repetition."""


class Deliveries:
    """The worker that empties the outbox."""

    def __init__(
        self,
        state: State,
        sender: PacedSender,
        name: Callable[[], str],
        alarm: Sleep = asyncio.sleep,
        tally: Tally | None = None,
        serves: Callable[[int], bool] = lambda _: True,
    ) -> None:
        """`serves` tells whether a chat is to be written to at all."""
        self._state = state
        self._outbox = state.outbox
        self._sender = sender
        self._name = name
        self._alarm = alarm
        self._tally = tally or Tally()
        self._serves = serves
        self._bell = asyncio.Event()
        self._quiet = asyncio.Event()
        self._at_work: dict[int, asyncio.Task[None]] = {}
        self._in_the_air: set[int] = set()
        """Chats to which a request is on its way."""
        self._stopping = False
        self._tidied: date | None = None
        self._running: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin, with what the last process left in the air."""
        doubts = self._outbox.recover()
        log.info("delivering", extra={"in_doubt": doubts})
        self._loop = asyncio.get_running_loop()
        self._outbox.listen(self._ring)
        self._running = asyncio.create_task(self._run())

    async def stop(self) -> None:
        """Begin nothing more, wait for the answers to what is in the air, and keep the rest."""
        if self._running is None or self._stopping:
            return
        self._outbox.unlisten(self._ring)
        self._stopping = True
        self._bell.set()
        await self._running
        for chat, task in self._at_work.items():
            if chat not in self._in_the_air:
                task.cancel()
        await asyncio.gather(*self._at_work.values(), return_exceptions=True)

    async def break_off(self) -> None:
        """Stop at once: what is in the air is in doubt at the next start."""
        self._outbox.unlisten(self._ring)
        self._stopping = True
        at_work = [task for task in (self._running, *self._at_work.values()) if task is not None]
        for task in at_work:
            task.cancel()
        await asyncio.gather(*at_work, return_exceptions=True)

    async def quiet(self) -> None:
        """Wait until there is nothing to do for now."""
        self._quiet.clear()
        self._bell.set()
        await self._quiet.wait()

    def _ring(self) -> None:
        self._loop.call_soon_threadsafe(self._bell.set)

    async def _run(self) -> None:
        while not self._stopping:
            self._bell.clear()
            self._tidy()
            for due in self._outbox.due(self._at_work)[: AT_ONCE - len(self._at_work)]:
                self._at_work[due.chat] = asyncio.create_task(self._turn(due))
            if not self._at_work:
                self._quiet.set()
            await self._news()

    async def _news(self) -> None:
        """Wait until something is put, a turn has ended, or the time of something has come."""
        alarm = asyncio.create_task(self._ring_in_time())
        await self._bell.wait()
        alarm.cancel()
        await asyncio.gather(alarm, return_exceptions=True)

    async def _ring_in_time(self) -> None:
        soonest = self._outbox.next_time()
        if soonest is not None:
            await self._alarm(max(0.0, soonest - self._state.db.now().timestamp()))
            self._bell.set()

    def _tidy(self) -> None:
        today = self._state.db.now().date()
        if self._tidied != today:
            self._tidied = today
            self._outbox.purge()
            for chat, topic in self._state.pauses.given_up():
                self._give_up(chat, topic)

    async def _turn(self, due: DueMessage) -> None:
        """One request for a message; afterwards the outbox knows what came of it."""
        try:
            await self._request(due)
        except StateAwayError as error:  # Whoever is the next to deliver finds it as it was.
            log.warning("left to another", extra={"number": due.id, "why": str(error)})
        except Exception:
            log.exception("not delivered", extra={"number": due.id, "chat": due.chat})
            with suppress(StateAwayError):
                self._outbox.postpone(due.id, LONGEST_PAUSE, doubt=due.chat in self._in_the_air)
        finally:
            self._in_the_air.discard(due.chat)
            self._at_work.pop(due.chat, None)
            self._bell.set()

    async def _request(self, due: DueMessage) -> None:
        if not self._serves(due.chat):
            self._outbox.fail(due.id, "the chat is not served")
            return
        reply = kept_replies.read(due.reply)
        parts = parts_of(reply, spare=MARK)
        number = len(due.messages)
        if number >= len(parts):
            self._outbox.fail(due.id, "there is nothing to show")
            return
        last = number == len(parts) - 1
        place = ChatPlace(due.chat, due.topic)
        announcing = due.in_doubt and due.placeholder is None
        words, bare = (
            _words(parts[number], due, reply, announcing=announcing),
            due.attempts >= BARE_AFTER,
        )
        with_keyboard = last and not announcing and not bare
        answer = await self._sender.once(
            place,
            MessagePart(escape(words.text), words.text) if bare else words,
            keyboard_of(reply, self._state, place, self._name()) if with_keyboard else None,
            old=due.placeholder,
            silent=due.silent,
            leaving=lambda: self._leave(due),
        )
        if isinstance(answer, Harmless) and due.placeholder is not None:
            answer = due.placeholder
        if isinstance(answer, int):
            if announcing:
                self._outbox.placed(due.id, answer)
            else:
                self._shown(due, answer, reply, last=last)
        elif answer is not None:
            self._refused(due, reply, answer)

    def _leave(self, due: DueMessage) -> bool:
        """The request is about to leave, unless it is not to any more."""
        if self._stopping or not self._outbox.begin(due.id):
            return False
        self._in_the_air.add(due.chat)
        return True

    def _shown(self, due: DueMessage, message: int, reply: Reply, *, last: bool) -> None:
        with self._state.db.writing(lazy=True):
            self._outbox.shown(due.id, message, last=last)
            self._state.subjects.note(due.chat, (message,), reply.subject)
            self._state.pauses.open(due.chat, due.topic)
        if last:
            self._tally.count("delivered", due.kind.value)
            log.info(
                "delivered", extra={"number": due.id, "chat": due.chat, "kind": due.kind.value}
            )

    def _refused(self, due: DueMessage, reply: Reply, why: Refusal) -> None:
        pause = min(2**due.attempts, LONGEST_PAUSE)
        match why:
            case MovedToSupergroup(new):
                with self._state.db.writing():
                    self._outbox.postpone(due.id, 0)
                    move(self._state, due.chat, new)
            case Wait(seconds):
                self._sender.budgets.pause(due.chat, seconds)
                self._outbox.postpone(due.id, seconds)
            case Again(sure):
                self._outbox.postpone(due.id, pause, doubt=not sure)
            case Final(SendOutcome.UNCERTAIN):
                self._outbox.postpone(due.id, pause, doubt=True)
            case Final(SendOutcome.GONE):
                self._gone(due)
            case Final(SendOutcome.CLOSED):
                self._shut(due, reply)
            case Final() if due.placeholder is not None and due.attempts < ATTEMPTS:
                self._outbox.placed(due.id, None)
            case Final():
                self._fail(due)
            case UnknownRefusal():
                self._in_the_dark(due, reply, pause)
            case _:
                self._outbox.postpone(due.id, UNHEARD_PAUSE)

    def _in_the_dark(self, due: DueMessage, reply: Reply, pause: int) -> None:
        """Nobody knows why Telegram refuses it: again soon, then as bare words, then as if the chat
        were shut.
        """
        if due.attempts <= BARE_AFTER:
            self._outbox.postpone(due.id, pause)
        else:
            self._shut(due, reply)

    def _gone(self, due: DueMessage) -> None:
        """The bot was removed or blocked: what waits for the chat waits on, a month at most."""
        with self._state.db.writing():
            self._outbox.postpone(due.id, 0)
            self._state.standings.note(due.chat, ChatMember.BANNED)
            self._state.pauses.gone(due.chat)

    def _shut(self, due: DueMessage, reply: Reply) -> None:
        """The topic (or a chat without topics) takes nothing now; that a topic does not is said
        once in the General.
        """
        with self._state.db.writing():
            self._outbox.postpone(due.id, 0)
            news = self._state.pauses.shut(due.chat, due.topic)
            if news and due.topic:
                said = kept_replies.written(sentence(EdgeSentence.TOPIC_SHUT, reply.language))
                key = f"shut:{due.chat}:{due.topic}:{self._state.db.seconds()}"
                self._outbox.put(Outgoing(key, due.chat, None, MessageKind.NOTICE, said))

    def _fail(self, due: DueMessage) -> None:
        self._tally.count("undeliverable", due.kind.value)
        log.error(
            "undeliverable", extra={"number": due.id, "chat": due.chat, "kind": due.kind.value}
        )
        self._outbox.fail(due.id, "Telegram does not take it")

    def _give_up(self, chat: int, topic: int) -> None:
        log.info("given up", extra={"chat": chat, "topic": topic})
        if topic == WHOLE_CHAT:
            self._state.forget_chat(chat)
        else:
            self._state.forget_topic(chat, topic)


def _words(part: MessagePart, due: DueMessage, reply: Reply, *, announcing: bool) -> MessagePart:
    """What is sent: the part itself; in doubt, first that something is sent again, and then the
    part marked so.
    """
    if announcing:
        line = EdgeSentence.SENDING_AGAIN.say(reply.language)
        return MessagePart(line, line)
    if due.in_doubt:
        return under(EdgeSentence.MAY_BE_DOUBLE.say(reply.language), part)
    return part
