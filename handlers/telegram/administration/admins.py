"""`/admin`: who administrates the bot."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from telegram import Message, User

from handlers.administration.admins import AdminChange, admins_listed, change_said
from handlers.reply import Language, Reply
from handlers.said_patterns import SAID
from handlers.telegram.receiving.addressing import ANONYMOUS_ADMIN
from handlers.telegram.receiving.calls import Call, Handlers
from handlers.telegram.receiving.edge import Edge
from handlers.telegram.showing.menu import publish_menu_of, withdraw_menu_of

_DEEDS = {"add": "adds-admin", "remove": "removes-admin"}
_PERSON = re.compile(r"[1-9][0-9]{0,18}")


@dataclass(frozen=True, slots=True)
class AdminCommands:
    """The list of administrators."""

    edge: Edge

    @property
    def handlers(self) -> Handlers:
        """The commands of this module."""
        return {"admin": self.admin}

    async def admin(self, call: Call) -> str:
        """`/admin list`; `/admin add ID`, `/admin remove ID`, or without an id in reply to that
        person.
        """
        edge, words = self.edge, call.argument.split()
        deed = next((deed for deed in _DEEDS if words and SAID[_DEEDS[deed]].match(words[0])), None)
        if deed is None:
            listed = edge.state.admins.every()
            await edge.answer(
                call.matter, lambda language: admins_listed(listed, edge.rights.owners, language)
            )
            return "listed"
        person = _meant(words[1:], call.message)
        change = self._change(deed, person, call)

        def said(language: Language) -> Reply:
            return change_said(change, person.name if person else "", language)

        await edge.answer(call.matter, said)
        if person and change is AdminChange.ADDED:
            edge.background.start(publish_menu_of(call.bot, person.id))
        if person and change is AdminChange.REMOVED:
            edge.background.start(withdraw_menu_of(call.bot, person.id))
        if person:
            return f"{change.value} {person.id}"
        return change.value

    def _change(self, deed: str, person: _Person | None, call: Call) -> AdminChange:
        if person is None:
            return AdminChange.NOBODY
        if person.id in self.edge.rights.owners:
            return AdminChange.OWNER
        admins, by = self.edge.state.admins, call.giver.person or 0
        if deed == "add":
            if admins.add(person.id, person.name, by):
                return AdminChange.ADDED
            return AdminChange.WAS_ONE
        if admins.remove(person.id):
            return AdminChange.REMOVED
        return AdminChange.WAS_NONE


@dataclass(frozen=True, slots=True)
class _Person:
    id: int
    name: str


def _meant(words: Sequence[str], message: Message | None) -> _Person | None:
    """The person whose id is said, or, where nothing is, whose message is replied to."""
    match words:
        case []:
            return _replied_to(message)
        case [word]:
            return _by_id(word)
        case _:
            return None


def _by_id(word: str) -> _Person | None:
    if _PERSON.fullmatch(word) and int(word) != ANONYMOUS_ADMIN:
        return _Person(int(word), word)
    return None


def _replied_to(message: Message | None) -> _Person | None:
    """The person whose message is replied to: never a bot, nor whoever wrote in the name of a group
    or channel.
    """
    earlier = message.reply_to_message if message is not None else None
    sender: User | None = (
        earlier.from_user if earlier is not None and earlier.sender_chat is None else None
    )
    if sender is not None and not sender.is_bot:
        return _Person(sender.id, sender.full_name)
    return None
