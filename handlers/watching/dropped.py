"""Finds that an administrator dropped: which there are, and how one is brought back."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.rendering.picking.pages import page_of, turns
from handlers.reply import Button, Language, Reply, ReplyLine, Style
from handlers.watching.words import line, reply, say
from store.shown import shown
from store.state import State
from store.state.administering.finds import Find, FindProgress

SIZE = 6
COMMAND = "/watches dropped"


@dataclass(frozen=True, slots=True)
class Unwatched:
    """Its source is watched no more, so nobody would fetch it."""

    find: Find


def bring_back(state: State, number: int) -> Find | Unwatched | None:
    """Let what was dropped be fetched and decided on anew, with what has the same content; nothing
    where none was.
    """
    with state.db.writing():
        find = state.finds.get(number)
        if find is None or find.stage is not FindProgress.DROPPED:
            return None
        if state.sources.get(find.source) is None:
            return Unwatched(find)
        state.finds.bring_back(find)
        return state.finds.get(number)


def listed(state: State, number: int, language: Language) -> Reply:
    """A page of what was dropped, the latest first, each with a button that brings it back."""
    count = state.finds.count_dropped()
    if not count:
        return reply("dropped_none", language)
    page = page_of(number, count, SIZE)
    lines = [ReplyLine(say("dropped_head", language, count=count), Style.HEAD)]
    rows = []
    for find in state.finds.dropped(page.start, SIZE):
        lines.append(line("dropped_one", language, number=find.number, title=shown(find.title)))
        lines.append(line("find_where", language, Style.SOURCE, address=shown(find.address)))
        rows.append((back(find, language),))
    buttons = turns(COMMAND, page, language)
    return Reply(tuple(lines), language, (*rows, buttons) if buttons else tuple(rows))


def back(find: Find, language: Language) -> Button:
    """The button that brings a find back."""
    return Button(say("bring_back", language, number=find.number), f"/watch again {find.number}")


def told(done: Find | Unwatched | None, number: int, language: Language) -> Reply:
    """What came of bringing a find back."""
    match done:
        case None:
            return reply("again_none", language, number=number)
        case Unwatched(find):
            return reply("again_unwatched", language, address=shown(find.address))
        case Find():
            return reply("again", language, title=shown(done.title))
