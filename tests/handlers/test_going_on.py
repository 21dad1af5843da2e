"""Texts that go on from the question before: years alone, and words that open an edit."""

from __future__ import annotations

import pytest

from handlers.answering import AnswerStatus
from tests.conftest import Ask
from tests.handlers.guyuan import CITY, RECEIVED, XIJI, YUANZHOU


@pytest.mark.parametrize("text", ["22呢", "那就22", "22", "2022年呢", "and 22?", "what about '22"])
def test_two_digits_alone_are_a_year_after_a_question(ask: Ask, text: str) -> None:
    assert [result.value for result in ask("红寺堡2020年新收多少申请", chat=text).results][:1] != []
    answer = ask(text, chat=text)
    assert answer.question.years == (2022,)


@pytest.mark.parametrize(
    "text", ["那年收到申请没有", "那那那那", "好好好好的", "算了算了", "so so so", "now now"]
)
def test_a_word_that_opens_an_edit_is_taken_off_once(ask: Ask, text: str) -> None:
    ask("平罗县2022年收到多少申请", chat=text)
    assert ask(text, chat=text).status in AnswerStatus


@pytest.mark.parametrize(
    "then",
    ["再下来是哪家", "接下来是谁", "其次是谁", "再往下", "who comes next", "and the next one?"],
)
def test_the_place_behind_the_one_that_was_told(ask_guyuan: Ask, then: str) -> None:
    in_order = sorted(
        (years[2022] for agency, years in RECEIVED.items() if agency.startswith(CITY)), reverse=True
    )
    ask_guyuan("固原2022年哪家收到申请最多", chat=then)
    assert ask_guyuan(then, chat=then).results[0].value == in_order[1]
    assert ask_guyuan(then, chat=then).question.ranking.position == 3


@pytest.mark.parametrize(
    ("change", "then"),
    [
        ("原州区2021年到2022年新收申请变化多少", "那一年西吉县呢"),
        ("原州区2021年到2022年新收申请变化多少", "当年西吉呢"),
        (
            "How did Yuanzhou's new requests change from 2021 to 2022?",
            "What about Xiji in that year?",
        ),
        ("How did Yuanzhou's new requests change from 2021 to 2022?", "and Xiji, that year?"),
    ],
)
def test_that_year_after_a_change_is_its_last(ask_guyuan: Ask, change: str, then: str) -> None:
    before = ask_guyuan(change, chat=change + then)
    assert RECEIVED[YUANZHOU][2022] in [result.value for result in before.results]
    answer = ask_guyuan(then, chat=change + then)
    assert [result.value for result in answer.results] == [RECEIVED[XIJI][2022]]


@pytest.mark.parametrize(
    ("part", "then"),
    [
        ("其中自然人提的有几件", "那2021年一共收了多少"),
        ("其中企业的呢", "2021年总共多少"),
        ("how many of them came from individuals", "and in 2021 in total?"),
    ],
)
def test_in_total_leaves_the_column_that_was_asked_for(
    ask_guyuan: Ask, part: str, then: str
) -> None:
    for text in ("西吉县2022年收到多少申请", part):
        ask_guyuan(text, chat=part)
    answer = ask_guyuan(then, chat=part)
    assert [result.value for result in answer.results][:1] == [RECEIVED[XIJI][2021]]


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("原州区2021年收到多少申请", "how many of them came from individuals?"),
        ("原州区2021年收到多少申请", "它的自然人申请有多少"),
        (
            "How many requests did Yuanzhou receive in 2021?",
            "How many of them came from individuals?",
        ),
    ],
)
def test_what_is_pointed_at_keeps_its_year(ask_guyuan: Ask, first: str, then: str) -> None:
    ask_guyuan(first, chat=first + then)
    assert ask_guyuan(then, chat=first + then).question.years == (2021,)


def test_the_number_of_another_after_a_change_is_its_figure(ask_guyuan: Ask) -> None:
    for text in (
        "How many requests did Yuanzhou receive in 2021?",
        "And in 2022?",
        "What's the change in per cent?",
    ):
        ask_guyuan(text, chat="change")
    answer = ask_guyuan("Xiji's 2022 number, for comparison?", chat="change")
    assert [result.value for result in answer.results] == [RECEIVED[XIJI][2022]]
