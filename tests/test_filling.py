"""English says one report and two reports, wherever a sentence with a number comes from a list."""

from __future__ import annotations

import pytest

from handlers.rendering.vocabulary.phrases import said
from handlers.reply import Language
from store.filling import filled
from store.model import Problem
from store.reading.words.problems import render


@pytest.mark.parametrize(
    ("count", "shown"),
    [(0, "0 reports"), (1, "1 report"), ("1", "1 report"), ("1,000", "1,000 reports")],
)
def test_the_word_goes_with_the_number(count: object, shown: str) -> None:
    assert said("phrases.toml", "of_reports", Language.EN, count=count) == shown


def test_values_are_never_taken_for_placeholders() -> None:
    assert (
        filled("{name}: {count} {count:file|files}", {"name": "{count:a|b}", "count": 2})
        == "{count:a|b}: 2 files"
    )


def test_problems_say_it_too() -> None:
    problem = Problem(
        "rows-missing", 3, 3, {"table": "requests", "count": "1", "rows": "requests/new"}
    )
    assert "lacks 1 row:" in render(problem, "en")
