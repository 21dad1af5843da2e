"""The names of aiogram that tests use, and its client; imported when the first of them is used.

Every process that runs tests collects all of them, and importing aiogram takes four to eight
seconds.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from tests.emulator.control import Emulator

if TYPE_CHECKING:
    from aiogram import Bot
    from aiogram.client.session.aiohttp import AiohttpSession
    from aiogram.exceptions import (
        ClientDecodeError,
        TelegramBadRequest,
        TelegramConflictError,
        TelegramEntityTooLarge,
        TelegramForbiddenError,
        TelegramMigrateToChat,
        TelegramNetworkError,
        TelegramRetryAfter,
        TelegramUnauthorizedError,
    )
    from aiogram.types import (
        BotCommand,
        BufferedInputFile,
        InlineKeyboardButton,
        InlineKeyboardMarkup,
        InlineQueryResultArticle,
        InputTextMessageContent,
        Message,
        ReplyParameters,
    )
else:

    def __getattr__(name: str) -> Any:
        """What aiogram has by that name. Those that collecting asks every module for (`__test__`)
        are not its own.
        """
        for place in (
            () if name.startswith("_") else ("aiogram", "aiogram.exceptions", "aiogram.types")
        ):
            found = getattr(import_module(place), name, None)
            if found is not None:
                return found
        raise AttributeError(name)


__all__ = [
    "Bot",
    "BotCommand",
    "BufferedInputFile",
    "ClientDecodeError",
    "InlineKeyboardButton",
    "InlineKeyboardMarkup",
    "InlineQueryResultArticle",
    "InputTextMessageContent",
    "Message",
    "ReplyParameters",
    "TelegramBadRequest",
    "TelegramConflictError",
    "TelegramEntityTooLarge",
    "TelegramForbiddenError",
    "TelegramMigrateToChat",
    "TelegramNetworkError",
    "TelegramRetryAfter",
    "TelegramUnauthorizedError",
]


def client(telegram: Emulator, token: str | None = None) -> Bot:
    """A client of the emulator, of its own bot or of one with another token."""
    from aiogram import Bot
    from aiogram.client.telegram import TelegramAPIServer

    session = _session_that_closes_at_once()(api=TelegramAPIServer.from_base(telegram.url))
    return Bot(token or telegram.token, session)


@cache
def _session_that_closes_at_once() -> type[AiohttpSession]:
    """The own one of aiogram waits a quarter of a second for connections of another kind."""
    from aiogram.client.session.aiohttp import AiohttpSession

    class Session(AiohttpSession):
        async def close(self) -> None:
            if self._session is not None:
                await self._session.close()

    return Session
