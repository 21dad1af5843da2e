"""What is offered for a question that was not understood: the rows that its own words are nearest
to, and a way to ask for each.
"""

from __future__ import annotations

import pytest

from handlers.answering import AnswerStatus
from handlers.answering.beside.likely_rows import likely_rows
from handlers.understanding import Operation
from store.measures import Measure
from tests.conftest import Ask


@pytest.mark.parametrize(
    ("text", "row", "column"),
    [
        ("requests left hanging into the next year", "carried_forward", "total"),
        (
            "requests that fell through since the information was not held",
            "unable_not_held",
            "total",
        ),
        ("为护着第三方权益而没公开的有几件", "denied_third_party", "total"),
        ("集采砸了多少钱进去", "procurement", "amount"),
        ("下手罚得多", "penalties", "decisions"),
        ("corporate applicants of sorts", "new", "enterprise"),
    ],
)
def test_the_nearest_row_is_first(text: str, row: str, column: str) -> None:
    assert likely_rows(text)[0] == Measure(row, column)


def test_a_column_goes_with_the_row_that_is_named() -> None:
    text = "coercion items on the books from the prior year"
    assert likely_rows(text)[0] == Measure("coercion", "prev_items")


def test_nothing_is_near_to_words_of_no_row() -> None:
    assert likely_rows("flamingos and trombones") == ()


@pytest.mark.parametrize(
    ("text", "measure", "operation"),
    [
        ("西吉2020年集采砸摔了多少钱进去", Measure("procurement", "amount"), Operation.VALUE),
        ("红寺堡和西吉2020年集采谁家手笔粗", Measure("procurement", "amount"), Operation.COMPARE),
        (
            "Pingluo 2022 requests dangling on into the next year",
            Measure("carried_forward", "total"),
            Operation.VALUE,
        ),
    ],
)
def test_the_nearest_is_the_first_that_is_offered(
    ask: Ask, text: str, measure: Measure, operation: Operation
) -> None:
    answer = ask(text, chat=text)
    assert answer.status is AnswerStatus.UNSURE
    offered = answer.steps[0].question
    assert (offered.measures, offered.operation) == ((measure,), operation)
