"""`/news`: what happened lately, a page at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from itertools import chain, count, groupby
from zoneinfo import ZoneInfo

from handlers.alerts.happenings import Happening, happenings
from handlers.alerts.messages import every_change, in_short, opens, single
from handlers.alerts.recorded import recorded
from handlers.library import Library
from handlers.rendering.picking.pages import page_of, turns
from handlers.rendering.vocabulary.deadlines import dated
from handlers.rendering.vocabulary.labels import short
from handlers.rendering.vocabulary.notices import say
from handlers.reply import Language, Reply, ReplyLine, Style
from handlers.subscriptions.hours import HoursDesk
from handlers.subscriptions.scopes import scopes_over
from store.index import Event, Happened
from store.model import Agency
from store.state import State
from store.state.messages.news import News

PAGE = 15
_ROW = 8
LATELY = 200
"""How far back `/news` alone looks, in happenings."""
_OF = re.compile(r"of (\d{1,12}(?:,\d{1,12}){0,20})(?: (changes)(?: page (\d{1,6}))?)?")
_RANGE = re.compile(r"(?:(\d{1,12})-(\d{1,12}))?\s*(?:page (\d{1,6}))?")


class NewsBoard:
    """Lists what happened to the reports that a place has subscribed to; to all, where it has
    subscribed to none.
    """

    def __init__(self, state: State, library: Library, hours: HoursDesk) -> None:
        self._state = state
        self._library = library
        self._hours = hours

    def show(self, argument: str, chat: int, topic: int | None, language: Language) -> Reply:
        """`/news [FIRST-LAST] [page N]`; `/news of NUMBERS [changes [page N]]`, of a button, tells
        of one thing.
        """
        if one := _OF.fullmatch(argument.strip()):
            numbers = [int(number) for number in one[1].split(",")]
            return self._one(numbers, int(one[3] or 1) if one[2] else None, language)
        asked = _RANGE.fullmatch(argument.strip())
        last = self._state.news.last()
        first, last = (
            (int(asked[1]), int(asked[2])) if asked and asked[1] else (last - LATELY + 1, last)
        )
        found = self._wanted(self._state.news.between(first, last), chat, topic)
        if not found:
            return Reply((ReplyLine(say("news_none", language), Style.HEAD),), language)
        found.sort(key=lambda each: -each.noticed)
        page = page_of(int(asked[3]) if asked and asked[3] else 1, len(found), PAGE)
        head = say("news_head", language, count=len(found), page=page.number, pages=page.of)
        here = found[page.start : page.end]
        happened = self._happened(here)
        lines = [
            ReplyLine(head, Style.HEAD),
            *self._lines(here, happened, self._hours.zone(chat), language),
        ]
        opening = [
            opens(place, happened[each.number])
            for place, each in enumerate(here, start=1)
            if each.number in happened
        ]
        turning = turns(f"/news {first}-{last}", page, language)
        rows = (*(tuple(opening[at : at + _ROW]) for at in range(0, len(opening), _ROW)), turning)
        return Reply(tuple(lines), language, tuple(row for row in rows if row))

    def _one(self, numbers: list[int], page: int | None, language: Language) -> Reply:
        """What happened under some numbers, put together, or a page of the figures that changed
        with it.

        Where the texts are known no longer, that it is past.
        """
        news = list(
            chain.from_iterable(self._state.news.between(number, number) for number in numbers)
        )
        happened = list(self._put_together(recorded(self._library.index, news)))
        if not happened:
            return Reply((ReplyLine(say("news_past", language), Style.HEAD),), language)
        if page is None:
            return single(happened[0], language)
        return every_change(happened[0], page, language)

    def _happened(self, here: list[News]) -> dict[int, Happening]:
        """What happened, each by its number, where the texts are known."""
        events = recorded(self._library.index, here)
        gone = self._state.news.first_gone({event.agency for event in events})
        found = chain.from_iterable(happenings(self._library, [event], gone) for event in events)
        return {each.numbers[0]: each for each in found}

    def _put_together(self, events: list[Event]) -> Iterator[Happening]:
        gone = self._state.news.first_gone({event.agency for event in events})
        return happenings(self._library, events, gone)

    def _wanted(self, news: list[News], chat: int, topic: int | None) -> list[News]:
        scopes = {each.scope for each in self._state.subscriptions.here(chat, topic)}
        if not scopes:
            return news
        return [each for each in news if scopes & scopes_over(self._agency(each))]

    def _agency(self, news: News) -> Agency:
        return self._library.names().agency(news.item.agency)

    def _lines(
        self,
        found: list[News],
        happened: dict[int, Happening],
        zone: ZoneInfo,
        language: Language,
    ) -> Iterator[ReplyLine]:
        """The latest first, under the days on which they were noticed."""
        today = self._state.db.now().astimezone(zone).date()
        place = count(1)
        for day, noticed in groupby(
            found, key=lambda each: datetime.fromtimestamp(each.noticed, zone).date()
        ):
            yield ReplyLine(dated(day, today, language), Style.NOTE)
            for each in noticed:
                yield ReplyLine(
                    f"{next(place)}. {self._line(each, happened.get(each.number), language)}"
                )

    def _line(self, news: News, happening: Happening | None, language: Language) -> str:
        item = news.item
        returned = happening is not None and happening.returned
        what = say("news_returned" if returned else f"news_{item.kind}", language)
        if happening is not None and happening.kind not in (Happened.NEW, Happened.GONE):
            told = in_short(happening, language)
            what = f"{what} · {told}" if told else what
        year = item.year or say("no_year", language)
        return say(
            "happened", language, agency=short(self._agency(news), language), year=year, what=what
        )
