"""Conditions on the agencies that are asked for: some and none, this year and not last, more every
year.
"""

from __future__ import annotations

import pytest

from handlers.answering import AnswerStatus
from handlers.answering.values.answer import ResultRole
from tests.conftest import Ask
from tests.handlers.guyuan import EDUCATION, GUYUAN, LONGDE, PENGYANG, PINGLUO


def named(ask: Ask, question: str) -> set[str]:
    """The agencies of an answer."""
    answer = ask(question)
    assert answer.status is AnswerStatus.ANSWERED
    return {
        one.report.agency.name
        for one in answer.results
        if one.role is ResultRole.ANSWER and one.report
    }


@pytest.mark.parametrize(
    "question",
    [
        "2022年有申请但没有结转下年度的单位有哪些",
        "2022年有新收申请但没有结转下年度的单位",
        "which agencies received requests in 2022 but carried none forward",
    ],
)
def test_those_that_had_some_of_one_and_none_of_the_other(ask_guyuan: Ask, question: str) -> None:
    assert named(ask_guyuan, question) == {GUYUAN, PINGLUO, EDUCATION, LONGDE}


def test_those_that_had_some_in_one_year_and_none_in_the_other(ask_guyuan: Ask) -> None:
    assert named(ask_guyuan, "which agencies had requests in 2022 and none in 2021") == {PINGLUO}


@pytest.mark.parametrize("question", ["申请逐年增加的单位有哪些", "哪些单位的申请逐年上升"])
def test_more_every_year_is_more_and_not_as_many(ask_guyuan: Ask, question: str) -> None:
    assert named(ask_guyuan, question) == {PENGYANG, PINGLUO}


def test_where_it_fell_every_year_nowhere_nobody_is_named(ask_guyuan: Ask) -> None:
    assert named(ask_guyuan, "哪些单位申请逐年下降") == set()
