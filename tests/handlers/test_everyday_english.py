"""Everyday English: who has the fewest of those named, what goes over into a year, what is held
against another.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from handlers.answering import Answer, AnswerStatus
from handlers.answering.values.answer import ResultRole
from handlers.rendering import render
from tests.conftest import Ask
from tests.handlers.guyuan import XIJI, YUANZHOU


def values(answer: Answer) -> list[Decimal]:
    return [result.value for result in answer.results if result.role is ResultRole.ANSWER]


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Of Xiji, Longde and Pengyang, who received the fewest requests in 2022?", 5),
        ("Of Xiji, Longde and Pengyang, who received the most requests in 2022?", 60),
        ("西吉、隆德、彭阳2022年谁收到的申请最少", 5),
    ],
)
def test_one_end_of_several_that_are_named(ask_guyuan: Ask, question: str, first: int) -> None:
    assert values(ask_guyuan(question))[0] == first


def test_of_two_the_fewest_is_who_has_fewer(ask_guyuan: Ask) -> None:
    answer = ask_guyuan("Of Xiji and Longde, which received the fewest requests in 2022")
    assert render(answer).text.startswith("Longde County Government has fewer")


@pytest.mark.parametrize(
    "question",
    [
        "How many requests did Xiji push on into 2023?",
        "How many requests did Xiji put off until 2023?",
        "How many requests did Xiji still have on its desk at the close of 2022?",
        "How many requests were still pending at Xiji when 2022 ended?",
        "Did Xiji leave any requests unanswered in 2022?",
        "How many requests did Xiji roll over into 2023?",
    ],
)
def test_what_goes_over_into_a_year_stands_in_the_report_before(
    ask_guyuan: Ask, question: str
) -> None:
    assert values(ask_guyuan(question)) == [6]


@pytest.mark.parametrize(
    "then",
    ["Is that up or down on the year before?", "what was the change against the previous year?"],
)
def test_the_year_before_is_held_against_the_year_that_was_told(ask_guyuan: Ask, then: str) -> None:
    ask_guyuan("How many requests did Xiji receive in 2023?", chat=then)
    answer = ask_guyuan(then, chat=then)
    assert {result.report.year for result in answer.results if result.report} == {2022, 2023}


def test_how_many_altogether_adds_up_what_was_told_of_one_report(ask_guyuan: Ask) -> None:
    ask_guyuan("new requests in Xiji, 2022", chat="sum")
    ask_guyuan("and those carried forward?", chat="sum")
    assert ask_guyuan("so how many altogether", chat="sum").question.years == (2022,)
    answer = ask_guyuan("How many of them got everything they asked for?", chat="sum")
    assert not answer.question.everywhere
    assert [agency.name for one in answer.question.mentions for agency in one.agencies()] == [XIJI]


def test_a_share_of_all_is_of_all_agencies_that_report(ask_guyuan: Ask) -> None:
    answer = ask_guyuan("What share of all requests in 2023 is Yuanzhou's?")
    assert "66.67%" in render(answer).text.splitlines()[0]  # 30 of 45
    assert YUANZHOU in {result.report.agency.name for result in answer.results if result.report}


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("A colleague says Xiji had 30 requests in 2022. Correct?", True),
        ("My notes say Xiji received 31 requests in 2022. Is that what's in the report?", False),
        ("Can it be that Xiji received 30 requests in 2022?", True),
    ],
)
def test_who_says_so_is_none_of_what_is_said(
    ask_guyuan: Ask, question: str, *, verdict: bool
) -> None:
    assert ask_guyuan(question).verdict is verdict


def test_the_difference_between_several_that_were_ranked_is_not_one_of_them(
    ask_guyuan: Ask,
) -> None:
    ask_guyuan("Who got the most requests in 2022?", chat="between")
    answer = ask_guyuan("What was the difference between them?", chat="between")
    assert answer.status is not AnswerStatus.ANSWERED


@pytest.mark.parametrize(
    ("question", "years"),
    [
        ("In which year did Xiji's requests rise the most?", [2021, 2022, 2023]),
        ("Which year saw the steepest drop in requests in Xiji?", [2021, 2022, 2023]),
        ("西吉申请哪年涨得最多", [2021, 2022, 2023]),
        ("Xiji's requests from 2022 on", [2022, 2023]),
    ],
)
def test_of_what_moved_most_each_year_is_told_and_not_the_last_alone(
    ask_guyuan: Ask, question: str, years: list[int]
) -> None:
    answer = ask_guyuan(question)
    assert {result.report.year for result in answer.results if result.report} == set(years)


def test_a_part_of_the_requests_is_a_bound_on_the_rate_and_no_partial_grant(
    ask_guyuan: Ask,
) -> None:
    answer = ask_guyuan("Was more than half of the requests in Xiji granted in 2022?")
    assert answer.question.ratio is not None
    assert "granted in part" not in render(answer).text.splitlines()[0]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Of the 30 requests Xiji got in 2022, how many were carried forward?", [6]),
        ("How many requests does Xiji get in an average year?", [Decimal("21.67")]),
        ("If I add up Xiji's and Yuanzhou's requests in 2022, what do I get?", [60]),
    ],
)
def test_numbers_of_a_premise_and_average_years(
    ask_guyuan: Ask, question: str, expected: list[Decimal]
) -> None:
    assert values(ask_guyuan(question))[:1] == expected


@pytest.mark.parametrize(
    "question", ["Pingluo never received any requests, correct?", "平罗从来没有收到过申请，对吗"]
)
def test_never_is_of_every_year_and_not_of_the_latest(ask_guyuan: Ask, question: str) -> None:
    answer = ask_guyuan(question)
    assert answer.verdict is not True
    assert {2021, 2022} <= {result.report.year for result in answer.results if result.report}


@pytest.mark.parametrize("question", ["哪些单位从来没有被起诉过", "which agencies were never sued"])
def test_who_never_had_any_is_not_told_by_the_latest_reports(
    ask_guyuan: Ask, question: str
) -> None:
    assert ask_guyuan(question).status is not AnswerStatus.ANSWERED


def test_after_court_cases_those_still_open_are_court_cases(ask_guyuan: Ask) -> None:
    ask_guyuan("How many lawsuits did Xiji face in 2022?", chat="court")
    answer = ask_guyuan("And how many are still pending?", chat="court")
    assert {measure.column for measure in answer.question.measures} == {"pending"}


def test_who_got_most_of_them_is_asked_of_all_that_were_ranked(ask_guyuan: Ask) -> None:
    ask_guyuan("Which agencies got requests in 2021?", chat="ranked")
    answer = ask_guyuan("Who got most of them?", chat="ranked")
    assert not answer.question.mentions
    assert values(answer)[0] == 40


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Did Xiji's requests drop to 15 in 2023?", True),
        ("Xiji's requests dropped to 15 in 2023, right?", True),
        ("Did Xiji's requests drop to 16 in 2023?", False),
    ],
)
def test_what_a_figure_drops_to_is_the_figure(
    ask_guyuan: Ask, question: str, *, verdict: bool
) -> None:
    assert ask_guyuan(question).verdict is verdict


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Did anyone ask Qingshan township for information in 2020?", [0]),
        ("how many requests did Hongsibu carry over from 2019", [3]),
        ("Which authority comes second for penalties in 2020?", [1271]),
        ("After the cut in 2020, how many coercion items are left in Hongsibu?", [587]),
        (
            "If I add this years change to last years figure, how many licence items does Hongsibu have in 2020?",
            [2085],
        ),
        ("How many applications did Pingluo answer fully or at least partly in 2022?", [5]),
        (
            "How many of the new requests to the Pingluo office in 2022 were filed by companies?",
            [0],
        ),
        ("Total number of normative documents published by Hongsibu as of 2020", [5]),
    ],
)
def test_everyday_words_around_a_figure(ask: Ask, question: str, told: list[int]) -> None:
    assert values(ask(question))[: len(told)] == told


def test_after_a_trend_every_year_is_of_its_years(ask_guyuan: Ask) -> None:
    ask_guyuan("Requests in Xiji from 2021 to 2023")
    assert ask_guyuan("did they rise every year?").verdict is False
    assert ask_guyuan("what was the total?").results[0].value == 65


def test_a_peak_is_looked_for_over_the_years(ask_guyuan: Ask) -> None:
    answer = ask_guyuan("Did Xiji's requests peak in 2023?")
    assert values(answer)[0] == 30
    assert answer.verdict is None
