"""How people name things every day: what their words mean together, what stands apart, and what
only leads up.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from handlers.answering import Answer, AnswerStatus
from handlers.answering.values.answer import ResultRole
from handlers.rendering import render
from tests.conftest import Ask


def values(answer: Answer) -> list[Decimal]:
    return [result.value for result in answer.results if result.role is ResultRole.ANSWER]


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("平罗县2022年复议案子几件", 0),
        ("平罗县2022年没有掌握相关信息而无法提供的申请有多少件", 19),
        ("平罗县2022年信息压根不掌握的有几件", 19),
        ("平罗县2022年要另外加工制作的信息几件", 0),
        ("平罗县2022年让人补正了还是说不清要什么的有几件", 0),
        ("平罗县2022年同一个人反复交一样的申请有几件", 0),
        ("平罗县2022年全部公开给人家的有几件", 3),
        ("平罗县2022年不算自然人的申请几件", 0),
        ("平罗县2022年新收申请到底是24还是42", 24),
        ("平罗县二0二二年收到多少申请", 24),
        ("平罗县2022年自然人和企业的申请各项加起来多少", 24),
    ],
)
def test_words_are_read_by_what_they_mean_together(ask: Ask, question: str, value: int) -> None:
    assert values(ask(question))[:1] == [Decimal(value)]


@pytest.mark.parametrize(
    "question",
    [
        "我在写五年总结，平罗县2022年收到多少申请",
        "我没带材料，平罗县2022年收到多少申请",
        "电脑卡死了只好问你，平罗县2022年收到多少申请",
        "审计核对事项：平罗县2022年收到多少申请",
        "我是新来的，平罗县2022年收到多少申请",
        "平罗县2022年收到多少申请？谢谢，急用",
    ],
)
def test_what_only_leads_up_to_a_question_changes_nothing(ask: Ask, question: str) -> None:
    assert values(ask(question)) == [24]


@pytest.mark.parametrize(
    "question",
    [
        "光说五月这一个月，平罗县2022年收到多少申请",
        "只看上半年，平罗县2022年收到多少申请",
        "平罗县2022年教育类申请多少",
        "平罗县2022年处罚类信息多少条",
        "我不要重复的，平罗县2022年收到多少申请",
        "平罗县2022年涉及拆迁补偿没公开的几件",
        "平罗县2022年每办结一百件申请有几件予以公开",
    ],
)
def test_what_narrows_a_question_leaves_it_without_a_number(ask: Ask, question: str) -> None:
    assert ask(question).status is AnswerStatus.UNSURE


def test_the_share_of_a_group_that_is_named_is_of_that_group(ask: Ask) -> None:
    answer = ask("平罗县2022年无法提供里不掌握的占几成")
    assert values(answer) == [100]
    assert "无法提供 19 件" in "\n".join(line.text for line in render(answer).lines)


def test_several_results_have_one_share_together(ask: Ask) -> None:
    assert [
        round(value, 2) for value in values(ask("平罗县2022年予以公开和部分公开一共占办理总计几成"))
    ] == [Decimal("20.83")]


def test_the_public_may_be_natural_persons_or_all_who_apply(ask: Ask) -> None:
    assert ask("平罗县2022年群众一共提了多少件申请").status is AnswerStatus.AMBIGUOUS


def test_a_claim_may_be_followed_by_thanks(ask: Ask) -> None:
    assert ask("平罗县2022年收到24件申请，对吗？谢谢，急用").verdict is True
    assert ask("平罗县2022年收到42件申请，对吗？谢谢").verdict is False


def test_more_than_a_round_number_is_a_bound(ask: Ask) -> None:
    assert values(ask("2020年行政处罚过千的单位")) == [1965, 1271]


def test_numbers_of_a_list_are_no_numbers_of_the_question(ask: Ask) -> None:
    assert values(ask("1.平罗县2022年新收几件？2.其中自然人几件？")) == [24, 24]


def test_a_year_without_any_is_no_agency(ask: Ask) -> None:
    answer = ask("平罗县哪几年有行政诉讼")
    assert "没有这样的年份" in render(answer).lines[0].text


def test_words_taken_over_from_the_question_before_have_no_place_in_this_one(ask: Ask) -> None:
    for question in ("红寺堡2020经费多少", "比上年呢", "那2019年是多少", "平罗的呢"):
        assert ask(question).status is not AnswerStatus.ANSWERED


@pytest.mark.parametrize(
    ("question", "head"),
    [
        ("红寺堡哪年没有结转下年的", "1 个年份为 0"),
        ("红寺堡哪几年有本机关不掌握的", "1 个年份超过 0"),
        ("平罗县哪年没有不掌握的", "没有这样的年份"),
        ("平罗县哪几年没有行政诉讼", "1 个年份为 0"),
    ],
)
def test_years_with_any_are_not_those_with_none(ask: Ask, question: str, head: str) -> None:
    assert render(ask(question)).lines[0].text == head
