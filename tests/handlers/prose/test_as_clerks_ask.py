"""Questions as they are typed, over the prose of one made report: told where one figure is meant,
quoted elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from handlers.answering import Answer, AnswerStatus
from handlers.conversation import Conversation
from handlers.reply import Asker, Asking
from store.loader import Loaded, load
from store.names import Names
from tests.conftest import TODAY
from tests.opening import opened
from tests.store.begun import begin_index

SAID = """全年公开各类信息165条。其中，机构职能类信息4条，就业促进集成17条，工作动态等信息41条，其他103条。
按时编辑出版《政府公报》，全年共编发公报24期，刊登规章等112件，部门规范性文件45件，解读83件。
收到12345群众来信、来电等26件，均已办结。网站点击率已超过167.5万次。
通过门户网站、微信公众号等平台推送民生提示1311条。
予以公开258件，占33.9%；不予处理158件，占19.6%。
编制发布《洪泽统计手册》《洪泽统计年鉴》。
局网站主动公开党建、人事、财务等信息334条。目前在册备案账号40个。在专栏下设置“政策法规”“规划计划”等64个子栏目。
本报告由洪泽区统计局汇总23个业务科室、3个中心的工作情况编制。将政务公开纳入效能考核，赋分2分。群众满意度高达95%。
开展征集调查33期，收到公众意见382条。发布食品公告5件，共涉及54种新食品。
实时推送全国两会、疫情动态、防控措施等政策文件194余条。公报编校41万余字。
"""
Ask = Callable[[str], Answer]


@pytest.fixture
def ask(tmp_path: Path, names: Names) -> Iterator[Ask]:
    """The answer to a question over a report with this prose."""
    name = "淮安市洪泽区统计局2023年政府信息公开工作年度报告"
    text = f"{name}\n\n一、总体情况\n\n{SAID}"
    (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    path = tmp_path / "index.db"
    assert isinstance(load([tmp_path], begin_index(path), names), Loaded)
    index = opened(path)
    conversation = Conversation(index, names)
    yield lambda question: conversation.answer(
        Asking("洪泽区统计局2023年" + question, Asker("chat"), TODAY)
    )
    index.close()


@pytest.mark.parametrize(
    ("question", "value"),
    [
        # words that only stand around what is asked
        ("就业促进集成这块公开了多少", "17"),
        ("工作动态类信息多少条", "41"),
        ("机构职能类信息公开几条", "4"),
        # what a clause counts was named before it, or what was done with it
        ("政府公报出了几期", "24"),
        ("公报登了多少件部门规范性文件", "45"),
        ("how many issues of the gazette came out", "24"),
        # a hotline is called by its number, clicks are called a rate
        ("12345来信来电多少件", "26"),
        ("网站点击率超过多少", "1675000"),
        # all that is summed up is asked for
        ("门户网站和微信公众号推送民生提示多少条", "1311"),
        ("网站等平台推送民生提示多少条", "1311"),
        ("网站推送民生提示多少条", None),
        ("网站主动公开多少条", "334"),
        ("推送全国两会、疫情动态等政策文件多少条", "194"),
        # measure words in words, and none where a rate is asked for
        ("在册备案的账号有多少", "40"),
        ("专栏下面有几个子栏目", "64"),
        ("政务公开在效能考核里赋几分", "2"),
        ("群众满意度多高", "95"),
        ("公报校对多少字", "410000"),
        # what came of rounds, what papers are on
        ("征集调查收到公众意见多少条", "382"),
        ("公告涉及多少种新食品", "54"),
        ("年报汇总了多少个业务科室", "23"),
        # the share that is printed
        ("不予处理占多少百分比", "19.6"),
    ],
)
def test_the_figure_that_is_meant(ask: Ask, question: str, value: str | None) -> None:
    told = [one.value for one in ask(question).results]
    assert told == ([] if value is None else [Decimal(value)])


def test_a_list_is_shown_though_its_words_are_those_of_the_name(ask: Ask) -> None:
    answer = ask("编了哪些统计书")
    assert any(
        "手册" in sentence.text
        for sentence in (*answer.nearest, *(one.sentence for one in answer.quotes))
    )


def test_where_to_download_is_no_wish_to_export(ask: Ask) -> None:
    assert ask("年报下载网址").status is not AnswerStatus.ACTION
