"""Wishes in natural words, against the shipped reports: the button under the answer holds the
command that does it.
"""

from __future__ import annotations

from datetime import date

import pytest

from handlers.answering import AnswerStatus
from handlers.conversation import Conversation
from handlers.reply import Asker, Asking, Reply
from tests.conftest import Ask

PINGLUO, GUYUAN = "宁夏回族自治区石嘴山市平罗县", "宁夏回族自治区固原市"


def said(conversation: Conversation, text: str) -> Reply:
    return conversation.ask(Asking(text, Asker("chat"), date(2026, 1, 22)))


def commands(reply: Reply) -> list[str]:
    return [button.ask for row in reply.buttons for button in row]


@pytest.mark.parametrize(
    ("wish", "command"),
    [
        ("let me know when requests in Pingluo double", f"/subscribe {PINGLUO} requests rise 100%"),
        (
            "notify me when applications of Guyuan rise by more than 30%",
            f"/subscribe {GUYUAN} requests rise 30%",
        ),
        ("tell me when requests of any county rise by half", "/subscribe all requests rise 50%"),
        ("固原市各县申请涨一半时告诉我", f"/subscribe {GUYUAN} requests rise 50%"),
        ("任何县的申请上升一半时告诉我", "/subscribe all requests rise 50%"),
        ("平罗申请翻倍告诉我", f"/subscribe {PINGLUO} requests rise 100%"),
        ("平罗和固原的申请涨三成就提醒我", f"/subscribe {PINGLUO}、{GUYUAN} requests rise 30%"),
        ("订阅固原的变化", f"/subscribe {GUYUAN} changed"),
        ("平罗有变化就告诉我", f"/subscribe {PINGLUO} changed"),
        ("固原和火星县的申请翻倍时告诉我", "/subscribe 固原和火星县 requests rise 100%"),
        ("平罗发现问题通知我", f"/subscribe {PINGLUO} problems"),
        ("订阅平罗的新报告", f"/subscribe {PINGLUO} new"),
        ("订阅平罗县的新报告和更正", f"/subscribe {PINGLUO} new changed"),
        (
            "subscribe to new reports and corrections of Pingluo",
            f"/subscribe {PINGLUO} new changed",
        ),
        ("平罗有新年报或者发现问题通知我", f"/subscribe {PINGLUO} new problems"),
        ("notify me of new reports and issues of Pingluo", f"/subscribe {PINGLUO} new problems"),
        ("订阅平罗的变动和问题", f"/subscribe {PINGLUO} changed problems"),
        (
            "let me know when figures of Pingluo change or have errors",
            f"/subscribe {PINGLUO} changed problems",
        ),
        (
            "平罗数字变了或者有问题或者有新报告就告诉我一声",
            f"/subscribe {PINGLUO} new changed problems",
        ),
        (
            "subscribe to new reports, corrections and problems of Pingluo",
            f"/subscribe {PINGLUO} new changed problems",
        ),
        ("平罗的数字改了告诉我一声", f"/subscribe {PINGLUO} changed"),
        ("subscribe to new problems of Pingluo", f"/subscribe {PINGLUO} problems"),
        ("每周五下午五点半发摘要", "/digest 每周五下午五点半"),
        ("每天9点发摘要", "/digest 每天9点"),
        ("每个月1号给我发固原的汇总", f"/digest 每个月1号 {GUYUAN}"),
        ("晚上10点到早上7点不要打扰", "/quiet 晚上10点到早上7点"),
        ("每晚10点到早上7点不要打扰", "/quiet 每晚10点到早上7点"),
        ("don't disturb me every night from 10 to 7", "/quiet every night from 10 to 7"),
        ("don't disturb me from 10 pm to 7 am", "/quiet 10 pm to 7 am"),
        ("时区改成乌鲁木齐", "/timezone 乌鲁木齐"),
        ("set my time zone to Berlin", "/timezone berlin"),
        ("取消平罗的订阅", f"/unsubscribe {PINGLUO}"),
        ("平罗的订阅给我取消了吧", f"/unsubscribe {PINGLUO}"),
        ("cancel my subscription to Pingluo", f"/unsubscribe {PINGLUO}"),
        ("怎么取消订阅", "/unsubscribe"),
        ("Whenever a new Pingluo report arrives I want to hear of it", f"/subscribe {PINGLUO} new"),
        ("please post here every time a Pingluo report comes in", f"/subscribe {PINGLUO} new"),
        ("I want to know the moment Pingluo's 2025 report lands", f"/subscribe {PINGLUO} new"),
        ("Keep us in the loop about Pingluo's reports please", f"/subscribe {PINGLUO} new"),
        ("We want word of any new report from Pingluo.", f"/subscribe {PINGLUO} new"),
    ],
)
def test_a_wish_has_its_command_with_all_that_is_said(
    conversation: Conversation, wish: str, command: str
) -> None:
    assert commands(said(conversation, wish)) == [command]


