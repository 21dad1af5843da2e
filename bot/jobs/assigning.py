"""Settling whose a report is, or of which year, where its text does not say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import click

from bot.jobs.loading import what_to_do
from bot.setup.said import say
from bot.setup.services import Services
from bot.setup.settings import Settings
from handlers.administration import settling
from handlers.reply import Language
from handlers.said_patterns import SAID
from store.loader import (
    Assigned,
    Failure,
    NoSuchFile,
    NothingAssigned,
    Wanted,
    assign,
    assign_all,
    unassign,
)
from store.model import Agency
from store.reading.words.years import YEARS
from store.shown import shown

_HOW: Final = (
    "write the file, a tab, the agency, and behind another tab the year; "
    "one of these two may be empty"
)


def assign_report(
    settings: Settings,
    services: Services,
    file: str,
    name: str,
    year: int | None,
) -> str | None:
    """Settle whose a file's report is, or of which year; gives a line that says what to do where
    that cannot be.
    """
    wanted = _wanted(services, file, name, year)
    if isinstance(wanted, str):
        return wanted
    done = assign(file, wanted.agency, settings.index, services.names, year=year)
    return _told(done, settings.language)


def take_back(settings: Settings, services: Services, file: str) -> str | None:
    """Let a file's report be whose and of which year it says itself; a line where nothing was
    settled.
    """
    return _told(unassign(file, settings.index, services.names), settings.language)


def _told(
    done: Assigned | NothingAssigned | NoSuchFile | Failure,
    language: Language,
) -> str | None:
    """Says what came of a file; a line that says what to do where nothing did."""
    match done:
        case Assigned():
            click.echo(_assigned(done, language))
            return None
        case NothingAssigned(file):
            return f"nothing was assigned of {shown(file)}"
        case NoSuchFile(file, near):
            listed = ", ".join(shown(one) for one in near)
            return f"no file {shown(file)} is loaded" + (f"; there are: {listed}" if near else "")
        case failure:
            return what_to_do(failure)


def _wanted(services: Services, file: str, name: str, year: int | None) -> Wanted | str:
    """What is to be settled, or a line that says what is wrong with it."""
    if year is not None and year not in YEARS:
        return f"{year} cannot be the year of a report: give one from {YEARS[0]} to {YEARS[-1]}"
    agency = meant(services, file, name) if name else None
    if isinstance(agency, str):
        return agency
    return Wanted(file, agency, year)


def _assigned(done: Assigned, language: Language) -> str:
    before, year = (one or say("no_year", language) for one in (done.year_before, done.year))
    text = {
        "file": shown(done.file),
        "before": shown(done.before),
        "after": done.agency,
        "year": year,
    }
    if before != year:
        return say("assigned_year", language, **text, year_before=before)
    return say("assigned", language, **text)


def assign_from(settings: Settings, services: Services, path: Path) -> str | None:
    """Settle what the lines of a list say (file, agency, year between tabs); those that cannot be
    are named.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError:
        return f"cannot read {shown(str(path))}: it is no UTF-8 text"
    except OSError as error:
        return f"cannot read {shown(str(path))}: {error.strerror}"
    wanted: list[Wanted] = []
    numbers: list[int] = []
    wrong: list[str] = []
    for number, line in _listed(lines):
        asked = _of_line(services, line)
        if isinstance(asked, str):
            wrong.append(f"line {number}: {asked}")
        else:
            wanted.append(asked)
            numbers.append(number)
    done = assign_all(wanted, settings.index, services.names)
    if not isinstance(done, list):
        return what_to_do(done)
    for number, one in zip(numbers, done, strict=True):
        if isinstance(one, Assigned):
            click.echo(_assigned(one, settings.language))
        else:
            wrong.append(f"line {number}: no file {shown(one.file)} is loaded")
    count = sum(isinstance(one, Assigned) for one in done)
    click.echo(say("assigned_count", settings.language, done=count, wrong=len(wrong)))
    return "; ".join(wrong) or None


def _listed(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    """The lines of a list with their numbers; without its head, remarks and empty lines."""
    for number, line in enumerate(lines, start=1):
        if line.strip() and not line.startswith("#") and line.split("\t")[:2] != ["file", "agency"]:
            yield number, line


def _of_line(services: Services, line: str) -> Wanted | str:
    """What a line of a list wants; a year may stand in the place of the agency."""
    match [part.strip() for part in line.split("\t")]:
        case [str(file), str(name)] if SAID["year-alone"].fullmatch(name):
            name, year = "", name
        case [str(file), str(name)]:
            year = ""
        case [str(file), str(name), str(year)]:
            pass
        case _:
            return _HOW
    given = SAID["year-alone"].fullmatch(year)
    if not file or not (name or year):
        return _HOW
    if year and given is None:
        return f"{shown(year)} is no year"
    return _wanted(services, file, name, int(given[1]) if given else None)


def meant(services: Services, file: str, text: str) -> Agency | str:
    """The one agency that a name means beyond doubt, anywhere in China, or that a file's report
    prints of itself.

    Where there is none, a line with those that it may mean.
    """
    found = settling.meant_for(services.names, services.index, file, text)
    if isinstance(found, Agency):
        return found
    match found.candidates:
        case ():
            return (
                f"{shown(text)} is not the name of an agency: write it in full, "
                "with its province, city and county"
            )
        case (one,):
            return f"{shown(text)}: is {one.name} meant? Write it so"
        case several:
            return (
                f"{shown(text)} may be {' or '.join(agency.name for agency in several[:8])}: "
                "write it in full"
            )
