"""Every cell of the shipped reports, asked for by its labels: that number or none.

Each is asked in one of the two languages, by turns, and with `--thorough` in both.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest

from handlers.answering import Answer, AnswerStatus
from handlers.answering.values.answer import Result, ResultRole
from handlers.rendering.restating.whole import whole
from handlers.reply import Language
from handlers.understanding import Operation, Question, exactly
from store.index import HeldReport, Index, StoredFact
from store.measures import Measure, cells, subjects
from store.model import Cell
from tests.conftest import Ask
from tests.sampling import Sampling


def asked(held: HeldReport, language: Language) -> Iterator[tuple[str, Measure]]:
    """A question for each measure that the report's form has."""
    for subject in subjects().values():
        for column in subject.columns:
            measure = Measure(subject.code, column)
            if cells(measure, held.form):
                yield words_of(held, measure, language), measure


def words_of(held: HeldReport, measure: Measure, language: Language) -> str:
    years = (held.year,) if held.year else ()
    mentions = (exactly(held.agency),)
    return whole(
        Question("", language, Operation.VALUE, mentions=mentions, years=years, measures=(measure,))
    )


def answers(answer: Answer) -> list[Result]:
    return [result for result in answer.results if result.role is ResultRole.ANSWER]


@pytest.mark.parametrize("language", list(Language))
def test_a_question_by_labels_gives_its_own_cell_or_none(
    ask: Ask, index: Index, language: Language, sampling: Sampling
) -> None:
    wrong: list[tuple[str, list[Decimal], Decimal | None]] = []
    unread: list[tuple[str, list[Decimal], Decimal | None]] = []
    for held in index.held():
        facts = index.facts([held])[held.id]
        turn = list(Language).index(language) if not sampling.thorough else 0
        for question, measure in sampling.part(list(asked(held, language))[turn:], len(Language)):
            want = expected(measure, held, facts)
            answer = ask(question, chat=question)
            got = [result.value for result in answers(answer)]
            if want is None:
                if answer.status is AnswerStatus.ANSWERED:
                    wrong.append((question, got, None))
            elif got != [want]:
                (wrong if got else unread).append((question, got, want))
    assert wrong == []
    assert unread == []


def expected(measure: Measure, held: HeldReport, facts: dict[Cell, StoredFact]) -> Decimal | None:
    """What the cells of a measure add up to; None where any is not there or blank."""
    values = [facts[cell].value if cell in facts else None for cell in cells(measure, held.form)]
    present = [value for value in values if value is not None]
    return sum(present, Decimal()) if len(present) == len(values) else None
