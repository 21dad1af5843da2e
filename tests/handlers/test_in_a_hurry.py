"""Questions as officials type them in a hurry: run together, with slips, politely, in both
languages at once.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from handlers.answering import AnswerStatus
from handlers.answering.values.answer import ResultKind, ResultRole
from tests.conftest import Ask

TOLD: dict[str, list[int | Decimal]] = {
    "平罗22年收了几件申请": [24],
    "平罗县二〇二二年收到的信息公开申请一共有多少件啊": [24],
    "我想问一下那个平罗县政府办公室啊就是2022年那个年报里面收到的申请到底是多少件": [24],
    "平螺县2022年申请多少件": [24],
    "平羅縣2022年收到多少件申請": [24],
    "pingluo 2022 shenqing": [24],
    "平罗 requests 2022": [24],
    "need the number of licences for Xiji 2020 asap": [294500],
    "急！！红寺堡2020采购总额": [183368800],
    "红司堡2020年处罚多少": [1965],
    "西吉县2020行政处法": [1271],
    "西吉县2020年行正许可": [294500],
    "那个啥 红寺堡那边2020年许可数量给我一下": [6269],
    "请教一下各位老师红寺堡2020年没掌握的几件": [2],
    "红寺堡区2020年结转上年几件": [3],
    "红寺堡2020行政强制增减": [-14],
    "西吉2020许可多少万": [294500],
    "西吉2020第三方权益不公开几件": [3],
    "Hongsibu 2020处罚多少": [1965],
    "Xiji 2020 procurement amount多少万": [143628600],
    "whats the penalty count for Xiji 2020 pls": [1271],
    "红寺堡2020处罚比西吉多几件": [694],
    "除西吉外2020年处罚最多的": [1965],
    "不是西吉的2020处罚最多的是哪家": [1965],
    "宁夏除了红寺堡以外2020年处罚合计": [1271],
    "Ningxia 2020 penalties total other than Xiji": [1965],
    "average penalties across Ningxia 2020": [809],
    "平罗22年公开率和不予公开占比": [Decimal("12.5"), 0],
    "请教各位，西吉县2020年行政处罚做了多少件？": [1271],
    "老师好，我想了解一下平罗县报告期内2022年度新收申请数量为何": [24],
    "就平罗县而言,2022年申请多少": [24],
    "平罗2022年公开率怎么算的": [Decimal("12.5")],
    "平罗2022年信访类申请几件": [0],
    "行政处罚2020年红寺堡比西吉多百分之多少": [Decimal("54.6")],
    "西吉2020年行政处罚比红寺堡少百分之几": [Decimal("35.32")],
    "红寺堡政务公开花了多少经费": [563000],
    "did anyone sue Pingluo in 2022": [0],
    "how many lawsuits did Hongsibu face in 2020": [0],
    "Hongsibu's procurement spending in million yuan 2020": [183368800],
    "平均每个采购项目多少亿元红寺堡2020": [Decimal("0.009215")],
}


@pytest.mark.parametrize("question", TOLD)
def test_what_is_typed_in_a_hurry_is_understood(ask: Ask, question: str) -> None:
    results = [result for result in ask(question).results if result.role is ResultRole.ANSWER]
    assert [result.value for result in results] == [Decimal(value) for value in TOLD[question]]


@pytest.mark.parametrize(
    "question",
    [
        "how many requests in English did Pingluo receive in 2022",
        "平罗2022年用英文提交的申请多少件",
        "平罗2022年英文申请多少件",
        "平罗2022年有没有公开",
        "平罗2022年没有公开的几件",
        "平罗2022答复平均用时",
        "平罗2022年新收学生多少",
        "西吉2020新收申请除邮寄外多少件",
        "西吉2020用地许可几件",
        "平罗2022复议收费多少",
        "平罗2022年信息公开收费多少",
        "平罗2022及时办结几件",
        "平罗2022复议申请人",
        "江苏2020年处罚一共多少",
        "江苏省各县2020年处罚",
        "教育局2020年处罚最多的是谁",
        "how many requests for help did Pingluo get in 2022",
        "Xiji licence fees 2020",
        "grant applications Pingluo 2022",
    ],
)
def test_what_only_looks_like_it_gets_no_number_of_a_table(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.status is not AnswerStatus.ANSWERED
    assert not [result for result in answer.results if result.kind is not ResultKind.QUOTED]
