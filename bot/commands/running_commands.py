"""What runs on: the bot and the servers; and what looks after them: state, backups, doctor."""

from __future__ import annotations

from pathlib import Path

import click

from bot.commands.commanding import ELSEWHERE, extra, fail, say, services_of
from bot.setup.settings import Settings
from store.importing import without


@click.command()
@click.pass_obj
def run(settings: Settings) -> None:
    """Run the Telegram bot (NIANBAO_TOKEN)."""
    # Where these are installed, telegram and httpx take them along: 12 MB for passports and a
    # command line of its own.
    with without("cryptography", "rich", "pygments"):
        from bot.process.running import run_bot

    if not settings.token:
        fail("NIANBAO_TOKEN is not set. Get a token from @BotFather in Telegram and set it.")
    services = services_of(settings)
    services.follow()
    raise SystemExit(
        run_bot(settings, services.conversation, services.library(), services.follower)
    )


@click.command()
@click.pass_obj
def serve(settings: Settings) -> None:
    """Answer other programs over HTTP, read-only (NIANBAO_SERVE). `/openapi.json` says what can be
    asked.
    """
    from bot.api.running import serve as run_api

    problem = run_api(
        settings, services_of(settings), lambda address: click.echo(f"{address}/openapi.json")
    )
    if problem:
        fail(problem)


@click.command()
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=8001,
    show_default=True,
    help="Where on this machine.",
)
@click.pass_obj
def browse(settings: Settings, port: int) -> None:
    """Show the index in a browser. Figures, reports and problems can be sifted (extra
    nianbao[browse]).
    """
    run_browser = extra("browse", "bot.browsing.running").browse
    run_browser(settings, services_of(settings), port, click.echo)


@click.command()
@click.pass_obj
def mcp(settings: Settings) -> None:
    """Give assistants tools over the Model Context Protocol. It speaks on the input and output
    (extra nianbao[mcp]).
    """
    run_assistants = extra("mcp", "bot.objects.assistants").run
    run_assistants(settings, services_of(settings))


@click.group()
def state() -> None:
    """Look after what cannot be rebuilt: chats, subscriptions, messages that wait."""


@state.command("move")
@click.argument("source", metavar="FROM")
@click.argument("target", metavar="TO")
def move_state(source: str, target: str) -> None:
    """Copy all of a state: from a file or postgresql://… to another, which is empty. The bot is
    stopped meanwhile.

    FROM stays as it is. Both are compared at the end; where they are not the same, nothing was
    copied.
    """
    from bot.jobs.safekeeping import move_state as move
    from store.server import place_of

    moved, problem = move(place_of(source), place_of(target))
    if problem:
        fail(problem)
    click.echo(moved)


@click.command()
@click.argument("target", required=False, type=click.Path(path_type=Path))
@click.option(
    "--without-index",
    is_flag=True,
    help="Leave out the index, which can be made again from the files.",
)
@click.pass_obj
def backup(settings: Settings, target: Path | None, without_index: bool) -> None:
    """Copy both databases and the decisions into one archive. TARGET is a file or a folder; the bot
    may go on.
    """
    from bot.jobs.safekeeping import make_backup

    made, problem = make_backup(settings, target, with_index=not without_index)
    if problem:
        fail(problem)
    click.echo(made)


@click.command()
@click.argument("archive", type=click.Path(path_type=Path))
@click.pass_obj
def restore(settings: Settings, archive: Path) -> None:
    """Put what ARCHIVE holds in its place. All of it is verified before; what is there now is kept
    beside it.
    """
    from bot.jobs.safekeeping import restore_backup

    if settings.index_from:
        fail(ELSEWHERE)
    done = restore_backup(settings, archive)
    if isinstance(done, str):
        fail(done)
    for line in done:
        click.echo(line)


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One object a check, one a line.")
@click.option("--en", "english", is_flag=True, help="Messages in English.")
@click.pass_obj
def doctor(settings: Settings, as_json: bool, english: bool) -> None:
    """Check what the program and the bot need. Each check is a line: ok, or what to do."""
    from bot.jobs.diagnosis import diagnose
    from handlers.reply import Language

    language = Language.EN if english else settings.language
    findings = list(diagnose(settings))
    for finding in findings:
        if as_json:
            say(finding.record(language))
        else:
            click.echo(finding.line(language))
    raise SystemExit(0 if all(finding.good for finding in findings) else 1)
