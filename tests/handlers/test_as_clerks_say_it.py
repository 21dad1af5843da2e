"""Chinese sentences as clerks, citizens and inspectors say them: who asks and what for, where a row
stands in its table, what was done or not, two accounts or agencies side by side.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from handlers.answering import Answer, AnswerStatus
from handlers.answering.values.answer import ResultRole
from tests.conftest import Ask


def _told(found: Answer) -> list[Decimal]:
    return [result.value for result in found.results if result.role is ResultRole.ANSWER]


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("检查用，请报西吉县2020年度政府集中采购项目数", 227),
        ("检查要用，西吉2020年行政强制处理决定几件", 56),
        ("供检查组核对，红寺堡区2020年度新收申请数", 8),
        ("巡察组想了解，红寺堡2020年处罚决定几件", 1965),
        ("我也去平罗申请过，就想知道他们2022年只给公开一部分的有几件", 2),
        ("本人曾向平罗申请，想了解他们2022年不掌握信息的有多少", 19),
        ("平罗县政府办2022年行政事业性收费到底收没收，收了多少", 0),
        ("平罗22年行政处罚罚没罚，罚了多少", 0),
        ("平罗22年规范性文件发没发，发了几个", 0),
        ("平罗22年因为没缴费不再办理的申请几件", 0),
        ("平罗2022年没按时交钱就不再处理的有几件", 0),
        ("红寺堡那张申请表，最底下结转下年度，法律服务机构那格填的啥", 0),
        ("红寺堡表三最后一行法律服务机构那栏填的是几", 0),
        ("红寺堡申请表最上面一行，自然人填的几", 8),
        ("平罗22年有老百姓去复议吗", 0),
        ("平罗22年老百姓为这个打官司了吗", 0),
        ("平罗22年因信息公开惹上过诉讼吗", 0),
        ("平罗22年打过官司没", 0),
        ("平罗22年全公开的几件", 3),
        ("平罗22年全公开的和部分公开的加起来几件", 5),
        ("红寺堡强制项目减掉以后还剩多少项", 587),
        ("西吉处罚项目增加后是多少项", 2458),
        ("西吉收费项目加上新增的有几项", 24),
        ("督查组想了解，西吉县截至2020年底备案在册的政务新媒体有几个？", 40),
        ("2020年红寺堡开了几次政务公开的专题会", 3),
        ("红寺堡2020年人大代表的30件建议办完了几件", 29),
        ("红寺堡政府网站发的比新媒体发的多多少条", 891),
        ("红寺堡政务新媒体发的比网站少多少条", 891),
    ],
)
def test_a_figure_is_told(ask: Ask, question: str, value: int) -> None:
    assert _told(ask(question, chat=question)) == [value]


@pytest.mark.parametrize(
    ("question", "more"),
    [
        ("网站上发的信息，西吉跟红寺堡哪个多", 4611),
        ("政府网站发布信息西吉和红寺堡哪家多", 4611),
        ("主动公开信息西吉和红寺堡哪个多", 8331),
        ("彭阳和西吉主动公开的信息条数哪个多", 4891),
    ],
)
def test_the_one_that_published_more_is_told(ask: Ask, question: str, more: int) -> None:
    assert _told(ask(question, chat=question)) == [more]


def test_both_mailboxes_are_told(ask: Ask) -> None:
    assert set(_told(ask("县长信箱这块彭阳和平罗谁回得多"))) == {116, 24}


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("我要是去平罗申请会不会收钱，他们2022年信息处理费收了吗", "未收取信息处理费"),
        ("平罗2022年申请公开要交钱吗，信息处理费收了没", "未收取信息处理费"),
        ("彭阳的年报在哪个网站上能下载", "pengyang.gov.cn"),
        ("红寺堡年报从哪个网址下载", "hongsibu.gov.cn"),
        ("西吉2020年有老百姓为这事去复议吗", "无因政府信息公开申请引起"),
        ("平罗2022年的年报里提了哪两个问题", "指导检查力度不够大"),
    ],
)
def test_a_sentence_of_the_prose_is_quoted(ask: Ask, question: str, words: str) -> None:
    found = ask(question, chat=question)
    assert found.status is AnswerStatus.QUOTED
    assert words in "".join(quote.sentence.text for quote in found.quotes)


@pytest.mark.parametrize("follow_up", ["微博呢", "政务微博呢", "那微博新增多少"])
def test_another_account_is_asked_the_same(ask: Ask, follow_up: str) -> None:
    assert _told(ask("西吉政务公众号新增用户多少", chat=follow_up)) == [423]
    assert _told(ask(follow_up, chat=follow_up)) == [65]


def test_another_account_with_a_verb_of_its_own_is_asked_that(ask: Ask) -> None:
    ask("西吉政务微信新增用户多少", chat="verb")
    assert _told(ask("那微博发了多少", chat="verb")) != [65]
