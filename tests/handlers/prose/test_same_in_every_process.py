"""What is found in the prose does not hang on the order of a set, which is another in each
process.
"""

from __future__ import annotations

import pytest

from handlers.prose.lists import longest_first, words
from tests.conftest import Ask


@pytest.mark.parametrize(
    "name", ["bare-total", "expenses", "since-last-year", "of-the-whole", "general"]
)
def test_a_list_that_is_gone_through_has_an_order(name: str) -> None:
    assert list(longest_first(name)) == sorted(words(name), key=lambda word: (-len(word), word))


@pytest.mark.parametrize(
    "question", ["青山乡便民服务事项总共办了多少件", "青山乡便民服务事项一共办了多少件"]
)
def test_what_is_asked_in_all_is_what_is_asked(ask: Ask, question: str) -> None:
    assert 1952 in [result.value for result in ask(question).results]
