"""Several bots on one state: one is active, the others wait to take over, and whoever was taken
over from is silent.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from telegram.error import NetworkError

from bot.traffic.requests import Gate
from store.state import StateAwayError

if TYPE_CHECKING:
    from store.state.databases.postgres_lease import ServerLease

log = logging.getLogger(__name__)

LOOK = 0.25
"""Seconds between two looks of one that waits, and between two beats of the active one."""
FRESH = 1.0
"""Seconds for which it counts that the lease was confirmed; a process that stood still in between
asks again.
"""


async def stand_by(lease: ServerLease, stop: asyncio.Event) -> bool:
    """Wait until the lease is this process's; no, once it is told to stop."""
    said = ""
    while not stop.is_set():
        try:
            if await asyncio.to_thread(lease.locked):
                return True
            saying = "standing by"
        except StateAwayError as error:
            saying = f"cannot stand by: {error}"
        if saying != said:
            log.info(saying)
            said = saying
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), LOOK)
    return False


@contextmanager
def beating(lease: ServerLease, on_loss: Callable[[], None]) -> Iterator[None]:
    """Beat in a thread of its own, so that a busy loop is not taken for one that stands still.

    `on_loss` is called from that thread when another has taken over.
    """
    ended = threading.Event()

    def beat() -> None:
        while not ended.wait(LOOK):
            try:
                if lease.beat():
                    continue
            except StateAwayError as error:
                log.warning("the lease is not heard", extra={"why": str(error)})
                continue
            log.error("another bot has taken over", extra={"number": lease.number})
            on_loss()
            return

    thread = threading.Thread(target=beat, name="lease", daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


def gate_of(lease: ServerLease) -> Gate:
    """Lets a request leave when the lease was confirmed just before; none, once it is lost."""

    async def gate() -> None:
        while not lease.lost.is_set():
            asked = _moment()
            if await asyncio.to_thread(lease.confirmed) and _moment() - asked < FRESH:
                return
            await asyncio.sleep(LOOK / 5)
        raise NetworkError("another bot has taken over")

    return gate


def _moment() -> float:
    """Seconds on a clock that goes on while the machine sleeps."""
    if hasattr(time, "CLOCK_BOOTTIME"):
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    return time.monotonic()
