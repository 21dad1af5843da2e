"""Whether sums of the form hold, asked outright; and what a check finds of a figure, told below it
unasked.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from handlers.answering import Answer, AnswerStatus
from handlers.conversation import Conversation
from handlers.reply import Asker, Asking
from tests.conftest import TODAY
from tests.store.made import Workshop, report

WRONG_ROW = ("\t5\t0\t0\t0\t0\t0\t5", "\t5\t0\t0\t0\t0\t0\t6")


@pytest.fixture
def conversation(workshop: Workshop) -> Iterator[Conversation]:
    """平罗县 in two years: received 6 beside columns of 5 in 2022, and one document in force too
    many in 2023.
    """
    workshop.write("甲.txt", report(new=5, documents=(0, 0, 4)).replace(*WRONG_ROW, 1))
    workshop.write("乙.txt", report(year=2023, new=7, documents=(2, 1, 6)))
    workshop.load()
    index = workshop.open()
    yield Conversation(index, workshop.names, clock=lambda: 0.0)
    index.close()


def ask(conversation: Conversation, text: str) -> Answer:
    return conversation.answer(Asking(text, Asker(text), TODAY))


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("平罗县2022年新收申请各类申请人相加是不是总计", False),
        ("平罗县2023年新收申请各类申请人相加是不是总计", True),
        ("平罗县2023年新收加上年结转等于总计加结转下年吗", True),
        ("平罗县2023年规范性文件现行有效6件，按2022年的数加制发减废止推得出来吗", False),
        ("平罗县2023年现行有效6件，从上年数推过来对不对", False),
    ],
)
def test_a_sum_that_is_asked_about_holds_or_not(
    conversation: Conversation, text: str, verdict: bool
) -> None:
    found = ask(conversation, text)
    assert (found.status, found.verdict) == (AnswerStatus.ANSWERED, verdict)
    assert found.results


def test_what_a_check_finds_of_a_figure_stands_below_it(conversation: Conversation) -> None:
    asked = Asking("平罗县2022年新收申请多少", Asker("chat"), TODAY)
    assert "row-sum" in {problem.code for _, problem in conversation.answer(asked).doubts}
    assert "各列之和为5，总计列为6" in conversation.ask(asked).text


def test_a_figure_that_nothing_is_found_of_has_nothing_below_it(conversation: Conversation) -> None:
    asked = Asking("平罗县2023年新收申请多少", Asker("chat"), TODAY)
    assert not conversation.answer(asked).doubts
    assert "体检" not in conversation.ask(asked).text


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("平罗县2022年予以公开加部分公开等于总计吗", None),
        ("平罗县2022年结转下年的申请少于2023年，对不对", None),
    ],
)
def test_what_no_check_of_the_form_tells_gets_no_verdict(
    conversation: Conversation, text: str, verdict: bool | None
) -> None:
    assert ask(conversation, text).verdict is verdict
