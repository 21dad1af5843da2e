"""What is computed over several reports: rankings, sums, regions, who has none; of the reports in
`guyuan.py`.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from handlers.answering import AnswerStatus
from handlers.answering.values.answer import Why
from handlers.rendering import render
from handlers.reply import Style
from tests.conftest import Ask
from tests.handlers.guyuan import (
    EDUCATION,
    GUYUAN,
    JINGYUAN,
    LONGDE,
    PENGYANG,
    PINGLUO,
    XIJI,
    YUANZHOU,
)
from tests.handlers.results import head, told, whose


@pytest.mark.parametrize(
    ("question", "agencies", "values"),
    [
        ("2022年收到申请最多的三家", [GUYUAN, PENGYANG, PINGLUO], [100, 60, 50]),
        ("2022年哪三家收到申请最多", [GUYUAN, PENGYANG, PINGLUO], [100, 60, 50]),
        ("2022年收到申请前2名", [GUYUAN, PENGYANG], [100, 60]),
        ("2022年收到申请最少的两家", [LONGDE, EDUCATION], [5, 7]),
        ("2022年收到申请排名后二位的单位", [LONGDE, EDUCATION], [5, 7]),
        ("2022年收到申请第三名是谁", [PINGLUO], [50]),
        ("2022年收到申请倒数第二的单位", [EDUCATION], [7]),
        ("2022年收到申请超过50件的有哪些", [GUYUAN, PENGYANG], [100, 60]),
        ("2022年有几家收到申请超过五十件", [GUYUAN, PENGYANG], [100, 60]),
        ("2022年收到申请不到10件的单位有哪些", [LONGDE, EDUCATION], [5, 7]),
        ("2022年哪个县收到申请最多", [PENGYANG], [60]),
        ("top 2 agencies by requests received in 2022", [GUYUAN, PENGYANG], [100, 60]),
        (
            "the three agencies with the fewest requests received in 2022",
            [LONGDE, EDUCATION, YUANZHOU, XIJI],
            [5, 7, 30, 30],
        ),
        ("which agency received the third most requests in 2022", [PINGLUO], [50]),
        ("which agencies received more than 50 requests in 2022", [GUYUAN, PENGYANG], [100, 60]),
    ],
)
def test_rankings(ask_guyuan: Ask, question: str, agencies: list[str], values: list[int]) -> None:
    answer = ask_guyuan(question)
    assert (whose(answer), told(answer)) == (agencies, [Decimal(value) for value in values])


def test_equals_share_a_place_and_those_behind_count_on(ask_guyuan: Ask) -> None:
    answer = ask_guyuan("2022年固原市各县收到申请第二名是谁")
    assert set(whose(answer)) == {YUANZHOU, XIJI}
    assert head(answer) == "原州区人民政府、西吉县人民政府并列，各 30 件"
    assert [place.number for place in answer.places] == [1, 2, 2, 4]
    third = ask_guyuan("2022年固原市各县收到申请第三名是谁")
    assert head(third) == "第 3 名并列在第 2：原州区人民政府、西吉县人民政府，各 30 件"
    assert (
        head(ask_guyuan("2022年固原市各县收到申请第九名是谁"))
        == "没有第 9 名：有此数的只有 4 份报告"
    )


@pytest.mark.parametrize(
    ("question", "first_line"),
    [
        ("2022年收到申请增加最多的是哪家", "平罗县人民政府，增加 50 件"),
        ("2022年收到申请增幅最大的单位", "原州区人民政府，增加 200%"),
        ("2023年收到申请下降最多的单位", "西吉县人民政府，减少 15 件"),
        ("2023年收到申请增加最多的单位", "没有单位增加"),
        (
            "which agency had the biggest increase in requests received in 2022",
            "Pingluo County Government, up by 50 requests",
        ),
        ("requests received fell the most in 2023", "Xiji County Government, down by 15 requests"),
    ],
)
def test_rankings_by_how_a_figure_moved(ask_guyuan: Ask, question: str, first_line: str) -> None:
    assert head(ask_guyuan(question)) == first_line


def test_nothing_to_grow_from_is_no_growth_and_is_left_out_by_name(ask_guyuan: Ask) -> None:
    answer = ask_guyuan("2022年收到申请增幅最大的单位")
    assert answer.coverage is not None
    left_out = {(lack.agency.name, lack.why) for lack in answer.coverage.without if lack.agency}
    assert (PINGLUO, Why.NO_GROWTH) in left_out
    assert (LONGDE, Why.NO_YEAR) in left_out


def test_the_sums_of_a_region_are_compared_only_where_they_are_of_the_same_agencies(
    ask_guyuan: Ask,
) -> None:
    answer = ask_guyuan("固原市各县历年申请")
    assert told(answer) == [70, 125, 45]
    assert [step.change for step in answer.series[0].steps] == [None, None, None]
    assert "2021 年未计入：隆德县、泾源县" in render(answer).text


@pytest.mark.parametrize(
    "question",
    [
        "2022年固原结转下年度为0的单位有哪些",
        "固原市2022年结转下年度是0的有谁",
        "2022年结转下年度为0的单位",
    ],
)
def test_who_has_none_is_asked_by_the_figure_itself(ask_guyuan: Ask, question: str) -> None:
    answer = ask_guyuan(question)
    asked = [place.result for place in answer.places if place.asked]
    assert asked
    assert {result.value for result in asked} == {0}


def test_who_has_not_none_is_not_told_who_has_none(ask_guyuan: Ask) -> None:
    answer = ask_guyuan("固原市2022年结转下年度不为0的单位")
    assert not any(place.result.value == 0 for place in answer.places if place.asked)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("2022年固原市各县收到申请合计", 125),
        ("total requests received by all counties of Guyuan in 2022", 125),
        ("除西吉外固原市各县2022年申请合计", 95),
        ("固原市各县2022年申请合计，除西吉和彭阳之外", 35),
        ("固原市各县2022年申请合计，不含西吉县、彭阳县", 35),
        ("total requests of all counties of Guyuan except Xiji and Pengyang in 2022", 35),
    ],
)
def test_the_counties_of_a_region_are_its_counties_alone(
    ask_guyuan: Ask, question: str, value: int
) -> None:
    answer = ask_guyuan(question)
    assert told(answer) == [value]
    assert answer.coverage is not None
    assert [agency.name for agency in answer.coverage.absent] == [JINGYUAN]


def test_a_sum_over_a_government_and_its_departments_says_so(ask_guyuan: Ask) -> None:
    assert "上级的报告可能已经汇总下级的数" in render(ask_guyuan("2022年所有单位申请合计")).text
    assert "上级的报告" not in render(ask_guyuan("2022年固原市各县申请合计")).text


def test_a_sum_of_so_many_agencies_must_be_of_so_many(ask_guyuan: Ask) -> None:
    assert told(ask_guyuan("2022年七家申请合计")) == [282]
    assert ask_guyuan("2022年四家申请合计").status is AnswerStatus.MISSING


@pytest.mark.parametrize(
    ("question", "absent"),
    [
        ("2022年固原市哪些单位没有发布年报", [JINGYUAN]),
        ("固原市谁没交2022年年报", [JINGYUAN]),
        ("who has not published 2022 in Guyuan", [JINGYUAN]),
        ("固原市哪些县没有发布2021年年报", [LONGDE, JINGYUAN]),
        ("2021年固原市哪些单位没有发布年报", [GUYUAN, LONGDE, JINGYUAN, EDUCATION]),
        ("哪些单位没有发布2021年年报", [GUYUAN, LONGDE, EDUCATION]),
    ],
)
def test_who_has_not_published(ask_guyuan: Ask, question: str, absent: list[str]) -> None:
    answer = ask_guyuan(question)
    assert [agency.name for roster in answer.rosters for agency in roster.absent] == absent
    assert told(answer) == []


def test_the_roster_is_said(ask_guyuan: Ask) -> None:
    text = render(ask_guyuan("2021年固原市哪些单位没有发布年报")).text
    assert text.startswith("固原市 2021 年：7 个单位中 4 个没有发布")
    assert "名册 7 个：县级以上政府 6 个（按行政区划），另加曾发布过年报的其他单位 1 个。" in text


def test_without_a_year_the_year_before_is_meant_and_said(ask_guyuan: Ask) -> None:
    answer = ask_guyuan("固原市哪些单位没有发布年报")
    assert [roster.year for roster in answer.rosters] == [2025]
    assert "没有说年份，按上一年 2025 年。" in render(answer).text


def test_either_is_both(ask_guyuan: Ask) -> None:
    assert told(ask_guyuan("平罗或西吉2022年收到多少申请")) == [50, 30]
    assert told(ask_guyuan("requests received in 2022 by Pingluo or Xiji")) == [50, 30]


def test_pieces_in_ten_thousands(ask_guyuan: Ask) -> None:
    assert head(ask_guyuan("西吉2022年行政许可处理决定多少万件")) == "1.2 万件（12,000 件）"


def test_columns_stand_under_each_other(ask_guyuan: Ask) -> None:
    lines = [
        line.text
        for line in render(ask_guyuan("2022年固原市各县收到申请排名")).lines
        if line.style is Style.TABLE
    ]
    assert lines == [
        "1.  彭阳县人民政府办公室  60 件  第 21 行",
        "2.  原州区人民政府        30 件  第 21 行",
        "2.  西吉县人民政府        30 件  第 21 行",
        "4.  隆德县人民政府         5 件  第 21 行",
    ]


@pytest.mark.parametrize(
    "question",
    [
        "2022年前三年申请最多的单位",
        "2022年第三季度哪家申请最多",
        "2022年投诉最多的三家",
        "2022年申请满意度增幅最大的单位",
    ],
)
def test_a_word_that_is_not_understood_keeps_the_numbers_away(
    ask_guyuan: Ask, question: str
) -> None:
    assert told(ask_guyuan(question)) == []


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("固原市五个县区2022年申请合计", [125]),
        ("固原市三个县区2022年申请合计", []),
        ("平罗和西吉两家2022年申请合计", [80]),
        ("平罗和西吉三家2022年申请合计", []),
    ],
)
def test_how_many_there_are_must_be_right(
    ask_guyuan: Ask, question: str, values: list[int]
) -> None:
    assert told(ask_guyuan(question)) == values


def test_a_department_is_left_out_without_its_government(ask_guyuan: Ask) -> None:
    answer = ask_guyuan("除了西吉县教育局，2022年固原市收到申请排名")
    assert XIJI in whose(answer)
    assert EDUCATION not in whose(answer)


@pytest.mark.parametrize(
    "question",
    [
        "2022年哪家公开率和结转率最高",
        "西吉2022年公开率和结转率变化",
        "西吉和平罗2022年申请超过50件吗",
    ],
)
def test_half_a_question_is_not_answered(ask_guyuan: Ask, question: str) -> None:
    answer = ask_guyuan(question)
    assert told(answer) == []
    assert not answer.rosters
