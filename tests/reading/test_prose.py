from __future__ import annotations

from decimal import Decimal

import pytest

from store.reading.narrative.figures import figures
from store.reading.narrative.prose_sums import prose_sums
from tests.reading.samples import DISCLOSURE_2021, HEADER, reading_of


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "“平罗发布”微信公众号发布信息4907条。",
            [("“平罗发布”微信公众号发布信息", "4907", "条", False)],
        ),
        ("推送政策宣传类信息近 300 条。", [("推送政策宣传类信息", "300", "条", True)]),
        ("网站公开 52 余条。", [("网站公开", "52", "条", True)]),
        ("浏览量2.17万次。", [("浏览量", "21700", "次", False)]),
        (
            "汇总辖区 23 个政府工作部门、3 个分局的情况。",
            [("汇总辖区", "23", "个", False), ("分局的情况", "3", "个", False)],
        ),
        ("收到28条意见建议。", [("收到意见建议", "28", "条", False)]),
        (
            "经费 56.3 万元，增长 55.3%。",
            [("经费", "563000", "元", False), ("增长", "55.3", "%", False)],
        ),
        (
            "全年编发《政府公报》四期，校对41万余字。",
            [("全年编发《政府公报》", "4", "期", False), ("校对", "410000", "字", True)],
        ),
        (
            "开展培训2次100余人次。",
            [("开展培训", "2", "次", False), ("开展培训", "100", "人次", True)],
        ),
        (
            "12345 便民服务热线受理工单 4353 件。",
            [("12345 便民服务热线受理工单", "4353", "件", False)],
        ),
    ],
)
def test_figures(sentence: str, expected: list[tuple[str, str, str, bool]]) -> None:
    found = [(f.phrase, f.value, f.unit, f.approximate) for f in figures(sentence)]
    assert found == [
        (phrase, Decimal(value), unit, about) for phrase, value, unit, about in expected
    ]


def test_calls_that_were_answered_are_no_telephone_number() -> None:
    assert [
        figure.raw for figure in figures("接听咨询电话191个，受理热线1208件，联系电话83359507。")
    ] == [
        "191个",
        "1208件",
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "统计期限为 2020 年 1 月 1 日至 12 月 31 日。",
        "（国办公开办函〔2019〕60 号）",
        "宁党厅字〔2018〕12号",
        "（邮编：756500，电话：0954—7012681）",
        "联系方式0952-6095358。",
        "（<http://www.nxxj.gov.cn/xxgk-13648/zfxxgkml/?id=13656>）",
        "网站升级为IPV6。",
        "互联网协议第6版（IPv6）改造。",
        "地址：金水街 008 号",
        "1.更新完善标准指引。",
        "两微一端、一是、三公经费",
    ],
)
def test_what_is_no_figure(sentence: str) -> None:
    assert list(figures(sentence)) == []


def test_sentences_are_put_together_across_lines_and_pages() -> None:
    found = reading_of(
        HEADER
        + "一、总体情况\n2023 年，我区在政\n- 1 -\n\n府网站平台主动公开政府信息1136 条。全年\n"
        "受理申请21 件。\n（一）主要问题\n一是不足。\n"
    )
    assert [(s.section, s.line, s.end_line, s.text) for s in found.sentences] == [
        ("overview", 3, 6, "2023 年，我区在政府网站平台主动公开政府信息1136 条。"),
        ("overview", 6, 7, "全年受理申请21 件。"),
        ("overview", 8, 8, "（一）主要问题"),
        ("overview", 9, 9, "一是不足。"),
    ]


def test_tables_are_no_prose_and_a_heading_may_go_on_as_prose() -> None:
    found = reading_of(
        HEADER + DISCLOSURE_2021 + "规章\t0\t0\t0\n\n五、存在的主要问题及改进情况。我乡人员不足。\n"
    )
    assert [(s.section, s.text) for s in found.sentences] == [("problems", "我乡人员不足。")]


@pytest.mark.parametrize(
    ("sentence", "stated", "computed", "complete"),
    [
        (
            "主动公开信息4891条：其中政府网站2908条，政务微信487条，政务微博496条。",
            4891,
            3891,
            True,
        ),
        (
            "主动公开政府信息8331条，其中，通过政府网站发布4611条、政务新媒体发布3720条。",
            8331,
            8331,
            True,
        ),
        ("主动公开222条，其中部门动态126条、执法监督32条、市政建设35条。", 222, 193, False),
        ("公开财政信息26条、部门动态59条，总共85条。", 85, 85, True),
        ("共收办申请22件（市政府10件、各部门12件），同比增长3%。", 22, 22, True),
        (
            "2023年累计公开政府信息3194条，门户网站、微信公众号、视频号分别为1547条、890条、717条。",
            3194,
            3154,
            True,
        ),
    ],
)
def test_sums_in_prose(sentence: str, stated: int, computed: int, complete: bool) -> None:
    (found,) = [
        s
        for part in reading_of(HEADER + "一、总体情况\n" + sentence).sentences
        for s in prose_sums(part)
    ]
    assert found.stated.value == stated
    assert found.computed == computed
    assert found.complete is complete
    assert found.difference == stated - computed
