"""Times of day as people say them: 09:00, 9点半, 下午五点半, 晚上十点一刻, 5:30 pm."""

from __future__ import annotations

import re
from functools import cache
from itertools import chain
from typing import NamedTuple

from handlers.said_patterns import SAID
from store.patterns import any_of, any_whole
from store.reading.words.numbers import chinese
from store.reference import BrokenReferenceError, toml_of

LISTS = ("halves", "every_night")
"""The lists of `data/reference/schedules.toml` that are of times of day."""
_HALVES = ("morning", "afternoon", "night")
_SMALL_HOURS = 4
"""The last hour that is said to be at night and is of the next day: 夜里两点."""
_QUARTERS = {"一刻": "15", "三刻": "45"}


class SpokenTime(NamedTuple):
    """A time, and the words behind it."""

    hour: int
    minute: int
    rest: str


@cache
def halves() -> dict[str, tuple[str, ...]]:
    """The words for the halves of the day (`data/reference/schedules.toml`)."""
    found: dict[str, list[str]] = toml_of("schedules.toml")["halves"]
    if set(found) != set(_HALVES):
        raise BrokenReferenceError(f"schedules.toml: [halves] must have {', '.join(_HALVES)}")
    return {half: tuple(words) for half, words in found.items()}


@cache
def every_night() -> re.Pattern[str]:
    """What a text begins with that means the evening of every day (每晚)."""
    words: list[str] = toml_of("schedules.toml").get("every_night", {}).get("words", [])
    if not words:
        raise BrokenReferenceError("schedules.toml: [every_night] must have words")
    return re.compile(any_whole(words), re.IGNORECASE)


def in_digits(text: str) -> str:
    """The text with the hours and minutes that are written in characters as digits."""
    text = SAID["hour-in-characters"].sub(lambda found: str(chinese(found[0])), text)
    return SAID["minutes-in-characters"].sub(
        lambda found: _QUARTERS.get(found[1]) or str(chinese(found[1])), text
    )


def time_of_day(text: str) -> SpokenTime | None:
    """The time with which a text begins; nothing where it begins with none, or with one that there
    is not (25:00).
    """
    found = _pattern().match(in_digits(text))
    if found is None:
        return None
    hour = _hour_of_day(int(found[2]), _half((found[1] or found[6] or "").casefold()))
    minute = 30 if found[4] else int(found[3] or found[5] or 0)
    if minute < 60 and (hour, minute) <= (24, 0):
        return SpokenTime(hour, minute, found[7])
    return None


def in_the_evening(text: str) -> SpokenTime | None:
    """The time with which a text begins, in the evening where it does not say when: 10点 is
    22:00.
    """
    evening, *_ = halves()["night"]
    return time_of_day(evening + text) or time_of_day(text)


def is_of_evening(text: str) -> bool:
    """Whether a text begins with a word for the evening or the night."""
    return text.startswith(halves()["night"])


def _half(said: str) -> str:
    """The half of the day that a word says; empty where it says none."""
    return next((half for half, words in halves().items() if said in words), "")


def _hour_of_day(hour: int, half: str) -> int:
    """The hour that is said with a half of the day: 3 in the afternoon is 15, at night 3, and 12 at
    night 0.
    """
    if half == "night" and hour <= _SMALL_HOURS:
        return hour
    if half in ("afternoon", "night") and hour < 12:
        return hour + 12
    if half in ("morning", "night") and hour == 12:
        return 0
    return hour


def begins_with_number(text: str) -> bool:
    """Whether a text begins with what may be meant for a time."""
    return _pattern().match(in_digits(text)) is not None


@cache
def _pattern() -> re.Pattern[str]:
    half = any_of(chain.from_iterable(halves().values()))
    clock = SAID["clock"].pattern
    return re.compile(
        rf"\s*(?:at\s+)?({half})?\s*{clock}\s*({half})?(?![\d:：])(.*)",
        re.IGNORECASE | re.DOTALL,
    )
