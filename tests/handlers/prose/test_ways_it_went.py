"""What the prose says of a change: of what it says it, and whether it is the way that is stated."""

from __future__ import annotations

import pytest

from handlers.answering import AnswerStatus
from tests.conftest import Ask


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Hongsibu's spending on open government went down in 2020, right?", False),
        ("did Hongsibu's budget for open government grow in 2020?", True),
        ("红寺堡2020年政务公开经费下降了吧", False),
        ("红寺堡2020年政务公开经费比上年增长了，对吗", True),
        ("西吉2020年微博涨了吧", True),
        ("Xiji's Weibo posts went down in 2020, right?", False),
    ],
)
def test_the_way_it_went_decides(ask: Ask, text: str, *, verdict: bool) -> None:
    found = ask(text)
    assert found.status is AnswerStatus.QUOTED, text
    assert found.verdict is verdict, text


@pytest.mark.parametrize(
    "text",
    [
        "Xiji's WeChat posts rose in 2020, right?",
        "西吉微信2020年涨了吧",
        "西吉微博用户比上年涨了吧",
        "西吉2020年微信比上年增长百分之几",
        "Hongsibu's spending on training fell in 2020, right?",
    ],
)
def test_a_change_of_something_else_is_neither_told_nor_decides(ask: Ask, text: str) -> None:
    found = ask(text)
    assert found.verdict is None, text
    assert not found.results, text
