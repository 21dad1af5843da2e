"""Texts that go on from the question before: years alone, and words that open an edit."""

from __future__ import annotations

import pytest

from handlers.answering import AnswerStatus
from tests.conftest import Ask


@pytest.mark.parametrize("text", ["22呢", "那就22", "22", "2022年呢", "and 22?", "what about '22"])
def test_two_digits_alone_are_a_year_after_a_question(ask: Ask, text: str) -> None:
    assert [result.value for result in ask("红寺堡2020年新收多少申请", chat=text).results][:1] != []
    answer = ask(text, chat=text)
    assert answer.question.years == (2022,)


@pytest.mark.parametrize("text", ["那年收到申请没有", "那那那那", "好好好好的", "算了算了", "so so so", "now now"])
def test_a_word_that_opens_an_edit_is_taken_off_once(ask: Ask, text: str) -> None:
    ask("平罗县2022年收到多少申请", chat=text)
    assert ask(text, chat=text).status in AnswerStatus
