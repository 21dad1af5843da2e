"""What is said about sources: that one is watched, which there are, and how the looks go."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, tzinfo

from handlers.rendering.picking.pages import page_of, turns
from handlers.rendering.vocabulary.labels import short
from handlers.reply import Button, Language, Reply, ReplyLine, Style
from handlers.subscriptions.scopes import label
from handlers.watching.adding import NowWatched
from handlers.watching.dropped import COMMAND
from handlers.watching.words import line, reply, say, trouble
from store.model import Agency
from store.names import Names
from store.shown import shown
from store.state import State
from store.state.administering.sources import WantedSource, WatchedSource
from store.state.chats.subscriptions import EVERYTHING, Scope

SIZE = 6
"""Sources on a page; each takes three lines."""
_MOST_OTHERS = 5


def of(scope: Scope, names: Names, language: Language) -> str:
    """Whose reports a source has."""
    if scope == EVERYTHING:
        return say("of_anybody", language)
    return shown(label(scope, names, language))


def manner(wanted: WantedSource, names: Names, language: Language) -> str:
    """How a source is watched: whose reports, how often, whether with an expired certificate."""
    words = [of(wanted.scope, names, language)]
    words += [say("manner_minutes", language, minutes=wanted.minutes)] if wanted.minutes else []
    words += [say("manner_expired", language)] if wanted.expired else []
    return say("between_words", language).join(words)


def watched(done: NowWatched, names: Names, language: Language) -> Reply:
    """A source is watched from now on, or already, or otherwise than before."""
    wanted, before = done.source.wanted, done.before
    values = {"number": done.source.number, "address": shown(wanted.address)}
    if before is None:
        first = line("watched", language, **values, of=of(wanted.scope, names, language))
    elif before.wanted == wanted:
        first = line("watched_already", language, **values, of=manner(wanted, names, language))
    else:
        was, now = (manner(each, names, language) for each in (before.wanted, wanted))
        first = line("watched_changed", language, **values, was=was, now=now)
    lines = [first]
    if wanted.scope == EVERYTHING:
        lines.append(line("watched_no_scope", language, Style.NOTE, address=shown(wanted.address)))
    return Reply(tuple(lines), language)


def not_one(name: str, candidates: Sequence[Agency], language: Language) -> Reply:
    """Says that what was named is no agency or region, or could be several."""
    names = "、".join(shown(short(each, language)) for each in candidates[:_MOST_OTHERS])
    others = say("watch_others", language, names=names) if names else ""
    return reply("watch_who", language, name=shown(name), others=others)


def listed(state: State, names: Names, number: int, zone: tzinfo, language: Language) -> Reply:
    """A page of the sources, those with trouble first."""
    every = sorted(state.sources.every(), key=lambda source: (not source.trouble, source.number))
    if not every:
        return reply("watches_none", language)
    page = page_of(number, len(every), SIZE)
    head = say(
        "watches_head",
        language,
        count=len(every),
        troubled=sum(bool(each.trouble) for each in every),
    )
    if page.of > 1:
        head += say("watches_page", language, page=page.number, pages=page.of)
    lines = [ReplyLine(head, Style.HEAD)]
    here = every[page.start : page.end]
    for source in here:
        lines += _one(state, source, names, zone, language)
    now = tuple(
        Button(say("look_now", language, number=each.number), f"/watch {each.number}")
        for each in here
    )
    rows = [now[:3], now[3:], turns("/watches", page, language)]
    if state.finds.count_dropped():
        rows.append((Button(say("dropped_how", language), COMMAND),))
    return Reply(tuple(lines), language, tuple(row for row in rows if row))


def _one(
    state: State,
    source: WatchedSource,
    names: Names,
    zone: tzinfo,
    language: Language,
) -> Iterator[ReplyLine]:
    wanted = source.wanted
    about = of(wanted.scope, names, language)
    yield line(
        "watches_one", language, number=source.number, address=shown(wanted.address), of=about
    )
    yield line(
        "watches_how",
        language,
        Style.NOTE,
        looked=moment(source.looked, zone, language),
        found=moment(source.found, zone, language),
        taken=state.finds.taken(source.number),
        waiting=state.finds.waiting(source.number),
        missing=state.finds.missing(source.number),
        next=moment(source.next_look, zone, language),
    )
    if source.trouble:
        why = trouble(source.trouble, shown(source.detail), language)
        if source.failures:
            yield line("watches_failures", language, count=source.failures, why=why)
        else:
            yield line("watches_trouble", language, why=why)


def moment(at: int, zone: tzinfo, language: Language) -> str:
    """A moment by the clock on the wall; 0 is never."""
    if at:
        return datetime.fromtimestamp(at, zone).strftime("%Y-%m-%d %H:%M")
    return say("never", language)
