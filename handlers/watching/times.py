"""When a source is looked at next: oftener while reports are due, not at night, seldom where looks
do not go well.
"""

from __future__ import annotations

from typing import Final
from zoneinfo import ZoneInfo

from handlers.wall_clock import held_until, shown
from store.state.chats.hours import Quiet

IN_SEASON: Final = 15 * 60
"""Seconds between looks, at most, from 1 January to 31 March, when reports have to be published."""
OTHERWISE: Final = 6 * 3600
LONGEST: Final = 24 * 3600
"""Seconds to which the time between looks grows where they do not go well."""
NIGHT: Final = Quiet(23 * 60, 6 * 60)
"""Nobody publishes then, and some sites are looked after then."""
_SEASON: Final = frozenset({1, 2, 3})
_EARLIER: Final = 0.1
"""Share of the time by which looks come earlier: what is found has to be fetched and read as
well.
"""
_SPREAD: Final = 0.1
"""Share of the time by which some come earlier still, so that they do not all fall together."""


def next_look(
    now: int,
    zone: ZoneInfo,
    jitter: float,
    minutes: int = 0,
    failures: int = 0,
    wait: int = 0,
) -> int:
    """The second of the next look.

    `jitter` is from 0 to 1; `minutes` are how far apart the source's looks are to be at most, 0 for
    the usual; `failures` how many looks in a row did not go well; `wait` the seconds that the site
    asks to be left alone.
    """
    usual = minutes * 60 or (IN_SEASON if shown(now, zone).month in _SEASON else OTHERWISE)
    apart = min(usual << min(failures, 12), max(LONGEST, usual))
    at = now + max(int(apart * (1 - _EARLIER - _SPREAD * jitter)), wait)
    until = held_until(NIGHT, zone, at)
    if until == at:
        return at
    return until + int(IN_SEASON * jitter)
