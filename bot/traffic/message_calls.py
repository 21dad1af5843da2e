"""What is asked of Telegram for a message: to send it, to change it, to put a file in its place, to
take it away.

Nothing is asked here yet: each method gives the call, and `bot.traffic.sending` makes it when the
chat's turn comes, as often as it has to.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from telegram import (
    InlineKeyboardMarkup,
    InputMediaDocument,
    InputMediaPhoto,
    LinkPreviewOptions,
    ReplyKeyboardMarkup,
    ReplyParameters,
)
from telegram.error import BadRequest, EndPointNotFound, InvalidToken
from telegram.ext import ExtBot

from bot.traffic.requests import call_api
from handlers.reply import File
from handlers.telegram.showing.outgoing import ChatPlace, MessagePart

log = logging.getLogger(__name__)

Call = Callable[[int, str, str | None], Awaitable[int]]
"""A request to Telegram, given the chat, the text and how to parse it; gives the id of the
message.
"""

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
"""A report's address is shown as it is, without a picture of the page."""
UPLOAD_SECONDS = 120.0
"""How long a file may take: 50 MB over a slow line, and then until Telegram has looked at it."""


class MessageCalls:
    """The calls for messages of one bot."""

    def __init__(self, bot: ExtBot[Any], *, tables: bool = True) -> None:
        """Without `tables`, those of answers are always sent in a fixed-width face."""
        self._bot = bot
        self._has_tables = tables
        """Whether messages may have tables as such; found out with the first."""

    def sending(
        self,
        place: ChatPlace,
        part: MessagePart,
        keyboard: InlineKeyboardMarkup | ReplyKeyboardMarkup | None,
        *,
        silent: bool = False,
    ) -> Call:
        """Send a part; `silent` makes no sound."""
        reply = (
            {"message_id": place.reply_to, "allow_sending_without_reply": True}
            if place.reply_to
            else None
        )

        async def made(chat: int, text: str, parse_mode: str | None) -> int:
            moved = chat != place.chat  # The new group knows neither the message nor the topic.
            where: dict[str, object] = {
                "chat_id": chat,
                "message_thread_id": None if moved else place.topic,
                "reply_parameters": None if moved else reply,
                "reply_markup": keyboard.to_dict() if keyboard else None,
                "disable_notification": silent or None,
            }
            if (
                part.rich
                and parse_mode
                and (sent := await self._richly("sendRichMessage", part.rich, where))
            ):
                return sent
            words: dict[str, object] = {
                "text": text,
                "parse_mode": parse_mode,
                "link_preview_options": NO_PREVIEW.to_dict(),
            }
            return int((await call_api(self._bot, "sendMessage", where | words))["message_id"])

        return made

    def changing(
        self,
        message: int,
        part: MessagePart,
        keyboard: InlineKeyboardMarkup | None,
    ) -> Call:
        """Make an old message show another part."""

        async def made(chat: int, text: str, parse_mode: str | None) -> int:
            where = {
                "chat_id": chat,
                "message_id": message,
                "reply_markup": keyboard.to_dict() if keyboard else None,
            }
            if part.rich and parse_mode and await self._richly("editMessageText", part.rich, where):
                return message
            await self._bot.edit_message_text(
                text, chat, message, parse_mode=parse_mode, reply_markup=keyboard
            )
            return message

        return made

    def uploading(
        self,
        place: ChatPlace,
        file: File,
        keyboard: InlineKeyboardMarkup | None,
    ) -> Call:
        """Send a file, or show a picture."""
        reply = (
            ReplyParameters(place.reply_to, allow_sending_without_reply=True)
            if place.reply_to
            else None
        )

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

    def replacing(self, message: int, file: File, keyboard: InlineKeyboardMarkup | None) -> Call:
        """Put a file or picture in the place of an old message."""
        kind = InputMediaPhoto if file.picture else InputMediaDocument

        async def made(chat: int, text: str, parse_mode: str | None) -> int:
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

        return made

    def rekeying(self, message: int, keyboard: InlineKeyboardMarkup | None) -> Call:
        """Put another keyboard under a message."""

        async def made(chat: int, text: str, parse_mode: str | None) -> int:
            await self._bot.edit_message_reply_markup(chat, message, reply_markup=keyboard)
            return message

        return made

    def deleting(self, message: int) -> Call:
        """Take a message away."""

        async def made(chat: int, text: str, parse_mode: str | None) -> int:
            await self._bot.delete_message(chat, message)
            return message

        return made

    async def _richly(self, method: str, html: str, where: Mapping[str, object]) -> int | None:
        """The id of a message with tables as such; None where the server does not know them, or
        does not take this one.

        Refused, it is not there: so the same can be sent as text at once. A server that has no such
        method says 404, as it does to a wrong token, which the text will be told too.
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
