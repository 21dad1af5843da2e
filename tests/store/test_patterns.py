"""Patterns made of lists of words: the longest first, and nothing where nothing is listed."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from store.patterns import any_of, any_whole


@pytest.mark.parametrize("made", [any_of, any_whole])
def test_of_two_that_begin_alike_the_longer_is_found(made: Callable[[list[str]], str]) -> None:
    found = re.findall(made(["行政", "行政处罚", "week", "week day"]), "行政处罚 行政 week day")
    assert found == ["行政处罚", "行政", "week day"]


@pytest.mark.parametrize("made", [any_of, any_whole])
def test_a_list_without_words_is_found_nowhere(made: Callable[[list[str]], str]) -> None:
    assert re.search(made([]), "") is None
    assert re.search(made([]), "行政") is None


@pytest.mark.parametrize("made", [any_of, any_whole])
def test_a_word_means_itself_and_can_be_repeated(made: Callable[[list[str]], str]) -> None:
    assert re.fullmatch(f"{made(['a.c', '多'])}+", "a.c多多") is not None
    assert re.search(made(["a.c"]), "abc") is None


def test_english_words_stand_between_other_words() -> None:
    assert re.findall(any_whole(["of", "的"]), "office of 的of的 soft") == ["of", "的", "of", "的"]
    assert re.findall(any_of(["of"]), "office of") == ["of", "of"]
