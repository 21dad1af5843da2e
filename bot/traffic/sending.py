"""Sending: in order per chat, at the pace that Telegram asks for, and never twice by carelessness.

The library's own rate limiter lifts a pause as soon as any other request finishes, and pauses all
chats for one; so the pauses are kept here, per chat.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from html import escape
from typing import Any, NamedTuple
from weakref import WeakValueDictionary

from telegram import (
    ChatMember,
    InlineKeyboardMarkup,
    InlineQueryResult,
    InlineQueryResultsButton,
    ReplyKeyboardMarkup,
)
from telegram.constants import ParseMode
from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot.traffic.budgets import Budgets, Sleep
from bot.traffic.deliveries import headed, joined, why_of
from bot.traffic.message_calls import Call, MessageCalls
from bot.traffic.refusals import (
    Again,
    Final,
    Harmless,
    MovedToSupergroup,
    Plain,
    Refusal,
    Wait,
    refusal,
)
from bot.traffic.requests import call_api
from handlers.reply import File
from handlers.telegram.governing.tally import Tally
from handlers.telegram.receiving.membership import move
from handlers.telegram.showing.outgoing import (
    FILE_LIMIT,
    PICTURE_LIMIT,
    ChatPlace,
    Delivery,
    MessagePart,
    SendOutcome,
)
from store.state import State

log = logging.getLogger(__name__)

PATIENCE = 300.0
"""Seconds. Told to wait longer, an answer is given up: nobody still waits for it."""
ATTEMPTS = 6
CARDS_KEPT = 10
"""Seconds for which Telegram may show the same cards again: reports come and change."""
_NOT_FOUND = "not found"
"""What Telegram says where somebody has deleted the message."""
_NO_WORDS = MessagePart("", "")


class _Change(NamedTuple):
    """A change of a message that failed: why, and what the new one is headed with where the old one
    stays.
    """

    why: str
    beside: str


class PacedSender:
    """Sends replies for the handlers; see `handlers.telegram.showing.outgoing.Sender`."""

    def __init__(
        self,
        bot: ExtBot[Any],
        state: State,
        sleep: Sleep = asyncio.sleep,
        tally: Tally | None = None,
        budgets: Budgets | None = None,
        *,
        tables: bool = True,
    ) -> None:
        """Without `tables`, those of answers are always sent in a fixed-width face."""
        self._bot = bot
        self._state = state
        self._sleep = sleep
        self.budgets = budgets or Budgets(sleep)
        self._tally = tally or Tally()
        self._turns: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()
        self._calls = MessageCalls(bot, tables=tables)

    def _turn(self, chat: int) -> asyncio.Lock:
        """The lock that whoever sends to a chat holds meanwhile."""
        return self._turns.setdefault(chat, asyncio.Lock())

    async def send(
        self,
        place: ChatPlace,
        parts: Sequence[MessagePart],
        keyboard: InlineKeyboardMarkup | None = None,
    ) -> Delivery:
        """Send the parts one after another, the keyboard under the last."""
        return await self.edit(place, (), parts, keyboard)

    async def edit(
        self,
        place: ChatPlace,
        messages: Sequence[int],
        parts: Sequence[MessagePart],
        keyboard: InlineKeyboardMarkup | None = None,
        beside: str = "",
    ) -> Delivery:
        """Make the messages show the parts; what has no message yet is sent, what has no part is
        deleted.

        A part whose sending is uncertain does not keep back the rest: only that one is at risk.
        `beside` is what a part is headed with that can neither take the place of its message nor
        have it deleted.
        """
        async with self._turn(place.chat):
            so_far = Delivery(SendOutcome.SENT)
            for number, part in enumerate(parts):
                here = place if number == 0 else place._replace(reply_to=None)
                below = keyboard if number == len(parts) - 1 else None
                old = messages[number] if number < len(messages) else None
                one = await self._show(
                    here._replace(chat=so_far.chat or place.chat), old, part, below, beside
                )
                so_far = joined(so_far, one)
                if one.outcome not in (SendOutcome.SENT, SendOutcome.UNCERTAIN):
                    break
            came = so_far.outcome in (SendOutcome.SENT, SendOutcome.UNCERTAIN)
            for surplus in messages[len(parts) :] if came else ():
                await self._attempt(place.chat, _NO_WORDS, self._calls.deleting(surplus))
            return so_far

    async def rekey(
        self,
        place: ChatPlace,
        message: int,
        keyboard: InlineKeyboardMarkup | None,
    ) -> None:
        """Put another keyboard under a message."""
        async with self._turn(place.chat):
            await self._attempt(place.chat, _NO_WORDS, self._calls.rekeying(message, keyboard))

    async def send_file(
        self,
        place: ChatPlace,
        file: File,
        caption: MessagePart | None = None,
        keyboard: InlineKeyboardMarkup | None = None,
    ) -> Delivery:
        """Send a file, or show a picture; one that is too large is not tried, it would be refused
        after it was sent.
        """
        return await self._upload(
            place.chat, file, caption, self._calls.uploading(place, file, keyboard)
        )

    async def edit_file(
        self,
        place: ChatPlace,
        message: int,
        file: File,
        caption: MessagePart | None = None,
        keyboard: InlineKeyboardMarkup | None = None,
    ) -> Delivery:
        """Put a file or picture in the place of an old message, whatever that showed."""
        return await self._upload(
            place.chat, file, caption, self._calls.replacing(message, file, keyboard)
        )

    async def _upload(
        self,
        chat: int,
        file: File,
        caption: MessagePart | None,
        call: Call,
    ) -> Delivery:
        if len(file.content) > (PICTURE_LIMIT if file.picture else FILE_LIMIT):
            return Delivery(SendOutcome.FAILED)
        async with self._turn(chat):
            return await self._attempt(chat, caption or _NO_WORDS, call)

    async def delete(self, place: ChatPlace, messages: Sequence[int]) -> None:
        """Take messages of the bot away."""
        async with self._turn(place.chat):
            for message in messages:
                await self._attempt(place.chat, _NO_WORDS, self._calls.deleting(message))

    async def once(
        self,
        place: ChatPlace,
        part: MessagePart,
        keyboard: InlineKeyboardMarkup | None = None,
        *,
        old: int | None = None,
        silent: bool = False,
        leaving: Callable[[], bool],
    ) -> int | Refusal | None:
        """One request for something that nobody asked for, when the budgets have room for it,
        behind all answers.

        Sends the part, or puts it in the place of an old message. Gives the id of the message, or
        what Telegram made of it. `leaving` is called just before the request leaves; where it says
        no, none does.
        """
        # What waits is one request, so none is tried that a server may not know.
        plain = MessagePart(part.html, part.text)
        if old is None:
            call = self._calls.sending(place, plain, keyboard, silent=silent)
        else:
            call = self._calls.changing(old, plain, keyboard)
        await self.budgets.unasked(place.chat)
        async with self._turn(place.chat):
            if not leaving():
                return None
            answer = await self._request(place.chat, part.html, str(ParseMode.HTML), call)
            if isinstance(answer, Plain):
                return await self._request(place.chat, part.text, None, call)
            return answer

    async def _request(
        self,
        chat: int,
        text: str,
        parse_mode: str | None,
        request: Call,
    ) -> int | Refusal:
        try:
            return await request(chat, text, parse_mode)
        except TelegramError as error:
            self._tally.count("telegram_errors", type(error).__name__)
            log.info("refused", extra={"chat": chat, "error": f"{type(error).__name__}: {error}"})
            return refusal(error)

    async def offer(
        self,
        query: str,
        cards: Sequence[InlineQueryResult],
        button: InlineQueryResultsButton,
    ) -> None:
        """Show the cards. Not worth a second try: whoever types on asks again."""
        try:
            await self._bot.answer_inline_query(
                query, cards, CARDS_KEPT, is_personal=True, button=button
            )
        except TelegramError as error:
            log.info("not offered", extra={"error": str(error)})

    async def ask_for_chat(
        self,
        place: ChatPlace,
        text: str,
        keyboard: ReplyKeyboardMarkup,
    ) -> None:
        """Show a button with which one of somebody's chats is chosen."""
        part = MessagePart(escape(text), text)
        async with self._turn(place.chat):
            await self._attempt(place.chat, part, self._calls.sending(place, part, keyboard))

    async def react(self, place: ChatPlace, message: int, sign: str) -> None:
        """Put a sign under somebody's message. Not worth a second try, and nothing to say where it
        is not allowed.
        """
        reaction = [{"type": "emoji", "emoji": sign}]
        given = {"chat_id": place.chat, "message_id": message, "reaction": reaction}
        try:
            await call_api(self._bot, "setMessageReaction", given)
        except TelegramError as error:
            log.info("no reaction", extra={"error": str(error)})

    async def acknowledge(self, press: str, text: str = "") -> None:
        """End the waiting mark on a pressed button. Not worth a second try: the answer itself
        follows.
        """
        try:
            await self._bot.answer_callback_query(press, text or None)
        except TelegramError as error:
            log.info("not acknowledged", extra={"error": str(error)})

    async def _show(
        self,
        place: ChatPlace,
        old: int | None,
        part: MessagePart,
        keyboard: InlineKeyboardMarkup | None,
        beside: str,
    ) -> Delivery:
        if old is not None:
            changed = await self._attempt(
                place.chat, part, self._calls.changing(old, part, keyboard)
            )
            if changed.outcome is not SendOutcome.FAILED:
                return changed._replace(messages=changed.messages or (old,))
            return await self._show_anew(place, old, part, keyboard, _Change(changed.why, beside))
        return await self._send(place, part, keyboard)

    async def _show_anew(
        self,
        place: ChatPlace,
        old: int,
        part: MessagePart,
        keyboard: InlineKeyboardMarkup | None,
        failed: _Change,
    ) -> Delivery:
        """Send what an old message cannot be made to show, and then take that away: until then it
        is all there is.
        """
        sent = await self._send(place, part, keyboard)
        if sent.outcome is SendOutcome.UNCERTAIN:
            return sent._replace(messages=(old,))
        if not sent.messages or await self._taken_away(place.chat, old, failed.why):
            return sent
        here = place._replace(chat=sent.chat or place.chat)
        if failed.beside:
            return await self._head(here, sent, part, keyboard, failed.beside)
        return sent

    async def _head(
        self,
        place: ChatPlace,
        sent: Delivery,
        part: MessagePart,
        keyboard: InlineKeyboardMarkup | None,
        line: str,
    ) -> Delivery:
        """Put a line over what was sent; where that cannot be changed either, below it."""
        over, (message, *_) = headed(line, part), sent.messages
        changed = await self._attempt(
            place.chat, over, self._calls.changing(message, over, keyboard)
        )
        if changed.outcome is not SendOutcome.FAILED:
            return sent
        below = MessagePart(escape(line), line)
        call = self._calls.sending(place._replace(reply_to=message), below, None)
        told = await self._attempt(place.chat, below, call)
        return sent._replace(messages=(*sent.messages, *told.messages))

    async def _send(
        self,
        place: ChatPlace,
        part: MessagePart,
        keyboard: InlineKeyboardMarkup | None,
    ) -> Delivery:
        sent = await self._attempt(place.chat, part, self._calls.sending(place, part, keyboard))
        if sent.outcome is not SendOutcome.FAILED or not sent.why:
            return sent
        # Whatever it is that Telegram does not take, the words alone it may.
        bare = MessagePart(escape(part.text), part.text)
        return await self._attempt(place.chat, bare, self._calls.sending(place, bare, None))

    async def _taken_away(self, chat: int, old: int, why: str) -> bool:
        """Take a message away that cannot be changed, and say whether it is gone: it must not stand
        beside the new.
        """
        gone = await self._attempt(chat, _NO_WORDS, self._calls.deleting(old))
        return bool(gone.messages) or _NOT_FOUND in why

    async def _attempt(self, chat: int, part: MessagePart, call: Call) -> Delivery:
        """Make one request, again where that is safe, until it is settled.

        Told to wait, it waits here, within the chat's turn: nothing else is sent there meanwhile,
        and all else goes on.
        """
        text, parse_mode = part.html, str(ParseMode.HTML)
        moved: int | None = None
        for attempt in range(ATTEMPTS):
            await self.budgets.answer(chat)
            what = await self._request(chat, text, parse_mode or None, call)
            match what:
                case int(message):
                    return Delivery(SendOutcome.SENT, (message,), moved)
                case MovedToSupergroup(new):
                    move(self._state, chat, new)
                    chat = moved = new
                case Plain():
                    text, parse_mode = part.text, ""
                case Wait(seconds) if seconds <= PATIENCE:
                    self.budgets.refused(chat)
                    self.budgets.pause(chat, seconds)
                case Again():
                    await self._sleep(min(2.0**attempt, 30.0))
                case _:
                    return Delivery(self._settled(chat, what), (), moved, why_of(what))
        return Delivery(SendOutcome.FAILED, (), moved)

    def _settled(self, chat: int, what: Refusal) -> SendOutcome:
        match what:
            case Harmless():
                return SendOutcome.SENT
            case Final(SendOutcome.GONE):
                self._state.standings.note(chat, ChatMember.BANNED)
                self._state.pauses.gone(chat)
                return SendOutcome.GONE
            case Final(outcome):
                return outcome
            case _:
                return SendOutcome.FAILED
