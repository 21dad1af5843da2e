"""A question of which one half is not understood is not answered by the other half, nor by a wider
one.
"""

from __future__ import annotations

from decimal import Decimal

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


@pytest.mark.parametrize(
    "question", ["固原市2022年申请排第二到第四的是哪几家", "固原市各县2022年哪些县申请低于它"]
)
def test_what_is_left_of_a_bound_or_a_span_is_not_passed_over(
    ask_guyuan: Ask, question: str
) -> None:
    assert ask_guyuan(question).status is not AnswerStatus.ANSWERED


def test_a_verb_behind_what_the_prose_counts_is_not_of_the_requests(ask: Ask) -> None:
    found = ask("青山乡便民服务事项公开了多少项，全年办了多少件")
    assert 0 not in [result.value for result in found.results]


def test_an_english_verb_behind_what_the_prose_counts_is_not_of_the_requests(ask: Ask) -> None:
    question = "How many suggestions from people's congress deputies did Hongsibu take on in 2020, and how many were settled?"
    assert 11 not in [result.value for result in ask(question).results]


@pytest.mark.parametrize(
    "said",
    [
        "Pingluo granted half of its requests in 2022. True?",
        "Was half of Pingluo's requests granted in 2022?",
        "Pingluo granted most of its requests in 2022. True?",
        "Were most requests in Pingluo granted in 2022?",
    ],
)
def test_a_part_of_all_is_neither_a_result_in_part_nor_a_place(ask: Ask, said: str) -> None:
    assert ask(said).verdict is False


def test_nobody_sued_is_not_said_of_agencies(ask: Ask) -> None:
    assert ask("No one sued Hongsibu in 2020, right?").verdict is True


@pytest.mark.parametrize(
    ("granted", "failed", "then"),
    [
        (
            "how many of them were granted?",
            "and what about the giraffes?",
            "what's that in percent?",
        ),
        ("how many of them were granted?", "and the giraffes?", "as a percentage?"),
        ("予以公开的呢", "长颈鹿有几只呢", "占百分之几"),
    ],
)
def test_what_was_not_understood_lends_no_figure(
    ask: Ask, granted: str, failed: str, then: str
) -> None:
    ask("How many requests did Hongsibu deal with in 2020?", chat=then)
    ask(granted, chat=then)
    assert ask(failed, chat=then).status is AnswerStatus.UNSURE
    assert ask(then, chat=then).results == ()
    assert ask("how many were granted?", chat=then).results[0].value == 9
    assert ask("what's that in percent?", chat=then).status is AnswerStatus.ANSWERED


def test_that_after_a_sum_is_the_sum_and_after_a_breakdown_nothing(ask: Ask) -> None:
    ask("How many applications did Pingluo answer fully or at least partly in 2022?", chat="sum")
    assert round(ask("what percentage is that?", chat="sum").results[0].value, 2) == Decimal(
        "20.83"
    )
    ask("How many requests did Hongsibu deal with in 2020?", chat="breakdown")
    ask("and what happened to the rest?", chat="breakdown")
    assert ask("what percentage is that?", chat="breakdown").results == ()


@pytest.mark.parametrize(
    "question",
    [
        "西吉县和原州区加起来有没有彭阳县多，2022年申请",
        "2022年彭阳县的申请比西吉县和原州区之和少几件",
        "固原市2022年申请量前两名合计",
        "西吉县2021、2022两年申请加起来比彭阳县2021年多吗",
    ],
)
def test_a_sum_that_is_set_against_others_is_never_left_out(ask_guyuan: Ask, question: str) -> None:
    answer = ask_guyuan(question)
    assert answer.status is not AnswerStatus.ANSWERED
    assert answer.verdict is None
