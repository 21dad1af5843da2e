"""Which share one figure of the prose is of another: computed of two that are asserted, and of
nothing less.
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from handlers.answering.from_prose import prose_share
from handlers.answering.values.answer import ResultKind, ResultRole
from handlers.prose.shapes import SHAPES
from handlers.rendering import render
from store.names import Names
from store.reference import toml_of
from tests.handlers.prose.made import asking, told

AGENCY = "四川省南充市阆中市人民政府"
PROSE = """全市全年公开各类信息1120条（网站600条、微信280条、微博240条）。
配套发布政策解读材料16篇，其中视频解读4篇。

（二）平台建设

编发政府公报12期，举行新闻发布会6场。举办培训近40次，其中业务培训10次。
政务服务类信息占比7.5%。
"""


@pytest.mark.parametrize(
    ("question", "share", "of"),
    [
        ("阆中市2023年微信发布的信息占公开信息总数的比例", "25", ("280", "1120")),
        ("阆中市2023年公开的信息中，网站占百分之几", "53.57", ("600", "1120")),
        ("阆中市2023年视频解读占政策解读的比重", "25", ("4", "16")),
        (
            "what share of the information Langzhong published in 2023 was on WeChat",
            "25",
            ("280", "1120"),
        ),
        (
            "Langzhong published 1120 items in 2023. What share of them was on WeChat?",
            "25",
            ("280", "1120"),
        ),
        (
            "In 2023 Langzhong released 1120 items. What percentage was on WeChat?",
            "25",
            ("280", "1120"),
        ),
        (
            "Of the 1120 items Langzhong published in 2023, what share was on Weibo?",
            "21.43",
            ("240", "1120"),
        ),
    ],
)
def test_of_two_figures_of_one_report(
    tmp_path: Path, names: Names, question: str, share: str, of: tuple[str, str]
) -> None:
    with asking(tmp_path, names, AGENCY, PROSE) as put:
        answer = put(question)
    assert [(one.role, one.kind, one.value, one.unit) for one in answer.results[:1]] == [
        (ResultRole.ANSWER, ResultKind.COMPUTED, Decimal(share), "%")
    ]
    assert [(one.role, one.value) for one in answer.results[1:]] == [
        (ResultRole.PART, Decimal(one)) for one in of
    ]
    assert {quote.sentence.line for quote in answer.quotes} == {
        source.line for one in answer.results for source in one.sources
    }
    text = "\n".join(line.text for line in render(answer).lines)
    assert f"{share}%" in text.split("\n")[0]


@pytest.mark.parametrize(
    "question",
    [
        "阆中市2023年新闻发布会占政府公报的比例",  # 场 of 期
        "阆中市2023年业务培训占培训的比例",  # of about 40
        "阆中市2023年公开信息占微信信息的比例",  # more than the whole
        "阆中市2023年抖音发布的信息占公开信息总数的比例",  # nothing says it
        "阆中市2023年微信信息占微信信息的比例",  # of itself
    ],
)
def test_none_where_it_would_be_of_nothing(tmp_path: Path, names: Names, question: str) -> None:
    with asking(tmp_path, names, AGENCY, PROSE) as put:
        answer = put(question)
    assert not [one for one in answer.results if one.kind is ResultKind.COMPUTED]


def test_what_the_report_says_itself_comes_first(tmp_path: Path, names: Names) -> None:
    with asking(tmp_path, names, AGENCY, PROSE) as put:
        answer = put("阆中市2023年政务服务类信息占比是多少")
    assert [(one.kind, one.value) for one in answer.results] == [
        (ResultKind.QUOTED, Decimal("7.5"))
    ]


def test_the_whole_may_be_called_by_its_number(tmp_path: Path, names: Names) -> None:
    with asking(tmp_path, names, AGENCY, PROSE) as put:
        assert told(put("阆中市2023年那1120条信息，微信发的占几成"))[:1] == ["25"]
        assert told(put("阆中市2023年那1130条信息，微信发的占几成")) == []


def test_a_percentage_of_items_is_no_number_of_items(tmp_path: Path, names: Names) -> None:
    with asking(tmp_path, names, AGENCY, "公开信息85条，其中工作动态类信息70条，占82.35%。") as put:
        assert told(
            put("What percentage of the items of Langzhong in 2023 was work news (工作动态)?")
        ) == ["82.35"]


@pytest.mark.parametrize(
    "question",
    [
        "Langzhong published 1500 items in 2023. What share of them was on WeChat?",
        "Langzhong published 1120 items in 2023. What share of them was only on WeChat?",
        "Langzhong published 1120 items in 2023. What share of them was not on WeChat?",
        "Langzhong published 1120 items in 2023. What share of them was on WeChat in 2022?",
        "Langzhong published more than 1120 items in 2023. What share of them was on WeChat?",
    ],
)
def test_no_share_of_what_is_not_stated_so(tmp_path: Path, names: Names, question: str) -> None:
    with asking(tmp_path, names, AGENCY, PROSE) as put:
        assert not any(one.kind is ResultKind.COMPUTED for one in put(question).results)


@pytest.mark.parametrize("name", prose_share._SHARES)
def test_whatever_asks_for_a_share_has_a_word_that_is_looked_for_first(name: str) -> None:
    asked = SHAPES[name].search(toml_of(SHAPES.file)[name]["example"])
    assert asked is not None
    assert SHAPES["says-share"].search(asked[0])
