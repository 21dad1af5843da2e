"""What changed between two texts: two files, or two versions of a report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.jobs.history import held_name
from bot.objects.cells import change_line
from bot.objects.records import Json, of_change
from bot.setup.said import say
from bot.setup.services import Services
from handlers.reply import Language
from store.changes import CellChange, ComparedCell, changes
from store.index import HeldReport, Version
from store.model import Cell, Rejected
from store.reading.opening.apart import read_apart
from store.reading.words.problems import render_rejection
from store.shown import shown


@dataclass(frozen=True, slots=True)
class Compared:
    """Two texts and the cells in which they differ."""

    title: str
    old: str
    new: str
    changes: tuple[CellChange, ...]


def compared(
    services: Services,
    first: str,
    second: str | None,
    year: int | None,
    language: Language,
) -> list[Compared] | str:
    """Two files; or the versions of an agency's reports; or a line that says what to do."""
    if second is not None:
        return _files(services, first, second)
    agency = held_name(services, first, year)
    if not agency.found:
        return agency.said
    found = list(_versions(services, agency.said, year, language))
    return found or f"there is only one version of {agency.said}{f' {year}' if year else ''}"


def _versions(
    services: Services,
    agency: str,
    year: int | None,
    language: Language,
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
        return (
            f"{shown(str(path))} is neither loaded nor a file that can be read: "
            f"{error.strerror}; see `nianbao reports`"
        )
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
