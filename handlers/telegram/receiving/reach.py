"""How a question reaches the bot in a group; that depends on its privacy setting and on what it is
there.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from telegram import ChatMember
from telegram.error import TelegramError
from telegram.ext import ExtBot

from handlers.reply import Language
from handlers.telegram.showing.wording import EdgeSentence
from store.state import State


class Ways(NamedTuple):
    """The ways of asking in a group."""

    name: str
    all_messages: bool
    """Telegram delivers every message of the group, so that calling the bot by its name works
    too.
    """

    def say(self, language: Language) -> tuple[str, str]:
        """Two lines: what always works, and whether the bot's name does."""
        by_name = (
            EdgeSentence.NAME_REACHES if self.all_messages else EdgeSentence.NAME_DOES_NOT_REACH
        )
        return EdgeSentence.ASK_HERE.say(language), by_name.say(language, self.name)


async def ways_to_ask(state: State, bot: ExtBot[Any], chat: int) -> Ways:
    """The ways of asking in this group: all messages arrive if privacy mode is off, or for an
    administrator.
    """
    everywhere = bool(bot.bot.can_read_all_group_messages)
    return Ways(
        bot.username, everywhere or await _standing(state, bot, chat) == ChatMember.ADMINISTRATOR
    )


async def _standing(state: State, bot: ExtBot[Any], chat: int) -> str:
    """What the bot is in the group, as it was told when that last changed; asked for where it was
    never told.
    """
    known = state.standings.get(chat)
    if known is not None:
        return known
    try:
        member = await bot.get_chat_member(chat, bot.id)
    except TelegramError:
        return ChatMember.MEMBER
    state.standings.note(chat, member.status)
    return str(member.status)
