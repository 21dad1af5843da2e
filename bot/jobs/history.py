"""Going back: to an earlier version of a report, or to the time before there was one."""

from __future__ import annotations

from dataclasses import dataclass

import click

from bot.jobs.loading import what_to_do
from bot.objects.selection import selected
from bot.setup.said import say
from bot.setup.services import Services
from bot.setup.settings import Settings
from handlers.administration import withdrawing
from handlers.reply import Language
from store.loader import (
    NothingBefore,
    NothingToWithdraw,
    RolledBack,
    Withdrew,
    rollback,
    withdraw,
)
from store.shown import shown


def _was(before: str, after: str, language: Language) -> str:
    """Which version counted before one was rolled back to."""
    if not before:
        return say("was_none", language)
    if before == after:
        return say("was_version", language)
    return say("was_file", language, file=shown(before))


def roll_back(
    settings: Settings,
    services: Services,
    name: str,
    year: int,
    *,
    undo: bool,
) -> str | None:
    """Let the version before count, or with `undo` the one that was rolled back; a line where there
    is none.
    """
    agency = held_name(services, name, year)
    if not agency.found:
        return agency.said
    done = rollback(agency.said, year, settings.index, services.names, undo=undo)
    match done:
        case RolledBack(before, after, _):
            told = _was(before, after, settings.language)
            click.echo(
                say(
                    "rolled_back",
                    settings.language,
                    agency=agency.said,
                    year=year,
                    file=shown(after),
                    before=told,
                )
            )
            return None
        case NothingBefore(versions):
            what = (
                "nothing was rolled back"
                if undo
                else f"there is no earlier version ({versions} held)"
            )
            return f"{agency.said} {year}: {what}"
        case _:
            return what_to_do(done)


@dataclass(frozen=True, slots=True)
class HeldName:
    """The full name under which reports are held, or why there is none."""

    said: str
    found: bool


def held_name(services: Services, name: str, year: int | None) -> HeldName:
    """A name as it is written in the index is taken as it is: an unsettled one means nothing
    elsewhere.
    """
    if services.index.versions(name, year):
        return HeldName(name, found=True)
    chosen = selected(services, name, year)
    if isinstance(chosen, str):
        return HeldName(chosen, found=False)
    named = sorted({report.agency.name for report in chosen})
    if len(named) > 1:
        return HeldName(f"{shown(name)} may be {' or '.join(named)}: write it in full", found=False)
    return HeldName(named[0], found=True)


def no_report(name: str, year: int) -> str:
    """Says that there is nothing to take out."""
    return f"there is no report of {shown(name)} on {year}; see `nianbao reports`"


def _withdrawn(done: Withdrew, language: Language, *, undo: bool) -> str:
    """What was taken out, or put back."""
    comma = say("separator", language)
    whose = comma.join(
        f"{shown(agency)} {of or say('no_year', language)}" for agency, of in done.reports
    )
    return say(
        "put_back" if undo else "withdrawn",
        language,
        whose=whose,
        files=comma.join(map(shown, done.files)),
    )


def withdraw_report(
    settings: Settings,
    services: Services,
    target: str,
    year: int | None,
    *,
    undo: bool,
) -> str | None:
    """Take out an agency's report on a year, or what a file holds; with `undo` put it back."""
    file, pair = "", None
    names = services.names.with_held(services.index.holdings())
    if year is None:
        if not services.index.of_file(target):
            return f"no file {shown(target)} is loaded; for an agency's report write --year as well"
        file = target
    else:
        kept = withdrawing.whose(services.index, names, target, year)
        if not isinstance(kept, str):
            named = " or ".join(agency.name for agency in kept.candidates)
            if named:
                return f"{shown(target)} may be {named}: write it in full"
            return no_report(target, year)
        pair = kept, year
    done = withdraw(settings.index, services.names, file=file, pair=pair, undo=undo)
    match done:
        case Withdrew():
            click.echo(_withdrawn(done, settings.language, undo=undo))
            return None
        case NothingToWithdraw(held):
            state = "none of it is taken out" if undo else "all of it is taken out already"
            return f"{shown(target)}{f' {year}' if year else ''}: " + (
                state if held else "there is no such report"
            )
        case _:
            return what_to_do(done)
