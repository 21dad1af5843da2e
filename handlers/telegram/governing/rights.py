"""Who may do what: the owner, the bot's administrators, those who govern a chat, and everybody."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import timedelta
from enum import StrEnum
from time import monotonic
from typing import Any, NamedTuple

from telegram import Chat, Message
from telegram.error import TelegramError
from telegram.ext import ExtBot

from store.state import State

log = logging.getLogger(__name__)

REMEMBERED = timedelta(minutes=1)
"""How long a group's administrators are taken to be the same: who was just made one need not wait
for long.
"""
MOST_GROUPS = 1000
"""Groups whose administrators are remembered at a time."""


class Audience(StrEnum):
    """For whom something is; each includes those after it."""

    ANYONE = "anyone"
    GOVERNORS = "governors"
    """The administrators of the group; in a private chat, the person."""
    ADMINS = "admins"
    """The administrators of the bot."""
    OWNER = "owner"


class Giver(NamedTuple):
    """Whoever gives a command somewhere."""

    person: int | None
    """Nobody in particular if it was written in the name of a group or channel."""
    as_chat: int | None
    """The group or channel in whose name it was written."""
    chat: Chat
    bot: ExtBot[Any]


def giver_of(message: Message, bot: ExtBot[Any]) -> Giver:
    """Who wrote a message. What is written as a chat comes with a user who stands for all who do
    so.
    """
    if message.sender_chat is not None:
        return Giver(None, message.sender_chat.id, message.chat, bot)
    return Giver(message.from_user.id if message.from_user else None, None, message.chat, bot)


class Rights:
    """Tells who may do what."""

    def __init__(
        self,
        state: State,
        owners: frozenset[int] = frozenset(),
        clock: Callable[[], float] = monotonic,
    ) -> None:
        self.owners = owners
        self._state = state
        self._clock = clock
        self._groups: dict[int, tuple[float, frozenset[int]]] = {}

    async def may(self, giver: Giver, audience: Audience) -> bool:
        """Whether somebody belongs to an audience; asks Telegram at most for the group's
        administrators.
        """
        match audience:
            case Audience.ANYONE:
                return True
            case Audience.OWNER:
                return giver.person in self.owners
            case Audience.ADMINS:
                return self.is_admin(giver.person)
            case Audience.GOVERNORS:
                return self.is_admin(giver.person) or await self._governs(giver)

    def is_admin(self, person: int | None) -> bool:
        """Whether somebody is an administrator of the bot; the owner is."""
        return person is not None and (
            person in self.owners or self._state.admins.get(person) is not None
        )

    async def _governs(self, giver: Giver) -> bool:
        if giver.chat.type == Chat.PRIVATE:
            return giver.person == giver.chat.id
        if giver.as_chat is not None:
            return giver.as_chat == giver.chat.id
        return giver.person in await self._governors(giver.chat.id, giver.bot)

    async def _governors(self, chat: int, bot: ExtBot[Any]) -> frozenset[int]:
        """The group's administrators. Their list is to be had by every member, unlike a single
        one's standing.
        """
        until, known = self._groups.get(chat, (0.0, frozenset()))
        if self._clock() < until:
            return known
        try:
            found = frozenset(member.user.id for member in await bot.get_chat_administrators(chat))
        except TelegramError as error:
            log.warning("administrators not known", extra={"chat": chat, "error": str(error)})
            return frozenset()
        if len(self._groups) >= MOST_GROUPS:
            self._groups.pop(next(iter(self._groups)))
        self._groups[chat] = (self._clock() + REMEMBERED.total_seconds(), found)
        return found
