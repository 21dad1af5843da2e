"""A question of which one half is not understood is not answered by the other half, nor by a wider one."""

from __future__ import annotations

import pytest

from handlers.answering import AnswerStatus
from tests.conftest import Ask

# Xiji received 20, 30 and 15 requests in 2021 to 2023; Yuanzhou 10, 30 and 30; Pengyang 40 and 60.


@pytest.mark.parametrize(
    "statement",
    [
        "Did every county in Guyuan get more requests in 2022 than in 2021?",
        "固原市每个县2022年申请都比2021年多吗",
        "固原市各县2022年申请都比2021年上升了，对吗",
        "Requests rose in each county of Guyuan from 2021 to 2022, right?",
    ],
)
def test_what_is_said_of_each_is_not_judged_by_the_sum(ask_guyuan: Ask, statement: str) -> None:
    assert ask_guyuan(statement).verdict is None


def test_the_years_of_one_place_are_not_the_agencies_in_it(ask_guyuan: Ask) -> None:
    found = ask_guyuan("西吉县申请最多的那年和最少的那年差几件")
    assert [result.value for result in found.results][:2] == [30, 15]


@pytest.mark.parametrize("question", ["固原市2022年申请排第二到第四的是哪几家", "固原市各县2022年哪些县申请低于它"])
def test_what_is_left_of_a_bound_or_a_span_is_not_passed_over(ask_guyuan: Ask, question: str) -> None:
    assert ask_guyuan(question).status is not AnswerStatus.ANSWERED


def test_a_verb_behind_what_the_prose_counts_is_not_of_the_requests(ask: Ask) -> None:
    found = ask("青山乡便民服务事项公开了多少项，全年办了多少件")
    assert 0 not in [result.value for result in found.results]
