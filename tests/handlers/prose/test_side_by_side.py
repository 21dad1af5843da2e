"""Figures of the prose of several reports together: each quoted, compared where each report asserts
one.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from handlers.answering import AnswerStatus
from handlers.answering.values.answer import ResultKind, ResultRole, Why
from handlers.conversation import Conversation
from handlers.rendering import render
from handlers.reply import Asker, Asking
from store.index import IndexUnusable, open_index
from store.loader import Loaded, load
from store.names import Names
from tests.conftest import TODAY
from tests.handlers.prose.made import Ask, asking_of
from tests.store.begun import begin_index

PROSE = {
    2020: "开展政务公开培训3次。编印简报近20期。",
    2021: "开展政务公开培训5次。编印简报18期。“青山发布”微信公众号发布信息510条。",
    2022: "“青山发布”微信公众号发布信息470条。",
}


@pytest.fixture
def ask(tmp_path: Path, names: Names) -> Iterator[Ask]:
    """The answer to a question over three years of one township."""
    for year, text in PROSE.items():
        head = f"盐池县青山乡{year}年政府信息公开工作年度报告\n\n一、总体情况\n\n"
        (tmp_path / f"青山乡{year}.txt").write_text(head + text + "\n", encoding="utf-8")
    with asking_of(tmp_path, names, chat="chat") as ask:
        yield ask


def test_each_year_is_quoted_and_one_without_is_named(ask: Ask) -> None:
    answer = ask("青山乡培训次数逐年")
    assert answer.status is AnswerStatus.QUOTED
    assert [(one.report.year, one.value) for one in answer.results if one.report] == [
        (2020, Decimal(3)),
        (2021, Decimal(5)),
    ]
    assert [(lack.year, lack.why) for lack in answer.lacks] == [(2022, Why.NOT_SAID)]


def test_a_difference_is_taken_as_it_is_asked(ask: Ask) -> None:
    answer = ask("青山乡微信发布量2022比2021少多少")
    assert [(one.role, one.kind, one.value) for one in answer.results] == [
        (ResultRole.ANSWER, ResultKind.COMPUTED, Decimal(-40)),
        (ResultRole.PART, ResultKind.QUOTED, Decimal(470)),
        (ResultRole.PART, ResultKind.QUOTED, Decimal(510)),
    ]
    assert "470" in render(answer).text
    assert "510" in render(answer).text


def test_the_year_with_most_comes_first(ask: Ask) -> None:
    answer = ask("青山乡哪年培训次数最多")
    assert [one.value for one in answer.results if one.role is ResultRole.ANSWER] == [5]


def test_nothing_is_computed_of_one_figure(ask: Ask) -> None:
    answer = ask("青山乡2022年培训比2021年多几次")
    assert all(one.kind is not ResultKind.COMPUTED for one in answer.results)


def test_against_the_year_before_is_of_the_same_words(ask: Ask) -> None:
    ask("青山乡2021年培训几次")
    answer = ask("比去年呢")
    assert [(one.role, one.value) for one in answer.results] == [
        (ResultRole.ANSWER, Decimal(2)),
        (ResultRole.PART, Decimal(5)),
        (ResultRole.PART, Decimal(3)),
    ]


@pytest.mark.parametrize("following", ["比去年呢", "较上年增加多少", "同比呢", "和去年比怎么样"])
def test_what_the_year_before_does_not_say_is_told_as_that(ask: Ask, following: str) -> None:
    ask("青山乡2021年微信公众号发布信息多少条")
    answer = ask(following)
    assert answer.status is AnswerStatus.QUOTED
    assert [(one.role, one.value) for one in answer.results] == [(ResultRole.PART, Decimal(510))]
    assert [(lack.why, lack.year) for lack in answer.lacks] == [(Why.NOT_SAID, 2020)]


def test_a_year_before_without_a_report_is_missing_and_no_other_figure_is_told(ask: Ask) -> None:
    ask("青山乡2020年培训几次")
    answer = ask("比去年呢")
    assert answer.status is AnswerStatus.MISSING
    assert [one.role for one in answer.results] == [ResultRole.PART]
    assert [(lack.why, lack.year) for lack in answer.lacks] == [(Why.NO_YEAR, 2019)]


def test_a_report_that_contradicts_itself_is_told_with_both_and_wins_nothing(
    tmp_path: Path, names: Names
) -> None:
    said = {
        "平罗县": "政务微信发布信息510条。",
        "西吉县": "主动公开政府信息983条：其中政务微信487条，政务微博496条。\n\n政务微信发布信息496条。",
    }
    for county, text in said.items():
        head = f"{county}人民政府2022年政府信息公开工作年度报告\n\n一、总体情况\n\n"
        (tmp_path / f"{county}2022.txt").write_text(head + text + "\n", encoding="utf-8")
    assert isinstance(load([tmp_path], begin_index(tmp_path / "index.db"), names), Loaded)
    index = open_index(tmp_path / "index.db")
    assert not isinstance(index, IndexUnusable)
    answer = Conversation(index, names).answer(
        Asking("平罗县西吉县谁的微信发布信息多", Asker("chat"), TODAY)
    )
    index.close()
    assert [one.value for one in answer.results] == [Decimal(510)]
    assert {"prose-conflict"} == {problem.code for _, problem in answer.problems}
    assert {"平罗县", "西吉县"} == {
        one.sentence.report.agency.division.path[-1]
        for one in answer.quotes
        if one.sentence.report.agency.division
    }


@pytest.mark.parametrize("question", ["微信发布信息比上年增加多少", "微信发布信息比2021年少多少条"])
def test_the_year_before_is_that_of_its_own_report(ask: Ask, question: str) -> None:
    answer = ask("青山乡2022年" + question)
    assert [(one.role, one.value) for one in answer.results] == [
        (ResultRole.ANSWER, Decimal(-40)),
        (ResultRole.PART, Decimal(470)),
        (ResultRole.PART, Decimal(510)),
    ]


@pytest.mark.parametrize(
    "question",
    [
        "青山乡2021年政务公开培训比上年多办了几次",
        "青山乡2021年培训比2020年多开展了多少次",
        "how many more trainings did Qingshan township hold in 2021 than in 2020",
    ],
)
def test_how_many_more_than_the_year_before(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert [(one.role, one.kind, one.value) for one in answer.results] == [
        (ResultRole.ANSWER, ResultKind.COMPUTED, Decimal(2)),
        (ResultRole.PART, ResultKind.QUOTED, Decimal(5)),
        (ResultRole.PART, ResultKind.QUOTED, Decimal(3)),
    ]
    assert len(answer.quotes) == 2
    assert (
        render(answer)
        .lines[0]
        .text.startswith(("相差 2 次", "A difference of 2 times", "A difference of 2 "))
    )


def test_nothing_is_taken_from_a_number_that_is_only_about_so(ask: Ask) -> None:
    answer = ask("青山乡编印简报2021比2020少多少期")
    assert [(one.role, one.kind, one.value) for one in answer.results] == [
        (ResultRole.ANSWER, ResultKind.QUOTED, Decimal(18)),
        (ResultRole.ANSWER, ResultKind.QUOTED, Decimal(20)),
    ]


@pytest.mark.parametrize(
    ("question", "value", "said"),
    [
        ("Total WeChat posts of Qingshan from 2021 to 2022", "980", "980 items in total"),
        ("mean number of WeChat posts per year at Qingshan, 2021 to 2022", "490", "490 items on"),
        ("Average number of training sessions a year at Qingshan, 2020 to 2021", "4", "4 times on"),
    ],
)
def test_the_years_are_put_in_one(ask: Ask, question: str, value: str, said: str) -> None:
    answer = ask(question)
    told = [one.value for one in answer.results if one.role is ResultRole.ANSWER]
    assert told == [Decimal(value)]
    assert render(answer).text.startswith(said)


@pytest.mark.parametrize(
    "question",
    [
        "mean number of WeChat posts per month at Qingshan, 2021 to 2022",
        "mean number of WeChat posts per year at Qingshan, 2020 to 2022",
        "mean number of WeChat posts per year at Qingshan, 2021 to 2023",
        "average growth of WeChat posts per year at Qingshan, 2021 to 2022",
        "average number of readers of WeChat posts per year at Qingshan, 2021 to 2022",
        "average number of people per training session at Qingshan, 2020 to 2021",
        "median number of WeChat posts at Qingshan, 2021 to 2022",
    ],
)
def test_another_average_is_none_of_the_years(ask: Ask, question: str) -> None:
    assert not [one for one in ask(question).results if one.kind is ResultKind.COMPUTED]


def test_of_the_years_that_are_named_no_others_are_told(ask: Ask) -> None:
    answer = ask("training sessions per year at Qingshan in 2020 and 2021")
    assert {one.report.year for one in answer.results if one.report} == {2020, 2021}


def test_a_year_without_a_report_is_named_and_nothing_added_up(ask: Ask) -> None:
    answer = ask("Total WeChat posts of Qingshan from 2021 to 2023")
    assert not [one for one in answer.results if one.kind is ResultKind.COMPUTED]
    assert 2023 in {lack.year for lack in answer.lacks}


@pytest.mark.parametrize(
    ("question", "holds"),
    [
        ("青山乡2020年到2021年培训次数一年比一年多，我没说错吧", True),
        ("青山乡2020年到2021年培训次数一年比一年少，对吗", False),
        ("青山乡2021到2022年微信公众号发布信息逐年增加，对吗", False),
        ("青山乡2020年到2021年编印简报逐年减少，对吗", None),
        ("青山乡2020年到2022年培训次数一年比一年多，对吗", None),
    ],
)
def test_every_year_is_judged_where_each_year_gives_an_exact_figure(
    ask: Ask, question: str, *, holds: bool | None
) -> None:
    assert ask(question).verdict is holds


def test_which_of_two_has_more_is_asked_by_a_word_for_it(ask: Ask) -> None:
    found = ask("青山乡2020年和2021年培训哪个多")
    assert [one.value for one in found.results if one.role is ResultRole.ANSWER] == [Decimal(5)]
