"""`nianbao load` and what else changes the index: whose report it is, which version counts, what is
taken out.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.commands.commanding import ELSEWHERE, Given, fail, say, services_of
from bot.setup.settings import Settings
from store.shown import shown

if TYPE_CHECKING:
    from store.index import HeldReport, Index
    from store.loader import Readers


def _readers(settings: Settings, queue: str) -> Readers:
    from bot.jobs.working import readers_on

    readers = readers_on(settings, queue)
    if isinstance(readers, str):
        fail(readers)
    return readers


class _Load(click.Command):
    """Says at the end of its help which files are read."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list is the registry's."""
        from store.reading.formats.registry import endings

        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(
                f"Files are known by their content, whatever they are called: {endings('en')}."
            )


@click.command(cls=_Load)
@click.argument("paths", nargs=-1, required=True, type=Given(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One JSON object with the lists of files.")
@click.option("--quiet", is_flag=True, help="Say only what is new, changed, corrected or rejected.")
@click.option(
    "--again", is_flag=True, help="Read also what is unchanged, and was read by this very program."
)
@click.option(
    "--queue",
    metavar="postgresql://…",
    help="Let `nianbao worker` on other machines read (nianbao[queue]).",
)
@click.pass_obj
def load(
    settings: Settings,
    paths: tuple[Path, ...],
    as_json: bool,
    quiet: bool,
    again: bool,
    queue: str | None,
) -> None:
    """Read report files and folders into the index.

    The same content again changes nothing; what another version of the program read is read again.
    Every file of a folder is looked at; what is no report, or too much for its reader, is named
    with the reason.
    """
    from bot.jobs.loading import load_reports

    absent = next((path for path in paths if not path.exists()), None)
    if absent is not None:
        fail(f"there is no {shown(str(absent))}")
    if settings.index_from:
        fail(ELSEWHERE)
    readers = _readers(settings, queue) if queue is not None else None
    problem = load_reports(
        settings, paths, as_json=as_json, quiet=quiet, again=again, readers=readers
    )
    if problem:
        fail(problem)


@click.command()
@click.option(
    "--queue",
    metavar="postgresql://…",
    required=True,
    help="Where `nianbao load --queue` puts what to read.",
)
@click.option(
    "--processes",
    type=click.IntRange(1, 256),
    help="How many read at once (else one for each core).",
)
@click.pass_obj
def worker(settings: Settings, queue: str, processes: int | None) -> None:
    """Read files for loads on other machines, until stopped (extra nianbao[queue]).

    The files lie here under the same paths as there; those that do not are read there.
    """
    from bot.jobs.working import work_on

    problem = work_on(settings, queue, processes)
    if problem:
        fail(problem)


@click.command()
@click.option(
    "--unsettled",
    is_flag=True,
    help="Only those whose agency is not known, or whose year: see `nianbao assign`.",
)
@click.option("--json", "as_json", is_flag=True, help="One object a line.")
@click.pass_obj
def reports(settings: Settings, unsettled: bool, as_json: bool) -> None:
    """List the reports that are loaded."""
    from bot.objects.records import of_report
    from bot.setup.said import say as worded

    index = services_of(settings).index
    out = {report.id for report in index.withdrawn()}
    mark = worded("taken_out", settings.language)
    for report in _waiting(index) if unsettled else index.held(superseded=True):
        if as_json:
            say(of_report(report) | ({"withdrawn": True} if report.id in out else {}))
        else:
            line = f"{shown(report.agency.name)}\t{report.year or '?'}\t{shown(report.file)}"
            click.echo(f"{line}\t{mark}" if report.id in out else line)


def _waiting(index: Index) -> list[HeldReport]:
    """The reports for which there is something to assign, each once."""
    return list(dict.fromkeys([*index.unsettled(), *index.undated()]))


@click.command()
@click.argument("file", required=False)
@click.argument("agency", required=False)
@click.option(
    "--from",
    "source",
    type=click.Path(path_type=Path),
    metavar="FILE.tsv",
    help="A list of many: on each line a file, a tab, the agency, a tab, the year.",
)
@click.option("--year", type=int, help="The year that the report is on.")
@click.option(
    "--undo", is_flag=True, help="Let it be whose, and of which year, it says itself again."
)
@click.pass_obj
def assign(
    settings: Settings,
    file: str | None,
    agency: str | None,
    source: Path | None,
    year: int | None,
    undo: bool,
) -> None:
    """Say whose FILE's report is, AGENCY's, or of which year, from now on. FILE is a name as in
    `nianbao reports`.
    """
    from bot.jobs.assigning import assign_from, assign_report, take_back

    match source, file, agency is not None or year is not None, undo:
        case (Path(), None, False, False) | (None, str(), True, False) | (None, str(), False, True):
            pass
        case _:
            raise click.UsageError(
                "give FILE and AGENCY or --year or both, or FILE --undo, or --from FILE.tsv"
            )
    services = services_of(settings)
    if source is not None:
        problem = assign_from(settings, services, source)
    elif undo:
        problem = take_back(settings, services, file or "")
    else:
        problem = assign_report(settings, services, file or "", agency or "", year)
    if problem:
        fail(problem)


@click.command()
@click.argument("agency")
@click.option("--year", type=int, required=True, help="The year that the report is on.")
@click.option("--undo", is_flag=True, help="Let the version count again that was rolled back last.")
@click.pass_obj
def rollback(settings: Settings, agency: str, year: int, undo: bool) -> None:
    """Answer from the version of AGENCY's report before this one."""
    from bot.jobs.history import roll_back

    problem = roll_back(settings, services_of(settings), agency, year, undo=undo)
    if problem:
        fail(problem)


@click.command()
@click.argument("target", metavar="[AGENCY|FILE]", required=False)
@click.option("--year", type=int, help="The year that AGENCY's report is on.")
@click.option("--undo", is_flag=True, help="Put back what was taken out.")
@click.pass_obj
def withdraw(settings: Settings, target: str | None, year: int | None, undo: bool) -> None:
    """Take a report out: AGENCY's on a year, or FILE's.

    It stays out when the same text is loaded again. Without AGENCY or FILE: list what is taken out.
    """
    from bot.jobs.history import withdraw_report

    services = services_of(settings)
    if target is None:
        for report in services.index.withdrawn():
            click.echo(f"{shown(report.agency.name)}\t{report.year or '?'}\t{shown(report.file)}")
        return
    problem = withdraw_report(settings, services, target, year, undo=undo)
    if problem:
        fail(problem)


@click.command()
@click.argument("place", metavar="FOLDER|URL", type=Given())
@click.pass_obj
def publish(settings: Settings, place: str) -> None:
    """Copy the index to FOLDER or URL for other machines. NIANBAO_INDEX_FROM lets these read it
    from there.

    The server behind a URL has to take files by PUT, as WebDAV does.
    """
    from bot.jobs.publishing import publish_index

    made, problem = publish_index(settings, place)
    if problem:
        fail(problem)
    click.echo(made)
