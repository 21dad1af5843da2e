"""When something comes again: a cron line, by the clock on the wall of a zone.

Weekdays are said by name wherever the program writes them, as some programs count them from Sunday
and some from Monday; in a line that people write, 0 and 7 are Sunday, as in crontab. `L` is the
last day of the month.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from itertools import product
from zoneinfo import ZoneInfo

from handlers.wall_clock import moment, shown

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
LAST = "L"
MOST_A_DAY = 24
"""A digest more often than hourly is none."""
_AHEAD = timedelta(days=8 * 366 + 1)
"""29 February comes again after eight years at the latest."""
_FIELDS = ((0, 59, ()), (0, 23, ()), (1, 31, ()), (1, 12, MONTHS), (0, 7, ("sun", *WEEKDAYS)))
"""Of each field of a rule the least number, the greatest, and the names of numbers."""
_PART = re.compile(r"(\*|[a-z0-9]+)(?:-([a-z0-9]+))?(?:/(\d{1,3}))?")


@dataclass(frozen=True, slots=True)
class Recurrence:
    """The days and times at which something comes."""

    rule: str
    """The cron line."""
    minutes: frozenset[int]
    hours: frozenset[int]
    days: frozenset[int]
    """Of the month; empty where any will do."""
    last_day: bool
    months: frozenset[int]
    weekdays: frozenset[int]
    """0 is Monday; empty where any will do."""

    def falls_on(self, day: date) -> bool:
        """Whether it comes on a day: as in cron, either a day of the month or a weekday will do
        where both are set.
        """
        if day.month not in self.months:
            return False
        if not (self.weekdays or self.days or self.last_day):
            return True
        of_month = day.day in self.days or (self.last_day and (day + timedelta(days=1)).day == 1)
        return of_month or day.weekday() in self.weekdays

    @property
    def times(self) -> list[time]:
        """The times of the day."""
        return [
            time(hour, minute) for hour, minute in product(sorted(self.hours), sorted(self.minutes))
        ]

    def next_after(self, at: int, zone: ZoneInfo) -> int | None:
        """The first second after `at`, since 1970, at which it comes; nothing for a day that never
        is.
        """
        wall = shown(at, zone)
        for local in self._from(wall.date()):
            # What the wall showed already was reached, be it before the clock was put back.
            if local > wall and (found := moment(local, zone)) > at:
                return found
        return None

    def _from(self, first: date) -> Iterator[datetime]:
        day = first
        while day - first < _AHEAD:
            if self.falls_on(day):
                yield from (datetime.combine(day, at) for at in self.times)
            day += timedelta(days=1)


@cache
def recurrence(rule: str) -> Recurrence | None:
    """A cron line (minute, hour, day of the month, month, weekday) as what it means; nothing if it
    means nothing.
    """
    fields = rule.lower().split()
    if len(fields) != 5:
        return None
    days = fields[2].split(",")
    numbered = [day for day in days if day != LAST.lower()]
    sets = _sets(
        (fields[0], fields[1], ",".join(numbered) if numbered else None, fields[3], fields[4])
    )
    if sets is None:
        return None
    minutes, hours, of_month, months, of_week = sets
    if len(minutes) * len(hours) > MOST_A_DAY:
        return None
    if fields[2] == "*":
        of_month = frozenset()
    weekdays = frozenset((day - 1) % 7 for day in of_week) if fields[4] != "*" else frozenset[int]()
    found = Recurrence(rule, minutes, hours, of_month, LAST.lower() in days, months, weekdays)
    if next(found._from(date(2000, 1, 1)), None) is not None:
        return found
    return None


def _sets(fields: Sequence[str | None]) -> list[frozenset[int]] | None:
    """The numbers that the fields of a rule mean, none for one that is not there; nothing if one
    means nothing.
    """
    found: list[frozenset[int]] = []
    for field, (low, high, names) in zip(fields, _FIELDS, strict=True):
        numbers = frozenset[int]() if field is None else _set(field, low, high, names)
        if numbers is None:
            return None
        found.append(numbers)
    return found


def _set(field: str, low: int, high: int, names: tuple[str, ...]) -> frozenset[int] | None:
    found: set[int] = set()
    for part in field.split(","):
        span = _span(part, low, high, names)
        if span is None:
            return None
        found.update(span)
    return frozenset(found)


def _span(part: str, low: int, high: int, names: tuple[str, ...]) -> range | None:
    """The numbers of one part: 5, 1-5, */2, mon-fri; nothing if it means nothing."""
    match = _PART.fullmatch(part)
    if match is None or (match[1] == "*" and match[2]):
        return None
    every, step = match[1] == "*", int(match[3] or 1)
    first = low if every else _number(match[1], low, names)
    if match[2]:
        last = _number(match[2], low, names)
    elif every or match[3]:
        last = high
    else:
        last = first
    if first is None or last is None or step == 0 or not low <= first <= last <= high:
        return None
    return range(first, last + 1, step)


def _number(text: str, low: int, names: tuple[str, ...]) -> int | None:
    if text in names:
        return names.index(text) + low
    if text.isdigit() and len(text) < 4:
        return int(text)
    return None
