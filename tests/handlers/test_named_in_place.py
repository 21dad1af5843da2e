"""Rows that are named by their place or by what the form prints, what is listed again in a bracket,
and statements that go beside a number.
"""

from __future__ import annotations

import pytest

from handlers.answering import AnswerStatus
from handlers.answering.values.answer import ResultRole
from tests.conftest import Ask


@pytest.mark.parametrize(
    ("question", "subject"),
    [
        ("平罗2022年表二里信访举报投诉类那格", "not_processed_petition"),
        ("平罗2022年表二总计那格填的几", "handled"),
        ("平罗2022年表三行政复议总计多少", "review"),
        ("平罗2022年不予公开第3项几件", "denied_safety"),
        ("平罗2022年“不予处理”下面第二项“重复申请”填的几", "not_processed_repeat"),
        ("平罗2022年无法提供三个小项总共几件", "unable"),
        ("平罗2022年以“我们没有这个信息”打发掉的几件", "unable_not_held"),
        ("平罗2022年申请的信息他们手上没有的几件", "unable_not_held"),
        ("平罗2022年当信访处理掉的申请几件", "not_processed_petition"),
        ("平罗2022年企业申请、结果是“本机关不掌握”的几件", "unable_not_held"),
        ("平罗2022年真正公开给人家的有几件", "granted"),
        ("平罗2022年有没有因为信息公开被老百姓告到法院", "litigation"),
        ("平罗2022年到底有没有人申请过信息公开", "new"),
        ("平罗2022年因为信息公开输掉的那场官司是怎么回事", "litigation"),
    ],
)
def test_a_row_is_found_by_its_place_or_by_what_people_call_it(
    ask: Ask, question: str, subject: str
) -> None:
    answer = ask(question)
    assert answer.status is AnswerStatus.ANSWERED
    assert {measure.subject for measure in answer.question.measures} == {subject}


@pytest.mark.parametrize(
    "question",
    [
        "平罗2022年无法提供四个小项总共几件",
        "平罗2022年“不予处理”下面第二项“信访”填的几",
        "四份报告（西吉、红寺堡、青山），新收合计",
        "2020年新收的申请，西吉、红寺堡这三家从多到少排一下",
        "平罗2022年被企业告到法院几次",
    ],
)
def test_what_is_not_of_the_form_is_not_answered(ask: Ask, question: str) -> None:
    told = [one for one in ask(question).results if one.role is ResultRole.ANSWER]
    assert not told


def test_a_bracket_lists_the_agencies_of_a_sum(ask: Ask) -> None:
    answer = ask("四份有表二的报告（青山、西吉、红寺堡、平罗），新收申请合计")
    assert [one.value for one in answer.results if one.role is ResultRole.ANSWER] == [35]


def test_a_number_of_agencies_says_nothing_more_where_so_many_are_listed(ask: Ask) -> None:
    answer = ask("2020年新收的申请，西吉、红寺堡、青山这三家从多到少排一下")
    assert [one.value for one in answer.results if one.role is ResultRole.ANSWER] == [8, 3, 0]


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("西吉2020年网站2908、微信487、微博496，加起来就是4891，没问题吧", False),
        ("西吉2020年网站2908、微信487，加起来是4891，没问题吧", None),
        ("彭阳2020年办的7件里有2件是2019年结转来的，是否属实", False),
        ("红寺堡30件人大建议全部办结，这说法准不准", False),
        ("平罗2022年受理申请31件，均按期答复。是否属实", False),
        ("平罗2022年受理申请24件，均按期答复。是否属实", None),
        ("平罗2022年新收24件、办结23件，全部按时答复，对吗", False),
    ],
)
def test_a_statement_is_judged_by_what_the_report_says(
    ask: Ask, question: str, verdict: bool | None
) -> None:
    assert ask(question).verdict is verdict


def test_what_is_stated_besides_is_told_as_not_used(ask: Ask) -> None:
    assert ask("平罗2022年受理申请24件，均按期答复。是否属实").question.set_aside == ("均按期答复",)
