"""The command line: `nianbao`.

Exit status: 0 when it did what was asked (a figure that is missing is an answer), 1 when it could not (also where every
file given to `load` was rejected, or a check of `doctor` fails), 2 for a wrong call. An error is one line that says
what to do. Commands import what they need when they run, so that each starts quickly.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from bot.settings import Settings, day, read_settings
from bot.source_commands import sources
from store.shown import shown

if TYPE_CHECKING:
    from bot.records import Json
    from bot.services import Services
    from store.loader import Readers


def fail(message: str) -> NoReturn:
    """End with one line on standard error and exit status 1."""
    click.echo(f"nianbao: {message}", err=True)
    raise SystemExit(1)


def services_of(settings: Settings) -> Services:
    """The parts over the index, or the end with one line."""
    from bot.services import open_services
    from store.index import IndexUnusable

    services = open_services(settings)
    if isinstance(services, str):
        fail(f"NIANBAO_HOME={services}")
    if isinstance(services, IndexUnusable):
        if settings.index_from:
            fail(f"cannot fetch the index from {settings.index_from}: {services.reason}")
        from bot.loading import no_index  # brings all that reads reports

        fail(no_index(services))
    click.get_current_context().call_on_close(services.close)
    return services


def say(record: Json) -> None:
    """One object as a line of JSON."""
    click.echo(json.dumps(record, ensure_ascii=False))


def answer_lines(answer: Callable[[dict[str, object]], Json]) -> None:
    """JSON lines: one object in, one out, in order."""
    for place, line in enumerate(sys.stdin, start=1):
        if not line.strip():
            continue
        try:
            asked = json.loads(line)
        except ValueError:
            asked = None
        if not isinstance(asked, dict):
            fail(f"line {place} of the input is not a JSON object")
        say(answer(asked))


_ELSEWHERE = "NIANBAO_INDEX_FROM is set: the index is published elsewhere, and changed there; unset it to have your own"


def extra(name: str, module: str) -> Any:
    """A module of ours that needs an extra; or the end with one line that says how to install it."""
    from importlib import import_module

    from store.extras import Extra, way_to

    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] in ("bot", "handlers", "store"):
            raise
        fail(f"this needs the extra {name}: {way_to(Extra(name))} (there is no {error.name})")


class Guarded(click.Group):
    """Commands; a database that is damaged ends each of them with one line."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command that is asked for."""
        try:
            return super().invoke(ctx)
        except Exception as error:
            from store.index import Damaged

            if not isinstance(error, Damaged):
                raise
            fail(f"a database cannot be read ({error}): `nianbao doctor` says which one and what to do")


class Given(click.Path):
    """A path that is said: an empty one would be the current folder."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The path."""
        if not str(value).strip():
            self.fail("a path is empty", param, ctx)
        return super().convert(value, param, ctx)


