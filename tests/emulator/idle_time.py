"""A loop on which time passes exactly when nothing else can: hours of pacing take as long as the
work in them.

What is going on in sockets of this machine and in threads is waited for; only then the clock jumps
to the next timer.
"""

from __future__ import annotations

import asyncio
import selectors
from collections.abc import Callable
from concurrent.futures import Executor
from typing import TypeVar, TypeVarTuple, Unpack

from tests.emulator.faults import Clock
from tests.emulator.world import NOON

T = TypeVar("T")
Ts = TypeVarTuple("Ts")

GRACE = 0.0005
"""Real seconds in which the system may still bring something."""


class _Selector(selectors.DefaultSelector):
    """Asks the real one, and lets time jump where that has nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.time = 0.0
        self.threads = 0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        if timeout is None or self.threads:
            return super().select(timeout if timeout is None or timeout <= 0 else GRACE)
        ready = super().select(min(timeout, GRACE))
        if not ready and timeout > 0:
            self.time += timeout
        return ready


class IdleTimeLoop(asyncio.SelectorEventLoop):
    """The loop with that selector and its time."""

    def __init__(self) -> None:
        self._idle = _Selector()
        super().__init__(self._idle)

    def time(self) -> float:
        return self._idle.time

    def run_in_executor(
        self, executor: Executor | None, func: Callable[[Unpack[Ts]], T], *args: *Ts
    ) -> asyncio.Future[T]:
        self._idle.threads += 1
        future = super().run_in_executor(executor, func, *args)
        future.add_done_callback(self._thread_ended)
        return future

    def _thread_ended(self, _: object) -> None:
        self._idle.threads -= 1


class LoopClock(Clock):
    """The emulator's clock, following the loop that it runs on."""

    def read(self) -> float:
        return NOON + asyncio.get_running_loop().time()

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)

    async def alarm(self, seconds: float) -> None:
        await asyncio.sleep(seconds)
