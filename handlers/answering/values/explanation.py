"""What there is to say of how a question came to its answer: the trace of its understanding, and
what was read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from handlers.answering.values.answer import (
    Answer,
    AnswerStatus,
    Assumed,
    Lack,
    Option,
    Refusal,
    Result,
    ResultRole,
)
from handlers.answering.values.reports_in import reports_in
from handlers.understanding import Operation, Question, Shown, Trace
from handlers.understanding.asked.expressions import Term
from store.model import Agency
from store.quick_records import replace

_MOST = 8
"""Figures, gaps and candidates that are kept of an answer: it may go over all reports."""


@dataclass(frozen=True, slots=True)
class AnswerOutcome:
    """What an answer was taken from, or why there is none; bounded, so that it can be kept a
    while.
    """

    question: Question
    """As it was answered."""
    status: AnswerStatus
    assumed: frozenset[Assumed]
    refusal: Refusal | None
    lacks: tuple[Lack, ...]
    candidates: tuple[Agency, ...]
    options: tuple[Option, ...]
    results: tuple[Result, ...]
    """Figures that were read, each with its first line; answers before parts."""
    more_results: int
    quotes: tuple[tuple[str, int], ...]
    """File and line of the sentences that were quoted."""
    compared: int
    """How many reports had the figure, in an answer over many."""
    without: int
    """How many of them had none."""
    unknown: str
    """Words that no report and no list knows."""
    shown: tuple[Shown, ...] = ()
    """The rows that it shows, in order."""

    @property
    def year(self) -> int | None:
        """The one year that it is about: as asked, else as answered."""
        read = () if self.more_results else (report.year for report in reports_in(self.results))
        years = set(self.question.years or read)
        if len(years) == 1:
            return years.pop()
        return None


class Explanation(NamedTuple):
    """How a question was understood, and what came of it."""

    asked: str
    """As it was written."""
    trace: Trace
    outcome: AnswerOutcome


def outcome(answer: Answer) -> AnswerOutcome:
    """What there is to say of an answer."""
    read = tuple(result for result in answer.results if result.sources)
    coverage, unlisted = answer.coverage, answer.unlisted
    return AnswerOutcome(
        answer.question,
        answer.status,
        answer.assumed,
        answer.refusal,
        answer.lacks[:_MOST],
        answer.candidates[:_MOST],
        answer.options,
        tuple(
            replace(result, sources=result.sources[:1]) for result in read[:_MOST]
        ),  # a sum has a hundred
        max(len(read) - _MOST, 0),
        tuple((quote.sentence.report.file, quote.sentence.line) for quote in answer.quotes[:_MOST]),
        len(coverage.with_figure) + unlisted.with_figure if coverage else 0,
        len(coverage.without) + unlisted.without if coverage else 0,
        answer.unknown,
        tuple(_shown(answer)),
    )


def _shown(answer: Answer) -> Iterator[Shown]:
    """The figures of reports that the answer gives, or, where it computes one, is computed from; of
    an order, all.
    """
    rated = answer.question.ratio is not None
    rows = [
        one for one in answer.results if _is_of_report(one) and (one.ratio is not None) is rated
    ]
    told = [one for one in rows if one.role is ResultRole.ANSWER]
    chosen = rows if answer.question.operation is Operation.RANK else told or rows
    for result in chosen[:_MOST]:
        if result.report is not None and result.measure is not None:
            term = Term(result.report.agency, result.report.year, result.measure, result.ratio)
            yield Shown(term, result.order)


def _is_of_report(result: Result) -> bool:
    return result.report is not None and result.measure is not None
