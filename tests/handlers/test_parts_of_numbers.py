"""Half of so many, items at the end of a year, multiples of somebody's: against the shipped
reports.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from handlers.answering import AnswerStatus
from tests.conftest import Ask


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("平罗2022那24件有一半是企业提的吧", False),
        ("红寺堡那8件有一半是企业的吧", False),
        ("平罗2022年的申请有一半是企业提的吧", False),
        ("half of Pingluo's 24 requests in 2022 came from companies, right?", False),
        ("Pingluo rejected half of its 24 requests in 2022, right?", False),
        ("Pingluo 2022: 12.5% of the 24 requests were granted, right?", True),
        ("Pingluo 2022: 12.5% of the 30 requests were granted, right?", False),
        ("Pingluo 2022: 79% of the 24 requests were not held, right?", True),
        ("Pingluo 2022: 80% of the 24 requests were not held, right?", False),
    ],
)
def test_a_part_of_so_many_is_judged_with_the_number(ask: Ask, text: str, *, verdict: bool) -> None:
    assert ask(text).verdict is verdict, text


@pytest.mark.parametrize(
    "text",
    [
        "about half of Pingluo's 24 requests in 2022 were granted, right?",
        "half of Pingluo's 24 requests in 2022 were answered late, right?",
        "平罗2022那24件有一半没有超期吧",
    ],
)
def test_a_part_of_what_no_table_has_is_not_judged(ask: Ask, text: str) -> None:
    found = ask(text)
    assert found.status is AnswerStatus.UNSURE, text
    assert found.verdict is None, text


def first_value(ask: Ask, text: str) -> Decimal | None:
    """The first number that is told."""
    found = ask(text)
    assert found.status is AnswerStatus.ANSWERED, text
    return found.results[0].value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("红寺堡20年从上一年接过来几件没办的申请", 3),
        ("红寺堡20年新增了几项收费", 1),
        ("红寺堡其他对外管理服务事项20年加了多少项", 166),
        ("红寺堡2020年砍掉了几项强制", -14),
        ("红寺堡其他管理服务事项2020年底还剩多少", 473),
        ("西吉2020年底收费项目几项", 24),
        ("西吉2020年底处罚了多少件", 1271),
        ("Hongsibu other service items, total left at the end of 2020?", 473),
        ("how many penalty items were left with Xiji at the end of 2020?", 2458),
        ("did Qingshan township buy anything through central procurement", 0),
        ("青山乡有没有集中采购", 0),
        ("Was Qingshan taken to review or to court at all in 2020?", 0),
    ],
)
def test_items_are_told_as_the_table_has_them(ask: Ask, text: str, value: int) -> None:
    assert first_value(ask, text) == value, text


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("Hongsibu's 2020 procurement amount as a multiple of Xiji's", "1.28"),
        ("by what factor do Hongsibu's 2020 penalties exceed Xiji's?", "1.55"),
        ("how many times Xiji's penalties are Hongsibu's in 2020", "1.55"),
        ("Hongsibu 2020 penalties divided by Xiji's", "1.55"),
        ("ratio of Hongsibu's to Xiji's new requests in 2020", "2.67"),
        ("红寺堡采购额相当于西吉的多少倍", "1.28"),
    ],
)
def test_a_multiple_is_of_the_one_that_is_named_last(ask: Ask, text: str, times: str) -> None:
    value = first_value(ask, text)
    assert value is not None
    assert f"{value:.2f}" == times, text
