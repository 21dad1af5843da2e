"""Departments that are named without their place: 教育局2022年收到多少申请, "the education
bureau".
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from handlers.answering import Answer, AnswerStatus
from handlers.answering.values.answer import ResultRole
from handlers.rendering import render
from tests.conftest import Ask
from tests.handlers.guyuan import EDUCATION


def told(answer: Answer) -> list[Decimal]:
    return [result.value for result in answer.results if result.role is ResultRole.ANSWER]


@pytest.mark.parametrize(
    "question",
    [
        "教育局2022年收到多少申请",
        "请问教育局2022年收到多少申请",
        "县教育局2022年收到多少申请",
        "教体局2022年申请",
        "教育局2023年收到多少申请",
        "how many requests did the education bureau receive in 2022",
        "education bureau 2022 requests",
    ],
)
def test_the_only_one_that_has_reports_is_meant_and_that_is_said(
    ask_guyuan: Ask, question: str
) -> None:
    answer = ask_guyuan(question)
    assert [one.agencies()[0].name for one in answer.question.mentions] == [EDUCATION]
    assert told(answer) == [7] or [lack.year for lack in answer.lacks] == [2023]
    assert "没有说是哪里的" in render(answer).text or "No place was named" in render(answer).text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("卫健局2022年收到多少申请", "请带上地名再问，例如“平罗县卫健局”"),
        ("市监局处罚多少", "请带上地名再问，例如“平罗县市监局”"),
        ("哪家住建局2022年申请最多", "请带上地名再问，例如“平罗县住建局”"),
        ("所有水利局2022年申请合计", "请带上地名再问，例如“平罗县水利局”"),
        (
            "health bureau 2022 requests",
            "with the place, for example “Pingluo County Health Bureau”",
        ),
    ],
)
def test_where_none_has_a_report_a_place_is_asked_for(
    ask_guyuan: Ask, question: str, said: str
) -> None:
    answer = ask_guyuan(question)
    assert answer.status is AnswerStatus.MISSING
    assert answer.results == ()
    assert said in render(answer).text


@pytest.mark.parametrize(
    "question",
    [
        "教育局2022年收到申请最多的是谁",
        "2022年哪家教育局收到申请最多",
        "所有教育局2022年收到申请合计",
    ],
)
def test_what_goes_over_departments_goes_over_no_others(ask_guyuan: Ask, question: str) -> None:
    answer = ask_guyuan(question)
    assert told(answer) == [7]
    assert "所有教育局" in render(answer).text


def test_its_reports_are_listed(ask_guyuan: Ask) -> None:
    assert [report.agency.name for report in ask_guyuan("教育局的年报").reports] == [EDUCATION]


def test_a_name_that_goes_on_to_the_left_is_no_department_by_itself(ask_guyuan: Ask) -> None:
    assert ask_guyuan("江北教育局2022年收到多少申请").status in (
        AnswerStatus.MISSING,
        AnswerStatus.REFUSED,
    )
