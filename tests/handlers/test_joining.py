"""Agencies that are added to the question before, or taken out of it."""

from __future__ import annotations

import pytest

from handlers.answering import Answer, AnswerStatus
from handlers.rendering import render
from tests.conftest import Ask
from tests.handlers.guyuan import LONGDE, PENGYANG, PINGLUO, XIJI, YUANZHOU


def figures(answer: Answer) -> list[tuple[str, int]]:
    return [(one.report.agency.name, int(one.value)) for one in answer.results if one.report]


def after(ask: Ask, *asked: str) -> Answer:
    """The answer to the last of several questions in one chat."""
    return [ask(question, chat=" / ".join(asked)) for question in asked][-1]


def head_of(answer: Answer) -> str:
    return render(answer).lines[0].text


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("西吉2022年收到申请", "加上彭阳"),
        ("西吉2022年收到申请", "再加上彭阳呢"),
        ("西吉2022年收到申请", "把彭阳也加进来"),
        ("Xiji applications 2022", "add Pengyang"),
        ("Xiji applications 2022", "and Pengyang as well"),
        ("Xiji applications 2022", "include Pengyang too please"),
    ],
)
def test_an_agency_is_added_to_the_one_before(ask_guyuan: Ask, first: str, then: str) -> None:
    answer = after(ask_guyuan, first, then)
    assert set(figures(answer)) == {(XIJI, 30), (PENGYANG, 60)}


def test_added_to_a_sum_it_is_added_up(ask_guyuan: Ask) -> None:
    assert head_of(after(ask_guyuan, "西吉和彭阳2022年收到申请合计", "加上平罗")) == "合计 140 件"


def test_one_that_is_there_already_is_not_added_twice(ask_guyuan: Ask) -> None:
    answer = after(ask_guyuan, "西吉和彭阳2022年收到申请合计", "加上西吉县人民政府")
    assert head_of(answer) == "合计 90 件"


@pytest.mark.parametrize(
    "then",
    ["去掉彭阳", "不要彭阳", "彭阳不要了", "把彭阳去掉", "without Pengyang", "drop Pengyang"],
)
def test_an_agency_is_taken_out_of_those_before(ask_guyuan: Ask, then: str) -> None:
    answer = after(ask_guyuan, "西吉、平罗、彭阳2022年收到申请对比", then)
    assert set(figures(answer)) == {(XIJI, 30), (PINGLUO, 50)}


def test_the_one_that_is_left_is_told_by_itself(ask_guyuan: Ask) -> None:
    answer = after(ask_guyuan, "西吉和彭阳2022年收到申请谁多", "不要彭阳")
    assert figures(answer) == [(XIJI, 30)]
    assert head_of(answer) == "30 件"


@pytest.mark.parametrize("then", ["去掉彭阳", "drop Pengyang", "not counting Pengyang"])
def test_one_of_all_is_taken_out(ask_guyuan: Ask, then: str) -> None:
    answer = after(ask_guyuan, "2022年固原市各县收到申请排名", then)
    assert figures(answer) == [(YUANZHOU, 30), (XIJI, 30), (LONGDE, 5)]


def test_one_that_was_taken_out_of_all_is_put_back(ask_guyuan: Ask) -> None:
    answer = after(ask_guyuan, "2022年固原市各县收到申请排名", "去掉彭阳", "加上彭阳")
    assert figures(answer)[0] == (PENGYANG, 60)


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("西吉和彭阳2022年收到申请谁多", "去掉平罗"),
        ("西吉2022年收到申请", "去掉西吉"),
        ("2022年固原市各县收到申请排名", "加上平罗"),
    ],
)
def test_what_cannot_be_added_or_taken_out_is_asked_back(
    ask_guyuan: Ask, first: str, then: str
) -> None:
    answer = after(ask_guyuan, first, then)
    assert answer.question.unclear
    assert answer.results == ()


def test_which_one_is_added_is_asked_back_and_then_added(ask_of_equals: Ask) -> None:
    asked = after(ask_of_equals, "西吉2020年行政处罚", "加上青山", "盐池的")
    assert asked.status is AnswerStatus.ANSWERED
    assert [value for _, value in figures(asked)[-2:]] == [1271, 0]


def test_what_drops_is_no_agency(ask_guyuan: Ask) -> None:
    answer = after(ask_guyuan, "Xiji applications 2022", "did they drop in Pengyang")
    assert {name for name, _ in figures(answer)} == {PENGYANG}


@pytest.mark.parametrize(
    ("first", "then", "told"),
    [
        ("西吉2022年收到申请", "加上彭阳一共多少", "合计 90 件"),
        ("Xiji applications 2022", "plus Pengyang in total", "90 requests in total"),
        ("西吉2022年新收申请", "加上结转下年度", "本年新收申请多，多 24 件（+400.0%）"),
        ("西吉2022年新收申请", "加上结转下年度一共多少", "合计 36 件"),
        ("西吉2022年收到申请", "加上西吉县教育局", "西吉县人民政府多，多 23 件（+328.6%）"),
    ],
)
def test_what_is_added_is_told_with_what_was_there(
    ask_guyuan: Ask, first: str, then: str, told: str
) -> None:
    assert head_of(after(ask_guyuan, first, then)) == told


@pytest.mark.parametrize("then", ["加上2021年", "加上平罗2021年"])
def test_another_year_is_not_added(ask_guyuan: Ask, then: str) -> None:
    assert after(ask_guyuan, "西吉2022年收到申请", then).question.unclear


def test_to_a_breakdown_nobody_is_added(ask_guyuan: Ask) -> None:
    assert after(ask_guyuan, "西吉2022年办理结果", "加上彭阳").question.unclear
