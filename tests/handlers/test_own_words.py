"""Clauses in which the asker speaks of themselves: they lend whom or when they name, and nothing
else.
"""

from __future__ import annotations

import pytest

from handlers.answering import AnswerStatus
from tests.conftest import Ask

# Xiji received 30 requests in 2022 and 15 in 2023, Pengyang 60 in 2022.


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Hi, I'm writing a piece about Xiji. How many requests were there in 2022?", 30),
        (
            "I have an interview tomorrow about Xiji, so how many requests did they have in 2022?",
            30,
        ),
        ("Before I call Xiji back, what was their number of requests in 2022?", 30),
        ("We're profiling Pengyang; how many requests were there in 2022?", 60),
        ("我正在写西吉的材料，2022年收到多少申请", 30),
        ("我手上没有西吉的2022年报，收到的申请是多少", 30),
        ("作为市民想了解，西吉2022年收到多少申请", 30),
    ],
)
def test_whom_the_asker_speaks_of_is_meant(ask_guyuan: Ask, question: str, told: int) -> None:
    assert [result.value for result in ask_guyuan(question, chat=question).results] == [told]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("I live in Xiji; how many requests did Pengyang receive in 2022?", 60),
        ("if I look at Xiji, how many requests in 2022", 30),
    ],
)
def test_nobody_is_put_in_the_place_of_another(ask_guyuan: Ask, question: str, told: int) -> None:
    found = ask_guyuan(question, chat=question)
    assert {int(result.value) for result in found.results} <= {told}


def test_a_year_is_only_that_of_a_text_or_of_figures(ask_guyuan: Ask) -> None:
    assert (
        ask_guyuan("I left in 2021, how many requests does Xiji have now?").status
        is AnswerStatus.UNSURE
    )


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("我看过西吉2021年的报告，2022年申请多少", [30]),
        ("I have the 2021 figures for Xiji, I need those of 2022: requests received", [30]),
        ("我想要西吉2021年，2022年的申请数", [20, 30]),
    ],
)
def test_a_year_that_the_asker_has_is_not_asked_for(
    ask_guyuan: Ask, question: str, told: list[int]
) -> None:
    assert {int(one.value) for one in ask_guyuan(question, chat=question).results} >= set(told)
    years = {one.report.year for one in ask_guyuan(question, chat=question).results if one.report}
    assert len(years) == len(told)


def test_two_that_the_asker_names_apart_are_compared(ask_guyuan: Ask) -> None:
    found = ask_guyuan("我想问下西吉2022年，彭阳2022年，申请谁多")
    assert {int(result.value) for result in found.results} == {30, 60}


def test_data_is_of_no_office(ask_guyuan: Ask) -> None:
    assert ask_guyuan("Xiji's data for applications in 2022").status in (
        AnswerStatus.UNSURE,
        AnswerStatus.ANSWERED,
    )
