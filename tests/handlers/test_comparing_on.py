"""What is compared with the question before, or with one agency among all."""

from __future__ import annotations

from decimal import Decimal

import pytest

from handlers.answering import Answer, AnswerStatus
from handlers.answering.values.answer import ResultRole
from handlers.rendering import render
from handlers.reply import Language
from handlers.understanding import Operation
from tests.conftest import Ask
from tests.handlers.guyuan import GUYUAN, PENGYANG, XIJI, YUANZHOU


def told(answer: Answer) -> list[tuple[str, Decimal]]:
    return [
        (one.report.agency.name, one.value)
        for one in answer.results
        if one.report and one.role is ResultRole.ANSWER
    ]


def compared(answer: Answer) -> list[tuple[str, Decimal]]:
    return [
        (one.report.agency.name, one.value)
        for one in answer.results
        if one.report and one.role is ResultRole.PART
    ]


def after(ask: Ask, first: str, then: str) -> Answer:
    ask(first, chat=first + then)
    return ask(then, chat=first + then)


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("西吉2022年收到申请", "比原州区少多少"),
        ("西吉2022年收到申请", "和原州区比"),
        ("西吉2022年收到申请", "比原州区收到的申请多多少"),
        ("Xiji applications 2022", "how much more than Yuanzhou"),
        ("Xiji applications 2022", "compared with Yuanzhou"),
    ],
)
def test_one_more_agency_is_compared_with_the_one_before(
    ask_guyuan: Ask, first: str, then: str
) -> None:
    answer = after(ask_guyuan, first, then)
    assert answer.question.operation is Operation.COMPARE
    assert answer.question.years == (2022,)
    assert compared(answer) == [(XIJI, Decimal(30)), (YUANZHOU, Decimal(30))]


def test_the_same_agency_is_not_compared_with_itself(ask_guyuan: Ask) -> None:
    answer = after(ask_guyuan, "西吉和原州区2022年收到申请比较", "比西吉县人民政府多多少")
    assert sorted(name for name, _ in compared(answer)) == sorted([XIJI, YUANZHOU])


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("2022年固原市各县收到申请", "比平罗多多少"),
        ("2022年西吉收到申请", "两家合计"),
    ],
)
def test_what_has_nothing_to_go_with_is_asked_back(ask_guyuan: Ask, first: str, then: str) -> None:
    answer = after(ask_guyuan, first, then)
    assert answer.question.unclear
    assert answer.results == ()


def test_several_figures_of_one_agency_add_up(ask_guyuan: Ask) -> None:
    answer = after(ask_guyuan, "西吉2022年新收申请和结转下年度", "合计呢")
    assert answer.status is AnswerStatus.ANSWERED
    assert render(answer).lines[0].text == "合计 36 件"


@pytest.mark.parametrize(
    "question",
    [
        "2022年收到申请比原州区多的有哪些",
        "2022年哪些单位收到申请比原州区多",
        "which agencies received more applications than Yuanzhou in 2022",
        "2022年收到申请最多的比原州区多多少",
    ],
)
def test_who_has_more_than_one_is_told_with_the_figure_of_that_one(
    ask_guyuan: Ask, question: str
) -> None:
    answer = ask_guyuan(question)
    assert answer.question.operation is Operation.RANK
    assert [name for name, _ in told(answer)][:2] == [GUYUAN, PENGYANG]
    held = (
        []
        if answer.mark is None or answer.mark.result.report is None
        else [answer.mark.result.report.agency.name]
    )
    assert YUANZHOU in {*held, *(name for name, _ in told(answer))}


def test_a_unit_by_itself_asks_for_the_same_in_it(ask_guyuan: Ask) -> None:
    answer = after(ask_guyuan, "西吉2022年收到申请", "多少万件")
    assert answer.question.unit == "万"
    assert told(answer) == [(XIJI, Decimal(30))]


def test_all_of_a_level_are_of_no_region_where_none_is_named(ask_guyuan: Ask) -> None:
    lines = [line.text for line in render(ask_guyuan("all counties applications 2022")).lines]
    assert "Understood as: all counties · 2022 · requests received this year · total" in lines
    lines = [line.text for line in render(ask_guyuan("Guyuan counties applications 2022")).lines]
    assert any(
        line.startswith("Understood as: all counties of Guyuan City · 2022") for line in lines
    )


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("2022年收到申请比上年增减排名", Language.ZH),
        (
            "ranking by change of applications received in 2022 compared with the year before",
            Language.EN,
        ),
    ],
)
def test_a_ranking_by_change_goes_from_the_largest_increase_down(
    ask_guyuan: Ask, question: str, language: Language
) -> None:
    answer = ask_guyuan(question)
    assert [place.result.value for place in answer.places] == [50, 20, 20, 10]
    assert answer.question.language is language
    head = render(answer).lines[0].text
    assert head == (
        "4 个单位按增减排名" if language is Language.ZH else "4 agencies, ranked by change"
    )


def test_a_ranking_by_change_has_those_that_fell_last(ask_guyuan: Ask) -> None:
    answer = ask_guyuan("2023年收到申请增减排名")
    assert [place.result.value for place in answer.places] == [0, -15]


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("西吉2022年收到申请和结转下年度", [30, 6]),
        ("西吉2022年收到的申请和予以公开的各多少", [30, 24]),
        ("Xiji 2022 applications and carried forward", [30, 6]),
    ],
)
def test_what_is_joined_to_another_figure_is_asked_for_too(
    ask_guyuan: Ask, question: str, values: list[int]
) -> None:
    answer = ask_guyuan(question)
    assert [result.value for result in answer.results] == [Decimal(value) for value in values]


def test_none_of_a_level_is_said_of_the_region_that_was_asked_about(ask_guyuan: Ask) -> None:
    nothing_there = render(ask_guyuan("扬州市各县2022年收到申请")).lines[1].text
    assert nothing_there.startswith("扬州市没有这一级")
    assert render(ask_guyuan("各镇2022年收到申请")).lines[1].text.startswith("没有一个这一级单位")


@pytest.mark.parametrize(
    "question",
    [
        "2022年固原市各县收到申请最多的比最少的多多少",
        "difference between most and fewest applications of Guyuan counties in 2022",
    ],
)
def test_both_ends_are_told_where_they_are_compared(ask_guyuan: Ask, question: str) -> None:
    answer = ask_guyuan(question)
    assert [one.value for one in answer.results if one.role is ResultRole.ANSWER] == [
        Decimal(60),
        Decimal(5),
    ]


def test_an_average_is_not_the_answer_to_what_it_is_compared_with(ask_guyuan: Ask) -> None:
    assert ask_guyuan("2022年固原市各县收到申请平均比最少的多多少").results == ()
