"""When digests are due, against a slow computation that leaves no room for doubt: minute by
minute.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.digests.recurrence import WEEKDAYS, Recurrence, recurrence
from handlers.wall_clock import held_until, shown
from store.state.chats.hours import Quiet

BERLIN, NEW_YORK, SHANGHAI = (
    ZoneInfo("Europe/Berlin"),
    ZoneInfo("America/New_York"),
    ZoneInfo("Asia/Shanghai"),
)
LORD_HOWE = ZoneInfo("Australia/Lord_Howe")
"""Its clock is put forward by half an hour."""

CHANGES = {
    BERLIN: (datetime(2026, 3, 29, 1, tzinfo=UTC), datetime(2026, 10, 25, 1, tzinfo=UTC)),
    NEW_YORK: (datetime(2026, 3, 8, 7, tzinfo=UTC), datetime(2026, 11, 1, 6, tzinfo=UTC)),
    LORD_HOWE: (datetime(2026, 4, 4, 15, tzinfo=UTC), datetime(2026, 10, 3, 15, 30, tzinfo=UTC)),
    SHANGHAI: (datetime(2026, 1, 31, 16, tzinfo=UTC), datetime(2026, 2, 28, 16, tzinfo=UTC)),
}


def of(rule: str) -> Recurrence:
    found = recurrence(rule)
    assert found is not None, rule
    return found


def slowly(rule: Recurrence, at: int, zone: ZoneInfo, minutes: int) -> int | None:
    """The first minute at which the wall clock has come to a time of the rule that it had not come
    to before.
    """
    reached = max(shown(minute, zone) for minute in range(at - at % 60 - 2 * 3600, at + 1, 60))
    for minute in range(at - at % 60 + 60, at + minutes * 60, 60):
        wall = shown(minute, zone)
        passed = reached + timedelta(minutes=1)
        while passed <= wall:
            if rule.falls_on(passed.date()) and passed.time() in rule.times:
                return minute
            passed += timedelta(minutes=1)
        reached = max(reached, wall)
    return None


@given(
    zone=st.sampled_from(list(CHANGES)),
    which=st.integers(0, 1),
    offset=st.integers(-5 * 3600, 3 * 3600),
    hour=st.integers(0, 5),
    minute=st.sampled_from([0, 15, 29, 30, 59]),
    second=st.integers(0, 59),
    day=st.sampled_from(["*", "1", "28,29", "L", "8", "25"]),
    weekday=st.sampled_from(["*", "sun", "mon-fri", "sat,sun"]),
)
def test_the_next_time_is_the_one_that_the_wall_clock_comes_to(
    zone: ZoneInfo,
    which: int,
    offset: int,
    hour: int,
    minute: int,
    second: int,
    day: str,
    weekday: str,
) -> None:
    rule = of(f"{minute} {hour} {day} * {weekday}")
    at = int(CHANGES[zone][which].timestamp()) + offset - offset % 60 + second
    window = 12 * 60
    found = rule.next_after(at, zone)
    assert found is not None
    expected = slowly(rule, at, zone, window)
    assert (found if found < at + (window - 1) * 60 else None) == expected


def walk(rule: str, zone: ZoneInfo, start: datetime, count: int) -> list[str]:
    at, found = int(start.timestamp()), []
    for _ in range(count):
        after = of(rule).next_after(at, zone)
        assert after is not None
        at = after
        found.append(f"{datetime.fromtimestamp(at, zone):%a %Y-%m-%d %H:%M %z}")
    return found


def test_a_time_that_is_leapt_over_comes_when_it_has_been_leapt() -> None:
    assert walk("30 2 * * *", BERLIN, datetime(2026, 3, 28, tzinfo=UTC), 3) == [
        "Sat 2026-03-28 02:30 +0100",
        "Sun 2026-03-29 03:00 +0200",
        "Mon 2026-03-30 02:30 +0200",
    ]


def test_a_time_that_is_shown_twice_comes_once() -> None:
    assert walk("30 2 * * *", BERLIN, datetime(2026, 10, 24, 12, tzinfo=UTC), 2) == [
        "Sun 2026-10-25 02:30 +0200",
        "Mon 2026-10-26 02:30 +0100",
    ]
    assert walk("30 1 * * *", NEW_YORK, datetime(2026, 10, 31, 12, tzinfo=UTC), 2) == [
        "Sun 2026-11-01 01:30 -0400",
        "Mon 2026-11-02 01:30 -0500",
    ]


def test_mondays_are_mondays_however_they_are_written() -> None:
    for weekday in ("mon", "MON", "1"):
        assert walk(f"0 9 * * {weekday}", SHANGHAI, datetime(2026, 1, 22, tzinfo=UTC), 1) == [
            "Mon 2026-01-26 09:00 +0800"
        ]
    for weekday in ("sun", "0", "7"):
        assert walk(f"0 9 * * {weekday}", SHANGHAI, datetime(2026, 1, 22, tzinfo=UTC), 1) == [
            "Sun 2026-01-25 09:00 +0800"
        ]
    assert {of(f"0 9 * * {name}").weekdays for name in WEEKDAYS} == {
        frozenset({n}) for n in range(7)
    }


def test_the_last_day_comes_in_every_month() -> None:
    assert [
        day[4:14] for day in walk("0 9 L * *", SHANGHAI, datetime(2026, 1, 1, tzinfo=UTC), 4)
    ] == [
        "2026-01-31",
        "2026-02-28",
        "2026-03-31",
        "2026-04-30",
    ]
    assert [
        day[4:14] for day in walk("0 9 31 * *", SHANGHAI, datetime(2026, 1, 1, tzinfo=UTC), 2)
    ] == [
        "2026-01-31",
        "2026-03-31",
    ]
    assert [
        day[4:14] for day in walk("0 9 29 2 *", SHANGHAI, datetime(2026, 1, 1, tzinfo=UTC), 1)
    ] == ["2028-02-29"]


@pytest.mark.parametrize(
    "rule",
    [
        "",
        "0 9 * *",
        "0 9 * * * *",
        "60 9 * * *",
        "0 24 * * *",
        "0 9 0 * *",
        "0 9 32 * *",
        "0 9 30 2 *",
        "0 9 * 13 *",
        "0 9 * * 8",
        "0 9 * * xyz",
        "*/1 * * * *",
        "0,30 * * * *",
        "5-1 9 * * *",
        "*/0 9 * * *",
        "*-5 9 * * *",
        "a b c d e",
        "0 9 * * mon-",
    ],
)
def test_what_never_comes_or_too_often_is_no_rule(rule: str) -> None:
    assert recurrence(rule) is None


@given(
    st.integers(0, 1439),
    st.integers(0, 1439),
    st.sampled_from(list(CHANGES)),
    st.integers(0, 366 * 24 * 60),
)
def test_quiet_hours_end_when_the_wall_clock_comes_to_their_end(
    start: int, end: int, zone: ZoneInfo, minutes: int
) -> None:
    now = int(datetime(2026, 1, 1, tzinfo=UTC).timestamp()) + minutes * 60
    until = held_until(Quiet(start, end), zone, now)
    wall = shown(now, zone)
    minute = wall.hour * 60 + wall.minute
    inside = start <= minute < end if start <= end else minute >= start or minute < end
    assert (until > now) == inside
    assert 0 <= until - now <= 26 * 3600
