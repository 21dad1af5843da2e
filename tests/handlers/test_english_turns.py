"""How English speakers turn a question: who is held against whom, what is set aside, which of a
level are meant.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from handlers.answering import Answer, AnswerStatus
from handlers.answering.values.answer import ResultRole
from handlers.rendering import render
from tests.conftest import Ask


def values(answer: Answer) -> list[Decimal]:
    return [result.value for result in answer.results if result.role is ResultRole.ANSWER]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("How many more requests than Xiji did Pengyang receive in 2021?", 20),
        ("how many more requests than Yuanzhou did Xiji get in 2021", 10),
        ("how many times more requests than Xiji did Pengyang receive in 2021", 2),
        ("Pengyang requests 2022 compared with 2021, how many times", "1.5"),
        ("Yuanzhou requests 2022, how many times those of 2021", 3),
    ],
)
def test_what_is_held_against_another_is_what_the_sentence_says(
    ask_guyuan: Ask, question: str, expected: int | str
) -> None:
    assert values(ask_guyuan(question))[:1] == [Decimal(expected)]


@pytest.mark.parametrize(
    "question",
    [
        "What was the number of requests Xiji got in twenty twenty-two?",
        "I'm drafting a note for the deputy mayor, need the requests Xiji received in 2022",
        "we got asked by the provincial office about Xiji's 2022 requests",
        "the auditors are here and they want Xiji's requests for 2022",
        "Xiji 2022 requests received, table please not the text",
    ],
)
def test_who_asks_and_how_a_year_is_spelled_changes_nothing(ask_guyuan: Ask, question: str) -> None:
    assert values(ask_guyuan(question)) == [30]


@pytest.mark.parametrize(
    "question",
    [
        "I'm drafting a note on urgent ones only, Xiji 2022 requests",
        "companies asked Xiji 2022",
        "I'm checking only women, Xiji 2022 requests",
        "worst accident in Xiji 2022",
        "percentage of petitions resolved in Xiji 2022",
        "the ratio of teachers to students in Xiji 2022",
        "fines for dogs imposed in Xiji 2022",
        "how many tests were applied in Xiji 2022",
        "women Xiji 2022 requests",
    ],
)
def test_what_narrows_a_question_keeps_it_without_a_number(ask_guyuan: Ask, question: str) -> None:
    answer = ask_guyuan(question)
    assert answer.status in (AnswerStatus.UNSURE, AnswerStatus.REFUSED)
    assert values(answer) == []


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Which county received the most requests in 2022?", 60),
        ("what county got the most requests in 2022 in Guyuan", 60),
        ("total requests of all agencies in Guyuan excluding the city government 2022", 132),
        ("2022年固原各单位新收申请合计，不含市政府", 132),
        ("2022年固原各单位新收申请合计，不含固原市人民政府", 132),
        ("total requests of all agencies in Guyuan excluding Xiji 2022", 195),
    ],
)
def test_a_level_is_that_level_and_the_government_of_a_region_goes_alone(
    ask_guyuan: Ask, question: str, first: int
) -> None:
    assert values(ask_guyuan(question))[:1] == [first]


def test_the_share_of_a_county_is_among_its_peers(ask_guyuan: Ask) -> None:
    answer = ask_guyuan("Xiji's part of requests in all counties 2021, percent")
    assert "28.57%" in render(answer).text.splitlines()[0]  # of 10, 20, 40 and 0


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        (
            "Am I right that Pengyang had more requests than Xiji in each year from 2021 to 2022?",
            True,
        ),
        ("Did Xiji have more requests than Yuanzhou in each year from 2021 to 2022?", False),
        ("彭阳2021到2022年每年申请都比西吉多吗", True),
    ],
)
def test_more_in_each_year_is_judged_year_by_year(
    ask_guyuan: Ask, question: str, *, verdict: bool
) -> None:
    assert ask_guyuan(question).verdict is verdict


def test_of_several_departments_none_is_left_out_in_silence(ask_guyuan: Ask) -> None:
    answer = ask_guyuan("combined education bureau + health bureau penalties 2022")
    assert "Left out: There is no report of 卫生健康局." in render(answer).text
