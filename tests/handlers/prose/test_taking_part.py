"""Who took part in what the sentence before held, and what was done with one figure and not with
another.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from store.names import Names
from tests.handlers.prose.made import Ask, asking, told

SAID = """举行了以“阳光政府”为主题的2023年“政府开放日”活动。
党代表、人大代表、群众代表等50余人参加活动。
完成政府公报校对、出刊、赠阅工作，全年编发《政府公报》四期，校对41万余字，免费赠阅2000余册。
开展网络征集调查4期，收到意见建议28条。购置查询设备5套。注销关停政务新媒体1个。
在政府门户网站设置“政府信息公开”专栏，在专栏下设置“政策法规”“规划计划”等64个子栏目。
组织6名业务骨干赴鄂州市参加交流学习活动。对干部进行了2次政务公开工作业务培训。
"""


@pytest.fixture
def ask(tmp_path: Path, names: Names) -> Iterator[Ask]:
    with asking(tmp_path, names, "盐城市盐都区财政局", SAID) as put:
        yield lambda question: put(f"盐都区财政局2023年{question}")


@pytest.fixture
def ask_in_english(tmp_path: Path, names: Names) -> Iterator[Ask]:
    with asking(tmp_path, names, "盐池县青山乡", SAID) as put:
        yield put


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("政府开放日来了多少人", "50"),
        ("开放日到场几个人", "50"),
        ("开放日那天来了几个人", "50"),
        ("公报送了多少", "2000"),
        ("公报送出去多少本", "2000"),
        ("公报编发了几期", "4"),
        ("搞了几期网络征集", "4"),
        ("网络征集收上来多少条意见", "28"),
        ("买了几套查询设备", "5"),
        ("关掉了几个政务新媒体", "1"),
        ("政府网站的政府信息公开专栏有多少个子栏目", "64"),
        ("派去鄂州市交流的几个人", "6"),
    ],
)
def test_a_figure_is_told_for_ordinary_words(ask: Ask, question: str, value: str) -> None:
    assert told(ask(question)) == [value]


@pytest.mark.parametrize(
    "question",
    [
        "开放日来了多少群众代表",
        "开放日的人大代表来了多少人",
        "开放日没来的有多少人",
        "座谈会来了多少人",
        "公报卖了多少本",
        "公报没送出去多少本",
        "采纳了多少条意见",
        "没关掉的政务新媒体有几个",
        "政策法规专栏下有多少个子栏目",
        "没派去鄂州市交流的几个人",
    ],
)
def test_no_figure_is_told_of_something_else(ask: Ask, question: str) -> None:
    assert not told(ask(question))


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("roughly how many people came to the open day in Qingshan", "50"),
        ("How many took part in the open day at Qingshan in 2023?", "50"),
        ("How many people turned up at Qingshan's open day?", "50"),
        ("How many copies of the gazette were given out free of charge by Qingshan?", "2000"),
        ("How many sub-columns does the website of Qingshan have?", "64"),
        ("How many open-government training sessions took place at Qingshan in 2023?", "2"),
    ],
)
def test_a_figure_is_told_in_english(ask_in_english: Ask, question: str, value: str) -> None:
    assert told(ask_in_english(question)) == [value]


@pytest.mark.parametrize(
    "question",
    [
        "How many deputies came to the open day in Qingshan?",
        "How many people did not come to the open day in Qingshan?",
        "How many open days took place in Qingshan?",
        "How many copies of the gazette did Qingshan sell?",
        "How many rumours were reported to Qingshan in 2023?",
    ],
)
def test_no_figure_is_told_in_english_of_something_else(ask_in_english: Ask, question: str) -> None:
    assert not told(ask_in_english(question))
