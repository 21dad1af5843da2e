"""为什么: the reasons of what was denied are rows of the form; of all else no table gives one, and
that is said.
"""

from __future__ import annotations

import pytest

from handlers.answering import AnswerStatus
from handlers.answering.values.answer import Why
from handlers.rendering import render
from handlers.understanding import Operation
from store.measures import Measure
from tests.conftest import Ask

NO_REASONS = ("表格只有数字，没有写原因", "The tables give figures and no reasons")


@pytest.mark.parametrize(
    "question",
    [
        "西吉县2022年申请为什么这么多",
        "为啥西吉县2022年收到这么多申请",
        "why did Xiji receive so many requests in 2022",
    ],
)
def test_a_figure_is_told_and_that_no_table_says_why(ask_guyuan: Ask, question: str) -> None:
    found = ask_guyuan(question)
    assert [result.value for result in found.results][:1] == [30]
    assert any(line.text.startswith(NO_REASONS) for line in render(found).lines)


@pytest.mark.parametrize(
    ("question", "holds"),
    [
        ("西吉县2022年为什么收到30件申请", True),
        ("西吉县2022年为什么收到40件申请", False),
        ("Why did Xiji receive 30 requests in 2022?", True),
        ("Why did Xiji receive 40 requests in 2022?", False),
    ],
)
def test_what_is_taken_for_granted_is_judged(ask_guyuan: Ask, question: str, holds: bool) -> None:
    assert ask_guyuan(question).verdict is holds


@pytest.mark.parametrize("why", ["为什么", "为什么呢", "why"])
def test_by_itself_it_asks_for_nothing_that_a_table_has(ask_guyuan: Ask, why: str) -> None:
    ask_guyuan("西吉县2022年收到多少申请", chat=why)
    found = ask_guyuan(why, chat=why)
    assert found.status is AnswerStatus.MISSING
    assert [lack.why for lack in found.lacks] == [Why.NO_REASON]
    assert [result.value for result in ask_guyuan("彭阳县呢", chat=why).results][:1] == [60]


def test_the_reasons_of_denials_are_rows(ask: Ask) -> None:
    assert ask("红寺堡2020年为什么不予公开").question.operation is Operation.BREAKDOWN


@pytest.mark.parametrize(
    ("question", "row", "column"),
    [
        ("Xiji 2022: rejected on statutory prohibition grounds, total", "denied_law", "total"),
        (
            "Third parties' interests as reason for denial: Xiji's number for 2022",
            "denied_third_party",
            "total",
        ),
        (
            'How many times in 2022 did Xiji use the "not to be processed" outcome?',
            "not_processed",
            "total",
        ),
        ("Xiji 2022 denied, applicant type: other", "denied", "other"),
        ("西吉县2022年因国家秘密这个理由不予公开几件", "denied_state_secret", "total"),
        (
            "Requests refused by Xiji in 2022 because the information would have to be created",
            "unable_create",
            "total",
        ),
        ("Research institutions told no by Xiji: requests in 2022?", "denied", "research"),
        (
            "what number of applications by entities rather than individuals did Xiji refuse in 2022?",
            "denied",
            "legal_persons",
        ),
        ("Denials to organisational applicants as a whole, Xiji, 2022?", "denied", "legal_persons"),
        (
            "How many requests did the public welfare bodies file with Xiji in 2022?",
            "new",
            "social_org",
        ),
        (
            "For how many requests in 2022 did Xiji reply: use the complaints channel?",
            "not_processed_petition",
            "total",
        ),
        ("How many requests did Xiji refuse to process in 2022?", "not_processed", "total"),
    ],
)
def test_a_word_for_all_beside_one_that_is_named_asks_for_that_one(
    ask_guyuan: Ask, question: str, row: str, column: str
) -> None:
    found = ask_guyuan(question)
    assert found.status is AnswerStatus.ANSWERED
    assert found.question.operation is Operation.VALUE
    assert found.question.measures == (Measure(row, column),)


@pytest.mark.parametrize(
    "question",
    [
        "How many petitions were filed with Xiji in 2022?",
        "How many requests did Xiji refuse in 2022 because of a storm?",
        "How many requests did Xiji refuse in 2022 since the new mayor took office?",
        "How many companies failed to pay wages on time in Xiji in 2022?",
        "How many people were fully satisfied with Xiji's services in 2022?",
        "How many incidents threatened social stability in Xiji in 2022?",
    ],
)
def test_a_ground_that_the_form_has_not_is_no_row(ask_guyuan: Ask, question: str) -> None:
    assert ask_guyuan(question).status is not AnswerStatus.ANSWERED


def test_otherwise_is_not_left_out_of_what_was_handled(ask_guyuan: Ask) -> None:
    """The total of what was handled would be a wrong number."""
    found = ask_guyuan("How many requests did Xiji dispose of otherwise in 2022?")
    assert found.question.measures == (Measure("other_handling", "total"),)
