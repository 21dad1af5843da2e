"""为什么: the reasons of what was denied are rows of the form; of all else no table gives one, and that is said."""

from __future__ import annotations

import pytest

from handlers.answering import AnswerStatus
from handlers.answering.values.answer import Why
from handlers.rendering import render
from handlers.understanding import Operation
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
