"""Rates and statistics over several reports, of the reports in `guyuan.py`: each rate says how it
is defined.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from handlers.answering.values.answer import Why
from handlers.rendering import render
from tests.conftest import Ask
from tests.handlers.guyuan import PINGLUO
from tests.handlers.results import head, told


@pytest.mark.parametrize(
    ("question", "first_line"),
    [
        ("2022年固原市各县申请的中位数", "中位数 30 件"),
        ("2022年各单位收到申请最大值是多少", "最大值 100 件（固原市人民政府）"),
        ("2022年收到申请平均数和中位数", "平均 40.29 件；中位数 30 件"),
        (
            "2022年固原市各县收到申请最小值和最大值",
            "最小值 5 件（隆德县人民政府）；最大值 60 件（彭阳县人民政府办公室）",
        ),
        ("median of requests received in 2022", "median 30 requests"),
        (
            "minimum and maximum requests received in 2022",
            "smallest 5 requests (Longde County Government); largest 100 requests (Guyuan City Government)",
        ),
    ],
)
def test_statistics(ask_guyuan: Ask, question: str, first_line: str) -> None:
    answer = ask_guyuan(question)
    assert head(answer) == first_line
    assert answer.coverage is not None
    assert answer.coverage.with_figure


def test_the_median_of_an_even_number_is_said_to_lie_between(ask_guyuan: Ask) -> None:
    assert "中间两个数的平均" in render(ask_guyuan("2022年固原市各县申请的中位数")).text


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("西吉2022年结转率", ["20"]),
        ("Xiji carry-over rate 2022", ["20"]),
        ("西吉2022年办结率", ["80"]),
        ("西吉和原州区2022年结转率谁高", ["10"]),
        ("2022年结转率最高的两家", ["20", "10", "10"]),
        ("2022年结转率超过10%的单位", ["20"]),
        ("2022年固原市各县结转率", ["20", "10", "10", "0"]),
        ("西吉2023年结转率比2022年变化多少", ["0"]),
        ("2022年固原市各县平均结转率", ["10"]),
        ("西吉2022年予以公开占新收申请的比例", ["80"]),
        ("西吉2022年予以公开是新收申请的百分之几", ["80"]),
        ("西吉2022年予以公开相当于新收申请的几成", ["80"]),
    ],
)
def test_rates(ask_guyuan: Ask, question: str, values: list[str]) -> None:
    answer = ask_guyuan(question)
    assert told(answer) == [Decimal(value) for value in values]


def test_a_rate_is_defined_in_the_answer(ask_guyuan: Ask) -> None:
    text = render(ask_guyuan("西吉2022年结转率")).text
    assert "口径：结转率 = 结转下年度 ÷（本年新收 + 上年结转）。" in text
    english = render(ask_guyuan("Xiji disclosure rate 2022")).text
    assert "Defined as: disclosure rate = granted in full ÷ handled this year" in english


def test_rates_of_a_region_are_put_together_from_their_terms(ask_guyuan: Ask) -> None:
    assert "合在一起计算：12%" in render(ask_guyuan("2022年固原市各县结转率")).text


def test_nought_by_nought_is_no_rate(ask_guyuan: Ask) -> None:
    answer = ask_guyuan("2021年公开率排名")
    assert answer.coverage is not None
    assert [(lack.agency.name, lack.why) for lack in answer.coverage.without if lack.agency] == [
        (PINGLUO, Why.NO_RATIO)
    ]


@pytest.mark.parametrize(
    "question",
    [
        "西吉2022年满意率",
        "西吉2022年申请率",
        "西吉2022年复议率",
        "2022年予以公开和部分公开占比",
        "西吉2022年按时办结率",
    ],
)
def test_a_rate_without_a_definition_gets_no_number(ask_guyuan: Ask, question: str) -> None:
    assert told(ask_guyuan(question)) == []


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("原州区2022年公开率和结转率", ["100", "10"]),
        ("原州区2022年结转率、公开率分别多少", ["10", "100"]),
        ("原州区和西吉2022年办结率和结转率", ["90", "80", "10", "20"]),
        ("disclosure rate and carry-over rate of Yuanzhou District 2022", ["100", "10"]),
    ],
)
def test_several_rates_are_told_in_turn(ask_guyuan: Ask, question: str, values: list[str]) -> None:
    answer = ask_guyuan(question)
    assert told(answer) == [Decimal(value) for value in values]
    assert all(result.sources for result in answer.results)


def test_several_rates_go_on_to_another_agency(ask_guyuan: Ask) -> None:
    ask_guyuan("原州区2022年公开率和结转率", chat="rates")
    assert told(ask_guyuan("西吉呢", chat="rates")) == [Decimal(100), Decimal(20)]
