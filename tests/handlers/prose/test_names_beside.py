"""Names in quotation marks and brackets: that of an account governs the figure, a Chinese one
explains the English.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from handlers.answering.values.answer import AnswerStatus
from store.names import Names
from tests.handlers.prose.made import asking, told

TOWN = "陕西省汉中市汉台区徐望镇人民政府"
OF_TOWN = "2023年徐望镇累计主动公开政务信息145条，其中汉台区政府门户网站8条、“汉台徐望”137条。"
BUREAU = "广东省深圳市城市管理和综合执法局"
OF_BUREAU = """官方微博信息发布量2790条，“美丽深圳”微信公众号信息发布量318条。
本年度共处理群众留言92条。公开市政建设信息35条、公共资源配置领域12条。
"""


@pytest.mark.parametrize(
    ("question", "value"),
    [
        (
            "How many items did Xuwang Town (汉台区徐望镇) publish through “汉台徐望” in 2023?",
            "137",
        ),
        ("徐望镇2023年“汉台徐望”发了几条", "137"),
        ("徐望镇2023年在汉台区政府门户网站上发了几条", "8"),
    ],
)
def test_the_name_of_an_account_or_a_site_governs_the_figure(
    tmp_path: Path, names: Names, question: str, value: str
) -> None:
    with asking(tmp_path, names, TOWN, OF_TOWN) as put:
        assert told(put(question)) == [value]


@pytest.mark.parametrize(
    "question", ["“美丽深圳”公众号2023年发了多少条信息", "“美丽深圳”微信2023年发了几条"]
)
def test_a_place_in_the_name_of_an_account_is_no_agency(
    tmp_path: Path, names: Names, question: str
) -> None:
    with asking(tmp_path, names, BUREAU, OF_BUREAU) as put:
        assert told(put(question)) == ["318"]


def test_an_account_that_no_report_names_is_not_said_to_be_an_agency_without_a_report(
    tmp_path: Path, names: Names
) -> None:
    with asking(tmp_path, names, BUREAU, OF_BUREAU) as put:
        answer = put("“文明深圳”公众号2023年发了多少条信息")
    assert answer.status is not AnswerStatus.MISSING
    assert told(answer) == []


@pytest.mark.parametrize(
    ("question", "value"),
    [
        (
            "How many messages from the public (群众留言) did the bureau (深圳市城市管理和综合执法局) handle in 2023?",
            "92",
        ),
        (
            "How many items concerned municipal construction (市政建设) at 深圳市城市管理和综合执法局 in 2023?",
            "35",
        ),
        (
            "items on public resource allocation (公共资源配置) of 深圳市城市管理和综合执法局 in 2023",
            "12",
        ),
    ],
)
def test_chinese_in_brackets_explains_the_english_before_it(
    tmp_path: Path, names: Names, question: str, value: str
) -> None:
    with asking(tmp_path, names, BUREAU, OF_BUREAU) as put:
        assert told(put(question)) == [value]
