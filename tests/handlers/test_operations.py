"""What is computed over several reports: rankings, statistics, rates, years, regions; of the reports in `guyuan.py`."""

from __future__ import annotations

from decimal import Decimal

import pytest

from handlers.answering import Answer, AnswerStatus
from handlers.answering.values.answer import ResultRole, Why
from handlers.rendering import render
from handlers.reply import Style
from tests.conftest import Ask
from tests.handlers.guyuan import EDUCATION, GUYUAN, JINGYUAN, LONGDE, PENGYANG, PINGLUO, XIJI, YUANZHOU


def told(answer: Answer) -> list[Decimal]:
    return [result.value for result in answer.results if result.role is ResultRole.ANSWER]


def whose(answer: Answer) -> list[str]:
    return [one.report.agency.name for one in answer.results if one.role is ResultRole.ANSWER and one.report]


def head(answer: Answer) -> str:
    return render(answer).lines[0].text


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
    assert head(ask_guyuan("2022年固原市各县收到申请第九名是谁")) == "没有第 9 名：有此数的只有 4 份报告"


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
    assert [line.text for line in render(answer).lines if line.style is Style.TABLE][-1] == "2023  没有报告"
    assert [lack.year for lack in answer.lacks] == [2023]


def test_a_change_to_a_year_without_a_report_tells_the_years_that_there_are(ask_guyuan: Ask) -> None:
    answer = ask_guyuan("彭阳2021到2023年申请增加多少")
    assert answer.status is AnswerStatus.ANSWERED
    assert [lack.year for lack in answer.lacks] == [2023]
    assert [line.text for line in render(answer).lines if line.style is Style.TABLE][-1] == "2023  没有报告"


def test_the_sums_of_a_region_are_compared_only_where_they_are_of_the_same_agencies(ask_guyuan: Ask) -> None:
    answer = ask_guyuan("固原市各县历年申请")
    assert told(answer) == [70, 125, 45]
    assert [step.change for step in answer.series[0].steps] == [None, None, None]
    assert "2021 年未计入：隆德县、泾源县" in render(answer).text


def test_which_year(ask_guyuan: Ask) -> None:
    assert head(ask_guyuan("西吉哪一年收到申请最多")) == "2022 年，30 件"
    assert head(ask_guyuan("in which year did Xiji receive the fewest requests")) == "2023, 15 requests"


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("西吉县政府收到申请最少是多少", "2023 年，15 件"),
        ("西吉县政府收到申请最多多少件", "2022 年，30 件"),
        ("the lowest number of requests received by the Xiji County Government", "2023, 15 requests"),
    ],
)
def test_the_most_and_least_of_one_office_are_those_of_its_years(ask_guyuan: Ask, question: str, first: str) -> None:
    assert head(ask_guyuan(question)) == first


@pytest.mark.parametrize(
    "question",
    ["2022年固原结转下年度为0的单位有哪些", "固原市2022年结转下年度是0的有谁", "2022年结转下年度为0的单位"],
)
def test_who_has_none_is_asked_by_the_figure_itself(ask_guyuan: Ask, question: str) -> None:
    answer = ask_guyuan(question)
    asked = [place.result for place in answer.places if place.asked]
    assert asked
    assert {result.value for result in asked} == {0}


def test_who_has_not_none_is_not_told_who_has_none(ask_guyuan: Ask) -> None:
    answer = ask_guyuan("固原市2022年结转下年度不为0的单位")
    assert not any(place.result.value == 0 for place in answer.places if place.asked)


def test_the_most_among_others_is_no_matter_of_years(ask_guyuan: Ask) -> None:
    assert not ask_guyuan("固原市收到申请最多的是谁").question.ranking.of_years
    assert not ask_guyuan("西吉县政府2022年收到申请最多的是谁").question.ranking.of_years


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
def test_the_counties_of_a_region_are_its_counties_alone(ask_guyuan: Ask, question: str, value: int) -> None:
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
        line.text for line in render(ask_guyuan("2022年固原市各县收到申请排名")).lines if line.style is Style.TABLE
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
def test_a_word_that_is_not_understood_keeps_the_numbers_away(ask_guyuan: Ask, question: str) -> None:
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
def test_how_many_there_are_must_be_right(ask_guyuan: Ask, question: str, values: list[int]) -> None:
    assert told(ask_guyuan(question)) == values


def test_a_department_is_left_out_without_its_government(ask_guyuan: Ask) -> None:
    answer = ask_guyuan("除了西吉县教育局，2022年固原市收到申请排名")
    assert XIJI in whose(answer)
    assert EDUCATION not in whose(answer)


def test_a_year_before_reports_is_a_year(ask_guyuan: Ask) -> None:
    answer = ask_guyuan("which counties of Guyuan have not published 2021 reports")
    assert [(roster.year, [one.name for one in roster.absent]) for roster in answer.rosters] == [
        (2021, [LONGDE, JINGYUAN])
    ]


@pytest.mark.parametrize(
    "question", ["2022年哪家公开率和结转率最高", "西吉2022年公开率和结转率变化", "西吉和平罗2022年申请超过50件吗"]
)
def test_half_a_question_is_not_answered(ask_guyuan: Ask, question: str) -> None:
    answer = ask_guyuan(question)
    assert told(answer) == []
    assert not answer.rosters


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
    assert "理解为：宁夏回族自治区固原市各县区除了宁夏回族自治区固原市西吉县 · 2022 · 本年新收申请 · 总计" in text


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
    assert [report.year for report in answer.reports] == [y for y in (2021, 2022, 2023) if y in answer.years[0].asked]


def test_which_years_needs_an_agency(ask_guyuan: Ask) -> None:
    assert ask_guyuan("哪几年没有发布年报").status is AnswerStatus.AMBIGUOUS
