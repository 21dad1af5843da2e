"""What is written after `/digest`, taken apart: how often, when, about what (`data/reference/schedules.toml`)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from handlers.digests.recurrence import LAST, WEEKDAYS, recurrence
from store.reference import REFERENCE, BrokenReferenceError

NINE = (9, 0)
"""The time of day where none is said."""
_OFTEN = ("daily", "workdays", "weekly", "monthly", "cron")
_WORDS = ("last_day", "off", "now", "always", "afternoon", "morning")
_CRON = re.compile(r"\s*((?:\S+\s+){4}\S+)(.*)", re.DOTALL)


class Wanted(NamedTuple):
    """When somebody wants digests, and the words that are left: what they are to be about."""

    rule: str
    rest: str
    always: bool


@cache
def _lists() -> dict[str, dict[str, list[str]]]:
    with (REFERENCE / "schedules.toml").open("rb") as file:
        found: dict[str, dict[str, list[str]]] = tomllib.load(file)
    wanted = {"often": set(_OFTEN), "weekdays": set(WEEKDAYS), "words": set(_WORDS)}
    if {name: set(entries) for name, entries in found.items()} != wanted:
        raise BrokenReferenceError("schedules.toml must have the lists that it has, and no others")
    return found


def means(word: str, argument: str) -> bool:
    """Whether the whole argument is `off` or `now`, in any of their words."""
    return argument.strip().casefold() in _lists()["words"][word]


def wanted(argument: str) -> Wanted | None:
    """`daily 09:00`, `weekly mon 09:00 固原市`, `每周一、四9点半`, `cron 0 9 * * mon`; nothing if it says no time."""
    text = argument.strip()
    always = False
    for word in _lists()["words"]["always"]:
        without = re.sub(rf"(?<![a-z]){word}(?![a-z])", " ", text, flags=re.IGNORECASE)
        always, text = always or without != text, without
    for often in _OFTEN:
        if found := re.match(rf"\s*{_any(_lists()['often'][often])}(.*)", text, re.IGNORECASE | re.DOTALL):
            told = _rule(often, found[1])
            return None if told is None or recurrence(told[0]) is None else Wanted(told[0], told[1].strip(), always)
    return None


def _rule(often: str, rest: str) -> tuple[str, str] | None:
    """The cron line, and the words behind it."""
    if often == "cron":
        found = _CRON.fullmatch(rest)
        return (" ".join(found[1].lower().split()), found[2]) if found else None
    day, weekday = "*", "mon-fri" if often == "workdays" else "*"
    if often == "weekly":
        weekday, rest = _weekdays(rest)
    if often == "monthly":
        day, rest = _day(rest)
    time, rest = _time(rest)
    return None if time is None else (f"{time[1]} {time[0]} {day} * {weekday}", rest)


def _weekdays(text: str) -> tuple[str, str]:
    """The weekdays that are named (Monday, if none is), and the rest."""
    named: list[str] = []
    while found := re.match(rf"[\s,，、和]*{_any(_weekday_names())}(?![a-z])(.*)", text, re.IGNORECASE | re.DOTALL):
        said = text[: len(text) - len(found[1])].strip(" ,，、和").casefold()
        named.append(_weekday_names()[said])
        text = found[1]
    return ",".join(dict.fromkeys(named)) or WEEKDAYS[0], text


def _day(text: str) -> tuple[str, str]:
    """The day of the month that is named (the first, if none is), and the rest."""
    if found := re.match(rf"\s*{_any(_lists()['words']['last_day'])}(.*)", text, re.IGNORECASE | re.DOTALL):
        return LAST, found[1]
    if found := re.match(r"\s*(\d{1,2})(?:\s*[日号]|(?=\s|$))(.*)", text, re.DOTALL):
        return found[1], found[2]
    return "1", text


def _time(text: str) -> tuple[tuple[int, int] | None, str]:
    """The time of day that is named (nine, if none is; nothing, if it is none), and the rest."""
    before, after = _lists()["words"]["morning"], _lists()["words"]["afternoon"]
    half = _any([*before, *after])
    found = re.match(
        rf"\s*(?:at\s+)?({half})?\s*(\d{{1,2}})(?:[:：](\d{{2}})|\s*[点时](?:(半)|(\d{{1,2}})分?|整)?)?\s*({half})?(?![\d:：])(.*)",
        text,
        re.IGNORECASE | re.DOTALL,
    )
    if found is None:
        return NINE, text
    hour, minute = int(found[2]), 30 if found[4] else int(found[3] or found[5] or 0)
    said = (found[1] or found[6] or "").casefold()
    if said in after and hour < 12:
        hour += 12
    if said in before and hour == 12:
        hour = 0
    return ((hour, minute) if hour < 24 and minute < 60 else None), found[7]


@cache
def _weekday_names() -> dict[str, str]:
    return {word: day for day, words in _lists()["weekdays"].items() for word in words}


def _any(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"
