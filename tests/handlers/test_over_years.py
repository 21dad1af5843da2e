"""An agency's years beside each other, of the reports in `guyuan.py`: trends, changes, the year
with the most.
"""

from __future__ import annotations

import pytest

from handlers.answering import AnswerStatus
from handlers.rendering import render
from handlers.reply import Style
from tests.conftest import Ask
from tests.handlers.guyuan import JINGYUAN, LONGDE, PENGYANG, PINGLUO, XIJI, YUANZHOU
from tests.handlers.results import head, told, whose


def test_years_in_a_table_with_each_change(ask_guyuan: Ask) -> None:
    answer = ask_guyuan("西吉县历年收到申请")
    assert told(answer) == [20, 30, 15]
    assert [line.text for line in render(answer).lines if line.style is Style.TABLE] == [
        "2021  20 件                   第 21 行",
        "2022  30 件  +10 件 (+50.0%)  第 21 行",
        "2023  15 件  -15 件 (-50.0%)  第 21 行",
    ]


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("原州区2021到2023年申请变化趋势", [10, 30, 30]),
        ("原州区近五年收到多少申请", [10, 30, 30]),
        ("requests received by Yuanzhou each year", [10, 30, 30]),
        ("Yuanzhou requests received over the years", [10, 30, 30]),
        ("西吉和原州区2021到2023年申请走势", [20, 30, 15, 10, 30, 30]),
    ],
)
def test_trends(ask_guyuan: Ask, question: str, values: list[int]) -> None:
    assert told(ask_guyuan(question)) == values


def test_a_year_without_a_report_is_said_and_nothing_is_compared_across_it(ask_guyuan: Ask) -> None:
    answer = ask_guyuan("彭阳2021到2023年申请走势")
    assert [line.text for line in render(answer).lines if line.style is Style.TABLE][
        -1
    ] == "2023  没有报告"
    assert [lack.year for lack in answer.lacks] == [2023]


def test_a_change_to_a_year_without_a_report_tells_the_years_that_there_are(
    ask_guyuan: Ask,
) -> None:
    answer = ask_guyuan("彭阳2021到2023年申请增加多少")
    assert answer.status is AnswerStatus.ANSWERED
    assert [lack.year for lack in answer.lacks] == [2023]
    assert [line.text for line in render(answer).lines if line.style is Style.TABLE][
        -1
    ] == "2023  没有报告"


def test_which_year(ask_guyuan: Ask) -> None:
    assert head(ask_guyuan("西吉哪一年收到申请最多")) == "2022 年，30 件"
    assert (
        head(ask_guyuan("in which year did Xiji receive the fewest requests"))
        == "2023, 15 requests"
    )


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("西吉县政府收到申请最少是多少", "2023 年，15 件"),
        ("西吉县政府收到申请最多多少件", "2022 年，30 件"),
        (
            "the lowest number of requests received by the Xiji County Government",
            "2023, 15 requests",
        ),
    ],
)
def test_the_most_and_least_of_one_office_are_those_of_its_years(
    ask_guyuan: Ask, question: str, first: str
) -> None:
    assert head(ask_guyuan(question)) == first


def test_the_most_among_others_is_no_matter_of_years(ask_guyuan: Ask) -> None:
    assert not ask_guyuan("固原市收到申请最多的是谁").question.ranking.of_years
    assert not ask_guyuan("西吉县政府2022年收到申请最多的是谁").question.ranking.of_years


def test_a_year_before_reports_is_a_year(ask_guyuan: Ask) -> None:
    answer = ask_guyuan("which counties of Guyuan have not published 2021 reports")
    assert [(roster.year, [one.name for one in roster.absent]) for roster in answer.rosters] == [
        (2021, [LONGDE, JINGYUAN])
    ]


@pytest.mark.parametrize(
    ("question", "agencies"),
    [
        ("2022年收到申请增加的有哪些单位", [PINGLUO, YUANZHOU, PENGYANG, XIJI]),
        ("2023年收到申请下降的有哪些", [XIJI]),
    ],
)
def test_all_that_went_up_or_down(ask_guyuan: Ask, question: str, agencies: list[str]) -> None:
    assert whose(ask_guyuan(question)) == agencies


def test_whom_it_goes_over_is_said(ask_guyuan: Ask) -> None:
    text = render(ask_guyuan("除西吉外固原市各县2022年申请合计")).text
    assert (
        "理解为：宁夏回族自治区固原市各县区除了宁夏回族自治区固原市西吉县 · 2022 · 本年新收申请 · 总计"
        in text
    )


@pytest.mark.parametrize(
    ("question", "years"),
    [
        ("西吉哪几年没有发布年报", (2019, 2020, 2024, 2025)),
        ("哪几年西吉没发年报", (2019, 2020, 2024, 2025)),
        ("西吉2020到2023年哪年没有发布", (2020,)),
        ("西吉缺哪几年的年报", (2019, 2020, 2024, 2025)),
        ("which years has Xiji not published", (2019, 2020, 2024, 2025)),
        ("which years are missing for Xiji since 2021", (2024, 2025)),
    ],
)
def test_years_without_a_report(ask_guyuan: Ask, question: str, years: tuple[int, ...]) -> None:
    answer = ask_guyuan(question)
    assert [(one.agency.name, one.absent) for one in answer.years] == [(XIJI, years)]
    assert [report.year for report in answer.reports] == [
        y for y in (2021, 2022, 2023) if y in answer.years[0].asked
    ]


def test_which_years_needs_an_agency(ask_guyuan: Ask) -> None:
    assert ask_guyuan("哪几年没有发布年报").status is AnswerStatus.AMBIGUOUS
