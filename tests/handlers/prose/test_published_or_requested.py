"""What was published is told from what somebody asked for, and fees for information from those of
table two.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from handlers.answering.values.answer import AnswerStatus
from store.names import Names
from tests.handlers.prose.made import Ask, asking, told

SAID = """2023年累计发布各类信息716条，其中政务公开平台398条、基层政务公开专题318条。
2023年未收到依申请公开政府信息。
全年收取政府信息公开信息处理费0元。
由于本机关不掌握相关政府信息而无法提供29件；结转下年度继续办理7件。
"""


@pytest.fixture
def ask(tmp_path: Path, names: Names) -> Iterator[Ask]:
    with asking(tmp_path, names, "福建省龙岩市人民政府", SAID) as put:
        yield put


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("龙岩市2023年公开多少条信息", "716"),
        ("How many items did Longyan release in 2023?", "716"),
        ("龙岩市2023年依申请公开政府信息多少条", "0"),
        ("How much did Longyan collect in information processing fees in 2023?", "0"),
        ("Longyan 2023: fees charged for processing information requests", "0"),
        ("How many requests did Longyan carry over into the next year in 2023?", "7"),
        (
            "How many requests could Longyan not answer in 2023 because it did not hold the information?",
            "29",
        ),
    ],
)
def test_each_is_told_for_itself(ask: Ask, question: str, value: str) -> None:
    answer = ask(question)
    assert (answer.status, told(answer)) == (AnswerStatus.QUOTED, [value])


@pytest.mark.parametrize(
    "question",
    ["Longyan 2023: requests carried over from last year", "龙岩市2023年上年结转申请多少件"],
)
def test_what_went_on_is_not_what_came_over(ask: Ask, question: str) -> None:
    assert told(ask(question)) == []


def test_what_an_account_published_is_not_all(tmp_path: Path, names: Names) -> None:
    said = "“龙岩发布”政务微信新增用户423个，发布信息496条，政务微博新增用户65个，发布微博487条。"
    with asking(tmp_path, names, "福建省龙岩市人民政府", said) as put:
        assert told(put("龙岩市2023年发布多少条信息")) == []
        assert told(put("How many items did Longyan publish in 2023?")) == []
