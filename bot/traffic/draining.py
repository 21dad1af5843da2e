"""The way to a stop: what was begun is finished, within a set time; what is not finished then is
kept.

Where Telegram cannot be reached, answers would be tried again for minutes. What was accepted stands
in the inbox and what is to be sent in the outbox, so the next start goes on with it.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine
from typing import Any

from telegram.ext import Application

from bot.traffic.budgets import Sleep
from bot.traffic.delivering import Deliveries
from handlers.telegram.governing.background import Background
from handlers.telegram.governing.turns import ChatTurns
from store.state import Stage, State

log = logging.getLogger(__name__)


class Drain:
    """Ends the parts of a running bot, one after another, within a number of seconds in all."""

    def __init__(
        self,
        state: State,
        turns: ChatTurns,
        deliveries: Deliveries,
        alarm: Sleep,
        seconds: int,
    ) -> None:
        self._state = state
        self._turns = turns
        self._deliveries = deliveries
        self._alarm = alarm
        self._seconds = seconds
        self._over: asyncio.Task[None] | None = None
        self._in_time = True

    async def within(self, work: Coroutine[Any, Any, object]) -> None:
        """Do something that belongs to stopping, as long as there is time for it; then it is broken
        off.

        The time begins with the first call.
        """
        if self._over is None:
            self._over = asyncio.create_task(self._time())
        working = asyncio.create_task(work)
        await asyncio.wait((working, self._over), return_when=asyncio.FIRST_COMPLETED)
        if not working.done():
            self._in_time = False
            working.cancel()
        await asyncio.gather(working, return_exceptions=True)
        if not working.cancelled():
            working.result()

    async def end(
        self,
        application: Application[Any, Any, Any, Any, Any, Any],
        background: Background,
    ) -> None:
        """Let the application, what goes on in the background, and the deliveries end."""
        stopping = asyncio.create_task(application.stop())
        await self.within(_waited_for(stopping))
        self._turns.give_up()
        await stopping
        await self.within(background.stop())
        await self.within(self._deliveries.stop())
        await self._deliveries.break_off()
        if self._over is not None:
            self._over.cancel()
        if not self._in_time:
            self._say()

    def at_once(self) -> None:
        """There is no time for anything any more: another does it."""
        self._seconds = 0
        if self._over is not None:
            self._over.cancel()

    async def _time(self) -> None:
        await self._alarm(self._seconds)

    def _say(self) -> None:
        counts = self._state.outbox.counts()
        kept = {
            "updates_kept": self._state.inbox.waiting(),
            "messages_kept": sum(counts.values()) - counts[Stage.SENT] - counts[Stage.FAILED],
        }
        log.warning("not finished in time", extra={"seconds": self._seconds} | kept)


async def _waited_for(task: asyncio.Task[None]) -> None:
    await asyncio.wait((task,))