@click.group(cls=Guarded, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--db", type=click.Path(path_type=Path), help="The index of reports (else NIANBAO_DB).")
@click.option("--lang", type=click.Choice(["zh", "en"]), help="What it speaks (else by LC_ALL, LC_MESSAGES or LANG).")
@click.version_option(package_name="nianbao")
@click.pass_context
def main(context: click.Context, db: Path | None, lang: str | None) -> None:
    """年报: read annual reports on government information disclosure and ask about them, in Chinese or English."""
    settings = read_settings(db=db, lang=lang)
    if isinstance(settings, str):
        fail(settings)
    context.obj = settings


def _readers(settings: Settings, queue: str) -> Readers:
    from bot.working import readers_on

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
            formatter.write_text(f"Files are known by their content, whatever they are called: {endings('en')}.")


@main.command(cls=_Load)
@click.argument("paths", nargs=-1, required=True, type=Given(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One JSON object with the lists of files.")
@click.option("--quiet", is_flag=True, help="Say only what is new, changed, corrected or rejected.")
@click.option("--again", is_flag=True, help="Read also what is unchanged, and was read by this very program.")
@click.option("--queue", metavar="postgresql://…", help="Let `nianbao worker` on other machines read (nianbao[queue]).")
@click.pass_obj
def load(
    settings: Settings, paths: tuple[Path, ...], as_json: bool, quiet: bool, again: bool, queue: str | None
) -> None:
    """Read report files and folders into the index.

    The same content again changes nothing; what another version of the program read is read again. Every file of a
    folder is looked at; what is no report, or too much for its reader, is named with the reason.
    """
    from bot.loading import load_reports

    absent = next((path for path in paths if not path.exists()), None)
    if absent is not None:
        fail(f"there is no {shown(str(absent))}")
    if settings.index_from:
        fail(_ELSEWHERE)
    readers = _readers(settings, queue) if queue is not None else None
    problem = load_reports(settings, paths, as_json=as_json, quiet=quiet, again=again, readers=readers)
    if problem:
        fail(problem)


@main.command()
@click.option(
    "--queue", metavar="postgresql://…", required=True, help="Where `nianbao load --queue` puts what to read."
)
@click.option("--processes", type=click.IntRange(1, 256), help="How many read at once (else one for each core).")
@click.pass_obj
def worker(settings: Settings, queue: str, processes: int | None) -> None:
    """Read files for loads on other machines, until stopped (extra nianbao[queue]).

    The files lie here under the same paths as there; those that do not are read there.
    """
    from bot.working import work_on

    problem = work_on(settings, queue, processes)
    if problem:
        fail(problem)


@main.command()
@click.option("--unsettled", is_flag=True, help="Only those whose agency is not known; see `nianbao assign`.")
@click.option("--json", "as_json", is_flag=True, help="One object a line.")
@click.pass_obj
def reports(settings: Settings, unsettled: bool, as_json: bool) -> None:
    """List the reports that are loaded."""
    from bot.records import of_report

    index = services_of(settings).index
    for report in index.unsettled() if unsettled else index.held(superseded=True):
        if as_json:
            say(of_report(report))
        else:
            click.echo(f"{shown(report.agency.name)}\t{report.year or '?'}\t{shown(report.file)}")


@main.command()
@click.argument("file", required=False)
@click.argument("agency", required=False)
@click.option(
    "--from",
    "source",
    type=click.Path(path_type=Path),
    metavar="FILE.tsv",
    help="A list of many: on each line a file, a tab, and the agency.",
)
@click.pass_obj
def assign(settings: Settings, file: str | None, agency: str | None, source: Path | None) -> None:
    """Say whose FILE's report is: AGENCY's, from now on. FILE is a name as in `nianbao reports`."""
    from bot.history import assign_from, assign_report

    if (source is None) != (file is not None and agency is not None) or (source is not None and file is not None):
        raise click.UsageError("give FILE and AGENCY, or --from FILE.tsv")
    services = services_of(settings)
    if source is not None:
        problem = assign_from(settings, services, source)
    else:
        problem = assign_report(settings, services, file or "", agency or "")
    if problem:
        fail(problem)


@main.command()
@click.argument("agency")
@click.option("--year", type=int, required=True, help="The year that the report is on.")
@click.option("--undo", is_flag=True, help="Let the version count again that was rolled back last.")
@click.pass_obj
def rollback(settings: Settings, agency: str, year: int, undo: bool) -> None:
    """Answer from the version of AGENCY's report before this one."""
    from bot.history import roll_back

    problem = roll_back(settings, services_of(settings), agency, year, undo=undo)
    if problem:
        fail(problem)


@main.command()
@click.argument("target", metavar="[AGENCY|FILE]", required=False)
@click.option("--year", type=int, help="The year that AGENCY's report is on.")
@click.option("--undo", is_flag=True, help="Put back what was taken out.")
@click.pass_obj
def withdraw(settings: Settings, target: str | None, year: int | None, undo: bool) -> None:
    """Take a report out: AGENCY's on a year, or FILE's.

    It stays out when the same text is loaded again. Without AGENCY or FILE: list what is taken out.
    """
    from bot.history import withdraw_report

    services = services_of(settings)
    if target is None:
        for report in services.index.withdrawn():
            click.echo(f"{shown(report.agency.name)}\t{report.year or '?'}\t{shown(report.file)}")
        return
    problem = withdraw_report(settings, services, target, year, undo=undo)
    if problem:
        fail(problem)


@main.command()
@click.argument("first", metavar="AGENCY|FILE")
@click.argument("second", metavar="[FILE]", required=False)
@click.option("--year", type=int, help="Only the report on this year.")
@click.option("--json", "as_json", is_flag=True, help="One object a cell, one a line.")
@click.pass_obj
def diff(settings: Settings, first: str, second: str | None, year: int | None, as_json: bool) -> None:
    """List the cells that differ between two texts. These are versions of AGENCY's report, or files."""
    from bot.history import change_lines, change_records, compared

    found = compared(services_of(settings), first, second, year, settings.language)
    if isinstance(found, str):
        fail(found)
    for one in found:
        if as_json:
            for record in change_records(one):
                say(record)
        else:
            for line in change_lines(one, settings.language):
                click.echo(line)


@main.command()
@click.argument("agency", required=False)
@click.option("--year", type=int, help="Only reports on this year.")
@click.option("--json", "as_json", is_flag=True, help="One object a line.")
@click.pass_obj
def facts(settings: Settings, agency: str | None, year: int | None, as_json: bool) -> None:
    """Print table cells. Those of AGENCY (any way of writing its name), of a year, or all."""
    from bot.records import of_fact, plain_number
    from bot.selection import selected

    services = services_of(settings)
    chosen = selected(services, agency, year)
    if isinstance(chosen, str):
        fail(chosen)
    for found in services.index.facts(chosen).values():
        for fact in found.values():
            if as_json:
                say(of_fact(fact))
                continue
            value = "" if fact.value is None else plain_number(fact.value)
            cell = "/".join(fact.cell)
            click.echo(f"{shown(fact.report.file)}:{fact.line}\t{cell}\t{value}\t{fact.unit}\t{fact.status}")


@main.command()
@click.argument("agency", required=False)
@click.option("--year", type=int, help="Only reports on this year.")
@click.option("--json", "as_json", is_flag=True, help="One object a line.")
@click.option("--en", "english", is_flag=True, help="Messages in English.")
@click.pass_obj
def check(settings: Settings, agency: str | None, year: int | None, as_json: bool, english: bool) -> None:
    """Print the problems of reports, worst first. Both places are named."""
    from bot.records import of_problem
    from bot.selection import selected
    from handlers.answering.checking import worst_first
    from handlers.rendering.checks import problem_line
    from handlers.reply import Language

    services = services_of(settings)
    chosen = selected(services, agency, year)
    if isinstance(chosen, str):
        fail(chosen)
    language = Language.EN if english else settings.language
    for report, problem in worst_first(services.index, chosen):
        if as_json:
            say(of_problem(report, problem))
        else:
            click.echo(f"{shown(report.file)}:{problem.line}: {problem_line(report, problem, language, named=True)}")


@main.command()
@click.argument("agency", required=False)
@click.option("--year", type=int, help="Only reports on this year.")
@click.option(
    "--format",
    "kind",
    type=click.Choice(["csv", "xlsx", "parquet"]),
    help="What kind of file (else what the name of the file to write ends in, else xlsx).",
)
@click.option(
    "--package",
    "folder",
    type=Given(path_type=Path),
    help="A folder for a data package instead: figures, reports and problems for programs, as csv or parquet.",
)
@click.option("--roster", is_flag=True, help="Who should publish instead, and whose report is here; AGENCY is a place.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="The file to write (else named by the query; - is standard output).",
)
@click.option("--en", "english", is_flag=True, help="Heads and messages in English.")
@click.pass_obj
def export(
    settings: Settings,
    agency: str | None,
    year: int | None,
    kind: str | None,
    folder: Path | None,
    roster: bool,
    output: Path | None,
    english: bool,
) -> None:
    """Write figures into a file for a spreadsheet. All those of AGENCY, of a year, or of all reports."""
    from bot.exporting import export_facts, export_package, export_roster
    from handlers.exports import Format
    from handlers.exports.package import Kind
    from handlers.reply import Language

    if folder is not None and roster:
        raise click.UsageError("a package has its roster: give no --roster")
    if folder is not None and (output is not None or kind == "xlsx"):
        raise click.UsageError("a package is a folder of csv or parquet files: give no --output, and no xlsx")
    if folder is None and (kind == "parquet" or (output is not None and output.suffix.lower() == ".parquet")):
        raise click.UsageError("parquet comes as a package: give --package FOLDER")
    language = Language.EN if english else settings.language
    services = services_of(settings)
    if folder is not None:
        problem = export_package(services, day(settings), agency, year, Kind(kind or "csv"), folder, language)
    else:
        write = export_roster if roster else export_facts
        problem = write(services, day(settings), agency, year, Format(kind) if kind else None, output, language)
    if problem:
        fail(problem)


@main.command()
@click.argument("question", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="The answer as one object.")
@click.option("--jsonl", "lines", is_flag=True, help="Questions as JSON objects, one a line of the input.")
@click.option("--explain", is_flag=True, help="Show how the question was understood, and what was read.")
@click.pass_obj
def ask(settings: Settings, question: tuple[str, ...], as_json: bool, lines: bool, explain: bool) -> None:
    """Answer QUESTION, or, with --jsonl, each question of the input."""
    from bot.explaining import of_explanation
    from bot.records import of_answer
    from handlers.rendering import render
    from handlers.rendering.explained import explained
    from handlers.reply import Asker, Asking, Language

    if lines == bool(question):
        raise click.UsageError("give a QUESTION, or --jsonl and questions on the input")
    services = services_of(settings)

    def reply(asked: dict[str, object]) -> Json:
        language = Language(str(asked["lang"])) if asked.get("lang") in set(Language) else None
        moment = day_of(asked.get("now")) or day(settings)
        asker = Asker(str(asked.get("chat") or asked.get("id")))
        with services.index.watched() as queries:
            answer = services.conversation.answer(Asking(str(asked.get("q", "")), asker, moment, language))
        found = services.conversation.explain(asker) if explain else None
        explanation = {"explanation": of_explanation(found, queries)} if found else {}
        return of_answer(asked.get("id"), answer) | explanation

    if lines:
        answer_lines(reply)
    elif as_json:
        say(reply({"id": "1", "q": " ".join(question)}))
    else:
        asker = Asker("terminal")
        with services.index.watched() as queries:
            answer = services.conversation.answer(Asking(" ".join(question), asker, day(settings), settings.language))
        click.echo(render(answer).text)
        if explain and (found := services.conversation.explain(asker)):
            click.echo(f"\n{explained(found, answer.question.language, queries).text}")


def day_of(text: object) -> date | None:
    """A date as `ask --jsonl` gives it; None where it is none."""
    try:
        return date.fromisoformat(str(text)[:10])
    except ValueError:
        return None


@main.command()
@click.argument("name", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="The result as one object.")
@click.option("--jsonl", "lines", is_flag=True, help="Names as JSON objects, one a line of the input.")
@click.pass_obj
def names(settings: Settings, name: tuple[str, ...], as_json: bool, lines: bool) -> None:
    """Say which agency NAME means."""
    from bot.records import of_resolution
    from bot.said import say as printed

    if lines == bool(name):
        raise click.UsageError("give a NAME, or --jsonl and names on the input")
    services = services_of(settings)
    known = services.names.with_held(services.index.holdings())
    if lines:
        answer_lines(lambda asked: of_resolution(asked.get("id"), known.resolve(str(asked.get("query", "")))))
        return
    found = of_resolution("1", known.resolve(" ".join(name)))
    if as_json:
        say(found)
    else:
        listed = found["names"]
        click.echo(
            "\n".join(listed) if isinstance(listed, list) and listed else printed("no_such_name", settings.language)
        )


@main.command()
@click.option(
    "--samples", is_flag=True, help="Over the five reports that come with the program, in an index of their own."
)
@click.pass_obj
def chat(settings: Settings, samples: bool) -> None:
    """Talk on the terminal. Questions are read line by line when the input is no terminal."""
    from bot.terminal import talk

    if samples:
        settings = _of_samples(settings)
    services = services_of(settings)
    services.follow()
    talk(services, lambda: day(settings), _questions(), settings.language)


def _of_samples(settings: Settings) -> Settings:
    """The same over the reports that come with the program, which are never among somebody's own."""
    from bot.loading import load_reports
    from bot.settings import FOLDER, SAMPLES

    settings = replace(settings, index=FOLDER / "samples" / "index.db", index_from="")
    problem = load_reports(settings, [SAMPLES], as_json=False, quiet=True)
    if problem:
        fail(problem)
    return settings


def _questions() -> Iterator[str]:
    """The lines of the input; on a terminal with a prompt, editing and history."""
    if not sys.stdin.isatty():
        yield from sys.stdin
        return
    import readline  # noqa: F401 - importing it gives input() its editing

    while True:
        try:
            yield input("问 / ask › ")
        except (EOFError, KeyboardInterrupt):
            click.echo()
            return


@main.command()
@click.pass_obj
def run(settings: Settings) -> None:
    """Run the Telegram bot (NIANBAO_TOKEN)."""
    from bot.running import run_bot

    if not settings.token:
        fail("NIANBAO_TOKEN is not set. Get a token from @BotFather in Telegram and set it.")
    services = services_of(settings)
    services.follow()
    raise SystemExit(run_bot(settings, services.conversation, services.library(), services.follower))


@main.command()
@click.pass_obj
def serve(settings: Settings) -> None:
    """Answer other programs over HTTP, read-only (NIANBAO_SERVE). `/openapi.json` says what can be asked."""
    from bot.api.running import serve as run_api

    problem = run_api(settings, services_of(settings), lambda address: click.echo(f"{address}/openapi.json"))
    if problem:
        fail(problem)


@main.command()
@click.option("--port", type=click.IntRange(1, 65535), default=8001, show_default=True, help="Where on this machine.")
@click.pass_obj
def browse(settings: Settings, port: int) -> None:
    """Show the index in a browser. Figures, reports and problems can be sifted (extra nianbao[browse])."""
    run_browser = extra("browse", "bot.browsing.running").browse
    run_browser(settings, services_of(settings), port, click.echo)


@main.command()
@click.pass_obj
def mcp(settings: Settings) -> None:
    """Give assistants tools over the Model Context Protocol. It speaks on the input and output (extra nianbao[mcp])."""
    run_assistants = extra("mcp", "bot.assistants").run
    run_assistants(settings, services_of(settings))


main.add_command(sources)


@main.group()
def state() -> None:
    """Look after what cannot be rebuilt: chats, subscriptions, messages that wait."""


@state.command("move")
@click.argument("source", metavar="FROM")
@click.argument("target", metavar="TO")
def move_state(source: str, target: str) -> None:
    """Copy all of a state: from a file or postgresql://… to another, which is empty. The bot is stopped meanwhile.

    FROM stays as it is. Both are compared at the end; where they are not the same, nothing was copied.
    """
    from bot.safekeeping import move_state as move
    from store.server import place_of

    moved, problem = move(place_of(source), place_of(target))
    if problem:
        fail(problem)
    click.echo(moved)


@main.command()
@click.argument("folder", type=Given(path_type=Path))
@click.pass_obj
def publish(settings: Settings, folder: Path) -> None:
    """Copy the index into FOLDER for other machines. NIANBAO_INDEX_FROM lets these read it from there."""
    from bot.publishing import publish_index

    made, problem = publish_index(settings, folder)
    if problem:
        fail(problem)
    click.echo(made)


@main.command()
@click.argument("target", required=False, type=click.Path(path_type=Path))
@click.option("--without-index", is_flag=True, help="Leave out the index, which can be made again from the files.")
@click.pass_obj
def backup(settings: Settings, target: Path | None, without_index: bool) -> None:
    """Copy both databases and the decisions into one archive. TARGET is a file or a folder; the bot may go on."""
    from bot.safekeeping import make_backup

    made, problem = make_backup(settings, target, with_index=not without_index)
    if problem:
        fail(problem)
    click.echo(made)


@main.command()
@click.argument("archive", type=click.Path(path_type=Path))
@click.pass_obj
def restore(settings: Settings, archive: Path) -> None:
    """Put what ARCHIVE holds in its place. All of it is verified before; what is there now is kept beside it."""
    from bot.safekeeping import restore_backup

    if settings.index_from:
        fail(_ELSEWHERE)
    done = restore_backup(settings, archive)
    if isinstance(done, str):
        fail(done)
    for line in done:
        click.echo(line)


@main.command()
@click.option("--json", "as_json", is_flag=True, help="One object a check, one a line.")
@click.option("--en", "english", is_flag=True, help="Messages in English.")
@click.pass_obj
def doctor(settings: Settings, as_json: bool, english: bool) -> None:
    """Check what the program and the bot need. Each check is a line: ok, or what to do."""
    from bot.diagnosis import diagnose
    from handlers.reply import Language

    language = Language.EN if english else settings.language
    findings = list(diagnose(settings))
    for finding in findings:
        if as_json:
            say(finding.record(language))
        else:
            click.echo(finding.line(language))
    raise SystemExit(0 if all(finding.good for finding in findings) else 1)
