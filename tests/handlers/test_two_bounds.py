"""Those between two bounds of their own: 不少于10件又不到22件, 10件以上22件以下, 介于10到22之间."""

from __future__ import annotations

from decimal import Decimal

import pytest

from handlers.answering import AnswerStatus
from handlers.answering.values.answer import ResultRole
from tests.conftest import Ask
from tests.handlers.guyuan import EDUCATION, GUYUAN, PENGYANG, PINGLUO, XIJI, YUANZHOU

# In 2022 Longde received 5 requests, the education bureau 7, Yuanzhou and Xiji 30, Pingluo 50,
# Pengyang 60, Guyuan 100.


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
        "2022年申请量不少于7件又不到50件的，是哪些单位",
        "2022年申请超过6件但不到50件的有哪些",
        "2022年申请7件以上但不足50件的有谁",
        "2022年申请大于等于7小于50的有谁",
        "2022年申请≥7且<50的有哪些",
        "2022年申请比6件多、比50件少的有谁",
        "2022年申请不止6件但没到50件的是谁",
        "申请量7件（含）以上50件（不含）以下的2022年有哪几家",
        "2022年谁的申请至少7件，最多49件",
        "which agencies had at least 7 and fewer than 50 requests in 2022",
    ],
)
def test_each_bound_counts_as_it_is_said(ask_guyuan: Ask, question: str) -> None:
    assert named(ask_guyuan, question) == {EDUCATION, YUANZHOU, XIJI}


@pytest.mark.parametrize(
    "question",
    [
        "2022年申请30件以上60件以下的有哪些单位",
        "2022年申请量介于30到60之间的单位",
        "2022年申请在30件和60件之间的是哪几家",
        "2022年申请从30件到60件的有哪些单位",
        "2022年申请60件以内、30件以上的有哪些",
        "2022年申请30件起、60件封顶的有哪些",
        "2022年申请达到30件但没超过60件的是谁",
    ],
)
def test_both_numbers_count_where_nothing_says_otherwise(ask_guyuan: Ask, question: str) -> None:
    assert named(ask_guyuan, question) == {YUANZHOU, XIJI, PINGLUO, PENGYANG}


def test_one_bound_at_the_number_itself(ask_guyuan: Ask) -> None:
    assert named(ask_guyuan, "2022年申请大于等于60的有谁") == {PENGYANG, GUYUAN}


def test_years_lie_between_two_bounds_too(ask_guyuan: Ask) -> None:
    for question in (
        "西吉哪几年申请不少于15件又不到30件",
        "西吉哪年申请在15到25之间",
        "西吉有几年申请在15到25件之间",
    ):
        answer = ask_guyuan(question)
        told = {
            one.report.year
            for one in answer.results
            if one.role is ResultRole.ANSWER and one.report
        }
        assert told == {2021, 2023}, question


def test_what_is_restated_says_both_bounds_and_is_understood(ask_guyuan: Ask) -> None:
    answer = ask_guyuan("2022年申请超过5件又不超过30件的有哪些")
    ranking = answer.question.ranking
    assert (ranking.above, ranking.low_counts, ranking.below, ranking.high_counts) == (
        Decimal(5),
        False,
        Decimal(30),
        True,
    )
    assert named(ask_guyuan, "2022年本年新收申请超过5又不超过30的有哪些单位") == {
        EDUCATION,
        YUANZHOU,
        XIJI,
    }


@pytest.mark.parametrize(
    "question",
    [
        "2022年申请超过60件或不到10件的有谁",
        "2022年申请超过60件但不到10件的有谁",
        "2022年申请超过10件、办结不到60件的有谁",
        "2022年申请超过10件平罗不到60件",
        "2022年申请超过10件，平罗不到60件",
        "2022年申请不是超过10件又不到60件的有谁",
        "哪几家每年申请都超过5件不到60件",
        "2022年申请超过20件、2023年不到60件的有谁",
    ],
)
def test_two_bounds_of_different_things_are_not_put_together(
    ask_guyuan: Ask, question: str
) -> None:
    assert ask_guyuan(question).status is not AnswerStatus.ANSWERED
