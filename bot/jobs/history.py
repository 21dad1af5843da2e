"""What became of reports: settling whose they are, going back to an earlier version, and what
changed between two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import click

from bot.jobs.loading import what_to_do
from bot.objects.cells import change_line
from bot.objects.records import Json, of_change
from bot.objects.selection import selected
from bot.setup.said import say
from bot.setup.services import Services
from bot.setup.settings import Settings
from handlers.administration import settling, withdrawing
from handlers.reply import Language
from handlers.said_patterns import SAID
from store.changes import CellChange, ComparedCell, changes
from store.index import HeldReport, Version
from store.loader import (
    Assigned,
    Failure,
    NoSuchFile,
    NothingAssigned,
    NothingBefore,
    NothingToWithdraw,
    RolledBack,
    Wanted,
    Withdrew,
    assign,
    assign_all,
    rollback,
    unassign,
    withdraw,
)
from store.model import Agency, Cell, Rejected
from store.reading.opening.apart import read_apart
from store.reading.words.problems import render_rejection
from store.reading.words.years import YEARS
from store.shown import shown

# ---- assign --------------------------------------------------------------------------------------
_HOW: Final = "write the file, a tab, the agency, and behind another tab the year; one of these two may be empty"


def assign_report(
    settings: Settings, services: Services, file: str, name: str, year: int | None
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
    done: Assigned | NothingAssigned | NoSuchFile | Failure, language: Language
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
    return agency if isinstance(agency, str) else Wanted(file, agency, year)


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
            return f"{shown(text)} is not the name of an agency: write it in full, with its province, city and county"
        case (one,):
            return f"{shown(text)}: is {one.name} meant? Write it so"
        case several:
            return f"{shown(text)} may be {' or '.join(agency.name for agency in several[:8])}: write it in full"


# ---- rollback ------------------------------------------------------------------------------------
def _was(before: str, after: str, language: Language) -> str:
    """Which version counted before one was rolled back to."""
    if not before:
        return say("was_none", language)
    if before == after:
        return say("was_version", language)
    return say("was_file", language, file=shown(before))


def roll_back(
    settings: Settings, services: Services, name: str, year: int, *, undo: bool
) -> str | None:
    """Let the version before count, or with `undo` the one that was rolled back; a line where there
    is none.
    """
    agency = _held_name(services, name, year)
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
class _Name:
    """The full name under which reports are held, or why there is none."""

    said: str
    found: bool


def _held_name(services: Services, name: str, year: int | None) -> _Name:
    """A name as it is written in the index is taken as it is: an unsettled one means nothing
    elsewhere.
    """
    if services.index.versions(name, year):
        return _Name(name, found=True)
    chosen = selected(services, name, year)
    if isinstance(chosen, str):
        return _Name(chosen, found=False)
    named = sorted({report.agency.name for report in chosen})
    if len(named) > 1:
        return _Name(f"{shown(name)} may be {' or '.join(named)}: write it in full", found=False)
    return _Name(named[0], found=True)


# ---- withdraw ------------------------------------------------------------------------------------
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
    settings: Settings, services: Services, target: str, year: int | None, *, undo: bool
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


# ---- diff ----------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Compared:
    """Two texts and the cells in which they differ."""

    title: str
    old: str
    new: str
    changes: tuple[CellChange, ...]


def compared(
    services: Services, first: str, second: str | None, year: int | None, language: Language
) -> list[Compared] | str:
    """Two files; or the versions of an agency's reports; or a line that says what to do."""
    if second is not None:
        return _files(services, first, second)
    agency = _held_name(services, first, year)
    if not agency.found:
        return agency.said
    found = list(_versions(services, agency.said, year, language))
    return found or f"there is only one version of {agency.said}{f' {year}' if year else ''}"


def _versions(
    services: Services, agency: str, year: int | None, language: Language
) -> Iterator[Compared]:
    """For each year with several texts: from the one before the current one to that; if that is the
    first, onward.
    """
    by_year: dict[int | None, list[Version]] = {}
    for version in services.index.versions(agency, year):
        by_year.setdefault(version.report.year, []).append(version)
    for each, versions in by_year.items():
        place = next(
            (at for at, version in enumerate(versions) if version.report.current), len(versions) - 1
        )
        pair = versions[max(place - 1, 0) : max(place - 1, 0) + 2]
        if len(pair) == 2:
            old, new = (_facts(services, version.report) for version in pair)
            title = f"{agency} {each or say('no_year', language)}"
            first, second = (_version_name(one, language) for one in pair)
            yield Compared(title, first, second, tuple(changes(old, new)))


def _version_name(version: Version, language: Language) -> str:
    if version.report.current:
        state = "current"
    elif version.present:
        state = "beside"
    else:
        state = "old"
    return say(f"version_{state}", language, file=shown(version.report.file))


def _files(services: Services, first: str, second: str) -> list[Compared] | str:
    held = {report.file: report for report in services.index.held(superseded=True)}
    sides: list[Mapping[Cell, ComparedCell]] = []
    for name in (first, second):
        side = _facts(services, held[name]) if name in held else _read(Path(name))
        if isinstance(side, str):
            return side
        sides.append(side)
    return [Compared("", shown(first), shown(second), tuple(changes(*sides)))]


def _facts(services: Services, report: HeldReport) -> Mapping[Cell, ComparedCell]:
    return services.index.facts([report])[report.id]


def _read(path: Path) -> Mapping[Cell, ComparedCell] | str:
    try:
        reading = read_apart(path)
    except OSError as error:
        return f"{shown(str(path))} is neither loaded nor a file that can be read: {error.strerror}; see `nianbao reports`"
    if isinstance(reading, Rejected):
        return f"{shown(str(path))}: {render_rejection(reading, 'en')}"
    return {fact.cell: fact for fact in reading.facts}


def change_lines(found: Compared, language: Language) -> Iterator[str]:
    """The two texts in a line, then a line for each cell."""
    title = say("diff_title", language, title=shown(found.title)) if found.title else ""
    yield say(
        "diff_head", language, title=title, old=found.old, new=found.new, count=len(found.changes)
    )
    for change in found.changes:
        yield f"  {change_line(change, language)}"


def change_records(found: Compared) -> Iterator[Json]:
    """An object for each cell."""
    for change in found.changes:
        yield {
            "title": found.title,
            "old_file": found.old,
            "new_file": found.new,
            **of_change(change),
        }
