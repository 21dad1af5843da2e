"""What is written after `/digest`, taken apart: how often, when, about what
(`data/reference/schedules.toml`).
"""

from __future__ import annotations

import re
from functools import cache
from itertools import chain
from typing import NamedTuple

from handlers.digests.recurrence import LAST, WEEKDAYS, recurrence
from handlers.times_of_day import LISTS, SpokenTime, begins_with_number, time_of_day
from store.inverting import inverted
from store.patterns import any_of
from store.reading.words.numbers import chinese
from store.reference import BrokenReferenceError, toml_of

NINE = (9, 0)
"""The time of day where none is said."""
_OFTEN = ("daily", "workdays", "weekly", "monthly", "cron")
_WORDS = ("last_day", "off", "now", "always")
_CRON = re.compile(r"\s*((?:\S+\s+){4}\S+)(.*)", re.DOTALL)


class WantedDigest(NamedTuple):
    """When somebody wants digests, and the words that are left: what they are to be about."""

    rule: str
    rest: str
    always: bool


@cache
def _lists() -> dict[str, dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = toml_of("schedules.toml")
    wanted = {
        "often": set(_OFTEN),
        "weekdays": set(WEEKDAYS),
        "words": set(_WORDS),
        "before_weekdays": {"words"},
    }
    here = {name: set(entries) for name, entries in found.items() if name not in LISTS}
    if here != wanted:
        raise BrokenReferenceError("schedules.toml must have the lists that it has, and no others")
    return found


def means(word: str, argument: str) -> bool:
    """Whether the whole argument is `off` or `now`, in any of their words."""
    return argument.strip().casefold() in _lists()["words"][word]


def wanted(argument: str) -> WantedDigest | None:
    """`daily 09:00`, `weekly mon 09:00 固原市`, `每周一、四9点半`, `cron 0 9 * * mon`; nothing if
    it says no time.
    """
    text = argument.strip()
    always = False
    for word in _lists()["words"]["always"]:
        without = re.sub(rf"(?<![a-z]){word}(?![a-z])", " ", text, flags=re.IGNORECASE)
        always, text = always or without != text, without
    before = _time_before(text)
    if before is not None:
        said = wanted(before.rest)
        rule = said.rule.split() if said else []
        return said and WantedDigest(
            " ".join([str(before.minute), str(before.hour), *rule[2:]]),
            said.rest,
            said.always or always,
        )
    for often in _OFTEN:
        if found := re.match(
            rf"\s*{any_of(_lists()['often'][often])}(.*)", text, re.IGNORECASE | re.DOTALL
        ):
            told = _rule(often, found[1])
            if told is None or recurrence(told[0]) is None:
                return None
            return WantedDigest(told[0], told[1].strip(), always)
    return _of_weekdays(text, always=always)


def _of_weekdays(text: str, *, always: bool) -> WantedDigest | None:
    """Weekdays without a word for how often: 周五17:30, every friday at 5:30 pm, on mondays."""
    before = any_of(_lists()["before_weekdays"]["words"])
    rest = re.sub(rf"^{before}(?![a-z])\s*", "", text, flags=re.IGNORECASE)
    if not re.match(any_of(_weekdays_alone()), rest, re.IGNORECASE):
        return None
    told = _rule("weekly", rest)
    if told is None or recurrence(told[0]) is None:
        return None
    return WantedDigest(told[0], told[1].strip(), always)


def _time_before(text: str) -> SpokenTime | None:
    """A time of day that is said before how often: 五点半每周五."""
    often = any_of(chain.from_iterable(_lists()["often"].values()))
    found = re.search(often, text, re.IGNORECASE)
    if found is None or not text[: found.start()].strip():
        return None
    said = time_of_day(text[: found.start()].strip())
    if said is None or said.rest.strip(" ，,的") or said.hour == 24:
        return None
    return said._replace(rest=text[found.start() :])


def _rule(often: str, rest: str) -> tuple[str, str] | None:
    """The cron line, and the words behind it."""
    if often == "cron":
        found = _CRON.fullmatch(rest)
        if found:
            return (" ".join(found[1].lower().split()), found[2])
        return None
    day, weekday = "*", "mon-fri" if often == "workdays" else "*"
    if often == "weekly":
        weekday, rest = _weekdays(rest)
    if often == "monthly":
        day, rest = _day(rest)
    time, rest = _time(rest)
    if time is None:
        return None
    return (f"{time[1]} {time[0]} {day} * {weekday}", rest)


def _weekdays(text: str) -> tuple[str, str]:
    """The weekdays that are named (Monday, if none is), and the rest."""
    named: list[str] = []
    while found := re.match(
        rf"[\s,，、和]*{any_of(_weekday_names())}(?![a-z])(.*)", text, re.IGNORECASE | re.DOTALL
    ):
        said = text[: len(text) - len(found[1])].strip(" ,，、和").casefold()
        named.append(_weekday_names()[said])
        text = found[1]
    return ",".join(dict.fromkeys(named)) or WEEKDAYS[0], text


def _day(text: str) -> tuple[str, str]:
    """The day of the month that is named (the first, if none is), and the rest."""
    if found := re.match(
        rf"\s*{any_of(_lists()['words']['last_day'])}(.*)", text, re.IGNORECASE | re.DOTALL
    ):
        return LAST, found[1]
    text = re.sub(
        r"^\s*[一二三四五六七八九十]{1,3}(?=[日号])",
        lambda said: str(chinese(said[0].strip())),
        text,
    )
    if found := re.match(r"\s*(\d{1,2})(?:\s*[日号]|(?=\s|$))(.*)", text, re.DOTALL):
        return found[1], found[2]
    return "1", text


def _time(text: str) -> tuple[tuple[int, int] | None, str]:
    """The time of day that is named (nine, if none is; nothing, if it is none), and the rest."""
    if not begins_with_number(text):
        return NINE, text
    said = time_of_day(text)
    if said is None or said.hour == 24:
        return (None, text)
    return ((said.hour, said.minute), said.rest)


@cache
def _weekdays_alone() -> tuple[str, ...]:
    """Their names that mean nothing else: 周五 and not 五."""
    return tuple(name for name in _weekday_names() if len(name) > 1)


@cache
def _weekday_names() -> dict[str, str]:
    return inverted(_lists()["weekdays"])
