"""Fetching updates: one long request after another, and knowing when to stop asking.

The library's own loop goes on for ever when a second bot runs with the same token, and ends without
a word when the token is withdrawn; both need an operator, so here both end the program with a line
that says what to do. Of two with one token the one that came later ends: it never had a minute
without a conflict.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta
from enum import Enum, auto
from time import monotonic
from typing import Any

from telegram.error import Conflict, InvalidToken, NetworkError, RetryAfter, TelegramError, TimedOut
from telegram.ext import ExtBot

from bot.traffic.intake import Intake
from bot.traffic.requests import UpdatesRequest
from handlers.telegram.directing.routing import ALLOWED_UPDATES
from store.state import StateAwayError

log = logging.getLogger(__name__)

LONG_POLL = timedelta(seconds=30)
CONFLICTS = 5
"""Conflicts that mean a second bot. One or two are normal while an old process is being
replaced.
"""
SETTLED = 60.0
"""Seconds of fetching without a conflict after which the token is this process's: whoever comes
later has to go.
"""
SETTLED_CONFLICTS = 120
"""Conflicts after which that one goes too, for the other does not: an hour or so."""
LONGEST_PAUSE = 30.0
GATHER = 0.02
"""Seconds between an answer with updates and the next request: on a busy bot several come together,
and asking for each took as long as answering it. Nobody notices.
"""


class PollingEnd(Enum):
    """Why fetching ended."""

    STOPPED = auto()
    TOKEN_REFUSED = auto()
    SECOND_BOT = auto()
    NOT_HEARD = auto()
    """The webhook cannot be listened to."""
    TAKEN_OVER = auto()
    """Another bot on the same state is the active one now."""


class Polling:
    """Fetches updates, and hands them to the intake before it asks for the next."""

    def __init__(
        self,
        bot: ExtBot[Any],
        fetching: UpdatesRequest,
        intake: Intake,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        long_poll: timedelta = LONG_POLL,
        heard: Callable[[], None] = lambda: None,
        gather: float = 0.0,
        patience: int = CONFLICTS,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        """`heard` is told of each answer; `patience` is how many conflicts a process stands that is
        new.
        """
        self._patience = patience
        self._clock = clock
        self._calm_since = clock()
        self._bot = bot
        self._fetching = fetching
        self._intake = intake
        self._sleep = sleep
        self._long_poll = long_poll
        self._heard = heard
        self._gather = gather
        self._offset: int | None = None
        self._troubles = 0
        self._conflicts = 0

    async def prepare(self) -> str:
        """End a webhook that is set: with one, Telegram lets nobody fetch. Nothing stands in the
        way for good.
        """
        await until_reachable(self._bot.delete_webhook, self._sleep)
        return ""

    async def run(self) -> PollingEnd:
        """Fetch until cancelled, or until it is certain that asking on is of no use."""
        while True:
            try:
                await self._fetch()
            except InvalidToken:
                return PollingEnd.TOKEN_REFUSED
            except Conflict:
                self._conflicts += 1
                self._calm_since = self._clock()
                if self._conflicts >= self._patience:
                    return PollingEnd.SECOND_BOT
                await self._pause("another bot uses the same token")
            except TimedOut:
                log.debug("long poll timed out")
            except RetryAfter as error:
                wait = error.retry_after
                await self._sleep(wait.total_seconds() if isinstance(wait, timedelta) else wait)
            except StateAwayError as error:  # What was fetched is not kept, so it is fetched again.
                await self._pause(f"the state: {error}")
            except TelegramError as error:
                await self._pause(f"{type(error).__name__}: {error}")

    async def finish(self) -> None:
        """Tell Telegram what was fetched, or it would deliver that again at the next start."""
        if self._offset is not None:
            try:
                await self._fetching.fetch(self._bot, self._offset, 0, ALLOWED_UPDATES)
            except TelegramError as error:
                log.warning("not confirmed", extra={"error": str(error)})

    async def let_go(self) -> None:
        """Nothing is held between two requests."""

    async def _fetch(self) -> None:
        seconds = self._long_poll.total_seconds()
        updates = await self._fetching.fetch(self._bot, self._offset, seconds, ALLOWED_UPDATES)
        self._heard()
        self._troubles = 0
        if self._clock() - self._calm_since >= SETTLED:
            self._conflicts, self._patience = 0, SETTLED_CONFLICTS
        if updates:
            last = self._intake.take(updates)
            self._offset = self._offset if last is None else last + 1
            if self._gather:
                await self._sleep(self._gather)

    async def _pause(self, why: str) -> None:
        seconds = min(2.0**self._troubles, LONGEST_PAUSE)
        self._troubles += 1
        log.warning("cannot fetch", extra={"error": why, "again_in": seconds})
        await self._sleep(seconds)


async def until_reachable(
    start: Callable[[], Awaitable[object]],
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
) -> None:
    """Try to start until the network is there: a server that boots may have the bot up before its
    network.

    A wrong token is no matter of patience: InvalidToken passes.
    """
    pause = 1.0
    while True:
        try:
            await start()
        except NetworkError as error:
            log.warning("cannot reach Telegram", extra={"error": str(error), "again_in": pause})
            await sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)
        else:
            return
