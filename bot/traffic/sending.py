"""Sending: in order per chat, at the pace that Telegram asks for, and never twice by carelessness.

The library's own rate limiter lifts a pause as soon as any other request finishes, and pauses all chats for one; so
the pauses are kept here, per chat.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from html import escape
from typing import Any
from weakref import WeakValueDictionary

from telegram import (
    ChatMember,
    InlineKeyboardMarkup,
    InlineQueryResult,
    InlineQueryResultsButton,
    InputMediaDocument,
    InputMediaPhoto,
    LinkPreviewOptions,
    ReplyKeyboardMarkup,
    ReplyParameters,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest, EndPointNotFound, InvalidToken, TelegramError
from telegram.ext import ExtBot

from bot.traffic.budgets import Budgets, Sleep
from bot.traffic.refusals import (
    Again,
    Final,
    Harmless,
    MovedToSupergroup,
    Plain,
    Refusal,
    UnknownRefusal,
    Wait,
    refusal,
)
from bot.traffic.requests import call_api
from handlers.reply import File
from handlers.telegram.governing.tally import Tally
from handlers.telegram.receiving.membership import move
from handlers.telegram.showing.outgoing import FILE_LIMIT, PICTURE_LIMIT, ChatPlace, Delivery, MessagePart, SendOutcome
from store.state import State

log = logging.getLogger(__name__)

Call = Callable[[int, str, str | None], Awaitable[int]]
"""A request to Telegram, given the chat, the text and how to parse it; gives the id of the message."""

PATIENCE = 300.0
"""Seconds. Told to wait longer, an answer is given up: nobody still waits for it."""
ATTEMPTS = 6
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
"""A report's address is shown as it is, without a picture of the page."""
CARDS_KEPT = 10
"""Seconds for which Telegram may show the same cards again: reports come and change."""
_NO_TEXT = "no text in the message"
"""What Telegram says where a picture is to become text."""
UPLOAD_SECONDS = 120.0
"""How long a file may take: 50 MB over a slow line, and then until Telegram has looked at it."""
_WORST_LAST = (SendOutcome.SENT, SendOutcome.UNCERTAIN, SendOutcome.FAILED, SendOutcome.CLOSED, SendOutcome.GONE)


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
        self._has_tables = tables
        """Whether messages may have tables as such; found out with the first."""

    async def send(
        self, place: ChatPlace, parts: Sequence[MessagePart], keyboard: InlineKeyboardMarkup | None = None
    ) -> Delivery:
        """Send the parts one after another, the keyboard under the last."""
        return await self.edit(place, (), parts, keyboard)

    async def edit(
        self,
        place: ChatPlace,
        messages: Sequence[int],
        parts: Sequence[MessagePart],
        keyboard: InlineKeyboardMarkup | None = None,
    ) -> Delivery:
        """Make the messages show the parts; what has no message yet is sent, what has no part is deleted.

        A part whose sending is uncertain does not keep back the rest: only that one is at risk.
        """
        turn = self._turns.setdefault(place.chat, asyncio.Lock())
        async with turn:
            so_far = Delivery(SendOutcome.SENT)
            for number, part in enumerate(parts):
                here = place if number == 0 else place._replace(reply_to=None)
                under = keyboard if number == len(parts) - 1 else None
                old = messages[number] if number < len(messages) else None
                one = await self._show(here._replace(chat=so_far.chat or place.chat), old, part, under)
                so_far = _joined(so_far, one)
                if one.outcome not in (SendOutcome.SENT, SendOutcome.UNCERTAIN):
                    break
            for surplus in messages[len(parts) :]:
                await self._attempt(place.chat, MessagePart("", ""), self._deleting(surplus))
            return so_far

    async def rekey(self, place: ChatPlace, message: int, keyboard: InlineKeyboardMarkup | None) -> None:
        """Put another keyboard under a message."""

        async def made(chat: int, text: str, parse_mode: str | None) -> int:
            await self._bot.edit_message_reply_markup(chat, message, reply_markup=keyboard)
            return message

        async with self._turns.setdefault(place.chat, asyncio.Lock()):
            await self._attempt(place.chat, MessagePart("", ""), made)

    async def send_file(
        self,
        place: ChatPlace,
        file: File,
        caption: MessagePart | None = None,
        keyboard: InlineKeyboardMarkup | None = None,
    ) -> Delivery:
        """Send a file, or show a picture; one that is too large is not tried, it would be refused after it was sent."""
        if len(file.content) > (PICTURE_LIMIT if file.picture else FILE_LIMIT):
            return Delivery(SendOutcome.FAILED)
        turn = self._turns.setdefault(place.chat, asyncio.Lock())
        async with turn:
            return await self._attempt(
                place.chat, caption or MessagePart("", ""), self._uploading(place, file, keyboard)
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
        if len(file.content) > (PICTURE_LIMIT if file.picture else FILE_LIMIT):
            return Delivery(SendOutcome.FAILED)

        async def made(chat: int, text: str, parse_mode: str | None) -> int:
            kind = InputMediaPhoto if file.picture else InputMediaDocument
            mode = parse_mode if text else None
            media = kind(file.content, caption=text or None, parse_mode=mode, filename=file.name)
            await self._bot.edit_message_media(
                media,
                chat,
                message,
                reply_markup=keyboard,
                write_timeout=UPLOAD_SECONDS,
                read_timeout=UPLOAD_SECONDS,
            )
            return message

        async with self._turns.setdefault(place.chat, asyncio.Lock()):
            return await self._attempt(place.chat, caption or MessagePart("", ""), made)

    async def delete(self, place: ChatPlace, messages: Sequence[int]) -> None:
        """Take messages of the bot away."""
        async with self._turns.setdefault(place.chat, asyncio.Lock()):
            for message in messages:
                await self._attempt(place.chat, MessagePart("", ""), self._deleting(message))

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
        """One request for something that nobody asked for, when the budgets have room for it, behind all answers.

        Sends the part, or puts it in the place of an old message. Gives the id of the message, or what Telegram made
        of it. `leaving` is called just before the request leaves; where it says no, none does.
        """
        plain = MessagePart(
            part.html, part.text
        )  # What waits is one request, so none is tried that a server may not know.
        call = (
            self._sending(place, plain, keyboard, silent=silent)
            if old is None
            else self._changing(old, plain, keyboard)
        )
        await self.budgets.unasked(place.chat)
        async with self._turns.setdefault(place.chat, asyncio.Lock()):
            if not leaving():
                return None
            answer = await self._request(place.chat, part.html, str(ParseMode.HTML), call)
            return await self._request(place.chat, part.text, None, call) if isinstance(answer, Plain) else answer

    async def _request(self, chat: int, text: str, parse_mode: str | None, request: Call) -> int | Refusal:
        try:
            return await request(chat, text, parse_mode)
        except TelegramError as error:
            self._tally.count("telegram_errors", type(error).__name__)
            log.info("refused", extra={"chat": chat, "error": f"{type(error).__name__}: {error}"})
            return refusal(error)

    async def offer(self, query: str, cards: Sequence[InlineQueryResult], button: InlineQueryResultsButton) -> None:
        """Show the cards. Not worth a second try: whoever types on asks again."""
        try:
            await self._bot.answer_inline_query(query, cards, CARDS_KEPT, is_personal=True, button=button)
        except TelegramError as error:
            log.info("not offered", extra={"error": str(error)})

    async def ask_for_chat(self, place: ChatPlace, text: str, keyboard: ReplyKeyboardMarkup) -> None:
        """Show a button with which one of somebody's chats is chosen."""
        part = MessagePart(escape(text), text)
        async with self._turns.setdefault(place.chat, asyncio.Lock()):
            await self._attempt(place.chat, part, self._sending(place, part, keyboard))

    async def react(self, place: ChatPlace, message: int, sign: str) -> None:
        """Put a sign under somebody's message. Not worth a second try, and nothing to say where it is not allowed."""
        reaction = [{"type": "emoji", "emoji": sign}]
        given = {"chat_id": place.chat, "message_id": message, "reaction": reaction}
        try:
            await call_api(self._bot, "setMessageReaction", given)
        except TelegramError as error:
            log.info("no reaction", extra={"error": str(error)})

    async def acknowledge(self, press: str, text: str = "") -> None:
        """End the waiting mark on a pressed button. Not worth a second try: the answer itself follows."""
        try:
            await self._bot.answer_callback_query(press, text or None)
        except TelegramError as error:
            log.info("not acknowledged", extra={"error": str(error)})

    async def _show(
        self, place: ChatPlace, old: int | None, part: MessagePart, keyboard: InlineKeyboardMarkup | None
    ) -> Delivery:
        if old is not None:
            changed = await self._attempt(place.chat, part, self._changing(old, part, keyboard))
            if changed.outcome is not SendOutcome.FAILED:
                return changed._replace(messages=changed.messages or (old,))
            if _NO_TEXT in changed.why:  # A picture or file cannot become words: these take its place.
                await self._attempt(place.chat, MessagePart("", ""), self._deleting(old))
        sent = await self._attempt(place.chat, part, self._sending(place, part, keyboard))
        if sent.outcome is not SendOutcome.FAILED or not sent.why:
            return sent
        # Whatever it is that Telegram does not take, the words alone it may.
        bare = MessagePart(escape(part.text), part.text)
        return await self._attempt(place.chat, bare, self._sending(place, bare, None))

    def _sending(
        self,
        place: ChatPlace,
        part: MessagePart,
        keyboard: InlineKeyboardMarkup | ReplyKeyboardMarkup | None,
        *,
        silent: bool = False,
    ) -> Call:
        reply = {"message_id": place.reply_to, "allow_sending_without_reply": True} if place.reply_to else None

        async def made(chat: int, text: str, parse_mode: str | None) -> int:
            moved = chat != place.chat  # The new group knows neither the message nor the topic.
            where: dict[str, object] = {
                "chat_id": chat,
                "message_thread_id": None if moved else place.topic,
                "reply_parameters": None if moved else reply,
                "reply_markup": keyboard.to_dict() if keyboard else None,
                "disable_notification": silent or None,
            }
            if part.rich and parse_mode and (sent := await self._richly("sendRichMessage", part.rich, where)):
                return sent
            words: dict[str, object] = {
                "text": text,
                "parse_mode": parse_mode,
                "link_preview_options": NO_PREVIEW.to_dict(),
            }
            return int((await call_api(self._bot, "sendMessage", where | words))["message_id"])

        return made

    def _uploading(self, place: ChatPlace, file: File, keyboard: InlineKeyboardMarkup | None) -> Call:
        reply = ReplyParameters(place.reply_to, allow_sending_without_reply=True) if place.reply_to else None

        async def made(chat: int, text: str, parse_mode: str | None) -> int:
            moved = chat != place.chat
            send = self._bot.send_photo if file.picture else self._bot.send_document
            message = await send(
                chat,
                file.content,
                caption=text or None,
                parse_mode=parse_mode if text else None,
                filename=file.name,
                message_thread_id=None if moved else place.topic,
                reply_parameters=None if moved else reply,
                reply_markup=keyboard,
                write_timeout=UPLOAD_SECONDS,
                read_timeout=UPLOAD_SECONDS,
            )
            return message.message_id

        return made

    async def _richly(self, method: str, html: str, where: Mapping[str, object]) -> int | None:
        """The id of a message with tables as such; None where the server does not know them, or does not take this one.

        Refused, it is not there: so the same can be sent as text at once. A server that has no such method says 404,
        as it does to a wrong token, which the text will be told too.
        """
        if not self._has_tables:
            return None
        try:
            sent = await call_api(self._bot, method, {**where, "rich_message": {"html": html}})
        except (InvalidToken, EndPointNotFound):
            self._has_tables = False
            log.info("no rich messages")
            return None
        except BadRequest as error:
            if "not modified" in str(error):
                raise
            log.info("not taken as rich", extra={"error": str(error)})
            return None
        return int(sent["message_id"])

    def _changing(self, message: int, part: MessagePart, keyboard: InlineKeyboardMarkup | None) -> Call:
        async def made(chat: int, text: str, parse_mode: str | None) -> int:
            where = {
                "chat_id": chat,
                "message_id": message,
                "reply_markup": keyboard.to_dict() if keyboard else None,
            }
            if part.rich and parse_mode and await self._richly("editMessageText", part.rich, where):
                return message
            await self._bot.edit_message_text(text, chat, message, parse_mode=parse_mode, reply_markup=keyboard)
            return message

        return made

    def _deleting(self, message: int) -> Call:
        async def made(chat: int, text: str, parse_mode: str | None) -> int:
            await self._bot.delete_message(chat, message)
            return message

        return made

    async def _attempt(self, chat: int, part: MessagePart, call: Call) -> Delivery:
        """Make one request, again where that is safe, until it is settled.

        Told to wait, it waits here, within the chat's turn: nothing else is sent there meanwhile, and all else goes on.
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
                    return Delivery(self._settled(chat, what), (), moved, _said(what))
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


def _said(what: Refusal) -> str:
    return what.why if isinstance(what, Final | UnknownRefusal) else ""


def _joined(before: Delivery, one: Delivery) -> Delivery:
    worst = max(before.outcome, one.outcome, key=_WORST_LAST.index)
    return Delivery(worst, (*before.messages, *one.messages), one.chat or before.chat, one.why or before.why)
