"""All figures into a file: the command `export`."""

from __future__ import annotations

import sys
from datetime import date
from importlib.metadata import version
from pathlib import Path

import click

from bot.selection import selected
from bot.services import Services
from handlers.exports import Format, write_facts
from handlers.exports.naming import file_name
from handlers.exports.package import PACKAGE, Kind, pack
from handlers.rendering.phrases import say
from handlers.reply import Language
from store.extras import Extra, way_to
from store.shown import shown

STANDARD_OUTPUT = Path("-")


def export_facts(
    services: Services,
    day: date,
    agency: str | None,
    year: int | None,
    form: Format | None,
    output: Path | None,
    language: Language,
) -> str | None:
    """Write the facts of the reports that are selected; gives a line that says why where that cannot be."""
    form = form or _format_of(output)
    if form is None:
        return f"what kind of file is {shown(str(output))}? Let its name end in .csv or .xlsx, or add --format"
    chosen = selected(services, agency, year)
    if isinstance(chosen, str):
        return chosen
    if output == STANDARD_OUTPUT:
        write_facts(services.index, chosen, form, language, day, sys.stdout.buffer)
        return None
    query = " ".join([agency or "", str(year or ""), say("export_facts", language)])
    target = output or Path(file_name(query, form))
    try:
        with target.open("wb") as out:
            write_facts(services.index, chosen, form, language, day, out)
    except OSError as error:
        return f"cannot write {shown(str(target))}: {error.strerror}; choose another place with -o"
    click.echo(f"{shown(str(target))}: {say('of_reports', language, count=len(chosen))}")
    return None


def export_package(
    services: Services, day: date, agency: str | None, year: int | None, kind: Kind, folder: Path, language: Language
) -> str | None:
    """Write a data package of the reports that are selected; gives a line that says why where that cannot be."""
    chosen = selected(services, agency, year)
    if isinstance(chosen, str):
        return chosen
    reports = [report for report in chosen if report.current]
    try:
        made = pack(services.index, reports, folder, kind, day, language, version("nianbao"))
    except ModuleNotFoundError:
        return f"Parquet needs the extra parquet: {way_to(Extra.PARQUET)}; or choose --format csv"
    except OSError as error:
        return f"cannot write into {shown(str(folder))}: {error.strerror}; choose another folder"
    rows = ", ".join(f"{name} {count}" for name, count in made.rows.items())
    click.echo(f"{shown(str(folder / PACKAGE))}: {say('of_reports', language, count=len(reports))} ({rows})")
    return None


def _format_of(output: Path | None) -> Format | None:
    """What the name of a file says of its kind; XLSX where there is no ending."""
    if output is None or not output.suffix:
        return Format.XLSX
    return next((form for form in Format if output.suffix.lower() == f".{form}"), None)
