"""A report with table four alone, which both forms have: its cells are asked, added and ranked like
others.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from handlers.answering import AnswerStatus
from handlers.conversation import Conversation
from handlers.reply import Asker, Asking
from store.loader import Loaded, load
from store.names import Names
from tests.conftest import TODAY
from tests.opening import opened
from tests.store.begun import begin_index
from tests.store.made import report

ALONE = """平罗县教育局2022年政府信息公开工作年度报告
一、总体情况
全年主动公开信息120条。
四、政府信息公开行政复议、行政诉讼情况
行政复议\t行政诉讼
未经复议直接起诉\t复议后起诉
结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计
1\t0\t0\t0\t1\t2\t0\t0\t0\t2\t0\t0\t1\t0\t1
五、存在的主要问题及改进情况
无。
"""
SCHOOL = report("平罗中学", 2021, documents=(0, 0, 4)).replace("2021年政府", "2020-2021学年政府", 1)


@pytest.fixture(scope="module")
def conversation(tmp_path_factory: pytest.TempPathFactory, names: Names) -> Conversation:
    folder = tmp_path_factory.mktemp("none")
    (folder / "教育局.txt").write_text(ALONE, "utf-8")
    (folder / "中学.txt").write_text(SCHOOL, "utf-8")
    (folder / "水务局.txt").write_text(report("平罗县水务局"), "utf-8")
    index = folder.parent / f"{folder.name}.db"
    assert isinstance(load([folder], begin_index(index), names), Loaded)
    return Conversation(opened(index), names)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("平罗县教育局2022年行政复议多少件", 1),
        ("平罗县教育局2022年行政复议结果维持几件", 1),
        ("平罗县教育局2022年行政诉讼总计", 3),
        ("平罗中学2020-2021学年规范性文件现行有效多少件", 4),
        ("平罗中学2020学年规范性文件现行有效多少件", 4),
        ("平罗中学2020—2021学年度规范性文件现行有效多少件", 4),
        ("平罗中学2021年规范性文件现行有效多少件", 4),
    ],
)
def test_its_cells_are_asked(conversation: Conversation, question: str, value: int) -> None:
    answer = conversation.answer(Asking(question, Asker("chat"), TODAY))
    assert answer.status is AnswerStatus.ANSWERED, answer
    assert answer.results[0].value == Decimal(value)


@pytest.mark.parametrize("what", ["申请", "规章"])
def test_of_the_tables_that_it_lacks_that_is_said(conversation: Conversation, what: str) -> None:
    answer = conversation.answer(Asking(f"平罗县教育局2022年{what}多少件", Asker("chat"), TODAY))
    assert answer.status is AnswerStatus.MISSING
    assert [lack.why.value for lack in answer.lacks] == ["no-table"]


def test_it_is_ranked_with_the_others(conversation: Conversation) -> None:
    answer = conversation.answer(Asking("2022年各单位行政诉讼排名", Asker("chat"), TODAY))
    assert answer.results[0].value == 3
