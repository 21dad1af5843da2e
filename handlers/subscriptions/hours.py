"""`/quiet` and `/timezone`: a chat's quiet hours, and the zone in which its times are meant."""

from __future__ import annotations

import re
from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from handlers.rendering.vocabulary.notices import say
from handlers.reply import Button, Language, Reply, ReplyLine, Style
from handlers.times_of_day import time_of_day
from store.reference import BrokenReferenceError, rows_of
from store.state import State
from store.state.chats.hours import Quiet

_SPAN = re.compile(
    r"(\d{1,2})(?:[:：](\d{2}))?\s*[点时]?\s*(?:-|–|—|~|～|至|到|to)\s*(\d{1,2})(?:[:：](\d{2}))?\s*[点时]?"
)
_BETWEEN = re.compile(r"\s*(?:-|–|—|~|～|至|到|直到|(?<![a-z])(?:to|until|till|and)(?![a-z]))\s*", re.IGNORECASE)
_FROM = re.compile(r"^(?:每天|每晚|从|自|(?:every (?:day|night)|daily|from|between)(?![a-z]))\s*", re.IGNORECASE)
_NEXT_DAY = re.compile(r"^(?:第二天|次日|隔天|the next (?:day|morning)(?: at)?)\s*", re.IGNORECASE)
_DAY = 24 * 60
_OFF = frozenset({"off", "关", "关闭", "取消", "none"})
_EVENING = "22:00-07:00"


class HoursDesk:
    """Says and sets a chat's hours."""

    def __init__(self, state: State, default: ZoneInfo) -> None:
        self._state = state
        self._default = default

    def zone(self, chat: int) -> ZoneInfo:
        """The zone in which the chat's times are meant."""
        name = self._state.hours.zone(chat)
        return ZoneInfo(name) if name else self._default

    def quiet(self, argument: str, chat: int, language: Language) -> Reply:
        """`/quiet [22:00-07:00 or off]`."""
        if argument:
            span = _quiet(argument)
            if span is None and argument.casefold() not in _OFF:
                return _reply(
                    language, say("quiet_not_understood", language, said=argument[:40]), say("quiet_how", language)
                )
            self._state.hours.set_quiet(chat, span)
        quiet = self._state.hours.quiet(chat)
        zone = self.zone(chat).key
        if quiet is None:
            button = Button(_EVENING, f"/quiet {_EVENING}")
            return _reply(language, say("quiet_none", language), say("quiet_how", language), button=button)
        button = Button(say("quiet_end", language), "/quiet off")
        said = say("quiet_is", language, start=clock(quiet.start), end=clock(quiet.end), zone=zone)
        return _reply(language, said, button=button)

    def timezone(self, argument: str, chat: int, language: Language) -> Reply:
        """`/timezone [Asia/Shanghai]`."""
        if argument:
            name = _zones().get(argument.casefold())
            if name is None:
                return _reply(language, say("zone_unknown", language, zone=argument[:40]))
            self._state.hours.set_zone(chat, name)
        zone = self.zone(chat)
        now = datetime.fromtimestamp(self._state.db.seconds(), zone)
        told = say("zone_is", language, zone=zone.key, now=f"{now:%H:%M}")
        return _reply(language, told) if argument else _reply(language, told, say("zone_how", language))


def clock(minute: int) -> str:
    """Minutes from midnight as 07:00."""
    return f"{minute // 60:02}:{minute % 60:02}"


def _quiet(text: str) -> Quiet | None:
    found = _SPAN.fullmatch(_FROM.sub("", text.strip()))
    if found is None:
        return _in_words(text.strip())
    (hour, minute), (end_hour, end_minute) = ((int(found[n]), int(found[n + 1] or 0)) for n in (1, 3))
    if hour >= 24 or end_hour > 24 or max(minute, end_minute) >= 60:
        return None
    start, end = hour * 60 + minute, (end_hour * 60 + end_minute) % _DAY
    return Quiet(start, end) if start != end else None


def _in_words(text: str) -> Quiet | None:
    """晚上10点到早上7点, from 10 pm until 7 am."""
    sides = _BETWEEN.split(_FROM.sub("", _FROM.sub("", text)))
    said = [time_of_day(_NEXT_DAY.sub("", side)) for side in sides]
    if len(said) != 2 or said[0] is None or said[1] is None or any(one and one.rest.strip() for one in said):
        return None
    start, end = (one.hour * 60 + one.minute for one in said if one)
    start, end = start % _DAY, end % _DAY
    return Quiet(start, end) if start != end else None


@cache
def _zones() -> dict[str, str]:
    """Time zones by their names, and by those of cities as people say them (`data/reference/zones.tsv`)."""
    there = available_timezones()
    said = {row["said"].casefold(): row["zone"] for row in rows_of("zones.tsv")}
    if odd := set(said.values()) - there:
        raise BrokenReferenceError(f"zones.tsv: there is no zone {', '.join(sorted(odd))}")
    return {name.casefold(): name for name in there} | said


def _reply(language: Language, head: str, *lines: str, button: Button | None = None) -> Reply:
    shown = (ReplyLine(head, Style.HEAD), *(ReplyLine(line) for line in lines))
    return Reply(shown, language, ((button,),) if button else ())
