"""All figures into a file: the command `export`."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from bot.selection import selected
from bot.services import Services
from handlers.exports import Format, write_facts
from handlers.exports.naming import file_name
from handlers.rendering.phrases import say
from handlers.reply import Language
from store.shown import shown

STANDARD_OUTPUT = Path("-")


def export_facts(
    services: Services,
    day: date,
    agency: str | None,
    year: int | None,
    form: Format,
    output: Path | None,
    language: Language,
) -> str | None:
    """Write the facts of the reports that are selected; gives a line that says why where that cannot be."""
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
    click.echo(f"{shown(str(target))}: {len(chosen)} reports")
    return None
