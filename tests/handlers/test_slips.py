"""Slips of the pen in the words of a question."""

from __future__ import annotations

import pytest

from handlers.rendering import render
from tests.conftest import Ask


@pytest.mark.parametrize(
    ("question", "first_line", "said"),
    [
        ("平罗县2022年收到多少信息公开神请", "24 件", "“神请”读作“申请”。"),
        ("红寺堡区2020年行政处法决定数", "1,965 件", "“处法”读作“处罚”。"),
    ],
)
def test_a_word_that_sounds_the_same_is_read_and_said(ask: Ask, question: str, first_line: str, said: str) -> None:
    text = render(ask(question)).text
    assert text.startswith(first_line)
    assert said in text


@pytest.mark.parametrize(
    "word", ["投诉", "举报", "信访", "人口", "预算", "罚金", "规划", "采集", "社区", "申请书", "许可证"]
)
def test_a_real_word_is_never_taken_for_a_slip(ask: Ask, word: str) -> None:
    assert ask(f"平罗县2022年{word}多少").question.slips == ()
