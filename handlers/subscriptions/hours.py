"""`/quiet` and `/timezone`: a chat's quiet hours, and the zone in which its times are meant."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from handlers.rendering.vocabulary.notices import say
from handlers.reply import Button, Language, Reply, ReplyLine, Style
from handlers.said_patterns import SAID
from handlers.times_of_day import (
    SpokenTime,
    every_night,
    in_digits,
    in_the_evening,
    is_of_evening,
    time_of_day,
)
from store.reference import BrokenReferenceError, rows_of
from store.state import State
from store.state.chats.hours import Quiet

_DAY = 24 * 60
_NOON = 12 * 60
_EVENING = "22:00-07:00"


class HoursDesk:
    """Says and sets a chat's hours."""

    def __init__(self, state: State, default: ZoneInfo) -> None:
        self._state = state
        self._default = default

    def zone(self, chat: int) -> ZoneInfo:
        """The zone in which the chat's times are meant."""
        name = self._state.hours.zone(chat)
        if name:
            return ZoneInfo(name)
        return self._default

    def quiet(self, argument: str, chat: int, language: Language) -> Reply:
        """`/quiet [22:00-07:00 or off]`."""
        if argument:
            span = _quiet(argument)
            if span is None and not SAID["hours-off"].match(argument):
                return _reply(
                    language,
                    say("quiet_not_understood", language, said=argument[:40]),
                    say("quiet_how", language),
                )
            self._state.hours.set_quiet(chat, span)
        quiet = self._state.hours.quiet(chat)
        zone = self.zone(chat).key
        if quiet is None:
            button = Button(_EVENING, f"/quiet {_EVENING}")
            return _reply(
                language, say("quiet_none", language), say("quiet_how", language), button=button
            )
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
        if argument:
            return _reply(language, told)
        return _reply(language, told, say("zone_how", language))


def clock(minute: int) -> str:
    """Minutes from midnight as 07:00."""
    return f"{minute // 60:02}:{minute % 60:02}"


def _quiet(text: str) -> Quiet | None:
    found = SAID["hours"].fullmatch(SAID["hours-from"].sub("", text.strip()))
    if found is None:
        return _in_words(text.strip())
    (hour, minute), (end_hour, end_minute) = (
        (int(found[n]), int(found[n + 1] or 0)) for n in (1, 3)
    )
    if hour >= 24 or end_hour > 24 or max(minute, end_minute) >= 60:
        return None
    start, end = hour * 60 + minute, (end_hour * 60 + end_minute) % _DAY
    if start != end:
        return Quiet(start, end)
    return None


def _in_words(text: str) -> Quiet | None:
    """晚上10点到早上7点, from 10 pm until 7 am; every night from 10 to 7."""
    nightly = every_night().match(text)
    sides = SAID["between-hours"].split(
        SAID["hours-from"].sub(
            "", SAID["hours-from"].sub("", text[nightly.end() :].lstrip() if nightly else text)
        )
    )
    if len(sides) != 2:
        return None
    evening = nightly is not None or is_of_evening(sides[0])
    start = _minute(in_the_evening(sides[0]) if evening else time_of_day(sides[0]))
    end = _minute(time_of_day(SAID["hours-next-day"].sub("", sides[1])))
    if start is None or end is None:
        return None
    if evening and SAID["bare-hour"].fullmatch(in_digits(sides[1])):
        end = _of_the_same_evening(start, sides[1]) or end
    start, end = start % _DAY, end % _DAY
    if start != end:
        return Quiet(start, end)
    return None


def _of_the_same_evening(start: int, side: str) -> int | None:
    """晚上8点到11点 ends at 23:00, and 晚上10点到12点 at midnight; 晚上10点到7点 does not end in
    the evening.
    """
    end = _minute(in_the_evening(side)) or _DAY
    if _NOON <= start < end:
        return end
    return None


def _minute(said: SpokenTime | None) -> int | None:
    """The minute of the day; none where no time is said, or more than one."""
    if said is None or said.rest.strip():
        return None
    return said.hour * 60 + said.minute


@cache
def _zones() -> dict[str, str]:
    """Time zones by their names, and by those of cities as people say them
    (`data/reference/zones.tsv`).
    """
    there = available_timezones()
    said = {row["said"].casefold(): row["zone"] for row in rows_of("zones.tsv")}
    if odd := set(said.values()) - there:
        raise BrokenReferenceError(f"zones.tsv: there is no zone {', '.join(sorted(odd))}")
    return {name.casefold(): name for name in there} | said


def _reply(language: Language, head: str, *lines: str, button: Button | None = None) -> Reply:
    shown = (ReplyLine(head, Style.HEAD), *(ReplyLine(line) for line in lines))
    return Reply(shown, language, ((button,),) if button else ())
