"""Two or more figures of the prose in one question: each is told by itself, and what one leaves out
is the other's.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from handlers.answering import AnswerStatus
from store.names import Names
from tests.handlers.prose.made import Ask, asking, told

SAID = """门户网站发布信息5806条，微信公众号发布信息2515条，政务微博发布信息1388条。
举办政务公开业务培训班5期，培训干部320人次，安排政务公开专项经费21.9万元。
召开新闻发布会8场，市长信箱收到群众来信930件，回复912件。
收取信息处理费2950元，涉及申请25件。
承办人大代表建议30件，截至目前，30件建议办结29件。共办结信息公开申请11件。
"""


@pytest.fixture
def ask(tmp_path: Path, names: Names) -> Iterator[Ask]:
    with asking(tmp_path, names, "福建省龙岩市人民政府", SAID) as put:
        yield put


@pytest.mark.parametrize(
    ("question", "values"),
    [
        # the second says only who came
        ("龙岩市2023年培训办了几期、来了多少人次", ["5", "320"]),
        ("龙岩市2023年培训班几期，受训多少人", ["5", "320"]),
        # each has words of its own
        ("龙岩市2023年新闻发布会开了几场、政务公开经费多少钱", ["8", "219000"]),
        ("龙岩市2023年网站发了多少条，微博发了多少条", ["5806", "1388"]),
        # the second says only what was done with what the first speaks of
        ("龙岩市2023年市长信箱收到群众来信多少件、回复多少件", ["930", "912"]),
        ("龙岩市2023年承办人大代表建议多少件，办结多少件", ["30", "29"]),
        ("龙岩市2023年收到人大代表建议多少件，办结多少件", ["30", "29"]),
        (
            "How many suggestions did Longyan receive in 2023, and how many were settled?",
            ["30", "29"],
        ),
        # one number is asked of each of a list
        ("龙岩市2023年网站、微信、微博各发布多少条", ["5806", "2515", "1388"]),
        ("龙岩市2023年微信和微博分别发布多少条信息", ["2515", "1388"]),
        (
            "how many press conferences did Longyan hold in 2023 and how many people took part in training",
            ["8", "320"],
        ),
    ],
)
def test_each_figure_is_told(ask: Ask, question: str, values: list[str]) -> None:
    answer = ask(question)
    assert answer.status is AnswerStatus.QUOTED
    assert told(answer) == values


def test_a_piece_that_goes_on_is_of_what_was_spoken_of(ask: Ask) -> None:
    """涉及几件申请 behind a fee is not how many requests there were."""
    assert "2950" in told(ask("龙岩市2023年收了多少信息处理费、涉及几件申请"))
    assert set(told(ask("龙岩市2023年收了多少信息处理费、涉及几件申请"))) <= {"2950", "25"}


def test_a_figure_that_is_not_there_leaves_the_other(ask: Ask) -> None:
    answer = ask("龙岩市2023年新闻发布会开了几场、政府公报出了几期")
    assert told(answer) == ["8"]
    assert [part.status for part in answer.parts] == [AnswerStatus.QUOTED, AnswerStatus.UNSURE]


def test_figures_that_contradict_each_other_are_told_once_each(
    tmp_path: Path, names: Names
) -> None:
    said = "全年编发《政府公报》4期。办理热线工单12件。\n\n二、其他\n\n编发《政府公报》6期。办理热线工单15件。\n"
    with asking(tmp_path, names, "四川省南充市阆中市人民政府", said) as put:
        answer = put("阆中市2023年政府公报编发几期、热线工单办理多少件")
    assert told(answer) == []
    assert answer.status is AnswerStatus.QUOTED


@pytest.mark.parametrize(
    "question", ["龙岩市2023年收到的建议办结了多少件", "龙岩市2023年收到的人大代表建议中办结多少件"]
)
def test_the_whole_is_not_how_many_of_it_were_settled(ask: Ask, question: str) -> None:
    assert set(told(ask(question))) <= {"29"}
