"""Figures that were shown, put together by a follow-up: added, averaged, divided; and nothing where
it would be ÷ 0.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from handlers.answering import Answer, AnswerStatus
from handlers.answering.values.answer import ResultRole
from tests.conftest import Ask


def last(ask: Ask, *questions: str) -> Answer:
    """What the last of a conversation is answered."""
    return [ask(question) for question in questions][-1]


def told(answer: Answer) -> list[tuple[Decimal, str]]:
    return [(one.value, one.unit) for one in answer.results if one.role is ResultRole.ANSWER]


@pytest.mark.parametrize(
    ("first", "second", "asked", "value", "unit"),
    [
        ("原州区2022年申请多少", "彭阳县呢", "两个加起来", 90, "件"),
        ("原州区2022年申请多少", "彭阳县呢", "平均呢", 45, "件"),
        ("原州区2022年申请多少", "彭阳县呢", "是几倍", "0.5", "倍"),
        ("彭阳县2022年申请多少", "原州区呢", "是几倍", 2, "倍"),
        ("Yuanzhou requests in 2022", "and Pengyang?", "the average?", 45, "件"),
        ("Pengyang requests in 2022", "and Yuanzhou?", "how many times as many?", 2, "倍"),
        ("Pengyang requests in 2022", "and Yuanzhou?", "how many times more?", 2, "倍"),
    ],
)
def test_two_figures_become_one(
    ask_guyuan: Ask, first: str, second: str, asked: str, value: int | str, unit: str
) -> None:
    answer = last(ask_guyuan, first, second, asked)
    assert answer.status is AnswerStatus.ANSWERED
    assert told(answer) == [(Decimal(value), unit)]
    assert {one.value for one in answer.results if one.role is ResultRole.PART} == {30, 60}


def test_times_nothing_is_no_number(ask_guyuan: Ask) -> None:
    answer = last(ask_guyuan, "平罗县2021年申请多少", "2022年呢", "是几倍")
    assert answer.status is AnswerStatus.MISSING
    assert told(answer) == []


def test_a_part_of_what_was_handled(ask_guyuan: Ask) -> None:
    answer = last(ask_guyuan, "彭阳县2022年予以公开多少", "占多少")
    assert told(answer) == [(Decimal(100), "%")]


@pytest.mark.parametrize(
    ("questions", "value", "unit", "of"),
    [
        (("2022年申请最多的是谁", "比第二名多多少"), "40", "件", {100, 60}),
        (("2022年申请最少的是谁", "比第二名多多少"), "2", "件", {5, 7}),
        (("原州区2022年申请多少", "彭阳县呢", "相差多少", "百分之多少"), "50", "%", {30, 60}),
        (("原州区2022年申请多少", "彭阳县呢", "相差多少", "几倍"), "0.5", "倍", {30, 60}),
        (("平罗县2022年予以公开多少", "占多少"), "100", "%", {50}),
    ],
)
def test_what_was_put_together_is_told_in_another_way(
    ask_guyuan: Ask, questions: tuple[str, ...], value: str, unit: str, of: set[int]
) -> None:
    answer = last(ask_guyuan, *questions)
    assert answer.status is AnswerStatus.ANSWERED
    assert told(answer) == [(Decimal(value), unit)]
    assert {one.value for one in answer.results if one.role is ResultRole.PART} == of


def test_the_first_of_an_order_in_what_all_have(ask_guyuan: Ask) -> None:
    answer = last(ask_guyuan, "2022年申请最多的是谁", "占全部的多少")
    assert told(answer)[0] == (Decimal("35.46"), "%")


def test_shares_are_points_apart(ask_guyuan: Ask) -> None:
    answer = last(ask_guyuan, "原州区2022年公开率", "彭阳县呢", "相差多少")
    assert told(answer) == [(Decimal(0), "个百分点")]


@pytest.mark.parametrize(
    ("questions", "status"),
    [
        (("相差多少",), AnswerStatus.UNSURE),
        (("平罗县2022年行政处罚多少", "占多少"), AnswerStatus.UNSURE),
        (("原州区2022年申请多少", "彭阳县呢", "加起来", "占多少"), AnswerStatus.UNSURE),
        (("2022年申请前3名", "两家一共多少"), AnswerStatus.MISSING),
    ],
)
def test_what_cannot_be_put_together_is_no_number(
    ask_guyuan: Ask, questions: tuple[str, ...], status: AnswerStatus
) -> None:
    answer = last(ask_guyuan, *questions)
    assert (answer.status, told(answer)) == (status, [])
