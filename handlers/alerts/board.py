"""`/news`: what happened lately, a page at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from handlers.library import Library
from handlers.rendering.deadlines import dated
from handlers.rendering.labels import short
from handlers.rendering.notices import say
from handlers.rendering.pages import page_of, turns
from handlers.reply import Language, Line, Reply, Style
from handlers.subscriptions.hours import HoursDesk
from handlers.subscriptions.scopes import scopes_over
from store.model import Agency
from store.state import State
from store.state.news import News

PAGE = 15
LATELY = 200
"""How far back `/news` alone looks, in happenings."""
_RANGE = re.compile(r"(?:(\d{1,12})-(\d{1,12}))?\s*(?:page (\d{1,6}))?")


class NewsBoard:
    """Lists what happened to the reports that a place has subscribed to; to all, where it has subscribed to none."""

    def __init__(self, state: State, library: Library, hours: HoursDesk) -> None:
        self._state = state
        self._library = library
        self._hours = hours

    def show(self, argument: str, chat: int, topic: int | None, language: Language) -> Reply:
        """`/news [FIRST-LAST] [page N]`."""
        asked = _RANGE.fullmatch(argument.strip())
        last = self._state.news.last()
        first, last = (int(asked[1]), int(asked[2])) if asked and asked[1] else (last - LATELY + 1, last)
        found = self._wanted(self._state.news.between(first, last), chat, topic)
        if not found:
            return Reply((Line(say("news_none", language), Style.HEAD),), language)
        found.sort(key=lambda each: -each.noticed)
        page = page_of(int(asked[3]) if asked and asked[3] else 1, len(found), PAGE)
        head = say("news_head", language, count=len(found), page=page.number, pages=page.of)
        lines = [Line(head, Style.HEAD), *self._lines(found[page.start : page.end], self._hours.zone(chat), language)]
        buttons = turns(f"/news {first}-{last}", page, language)
        return Reply(tuple(lines), language, (buttons,) if buttons else ())

    def _wanted(self, news: list[News], chat: int, topic: int | None) -> list[News]:
        scopes = {each.scope for each in self._state.subscriptions.here(chat, topic)}
        if not scopes:
            return news
        return [each for each in news if scopes & scopes_over(self._agency(each))]

    def _agency(self, news: News) -> Agency:
        return self._library.names().agency(news.item.agency)

    def _lines(self, found: list[News], zone: ZoneInfo, language: Language) -> Iterator[Line]:
        """The latest first, under the days on which they were noticed."""
        today = self._state.db.now().astimezone(zone).date()
        for day, noticed in groupby(found, key=lambda each: datetime.fromtimestamp(each.noticed, zone).date()):
            yield Line(dated(day, today, language), Style.NOTE)
            yield from (Line(self._line(each, language)) for each in noticed)

    def _line(self, news: News, language: Language) -> str:
        item = news.item
        what = say(f"news_{item.kind}", language)
        year = item.year or say("no_year", language)
        return say("happened", language, agency=short(self._agency(news), language), year=year, what=what)
