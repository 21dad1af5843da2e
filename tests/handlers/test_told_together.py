"""Figures and agencies that were told one after the other and are spoken of together; sums of each
by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest

from handlers.answering import Answer, AnswerStatus
from handlers.answering.values.answer import ResultRole
from tests.conftest import Ask


def _last(ask: Ask, questions: Sequence[str]) -> Answer:
    return [ask(question) for question in questions][-1]


def _told(answer: Answer) -> list[Decimal]:
    parts = answer.parts or (answer,)
    return [one.value for part in parts for one in part.results if one.role is ResultRole.ANSWER]


@pytest.mark.parametrize(
    ("questions", "values"),
    [
        (["西吉2020年处罚多少", "西吉2020年许可多少", "红寺堡的这两个数也报一下"], [1965, 6269]),
        (["西吉2020年处罚和许可各多少", "红寺堡的这两项呢"], [1965, 6269]),
        (
            [
                "How many penalties did Xiji impose in 2020?",
                "and licences?",
                "the same two figures for Hongsibu",
            ],
            [1965, 6269],
        ),
    ],
)
def test_figures_told_one_after_the_other_are_asked_of_another(
    ask: Ask, questions: Sequence[str], values: list[int]
) -> None:
    assert _told(_last(ask, questions)) == [Decimal(value) for value in values]


@pytest.mark.parametrize(
    "questions",
    [
        ["西吉2020年处罚多少", "红寺堡的这两个数呢"],
        ["西吉2020年处罚多少", "红寺堡2020年许可多少", "平罗的这两个数呢"],
    ],
)
def test_it_is_asked_back_which_figures_are_meant(ask: Ask, questions: Sequence[str]) -> None:
    answer = _last(ask, questions)
    assert answer.status is AnswerStatus.AMBIGUOUS
    assert not answer.results


@pytest.mark.parametrize(
    ("questions", "values"),
    [
        (["原州区2021年收了几件申请", "西吉县呢", "这两家2022年合计多少件"], [60]),
        (["原州区2021年收了几件申请", "西吉县呢", "彭阳县呢", "这三家2022年合计多少件"], [120]),
        (["原州区2021年收了几件申请", "第二年呢"], [30]),
        (["西吉县2021年收了几件申请", "次年呢", "增加了多少"], [10]),
    ],
)
def test_agencies_asked_about_one_after_the_other(
    ask_guyuan: Ask, questions: Sequence[str], values: list[int]
) -> None:
    assert _told(_last(ask_guyuan, questions)) == [Decimal(value) for value in values]


def test_nobody_is_made_up_for_the_second_of_two(ask_guyuan: Ask) -> None:
    assert not _last(ask_guyuan, ["原州区2021年收了几件申请", "这两家2022年合计多少件"]).results


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("原州区和西吉县2021、2022两年的申请各自加起来是多少", [40, 50]),
        ("原州区、西吉县2021年和2022年申请各合计多少", [40, 50]),
        ("原州区和西吉县2021到2023年每家累计收到几件申请", [70, 65]),
        ("原州区和西吉县2021、2022两年的申请加起来是多少", [90]),
    ],
)
def test_years_are_added_up_for_each_where_that_is_said(
    ask_guyuan: Ask, question: str, values: list[int]
) -> None:
    assert _told(ask_guyuan(question)) == [Decimal(value) for value in values]


@pytest.mark.parametrize(
    ("questions", "values"),
    [
        (["西吉县历年申请", "最高的比最低的多多少"], {30, 15}),
        (["西吉县2021到2023年申请", "哪年最高", "最高和最低相差多少"], {30, 15}),
        (["2022年各县申请", "最高的比最低的多多少"], {60, 5}),
    ],
)
def test_the_most_and_least_are_of_what_was_told(
    ask_guyuan: Ask, questions: Sequence[str], values: set[int]
) -> None:
    assert set(_told(_last(ask_guyuan, questions))) == values


@pytest.mark.parametrize(
    "question",
    [
        "西吉县申请最多的那年办结多少",
        "西吉县哪年申请最少，办结多少",
        "西吉县申请最多的是哪年，那年许可多少件",
    ],
)
def test_a_year_that_only_an_answer_tells_is_not_guessed(ask_guyuan: Ask, question: str) -> None:
    assert not ask_guyuan(question).results


@pytest.mark.parametrize(
    ("question", "value"),
    [("西吉县哪年申请最多，收了几件", 30), ("西吉县申请最少的是哪一年，是多少件", 15)],
)
def test_the_figure_of_the_year_that_is_asked_for(
    ask_guyuan: Ask, question: str, value: int
) -> None:
    answer = ask_guyuan(question)
    assert [place.result.value for place in answer.places if place.asked] == [value]
