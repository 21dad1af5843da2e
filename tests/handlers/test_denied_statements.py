"""Statements that deny, or nearly say all, and comparisons of figures that are added up: no verdict
that is untrue.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from handlers.answering import Answer
from handlers.conversation import Conversation
from handlers.reply import Asker, Asking
from tests.conftest import TODAY
from tests.store.made import PINGLUO, XIJI, Workshop, report

BUREAU = "宁夏回族自治区石嘴山市平罗县自然资源和规划局"
GRANTED = "（一）予以公开"


@pytest.fixture
def conversation(workshop: Workshop) -> Iterator[Conversation]:
    """平罗县 with 6 requests, 西吉县 with 9 and a bureau with 和 in its name, whose requests went
    from 8 to 5.
    """
    workshop.write("甲.txt", report(PINGLUO, new=6))
    workshop.write("乙.txt", report(XIJI, new=9))
    workshop.write("丙.txt", report(BUREAU, new=8))
    workshop.write("丁.txt", report(BUREAU, 2023, new=5))
    workshop.load()
    index = workshop.open()
    yield Conversation(index, workshop.names, clock=lambda: 0.0)
    index.close()


def ask(conversation: Conversation, text: str) -> Answer:
    return conversation.answer(Asking(text, Asker(text), TODAY))


@pytest.mark.parametrize(
    "text",
    [
        "平罗县2022年申请不都来自自然人",
        "平罗县2022年申请并非都来自自然人",
        "平罗县2022年申请不是全部来自自然人，对吗",
        "平罗县2022年申请几乎全部来自自然人",
        "Not all requests to Pingluo in 2022 came from natural persons",
        "Nearly all requests to Pingluo in 2022 came from natural persons",
        "2022年平罗县申请没有西吉县多，对不对",
        "2022年平罗县申请没有超过西吉县，没错吧",
        "2022年平罗县的申请比其他县都多",
        "平罗自然资源和规划局2023年申请没有2022年多，对不对",
    ],
)
def test_what_is_denied_is_not_judged_as_if_it_were_said(
    conversation: Conversation, text: str
) -> None:
    assert ask(conversation, text).verdict is None


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("平罗县自然资源和规划局2023年申请比2022年少3件", True),
        ("平罗县自然资源和规划局2023年申请比2022年多3件", False),
        ("平罗县自然资源和规划局2023年申请比2022年下降37.5%", True),
        ("2022年西吉县不予公开比平罗县多吗", False),
        ("2022年西吉县和平罗县不予公开一样多", True),
        ("None of the requests to Pingluo in 2022 were denied", True),
    ],
)
def test_names_and_sums_do_not_turn_a_statement_round(
    conversation: Conversation, text: str, verdict: bool
) -> None:
    assert ask(conversation, text).verdict is verdict


def test_figures_that_are_added_up_are_compared_as_sums(workshop: Workshop) -> None:
    denied = {"甲.txt": (PINGLUO, (1, 4)), "乙.txt": (XIJI, (2, 0))}
    for file, (agency, (first, second)) in denied.items():
        text = report(agency, new=6)
        for number, label in ((first, "1.属于国家秘密"), (second, "2.其他法律行政法规禁止公开")):
            text = _with_row(text, label, number)
        workshop.write(file, text)
    workshop.load()
    index = workshop.open()
    talk = Conversation(index, workshop.names, clock=lambda: 0.0)
    for text, verdict in (
        ("2022年平罗县不予公开比西吉县多吗", True),
        ("2022年平罗县不予公开比西吉县少吗", False),
    ):
        found = ask(talk, text)
        sums = {result.value for result in found.results if result.cell is None and result.report}
        assert sums == {5, 2}, text
        assert found.verdict is verdict, text
    index.close()


def _with_row(text: str, label: str, number: int) -> str:
    lines = text.split("\n")
    [at] = [place for place, line in enumerate(lines) if line.startswith(label)]
    lines[at] = f"{label}\t{number}\t0\t0\t0\t0\t0\t{number}"
    return "\n".join(lines)
