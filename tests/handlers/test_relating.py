"""What a word that names a row says beside another row: its column, a row of its own, or nothing
that is sure.
"""

from __future__ import annotations

from datetime import date

import pytest

from handlers.understanding import Operation, Question, understand
from store.names import Names


def _asked(question: str, names: Names) -> Question:
    return understand(question, names, date(2026, 11, 21))


@pytest.mark.parametrize(
    ("question", "subject", "column"),
    [
        ("平罗县2022年没办完的有几件", "carried_forward", "total"),
        ("平罗县2022年行政复议还没办完的有几件", "review", "pending"),
        ("平罗县2022年官司还在办的几件", "litigation", "pending"),
        ("平罗县2022年败诉几件", "litigation", "corrected"),
        ("平罗县2022年直接起诉的败诉几件", "litigation_direct", "corrected"),
        ("平罗县2022年复议后起诉胜诉几件", "litigation_after_review", "upheld"),
        ("requests still open in Pingluo County in 2022", "carried_forward", "total"),
        ("court cases still open in Pingluo County in 2022", "litigation", "pending"),
        ("admin licences granted in Pingluo County in 2022", "licensing", "decisions"),
        ("lawsuits lost in Pingluo County in 2022", "litigation", "corrected"),
    ],
)
def test_a_word_says_what_it_can_say_beside_the_row(
    question: str, subject: str, column: str, names: Names
) -> None:
    asked = _asked(question, names)
    assert asked.operation is Operation.VALUE
    assert asked.measures == ((subject, column),)


@pytest.mark.parametrize(
    "question",
    [
        "平罗县2022年行政复议驳回几件",
        "平罗县2022年行政诉讼不予公开几件",
        "平罗县2022年行政处罚驳回多少",
        "how many lawsuits were rejected in Pingluo County in 2022",
    ],
)
def test_rows_of_two_tables_that_nothing_joins_are_not_two_figures(
    question: str, names: Names
) -> None:
    asked = _asked(question, names)
    assert asked.content
    assert asked.operation is Operation.FIND


@pytest.mark.parametrize(
    "question",
    [
        "平罗县2022年行政处罚和不予公开各多少",
        "平罗县2022年行政复议、新收申请各几件",
        "licences and lawsuits in Pingluo County in 2022",
    ],
)
def test_rows_that_are_joined_are_two_figures(question: str, names: Names) -> None:
    assert len(_asked(question, names).measures) == 2
