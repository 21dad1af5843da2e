"""The commands about digests and the clock that they go by."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.digests.desk import DigestDesk
from handlers.digests.runner import Digests
from handlers.reply import Language, Reply
from handlers.subscriptions.hours import HoursDesk
from handlers.telegram.commanding.subscribing import where_of
from handlers.telegram.receiving.calls import Call, Handlers
from handlers.telegram.receiving.edge import Edge


@dataclass(frozen=True, slots=True)
class Digesting:
    """What is done for the commands about digests."""

    edge: Edge
    desk: DigestDesk
    hours: HoursDesk
    digests: Digests

    @property
    def handlers(self) -> Handlers:
        """The commands of this module."""
        return {"digest": self.digest, "timezone": self.timezone}

    async def digest(self, call: Call) -> None:
        """`/digest [now, off, or how often and when]`."""
        where = where_of(call)
        await self.edge.answer(
            call.matter, lambda language: self.desk.digest(call.argument, where, language)
        )

    async def timezone(self, call: Call) -> None:
        """`/timezone [ZONE]`."""

        def work(language: Language) -> Reply:
            reply = self.hours.timezone(call.argument, call.chat.id, language)
            if call.argument:
                self.digests.retime(call.chat.id)
            return reply

        await self.edge.answer(call.matter, work)
