"""What stands around a question: set aside where it says nothing of it, and never where it narrows
what is counted.
"""

from __future__ import annotations

import pytest

from handlers.answering import AnswerStatus
from tests.conftest import Ask

NARROWING = (
    "没通过的",
    "没按期的",
    "加急的那种",
    "加急类",
    "加急件",
    "老年人提的",
    "外地人交的",
    "不紧急的那部分",
    "涉密类",
    "匿名的",
)
NARROWING_IN_ENGLISH = (
    "urgent ones",
    "those by farmers",
    "the anonymous kind",
    "rush cases",
    "the written type",
)
HARMLESS = (
    "领导要的",
    "填表用的",
    "开会等着用",
    "写材料用",
    "伞没带",
    "手机快没电了",
    "外面下着雨",
)


@pytest.mark.parametrize("said", NARROWING)
@pytest.mark.parametrize(
    "written",
    [
        "{said}，平罗县2022年收到多少申请",
        "平罗县2022年收到多少申请（{said}）",
        "平罗县2022年收到多少申请？{said}",
    ],
)
def test_a_kind_of_what_is_counted_is_no_aside(ask: Ask, said: str, written: str) -> None:
    text = written.format(said=said)
    assert ask(text, chat=text).status is AnswerStatus.UNSURE


@pytest.mark.parametrize("said", NARROWING_IN_ENGLISH)
@pytest.mark.parametrize(
    "written",
    [
        "{said}: how many requests did Pingluo receive in 2022",
        "how many requests did Pingluo receive in 2022, {said}",
    ],
)
def test_a_kind_in_english_is_no_aside(ask: Ask, said: str, written: str) -> None:
    text = written.format(said=said)
    assert ask(text, chat=text).status is AnswerStatus.UNSURE


@pytest.mark.parametrize("said", HARMLESS)
def test_what_says_nothing_of_the_question_is_set_aside(ask: Ask, said: str) -> None:
    text = f"{said}，平罗县2022年收到多少申请"
    assert [result.value for result in ask(text, chat=text).results] == [24]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("According to my working papers, Pingluo received 24 requests in 2022.", True),
        ("According to my working papers, Pingluo received 25 requests in 2022.", False),
        ("I have on file that Pingluo received 24 requests in 2022.", True),
        ("I have on file that Pingluo received 42 requests in 2022.", False),
        ("Pingluo's 2022 report shows 24 requests.", True),
        ("Pingluo's 2022 report shows 23 requests.", False),
    ],
)
def test_a_statement_behind_a_lead_in_is_judged(ask: Ask, text: str, verdict: bool) -> None:
    assert ask(text, chat=text).verdict is verdict


def test_a_bracket_in_the_middle_of_a_clause_parts_nothing(ask_guyuan: Ask) -> None:
    found = ask_guyuan("Online messages (网民留言) handled by Xiji in 2022?")
    assert found.status is not AnswerStatus.ANSWERED
    assert not found.question.set_aside
