"""That somebody had none of a figure, in whatever words: none is denied and had at once."""

from __future__ import annotations

from datetime import date

import pytest

from handlers.understanding import understand
from store.names import Names


@pytest.mark.parametrize(
    "verb", ["collected", "charged", "took", "had", "levied", "raised", "reported"]
)
@pytest.mark.parametrize("tail", ["", " at all"])
def test_no_figure_with_a_verb_of_its_column_is_none_of_it(
    names: Names, verb: str, tail: str
) -> None:
    question = understand(
        f"Which Guyuan agencies {verb} no fees{tail} in 2022?", names, date(2026, 11, 21)
    )
    assert not question.having
    assert question.ranking.below == 0
    assert question.ranking.inclusive
