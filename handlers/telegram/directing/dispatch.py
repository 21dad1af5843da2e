"""Commands on their way to what is done for them: typed, said as a word or pressed, their rights
are checked here.

Whatever only some may do is written into the audit log, also where it was refused.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass

from handlers.telegram.commanding.auditing import note
from handlers.telegram.governing.rights import Audience
from handlers.telegram.receiving.calls import Call, Handlers
from handlers.telegram.receiving.edge import Edge
from handlers.telegram.showing.catalogue import Command, catalogue
from handlers.telegram.showing.wording import EdgeSentence, sentence

log = logging.getLogger(__name__)

_REFUSALS = {
    Audience.GOVERNORS: EdgeSentence.FOR_GOVERNORS,
    Audience.ADMINS: EdgeSentence.FOR_ADMINS,
    Audience.OWNER: EdgeSentence.FOR_OWNER,
}


@dataclass(frozen=True, slots=True)
class Dispatch:
    """The way to the handlers."""

    edge: Edge
    handlers: Handlers

    def knows(self, name: str) -> bool:
        """Whether there is such a command."""
        return name in self.handlers

    async def give(self, call: Call) -> None:
        """Do what was asked for by a message, or say who may ask for that."""
        refusal = await self.refusal(call)
        if refusal is None:
            await self.carry_out(call)
        else:
            await self.edge.answer(call.matter, lambda language: sentence(refusal, language))

    async def refusal(self, call: Call) -> EdgeSentence | None:
        """Why whoever gave the command may not; it is counted and written down. Nothing if they
        may.
        """
        audience = catalogue()[call.name].audience(call.argument)
        if await self.edge.rights.may(call.giver, audience):
            return None
        self.edge.tally.count("refused", call.name)
        log.info("not allowed", extra={"chat": call.chat.id, "command": call.name})
        note(self.edge, call, "refused")
        return _REFUSALS[audience]

    async def carry_out(self, call: Call) -> None:
        """Do it. What changes something is done once, however often Telegram delivers it, and
        written down.
        """
        audited = _is_audited(catalogue()[call.name], call.argument)
        if audited and self._is_done(call):
            return
        try:
            result = await self.handlers[call.name](call)
        except Exception as error:
            if audited:
                note(self.edge, call, f"failed: {type(error).__name__}")
            raise
        if audited:
            note(self.edge, call, result or "done")

    def _is_done(self, call: Call) -> bool:
        earlier = self.edge.state.answered.get(call.chat.id, call.matter.key)
        return earlier is not None and earlier.fingerprint == call.matter.fingerprint


def _is_audited(command: Command, argument: str) -> bool:
    return command.audience(argument) is not Audience.ANYONE and command.changes_something(argument)
