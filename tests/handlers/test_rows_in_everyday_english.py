"""Rows and columns of the forms in half sentences, as English speakers of all kinds type them: the
cell that is read, and what is never read as one.
"""

from __future__ import annotations

import pytest

from handlers.answering import AnswerStatus
from store.measures import Measure
from tests.conftest import Ask


@pytest.mark.parametrize(
    ("question", "subject", "column"),
    [
        ("count of regulations Pingluo rolled out in 2022", "regulations", "made"),
        (
            "how many old normative documents did Pingluo bin in 2022",
            "normative_documents",
            "repealed",
        ),
        ("Pingluo 2022 standing normative documents", "normative_documents", "valid"),
        (
            "normative documents: total disclosure, Xiji 2020",
            "normative_documents",
            "disclosed_total",
        ),
        ("Xiji 2020: licence items added this year", "licensing", "change"),
        ("how did the number of licensing items move, Hongsibu 2020", "licensing", "change"),
        ("coercion items cut Hongsibu 2020", "coercion", "change"),
        ("how many new fee items, Xiji 2020", "fees", "change"),
        (
            "number of other service items in the previous year Xiji 2020",
            "other_services",
            "prev_items",
        ),
        (
            "Xiji 2020: coercion items already on the books from the prior year",
            "coercion",
            "prev_items",
        ),
        ("how many procurements did Xiji do in 2020", "procurement", "projects"),
        ("how much did Xiji's purchases come to in 2020", "procurement", "amount"),
        ("how much do the fees add up to Pingluo 2022", "fees", "fee_amount"),
        ("how many requests did people file at Pingluo in 2022", "new", "total"),
        ("how many charities asked for information at Pingluo, 2022?", "new", "social_org"),
        ("Pingluo 2022: requests lodged by residents", "new", "natural_person"),
        ("requests Pingluo still had from the year before, 2022", "carried_over", "total"),
        ("how many requests got a yes, Pingluo 2022", "granted", "total"),
        ("Pingluo 2022 part-disclosed requests", "partial", "total"),
        ("how many requests got a no Pingluo 2022", "denied", "total"),
        ("how many requests did Pingluo decline in 2022", "denied", "total"),
        ("requests declined, Pingluo 2022", "denied", "total"),
        ("commercial secrets of others, refusals Pingluo 2022", "denied_third_party", "total"),
        ("lack of the information Pingluo 2022", "unable_not_held", "total"),
        (
            "Pingluo 2022: not processed because it was a complaint",
            "not_processed_petition",
            "total",
        ),
        (
            "how many people asked the same thing again, Pingluo 2022",
            "not_processed_repeat",
            "total",
        ),
        ("the same request filed again in Pingluo in 2022?", "not_processed_repeat", "total"),
        ("second-time requests Pingluo 2022", "not_processed_repeat", "total"),
        ("how many asked for things in print, Pingluo 2022", "not_processed_publication", "total"),
        ("Pingluo 2022: want confirm again how many", "not_processed_confirm", "total"),
        ("dropped for lack of correction in Pingluo in 2022?", "other_overdue_correction", "total"),
        ("applicants who never paid, Pingluo 2022", "other_overdue_fee", "total"),
        ("how many requests did Pingluo carry forward from 2022", "carried_forward", "total"),
        ("how many reviews went Pingluo's way in 2022", "review", "upheld"),
        ("reviews in which Pingluo was wrong in 2022", "review", "corrected"),
        ("reviews where the decision was changed in Pingluo in 2022", "review", "corrected"),
        ("court rulings against Pingluo in 2022", "litigation", "corrected"),
        ("direct litigation, decision confirmed, Pingluo 2022", "litigation_direct", "upheld"),
        (
            "suits after reconsideration where the result stood, Pingluo 2022",
            "litigation_after_review",
            "upheld",
        ),
        ("I already asked twice: how many requests did Pingluo get in 2022", "new", "total"),
    ],
)
def test_the_cell_that_people_mean_is_read(
    ask: Ask, question: str, subject: str, column: str
) -> None:
    found = ask(question)
    assert found.question is not None
    assert found.question.measures == (Measure(subject, column),)
    assert found.status is AnswerStatus.ANSWERED


@pytest.mark.parametrize(
    "question",
    [
        "licensing items Hongsibu 2020",
        "trend of penalty items at Xiji",
        "approvals granted by Hongsibu in 2020",
        "Hongsibu other service items, total 2020",
    ],
)
def test_what_may_be_either_of_two_is_asked_back(ask: Ask, question: str) -> None:
    assert ask(question).status is AnswerStatus.AMBIGUOUS


@pytest.mark.parametrize(
    "question",
    [
        "how many platforms were rolled out in Pingluo in 2022",
        "how many projects got the green light in Pingluo in 2022",
        "how many drivers were fined in Hongsibu in 2020",
        "how many new cases of covid in Pingluo 2022",
        "how many requests came to nothing in Pingluo 2022",
        "how many targets could not be met in Pingluo 2022",
        "how many items does Pingluo put things in",
    ],
)
def test_a_new_wording_says_nothing_of_other_things(ask: Ask, question: str) -> None:
    assert ask(question).status is AnswerStatus.UNSURE


def test_a_count_of_nothing_that_is_named_is_none_of_reports(ask: Ask) -> None:
    assert ask("how many are there for Pingluo 2022").status is AnswerStatus.UNSURE
    assert ask("Pingluo 2022").status is AnswerStatus.ANSWERED
