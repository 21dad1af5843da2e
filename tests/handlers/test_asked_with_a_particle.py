"""吧 behind a statement asks whether it is so, wherever whom and when are said."""

from __future__ import annotations

import pytest

from handlers.answering import AnswerStatus
from tests.conftest import Ask
from tests.handlers.results import told

TRUE = (
    "平罗2022没有处罚吧",
    "没有处罚吧，平罗2022",
    "平罗22年没被告上法院吧",
    "平罗2022没复议吧",
    "平罗22年没收费吧",
    "没收过费用吧，平罗2022",
    "平罗2022年没有废止文件吧",
    "平罗比红寺堡申请多吧",
)
FALSE = (
    "平罗22年没有申请吧",
    "西吉2020没有强制吧",
    "平罗申请没有红寺堡多吧",
)
NOTHING_STATED = ("说说平罗的处罚吧", "看看平罗有多少处罚吧", "都说说西吉的处罚吧")


@pytest.mark.parametrize("text", TRUE)
def test_what_is_so_is_confirmed(ask: Ask, text: str) -> None:
    assert (found := ask(text)).status is AnswerStatus.ANSWERED
    assert found.verdict is True


@pytest.mark.parametrize("text", FALSE)
def test_what_is_not_so_is_denied(ask: Ask, text: str) -> None:
    assert (found := ask(text)).status is AnswerStatus.ANSWERED
    assert found.verdict is False


@pytest.mark.parametrize("text", NOTHING_STATED)
def test_a_wish_states_nothing(ask: Ask, text: str) -> None:
    found = ask(text)
    assert (found.verdict, len(told(found))) == (None, 1)
