"""What the report of a place says of one below it that has none."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from handlers.answering import AnswerStatus
from handlers.answering.values.answer import ResultRole
from store.names import Names
from tests.handlers.prose.made import Ask, asking_of

PROSE = """吴忠市人民政府2021年政府信息公开工作年度报告

一、总体情况

全市共收到政府信息公开申请25件（盐池县4件、青铜峡市21件），举办培训9期，其中盐池县2期、青铜峡市7期。
"""


@pytest.fixture
def ask(tmp_path: Path, names: Names) -> Iterator[Ask]:
    """The answer to a question of the one report there is, that of 吴忠市."""
    (tmp_path / "吴忠市2021.txt").write_text(PROSE, encoding="utf-8")
    with asking_of(tmp_path, names) as ask:
        yield ask


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("吴忠市2021年盐池县培训几期", 2),
        ("吴忠市2021年青铜峡市收到多少件申请", 21),
        ("盐池县2021年收到多少件申请", 4),
    ],
)
def test_it_is_told_of_that_place_and_never_of_the_whole(
    ask: Ask, question: str, value: int
) -> None:
    answer = ask(question)
    assert answer.status is AnswerStatus.QUOTED
    assert [one.value for one in answer.results if one.role is ResultRole.ANSWER] == [value]


def test_two_that_are_joined_are_two(ask: Ask) -> None:
    answer = ask("吴忠市和盐池县2021年培训几期")
    assert 2 not in [one.value for one in answer.results]
