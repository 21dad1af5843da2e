"""English questions for one cell of the form, each put differently: the row and the column that are
asked for.
"""

from __future__ import annotations

import pytest

from handlers.answering import AnswerStatus
from store.measures import Measure
from tests.conftest import Ask


@pytest.mark.parametrize(
    ("question", "subject", "column"),
    [
        (
            "By how many did the licensing items of Xiji go up or down in 2021?",
            "licensing",
            "change",
        ),
        ("Xiji 2021 penalty items +/-", "penalties", "change"),
        (
            "How many items did Xiji's licensing list gain or lose during 2021?",
            "licensing",
            "change",
        ),
        ("Prior-year licensing item count in the 2021 report of Xiji", "licensing", "prev_items"),
        (
            "How many types of charge did Xiji list for the year prior to 2022?",
            "fees",
            "prev_items",
        ),
        (
            "newly published regulations of Xiji in 2021 is how many pieces",
            "regulations",
            "disclosed_new",
        ),
        (
            "The cumulative number of rules Xiji had published by 2021, please",
            "regulations",
            "disclosed_total",
        ),
        (
            "How many of Xiji's normative documents still applied in 2021?",
            "normative_documents",
            "valid",
        ),
        (
            "In Xiji, how many normative documents got the axe in 2021?",
            "normative_documents",
            "repealed",
        ),
        (
            "2022 suits of Xiji that ended neither upheld nor corrected",
            "litigation",
            "other_result",
        ),
        ("reviews in which Xiji's original act stood, 2022", "review", "upheld"),
        (
            "How many lawsuits followed an administrative review at Xiji in 2022?",
            "litigation_after_review",
            "total",
        ),
        ("How many people sued Xiji directly in 2022?", "litigation_direct", "total"),
        ("lawsuits pending at the end of 2022 in Xiji", "litigation", "pending"),
        ("What backlog of requests did Xiji bring into 2022?", "carried_over", "total"),
        ("On 31 December 2022, outstanding requests at Xiji?", "carried_forward", "total"),
        ("the applications which Xiji leave to next year, 2022", "carried_forward", "total"),
        ("how many requests did Xiji get through in 2022", "handled", "total"),
        ("the newly accepted application quantity of Xiji in 2022", "new", "total"),
        ("procurement money Xiji 2022 yuan", "procurement", "amount"),
    ],
)
def test_the_cell_that_is_asked_for_is_read(
    ask_guyuan: Ask, question: str, subject: str, column: str
) -> None:
    read = ask_guyuan(question).question
    assert read is not None
    assert read.measures == (Measure(subject, column),)
    assert len(read.years) == 1


@pytest.mark.parametrize(
    "question",
    [
        "which rules apply to dogs in Xiji in 2022",
        "how many of the rules Xiji published were about dogs in 2022",
        "how many reviews in which Xiji's act was praised in 2022",
        "how many lawsuits after the flood at Xiji in 2022",
        "how many lawsuits without a lawyer were there in Xiji in 2022",
        "normative documents not repealed by the dog office in Xiji in 2021",
    ],
)
def test_words_that_narrow_keep_a_cell_without_a_number(ask_guyuan: Ask, question: str) -> None:
    assert ask_guyuan(question).status is not AnswerStatus.ANSWERED


def test_what_is_unfinished_in_a_year_is_not_what_came_from_the_year_before(
    ask_guyuan: Ask,
) -> None:
    read = ask_guyuan(
        "Name the agency with the biggest pile of unfinished requests in 2022"
    ).question
    assert read is not None
    assert Measure("carried_over", "total") not in read.measures
