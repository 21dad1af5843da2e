"""`nianbao sources`: the places that are watched for new reports, listed, tried, added and removed."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import NoReturn
from zoneinfo import ZoneInfo

import click

from bot.records import Json
from bot.settings import Settings
from handlers.reply import Language
from handlers.subscriptions.scopes import named
from handlers.watching import source_file, told
from handlers.watching.answers import Content, NotHad
from handlers.watching.inside import networks
from handlers.watching.listing import LARGEST
from handlers.watching.manners import Manners
from handlers.watching.pages import Listing
from handlers.watching.places import Places, is_folder, normal
from handlers.watching.source_file import LONGEST_MINUTES, Wrong
from handlers.watching.visiting import AGENT, Known, Visitor
from handlers.watching.words import trouble
from store.names import Names
from store.shown import shown
from store.state import State, Unusable, open_state
from store.state.sources import Source, Wanted
from store.state.subscriptions import EVERYTHING, Scope

_SHOWN = 5
"""Links of a list that are printed."""


def _fail(message: str) -> NoReturn:
    click.echo(f"nianbao: {message}", err=True)
    raise SystemExit(1)


@contextmanager
def _state(settings: Settings) -> Iterator[State]:
    """The state with the sources of the file taken over; ends with one line where one of them cannot be used."""
    state = open_state(settings.state)
    if isinstance(state, Unusable):
        _fail(str(state))
    try:
        if settings.sources.exists():
            wanted = source_file.read(settings.sources, Names(settings.home))
            if isinstance(wanted, Wrong):
                place = f", {wanted.place}" if wanted.place else ""
                _fail(f"{settings.sources}{place}: {wanted.why}")
            state.sources.follow(wanted)
        yield state
    finally:
        state.close()


def source_lines(settings: Settings) -> Iterator[str]:
    """The sources, one a line: number, address, whose, last look, last find, trouble."""
    names, zone = Names(settings.home), ZoneInfo(settings.timezone)
    with _state(settings) as state:
        for source in state.sources.every():
            wanted = source.wanted
            times = (told.moment(at, zone, Language.ZH) for at in (source.looked, source.found))
            cells = [str(source.number), shown(wanted.address), told.of(wanted.scope, names, Language.ZH), *times]
            wrong = trouble(source.trouble, shown(source.detail), Language.ZH) if source.trouble else ""
            yield "\t".join([*cells, wrong])


def source_records(settings: Settings) -> Iterator[Json]:
    """The same for programs."""
    with _state(settings) as state:
        for source in state.sources.every():
            record = asdict(source)
            wanted = record.pop("wanted")
            wanted["scope"] = {"kind": source.wanted.scope.kind.value, "name": source.wanted.scope.name}
            yield wanted | record


def add_source(settings: Settings, address: str, of: str, minutes: int, *, expired: bool) -> str | None:
    """Watch an address; gives a line that says what to do where that cannot be."""
    where, names = normal(address), Names(settings.home)
    if where is None:
        return f"{shown(address)} is neither an address of the web nor the path of a folder"
    if not 0 <= minutes <= LONGEST_MINUTES:
        return f"--minutes is a number up to {LONGEST_MINUTES}"
    scope = named(of, names) if of else EVERYTHING
    if not isinstance(scope, Scope):
        return told.not_one(of, scope, Language.EN).text
    with _state(settings) as state:
        known = state.sources.at(where)
        if known is not None and known.listed:
            return f"{shown(where)} stands in {settings.sources}: change it there"
        added = state.sources.add(Wanted(where, scope, expired, minutes))
        if added is None:
            return "there are too many sources"
        click.echo(f"{added.number}\t{shown(where)}\t{told.of(scope, names, Language.ZH)}")
    return None


def remove_source(settings: Settings, which: str) -> str | None:
    """Watch a source no more; gives a line that says what to do where that cannot be."""
    with _state(settings) as state:
        source = _named(state, which)
        if source is None:
            return f"there is no source {shown(which)}; `nianbao sources list` names them"
        if source.listed:
            return f"{shown(source.wanted.address)} stands in {settings.sources}: remove it there"
        state.sources.remove(source.number)
        click.echo(shown(source.wanted.address))
    return None


def check_sources(settings: Settings, which: str | None) -> bool | str:
    """Look at sources without loading anything, and print what was seen; whether all went well."""
    with _state(settings) as state:
        chosen = state.sources.every()
        if which is not None:
            one = _named(state, which)
            where = normal(which)
            if one is None and where is None:
                return f"{shown(which)} is neither a source nor an address"
            wanted = [one.wanted] if one else [Wanted(where or "")]
        else:
            wanted = [source.wanted for source in chosen]
    return asyncio.run(_check(settings, wanted))


def _named(state: State, which: str) -> Source | None:
    if which.isdecimal() and len(which) < 10:
        return state.sources.get(int(which))
    where = normal(which)
    return state.sources.at(where) if where else None


async def _check(settings: Settings, wanted: list[Wanted]) -> bool:
    manners = Manners(AGENT, asyncio.sleep, time.monotonic)
    places = Places(Visitor(manners, networks(settings.inside) or ()))
    good = True
    try:
        for one in wanted:
            seen = await _seen(places, one)
            well = isinstance(seen, Listing) and bool(seen.reports or seen.further)
            good = good and well
            for line in _told(one, seen, well=well):
                click.echo(line)
    finally:
        await places.close()
    return good


async def _seen(places: Places, wanted: Wanted) -> Listing | NotHad | None:
    """The first page of a list."""
    if is_folder(wanted.address):
        return await places.folder(wanted.address)
    got = await places.get(wanted.address, wanted.address, LARGEST, Known(), expired=wanted.expired)
    return await places.listing(wanted.address, got) if isinstance(got, Content) else _not_had(got)


def _not_had(got: object) -> NotHad | None:
    return got if isinstance(got, NotHad) else None


def _told(wanted: Wanted, seen: Listing | NotHad | None, *, well: bool) -> Iterator[str]:
    mark = "ok  " if well else "FAIL"
    match seen:
        case Listing(reports, further):
            yield f"{mark} {shown(wanted.address)}: {len(reports)} links to reports, {len(further)} further pages"
            for link in reports[:_SHOWN]:
                yield f"       {shown(link.title)}\t{shown(link.address)}"
        case NotHad(why, detail):
            yield f"{mark} {shown(wanted.address)}: {trouble(why, shown(detail), Language.EN)}"
        case None:
            yield f"{mark} {shown(wanted.address)}: {trouble('broken', 'list', Language.EN)}"
