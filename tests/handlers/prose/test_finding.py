"""The sentences that are nearest to a question, whatever else it says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from handlers.prose.finding import nearest
from store.index import Index, IndexUnusable, open_index
from store.loader import Loaded, load
from store.names import Names
from tests.store.begun import begin_index

PROSE = """盐池县青山乡2021年政府信息公开工作年度报告

一、总体情况

（一）主动公开
全年通过政府网站发布信息320条，通过微信公众号发布信息
180条，政务微博没有发布。
（二）教育培训
全年举办两期，共100人次参加。
（三）政府开放日
举行了“政府开放日”活动。让各界代表走进政府。村民代表等50余人参加。
（四）监督保障
安排政务公开工作经费56.3万元，较上年度增长55.3%。

五、存在的主要问题及改进情况

一是公开的意识不强。二是平台建设滞后。
"""
OTHER = """盐池县大水坑镇2021年政府信息公开工作年度报告

一、总体情况

开展政务公开培训3次，处理12345热线工单19357件。
"""


@pytest.fixture
def index(tmp_path: Path, names: Names) -> Iterator[Index]:
    """Two reports."""
    (tmp_path / "青山乡2021.txt").write_text(PROSE, encoding="utf-8")
    (tmp_path / "大水坑镇2021.txt").write_text(OTHER, encoding="utf-8")
    path = tmp_path / "index.db"
    assert isinstance(load([tmp_path], begin_index(path), names), Loaded)
    index = open_index(path)
    assert not isinstance(index, IndexUnusable)
    yield index
    index.close()


Found = Callable[[str], list[str]]


@pytest.fixture
def found(index: Index) -> Found:
    """The texts that are nearest to a question in the report of 青山乡."""
    report = next(report for report in index.held() if "青山" in report.agency.name)
    return lambda question: [sentence.text for sentence in nearest(index, [report], question)]


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("青山乡政务公开工作经费多少钱", "安排政务公开工作经费"),
        ("工作经费是谁批准的，花了几块", "安排政务公开工作经费"),
        ("青山乡2021年微信发了多少条", "全年通过政府网站"),
        ("How much was the budget?", "安排政务公开工作经费"),
    ],
)
def test_a_sentence_is_found_though_words_of_the_question_stand_nowhere(
    found: Found, question: str, begins: str
) -> None:
    assert found(question)[0].startswith(begins)


def test_a_sentence_that_goes_over_a_line_is_found_whole(found: Found) -> None:
    assert "微信公众号发布信息180条" in found("微信发布信息多少条")[0]


def test_a_sentence_stands_under_the_words_of_its_heading(found: Found) -> None:
    assert found("教育培训了几期")[0].startswith("全年举办两期")


def test_a_sentence_stands_under_the_words_of_its_chapter(found: Found) -> None:
    assert "公开的意识不强" in found("有哪些不足")[0]


def test_nothing_is_found_only_where_nothing_stands_there(found: Found) -> None:
    assert found("明天气温几度") == []


def test_all_reports_are_searched_where_none_are_given(index: Index) -> None:
    sentences = nearest(index, [], "热线工单")
    assert [sentence.report.agency.name for sentence in sentences] == [
        "宁夏回族自治区吴忠市盐池县大水坑镇人民政府"
    ]
    assert nearest(index, [], "热线工单") == sentences


def test_what_goes_on_from_the_nearest_and_counts_what_is_asked_is_shown_too(found: Found) -> None:
    assert "村民代表等50余人参加。" in found("政府开放日活动来了多少人")[:2]
