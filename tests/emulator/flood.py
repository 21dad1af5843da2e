"""Telegram's limits on how much a bot may send, as far as they are known."""

from __future__ import annotations

from collections import defaultdict, deque

from tests.emulator.errors import too_many
from tests.emulator.faults import Clock


class Flood:
    """One message a second into a chat (a few at once pass), 20 a minute into a group, 30 a second
    in all.
    """

    BURST = 5
    PER_MINUTE = 20
    PER_SECOND = 30

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._sent: dict[int, deque[float]] = defaultdict(deque)
        self._tokens: dict[int, tuple[float, float]] = {}
        """What may be sent into a chat at once, and when that was reckoned."""
        self._in_all: deque[float] = deque()
        self.on = False
        self.refused = 0
        """How often the bot had to be told to wait."""

    def check(self, chat: int) -> None:
        if not self.on:
            return
        now = self._clock.read()
        sent = self._sent[chat]
        tokens, at = self._tokens.get(chat, (float(self.BURST), now))
        tokens = min(self.BURST, tokens + now - at)
        waits = [_over(self._in_all, self.PER_SECOND, 1, now), 1 - tokens]
        if chat < 0:
            waits.append(_over(sent, self.PER_MINUTE, 60, now))
        if max(waits) > 0:
            self.refused += 1
            raise too_many(int(max(waits)) + 1)
        self._tokens[chat] = (tokens - 1, now)
        sent.append(now)
        self._in_all.append(now)


def _over(sent: deque[float], limit: int, seconds: float, now: float) -> float:
    """Seconds until one more is allowed by a limit of so many in so many seconds."""
    return sent[-limit] + seconds - now if len(sent) >= limit else 0.0
