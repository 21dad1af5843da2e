"""Years before the one that is spoken of, several years against one, and what a total asks again."""

from __future__ import annotations

from decimal import Decimal

import pytest

from handlers.answering import AnswerStatus
from handlers.answering.values.answer import Answer
from tests.conftest import Ask


def told(found: Answer) -> list[Decimal]:
    """The figures with their years, the parts of a computed one among them."""
    return sorted({one.value for one in found.results})


@pytest.mark.parametrize(
    "follow",
    ["前两年呢", "and the two previous years?", "and the two years before?"],
)
def test_the_years_before_are_those_before_the_year_that_was_told(
    ask_guyuan: Ask, follow: str
) -> None:
    ask_guyuan("西吉2023年新收申请多少", chat=follow)
    found = ask_guyuan(follow, chat=follow)
    assert {one.value for one in found.results if one.sources} >= {20, 30}
    assert {one.report.year for one in found.results if one.report and one.sources} == {2021, 2022}


def test_an_average_over_years_is_of_the_agency_before(ask_guyuan: Ask) -> None:
    ask_guyuan("西吉2023年新收申请多少", chat="average")
    assert ask_guyuan("2021、2022年平均", chat="average").results[0].value == 25


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("西吉2023年前两年收了多少申请", {20, 30}),
        ("how many requests did Xiji get in 2023 and the year before?", {15, 30}),
        ("西吉2022、2023年新收申请比2021年变化多少", {10, -5}),
        ("西吉2023年新收申请比2021、2022年少多少", {-5, -15}),
    ],
)
def test_several_years_are_told(ask_guyuan: Ask, text: str, values: set[int]) -> None:
    assert values <= set(told(ask_guyuan(text, chat=text))), text


def test_more_than_the_years_before_says_nothing_of_which(ask_guyuan: Ask) -> None:
    ask_guyuan("西吉2023年新收申请多少", chat="more")
    assert ask_guyuan("比前两年多吗", chat="more").status is AnswerStatus.UNSURE


def test_a_total_asks_again_in_the_same_words(ask: Ask) -> None:
    assert told(ask("彭阳受理多少件申请", chat="total")) == [7]
    assert told(ask("合计", chat="total")) == [7]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2022年除了西吉、彭阳和原州这三家，其他家新收申请多少", 155),
        ("2022年除了西吉和彭阳，其他单位新收申请多少", 185),
    ],
)
def test_other_agencies_are_no_other_applicants(ask_guyuan: Ask, text: str, value: int) -> None:
    assert ask_guyuan(text, chat=text).results[0].value == value, text


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("彭阳2020收到申请6件，对吧", True),
        ("彭阳2020收到申请7件，对吧", True),
        ("彭阳2020收到申请8件，对吧", False),
        ("Pengyang received 9 requests in 2020, right?", False),
        ("彭阳2020年公开了7件，对吧", None),
    ],
)
def test_either_figure_of_the_prose_decides(ask: Ask, text: str, verdict: bool | None) -> None:
    assert ask(text).verdict is verdict, text


@pytest.mark.parametrize(
    "text",
    [
        "红寺堡没给公开的那两件是啥情况",
        "what about the two Hongsibu did not release?",
    ],
)
def test_those_that_were_not_released_are_told_by_result(ask: Ask, text: str) -> None:
    assert {9, 2} <= set(told(ask(text))), text


@pytest.mark.parametrize(
    "text",
    [
        "does Xiji's report have a table on reviews and lawsuits?",
        "西吉2020年报里有表四没有",
        "is table 4 in Xiji's report?",
    ],
)
def test_whether_a_report_has_a_table_is_told(ask: Ask, text: str) -> None:
    found = ask(text)
    assert [problem.code for _, problem in found.problems] == ["table-missing"], text


@pytest.mark.parametrize(
    "text",
    [
        "which put out more information in 2020, Xiji or Hongsibu?",
        "did Xiji publish more information than Hongsibu in 2020?",
    ],
)
def test_who_published_more_is_told_of_both(ask: Ask, text: str) -> None:
    assert {8331, 4891} <= set(told(ask(text))), text
