"""The command menus that Telegram shows: for each kind of chat and reader, in each language."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Mapping
from typing import Any

from telegram import (
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    BotCommandScopeChatAdministrators,
    BotCommandScopeDefault,
)
from telegram.error import TelegramError
from telegram.ext import ExtBot

from handlers.reply import Language
from handlers.telegram.governing.rights import Audience
from handlers.telegram.showing.catalogue import Command, catalogue
from handlers.telegram.showing.wording import EdgeSentence

log = logging.getLogger(__name__)

Fits = Callable[[Command], bool]


def _for_everybody(command: Command) -> bool:
    return command.menu


def _for_members(command: Command) -> bool:
    """What a member of a group may do there."""
    return command.menu and command.members


def _for_admins(command: Command) -> bool:
    return command.menu or command.who in (Audience.ADMINS, Audience.OWNER)


SCOPES: Mapping[BotCommandScope, Fits] = {
    BotCommandScopeDefault(): _for_members,
    BotCommandScopeAllPrivateChats(): _for_everybody,
    BotCommandScopeAllGroupChats(): _for_members,
    BotCommandScopeAllChatAdministrators(): _for_everybody,
}
CODES = (("", Language.ZH), ("zh", Language.ZH), ("en", Language.EN))
"""Telegram's language codes; the empty one is for everybody whose language has no list of its
own.
"""


async def publish_menus(
    bot: ExtBot[Any],
    admins: Collection[int],
    chosen: Mapping[int, Language],
) -> None:
    """Set all menus: those of the bot's administrators in private, and of chats that have chosen a
    language, too.

    And what Telegram says of the bot before anybody has talked to it.
    """
    await _describe(bot)
    for scope, fits in SCOPES.items():
        await _publish(bot, scope, fits)
    for person in sorted(admins):
        await publish_menu_of(bot, person)
    for chat, language in chosen.items():
        await publish_menu_in(bot, chat, language, admin=chat in admins)


async def publish_menu_of(bot: ExtBot[Any], person: int) -> None:
    """Set the menu of somebody who administers the bot; there must have been a private chat
    before.
    """
    await _publish(bot, BotCommandScopeChat(person), _for_admins)


async def withdraw_menu_of(bot: ExtBot[Any], person: int) -> None:
    """Somebody who administers the bot no more sees what everybody sees."""
    await _withdraw(bot, BotCommandScopeChat(person))


async def publish_menu_in(
    bot: ExtBot[Any],
    chat: int,
    language: Language | None,
    *,
    admin: bool,
) -> None:
    """Set the menus of a chat in the language that it has chosen; without one, in that of each
    reader.

    `admin` is whether it is the private chat of somebody who administers the bot.
    """
    scopes: dict[BotCommandScope, Fits] = {
        BotCommandScopeChat(chat): _for_admins if admin else _for_everybody
    }
    if chat < 0:
        scopes = {
            BotCommandScopeChat(chat): _for_members,
            BotCommandScopeChatAdministrators(chat): _for_everybody,
        }
    for scope, fits in scopes.items():
        if language is None and not admin:
            await _withdraw(bot, scope)
        else:
            await _publish(bot, scope, fits, language)


async def _publish(
    bot: ExtBot[Any],
    scope: BotCommandScope,
    fits: Fits,
    chosen: Language | None = None,
) -> None:
    """Set a menu for readers of every language. It is a comfort: a failure is logged and keeps
    nobody from asking.
    """
    try:
        for code, language in CODES:
            await bot.set_my_commands(
                menu(chosen or language, fits), scope=scope, language_code=code or None
            )
    except TelegramError as error:
        log.warning("menu", extra={"scope": str(scope.type), "error": str(error)})


async def _describe(bot: ExtBot[Any]) -> None:
    """What stands in an empty chat, and in the bot's profile."""
    try:
        for code, language in CODES:
            await bot.set_my_description(EdgeSentence.DESCRIPTION.say(language), code or None)
            await bot.set_my_short_description(
                EdgeSentence.SHORT_DESCRIPTION.say(language), code or None
            )
    except TelegramError as error:
        log.warning("description", extra={"error": str(error)})


async def _withdraw(bot: ExtBot[Any], scope: BotCommandScope) -> None:
    try:
        for code, _ in CODES:
            await bot.delete_my_commands(scope, code or None)
    except TelegramError as error:
        log.warning("menu", extra={"scope": str(scope.type), "error": str(error)})


def menu(language: Language, fits: Fits) -> list[BotCommand]:
    """The commands of a menu with their descriptions."""
    return [
        BotCommand(each.name, each.description(language))
        for each in catalogue().values()
        if fits(each)
    ]
