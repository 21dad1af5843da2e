"""Answers, facts, names, reports and problems as JSON objects: the machine's side of the command
line.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import chain

from handlers.answering import Answer, AnswerStatus
from handlers.answering.values.answer import Result, Source
from handlers.rendering import render
from handlers.rendering.picking.choices import chosen
from handlers.rendering.replying.wishes import command
from handlers.rendering.restating.meant import understood
from handlers.rendering.results.checks import problem_line
from handlers.reply import Button, Reply
from store.changes import CellChange
from store.index import HeldReport, StoredFact, StoredSentence
from store.model import Ambiguous, Match, Problem, Resolution
from store.reading.words.problems import cell_name, problem_kinds

Json = dict[str, object]
_VERDICTS = {None: None, True: "yes", False: "no"}
"""What became of a statement in a question."""


def plain_number(value: Decimal | None) -> int | float | None:
    """A value as JSON has it; a whole one without a point."""
    if value is None:
        return None
    if value == value.to_integral_value():
        return int(value)
    return float(value)


def of_fact(fact: StoredFact) -> Json:
    """A fact, with codes as in the catalogue."""
    return {
        "file": fact.report.file,
        "agency": fact.report.agency.name,
        "year": fact.report.year,
        "table": fact.cell.table,
        "row": fact.cell.row,
        "column": fact.cell.column,
        "value": plain_number(fact.value),
        "unit": fact.unit,
        "raw": fact.raw,
        "status": str(fact.status),
        "line": fact.line,
        "end_line": fact.end_line,
        "page": fact.report.page(fact.line),
    }


def of_change(change: CellChange) -> Json:
    """A cell that differs between two texts."""
    old, new = change.old, change.new
    return {
        "table": change.cell.table,
        "row": change.cell.row,
        "column": change.cell.column,
        "label": cell_name("/".join(change.cell), "zh"),
        "kind": str(change.kind),
        "old": plain_number(old.value) if old else None,
        "new": plain_number(new.value) if new else None,
        "old_raw": old.raw if old else None,
        "new_raw": new.raw if new else None,
        "old_line": old.line if old else None,
        "new_line": new.line if new else None,
    }


def of_report(report: HeldReport) -> Json:
    """A report that is held."""
    return {
        "file": report.file,
        "agency": report.agency.name,
        "year": report.year,
        "form": str(report.form),
        "title": report.title,
        "tables": sorted(report.tables),
        "current": report.current,
        "settled": report.agency.is_settled,
        "agency_source": report.agency_source,
        "year_source": report.year_source,
    }


def of_problem(report: HeldReport, problem: Problem) -> Json:
    """A problem of a report."""
    from handlers.reply import Language

    return {
        "file": report.file,
        "agency": report.agency.name,
        "year": report.year,
        "code": problem.code,
        "severity": str(problem_kinds()[problem.code].severity),
        "line": problem.line,
        "end_line": problem.end_line,
        "message": problem_line(report, problem, Language.ZH, named=False),
        "message_en": problem_line(report, problem, Language.EN, named=False),
    }


def of_resolution(number: object, resolution: Resolution) -> Json:
    """What a name means."""
    match resolution:
        case Match(agency, how):
            return {"id": number, "status": "match", "names": [agency.name], "how": how}
        case Ambiguous(candidates, how):
            names = [candidate.name for candidate in candidates]
            return {"id": number, "status": "ambiguous", "names": names, "how": how}
        case _:
            return {
                "id": number,
                "status": "none",
                "names": [],
                "how": type(resolution).__name__.lower(),
            }


def of_answer(number: object, answer: Answer) -> Json:
    """An answer, as `ask --json` gives it."""
    coverage, reply = answer.coverage, render(answer)
    return {
        "id": number,
        "status": str(answer.status),
        "lang": str(answer.question.language),
        "text": reply.text,
        "understood": understood(answer),
        "results": [_result(result) for result in answer.results],
        "candidates": [
            *(agency.name for agency in answer.candidates),
            *(option.zh for option in answer.options),
        ],
        "more_candidates": answer.more_candidates,
        "reports": [report.file for report in answer.reports] if _lists_reports(answer) else [],
        "unread": list(answer.unread),
        "nearest": [_nearest(sentence) for sentence in answer.nearest],
        "next": [{"label": one.label, "question": one.ask} for one in _questions(reply)],
        "verdict": _VERDICTS[answer.verdict],
        "action": _action(answer),
        "coverage": {
            "with": [report.agency.name for report in coverage.with_figure] if coverage else [],
            "without": _without(answer),
        },
        "problems": [
            of_problem(report, problem) for report, problem in (*answer.problems, *answer.doubts)
        ],
    }


def _action(answer: Answer) -> Json | None:
    """What the program is wished to do, with the command that does it."""
    wish = answer.question.wish
    if answer.status is not AnswerStatus.ACTION or wish is None:
        return None
    return {"name": str(wish.act), "command": command(answer)}


def _lists_reports(answer: Answer) -> bool:
    """Whether the reports are what was asked for, and not those in which problems were found or
    text is near.
    """
    return not answer.problems and answer.status is not AnswerStatus.UNSURE


def _questions(reply: Reply) -> Iterator[Button]:
    """The buttons that ask something; a choice between agencies asks its question."""
    for button in chain.from_iterable(reply.buttons):
        choice = (
            chosen(button.ask.removeprefix("/choose "))
            if button.ask.startswith("/choose ")
            else None
        )
        if choice is not None:
            yield button._replace(ask=choice.question)
        elif not button.ask.startswith("/"):
            yield button


def _nearest(sentence: StoredSentence) -> Json:
    """A sentence that is shown and not vouched for."""
    return {
        "file": sentence.report.file,
        "line": sentence.line,
        "end_line": sentence.end_line,
        "text": sentence.text,
    }


def _without(answer: Answer) -> list[str]:
    """Who lacks the figure, has no report, or has not published."""
    coverage = answer.coverage
    lacking = [lack.agency for lack in coverage.without if lack.agency] if coverage else []
    absent = coverage.absent if coverage else ()
    named = [*lacking, *absent, *chain.from_iterable(roster.absent for roster in answer.rosters)]
    return list(dict.fromkeys(agency.name for agency in named))


def _result(result: Result) -> Json:
    found: Json = {
        "role": str(result.role),
        "kind": str(result.kind),
        "value": plain_number(result.value),
        "unit": result.unit,
        "agency": result.report.agency.name if result.report else None,
        "year": result.report.year if result.report else None,
    }
    if result.cell:
        found |= {"table": result.cell.table, "row": result.cell.row, "column": result.cell.column}
    return found | {"sources": [_source(source) for source in result.sources]}


def _source(source: Source) -> Json:
    address = {"address": source.report.address} if source.report.address else {}
    return {
        "file": source.report.file,
        "line": source.line,
        "end_line": source.end_line,
        "text": source.text,
    } | address
