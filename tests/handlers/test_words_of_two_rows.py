"""A word that stands for two rows of the form is asked back, with both."""

from __future__ import annotations

import pytest

from handlers.answering import AnswerStatus
from store.reference import rows_of
from tests.conftest import Ask


def of_two_rows(name: str) -> list[tuple[str, set[str]]]:
    """The words of a list that mean two rows and nothing else."""
    found = []
    for row in rows_of(name):
        senses = row["senses"].split()
        if len(senses) == 2 and all(sense.startswith("subject:") for sense in senses):
            found.append((row["wording"], {sense.removeprefix("subject:") for sense in senses}))
    return found


@pytest.mark.parametrize(("word", "rows"), of_two_rows("wordings.zh.tsv"))
def test_both_are_offered(ask: Ask, word: str, rows: set[str]) -> None:
    answer = ask(f"平罗县2022年{word}多少")
    assert answer.status is AnswerStatus.AMBIGUOUS
    assert {option.subject for option in answer.options} == rows
    assert answer.results == ()
