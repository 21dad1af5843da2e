"""Files of answers and facts: which tables stand in them, and what they are called."""

from __future__ import annotations

import io
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from enum import StrEnum
from functools import partial
from itertools import chain
from typing import BinaryIO

from handlers.answering import Answer, AnswerStatus
from handlers.answering.balancing.checking import worst_first
from handlers.answering.values.answer import Source
from handlers.exports import comma_separated
from handlers.exports.naming import file_name
from handlers.exports.rows import (
    absent_sheet,
    fact_sheet,
    problem_sheet,
    report_sheet,
    result_sheet,
    source_sheet,
)
from handlers.exports.sheet import Sheet, writable
from handlers.rendering.vocabulary.phrases import say
from handlers.reply import File, Language
from store.index import HeldReport, Index, StoredFact


class ExportFormat(StrEnum):
    """The formats of files; CSV holds the numbers alone, XLSX also the sources and the problems."""

    CSV = "csv"
    XLSX = "xlsx"


def answer_file(
    index: Index,
    answer: Answer,
    query: str,
    form: ExportFormat,
    day: date,
) -> File | None:
    """All that an answer rests on, as a file named by the query; None where there is nothing to put
    into one.
    """
    sheets = sheets_of(index, answer)
    if sheets:
        return written(sheets, query, (), form, answer.question.language, day)
    return None


def written(
    sheets: Sequence[Sheet],
    query: str,
    years: Collection[int],
    form: ExportFormat,
    language: Language,
    day: date,
) -> File:
    """The file with the tables, in CSV the first of them; named after what it answers and the years
    it is about.
    """
    out = io.BytesIO()
    write_sheets(sheets, form, language, day, out)
    return File(file_name(query, form, years, language), out.getvalue())


def write_facts(
    index: Index,
    reports: Sequence[HeldReport],
    form: ExportFormat,
    language: Language,
    day: date,
    out: BinaryIO,
) -> None:
    """Write all facts of the reports, a few hundred reports at a time."""
    sheets = [
        fact_sheet(_facts(index, reports), language),
        source_sheet(_lines(index, reports), language),
        problem_sheet(worst_first(index, reports), language),
    ]
    write_sheets(sheets, form, language, day, out)


def sheets_of(index: Index, answer: Answer) -> list[Sheet]:
    """The tables of an answer: its numbers, their sources, the problems of its reports; empty
    without any.
    """
    language = answer.question.language
    if answer.problems:
        return [problem_sheet(answer.problems, language), report_sheet(answer.reports, language)]
    if answer.results:
        reports = {result.report.id: result.report for result in answer.results if result.report}
        sources = dict.fromkeys(chain.from_iterable(result.sources for result in answer.results))
        problems = worst_first(index, list(reports.values()))
        return [
            result_sheet(answer),
            source_sheet(sources, language),
            problem_sheet(problems, language),
        ]
    if answer.reports and answer.status is AnswerStatus.ANSWERED:
        problems = worst_first(index, answer.reports)
        return [report_sheet(answer.reports, language), problem_sheet(problems, language)]
    if any(roster.absent for roster in answer.rosters):
        return [absent_sheet(answer.rosters, language)]
    return []


def write_sheets(
    sheets: Sequence[Sheet],
    form: ExportFormat,
    language: Language,
    day: date,
    out: BinaryIO,
) -> None:
    """Write tables, in CSV the first of them."""
    text = partial(writable, cut=say("export_cut", language, text="{text}", count="{count}"))
    if form is ExportFormat.XLSX:
        from handlers.exports import workbook  # It brings 8 MB along, and few ask for it.

        workbook.write(sheets, out, text, day)
        return
    lines = io.TextIOWrapper(out, "utf-8", newline="")
    comma_separated.write(sheets[0], lines, text)
    lines.detach()  # It has written all it had, and `out` is the caller's to close.


_AT_ONCE = 500
"""Reports whose facts are in memory at a time."""


def _facts(index: Index, reports: Sequence[HeldReport]) -> Iterator[StoredFact]:
    for start in range(0, len(reports), _AT_ONCE):
        for found in index.facts(reports[start : start + _AT_ONCE]).values():
            yield from found.values()


def _lines(index: Index, reports: Sequence[HeldReport]) -> Iterator[Source]:
    """The lines on which facts stand, each once."""
    places = dict.fromkeys(
        (fact.report.id, fact.line, fact.end_line) for fact in _facts(index, reports)
    )
    by_id = {report.id: report for report in reports}
    for number, line, end_line in places:
        yield Source(by_id[number], line, end_line, index.text(by_id[number], line, end_line))
