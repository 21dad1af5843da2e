"""Several questions in one message are each answered, and what cannot be is named."""

from __future__ import annotations

from decimal import Decimal

import pytest

from handlers.answering import Answer, AnswerStatus
from handlers.answering.values.answer import ResultRole
from handlers.rendering import render
from tests.conftest import Ask


def told(answer: Answer) -> list[Decimal]:
    return [result.value for result in answer.results if result.role is ResultRole.ANSWER]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("平罗县2022年收到多少申请？红寺堡2020年行政处罚多少？", [24, 1965]),
        ("红寺堡2020年行政处罚多少件，西吉2020年收到几件申请", [1965, 3]),
        (
            "How many requests did Pingluo get in 2022 and how many penalties did Hongsibu impose in 2020?",
            [24, 1965],
        ),
        ("平罗县2022年申请多少件？公开了几件？", [24, 3]),
        ("how many requests did Pingluo get in 2022 and how many did it deny", [24, 0]),
    ],
)
def test_each_is_answered(ask: Ask, text: str, values: list[int]) -> None:
    answer = ask(text, chat=text)
    assert answer.status is AnswerStatus.ANSWERED
    assert told(answer)[: len(values)] == [Decimal(value) for value in values]
    shown = render(answer).lines[0].text.replace(",", "")
    assert all(str(value) in shown for value in values)


def test_one_about_the_prose_does_not_hide_one_about_the_tables(ask: Ask) -> None:
    answer = ask("平罗县2022年培训了几次？红寺堡2020年行政处罚多少")
    assert 1965 in [result.value for result in answer.results]


@pytest.mark.parametrize(
    "text",
    [
        "你好，平罗县2022年收到多少申请？谢谢！",
        "平罗县2022年，收到多少申请",
        "平罗县和西吉县，2020年行政处罚谁多？",
    ],
)
def test_a_question_in_pieces_is_one(ask: Ask, text: str) -> None:
    assert not ask(text).question.parts
