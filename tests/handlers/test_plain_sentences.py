"""Plain sentences of offices: what a year began with, a backlog, a split, what came in, and what
the prose counts, each in words of everyday.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from handlers.answering import Answer, AnswerStatus
from handlers.answering.values.answer import ResultRole
from tests.conftest import Ask

# Five reports. Xiji 2020: licences 305 +428, penalties 1979 +479, compulsion 107 +17, fees 20 +4;
# Hongsibu 2020: licences 889 +1196, penalties 1474 +374, compulsion 601 -14, fees 0 +1.


def _told(found: Answer) -> list[Decimal]:
    return [result.value for result in found.results if result.role is ResultRole.ANSWER]


@pytest.mark.parametrize(
    ("question", "items"),
    [
        ("How many penalty items did Xiji start 2020 with?", 1979),
        ("With how many compulsory measure items did Hongsibu start 2020?", 601),
        ("Opening number of licensing items, Hongsibu, 2020", 889),
        ("Number of permit items Hongsibu began 2020 with", 889),
        ("How many coercion items did Xiji have at the beginning of 2020?", 107),
        ("How many penalty items did Hongsibu have on its books at the start of 2020?", 1474),
        ("How many kinds of administrative fee did Hongsibu add in 2020?", 1),
        ("Number of new administrative fee categories in Hongsibu in 2020", 1),
        ("How many new kinds of administrative charges did Xiji bring in during 2020?", 4),
        ("Please tell me how many categories of administrative fees Xiji added in 2020.", 4),
        ("How many items of penalty did Hongsibu add over 2020?", 374),
        ("How many penalty items did Xiji gain in 2020?", 479),
    ],
)
def test_items_at_the_start_of_a_year_and_those_added(ask: Ask, question: str, items: int) -> None:
    assert _told(ask(question)) == [items]


@pytest.mark.parametrize(
    "question",
    [
        "Which started 2020 with more compulsion items, Xiji or Hongsibu?",
        "Which had more compulsion items at the start of 2020, Xiji or Hongsibu?",
        "Who began 2020 with more coercion items, Hongsibu or Xiji?",
    ],
)
def test_who_began_a_year_with_more_is_told_by_the_items_of_the_year_before(
    ask: Ask, question: str
) -> None:
    found = ask(question)
    assert {result.value for result in found.results if result.report} == {107, 601}


@pytest.mark.parametrize("row", ["compulsion items", "administrative coercion items"])
def test_items_without_a_column_are_asked_back(ask: Ask, row: str) -> None:
    assert ask(f"{row} in Xiji in 2020").status is AnswerStatus.AMBIGUOUS


@pytest.mark.parametrize(
    ("question", "items"),
    [
        (
            "If I take Hongsibu's prior-year penalty items and apply the 2020 change, "
            "where do I land?",
            1848,
        ),
        (
            "If you apply the 2020 change to Xiji's penalty items of the previous year, "
            "what number comes out?",
            2458,
        ),
        ("Prior-year compulsion items plus the change in 2020, Hongsibu", 587),
        ("How many licensing items were there in Xiji after the change in 2020?", 733),
    ],
)
def test_the_year_before_with_the_change_is_their_sum(ask: Ask, question: str, items: int) -> None:
    assert _told(ask(question)) == [items]


@pytest.mark.parametrize(
    "question",
    [
        "For Xiji 2020 I need the licensing items of the previous year and the increase during "
        "the year.",
        "Xiji 2020: licensing items of the year before and the increase in the year",
    ],
)
def test_the_year_before_and_the_change_are_both_told(ask: Ask, question: str) -> None:
    assert {result.value for result in ask(question).results} == {305, 428}


@pytest.mark.parametrize(
    "question",
    [
        "Backlog Hongsibu inherited from 2019 (FOI requests carried over)",
        "Hongsibu's backlog of requests from 2019",
        "How big was the backlog of requests Hongsibu started 2020 with?",
    ],
)
def test_a_backlog_that_was_taken_over_was_carried_over(ask: Ask, question: str) -> None:
    found = ask(question)
    assert _told(found) == [3]
    assert found.question.measures[0].subject == "carried_over"


@pytest.mark.parametrize(
    ("question", "subject"),
    [
        (
            "Qingshan 2020: requests asking the township to hand out published books or gazettes",
            "not_processed_publication",
        ),
        ("Hongsibu 2020: people asking for books that are already published", ""),
        ("Requests asking Pingluo to supply openly published material in 2022", ""),
    ],
)
def test_asking_for_what_is_published(ask: Ask, question: str, subject: str) -> None:
    found = ask(question)
    assert _told(found) == [0]
    assert "publi" in found.question.measures[0].subject, subject


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("Pingluo received, granted in 2022", [24, 3]),
        ("Pingluo received and granted in 2022", [24, 3]),
        ("Pingluo received, granted only in part in 2022", [24, 2]),
        (
            "Give me the split between individuals and companies for Pingluo's new requests in 2022",
            [24, 0],
        ),
        ("Split Pingluo's 2022 new requests by individuals and companies.", [24, 0]),
        (
            "Of the 2022 cases where Pingluo did not hold the information, give me the split individuals / commercial enterprises.",
            [19, 0],
        ),
        ("How many firms sent requests to Pingluo in 2022, individuals not counted?", [0]),
        ("How many requests did Pingluo not finish in 2022?", [0]),
        (
            "Out of every ten requests finished by Pingluo in 2022, how many were granted?",
            [Decimal("12.5")],
        ),
        ("How many normative documents did Pingluo's office scrap in 2022?", [0]),
    ],
)
def test_what_is_asked_for_together_is_told_together(
    ask: Ask, question: str, values: list[Decimal]
) -> None:
    assert _told(ask(question)) == values


@pytest.mark.parametrize(
    ("question", "values"),
    [
        (
            "how many service matters did the village-level agents in Qingshan process for residents",
            [1410],
        ),
        ("Cases handled by village-level agents, Qingshan 2020", [1410]),
        ("how many govt executive meetings did pingluo make public in 2022", [19]),
        ("How many budget items did Pingluo make public in 2022?", [2]),
        ("Letters received in the Hongsibu district head's mailbox in 2020", [64]),
        ("How many messages reached the Hongsibu district chief's mailbox in 2020?", [64]),
        ("Online surveys run by Xiji in 2020, plus the suggestions they brought in", [4, 28]),
        ("Number of web surveys in Xiji in 2020", [4]),
        (
            "How many CPPCC proposals was Hongsibu given in 2020 and how many of these were finished?",
            [37, 32],
        ),
        (
            "NPC suggestions: how many did Hongsibu handle in 2020 and how many were completed?",
            [29],
        ),
        ("How many proposals from CPPCC members did Hongsibu receive in 2020?", [37]),
        ("For 2022, Pingluo's posting volume on WeChat and on Weibo please", [4907, 313]),
        ("How many posts did Pingluo put on WeChat and Weibo in 2022?", [4907, 313]),
    ],
)
def test_figures_of_the_prose_in_plain_english(ask: Ask, question: str, values: list[int]) -> None:
    found = ask(question)
    parts = found.parts or (found,)
    assert [value for part in parts for value in _told(part)] == values


@pytest.mark.parametrize(
    "question",
    [
        "Did Pingluo charge applicants any information processing fee in 2022?",
        "Did Pingluo charge anybody an information handling fee in 2022?",
        "Were applicants charged an information processing fee in Pingluo in 2022?",
        "How much in information processing fees did Pingluo take from applicants in 2022?",
    ],
)
def test_the_fee_for_processing_is_no_administrative_fee(ask: Ask, question: str) -> None:
    found = ask(question)
    assert found.status is AnswerStatus.QUOTED
    assert "未收取信息处理费" in "".join(quote.sentence.text for quote in found.quotes)


@pytest.mark.parametrize(
    "question",
    [
        "Where does Pingluo want to do better in 2023, going by its 2022 report?",
        "According to its 2022 report, what will Pingluo do better?",
        "What does the 2022 Pingluo report say about improvements for 2023?",
        "What improvements does Pingluo promise for next year in the 2022 report?",
    ],
)
def test_where_it_wants_to_do_better_is_its_plans(ask: Ask, question: str) -> None:
    quoted = "".join(quote.sentence.text for quote in ask(question).quotes)
    assert "平台管理" in quoted
