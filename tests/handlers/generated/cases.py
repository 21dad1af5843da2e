"""A question with its truth, and how an answer is judged by it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from handlers.answering import Answer, AnswerStatus
from handlers.answering.values.answer import Result, ResultKind, ResultRole
from handlers.conversation import Conversation
from handlers.reply import Asker, Asking
from tests.handlers.generated.phrasing import NOW
from tests.handlers.generated.world import Figure


class Told(NamedTuple):
    """A number that is given for an agency and a year; neither where it is computed over several
    reports.
    """

    value: Decimal
    agency: str = ""
    year: int | None = None


@dataclass(frozen=True)
class Case:
    """A question, what it must be told, and what it may be told besides."""

    kind: str
    question: str
    truth: frozenset[Told] = frozenset()
    """Empty where no number is true."""
    allowed: frozenset[Told] = frozenset()
    """Numbers that are true too: the terms of a difference, a sum that says whom it leaves out."""
    figure: Figure | None = None
    """What a single figure must be of, so that 0 from the wrong cell is found out."""
    reports: frozenset[str] = frozenset()
    """The files that a list must name."""
    absent: frozenset[str] | None = None
    """Who must be named as not having published."""
    prose: bool = True
    """Whether a sentence of the prose may be quoted where no table has a figure."""
    clean: bool = True
    now: date = NOW
    chat: str = ""
    """Cases of one chat follow each other; otherwise each has a chat of its own."""


class Verdict(StrEnum):
    RIGHT = "right"
    WRONG = "wrong"
    UNANSWERED = "unanswered"


@dataclass(frozen=True)
class Judged:
    case: Case
    verdict: Verdict
    why: str
    """The status of the answer, or what is wrong about it."""
    told: tuple[str, ...] = ()

    def __str__(self) -> str:
        truth = sorted(f"{one.value} {one.agency} {one.year}" for one in self.case.truth) or [
            "no number"
        ]
        return f"[{self.case.kind}] {self.case.question} -> {self.why} {list(self.told)}; truth {truth}"


def judged(conversation: Conversation, cases: Iterable[Case]) -> list[Judged]:
    """Every case, asked and judged."""
    return [
        judge(
            case,
            conversation.answer(
                Asking(case.question, Asker(case.chat or f"case {number}"), case.now)
            ),
        )
        for number, case in enumerate(cases)
    ]


def judge(case: Case, answer: Answer) -> Judged:
    """Wrong is any number that is not true; a number of the prose, marked as such, only where it
    stands for another.
    """
    results = [result for result in answer.results if result.role is ResultRole.ANSWER]
    tables = [result for result in results if result.kind is not ResultKind.QUOTED]
    told = _given(results)
    shown = tuple(
        f"{one.value} {one.kind} {one.measure} {one.report and (one.report.agency.name, one.report.year)}"
        for one in results
    )
    status = answer.status.value
    if case.absent is not None:
        return _judge_absent(case, answer, shown)
    if not case.truth and not case.allowed and not case.reports:
        return Judged(
            case,
            Verdict.WRONG if tables or (results and not case.prose) else Verdict.RIGHT,
            status,
            shown,
        )
    if case.reports:
        named = {report.file for report in answer.reports}
        right = answer.status is AnswerStatus.ANSWERED and named == case.reports and not results
        return Judged(
            case,
            Verdict.RIGHT if right else Verdict.WRONG if named or results else Verdict.UNANSWERED,
            status,
        )
    if tables:  # what the prose says besides is marked as such, and must be of the same report
        reports = {(one.agency, one.year) for one in case.truth | case.allowed}
        beside = {one for one in told if (one.agency, one.year) in reports} - _given(tables)
        told -= beside
    if not told <= case.truth | case.allowed:
        return Judged(case, Verdict.WRONG, status, shown)
    if case.figure and any(
        result.measure is not None and tuple(result.measure) != tuple(case.figure)
        for result in tables
    ):
        return Judged(case, Verdict.WRONG, f"{status} from another cell", shown)
    right = bool(told) and case.truth <= told
    return Judged(case, Verdict.RIGHT if right else Verdict.UNANSWERED, status, shown)


def _judge_absent(case: Case, answer: Answer, shown: tuple[str, ...]) -> Judged:
    """Whoever is said not to have published has not, and nobody else has not."""
    named = frozenset(agency.name for roster in answer.rosters for agency in roster.absent)
    if shown or (answer.rosters and named != case.absent):
        return Judged(case, Verdict.WRONG, answer.status.value, (*shown, *sorted(named)))
    return Judged(
        case, Verdict.RIGHT if answer.rosters else Verdict.UNANSWERED, answer.status.value
    )


def _given(results: Iterable[Result]) -> set[Told]:
    return {
        Told(
            result.value,
            result.report.agency.name if result.report else "",
            result.report.year if result.report else None,
        )
        for result in results
    }
