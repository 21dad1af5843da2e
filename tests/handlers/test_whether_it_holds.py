"""Asking whether what is stated holds, in whatever words: 站不站得住, 有没有根据, 能不能这么写."""

from __future__ import annotations

from itertools import product

import pytest

from handlers.answering import AnswerStatus
from tests.conftest import Ask

# Xiji received 20, 30 and 15 requests in 2021 to 2023, Yuanzhou 10, 30 and 30, Pengyang 40 and 60
# in 2021 and 2022.
_TRUE = (
    "西吉2022年申请30件",
    "彭阳2022年申请比西吉多",
    "西吉2022年申请比2021年多了10件",
    "西吉2022年结转下年度6件",
)
_FALSE = (
    "西吉的申请从2021年起年年上涨",
    "西吉2022年申请25件",
    "西吉2022年申请不到20件",
    "西吉和彭阳2022年合计80件申请",
)
_ASKED = (
    "，帮我看看这个说法站不站得住",
    "，这话对不对",
    "，这么说行吗",
    "，能不能这么写",
    "，这个说法有没有根据",
    "，靠谱吗",
    "这个数靠不靠谱",
    "，这种讲法可信吗",
    "，这么讲有没有问题",
    "，您看这样表述妥不妥",
)


@pytest.mark.parametrize(("claim", "asked"), list(product(_TRUE, _ASKED)))
def test_what_is_so_holds(ask_guyuan: Ask, claim: str, asked: str) -> None:
    assert ask_guyuan(f"{claim}{asked}").verdict is True


@pytest.mark.parametrize(("claim", "asked"), list(product(_FALSE, _ASKED)))
def test_what_is_not_so_does_not_hold(ask_guyuan: Ask, claim: str, asked: str) -> None:
    assert ask_guyuan(f"{claim}{asked}").verdict is False


@pytest.mark.parametrize(
    "question",
    [
        "西吉2022年收到几件申请，这个说法站得住吗",
        "西吉2022年申请30件，办结多少件，这话有根据吗",
        "西吉2022年申请多少，靠谱吗",
    ],
)
def test_what_is_asked_is_no_statement(ask_guyuan: Ask, question: str) -> None:
    assert ask_guyuan(question).verdict is None


def test_problems_of_a_report_are_no_statement(ask_guyuan: Ask) -> None:
    found = ask_guyuan("西吉2022年年报有没有问题")
    assert (found.status, found.verdict) == (AnswerStatus.ANSWERED, None)
