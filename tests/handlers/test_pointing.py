"""Words that point at what was told, and what goes on from it: its year too, the rest, both years,
a sum as a share.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from handlers.answering import AnswerStatus
from tests.conftest import Ask


@pytest.mark.parametrize(
    "follow_up", ["它企业提的几件", "它处罚几件", "its requests from companies"]
)
def test_what_is_pointed_at_keeps_the_year_of_its_order(ask_guyuan: Ask, follow_up: str) -> None:
    ask_guyuan("2021年收到申请最多的是哪家", chat=follow_up)
    found = ask_guyuan(follow_up, chat=follow_up)
    assert {result.report.year for result in found.results if result.report} == {2021}


@pytest.mark.parametrize(
    ("follow_up", "percent"),
    [
        ("这两项合计占总数多少", Decimal("20.83")),
        ("两项加起来占办理总数的百分之几", Decimal("20.83")),
        ("占总数多少", Decimal("8.33")),
    ],
)
def test_a_sum_of_what_was_told_is_a_share_and_so_is_the_last_alone(
    ask: Ask, follow_up: str, percent: Decimal
) -> None:
    ask("平罗县政府办22年全部公开了几件", chat=follow_up)  # 3 of 24
    ask("部分公开的呢", chat=follow_up)  # 2
    assert ask(follow_up, chat=follow_up).results[0].value == percent


@pytest.mark.parametrize(
    "follow_up",
    [
        "其余的呢",
        "and the rest?",
        "what about the others",
        "剩下的是怎么答复的",
        "其他的都是怎么处理的",
        "别的是什么结果",
    ],
)
def test_the_rest_of_the_results(ask: Ask, follow_up: str) -> None:
    ask("红寺堡2020年予以公开几件", chat=follow_up)
    found = ask(follow_up, chat=follow_up)
    assert {int(result.value) for result in found.results} == {2}


def test_the_rest_is_without_all_that_was_told_of_the_report(ask: Ask) -> None:
    for text in ("红寺堡2020年予以公开几件", "平罗2022年予以公开几件", "部分公开呢"):
        ask(text, chat="rest")
    assert {int(result.value) for result in ask("剩下的是怎么答复的", chat="rest").results} == {19}
    ask("平罗2022年申请几件", chat="whole")
    assert {int(result.value) for result in ask("剩下的呢", chat="whole").results} == {3, 2, 19, 24}


def test_the_rest_of_nothing_is_not_understood(ask: Ask) -> None:
    assert ask("其余的呢", chat="fresh").status is not AnswerStatus.ANSWERED


@pytest.mark.parametrize("follow_up", ["And the licences for both years?", "两年的许可呢"])
def test_both_years_that_were_told(ask_guyuan: Ask, follow_up: str) -> None:
    ask_guyuan("西吉2021年申请多少", chat=follow_up)
    ask_guyuan("2022年呢", chat=follow_up)
    found = ask_guyuan(follow_up, chat=follow_up)
    assert {result.report.year for result in found.results if result.report} == {2021, 2022}


@pytest.mark.parametrize(
    "follow_up", ["比之前多还是少", "is it less or more than before, and by how much"]
)
def test_against_the_year_before(ask_guyuan: Ask, follow_up: str) -> None:
    ask_guyuan("西吉2022年申请多少", chat=follow_up)
    ask_guyuan("2023年呢", chat=follow_up)
    assert Decimal(15) in {
        abs(result.value) for result in ask_guyuan(follow_up, chat=follow_up).results
    }


def test_which_of_those_told_one_after_the_other_has_more_of_another_figure(ask: Ask) -> None:
    for text in ("西吉2020年政府采购总金额", "红寺堡的呢"):
        ask(text, chat="two")
    found = ask("项目个数哪家多", chat="two")
    assert {int(result.value) for result in found.results if result.report} == {227, 199}
    assert ask("各单位里项目个数哪家最多", chat="two").question.everywhere


@pytest.mark.parametrize(
    "question",
    ["平罗22年那些申请，有几件答的是本机关不掌握啊", "平罗2022年收到的申请有几件是不掌握的"],
)
def test_what_figures_are_of_is_not_asked(ask: Ask, question: str) -> None:
    assert [int(result.value) for result in ask(question).results] == [19]


def test_a_pause_behind_how_many_asks_for_both(ask: Ask) -> None:
    for question in (
        "平罗2022年收到的申请有几件，顺便看看不掌握的",
        "平罗2022年申请有几件，不掌握的有几件",
    ):
        answer = ask(question)
        told = [one for part in (answer, *answer.parts) for one in part.results]
        assert {int(one.value) for one in told} == {24, 19}, question


def test_the_total_of_the_results_is_not_each_of_them(ask: Ask) -> None:
    assert [int(one.value) for one in ask("平罗2022年办理结果那一栏总计是多少件").results] == [24]
    assert len(ask("平罗2022年办理结果各多少件").results) > 1


def test_rows_of_one_report_have_no_sum_where_one_cannot_be_read(ask: Ask) -> None:
    assert ask("西吉2020年公开的和不予公开的一共多少件").status is AnswerStatus.MISSING
    assert ask("平罗2022年部分公开的和公开的加起来几件").results[0].value == Decimal(5)


def test_a_report_says_its_own_problems(ask: Ask) -> None:
    for question in ("平罗22年的年报里说自己有啥问题", "平罗2022年自己总结的问题有哪些"):
        assert ask(question).status is AnswerStatus.QUOTED, question
    assert ask("平罗22年的年报有啥问题").status is AnswerStatus.ANSWERED
