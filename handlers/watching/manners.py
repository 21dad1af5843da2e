"""How a site is treated: what its robots.txt forbids is left alone; it is asked for one thing at a
time, with pauses.

A site is a scheme, a host and a port, as robots.txt has it.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from math import ceil
from typing import Final

from protego import Protego

PAUSE: Final = 2.0
"""Seconds between two requests to a site, where its robots.txt asks for no more."""
LONGEST_PAUSE: Final = 60.0
"""Seconds; a site that asks for more is given this."""
KEPT: Final = 24 * 3600.0
"""Seconds for which a robots.txt is believed."""
KEPT_TROUBLE: Final = 600.0
"""Seconds after which it is asked for again, where it could not be had."""
LARGEST: Final = 500 << 10
"""Bytes of a robots.txt that are read, as RFC 9309 has it."""
MOST: Final = 4_000
"""Sites whose rules are remembered."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What a site's robots.txt says."""

    until: float
    """On the clock: until then it is believed."""
    written: Protego | None = None
    """Nothing where there is none: everything is allowed."""
    unknown: bool = False
    """It could not be had, and until it is nothing is asked for."""

    def allow(self, address: str, agent: str) -> bool:
        """Whether an address may be asked for."""
        return not self.unknown and (
            self.written is None or bool(self.written.can_fetch(address, agent))
        )

    def pause(self, agent: str) -> float:
        """Seconds between two requests."""
        asked = self.written.crawl_delay(agent) if self.written is not None else None
        return min(max(PAUSE, float(asked or 0)), LONGEST_PAUSE)


def rules_of(status: int, text: str, now: float) -> Rules:
    """The rules, from what a site answered: none where it has none; where it fails, nothing may be
    asked for.
    """
    if 200 <= status < 300:
        return Rules(now + KEPT, Protego.parse(text) if text.strip() else None)
    if 400 <= status < 500 and status != 429:
        return Rules(now + KEPT)
    return Rules(now + KEPT_TROUBLE, unknown=True)


@dataclass(slots=True)
class _Site:
    free: asyncio.Lock = field(default_factory=asyncio.Lock)
    again: float = 0.0
    """On the clock: no request before."""
    closed: float = 0.0
    """On the clock: until then it asked to be left alone."""
    said: str = ""
    """With which status it asked that."""


class Manners:
    """Remembers the rules of sites, and when each was asked last."""

    def __init__(
        self,
        agent: str,
        sleep: Callable[[float], Awaitable[None]],
        clock: Callable[[], float],
    ) -> None:
        self.agent = agent
        self.clock = clock
        self._sleep = sleep
        self._rules: OrderedDict[str, Rules] = OrderedDict()
        self._sites: dict[str, _Site] = {}

    def known(self, site: str) -> Rules | None:
        """The rules of a site, if they are known and not too old."""
        rules = self._rules.get(site)
        if rules is not None and self.clock() < rules.until:
            return rules
        return None

    def learn(self, site: str, rules: Rules) -> None:
        """Remember the rules of a site."""
        self._rules.pop(site, None)
        self._rules[site] = rules
        if len(self._rules) > MOST:
            self._rules.popitem(last=False)

    def leave_alone(self, site: str, seconds: int, status: str) -> None:
        """A site asked to be left alone: what it is asked for next waits as well, whatever it
        is.
        """
        here = self._sites.setdefault(site, _Site())
        here.closed, here.said = self.clock() + seconds, status

    def left_alone(self, site: str) -> tuple[int, str]:
        """For how many seconds more a site is to be left alone, and with which status it asked for
        that.
        """
        here = self._sites.get(site)
        if here is not None:
            return (max(ceil(here.closed - self.clock()), 0), here.said)
        return (0, "")

    @asynccontextmanager
    async def turn(self, site: str) -> AsyncIterator[None]:
        """One's turn at a site: nobody else asks it for anything meanwhile, and it had its
        pause.
        """
        here = self._sites.setdefault(site, _Site())
        async with here.free:
            wait = min(here.again - self.clock(), LONGEST_PAUSE)
            if wait > 0:
                await self._sleep(wait)
            try:
                yield
            finally:
                rules = self._rules.get(site)
                here.again = self.clock() + (rules.pause(self.agent) if rules else PAUSE)
        self._forget()

    def _forget(self) -> None:
        if len(self._sites) > MOST:
            now = self.clock()
            for site, each in list(self._sites.items()):
                if max(each.again, each.closed) < now and not each.free.locked():
                    del self._sites[site]
