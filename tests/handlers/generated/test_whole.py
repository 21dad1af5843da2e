"""A question put into words again is the same question: the same agencies, years, cells and operation, the same answer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from handlers.answering import Answer, AnswerStatus
from handlers.answering.answer import Kind, Result
from handlers.conversation import Conversation
from handlers.rendering.whole import whole
from handlers.reply import Asker, Language
from handlers.understanding import Operation, Question
from store.index import Index
from store.model import Ambiguous, Elsewhere, Match, Mention
from store.names import Names
from tests.handlers.generated.questions import generated
from tests.handlers.generated.test_generated import sample
from tests.handlers.generated.world import World


def places(mentions: tuple[Mention, ...]) -> list[str]:
    found = [mention.resolution for mention in mentions]
    assert not any(isinstance(one, Ambiguous) for one in found)
    return [one.agency.name if isinstance(one, Match) else one.agencies[0].name for one in found if not isinstance(one, Ambiguous)]


def meant(question: Question) -> tuple[object, ...]:
    """What a question means, however it was said."""
    return (
        question.operation,
        places(question.mentions),
        places(question.excluding),
        question.years,
        question.paired_years,
        question.measures,
        question.denominator,
        question.split if question.operation is Operation.BREAKDOWN else None,
        question.ranking,
        question.everywhere,
        question.unit,
    )


def numbers(answer: Answer) -> list[tuple[object, ...]]:
    """The numbers of the tables: what the prose says besides depends on the words of the question."""
    return [
        (result.role, result.value, result.unit, result.report, result.cell)
        for result in answer.results
        if result.kind is not Kind.QUOTED
    ]


def understood(answer: Answer) -> bool:
    """Whether the question was understood, and is about figures."""
    return answer.status in (AnswerStatus.ANSWERED, AnswerStatus.MISSING) and answer.question.operation not in (Operation.FIND, Operation.NONE)
