"""A command that was given: typed, said as a Chinese word, or held by a button. All three are
handled alike.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, NamedTuple

from telegram import Chat, Message
from telegram.ext import ExtBot

from handlers.telegram.governing.rights import Giver, giver_of
from handlers.telegram.receiving.edge import IncomingRequest

_COMMAND = re.compile(r"/([a-z0-9_]{1,32})(?:\s+(.*))?", re.DOTALL)


class Call(NamedTuple):
    """A command with what follows it, and where it was given."""

    name: str
    argument: str
    matter: IncomingRequest
    chat: Chat
    bot: ExtBot[Any]
    message: Message | None = None
    """The message that gave the command; nothing if a button did."""
    under: int | None = None
    """The message whose button was pressed, so that a page may turn in its place."""

    @property
    def page(self) -> tuple[int, ...]:
        """The message in whose place the answer may go: that of a button that turns a page."""
        if self.under is None:
            return ()
        return (self.under,)

    @property
    def by(self) -> str:
        """The name of who gave it; of the group or channel, if it was written in the name of
        that.
        """
        if self.message is not None and self.message.sender_chat is not None:
            return self.message.sender_chat.title or ""
        if self.matter.person:
            return self.matter.person.full_name
        return ""

    @property
    def giver(self) -> Giver:
        """Who gave it. Whoever presses a button does so as a person, administrators that write
        anonymously too.
        """
        if self.message is not None:
            return giver_of(self.message, self.bot)
        return Giver(
            self.matter.person.id if self.matter.person else None, None, self.chat, self.bot
        )


Handler = Callable[[Call], Awaitable[str | None]]
"""Does it; may give what came of it, for the audit log."""
Handlers = Mapping[str, Handler]
"""What is done for each command, by its name."""


class Written(NamedTuple):
    """A command as a button holds it."""

    name: str
    argument: str


def written(ask: str) -> Written | None:
    """The command that a button holds, if it holds one and not a question."""
    found = _COMMAND.fullmatch(ask)
    if found:
        return Written(found[1], (found[2] or "").strip())
    return None
