"""Two that were told, compared in another figure or one as a share of both; a row as a share of
several rows.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from handlers.answering import Answer, AnswerStatus
from handlers.answering.values.answer import ResultRole
from tests.conftest import Ask
from tests.handlers.guyuan import PENGYANG, XIJI

# Xiji received 20 requests in 2021 and Pengyang 40; in 2022 it was 30 and 60. Hongsibu reports on
# 2020: 6,269 licences, 1,965 penalties, no compulsory measures, 199 projects for 183,368,800 yuan,
# 1,474 penalty items and 374 more.


def _told(found: Answer) -> Decimal | None:
    return next(
        (result.value for result in found.results if result.role is ResultRole.ANSWER), None
    )


@pytest.mark.parametrize(
    "follow_up",
    ["申请谁多", "谁的申请多", "那申请谁多", "申请哪个多", "2022年申请谁多", "申请哪家更多"],
)
def test_another_figure_of_two_is_compared_between_them(ask_guyuan: Ask, follow_up: str) -> None:
    ask_guyuan("西吉和彭阳2022年办结各多少", chat=follow_up)
    found = ask_guyuan(follow_up, chat=follow_up)
    assert {result.report.agency.name for result in found.results if result.report} == {
        XIJI,
        PENGYANG,
    }
    assert {result.report.year for result in found.results if result.report} == {2022}


def test_who_has_the_most_of_all_is_not_one_of_the_two(ask_guyuan: Ask) -> None:
    ask_guyuan("西吉和彭阳2022年办结各多少")
    assert ask_guyuan("全部单位2022年申请谁多").question.everywhere


@pytest.mark.parametrize(
    "follow_up", ["西吉占两家的百分之几", "西吉占几成", "what share of that is Xiji?"]
)
def test_one_of_two_is_a_share_of_both(ask_guyuan: Ask, follow_up: str) -> None:
    ask_guyuan("西吉和彭阳2022年申请各多少", chat=follow_up)
    assert _told(ask_guyuan(follow_up, chat=follow_up)) == Decimal("33.33")
    assert _told(ask_guyuan("彭阳呢", chat=follow_up)) == Decimal("66.67")


def test_one_of_all_that_were_added_up_is_a_share_of_them(ask_guyuan: Ask) -> None:
    ask_guyuan("2021年各单位申请一共多少")
    assert _told(ask_guyuan("西吉占百分之几")) == Decimal("28.57")
    assert _told(ask_guyuan("彭阳呢")) == Decimal("57.14")


def test_who_was_not_told_has_no_share(ask_guyuan: Ask) -> None:
    ask_guyuan("西吉和彭阳2022年申请各多少")
    assert ask_guyuan("隆德占两家的百分之几").status is not AnswerStatus.ANSWERED


@pytest.mark.parametrize(
    ("question", "share"),
    [
        ("红寺堡2020年许可占许可和处罚的比例", "76.14"),
        ("红寺堡2020年处罚占许可处罚合计的百分之几", "23.86"),
        ("Hongsibu 2020 licences as a share of licences and penalties", "76.14"),
        ("红寺堡2020年处罚占许可和强制的比例", "31.34"),
        ("红寺堡2020年处罚占许可的百分之几", "31.34"),
        ("红寺堡2020年处罚项目比上一年增长百分之几", "25.37"),
    ],
)
def test_a_row_is_a_share_of_the_rows_that_are_named(ask: Ask, question: str, share: str) -> None:
    assert _told(ask(question)) == Decimal(share)


@pytest.mark.parametrize(
    "question",
    [
        "红寺堡采购平均下来一个项目要花多少钱",
        "红寺堡2020年采购项目平均金额",
        "红寺堡一个采购项目平均花多少钱",
    ],
)
def test_what_a_project_costs_is_no_average_of_agencies(ask: Ask, question: str) -> None:
    assert _told(ask(question)) == Decimal("92.15")


def test_the_price_of_a_project_goes_on_from_what_was_procured(ask: Ask) -> None:
    ask("红寺堡集中采购花了多少钱")
    assert _told(ask("平均每个多少")) == Decimal("92.15")
    assert _told(ask("西吉平均是多少")) == Decimal("63.27")
    assert _told(ask("差多少")) == Decimal("288726.15")


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("红寺堡许可、处罚、强制三项加起来是多少件", 8234),
        ("红寺堡许可和处罚一共是多少件", 8234),
        ("红寺堡处罚事项，上年项目加上今年增的现在有多少项", 1848),
        ("红寺堡头一年没办完、带到2020年接着办的申请是几件", 3),
        ("红寺堡上年没办完的申请几件", 3),
        ("红寺堡前一年没办完留到2020年的", 3),
    ],
)
def test_what_is_added_up_and_what_came_over(ask: Ask, question: str, value: int) -> None:
    assert _told(ask(question)) == value


@pytest.mark.parametrize("question", ["谁采购上亿", "采购上亿的都有谁", "哪些单位采购上亿"])
def test_a_power_of_ten_is_a_bound(ask: Ask, question: str) -> None:
    assert ask(question).question.ranking.above == 100_000_000


def test_rates_that_were_told_one_after_the_other_are_compared(ask_guyuan: Ask) -> None:
    ask_guyuan("西吉2022年办结率")
    ask_guyuan("原州区呢")
    found = ask_guyuan("差多少")
    assert _told(found) == Decimal("10.00")
    assert ask_guyuan("彭阳呢").question.ratio is not None


@pytest.mark.parametrize(
    ("question", "value", "unit"),
    [
        ("西吉2022年申请是2021年的几倍", "1.5", "倍"),
        ("西吉2022年申请是上一年的几倍", "1.5", "倍"),
        ("西吉2022年申请和2021年的比是几倍", "1.5", "倍"),
        ("西吉2022年申请是2021年的百分之几", "150", "%"),
        ("西吉2021年申请占2022年的几成", "66.67", "%"),
        ("西吉2023年申请是2022年的几分之几", "50", "%"),
        ("Xiji requests in 2022 were what percent of 2021", "150", "%"),
        ("西吉2022年申请是彭阳的百分之几", "50", "%"),
        ("西吉申请占原州区的几成", "50", "%"),
    ],
)
def test_how_much_of_another_year_or_agency_is_no_growth(
    ask_guyuan: Ask, question: str, value: str, unit: str
) -> None:
    found = ask_guyuan(question)
    assert _told(found) == Decimal(value)
    assert found.results[0].unit == unit


@pytest.mark.parametrize("question", ["西吉最近一年的申请多少", "西吉最新一年申请几件"])
def test_the_latest_year_is_that_of_the_latest_report(ask_guyuan: Ask, question: str) -> None:
    assert _told(ask_guyuan(question)) == 15


@pytest.mark.parametrize(
    "question",
    [
        "西吉2021年申请占全部单位的百分之几",
        "2021年各单位申请中西吉占百分之几",
        "西吉县人民政府2021年新收占各单位新收的比例",
        "what share of the requests of all agencies did Xiji receive in 2021?",
    ],
)
def test_a_share_in_that_of_all_agencies_is_not_of_those_in_the_place(
    ask_guyuan: Ask, question: str
) -> None:
    found = ask_guyuan(question)
    shares = (result for result in found.results if result.report and result.unit == "%")
    told = {result.report.agency.name: result.value for result in shares if result.report}
    assert told[XIJI] == Decimal("28.57")
    assert len(told) > 1


def test_the_agencies_of_a_place_have_shares_of_their_own_sum(ask_guyuan: Ask) -> None:
    found = ask_guyuan("西吉各单位2021年申请占比")
    assert all("西吉" in result.report.agency.name for result in found.results if result.report)


@pytest.mark.parametrize(
    "question", ["2022年西吉+彭阳申请", "Xiji + Pengyang requests 2022", "西吉＋彭阳2022年新收"]
)
def test_agencies_with_a_plus_are_added_up(ask_guyuan: Ask, question: str) -> None:
    assert _told(ask_guyuan(question)) == 90


def test_who_has_more_of_agencies_with_a_plus_is_asked(ask_guyuan: Ask) -> None:
    assert _told(ask_guyuan("2022年西吉+彭阳申请谁多")) == 30
