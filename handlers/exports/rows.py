"""Results, facts, problems and reports as rows of a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from handlers.answering import Answer
from handlers.answering.reports.deadlines import due
from handlers.answering.values.answer import (
    AnswerStatus,
    Lack,
    Result,
    ResultKind,
    ResultRole,
    Source,
)
from handlers.answering.values.besides_figures import Roster
from handlers.exports.sheet import Cell, Percent, Sheet, SheetColumn
from handlers.rendering.qualifying.missing import reason
from handlers.rendering.vocabulary.labels import column, subject, table
from handlers.rendering.vocabulary.phrases import say
from handlers.reply import Language
from store.index import HeldReport, StoredFact
from store.model import Problem
from store.reading.words.problems import problem_kinds, repairs
from store.reading.words.problems import render as message_of
from store.reference import indicators

Row = tuple[Cell, ...]

_WIDTHS = {
    "place": 6, "role": 8, "agency": 42, "year": 7, "table": 9, "row": 34, "column": 18,
    "value": 14, "unit": 9, "printed": 14, "status": 12, "why": 40, "file": 32, "line": 8,
    "end_line": 8, "text": 60, "severity": 8, "code": 30, "problem": 70, "form": 8,
    "title": 50, "until": 12,
}  # fmt: skip
_RESULT = (
    "place role agency year table row column value unit printed status why file line end_line text"
)
_FACT = "agency year table row column code value unit printed status why file line end_line"
_SOURCE = "agency year file line end_line text"
_PROBLEM = "severity agency year problem code file line end_line"
_REPORT = "agency year form title file"
_ABSENT = "agency year until"


def columns(names: str, language: Language) -> tuple[SheetColumn, ...]:
    """The heads of the columns."""
    return tuple(
        SheetColumn(say(f"export_{name}", language), _WIDTHS[name]) for name in names.split()
    )


def result_sheet(answer: Answer) -> Sheet:
    """Every number of an answer, then every figure that is not there and why."""
    language = answer.question.language
    name = say("export_data", language)
    rows = list(_result_rows(answer, language))
    return Sheet(name, columns(_RESULT, language), rows, len(rows))


def _result_rows(answer: Answer, language: Language) -> Iterator[Row]:
    numbers = {place.result: place.number for place in answer.places}
    for result in answer.results:
        place = numbers.get(replace(result, role=ResultRole.ANSWER))
        beside = _is_beside(answer, result)
        role = say("export_role_beside" if beside else f"export_role_{result.role}", language)
        yield (place, role, *_of_result(result, language, told=not beside))
    without = answer.coverage.without if answer.coverage else ()
    for lack in dict.fromkeys((*without, *answer.lacks)):
        yield _of_lack(lack, language)


def _is_beside(answer: Answer, result: Result) -> bool:
    """Whether a figure of the prose only stands beside those of the tables: its number is no cell
    to add up.
    """
    return (
        answer.status is AnswerStatus.ANSWERED
        and result.kind is ResultKind.QUOTED
        and result.role is ResultRole.PART
    )


def _of_result(result: Result, language: Language, *, told: bool = True) -> Row:
    report = result.report
    source = result.sources[0] if len(result.sources) == 1 else None
    value = Percent(result.value) if result.unit == "%" else result.value
    return (
        report.agency.name if report else "",
        report.year if report else None,
        *_where(result, language),
        value if told else None,
        result.unit,
        result.raw,
        say(f"export_status_{result.kind}", language),
        _repair(result.reason, language),
        report.file if report else "",
        source.line if source else None,
        source.end_line if source else None,
        source.text if source else "",
    )


def _where(result: Result, language: Language) -> tuple[str, str, str]:
    """Table, row and column."""
    if result.cell is not None:
        found = indicators()[result.cell]
        names = (
            (found.row_zh, found.column_zh)
            if language is Language.ZH
            else (found.row_en, found.column_en)
        )
        return say(f"table_{result.cell.table}", language), *names
    if result.measure is None:
        return "", "", ""
    return (
        table(result.measure, language),
        subject(result.measure, language),
        column(result.measure, language),
    )


def _of_lack(lack: Lack, language: Language) -> Row:
    report, measure = lack.report, lack.measure
    where = (
        (table(measure, language), subject(measure, language), column(measure, language))
        if measure
        else ("",) * 3
    )
    agency = lack.agency.name if lack.agency else ""
    role = say("export_role_missing", language)
    file = report.file if report else ""
    return (
        None,
        role,
        agency,
        lack.year,
        *where,
        None,
        "",
        "",
        "",
        reason(lack, language),
        file,
        None,
        None,
        "",
    )


def _repair(code: str, language: Language) -> str:
    if not code:
        return ""
    found = repairs()[code]
    if language is Language.ZH:
        return found.zh
    return found.en


def fact_sheet(facts: Iterable[StoredFact], language: Language) -> Sheet:
    """Facts as they stand in the index."""
    rows = (_of_fact(fact, language) for fact in facts)
    return Sheet(say("export_data", language), columns(_FACT, language), rows)


def _of_fact(fact: StoredFact, language: Language) -> Row:
    found = indicators()[fact.cell]
    names = (
        (found.row_zh, found.column_zh)
        if language is Language.ZH
        else (found.row_en, found.column_en)
    )
    return (
        fact.report.agency.name,
        fact.report.year,
        say(f"table_{fact.cell.table}", language),
        *names,
        "/".join(fact.cell),
        fact.value,
        fact.unit,
        fact.raw,
        say(f"export_status_{fact.status}", language),
        _repair(fact.reason, language),
        fact.report.file,
        fact.line,
        fact.end_line,
    )


def source_sheet(sources: Iterable[Source], language: Language) -> Sheet:
    """Every line that is cited, once."""
    rows = (
        (one.report.agency.name, one.report.year, one.report.file, one.line, one.end_line, one.text)
        for one in sources
    )
    return Sheet(say("export_sources", language), columns(_SOURCE, language), rows)


def problem_sheet(problems: Iterable[tuple[HeldReport, Problem]], language: Language) -> Sheet:
    """Problems with both the places that each names."""
    rows = [_of_problem(report, problem, language) for report, problem in problems]
    return Sheet(say("export_problems", language), columns(_PROBLEM, language), rows, len(rows))


def _of_problem(report: HeldReport, problem: Problem, language: Language) -> Row:
    severity = say(f"severity_{problem_kinds()[problem.code].severity}", language)
    message = message_of(problem, language.value)
    agency, year = report.agency.name, report.year
    return (
        severity,
        agency,
        year,
        message,
        problem.code,
        report.file,
        problem.line,
        problem.end_line,
    )


def absent_sheet(rosters: Iterable[Roster], language: Language) -> Sheet:
    """Who has not published on which year, and by when they had to."""
    rows: list[tuple[str, int, str]] = []
    for roster in rosters:
        for group in due(roster.absent, roster.year):
            rows += [
                (agency.name, roster.year, group.until.isoformat()) for agency in group.agencies
            ]
    return Sheet(say("export_absent", language), columns(_ABSENT, language), rows, len(rows))


def report_sheet(reports: Sequence[HeldReport], language: Language) -> Sheet:
    """The reports of a list."""
    rows = [(one.agency.name, one.year, str(one.form), one.title, one.file) for one in reports]
    return Sheet(say("export_reports", language), columns(_REPORT, language), rows, len(rows))
