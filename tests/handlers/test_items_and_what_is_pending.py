"""Both halves of what a report counts of items, what is pending when a year begins, and who
asks.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from handlers.answering import Answer, AnswerStatus
from handlers.answering.values.answer import ResultRole
from tests.conftest import Ask

# Xiji had 305 licensing items, 1979 of penalties, 107 of coercion and 20 of fees, and 428, 479, 17
# and 4 more in 2020; Hongsibu 889, 1474 and 601, and 1196 and 374 more and 14 less.


def _told(found: Answer) -> list[Decimal]:
    return [result.value for result in found.results if result.role is ResultRole.ANSWER]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("西吉2020行政事业性收费项目，上年几项、今年增减几项", [20, 4]),
        ("红寺堡行政处罚事项2019年底是多少项，2020年变动多少", [1474, 374]),
        ("红寺堡行政处罚事项2019年底多少项？2020年变动多少？", [1474, 374]),
        ("西吉县行政许可事项，原来有多少项，2020年又加了多少项", [305, 428]),
        ("西吉行政强制2019年有多少项，2020年又增加了多少项", [107, 17]),
        ("红寺堡行政强制事项上年底是多少，2020年减了多少", [601, -14]),
        ("西吉行政处罚事项2020年之前有多少项，当年增加多少项", [1979, 479]),
        ("西吉行政许可事项2020年增加了多少项，原来多少项", [305, 428]),
        ("西吉2020年行政许可事项增减几项、上年几项", [305, 428]),
        ("西吉行政强制事项2019年底有107项，2020年又加了多少", [107, 17]),
        ("西吉行政许可和行政处罚2019年底多少项，2020年变动多少", [305, 1979, 428, 479]),
        ("红寺堡行政处罚事项2019年底是多少项,2020年变动多少,处理决定多少", [1474, 374, 1965]),
        ("西吉2020年收到几件申请，许可和处罚本年增减多少", [3, 428, 479]),
        ("西吉2020年许可上年几项，处罚和强制本年增减几项", [305, 479, 17]),
        ("西吉2020规范性文件新做几件、新公开几件、一共几件", [2, 2, 9]),
    ],
)
def test_both_halves_are_told(ask: Ask, question: str, told: list[int]) -> None:
    assert _told(ask(question, chat=question)) == told


@pytest.mark.parametrize(
    "question",
    [
        "红寺堡行政处罚事项2018年底是多少项，2020年变动多少",
        "西吉行政处罚事项2019年底没公开的多少项，2020年变动多少",
        "西吉行政处罚事项2019年底多少项，红寺堡2020年变动多少",
        "西吉行政处罚2019年多少件，2020年变动多少",
    ],
)
def test_items_of_another_year_or_place_are_not_those_before(ask: Ask, question: str) -> None:
    assert not {1474, 1979} & {*_told(ask(question, chat=question))}


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("律师朋友想知道西吉县2020年拿“保护第三方合法权益”当理由不公开的有几件", 3),
        ("企业朋友想知道西吉2020年收到几件申请", 3),
        ("公司老板想了解平罗2022年收到几件申请", 24),
        ("律师事务所的人来问平罗2022年收到几件申请", 24),
        ("一个律师朋友托我问西吉2020年收到几件申请", 3),
        ("新闻稿要个数字：西吉2020年收到几件申请", 3),
        ("律师2022年向平罗申请了几件", 0),
        ("西吉2020年律师提的申请有几件", 0),
        ("西吉2020年那张主动公开的表，规范性文件当年新做了几件", 2),
        ("红寺堡2020年主动公开那张表，规范性文件当年新制作几件", 5),
        ("青山乡2020有没有走过政府集中采购，几个项目", 0),
        ("红寺堡2020年走过政府采购吗，几个项目", 199),
        ("红寺堡2020年手上有几件是2019年没办完拖过来的申请", 3),
        ("红寺堡2020年有几件申请是2019年没办完转过来的", 3),
        ("红寺堡2020年年初还压着几件申请", 3),
        ("红寺堡2020年开年时还剩几件上年没办完的申请", 3),
        ("2020年初红寺堡积压的上年申请有几件", 3),
        ("红寺堡2020年企业有几件是2019年没办完拖过来的申请", 0),
        ("平罗2022年有几件被告知本机关不掌握这个信息", 19),
        ("平罗2022年有没有社会组织申请过政府信息", 0),
    ],
)
def test_what_clerks_say_is_read(ask: Ask, question: str, told: int) -> None:
    assert _told(ask(question, chat=question)) == [told]


@pytest.mark.parametrize(
    ("statement", "holds"),
    [
        ("平罗2022的申请一大半都答复“不掌握”，是不是这么回事", True),
        ("平罗2022年申请大多数都答复不掌握，对吗", True),
        ("平罗2022年申请里一多半是不公开，对吗", False),
        ("平罗2022年收到的24件申请当年就全办完了？", True),
        ("平罗2022年收到的20件申请当年就全办完了？", False),
    ],
)
def test_statements_of_clerks_are_checked(ask: Ask, statement: str, holds: bool) -> None:
    assert ask(statement, chat=statement).verdict is holds


@pytest.mark.parametrize(
    "question",
    [
        "西吉县政府网站IPv6改造弄完了没有",
        "西吉县2020年网站迁移完成了没有",
        "青山乡的便民服务事项里村一级代办的有多少件",
        "西吉2020年底在册备案的政务新媒体有多少个？关停的呢",
        "我在西吉2020年报里没翻到复议诉讼的表，到底有没有复议和诉讼",
    ],
)
def test_the_prose_tells_it(ask: Ask, question: str) -> None:
    assert ask(question, chat=question).status is AnswerStatus.QUOTED
