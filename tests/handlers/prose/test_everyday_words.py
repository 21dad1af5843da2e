"""What the prose counts, asked as people speak of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from handlers.answering import AnswerStatus
from store.names import Names
from tests.handlers.prose.made import Ask, asking, told

SAID = """依托各类平台公开信息643条：门户网站323条，微信公众号221条，政务微博99条。
重要工作动态类信息70条，占82.35%；财政公告类信息11条，占12.94%。
全局网站公开党建、人事等信息334条；抖音号发布信息816，视频号等推送视频964条。
设置公开专区19处，通过大喇叭播报27次，召开村民代表会839次。
开展“局长访谈”节目11期，征集民意建议2980条，举办业务培训班5期。
安排政务公开专项经费33.1万元。配备兼职人员2名。环境保护信息20条。
收到投诉帖子116条。发布解读材料49篇，其中视频解读6篇。
"""


@pytest.fixture
def ask(tmp_path: Path, names: Names) -> Iterator[Ask]:
    with asking(tmp_path, names, "盐城市盐都区财政局", SAID) as put:
        yield lambda question: put(f"盐都区财政局2023年{question}")


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("大喇叭响了多少回", "27"),
        ("政务公开花的钱多少", "331000"),
        ("政务公开开支多少", "331000"),
        ("局长访谈做了几期", "11"),
        ("征集了多少条民意", "2980"),
        ("视频号发了多少条", "964"),
        ("抖音号发了多少条", "816"),
        ("经政务微博公开几条", "99"),
        ("财政公告类信息占多大比例", "12.94"),
        ("财政公告占多少", "12.94"),
        ("环保信息几条", "20"),
        ("收到的投诉帖多少条", "116"),
        ("培训几期", "5"),
        ("政策解读发了多少篇", "49"),
        ("兼职人员配备了几名", "2"),
    ],
)
def test_a_figure_is_told(ask: Ask, question: str, value: str) -> None:
    assert told(ask(question)) == [value]


@pytest.mark.parametrize("question", ["天气怎么样", "有什么好吃的小吃", "明天会下雨吗"])
def test_another_subject_is_declined_and_shows_no_sentence(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.status is AnswerStatus.REFUSED
    assert not answer.nearest
    assert not answer.quotes


def test_what_is_near_shares_a_word_with_the_question_beside_the_agency(ask: Ask) -> None:
    assert not ask("赛龙舟举行了几回").nearest
    assert any("村民代表会" in sentence.text for sentence in ask("村民代表会请了哪些专家").nearest)
