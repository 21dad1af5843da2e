"""What a test looks at in an answer: its figures, whose they are, its first line."""

from __future__ import annotations

from decimal import Decimal

from handlers.answering import Answer
from handlers.answering.values.answer import ResultRole
from handlers.rendering import render


def told(answer: Answer) -> list[Decimal]:
    return [result.value for result in answer.results if result.role is ResultRole.ANSWER]


def whose(answer: Answer) -> list[str]:
    return [
        one.report.agency.name
        for one in answer.results
        if one.role is ResultRole.ANSWER and one.report
    ]


def head(answer: Answer) -> str:
    return render(answer).lines[0].text
