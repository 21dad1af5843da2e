"""People in whatever measure word they are asked for, points that something counts and those that
it got, and what documents are called.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from handlers.answering import AnswerStatus
from store.names import Names
from tests.handlers.prose.made import Ask, asking, told

SAID = """公开选聘政务公开义务监督员20名。政务微信新增用户423个，发布信息496条。
将政务公开纳入效能目标考核，赋分2分。全年网上测评得分98.3分。
开展了1次政务公开工作推进会暨政府网站和政务新媒体监管工作培训。
细化公开县乡两级财政预决算和“三公”经费信息357条。
新增发布《公益性岗位管理办法》《供水管理办法》《结算审核操作规程》3个规范性文件。
申请内容主要集中在重大项目、征地拆迁、住房保障等领域。
"""


@pytest.fixture
def ask(tmp_path: Path, names: Names) -> Iterator[Ask]:
    with asking(tmp_path, names, "四川省南充市阆中市人民政府", SAID) as put:
        yield lambda question: put(f"阆中市2023年{question}")


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("聘了几个义务监督员", "20"),
        ("义务监督员有几位", "20"),
        ("政务微信新增了多少用户", "423"),
        ("政务公开考核占几分", "2"),
        ("政务公开考核赋分多少", "2"),
        ("网上测评得了多少分", "98.3"),
        ("公开了几条预决算和三公信息", "357"),
    ],
)
def test_a_figure_is_told(ask: Ask, question: str, value: str) -> None:
    assert told(ask(question)) == [value]


@pytest.mark.parametrize(
    "question",
    [
        "政务公开考核得了几分",
        "网上测评占几分",
        "聘了几个专家",
        # one meeting that supervised the site is none of what the site published
        "网站公开了多少",
    ],
)
def test_no_figure_of_another_thing_is_told(ask: Ask, question: str) -> None:
    assert told(ask(question)) == []


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("新发的规范性文件都叫啥", "供水管理办法"),
        ("出台的规范性文件有哪些", "供水管理办法"),
        ("的申请主要问哪方面的", "征地拆迁"),
        ("申请都问了些什么", "征地拆迁"),
    ],
)
def test_names_and_subjects_are_quoted(ask: Ask, question: str, said: str) -> None:
    found = ask(question)
    assert (found.status, told(found)) == (AnswerStatus.QUOTED, [])
    assert said in "".join(quote.sentence.text for quote in found.quotes)
