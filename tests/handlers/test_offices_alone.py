"""An office is one of all that are called so, and what it has published is not what its place
has.
"""

from __future__ import annotations

import pytest

from handlers.answering import AnswerStatus
from tests.conftest import Ask
from tests.handlers.guyuan import EDUCATION


@pytest.mark.parametrize("question", ["原州区教育局有年报吗", "原州区教育局2022年有报告吗"])
def test_an_office_without_a_report_is_not_answered_with_those_of_its_place(
    ask_guyuan: Ask, question: str
) -> None:
    found = ask_guyuan(question)
    assert (found.status, found.reports) == (AnswerStatus.MISSING, ())


@pytest.mark.parametrize(
    "question", ["教育局2022年申请多少件，西吉县的", "教育局22年新收几件，西吉的"]
)
def test_the_place_of_an_office_may_stand_in_the_next_clause(
    ask_guyuan: Ask, question: str
) -> None:
    found = ask_guyuan(question)
    [figure] = found.results
    assert figure.value == 7
    assert figure.report is not None
    assert figure.report.agency.name == EDUCATION


@pytest.mark.parametrize(
    "text",
    [
        "Pingluo's office 2022 requests",
        "how many requests did Pingluo county office receive in 2022",
        "Pingluo office had 24 requests in 2022, right?",
    ],
)
def test_the_office_of_a_place_belongs_to_its_name(ask: Ask, text: str) -> None:
    answer = ask(text, chat=text)
    assert answer.status is AnswerStatus.ANSWERED
    assert 24 in [result.value for result in answer.results]


def test_where_an_office_is_asks_for_its_address(ask: Ask) -> None:
    answer = ask("Where is the Pengyang office?", chat="where")
    assert any("悦龙" in quote.sentence.text for quote in answer.quotes)
