"""Chinese statements in a frame: whoever says so, and however it is asked whether it is so, each is
judged by the cells of the reports; what denies or asks for anything else is in no frame.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import product

import pytest

from handlers.understanding.spelling.framed_in_chinese import out_of_its_chinese_frame
from tests.conftest import Ask

STATED = (
    ("红寺堡区2020年作出行政强制决定{}件", "红寺堡区2020年行政强制处理决定多少件", 601),
    ("红寺堡2020年行政处罚{}件", "红寺堡2020年行政处罚多少件", 1956),
    ("平罗2022年收到申请{}件", "平罗2022年收到多少件申请", 42),
    ("西吉2020年行政许可{}件", "西吉2020年行政许可多少件", 249500),
    ("西吉2020年采购项目{}个", "西吉2020年采购项目多少个", 277),
    ("平罗2022年予以公开{}件", "平罗2022年予以公开多少件", 5),
    ("红寺堡2020年新收申请{}件", "红寺堡2020年新收申请多少件", 18),
    ("西吉2020年行政处罚{}件", "西吉2020年行政处罚多少件", 1721),
)
"""What is stated, the question of its cell, and a number that is not there."""
LEADS = (
    "稿子里写“{}”",
    "我同事说{}",
    "记者写“{}”",
    "网上传{}",
    "会上有人说{}",
    "领导讲话稿里提到{}",
    "有群众反映{}",
    "台账上记的是{}",
    "局里的简报里说{}",
    "科长说{}",
    "听说{}",
    "公众号文章里称{}",
)
TAGS = (
    "，帮我看看写错没",
    "，这个说法成立吗",
    "，你们核一下有没有错",
    "，是不是真的",
    "，属实吗",
    "，靠谱吗",
    "，看看写错了没有",
    "，这个数准吗",
    "，跟年报对得上吗",
    "，没写错吧",
    "，麻烦核实一下",
    "，是真是假？",
)
FRAMED = [
    (lead, tag, STATED[at % len(STATED)], at % 3 != 0)
    for at, (lead, tag) in enumerate(product(LEADS, TAGS))
]


@pytest.mark.parametrize(("lead", "tag", "stated", "right"), FRAMED)
def test_a_statement_is_judged_by_its_cell(
    ask: Ask, lead: str, tag: str, stated: tuple[str, str, int], right: bool
) -> None:
    statement, question, wrong = stated
    value = ask(question, chat="cell").results[0].value
    assert value != wrong
    text = lead.format(statement.format(f"{value:f}" if right else wrong)) + tag
    assert ask(text, chat=text).verdict is right


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("青山乡便民事项办了1952件没错吧", True),
        ("青山乡便民事项办了1925件没错吧", False),
        ("西吉答复依申请公开没收过费用，这个说法成立吗", True),
        ("平罗2022年没人告他们，这个说法站得住吗", True),
        ("平罗2022年收到24件申请，其中24件是个人的，没问题吧", True),
        ("平罗2022年收到24件申请，其中23件是个人的，没问题吧", False),
    ],
)
def test_what_is_stated_in_everyday_words_is_judged(ask: Ask, text: str, right: bool) -> None:
    assert ask(text, chat=text).verdict is right


@pytest.mark.parametrize(
    "text",
    [
        "稿子里没写平罗2022年收到24件申请，对吗",
        "没人说平罗2022年收到24件申请，属实吗",
        "同事说平罗2022年收到多少件申请，核实一下",
        "同事说平罗2022年收到24件申请，写错了吧",
        "同事问平罗2022年哪个月收到24件申请，帮我看看",
        "同事说记者写平罗2022年收到24件申请，对吗",
    ],
)
def test_what_denies_asks_or_is_told_by_two_is_in_no_frame(text: str) -> None:
    assert out_of_its_chinese_frame(text) == text


def test_a_figure_in_a_frame_that_is_no_statement_is_not_judged(ask: Ask) -> None:
    found = ask("同事说平罗2022年收到多少件申请，核实一下")
    assert found.verdict is None
    assert [one.value for one in found.results] in ([], [Decimal(24)])
