"""All figures into a file: the command `export`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import BinaryIO

import click

from bot.objects.selection import selected
from bot.setup.services import Services
from handlers.exports import ExportFormat, write_facts, write_sheets
from handlers.exports.naming import file_name
from handlers.exports.package import PACKAGE, PackageKind, pack
from handlers.exports.roster import Rolls, roll_sheet
from handlers.rendering.vocabulary.phrases import say
from handlers.reply import Language
from store.extras import Extra, way_to
from store.index import HeldReport
from store.model import GOVERNMENT, Division, Match
from store.shown import shown

STANDARD_OUTPUT = Path("-")


def export_facts(
    services: Services,
    day: date,
    agency: str | None,
    year: int | None,
    form: ExportFormat | None,
    output: Path | None,
    language: Language,
) -> str | None:
    """Write the facts of the reports that are selected; gives a line that says why where that
    cannot be.
    """
    form = form or _format_of(output)
    if form is None:
        return _no_format(output)
    chosen = selected(services, agency, year)
    if isinstance(chosen, str):
        return chosen
    query = " ".join([agency or "", str(year or ""), say("export_facts", language)])
    write = partial(write_facts, services.index, chosen, form, language, day)
    return _written(
        output,
        file_name(query, form, (), language),
        write,
        say("of_reports", language, count=len(chosen)),
    )


def _no_format(output: Path | None) -> str:
    return (
        f"what kind of file is {shown(str(output))}? Let its name end in .csv or .xlsx, "
        "or add --format"
    )


def _written(
    output: Path | None,
    name: str,
    write: Callable[[BinaryIO], None],
    what: str,
) -> str | None:
    """Write to the place that is said, else into a file of that name, and say what is in it; or why
    it cannot be.
    """
    if output == STANDARD_OUTPUT:
        write(sys.stdout.buffer)
        return None
    target = output or Path(name)
    try:
        with target.open("wb") as out:
            write(out)
    except OSError as error:
        return f"cannot write {shown(str(target))}: {error.strerror}; choose another place with -o"
    click.echo(f"{shown(str(target))}: {what}")
    return None


def export_package(
    services: Services,
    day: date,
    agency: str | None,
    year: int | None,
    kind: PackageKind,
    folder: Path,
    language: Language,
) -> str | None:
    """Write a data package of the reports that are selected; gives a line that says why where that
    cannot be.
    """
    chosen = selected(services, agency, year)
    if isinstance(chosen, str):
        return chosen
    reports = [report for report in chosen if report.current]
    try:
        rolls = _rolls(services, agency, year, reports)
        made = pack(services.index, reports, rolls, folder, kind, day, language, version("nianbao"))
    except ModuleNotFoundError:
        return f"Parquet needs the extra parquet: {way_to(Extra.PARQUET)}; or choose --format csv"
    except OSError as error:
        return f"cannot write into {shown(str(folder))}: {error.strerror}; choose another folder"
    rows = ", ".join(f"{name} {count}" for name, count in made.rows.items())
    click.echo(
        f"{shown(str(folder / PACKAGE))}: "
        f"{say('of_reports', language, count=len(reports))} ({rows})"
    )
    return None


def export_roster(
    services: Services,
    day: date,
    region: str | None,
    year: int | None,
    form: ExportFormat | None,
    output: Path | None,
    language: Language,
) -> str | None:
    """Write who should publish and whose report is here; gives a line that says why where that
    cannot be.
    """
    form = form or _format_of(output)
    if form is None:
        return _no_format(output)
    chosen = selected(services, region, year) if region else []
    place = _place(services, region)
    if region and place is None and isinstance(chosen, str):
        return chosen
    rolls = _rolls(services, region, year, () if isinstance(chosen, str) else chosen)
    sheet = roll_sheet(services.index, rolls, language)
    query = " ".join([region or "", " ".join(map(str, rolls.years)), sheet.name])
    write = partial(write_sheets, [sheet], form, language, day)
    return _written(
        output,
        file_name(query, form, (), language),
        write,
        say("export_rows", language, count=sheet.count),
    )


def _place(services: Services, agency: str | None) -> Division | None:
    """The place that a name means, where it means a place and not a department."""
    match services.names.with_held(services.index.holdings()).resolve(agency) if agency else None:
        case Match(found, _) if found.office in GOVERNMENT:
            return found.division
        case _:
            return None


def _rolls(
    services: Services,
    agency: str | None,
    year: int | None,
    chosen: Sequence[HeldReport],
) -> Rolls:
    """The roster that goes with a selection: of all, of a place, or else of those whose reports are
    selected.
    """
    years = (year,) if year else tuple(one for one in services.index.standings().years() if one)
    place = _place(services, agency)
    if agency is None or place is not None:
        return Rolls(years, place)
    return Rolls(years, only=frozenset(report.agency.name for report in chosen))


def _format_of(output: Path | None) -> ExportFormat | None:
    """What the name of a file says of its kind; XLSX where there is no ending."""
    if output is None or not output.suffix:
        return ExportFormat.XLSX
    return next((form for form in ExportFormat if output.suffix.lower() == f".{form}"), None)
