"""Rows of the forms as people name them: each way finds the row's own cell of the shipped reports, and no other."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest

from handlers.answering.answer import AnswerStatus, Role
from handlers.measures import Measure, cells
from store.index import Index
from tests.conftest import Ask

_QUESTION = "平罗县2022年{way}的有多少件"
_WAYS = {
    "granted": "如数公开 悉数公开 全盘公开 原样公开 全文提供 获准公开 申请获准 毫无保留公开 作出予以公开决定 全部给出",
    "partial": "部分答复 部分获准 公开一半 打码公开 脱敏后公开 隐去后公开 公开其中一部分 给了其中一部分 遮挡后公开",
    "denied": "遭拒 碰壁 不肯给 给拒了 被顶回去 吃闭门羹 不允许公开 没获准公开 作出不予公开决定 一口回绝",
    "denied_third_party": "第三方有异议 第三人不同意公开",
    "unable": "实在给不了 没条件提供 拿不出东西 想给给不了 无法拿出 没有能力提供 不具备提供条件 未能拿出",
    "unable_not_held": "不掌握资料 手里没这份材料 别的单位掌握 不在本单位 检索无果 本机关没这份文件 单位没有这个信息",
    "handled": "办好的 办出去 处理结束 办结归档 处理妥 做了答复",
}


def _ways() -> Iterator[tuple[str, str]]:
    for subject, ways in _WAYS.items():
        for way in ways.split():
            yield subject, way


@pytest.mark.parametrize(("subject", "way"), list(_ways()))
def test_a_way_of_saying_a_row_finds_its_cell(ask: Ask, index: Index, subject: str, way: str) -> None:
    question = _QUESTION.format(way=way)
    answer = ask(question, chat=question)
    held = next(one for one in index.held() if "平罗" in one.agency.name and one.year == 2022)
    facts = index.facts([held])[held.id]
    want = sum((facts[cell].value or Decimal() for cell in cells(Measure(subject, "total"), held.form)), Decimal())
    assert answer.status is AnswerStatus.ANSWERED
    assert [result.value for result in answer.results if result.role is Role.ANSWER] == [want]
