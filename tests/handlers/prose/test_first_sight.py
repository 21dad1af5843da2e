"""Wordings of questions about the prose that were not understood at first sight, each the smallest
of its kind.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from handlers.answering.values.answer import ResultKind
from handlers.conversation import Conversation
from handlers.rendering import render
from handlers.reply import Asker, Asking
from store.loader import Loaded, load
from store.names import Names
from tests.conftest import TODAY
from tests.handlers.prose.made import asking, told
from tests.opening import opened

AGENCY = "四川省南充市阆中市人民政府"
PROSE = """2023年共发布政府信息751条，包括网站424条、微信186条、微博141条。
编印政府公报8期，举行新闻发布会11场，办理市长信箱来信2228件，在运政务新媒体账号6个，整改错误链接32处。
办理局长公开电话事项6件。年度政务公开考核得分91.2分。
"""


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("阆中市2023年网站发布的信息多少条", "424"),  # 包括 divides a total, as 其中 does
        ("阆中市2023年市长信箱办了多少封", "2228"),  # 封 are letters
        ("阆中市2023年考核得了多少分", "91.2"),  # 分 are scored
        ("阆中市2023年还在运营的政务新媒体账号有几个", "6"),
        ("how many wrong links did Langzhong fix in 2023", "32"),
    ],
)
def test_the_figure_is_told(tmp_path: Path, names: Names, question: str, figure: str) -> None:
    with asking(tmp_path, names, AGENCY, PROSE) as put:
        assert told(put(question)) == [figure]


@pytest.mark.parametrize(
    "question",
    [
        "how many text messages did Langzhong send in 2023",  # no information that was published
        "阆中市2023年投诉信多少封",
    ],
)
def test_no_figure_of_something_else(tmp_path: Path, names: Names, question: str) -> None:
    with asking(tmp_path, names, AGENCY, PROSE) as put:
        assert told(put(question)) == []


def test_how_many_calls_are_no_contact(tmp_path: Path, names: Names) -> None:
    with asking(tmp_path, names, AGENCY, PROSE) as put:
        answer = put("阆中市2023年局长公开电话办了多少件")
    assert "联系方式" not in render(answer).lines[0].text


def test_fewer_than_the_year_before_whatever_was_done(tmp_path: Path, names: Names) -> None:
    for year, number in ((2022, 15), (2023, 11)):
        name = f"{AGENCY}{year}年政府信息公开工作年度报告"
        text = f"{name}\n\n一、总体情况\n\n编印政府公报8期，举行新闻发布会{number}场。\n"
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    path = tmp_path / "index.db"
    assert isinstance(load([tmp_path], path, names), Loaded)
    index = opened(path)
    question = "阆中市2023年新闻发布会比上年少办了几场"
    answer = Conversation(index, names).answer(Asking(question, Asker("chat"), TODAY))
    index.close()
    assert [(one.kind, int(one.value)) for one in answer.results] == [
        (ResultKind.COMPUTED, -4),
        (ResultKind.QUOTED, 11),
        (ResultKind.QUOTED, 15),
    ]


def test_what_is_original_is_not_all_that_was_posted(tmp_path: Path, names: Names) -> None:
    said = "全年政务微博累计发布微博120条，其中发布原创微博11条，转发微博109条。\n"
    with asking(tmp_path, names, AGENCY, said) as put:
        assert told(put("阆中市2023年发布微博多少条")) == ["120"]
        assert told(put("阆中市2023年原创微博多少条")) == ["11"]
        assert told(put("阆中市2023年原创微博占发布微博的比例")) == ["9.17"]


def test_a_name_that_holds_a_word_for_a_change(tmp_path: Path, names: Names) -> None:
    said = "前进街官方微博共累计发布微博120条，其中发布原创微博11条。\n"
    with asking(tmp_path, names, "宁夏回族自治区银川市兴庆区前进街街道办事处", said) as put:
        assert told(put("前进街街道2023年发布微博多少条")) == ["120"]
