"""`/news`: what happened lately, a page at a time."""

from __future__ import annotations

import re

from handlers.library import Library
from handlers.rendering.labels import short
from handlers.rendering.notices import say
from handlers.rendering.pages import page_of, turns
from handlers.reply import Language, Line, Reply, Style
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

    def __init__(self, state: State, library: Library) -> None:
        self._state = state
        self._library = library

    def show(self, argument: str, chat: int, topic: int | None, language: Language) -> Reply:
        """`/news [FIRST-LAST] [page N]`."""
        asked = _RANGE.fullmatch(argument.strip())
        last = self._state.news.last()
        first, last = (int(asked[1]), int(asked[2])) if asked and asked[1] else (last - LATELY + 1, last)
        found = self._wanted(self._state.news.between(first, last), chat, topic)
        if not found:
            return Reply((Line(say("news_none", language), Style.HEAD),), language)
        page = page_of(int(asked[3]) if asked and asked[3] else 1, len(found), PAGE)
        head = say("news_head", language, count=len(found), page=page.number, pages=page.of)
        lines = [Line(head, Style.HEAD), *(Line(self._line(each, language)) for each in found[page.start : page.end])]
        buttons = turns(f"/news {first}-{last}", page, language)
        return Reply(tuple(lines), language, (buttons,) if buttons else ())

    def _wanted(self, news: list[News], chat: int, topic: int | None) -> list[News]:
        scopes = {each.scope for each in self._state.subscriptions.here(chat, topic)}
        if not scopes:
            return news
        return [each for each in news if scopes & scopes_over(self._agency(each))]

    def _agency(self, news: News) -> Agency:
        return self._library.names().agency(news.item.agency)

    def _line(self, news: News, language: Language) -> str:
        item = news.item
        what = say(f"news_{item.kind}", language)
        year = item.year or say("no_year", language)
        return say("happened", language, agency=short(self._agency(news), language), year=year, what=what)
