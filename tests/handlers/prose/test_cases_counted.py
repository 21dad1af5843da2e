"""Cases of a table that is lacking are told from the prose in whatever measure word they are asked
for.
"""

from __future__ import annotations

import pytest

from handlers.answering import AnswerStatus
from tests.conftest import Ask
from tests.handlers.results import told


@pytest.mark.parametrize(
    "text",
    [
        "彭阳2020年行政复议几件",
        "彭阳因为信息公开被复议过几次",
        "彭阳2020年有几起行政复议",
        "彭阳2020年复议几宗",
    ],
)
def test_reviews_are_told_in_any_measure_word(ask: Ask, text: str) -> None:
    found = ask(text)
    assert (found.status, [int(one) for one in told(found)]) == (AnswerStatus.QUOTED, [1])
