"""What became of cases that only the prose tells is theirs, and not that of requests."""

from __future__ import annotations

import pytest

from handlers.answering import AnswerStatus
from tests.conftest import Ask
from tests.handlers.results import told

CASES = (
    ("平罗人大建议多少件", "办结率"),
    ("平罗人大建议多少件", "一共多少件没办完"),
    ("平罗人大建议政协提案多少件", "转到下年的呢"),
    ("彭阳县长信箱收到多少", "办结了几件"),
    ("青山乡便民服务办了多少件", "办结率多少"),
    ("how many NPC suggestions did Pingluo handle", "completion rate"),
)


@pytest.mark.parametrize(("first", "then"), CASES)
def test_what_the_prose_does_not_tell_is_no_figure_of_the_table(
    ask: Ask, first: str, then: str
) -> None:
    assert ask(first, chat=first + then).status is AnswerStatus.QUOTED
    found = ask(then, chat=first + then)
    assert (found.status, told(found)) == (AnswerStatus.UNSURE, [])


def test_what_the_prose_tells_of_them_is_told(ask: Ask) -> None:
    ask("红寺堡30件建议办完了几件", chat="suggestions")
    found = ask("办结率", chat="suggestions")
    assert (found.status, [str(value) for value in told(found)]) == (
        AnswerStatus.QUOTED,
        ["96.7"],
    )


def test_requests_that_are_named_are_those_of_the_table(ask: Ask) -> None:
    ask("平罗人大建议多少件", chat="requests")
    found = ask("申请办结率呢", chat="requests")
    assert (found.status, [int(value) for value in told(found)]) == (AnswerStatus.ANSWERED, [100])
