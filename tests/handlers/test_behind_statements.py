"""What the last clause asks behind some that state numbers: of which row and year it is, and what
it is a share of.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from handlers.answering import AnswerStatus
from handlers.answering.values.answer import ResultRole
from tests.conftest import Ask


def _told(ask: Ask, question: str) -> list[Decimal]:
    answer = ask(question)
    assert answer.status is AnswerStatus.ANSWERED
    return [round(one.value, 2) for one in answer.results if one.role is ResultRole.ANSWER]


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("平罗2022年收了24件，办结24件，还差几件没办结", 0),
        ("红寺堡2020年收了8件，办了11件，结转下年几件", 0),
        ("西吉2020年采购227个项目，花了多少钱", 143628600),
        ("西吉2020年罚了1271件，许可了多少", 294500),
        ("平罗2022年收了24件申请，公开了几件", 3),
        ("平罗2022年收到24件申请，部分公开的多少件", 2),
        ("平罗2022年收了24件申请，当年办完的占百分之多少", 100),
        ("红寺堡2020办的11件申请里，上年结转的占百分之几", Decimal("27.27")),
        ("红寺堡2020新收8件加结转3件，办完的占几成", 100),
    ],
)
def test_the_last_clause_is_asked(ask: Ask, question: str, value: int | Decimal) -> None:
    assert _told(ask, question) == [value]


def test_what_is_stated_is_said_to_be_unused(ask: Ask) -> None:
    assert ask("西吉2020年罚了1271件，许可了多少").question.set_aside == ("西吉2020年罚了1271件",)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("西吉县2022年申请填30件，2023年填报数是多少", 15),
        ("原州区2021年收到10件，2022年收到多少件申请", 30),
    ],
)
def test_another_year_than_that_stated(ask_guyuan: Ask, question: str, value: int) -> None:
    assert _told(ask_guyuan, question) == [value]


@pytest.mark.parametrize(
    "question",
    [
        "如果平罗2022年收了30件，公开率是多少",
        "平罗2022年发了24条微信，公开了几件",
        "平罗2022年收了24件以上，公开了几件",
    ],
)
def test_what_narrows_is_no_statement(ask: Ask, question: str) -> None:
    assert not ask(question).results


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("除了西吉，红寺堡2020年处罚多少", 1965),
        ("除西吉，平罗2022年申请几件", 24),
        ("除了西吉以外，红寺堡2020年处罚多少", 1965),
        ("除了西吉，红寺堡之外，2020年处罚合计多少", 0),
        ("除了西吉、红寺堡，2020年处罚合计多少", 0),
    ],
)
def test_a_comma_ends_what_is_taken_out(ask: Ask, question: str, value: int) -> None:
    assert _told(ask, question) == [value]
