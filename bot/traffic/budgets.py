"""How much may be sent when: so that Telegram never has to say that it was too much.

Answers to people come first. They take their place in a group's minute at once, wait only for that,
and are counted everywhere; what is sent without being asked waits until all budgets have room, and
leaves some of it to answers.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

Sleep = Callable[[float], Awaitable[None]]
Clock = Callable[[], float]

MARGIN = 0.5
"""Seconds that a window is longer than Telegram's, for requests do not all travel equally fast."""
LEAST = 0.01
"""Seconds; sleeping for less than a clock can tell would be for ever."""
IDLE = 4096
"""Chats that are remembered before those with nothing in their windows are forgotten."""


class BudgetWindow:
    """The requests that left within the last seconds, or are certain to leave within the next
    ones.
    """

    def __init__(self, limit: int, seconds: float) -> None:
        self._limit = limit
        self._seconds = seconds
        self._times: list[float] = []
        """A deque would take room for sixty-four at once, in thousands of chats that were sent
        one.
        """

    def wait(self, now: float, reserve: int = 0) -> float:
        """Seconds until one more may be sent, so many left free for others."""
        room = self._limit - reserve
        if len(self._times) >= room:
            return max(0.0, self._times[-room] + self._seconds - now)
        return 0.0

    def take(self, at: float) -> None:
        """One is sent at that time, or after the last one that has its place already."""
        self._times.append(max(at, self._times[-1]) if self._times else at)
        del self._times[: -self._limit]

    def give_back(self) -> None:
        """The last one was not sent after all."""
        if self._times:
            self._times.pop()

    def is_idle(self, now: float) -> bool:
        """Whether nothing in it counts any more."""
        return not self._times or self._times[-1] + self._seconds <= now


class Bucket:
    """So many at once, and then one whenever a token has come back; answers may leave it in
    debt.
    """

    def __init__(self, tokens: int, seconds: float) -> None:
        self._most = tokens
        self._seconds = seconds
        self._tokens = float(tokens)
        self._at = 0.0

    def wait(self, now: float) -> float:
        """Seconds until there is a token."""
        return max(0.0, (1 - self._filled(now)) * self._seconds)

    def take(self, at: float) -> None:
        """One token is used at that time."""
        self._tokens, self._at = self._filled(at) - 1, at

    def is_idle(self, now: float) -> bool:
        """Whether it is full."""
        return self._filled(now) >= self._most

    def _filled(self, now: float) -> float:
        return min(self._most, self._tokens + max(0.0, now - self._at) / self._seconds)


def _pace() -> Bucket:
    """One a second in a chat, and a few at once where it was silent before."""
    return Bucket(3, 1.05)


def _minute() -> BudgetWindow:
    return BudgetWindow(20, 60 + MARGIN)


OVERALL_RESERVE = 5
MINUTE_RESERVE = 5
"""What is left to answers."""


@dataclass(slots=True)
class _Chat:
    pace: Bucket = field(default_factory=_pace)
    minute: BudgetWindow = field(default_factory=_minute)
    not_before: float = 0.0

    def is_idle(self, now: float) -> bool:
        return self.not_before <= now and self.pace.is_idle(now) and self.minute.is_idle(now)


class Budgets:
    """30 messages a second in all, one a second in a chat, 20 a minute in a group; and what
    Telegram asks for.
    """

    def __init__(self, sleep: Sleep = asyncio.sleep, clock: Clock = time.monotonic) -> None:
        self._sleep = sleep
        self._clock = clock
        self._overall = BudgetWindow(30, 1 + MARGIN)
        self._chats: dict[int, _Chat] = {}
        self._tidied_at = IDLE
        """Chats beyond which it is worth looking for idle ones."""

    async def answer(self, chat: int) -> None:
        """Wait until an answer may be sent; nothing else is sent to the group before it."""
        budget, now = self._budget(chat), self._clock()
        wait = max(0.0, budget.not_before - now)
        if chat < 0:
            wait = max(wait, budget.minute.wait(now))
            budget.minute.take(now + wait)
        if wait:
            await self._sleep(wait)
        budget.pace.take(self._clock())
        self._overall.take(self._clock())

    async def unasked(self, chat: int) -> None:
        """Wait until something that nobody asked for may be sent."""
        while wait := self._wait(chat, self._clock()):
            await self._sleep(max(wait, LEAST))
        budget = self._budget(chat)
        for one in (budget.minute, budget.pace, self._overall):
            one.take(self._clock())

    def refused(self, chat: int) -> None:
        """An answer was not taken: it counts for nothing in the group's minute."""
        if chat < 0:
            self._budget(chat).minute.give_back()

    def pause(self, chat: int, seconds: float) -> None:
        """Telegram asks that nothing be sent to the chat for some seconds."""
        budget = self._budget(chat)
        budget.not_before = max(budget.not_before, self._clock() + seconds)

    def _wait(self, chat: int, now: float) -> float:
        budget = self._budget(chat)
        minute = budget.minute.wait(now, MINUTE_RESERVE) if chat < 0 else 0.0
        overall = self._overall.wait(now, OVERALL_RESERVE)
        return max(0.0, budget.not_before - now, minute, budget.pace.wait(now), overall)

    def _budget(self, chat: int) -> _Chat:
        if len(self._chats) > self._tidied_at and chat not in self._chats:
            now = self._clock()
            self._chats = {
                each: budget for each, budget in self._chats.items() if not budget.is_idle(now)
            }
            self._tidied_at = max(IDLE, 2 * len(self._chats))
        return self._chats.setdefault(chat, _Chat())
