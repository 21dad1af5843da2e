"""The commands that show and change what a chat has set."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.settings.desk import SettingsDesk
from handlers.telegram.calls import Call, Handlers
from handlers.telegram.edge import Edge
from handlers.telegram.subscribing import where_of


@dataclass(frozen=True, slots=True)
class SettingsCommands:
    """What is done for these commands; their buttons change the message under which they stand."""

    edge: Edge
    desk: SettingsDesk

    @property
    def handlers(self) -> Handlers:
        """The commands of this module."""
        return {"settings": self.settings, "lang": self.lang}

    async def settings(self, call: Call) -> None:
        """`/settings`."""
        where = where_of(call)
        await self.edge.answer(
            call.matter, lambda language: self.desk.settings(call.argument, where, language), call.page
        )

    async def lang(self, call: Call) -> None:
        """`/lang [zh, en or auto]`."""
        where = where_of(call)
        await self.edge.answer(call.matter, lambda language: self.desk.lang(call.argument, where, language), call.page)
