"""Figures of the prose: the one that is asked for, or none; each sample is a report of a few
sentences.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from handlers.answering import Answer, AnswerStatus
from handlers.answering.values.answer import ResultRole
from handlers.conversation import Conversation
from handlers.rendering import render
from handlers.reply import Asker, Asking
from store.index import IndexUnusable, open_index
from store.loader import Loaded, load
from store.names import Names
from tests.conftest import TODAY
from tests.store.begun import begin_index

Tell = Callable[[str, str], Answer]
HEAD = "盐池县青山乡2021年政府信息公开工作年度报告\n\n一、总体情况\n\n"


@pytest.fixture
def tell(tmp_path: Path, names: Names) -> Tell:
    """The answer to a question about 青山乡 whose report says just this."""

    def answer(prose: str, question: str) -> Answer:
        (tmp_path / "青山乡2021.txt").write_text(HEAD + prose + "\n", encoding="utf-8")
        path = tmp_path / "index.db"
        assert isinstance(load([tmp_path / "青山乡2021.txt"], begin_index(path), names), Loaded)
        index = open_index(path)
        assert not isinstance(index, IndexUnusable)
        try:
            return Conversation(index, names).answer(
                Asking("青山乡2021年" + question, Asker("chat"), TODAY)
            )
        finally:
            index.close()

    return answer


def test_a_report_with_a_table_of_each_form_answers_from_both(tell: Tell) -> None:
    tables = (
        "二、主动公开政府信息情况\n"
        "信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量\n规范性文件 | 4 | 5 | 6\n"
        "信息内容 | 本年处理决定数量 |\n行政许可 | 7 |\n"
        "信息内容 | 本年收费金额（单位：万元） |\n行政事业性收费 | 28.1 |\n"
    )
    assert told(tell(tables, "规范性文件对外公开总数量")) == [6]
    assert told(tell(tables, "行政许可处理决定数量")) == [7]
    assert told(tell(tables, "行政事业性收费本年收费金额")) == [281000]
    assert told(tell(tables, "规范性文件现行有效件数")) == []


def told(answer: Answer) -> list[Decimal]:
    return [result.value for result in answer.results if result.role is ResultRole.ANSWER]


CHANNELS = "全年主动公开政府信息500条，其中，通过政府网站发布信息320条、政务新媒体发布信息180条。"
LIST = "2021年我乡主动公开财政信息26条、部门动态59条、政策文件3条，总共88条。"
UNNAMED = "一、总体情况\n\n2022年我局处理群众留言92条。\n\n二、主动公开政府信息情况\n\n三、存在的主要问题\n"
GAZETTE = "提升政府公报编发标准，全年出刊4期，编校2600万余字，免费赠阅750余册。"
LETTERS = "办理回复互动栏目来信94件，其中乡长信箱64件、网上投诉30件；开展培训2期100余人次。"


@pytest.mark.parametrize(
    ("prose", "question", "value"),
    [
        (CHANNELS, "主动公开政府信息多少条", "500"),
        (CHANNELS, "政务新媒体发布信息多少条", "180"),
        (LIST, "主动公开信息总共多少条", "88"),
        (LIST, "部门动态多少条", "59"),
        (LETTERS, "乡长信箱来信多少件", "64"),
        (LETTERS, "培训了多少人次", "100"),
        (LETTERS, "培训几期", "2"),
        ("安排政务公开工作经费56.3万元，较上年度增长55.3%。", "政务公开经费多少", "563000"),
        ("安排政务公开工作经费56.3万元，较上年度增长55.3%。", "政务公开经费比上年增长多少", "55.3"),
        ("2021年我乡未收到依申请公开政府信息。", "收到依申请公开多少件", "0"),
        ("印发政策汇编1000余册。", "政策汇编印发了多少册", "1000"),
        (GAZETTE, "政府公报出了几期", "4"),
        (GAZETTE, "政府公报赠阅多少册", "750"),
        ("共收到市民投诉贴116条，回复处置115条，回复处置率99%。", "回复投诉贴多少条", "115"),
        ("开展网络征集调查4期，收到意见建议28条。", "网络征集收到多少条意见建议", "28"),
        ("承办人大代表议案1件、建议30件。", "承办人大建议多少件", "30"),
        ("承办政协会议提案37件，已办结32件。", "提案办结几件", "32"),
        ("推送政策文件信息194余条，浏览量2.17万次。", "推送信息的浏览量多少", "21700"),
        ("所属8个行政村全部开通便民服务代办点。", "行政村几个", "8"),
        ("累计开展20次“政府开放日活动”。", "政府开放日办了多少次", "20"),
        ("统一配备查询设备（65寸触摸一体机）5套和政策超市等设施100余件。", "设备几套", "5"),
        ("青山乡没有收到政府信息公开申请。", "收到政府信息公开申请多少件", "0"),
        ("开展政府网站和政务新媒体检查12次。", "政府网站检查几次", "12"),
        (
            "通过专栏发布信息359条，通过微信公众号“人文廿三里”发布信息1088条。",
            "微信公众号发了多少条",
            "1088",
        ),
        ("主动公开规章13件，其他文件162件，人事任免文件141件。", "人事任免文件主动公开几件", "141"),
        ("我乡公开了临时救助、低保、移民搬迁等109条内容。", "公开多少条内容", "109"),
        ("其中，动态类信息112条，占33.04%；统计信息146条，占43.07%。", "统计信息占比多少", "43.07"),
        ("网站点击率已超过167.5万次。", "网站点击率超过多少万次", "1675000"),
        ("政府集中采购18项，资金214万元。", "政府集中采购资金多少", "2140000"),
        ("电子屏滚动播放宣传信息200余条。", "电子屏播了多少条宣传信息", "200"),
        ("开展政务公开学习培训2次100余人次。", "政务公开培训人次", "100"),
        ("12345热线受理工单4353件，网民满意度高达95%以上。", "满意度是多少", "95"),
        ("办理结果如下：予以公开35件；部分予以公开1件。", "办理结果予以公开几件", "35"),
        ("公民个人提出申请1030件，占比98.5%。", "公民个人申请占比", "98.5"),
        ("承办三届人大五次会议代表议案1件、建议30件。", "承办人大代表建议多少件", "30"),
        ("“青山发布V”微博发布信息313条。", "微博发了几条信息", "313"),
    ],
)
def test_the_figure_that_is_asked_for(tell: Tell, prose: str, question: str, value: str) -> None:
    answer = tell(prose, question)
    assert answer.status is AnswerStatus.QUOTED
    assert told(answer) == [Decimal(value)]
    assert "第 5 行" in render(answer).text


@pytest.mark.parametrize(
    ("prose", "question"),
    [
        ("2021年我乡主动公开财政信息26条。", "主动公开信息多少条"),
        (LETTERS, "收到投诉来信的人有多少"),
        (LETTERS, "培训经费多少元"),
        (LETTERS, "答复率"),
        (CHANNELS, "微博发布信息多少条"),
        ("开展检查12次，发现问题23个。", "检查发现问题几次"),
        ("甲村公开信息5条，乙村公开信息7条。", "公开信息多少条"),
        ("全年接待来访群众300人次。", "来访多少件"),
        ("未公开信息5条。", "公开信息多少条"),
        ("政务微信新增用户423个。", "政务微信用户多少个"),
        ("通过网站和微信公众号发布信息202条。", "微信公众号发布信息多少条"),
        ("通过政府网站、政府公报、微信等平台主动公开信息114条。", "政府网站公开信息多少条"),
        ("公开教育、环境保护、扶贫工作等信息331条。", "扶贫信息公开多少条"),
        ("办理乡长信箱64件、投诉30件。", "乡长信箱投诉多少件"),
        ("甲村开展培训5次，乙村公开信息7条。", "甲村公开信息多少条"),
        (GAZETTE, "政府公报多少页"),
        ("受理政府信息公开申请7件，其中1件为上年结转。", "新收申请多少件"),
        ("配备可播报的查询设备（65寸触摸一体机）。", "触摸一体机有几套"),
        ("陆续在政府官网和官微开设专栏，全年累计公开信息651条。", "政府网站公开信息多少条"),
        ("其中市政府文件15件、市政府办文件1件。", "文件几件"),
        ("公开行政处罚类信息10条。", "行政处罚多少万元"),
        (
            "政策解读43件（包括转发自治区、吴忠市解读材料10件，本级文字解读33件）。",
            "解读材料转发多少件",
        ),
    ],
)
def test_no_figure_rather_than_a_neighbouring_one(tell: Tell, prose: str, question: str) -> None:
    assert told(tell(prose, question)) == []


def test_a_question_of_what_gets_the_sentence_and_no_number(tell: Tell) -> None:
    answer = tell("检查发现网站存在错别字等问题23个。", "检查发现了什么问题")
    assert told(answer) == []
    assert "错别字" in render(answer).text


@pytest.fixture
def told_by(tmp_path: Path, names: Names) -> Tell:
    """The answer to a question where a file of this name is all there is, and does not say whose it
    is.
    """

    def answer(file: str, question: str) -> Answer:
        (tmp_path / file).write_text(UNNAMED, encoding="utf-8")
        path = tmp_path / "index.db"
        assert isinstance(load([tmp_path / file], begin_index(path), names), Loaded)
        index = open_index(path)
        assert not isinstance(index, IndexUnusable)
        try:
            return Conversation(index, names).answer(Asking(question, Asker("chat"), TODAY))
        finally:
            index.close()

    return answer


@pytest.mark.parametrize(
    ("file", "question"),
    [
        ("fushun-tjj-2022.txt", "抚顺市统计局2022年处理群众留言多少条"),
        ("anju-zfj-2022.txt", "安居区综合行政执法局2022年处理群众留言多少条"),
        ("a.txt", "该局2022年处理群众留言多少条"),
        ("changchun-tyjrswj-2022.txt", "该局（退役军人事务局）2022年处理群众留言多少条"),
    ],
)
def test_a_report_that_names_no_agency_is_quoted_and_the_answer_says_so(
    told_by: Tell, file: str, question: str
) -> None:
    answer = told_by(file, question)
    assert told(answer) == [Decimal(92)]
    assert "没有写明" in render(answer).text


@pytest.mark.parametrize(
    ("file", "question"),
    [
        ("fushun-tjj-2022.txt", "抚顺县统计局2022年处理群众留言多少条"),  # the name means the city
        ("fushun-tjj-2022.txt", "抚顺市教育局2022年处理群众留言多少条"),
        ("fushun-tjj-2022.txt", "抚顺市2022年处理群众留言多少条"),
        ("a.txt", "该县2022年处理群众留言多少条"),  # it calls itself 我局
        ("a.txt", "教育局2022年处理群众留言多少条"),
        ("tongren-tjj-2022.txt", "同仁市统计局2022年处理群众留言多少条"),  # 铜仁市 is above it
    ],
)
def test_such_a_report_is_nobody_elses(told_by: Tell, file: str, question: str) -> None:
    assert told(told_by(file, question)) == []


@pytest.mark.parametrize(
    ("prose", "question", "head"),
    [
        ("共受理申请859件，申请数量较去年回落12.3%。", "申请数量较去年变化", "下降12.3%"),
        (
            "安排政务公开工作经费56.3万元，较上年度增长55.3%。",
            "政务公开经费比上年增长百分之几",
            "增长55.3%",
        ),
    ],
)
def test_a_change_is_told_with_its_direction(
    tell: Tell, prose: str, question: str, head: str
) -> None:
    assert render(tell(prose, question)).text.startswith(head)
