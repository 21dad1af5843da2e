"""The commands that show and change what a chat has set."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from handlers.reply import Language, Reply
from handlers.settings.desk import SettingsDesk
from handlers.subscriptions.desk import Where
from handlers.telegram.commanding.subscribing import where_of
from handlers.telegram.receiving.calls import Call, Handlers
from handlers.telegram.receiving.edge import Edge
from handlers.telegram.showing.menu import publish_menu_in


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
        await self._give(call, self.desk.settings)

    async def lang(self, call: Call) -> None:
        """`/lang [zh, en or auto]`."""
        await self._give(call, self.desk.lang)

    async def _give(self, call: Call, do: Callable[[str, Where, Language], Reply]) -> None:
        """Do it and show what came of it; the menus follow the language."""
        edge, where = self.edge, where_of(call)
        before = edge.chosen_language(where.chat)
        await edge.answer(
            call.matter, lambda language: do(call.argument, where, language), call.page
        )
        after = edge.chosen_language(where.chat)
        if after is not before:
            admin = edge.rights.is_admin(where.chat)
            edge.background.start(publish_menu_in(call.bot, where.chat, after, admin=admin))
