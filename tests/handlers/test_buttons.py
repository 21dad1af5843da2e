"""A button asks a whole question of its own: pressed alone, in another chat, it gives what its label says."""

from __future__ import annotations

import pytest

from handlers.answering import AnswerStatus
from handlers.rendering import render
from handlers.reply import Button
from tests.conftest import Ask

QUESTIONS = [
    "平罗县2022年收到多少申请",
    "how many applications did Pingluo receive in 2022",
    "红寺堡许可多少",
    "Hongsibu licences",
    "西吉行政处罚",
    "红寺堡2020年规范性文件",
    "how many normative documents in Hongsibu",
    "平罗县2021年收到多少申请",
    "Pingluo 2019 applications",
    "西吉采购多少",
    "红寺堡行政许可项目有多少",
    "结转多少",
    "红寺堡结转多少",
    "2020年行政处罚多少",
]


def buttons(ask: Ask, question: str) -> list[Button]:
    """The next steps; those that give the same answer in another shape have tests of their own."""
    every = [button for row in render(ask(question)).buttons for button in row]
    return [button for button in every if not button.ask.startswith(("/chart ", "/export "))]


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_button_is_answered_or_says_what_is_missing(ask: Ask, question: str) -> None:
    asked = ask(question)
    for button in buttons(ask, question):
        answer = ask(button.ask, chat=button.ask)
        settled = answer.status in (AnswerStatus.ANSWERED, AnswerStatus.MISSING, AnswerStatus.QUOTED)
        assert settled or (asked.candidates and answer.options), button
        assert answer.question.language is asked.question.language, button


@pytest.mark.parametrize(
    ("question", "label", "first_line"),
    [
        ("红寺堡许可多少", "上一年项目数量", "889 项"),
        ("红寺堡许可多少", "本年增/减", "增加 1,196 项"),
        ("Hongsibu licences", "items last year", "889 items"),
        ("平罗县2021年收到多少申请", "2022 年", "24 件"),
        ("西吉采购多少", "采购总金额", "14,362.86 万元（143,628,600 元）（2020 年）"),
        ("红寺堡结转多少", "上年结转申请", "3 件（2020 年）"),
    ],
)
def test_a_button_gives_what_its_label_says(ask: Ask, question: str, label: str, first_line: str) -> None:
    button = next(button for button in buttons(ask, question) if button.label == label)
    assert render(ask(button.ask, chat="another")).lines[0].text == first_line
