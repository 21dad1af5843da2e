"""`/allow` and `/disallow`: which chats the bot serves."""

from __future__ import annotations

import re
from dataclasses import dataclass

from handlers.administration.admissions import admissions_listed, admitted_said
from handlers.telegram.receiving.calls import Call, Handlers
from handlers.telegram.receiving.edge import Edge

_CHAT = re.compile(r"-?[1-9][0-9]{0,18}")


@dataclass(frozen=True, slots=True)
class Chats:
    """The list of chats."""

    edge: Edge

    @property
    def handlers(self) -> Handlers:
        """The commands of this module."""
        return {"allow": self.allow, "disallow": self.disallow}

    async def allow(self, call: Call) -> str:
        """`/allow`, `/allow CHAT`: serve this chat or another one; `/allow list`: what was
        decided.
        """
        edge = self.edge
        if call.argument.lower() == "list":
            decided, closed = edge.state.admissions.decided(), edge.admission.closed
            await edge.answer(
                call.matter, lambda language: admissions_listed(decided, language, closed=closed)
            )
            return "listed"
        return await self._decide(call, admitted=True)

    async def disallow(self, call: Call) -> str:
        """`/disallow`, `/disallow CHAT`: serve this chat or another one no more."""
        return await self._decide(call, admitted=False)

    async def _decide(self, call: Call, *, admitted: bool) -> str:
        edge = self.edge
        chat = call.chat.id if not call.argument else _id(call.argument)
        if chat is not None:
            edge.state.admissions.decide(chat, admitted=admitted)
        await edge.answer(
            call.matter, lambda language: admitted_said(chat, language, admitted=admitted)
        )
        if chat is None:
            return "no such chat"
        return f"{'allowed' if admitted else 'disallowed'} {chat}"


def _id(argument: str) -> int | None:
    if _CHAT.fullmatch(argument):
        return int(argument)
    return None
