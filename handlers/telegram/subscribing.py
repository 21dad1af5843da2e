"""The commands about subscriptions."""

from __future__ import annotations

from dataclasses import dataclass

from telegram import Chat

from handlers.subscriptions.desk import SubscriptionDesk, Where
from handlers.telegram.calls import Call, Handlers
from handlers.telegram.edge import Edge


@dataclass(frozen=True, slots=True)
class Subscribing:
    """What is done for the commands about subscriptions."""

    edge: Edge
    desk: SubscriptionDesk

    @property
    def handlers(self) -> Handlers:
        """The commands of this module."""
        return {"subscribe": self.subscribe, "subscriptions": self.subscriptions, "unsubscribe": self.unsubscribe}

    async def subscribe(self, call: Call) -> None:
        """`/subscribe [AGENCY or REGION] [what]`."""
        where, person = where_of(call), call.matter.asker.person
        await self.edge.answer(
            call.matter, lambda language: self.desk.subscribe(call.argument, where, person, language)
        )

    async def subscriptions(self, call: Call) -> None:
        """`/subscriptions`: the list, whose buttons change it in its place."""
        where = where_of(call)
        await self.edge.answer(
            call.matter,
            lambda language: self.desk.listing(call.argument, where, language),
            call.page if call.argument else (),
        )

    async def unsubscribe(self, call: Call) -> None:
        """`/unsubscribe [AGENCY or REGION]`."""
        where = where_of(call)
        await self.edge.answer(call.matter, lambda language: self.desk.unsubscribe(call.argument, where, language))


def where_of(call: Call) -> Where:
    """The place whose subscriptions are meant."""
    place = call.matter.place
    return Where(place.chat, place.topic, group=call.chat.type != Chat.PRIVATE)
