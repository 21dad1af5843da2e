"""The command menus that Telegram shows: for private chats and groups, in each language."""

from __future__ import annotations

import logging
from typing import Any

from telegram import (
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeDefault,
)
from telegram.error import TelegramError
from telegram.ext import ExtBot

from handlers.reply import Language
from handlers.telegram.catalogue import catalogue

log = logging.getLogger(__name__)

SCOPES: tuple[BotCommandScope, ...] = (
    BotCommandScopeDefault(),
    BotCommandScopeAllPrivateChats(),
    BotCommandScopeAllGroupChats(),
)
CODES = (("", Language.ZH), ("zh", Language.ZH), ("en", Language.EN))
"""Telegram's language codes; the empty one is for everybody whose language has no list of its own."""


async def publish_menus(bot: ExtBot[Any]) -> None:
    """Set all menus. They are a comfort: a failure is logged and keeps nobody from asking."""
    try:
        for scope in SCOPES:
            for code, language in CODES:
                await bot.set_my_commands(menu(language), scope=scope, language_code=code or None)
    except TelegramError as error:
        log.warning("menus", extra={"error": str(error)})


def menu(language: Language) -> list[BotCommand]:
    """The commands with their descriptions."""
    return [BotCommand(each.name, each.description(language)) for each in catalogue().values() if each.menu]
