"""体检 in words: the problems, worst first, and the sums that were checked."""

from __future__ import annotations

from collections.abc import Iterator

from handlers.answering import Answer
from handlers.answering.values.besides_figures import Balance
from handlers.rendering.qualifying.missing import lack_lines
from handlers.rendering.results.assumptions import assumption_lines
from handlers.rendering.vocabulary.labels import short
from handlers.rendering.vocabulary.numbers import plain
from handlers.rendering.vocabulary.phrases import say
from handlers.reply import Language, ReplyLine, Style
from store.index import HeldReport
from store.model import Problem
from store.reading.words.problems import problem_kinds
from store.reading.words.problems import render as message_of

Lines = Iterator[ReplyLine]
SHOWN = 12
"""Problems, and sums, that an answer shows."""


def check_lines(answer: Answer, language: Language) -> Lines:
    """How many problems there are, each with its severity and both its places, then the sums."""
    yield ReplyLine(check_head(answer, language), Style.HEAD)
    several = len(answer.reports) > 1
    for report, problem in answer.problems[:SHOWN]:
        yield ReplyLine(problem_line(report, problem, language, named=several))
    if len(answer.problems) > SHOWN:
        yield ReplyLine(say("and_more", language, count=len(answer.problems) - SHOWN), Style.NOTE)
    for balance in answer.balances[:SHOWN]:
        yield ReplyLine(balance_line(balance, language, named=several), Style.NOTE)
    if len(answer.balances) > SHOWN:
        yield ReplyLine(
            say("and_more_sums", language, count=len(answer.balances) - SHOWN), Style.NOTE
        )
    yield from assumption_lines(answer, language)
    yield from lack_lines(answer.lacks, language)


def problem_line(report: HeldReport, problem: Problem, language: Language, *, named: bool) -> str:
    """A problem in a line: severity, whose where it is not clear, and the message."""
    severity = say(f"severity_{problem_kinds()[problem.code].severity}", language)
    whose = f"{short(report.agency, language)} {report.year} · " if named else ""
    return say(
        "problem_line",
        language,
        severity=severity,
        whose=whose,
        message=message_of(problem, language.value),
    )


def balance_line(balance: Balance, language: Language, *, named: bool = False) -> str:
    """A sum with both its sides, and whether they are equal."""
    verdict = say("holds", language)
    if not balance.holds:
        verdict = say("off_by", language, gap=plain(abs(balance.stated - balance.computed)))
    whose = f"{short(balance.report.agency, language)} {balance.report.year} · " if named else ""
    if balance.label == "column":
        (new, carried), (handled, forward) = balance.parts, balance.right
        return whose + say(
            "balance",
            language,
            new=plain(new),
            carried=plain(carried),
            left=plain(balance.computed),
            handled=plain(handled),
            forward=plain(forward),
            right=plain(balance.stated),
            verdict=verdict,
        )
    return whose + say(
        "stated_sum",
        language,
        line=balance.line,
        what=balance.label,
        stated=plain(balance.stated),
        parts=_terms(balance),
        computed=plain(balance.computed),
        verdict=verdict,
    )


def _terms(balance: Balance) -> str:
    return " + ".join(plain(part) for part in balance.parts)


def check_head(answer: Answer, language: Language) -> str:
    """How many problems there are, and in which report or in how many."""
    count = len(answer.problems)
    if len(answer.reports) != 1:
        return say("problems_head_all", language, reports=len(answer.reports), count=count)
    summed = [balance for balance in answer.balances if answer.results]
    if len(summed) == 1:
        return f"{_terms(summed[0])} = {plain(summed[0].computed)}"
    report = answer.reports[0]
    key = "problems_head" if count else "no_problems"
    return say(key, language, agency=short(report.agency, language), year=report.year, count=count)
