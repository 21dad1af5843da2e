"""Times as people mean them, by the clock on the wall of a zone, and the moments at which they are
reached.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from store.state.chats.hours import Quiet

_DAY = 24 * 60


def moment(local: datetime, zone: ZoneInfo) -> int:
    """The first second since 1970 at which the clock in the zone shows that time or a later one.

    A time that the clock shows twice, when it is put back, is reached the first time; one that it
    leaps over, when it is put forward, is reached when it has leapt.
    """
    first = int(local.replace(tzinfo=zone, fold=0).timestamp())
    if shown(first, zone) == local:
        return first
    before, after = int(local.replace(tzinfo=zone, fold=1).timestamp()), first
    while after - before > 1:
        middle = (before + after) // 2
        if shown(middle, zone) < local:
            before = middle
        else:
            after = middle
    return after


def shown(at: int, zone: ZoneInfo) -> datetime:
    """What the clock in the zone shows then."""
    return datetime.fromtimestamp(at, zone).replace(tzinfo=None)


def held_until(quiet: Quiet | None, zone: ZoneInfo, now: int) -> int:
    """The second at which the quiet hours end that it is in now; `now` where it is in none."""
    if quiet is None:
        return now
    local = shown(now, zone)
    minute = local.hour * 60 + local.minute
    left = (quiet.end - minute) % _DAY
    if not 0 < left <= (quiet.end - quiet.start) % _DAY:
        return now
    until = moment(datetime.combine(local.date(), time()) + timedelta(minutes=minute + left), zone)
    # In the hour that comes twice, the end may have been reached the first time.
    if until > now:
        return until
    return now - local.second + left * 60
