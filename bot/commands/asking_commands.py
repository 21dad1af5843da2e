"""What is asked of the index on the command line: answers, figures, problems, names, files of
them.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.commands.commanding import Given, answer_lines, fail, say, services_of
from bot.setup.settings import Settings, day
from store.shown import shown

if TYPE_CHECKING:
    from bot.objects.records import Json


@click.command()
@click.argument("first", metavar="AGENCY|FILE")
@click.argument("second", metavar="[FILE]", required=False)
@click.option("--year", type=int, help="Only the report on this year.")
@click.option("--json", "as_json", is_flag=True, help="One object a cell, one a line.")
@click.pass_obj
def diff(
    settings: Settings,
    first: str,
    second: str | None,
    year: int | None,
    as_json: bool,
) -> None:
    """List the cells that differ between two texts. These are versions of AGENCY's report, or
    files.
    """
    from bot.jobs.comparing import change_lines, change_records, compared

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


@click.command()
@click.argument("agency", required=False)
@click.option("--year", type=int, help="Only reports on this year.")
@click.option("--json", "as_json", is_flag=True, help="One object a line.")
@click.pass_obj
def facts(settings: Settings, agency: str | None, year: int | None, as_json: bool) -> None:
    """Print table cells. Those of AGENCY (any way of writing its name), of a year, or all."""
    from bot.objects.records import of_fact, plain_number
    from bot.objects.selection import selected

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
            click.echo(
                f"{shown(fact.report.file)}:{fact.line}\t{cell}\t{value}\t{fact.unit}\t"
                f"{fact.status}"
            )


@click.command()
@click.argument("agency", required=False)
@click.option("--year", type=int, help="Only reports on this year.")
@click.option("--json", "as_json", is_flag=True, help="One object a line.")
@click.option("--en", "english", is_flag=True, help="Messages in English.")
@click.pass_obj
def check(
    settings: Settings,
    agency: str | None,
    year: int | None,
    as_json: bool,
    english: bool,
) -> None:
    """Print the problems of reports, worst first. Both places are named."""
    from bot.objects.records import of_problem
    from bot.objects.selection import selected
    from handlers.answering.balancing.checking import worst_first
    from handlers.rendering.results.checks import problem_line
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
            click.echo(
                f"{shown(report.file)}:{problem.line}: "
                f"{problem_line(report, problem, language, named=True)}"
            )


def _refuse_mixed(
    kind: str | None,
    folder: Path | None,
    output: Path | None,
    *,
    roster: bool,
) -> None:
    """Options of `export` that do not go together."""
    if folder is None:
        if kind == "parquet" or (output is not None and output.suffix.lower() == ".parquet"):
            raise click.UsageError("parquet comes as a package: give --package FOLDER")
        return
    if roster:
        raise click.UsageError("a package has its roster: give no --roster")
    if output is not None or kind == "xlsx":
        raise click.UsageError(
            "a package is a folder of csv or parquet files: give no --output, and no xlsx"
        )


@click.command()
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
    help="A folder for a data package instead: figures, reports and problems for programs, "
    "as csv or parquet.",
)
@click.option(
    "--roster",
    is_flag=True,
    help="Who should publish instead, and whose report is here; AGENCY is a place.",
)
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
    """Write figures into a file for a spreadsheet. All those of AGENCY, of a year, or of all
    reports.
    """
    from bot.jobs.exporting import export_facts, export_package, export_roster
    from handlers.exports import ExportFormat
    from handlers.exports.package import PackageKind
    from handlers.reply import Language

    _refuse_mixed(kind, folder, output, roster=roster)
    language = Language.EN if english else settings.language
    services = services_of(settings)
    if folder is not None:
        problem = export_package(
            services, day(settings), agency, year, PackageKind(kind or "csv"), folder, language
        )
    else:
        write = export_roster if roster else export_facts
        problem = write(
            services,
            day(settings),
            agency,
            year,
            ExportFormat(kind) if kind else None,
            output,
            language,
        )
    if problem:
        fail(problem)


@click.command()
@click.argument("question", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="The answer as one object.")
@click.option(
    "--jsonl", "lines", is_flag=True, help="Questions as JSON objects, one a line of the input."
)
@click.option(
    "--explain", is_flag=True, help="Show how the question was understood, and what was read."
)
@click.pass_obj
def ask(
    settings: Settings,
    question: tuple[str, ...],
    as_json: bool,
    lines: bool,
    explain: bool,
) -> None:
    """Answer QUESTION, or, with --jsonl, each question of the input."""
    from bot.objects.explaining import of_explanation
    from bot.objects.records import of_answer
    from handlers.rendering import render
    from handlers.rendering.restating.explained import explained
    from handlers.reply import Asker, Asking, Language

    if lines == bool(question):
        raise click.UsageError("give a QUESTION, or --jsonl and questions on the input")
    services = services_of(settings)

    def reply(asked: dict[str, object]) -> Json:
        language = Language(str(asked["lang"])) if asked.get("lang") in set(Language) else None
        moment = day_of(asked.get("now")) or day(settings)
        asker = Asker(str(asked.get("chat") or asked.get("id")))
        with services.index.watched() as queries:
            answer = services.conversation.answer(
                Asking(str(asked.get("q", "")), asker, moment, language)
            )
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
            answer = services.conversation.answer(
                Asking(" ".join(question), asker, day(settings), settings.language)
            )
        click.echo(render(answer).text)
        if explain and (found := services.conversation.explain(asker)):
            click.echo(f"\n{explained(found, answer.question.language, queries).text}")


def day_of(text: object) -> date | None:
    """A date as `ask --jsonl` gives it; None where it is none."""
    try:
        return date.fromisoformat(str(text)[:10])
    except ValueError:
        return None


@click.command()
@click.argument("name", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="The result as one object.")
@click.option(
    "--jsonl", "lines", is_flag=True, help="Names as JSON objects, one a line of the input."
)
@click.pass_obj
def names(settings: Settings, name: tuple[str, ...], as_json: bool, lines: bool) -> None:
    """Say which agency NAME means."""
    from bot.objects.records import of_resolution
    from bot.setup.said import say as printed

    if lines == bool(name):
        raise click.UsageError("give a NAME, or --jsonl and names on the input")
    services = services_of(settings)
    known = services.names.with_held(services.index.holdings())
    if lines:
        answer_lines(
            lambda asked: of_resolution(asked.get("id"), known.resolve(str(asked.get("query", ""))))
        )
        return
    found = of_resolution("1", known.resolve(" ".join(name)))
    if as_json:
        say(found)
    else:
        listed = found["names"]
        click.echo(
            "\n".join(listed)
            if isinstance(listed, list) and listed
            else printed("no_such_name", settings.language)
        )


@click.command()
@click.option(
    "--samples",
    is_flag=True,
    help="Over the five reports that come with the program, in an index of their own.",
)
@click.pass_obj
def chat(settings: Settings, samples: bool) -> None:
    """Talk on the terminal. Questions are read line by line when the input is no terminal."""
    from bot.jobs.terminal import talk

    if samples:
        settings = _of_samples(settings)
    services = services_of(settings)
    services.follow()
    talk(services, lambda: day(settings), _questions(), settings.language)


def _of_samples(settings: Settings) -> Settings:
    """The same over the reports that come with the program, which are never among somebody's
    own.
    """
    from bot.jobs.loading import load_reports
    from bot.setup.settings import FOLDER, SAMPLES

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
    import_module("readline")  # Importing it gives input() its editing.

    while True:
        try:
            yield input("问 / ask › ")
        except (EOFError, KeyboardInterrupt):
            click.echo()
            return
