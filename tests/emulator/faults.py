"""What can go wrong on the way, told by a test before it happens, and a clock that nobody has to wait for."""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass

from tests.emulator.errors import RefusedError, too_many
from tests.emulator.world import NOON


@dataclass(frozen=True, slots=True)
class AnswerLost:
    """The request is carried out, but the connection breaks before the answer arrives."""


@dataclass(frozen=True, slots=True)
class BadGateway:
    """The server's front answers in its place, in HTML."""


Fault = RefusedError | AnswerLost | BadGateway


class Clock:
    """Time that passes only by being slept through."""

    def __init__(self) -> None:
        self.time = float(NOON)

    def now(self) -> int:
        return int(self.time)

    async def sleep(self, seconds: float) -> None:
        self.time += seconds


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


class Flood:
    """Telegram's limits on how much may be sent, as far as they are known: 20 messages a minute into one group."""

    PER_MINUTE = 20

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._sent: dict[int, deque[float]] = defaultdict(deque)
        self.on = False

    def check(self, chat: int) -> None:
        if not self.on or chat > 0:
            return
        sent = self._sent[chat]
        while sent and sent[0] <= self._clock.time - 60:
            sent.popleft()
        if len(sent) >= self.PER_MINUTE:
            raise too_many(int(sent[0] + 60 - self._clock.time) + 1)
        sent.append(self._clock.time)
