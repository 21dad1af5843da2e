"""The command line: `nianbao`.

Exit status: 0 when it did what was asked (a figure that is missing is an answer), 1 when it could
not (also where every file given to `load` was rejected, or a check of `doctor` fails), 2 for a
wrong call. An error is one line that says what to do. Commands import what they need when they run,
so that each starts quickly.
"""

from __future__ import annotations

from pathlib import Path

import click

from bot.commands.asking_commands import ask, chat, check, diff, export, facts, names
from bot.commands.commanding import Guarded, fail
from bot.commands.loading_commands import assign, load, publish, reports, rollback, withdraw, worker
from bot.commands.running_commands import backup, browse, doctor, mcp, restore, run, serve, state
from bot.commands.source_commands import sources
from bot.setup.settings import read_settings


@click.group(cls=Guarded, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--db", type=click.Path(path_type=Path), help="The index of reports (else NIANBAO_DB)."
)
@click.option(
    "--lang",
    type=click.Choice(["zh", "en"]),
    help="What it speaks (else by LC_ALL, LC_MESSAGES or LANG).",
)
@click.version_option(package_name="nianbao")
@click.pass_context
def main(context: click.Context, db: Path | None, lang: str | None) -> None:
    """年报: read annual reports on government information disclosure and ask about them, in Chinese
    or English.
    """
    settings = read_settings(db=db, lang=lang)
    if isinstance(settings, str):
        fail(settings)
    context.obj = settings


for _command in (
    load,
    worker,
    reports,
    assign,
    rollback,
    withdraw,
    publish,
    diff,
    facts,
    check,
    export,
    ask,
    names,
    chat,
    run,
    serve,
    browse,
    mcp,
    state,
    backup,
    restore,
    doctor,
    sources,
):
    main.add_command(_command)
