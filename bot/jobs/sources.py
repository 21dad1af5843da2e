"""What the commands of `nianbao sources` do with the places that are watched for new reports.

What they print is in the language of the settings; an error is one line in English, as everywhere.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import NoReturn
from zoneinfo import ZoneInfo

import click

from bot.objects.records import Json
from bot.setup.settings import Settings
from handlers.reply import Language
from handlers.subscriptions.scopes import named
from handlers.watching import dropped, source_file, told
from handlers.watching.adding import InFile, NowWatched, TooMany, watch
from handlers.watching.answers import Content, FetchFailure, NotHad
from handlers.watching.inside import networks
from handlers.watching.listed import Listing
from handlers.watching.listing import LARGEST
from handlers.watching.manners import Manners
from handlers.watching.places import DocumentFetcher, is_folder, normal
from handlers.watching.source_file import LONGEST_MINUTES, InvalidSourceFile
from handlers.watching.visiting import AGENT, Known, Visitor
from handlers.watching.words import say, trouble
from store.names import Names
from store.shown import shown
from store.state import State, Unusable, open_state
from store.state.administering.finds import Find
from store.state.administering.sources import WantedSource, WatchedSource
from store.state.chats.subscriptions import Scope

_SHOWN = 5
"""Links of a list that are printed."""


def _fail(message: str) -> NoReturn:
    click.echo(f"nianbao: {message}", err=True)
    raise SystemExit(1)


@contextmanager
def _state(settings: Settings) -> Iterator[State]:
    """The state with the sources of the file taken over; ends with one line where one of them
    cannot be used.
    """
    state = open_state(settings.state)
    if isinstance(state, Unusable):
        _fail(str(state))
    try:
        if settings.sources.exists():
            wanted = source_file.read(settings.sources, Names(settings.home))
            if isinstance(wanted, InvalidSourceFile):
                place = f", {wanted.place}" if wanted.place else ""
                _fail(f"{settings.sources}{place}: {wanted.why}")
            state.sources.follow(wanted)
        yield state
    finally:
        state.close()


def source_lines(settings: Settings) -> Iterator[str]:
    """The sources, one a line: number, address, whose, last look, last find, trouble."""
    names, zone, language = Names(settings.home), ZoneInfo(settings.timezone), settings.language
    with _state(settings) as state:
        for source in state.sources.every():
            wanted = source.wanted
            times = (told.moment(at, zone, language) for at in (source.looked, source.found))
            cells = [
                str(source.number),
                shown(wanted.address),
                told.of(wanted.scope, names, language),
                *times,
            ]
            wrong = (
                trouble(source.trouble, shown(source.detail), language) if source.trouble else ""
            )
            yield "\t".join([*cells, wrong])


def source_records(settings: Settings) -> Iterator[Json]:
    """The sources that are watched, for programs."""
    with _state(settings) as state:
        for source in state.sources.every():
            record = asdict(source)
            wanted = record.pop("wanted")
            wanted["scope"] = {
                "kind": source.wanted.scope.kind.value,
                "name": source.wanted.scope.name,
            }
            yield wanted | record


def add_source(
    settings: Settings,
    address: str,
    of: str,
    minutes: int | None,
    *,
    expired: bool | None,
) -> None:
    """Watch an address."""
    where, names = normal(address), Names(settings.home)
    if where is None:
        _fail(f"{shown(address)} is neither an address of the web nor the path of a folder")
    if minutes is not None and not 0 <= minutes <= LONGEST_MINUTES:
        _fail(f"--minutes is a number up to {LONGEST_MINUTES}")
    scope = named(of, names) if of else None
    if scope is not None and not isinstance(scope, Scope):
        _fail(told.not_one(of, scope, Language.EN).text)
    with _state(settings) as state:
        done = watch(state.sources, where, scope, expired=expired, minutes=minutes)
        match done:
            case InFile():
                _fail(f"{shown(where)} stands in {settings.sources}: change it there")
            case TooMany():
                _fail("there are too many sources")
            case NowWatched(source, before):
                manner = told.manner(source.wanted, names, settings.language)
                if before is not None and before.wanted != source.wanted:
                    manner = f"{told.manner(before.wanted, names, settings.language)} → {manner}"
                click.echo(f"{source.number}\t{shown(where)}\t{manner}")


def remove_source(settings: Settings, which: str) -> None:
    """Watch a source no more."""
    with _state(settings) as state:
        source = _known(state, which)
        if source.listed and source_file.holds(settings.sources, source, Names(settings.home)):
            _fail(f"{shown(source.wanted.address)} stands in {settings.sources}: remove it there")
        state.sources.remove(source.number)
        click.echo(shown(source.wanted.address))


def look_at_sources(settings: Settings, which: str | None) -> None:
    """Let a source, or all, be looked at as soon as can be."""
    with _state(settings) as state:
        for source in state.sources.every() if which is None else [_known(state, which)]:
            state.sources.now(source.number)
            click.echo(f"{source.number}\t{shown(source.wanted.address)}")


def dropped_records(settings: Settings) -> Iterator[Json]:
    """What was found and dropped."""
    with _state(settings) as state:
        for find in state.finds.dropped(0, state.finds.count_dropped()):
            yield {
                "number": find.number,
                "title": shown(find.title),
                "address": shown(find.address),
            }


def bring_back(settings: Settings, number: int) -> None:
    """Let what was dropped be fetched and decided on anew."""
    with _state(settings) as state:
        done = dropped.bring_back(state, number)
        said = dropped.told(done, number, settings.language).text
        if not isinstance(done, Find):
            _fail(dropped.told(done, number, Language.EN).text)
        state.audit.note(None, "sources", 0, f"sources again {number}", f"brought back {number}")
        click.echo(said)


def check_sources(settings: Settings, which: str | None) -> bool:
    """Look at sources without loading anything, and print what was seen; whether all went well."""
    with _state(settings) as state:
        if which is None:
            wanted = [source.wanted for source in state.sources.every()]
        else:
            one, where = _named(state, which), normal(which)
            if one is None and where is None:
                _fail(f"{shown(which)} is neither a source nor an address")
            wanted = [one.wanted] if one else [WantedSource(where or "")]
    return asyncio.run(_check(settings, wanted))


def _known(state: State, which: str) -> WatchedSource:
    source = _named(state, which)
    if source is None:
        _fail(f"there is no source {shown(which)}; `nianbao sources list` names them")
    return source


def _named(state: State, which: str) -> WatchedSource | None:
    if which.isdecimal() and len(which) < 10:
        return state.sources.get(int(which))
    where = normal(which)
    if where:
        return state.sources.at(where)
    return None


async def _check(settings: Settings, wanted: list[WantedSource]) -> bool:
    manners = Manners(AGENT, asyncio.sleep, time.monotonic)
    places = DocumentFetcher(Visitor(manners, networks(settings.inside) or ()))
    good = True
    try:
        for one in wanted:
            seen = await _seen(places, one)
            well = isinstance(seen, Listing) and bool(seen.reports or seen.further)
            good = good and well
            for line in _told(one, seen, settings.language, well=well):
                click.echo(line)
    finally:
        await places.close()
    return good


async def _seen(places: DocumentFetcher, wanted: WantedSource) -> Listing | NotHad | None:
    """The first page of a list."""
    if is_folder(wanted.address):
        return await places.folder(wanted.address)
    got = await places.get(wanted.address, wanted.address, LARGEST, Known(), expired=wanted.expired)
    if isinstance(got, Content):
        return await places.listing(wanted.address, got)
    return _not_had(got)


def _not_had(got: object) -> NotHad | None:
    if isinstance(got, NotHad):
        return got
    return None


def _told(
    wanted: WantedSource,
    seen: Listing | NotHad | None,
    language: Language,
    *,
    well: bool,
) -> Iterator[str]:
    mark = "ok  " if well else "FAIL"
    if isinstance(seen, Listing):
        said = say("check_seen", language, reports=len(seen.reports), further=len(seen.further))
        said += say("check_pages", language, pages=seen.pages) if seen.pages else ""
    else:
        why, detail = (seen.why, seen.detail) if seen is not None else (FetchFailure.BROKEN, "list")
        said = trouble(why, shown(detail), language)
    yield f"{mark} {shown(wanted.address)}: {said}"
    for link in seen.reports[:_SHOWN] if isinstance(seen, Listing) else ():
        yield f"       {shown(link.title)}\t{shown(link.address)}"
