"""Rows with signs between them, and what is to be handled: 许可÷处罚,
（予以公开+部分公开）/办理总计, 应办件.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from handlers.answering import AnswerStatus
from handlers.answering.values.answer import ResultRole
from tests.conftest import Ask


@pytest.mark.parametrize(
    ("question", "value", "unit"),
    [
        ("西吉2020 强制÷处罚", "4.41", "%"),
        ("平罗2022 （公开+部分公开）/办理总计", "20.83", "%"),
        ("平罗2022予以公开/办理总计", "12.5", "%"),
        ("平罗2022年办结率（办结÷新收）", 100, "%"),
        ("红寺堡2020许可+处罚", 8234, "件"),
        ("红寺堡2020年许可+处罚+强制等于多少", 8234, "件"),
        ("红寺堡2020收到+结转", 11, "件"),
        ("红寺堡2020年许可－处罚", 4304, "件"),
        ("西吉2020年许可减处罚是多少", 293229, "件"),
        ("红寺堡2020年应办多少件", 11, "件"),
        ("红寺堡2020年应办件数", 11, "件"),
        ("红寺堡区2020年结转件占全年应办件（新收+结转）的比例", "27.27", "%"),
        ("红寺堡2020年结转率（结转下年÷应办总数）", 0, "%"),
        ("按上年项目数加本年增减推算，红寺堡区2020年末行政许可项目有多少项", 2085, "项"),
        ("红寺堡2020年强制项目上年数扣掉当年减少的，还剩几项", 587, "项"),
    ],
)
def test_signs_between_rows_are_computed(
    ask: Ask, question: str, value: int | str, unit: str
) -> None:
    answer = ask(question)
    assert answer.status is AnswerStatus.ANSWERED
    told = [one for one in answer.results if one.role is ResultRole.ANSWER]
    assert [(round(one.value, 2), one.unit) for one in told] == [(Decimal(value), unit)]


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("平罗2022年予以公开、部分公开/不予公开各多少", {"granted", "partial", "denied"}),
        ("西吉2020年许可/处罚各多少", {"licensing", "penalties"}),
    ],
)
def test_a_plain_stroke_lists_rows(ask: Ask, question: str, rows: set[str]) -> None:
    answer = ask(question)
    assert {measure.subject for measure in answer.question.measures} == rows
    assert answer.question.ratio is None


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("西吉行政事业性收费上一年是多少个项目", 20),
        ("红寺堡处罚项目上年有几项", 1474),
        ("青山乡强制上一年是几个项目", 0),
        ("红寺堡2020年新加了几个收费项目", 1),
        ("红寺堡2020年从19年转过来接着办的申请是几件", 3),
    ],
)
def test_the_year_before_is_a_column_of_the_form(ask: Ask, question: str, value: int) -> None:
    assert [one.value for one in ask(question).results if one.role is ResultRole.ANSWER] == [value]


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("红寺堡2020年新收+结转=办结+结转下年度", True),
        ("平罗2022年新收=办结+结转，对吗", True),
        ("平罗2022年收到的申请全部在当年办结了吗", True),
        ("平罗2022年公开率过半了吧", False),
        ("平罗2022年予以公开占办结的三分之二，对吗", False),
        ("平罗2022年办结率有没有到九成五", True),
        ("平罗2022年办结率达到90%了吗", True),
        ("平罗2022年申请到30件了没", False),
        ("红寺堡2020年处罚不是1965件吗", True),
        ("红寺堡2020年处罚不是1271件吗", False),
        ("青山乡2020年动过行政强制吗", False),
    ],
)
def test_what_is_held_equal_is_judged(ask: Ask, question: str, verdict: bool) -> None:
    assert ask(question).verdict is verdict


@pytest.mark.parametrize(
    ("question", "measures"),
    [
        ("平罗2022年直接打官司、还没审完的有几个", {("litigation_direct", "pending")}),
        ("平罗2022年复议后起诉、结果维持的", {("litigation_after_review", "upheld")}),
        ("平罗2022年不掌握、企业来的几件", {("unable_not_held", "enterprise")}),
        ("平罗2022年复议、没结的多少", {("review", "pending")}),
        ("平罗2022年复议、没审完的各几件", {("review", "total"), ("review", "pending")}),
        ("平罗2022年复议总数、没审完的", {("review", "total"), ("review", "pending")}),
        ("平罗2022年行政复议、尚未审结", {("review", "total"), ("review", "pending")}),
        ("平罗2022年行政复议和没审完的", {("review", "total"), ("review", "pending")}),
    ],
)
def test_a_pause_ahead_of_a_column_with_its_de_lists_nothing(
    ask: Ask, question: str, measures: set[tuple[str, str]]
) -> None:
    answer = ask(question)
    assert {(one.subject, one.column) for one in answer.question.measures} == measures