@pytest.mark.parametrize(
    ("wish", "condition"),
    [
        ("平罗申请超过100件告诉我", "平罗申请超过100件"),
        ("平罗处罚下降一半通知我", "平罗处罚"),
        ("平罗的申请超过固原时提醒我", "平罗的申请超过固原"),
        ("notify me when penalties in Pingluo exceed 100", "penalties in pingluo exceed 100"),
        ("let me know if requests in Pingluo fall by half", "requests in pingluo fall"),
    ],
)
def test_a_condition_that_cannot_be_gone_by_is_told_as_such(
    conversation: Conversation, wish: str, condition: str
) -> None:
    reply = said(conversation, wish)
    assert condition in reply.lines[0].text
    assert "没有看懂" in reply.lines[0].text or "cannot go by" in reply.lines[0].text
    assert commands(reply) == [f"/subscribe {PINGLUO} new"]
    assert reply.buttons[0][0].label in ("订阅新报告", "Subscribe to new reports")


@pytest.mark.parametrize(
    "question",
    [
        "平罗县2022年停止通知的有几件",
        "平罗的申请增加了多少告诉我",
        "平罗的申请涨了没有告诉我",
        "平罗2022年申请有没有超过20件告诉我",
        "平罗取消的行政处罚有多少",
        "告诉我平罗2022年收到多少申请",
    ],
)
def test_what_asks_is_no_wish(conversation: Conversation, question: str) -> None:
    asked = commands(said(conversation, question))
    assert not [
        one for one in asked if one.startswith(("/unsubscribe", "/quiet", "/timezone", "/digest"))
    ]
    assert f"/subscribe {PINGLUO} requests rise" not in "".join(asked)
    assert not said(conversation, question).lines[0].text.startswith("没有看懂提醒的条件")


@pytest.mark.parametrize(
    ("wish", "begins"),
    [
        ("平罗一有新报告就戳我一下", "/subscribe "),
        ("要是固原出新年报了记得招呼我们一声", "/subscribe "),
        ("drop us a line as soon as Pingluo files its next annual report", "/subscribe "),
        ("quit pestering us about Pingluo", "/unsubscribe "),
        ("Could I have a digest of what's new?", "/digest"),
        ("平罗2022年新收申请弄成条状图看看", "/chart "),
        ("plz give us some bars for Pingluo requests 2022", "/chart "),
        ("平罗2022年新收申请倒成xlsx", "/export "),
        ("把平罗2022年新收申请的excel给我", "/export "),
    ],
)
def test_a_wish_in_words_of_its_kind_has_its_command(
    conversation: Conversation, wish: str, begins: str
) -> None:
    assert any(command.startswith(begins) for command in commands(said(conversation, wish)))


@pytest.mark.parametrize(
    "question", ["平罗2022年做图解几个", "平罗发布的图片新闻几条", "平罗2022年表格里处罚多少"]
)
def test_what_only_looks_like_a_wish_is_none(ask: Ask, question: str) -> None:
    assert ask(question, chat=question).status is not AnswerStatus.ACTION


@pytest.mark.parametrize(
    "text",
    [
        "what sort of things can I ask you",
        "which things are you able to tell me",
        "I'm new here, where do I start?",
        "give me some examples of questions",
        "what kind of things can I request from Hongsibu",
        "能问哪方面的问题",
        "新来的，不知道问什么",
        "给几个例子看看怎么问",
        "刚进群，这个怎么玩",
        "what tricks have you got up your sleeve, mate? how do I use you",
    ],
)
def test_what_can_be_asked_is_told(conversation: Conversation, text: str) -> None:
    assert commands(said(conversation, text)) == ["/help"], text


@pytest.mark.parametrize("text", ["what sort of things did Pingluo publish in 2022", "有什么问题"])
def test_what_is_asked_of_reports_is_no_wish_for_help(
    conversation: Conversation, text: str
) -> None:
    assert commands(said(conversation, text)) != ["/help"], text
