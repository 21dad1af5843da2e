"""The one job of the scheduler: every few seconds it looks whether there is something to tell.

What is due stands in the databases, so the scheduler has nothing to remember: a tick that is late
or missed is made up for by the next, and it does not matter how often one comes.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from concurrent.futures import Executor
from contextlib import asynccontextmanager, suppress
from typing import Any

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from store.state import StateAwayError

log = logging.getLogger(__name__)

EVERY = 2.0
"""Seconds. A look costs well under a millisecond where nothing happened."""

Chore = Callable[[], object]
"""Something that is looked after at every tick, in the assistant's thread."""


Errand = Callable[[], Awaitable[object]]
"""The same, on the loop: it only begins what takes time."""


class Ticks:
    """Does the chores, one tick after another."""

    def __init__(
        self,
        chores: Sequence[Chore],
        worker: Executor,
        errands: Sequence[Errand] = (),
    ) -> None:
        self._chores = tuple(chores)
        self._errands = tuple(errands)
        self._worker = worker

    async def tick(self) -> None:
        """Do each chore. One that fails does not keep back the others, and is tried again at the
        next tick.
        """
        loop = asyncio.get_running_loop()
        for chore in self._chores:
            try:
                await loop.run_in_executor(self._worker, chore)
            except StateAwayError as error:
                log.warning("chore left to another", extra={"why": str(error)})
            except Exception:
                log.exception("chore failed")
        for errand in self._errands:
            try:
                await errand()
            except StateAwayError as error:
                log.warning("errand left to another", extra={"why": str(error)})
            except Exception:
                log.exception("errand failed")

    async def _until_stopped(self) -> None:
        """A tick of the scheduler, which breaks one off that is at work when it ends, and calls
        that an error.
        """
        with suppress(asyncio.CancelledError):
            await self.tick()

    @asynccontextmanager
    async def going(self) -> AsyncIterator[None]:
        """The scheduler at work; at the end no new tick begins."""
        scheduler: Any = AsyncIOScheduler()
        # By default a tick that comes a second late would be dropped.
        scheduler.add_job(
            self._until_stopped,
            IntervalTrigger(seconds=EVERY),
            misfire_grace_time=None,
            coalesce=True,
            max_instances=1,
        )
        scheduler.start()
        try:
            yield
        finally:
            scheduler.shutdown(wait=False)
