"""Whatever is typed gets a reply: two questions in one, halves of them, and any of them after any
other.
"""

from __future__ import annotations

import random

import pytest

from handlers.rendering import render
from tests.answers.recorded import FILE
from tests.conftest import Ask
from tests.sampling import Sampling

_QUESTION = "？ "
_CASES, _ASKED = 150, 80
"""With `--thorough` all are asked: of each way to put them together there are some hundred and
fifty in the others.
"""
_TURNS = 10


def _typed(seed: int) -> list[tuple[str, str]]:
    """Chats and what is typed in them: of four, one joins two questions, one their pieces, two go
    on in a chat.
    """
    chance = random.Random(seed)
    recorded = FILE.read_text(encoding="utf-8").splitlines()
    asked = [
        line.removeprefix(_QUESTION).strip() for line in recorded if line.startswith(_QUESTION)
    ]
    languages = [
        [one for one in asked if one.isascii()],
        [one for one in asked if not one.isascii()],
    ]
    typed = []
    for number in range(_CASES):
        pool = chance.choice(languages)
        first, second = chance.sample(pool, 2)
        joint = " and " if first.isascii() else "，"
        half, rest = len(first) // 2, len(second) // 2
        kind = number % 4
        if kind == 0:
            typed.append((f"joined {number}", first.rstrip("?？。") + joint + second))
        elif kind == 1:
            typed.append((f"pieces {number}", first[:half] + second[rest:]))
        else:
            going_on = chance.choice([first, first[:half], second[rest:]])
            typed.append((f"chat {number // (2 * _TURNS)}", going_on))
    return typed


@pytest.mark.parametrize("seed", range(8))
def test_whatever_is_typed_gets_a_reply_that_says_something(
    ask: Ask, seed: int, sampling: Sampling
) -> None:
    for chat, typed in sampling.most(_typed(seed), _ASKED):
        lines = render(ask(typed, chat=chat)).lines
        assert lines, typed
        assert lines[0].text, typed


@pytest.mark.parametrize(
    "question",
    [
        "how many did Pingluo get and how many did it deny in 2022",
        "unable to provide, all confirm: no normative documents were repealed by Pingluo in 2022",
        "rank the counties by penalties 2020, penalties of the three bureaus in 2020",
        "红寺堡2020年微信公众号比网站发得还多，西吉2020年处罚多少",
        "Who granted the most requests in full in 2022, leaving aside the city itself, and Pingluo 2022 requests",
        "西吉2020年处罚多少，全市2020年各单位新收申请平均数是多少，连市政府一起算",
    ],
)
def test_halves_of_different_kinds_are_told_together(ask: Ask, question: str) -> None:
    assert render(ask(question)).lines[0].text


@pytest.mark.parametrize("said", ["3.10.2", "127.0.0.1", "2022.1.1"])
def test_what_has_several_points_is_a_word_and_no_number(ask: Ask, said: str) -> None:
    assert render(ask(f"平罗县2022年收到多少申请 {said}")).lines
