"""Two bounds at once, sums that are asked for in passing, shares of what was told, and both of two
that were told.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from handlers.answering import Answer, AnswerStatus
from handlers.answering.values.answer import ResultRole
from handlers.prose.lists import pattern
from handlers.rendering import render
from handlers.rendering.restating.whole import whole
from handlers.reply import Language
from tests.conftest import Ask
from tests.handlers.guyuan import EDUCATION, LONGDE, PENGYANG, PINGLUO, XIJI, YUANZHOU

# Xiji received 20, 30 and 15 requests in 2021 to 2023, Yuanzhou 10, 30 and 30; in 2022 Longde 5,
# education 7, Pingluo 50, Pengyang 60 and the city 100.


def told(answer: Answer) -> list[Decimal]:
    return [result.value for result in answer.results if result.role is ResultRole.ANSWER]


def named(answer: Answer) -> set[str]:
    return {
        one.report.agency.name
        for one in answer.results
        if one.role is ResultRole.ANSWER and one.report
    }


@pytest.mark.parametrize(
    ("question", "who"),
    [
        (
            "Which agencies had at least 30 but fewer than 60 requests in 2022",
            {XIJI, YUANZHOU, PINGLUO},
        ),
        ("Which agencies had more than 30 and at most 60 requests in 2022", {PINGLUO, PENGYANG}),
        ("Who had over 5 and under 50 requests in 2022", {EDUCATION, XIJI, YUANZHOU}),
        ("Agencies with no fewer than 5 and no more than 7 requests in 2022", {LONGDE, EDUCATION}),
        (
            "List whoever had more than 5, but fewer than 50 requests in 2022",
            {EDUCATION, XIJI, YUANZHOU},
        ),
        ("哪些单位2022年申请超过30件且少于60件", {PINGLUO}),
        ("2022年申请5件以上7件以下的单位", {LONGDE, EDUCATION}),
    ],
)
def test_two_bounds_hold_at_once(ask_guyuan: Ask, question: str, who: set[str]) -> None:
    answer = ask_guyuan(question)
    assert answer.status is AnswerStatus.ANSWERED
    assert named(answer) == who


@pytest.mark.parametrize("language", [Language.EN, Language.ZH])
def test_which_bound_counts_is_said_and_said_again(ask_guyuan: Ask, language: Language) -> None:
    answer = ask_guyuan("Which agencies had more than 30 and at most 60 requests in 2022")
    assert "above 30 and at or below 60" in render(answer).text
    assert ask_guyuan(whole(answer.question, language)).question.ranking == answer.question.ranking


def test_the_years_between_two_bounds(ask_guyuan: Ask) -> None:
    answer = ask_guyuan("In which years did Xiji have more than 15 but fewer than 30 requests?")
    assert told(answer) == [20]


@pytest.mark.parametrize(
    "question",
    [
        "Which agencies had more than 10 requests in 2021 and fewer than 40 in 2022",
        "Which agencies had more than 10 requests and fewer than 40 reviews in 2022",
        "Which agencies had more than 40 or fewer than 10 requests in 2022",
        "Which agencies had over 10 and over 15 requests in 2022",
        "Which agencies did not have between 5 and 20 requests in 2022",
        "Who had more than 10 but not fewer than 30 requests in 2022",
        "Did Xiji have more than 10 but fewer than 20 requests in 2022",
        "哪些单位2022年申请超过40件或少于10件",
    ],
)
def test_bounds_that_are_no_span_are_not_read_as_one(ask_guyuan: Ask, question: str) -> None:
    assert ask_guyuan(question).status is not AnswerStatus.ANSWERED


@pytest.mark.parametrize(
    ("question", "total"),
    [
        ("How many requests did Xiji and Yuanzhou receive between them in 2022", 60),
        ("Xiji and Yuanzhou between them, how many requests in 2021?", 30),
        ("Xiji and Longde: requests in 2022, the two of them together", 35),
        ("If you put the requests of Xiji and Longde together, what do you get for 2022", 35),
        ("Xiji and Longde requests in 2022, how many does that make", 35),
        ("How many requests did Xiji get in 2021 and 2022, all told?", 50),
    ],
)
def test_what_two_have_between_them_is_their_sum(
    ask_guyuan: Ask, question: str, total: int
) -> None:
    assert told(ask_guyuan(question))[0] == total


@pytest.mark.parametrize(
    "question",
    [
        "How do Xiji and Yuanzhou share requests between them in 2022",
        "If you leave out refusals and reviews, how many requests are left in Xiji in 2022",
        "If you add penalties and licences for Xiji 2022, what is the average",
        "If you add new and carried-over requests for Xiji 2022, minus refusals, what is the sum",
    ],
)
def test_what_is_no_sum_is_not_added(ask_guyuan: Ask, question: str) -> None:
    assert ask_guyuan(question).status is not AnswerStatus.ANSWERED


def test_who_got_more_between_them_is_no_sum(ask_guyuan: Ask) -> None:
    assert 35 not in told(
        ask_guyuan("Who of Xiji and Longde got more requests between them in 2022")
    )


def test_both_of_two_that_were_told(ask_guyuan: Ask) -> None:
    ask_guyuan("How many requests did Xiji receive in 2021?")
    ask_guyuan("and Yuanzhou?")
    both = ask_guyuan("now 2022 for both")
    assert {one.report.agency.name for one in both.results if one.report} == {XIJI, YUANZHOU}
    assert "2022" in render(ask_guyuan("which of the two had more penalties then")).text


def test_both_of_one_is_asked_back(ask_guyuan: Ask) -> None:
    ask_guyuan("How many requests did Xiji receive in 2021?")
    assert ask_guyuan("now 2022 for both").status is AnswerStatus.AMBIGUOUS


def test_of_which_year_is_not_guessed(ask_guyuan: Ask) -> None:
    ask_guyuan("How many requests did Xiji receive in 2021?")
    ask_guyuan("and Yuanzhou in 2022?")
    assert ask_guyuan("which of the two had more penalties then").status is AnswerStatus.AMBIGUOUS


def test_the_share_of_what_was_told(ask_guyuan: Ask) -> None:
    ask_guyuan("How many requests were granted in Xiji in 2022?")
    answer = ask_guyuan("what percentage is that of all requests")
    assert answer.question.ratio is not None


@pytest.mark.parametrize(
    "question",
    [
        "what percentage is that of all requests received",
        "what percentage is that of all requests in 2023",
    ],
)
def test_the_share_of_something_else_is_not_that_of_all(ask_guyuan: Ask, question: str) -> None:
    ask_guyuan("How many requests were granted in Xiji in 2022?")
    assert ask_guyuan(question).status is not AnswerStatus.ANSWERED


def test_a_whole_that_was_stated_is_said_to_be_unused(ask_guyuan: Ask) -> None:
    answer = ask_guyuan("of the 99 requests Xiji closed in 2022, which percentage was disclosed")
    assert answer.status is AnswerStatus.ANSWERED
    assert answer.question.set_aside == ("of the 99",)


@pytest.mark.parametrize(
    ("question", "measure"),
    [
        (
            "Xiji 2022, how many requests couldn't be met because the office doesn't hold the information",
            "unable_not_held",
        ),
        ("how many requests did Xiji wrap up in 2022, all outcomes together", "handled"),
        ("How many requests did Xiji start 2022 with", "carried_over"),
        ("How many applicants asked Xiji for the same thing again in 2022", "not_processed_repeat"),
        (
            "How many times did someone ask Xiji to confirm information again in 2022",
            "not_processed_confirm",
        ),
        ("How many requests did Xiji leave unanswered at the end of 2022", "carried_forward"),
        ("How many requests came over from 2021 to 2022 in Xiji", "carried_over"),
        (
            "How many applicants never corrected their request at Xiji in 2022",
            "other_overdue_correction",
        ),
        (
            "which year was the worst for Xiji in answers that it doesn't hold the information",
            "unable_not_held",
        ),
        ("In which year did Xiji have the most refusals", "denied"),
    ],
)
def test_rows_said_as_sentences(ask_guyuan: Ask, question: str, measure: str) -> None:
    answer = ask_guyuan(question)
    assert answer.status is AnswerStatus.ANSWERED
    assert [one.subject for one in answer.question.measures] == [measure]


@pytest.mark.parametrize(
    ("question", "column"),
    [
        (
            "How many firms asked Xiji for information in 2022, businesses only, not individuals",
            "enterprise",
        ),
        (
            "How many individuals, not companies, asked Xiji for information in 2022",
            "natural_person",
        ),
        ("How many lawyers' offices asked Xiji for information in 2022", "legal_service"),
    ],
)
def test_one_kind_of_applicants_and_not_another(
    ask_guyuan: Ask, question: str, column: str
) -> None:
    assert [one.column for one in ask_guyuan(question).question.measures] == [column]


@pytest.mark.parametrize(
    ("question", "reads"),
    [
        ("In which year did Pingluo post most on WeChat", "compared"),
        ("In which year did Pingluo post most on WeChat", "each-year"),
        ("in which year did pingluo post most on wechat", "ranked"),
    ],
)
def test_the_years_of_the_prose_in_order_in_english(question: str, reads: str) -> None:
    assert pattern(reads).search(question.lower())
