"""The commands about subscriptions: everybody may look at them, in a group only its administrators change them."""

from __future__ import annotations

from dataclasses import dataclass

from telegram import Chat

from handlers.rendering.phrases import say
from handlers.reply import Language, Line, Reply
from handlers.subscriptions.desk import SubscriptionDesk, Where
from handlers.subscriptions.words import deed
from handlers.telegram.calls import Call, Handlers
from handlers.telegram.edge import Edge, Work
from handlers.telegram.governing import may_govern


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
        await self._governed(
            call,
            lambda language: self.desk.subscribe(call.argument, where, person, language),
            changes=bool(call.argument),
        )

    async def subscriptions(self, call: Call) -> None:
        """`/subscriptions`: the list, whose buttons change it in its place."""
        changes = deed(call.argument.partition(" ")[0]) is not None
        await self._governed(
            call, lambda language: self.desk.listing(call.argument, where_of(call), language), changes=changes
        )

    async def unsubscribe(self, call: Call) -> None:
        """`/unsubscribe [AGENCY or REGION]`."""
        await self._governed(
            call,
            lambda language: self.desk.unsubscribe(call.argument, where_of(call), language),
            changes=bool(call.argument),
        )

    async def _governed(self, call: Call, work: Work, *, changes: bool) -> None:
        if changes and not await may_govern(call):
            await self.edge.answer(call.matter, only_governors)
            return
        turns = call.name == "subscriptions" and call.argument and call.under is not None
        await self.edge.answer(call.matter, work, instead_of=(call.under,) if turns and call.under else ())


def where_of(call: Call) -> Where:
    """The place whose subscriptions are meant."""
    place = call.matter.place
    return Where(place.chat, place.topic, group=call.chat.type != Chat.PRIVATE)


def only_governors(language: Language) -> Reply:
    """The refusal of a change to those who may not make it."""
    return Reply((Line(say("only_governors", language)),), language)
