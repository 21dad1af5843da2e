"""What can go wrong on the way, told by a test before it happens, and a clock that nobody has to
wait for.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict, deque
from dataclasses import dataclass
from datetime import UTC, datetime

from tests.emulator.errors import RefusedError
from tests.emulator.world import NOON


@dataclass(frozen=True, slots=True)
class AnswerLost:
    """The request is carried out, but the connection breaks before the answer arrives."""


@dataclass(frozen=True, slots=True)
class RequestLost:
    """The connection breaks before the request is carried out; the bot cannot tell that from a lost
    answer.
    """


@dataclass(frozen=True, slots=True)
class Held:
    """The request is carried out, and the answer comes when the gate is opened."""

    gate: asyncio.Event


@dataclass(frozen=True, slots=True)
class BadGateway:
    """The server's front answers in its place, in HTML."""


Fault = RefusedError | AnswerLost | RequestLost | Held | BadGateway


class Clock:
    """Time that passes only by being slept through, or by a test's hand."""

    def __init__(self) -> None:
        self._time = float(NOON)
        self._alarms: list[tuple[float, asyncio.Event]] = []

    def read(self) -> float:
        """Seconds since 1970."""
        return self._time

    def now(self) -> int:
        return int(self.read())

    def date(self) -> datetime:
        return datetime.fromtimestamp(self.read(), UTC)

    async def sleep(self, seconds: float) -> None:
        """Time flies: whoever has to wait has waited."""
        self.pass_by(seconds)
        await asyncio.sleep(0)

    async def alarm(self, seconds: float) -> None:
        """Wait until others have let so much time pass."""
        rings = asyncio.Event()
        self._alarms.append((self.read() + seconds, rings))
        await rings.wait()

    def pass_by(self, seconds: float) -> None:
        self._time += seconds
        for when, rings in self._alarms:
            if when <= self.read():
                rings.set()
        self._alarms = [(when, rings) for when, rings in self._alarms if when > self.read()]


class Faults:
    """Faults still to come, by method and chat."""

    def __init__(self) -> None:
        self._planned: dict[tuple[str, int | None], deque[Fault]] = defaultdict(deque)

    def plan(self, method: str, fault: Fault, times: int = 1, chat: int | None = None) -> None:
        self._planned[method, chat].extend([fault] * times)

    def next(self, method: str, chat: int | None) -> Fault | None:
        for key in ((method, chat), (method, None)):
            if self._planned[key]:
                return self._planned[key].popleft()
        return None
