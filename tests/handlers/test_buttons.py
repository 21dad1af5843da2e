"""A button asks a whole question of its own: pressed alone, in another chat, it gives what its
label says.
"""

from __future__ import annotations

import pytest

from handlers.answering import AnswerStatus
from handlers.conversation import Conversation
from handlers.reply import Asker, Asking, Button, Language
from tests.conftest import TODAY, Ask

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


def buttons(conversation: Conversation, question: str) -> list[Button]:
    """The next steps; what gives the answer in another shape, or tells of later ones, has tests of
    its own.
    """
    every = [
        button
        for row in conversation.ask(Asking(question, Asker(question), TODAY)).buttons
        for button in row
    ]
    return [
        button
        for button in every
        if not button.ask.startswith(("/chart ", "/export ", "/subscribe "))
    ]


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_button_is_answered(conversation: Conversation, ask: Ask, question: str) -> None:
    asked = ask(question)
    for button in buttons(conversation, question):
        if button.ask.startswith("/source "):
            assert "▸" in conversation.source(button.ask.removeprefix("/source "), Language.ZH).text
            continue
        answer = ask(button.ask, chat=button.ask)
        chosen = asked.status is AnswerStatus.AMBIGUOUS and (
            answer.status is AnswerStatus.MISSING or (asked.candidates and answer.options)
        )
        assert answer.status is AnswerStatus.ANSWERED or chosen, button
        assert answer.question.language is asked.question.language, button


def test_a_report_with_severe_problems_offers_them(conversation: Conversation) -> None:
    labels = [button.label for button in buttons(conversation, "西吉2020年行政处罚的处理决定数量")]
    assert labels == ["固原市排名", "该报告的问题", "原文"]


def test_the_original_text_stands_with_its_line_numbers(conversation: Conversation) -> None:
    text = conversation.source("西吉县 2020 69", Language.ZH).text
    assert "▸ 69  行政处罚 1979 479 1271" in text
    assert "  70  行政强制 107 17 56" in text


@pytest.mark.parametrize(
    "said",
    ["", "西吉县", "西吉县 2020", "西吉县 2020 999999", "西吉县 1999 1", "火星 2020 1", "x" * 5000],
)
def test_what_is_no_place_in_a_report_is_said_to_be_none(
    conversation: Conversation, said: str
) -> None:
    assert "/source" in conversation.source(said, Language.ZH).text


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
def test_a_button_gives_what_its_label_says(
    conversation: Conversation, question: str, label: str, first_line: str
) -> None:
    button = next(button for button in buttons(conversation, question) if button.label == label)
    assert conversation.ask(Asking(button.ask, Asker("another"), TODAY)).lines[0].text == first_line
