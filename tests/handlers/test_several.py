"""Several questions in one message are asked one by one, and never answered as if they were one."""

from __future__ import annotations

import pytest

from handlers.answering import AnswerStatus
from handlers.rendering import render
from tests.conftest import Ask


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        (
            "平罗县2022年收到多少申请？红寺堡2020年行政处罚多少？",
            ["平罗县2022年收到多少申请", "红寺堡2020年行政处罚多少"],
        ),
        (
            "红寺堡2020年行政处罚多少件，西吉2020年收到几件申请",
            ["红寺堡2020年行政处罚多少件", "西吉2020年收到几件申请"],
        ),
        (
            "How many requests did Pingluo get in 2022 and how many penalties did Hongsibu impose in 2020?",
            ["How many requests did Pingluo get in 2022", "how many penalties did Hongsibu impose in 2020"],
        ),
    ],
)
def test_each_is_offered_and_answered_by_itself(ask: Ask, text: str, pieces: list[str]) -> None:
    answer = ask(text)
    assert answer.status is AnswerStatus.AMBIGUOUS
    offered = [button.ask for row in render(answer).buttons for button in row]
    assert offered == pieces
    assert [ask(piece).status for piece in offered] == [AnswerStatus.ANSWERED] * len(pieces)


def test_one_about_the_prose_does_not_hide_one_about_the_tables(ask: Ask) -> None:
    text = "平罗县2022年培训了几次？红寺堡2020年行政处罚多少"
    assert ask(text).question.several == ("平罗县2022年培训了几次", "红寺堡2020年行政处罚多少")


@pytest.mark.parametrize(
    "text",
    [
        "你好，平罗县2022年收到多少申请？谢谢！",
        "平罗县2022年，收到多少申请",
        "平罗县2022年培训了几次？红寺堡2020年培训了几次？",
        "平罗县和西吉县，2020年行政处罚谁多？",
    ],
)
def test_a_question_in_pieces_is_one(ask: Ask, text: str) -> None:
    assert not ask(text).question.several
