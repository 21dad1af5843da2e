"""`nianbao sources`: its commands, as they are called."""

from __future__ import annotations

import json

import click

from bot.setup.settings import Settings


@click.group()
def sources() -> None:
    """List, try, add and remove the places that the bot watches for new reports."""


@sources.command("list")
@click.option("--json", "as_json", is_flag=True, help="One object a line.")
@click.pass_obj
def list_of_sources(settings: Settings, as_json: bool) -> None:
    """List what is watched, with the last look, the last find and what is wrong."""
    from bot.jobs.sources import source_lines, source_records

    if as_json:
        for record in source_records(settings):
            click.echo(json.dumps(record, ensure_ascii=False))
    else:
        for line in source_lines(settings):
            click.echo(line)


@sources.command("check")
@click.argument("source", metavar="[NUMBER|ADDRESS]", required=False)
@click.pass_obj
def check_sources(settings: Settings, source: str | None) -> None:
    """Look at one source or at all, say what is seen, and load nothing. An address need not be
    watched.
    """
    from bot.jobs.sources import check_sources as check

    raise SystemExit(0 if check(settings, source) else 1)


@sources.command("look")
@click.argument("source", metavar="[NUMBER|ADDRESS]", required=False)
@click.pass_obj
def look_at_sources(settings: Settings, source: str | None) -> None:
    """Let the bot that runs look at one source, or at all, within a minute."""
    from bot.jobs.sources import look_at_sources as look

    look(settings, source)


@sources.command("add")
@click.argument("address")
@click.argument("of", metavar="[AGENCY|REGION]", required=False)
@click.option("--minutes", type=int, help="How far apart looks are; 0 for the usual.")
@click.option(
    "--expired/--not-expired",
    default=None,
    help="Whether a certificate whose time is past is put up with.",
)
@click.pass_obj
def add_source(
    settings: Settings,
    address: str,
    of: str | None,
    minutes: int | None,
    expired: bool | None,
) -> None:
    """Watch ADDRESS, a page of the web or a folder. AGENCY or REGION says whose reports appear
    there.

    Of a source that is watched already, what is said is changed, and what it was is told.
    """
    from bot.jobs.sources import add_source as add

    add(settings, address, of or "", minutes, expired=expired)


@sources.command("remove")
@click.argument("source", metavar="NUMBER|ADDRESS")
@click.pass_obj
def remove_source(settings: Settings, source: str) -> None:
    """Watch a source no more. What was found there stays."""
    from bot.jobs.sources import remove_source as remove

    remove(settings, source)


@sources.command("dropped")
@click.option("--json", "as_json", is_flag=True, help="One object a line.")
@click.pass_obj
def dropped_finds(settings: Settings, as_json: bool) -> None:
    """List the finds that an administrator dropped: number, title and address."""
    from bot.jobs.sources import dropped_records

    for record in dropped_records(settings):
        click.echo(
            json.dumps(record, ensure_ascii=False)
            if as_json
            else "\t".join(map(str, record.values()))
        )


@sources.command("again")
@click.argument("find", metavar="NUMBER", type=int)
@click.pass_obj
def bring_back(settings: Settings, find: int) -> None:
    """Bring back a find that was dropped: it is fetched and shown to the administrators anew."""
    from bot.jobs.sources import bring_back as back

    back(settings, find)
