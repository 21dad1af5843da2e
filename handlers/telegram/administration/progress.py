"""A message that says how far something has come: edited in place, and not more often than Telegram
likes.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Generic, TypeVar

from handlers.reply import Reply
from handlers.telegram.receiving.edge import Edge
from handlers.telegram.showing.outgoing import ChatPlace

EVERY = 4.0
"""Seconds between two edits: a group takes 20 messages a minute, edits among them."""

News = TypeVar("News")


class ProgressMessage(Generic[News]):
    """A message of the bot that shows the latest news."""

    def __init__(
        self,
        edge: Edge,
        place: ChatPlace,
        messages: tuple[int, ...],
        say: Callable[[News], Reply],
        sleep: Callable[[float], Awaitable[None]],
    ) -> None:
        self._edge = edge
        self._place = place
        self._messages = messages
        self._say = say
        self._sleep = sleep
        self._latest: News | None = None
        self._heard = asyncio.Event()
        self._editing = asyncio.Lock()

    def hear(self, news: News) -> None:
        """There is news; it is shown when the time has come, unless there is later news by then."""
        self._latest = news
        self._heard.set()

    @asynccontextmanager
    async def shown(self) -> AsyncIterator[None]:
        """Show the news that come meanwhile; afterwards none is on its way any more."""
        showing = asyncio.create_task(self._show())
        try:
            yield
        finally:
            async with self._editing:
                showing.cancel()
            await asyncio.gather(showing, return_exceptions=True)

    async def end(self, reply: Reply) -> None:
        """The last word."""
        await self._put(reply)

    async def _show(self) -> None:
        while True:
            await self._heard.wait()
            self._heard.clear()
            if self._latest is not None:
                async with self._editing:
                    await self._put(self._say(self._latest))
            await self._sleep(EVERY)

    async def _put(self, reply: Reply) -> None:
        delivery = await self._edge.say(reply, self._place, self._messages)
        self._messages = delivery.messages or self._messages
