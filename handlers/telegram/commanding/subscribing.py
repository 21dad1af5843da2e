"""The commands about subscriptions, and about what is told to those who have some."""

from __future__ import annotations

from dataclasses import dataclass

from telegram import Chat

from handlers.alerts.board import NewsBoard
from handlers.subscriptions.desk import SubscriptionDesk, Where
from handlers.subscriptions.hours import HoursDesk
from handlers.telegram.receiving.calls import Call, Handlers
from handlers.telegram.receiving.edge import Edge


@dataclass(frozen=True, slots=True)
class Subscribing:
    """What is done for the commands about subscriptions."""

    edge: Edge
    desk: SubscriptionDesk
    hours: HoursDesk
    board: NewsBoard

    @property
    def handlers(self) -> Handlers:
        """The commands of this module."""
        return {
            "subscribe": self.subscribe,
            "subscriptions": self.subscriptions,
            "unsubscribe": self.unsubscribe,
            "news": self.news,
            "quiet": self.quiet,
        }

    async def subscribe(self, call: Call) -> None:
        """`/subscribe [AGENCY or REGION] [what]`."""
        where, person = where_of(call), call.matter.asker.person
        await self.edge.answer(
            call.matter,
            lambda language: self.desk.subscribe(call.argument, where, person, language),
        )

    async def subscriptions(self, call: Call) -> None:
        """`/subscriptions`: the list, whose buttons change it in its place."""
        where = where_of(call)
        await self.edge.answer(
            call.matter,
            lambda language: self.desk.listing(call.argument, where, language),
            call.page if turns_page(call.argument) else (),
        )

    async def unsubscribe(self, call: Call) -> None:
        """`/unsubscribe [AGENCY or REGION]`."""
        where = where_of(call)
        await self.edge.answer(
            call.matter, lambda language: self.desk.unsubscribe(call.argument, where, language)
        )

    async def news(self, call: Call) -> None:
        """`/news`: what happened lately; a button turns the page in its place."""
        where = where_of(call)
        await self.edge.answer(
            call.matter,
            lambda language: self.board.show(call.argument, where.chat, where.topic, language),
            call.page if turns_page(call.argument) else (),
        )

    async def quiet(self, call: Call) -> None:
        """`/quiet [22:00-07:00 or off]`."""
        await self.edge.answer(
            call.matter,
            lambda language: self.hours.quiet(call.argument, call.chat.id, language),
            call.page,
        )


def turns_page(argument: str) -> bool:
    """Whether a button of a list gave it, so that the list changes in its place; others' answers
    come below.
    """
    return "page " in argument


def where_of(call: Call) -> Where:
    """The place whose subscriptions are meant."""
    place = call.matter.place
    return Where(place.chat, place.topic, group=call.chat.type != Chat.PRIVATE)
