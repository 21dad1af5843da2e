"""What people ask of the tables in plain English: several figures at once, items of the year
before, what was carried over, and statements about them.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from handlers.answering import Answer, AnswerStatus
from handlers.answering.values.answer import ResultRole
from tests.conftest import Ask


def _told(found: Answer) -> list[Decimal]:
    return [result.value for result in found.results if result.role is ResultRole.ANSWER]


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("For Hongsibu 2020 I need two figures: requests granted in full, and not held.", [9, 2]),
        ("Two figures for Pingluo 2022 please, requests received and requests granted", [24, 3]),
        ("hongsibu 2020 carried over + new, two numbers", [3, 8]),
        ("hongsibu 2020 table 3: new, carried over, granted, not held", [8, 3, 9, 2]),
        ("Pingluo 2022: received, granted, partly granted", [24, 3, 2]),
        ("Pingluo 2022: new requests, of which natural persons", [24, 24]),
        ("pingluo 2022: new requests, total and companies", [24, 0]),
        ("What did Xiji pay for centralised procurement, on how many projects in 2020?", [227]),
        ("xiji 2020 centralised procurement no. of projects + total sum", [227, 143_628_600]),
        ("How many requests did Pingluo receive, and how many did it grant in 2022?", [24, 3]),
        (
            "Hongsibu 2020: requests granted in full, and requests where it did not hold the info",
            [9, 2],
        ),
    ],
)
def test_several_figures(ask: Ask, question: str, values: list[int]) -> None:
    assert set(values) <= set(_told(ask(question)))


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("How many licence items were on Hongsibu's books the year before 2020?", [889]),
        (
            "How many licence items were on Xiji's books the year before 2020, and how many were added in 2020?",
            [305, 428],
        ),
        ("Fee items in Xiji: how many existed in the prior year and the change in 2020?", [20, 4]),
        (
            "For penalties in Hongsibu, state the prior-year item count, the movement in 2020 and the decisions taken.",
            [1474, 374, 1965],
        ),
        (
            "What were the prior-year number of penalty items and the number of penalty decisions in Xiji for 2020?",
            [1979, 1271],
        ),
        ("Hongsibu 2020: licensing items, prior year and change", [889, 1196]),
        ("Hongsibu 2020, how did coercion items move?", [-14]),
    ],
)
def test_items_of_the_year_before(ask: Ask, question: str, values: list[int]) -> None:
    assert set(values) <= set(_told(ask(question)))


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("How many requests did Hongsibu carry into 2020 from the previous year?", 3),
        ("How many requests did Hongsibu bring into 2020 from the year before?", 3),
        ("From last year come how many application to Hongsibu 2020?", 3),
        ("requests Hongsibu took into 2020 from the previous year", 3),
        ("Was anything left over from Pingluo 2022 to be finished in 2023?", 0),
        ("pingluo 2022 answers saying the office doesnt have that info, number", 19),
        ("pingluo 2022 info not held by the office", 19),
        ("Pingluo 2022: requests the office could not answer as it did not have the info", 19),
        ("how many requests were dealt with by Hongsibu in 2020, total of the results", 11),
        (
            "how many normative documents did the Pengyang government office newly produce in 2020",
            1,
        ),
        ("Hongsibu newly issued docs 2020 (normative ones)", 5),
        ("What was the bill for centralised procurement in Xiji, 2020?", 143_628_600),
        ("total requests received in 2020, every agency you have", 11),
    ],
)
def test_one_figure_and_no_other(ask: Ask, question: str, value: int) -> None:
    assert _told(ask(question)) == [value]


@pytest.mark.parametrize(
    ("statement", "so"),
    [
        ("Xiji's fee items rose by 4 in 2020, is that correct?", True),
        ("Xiji's fee items rose by 5 in 2020, is that correct?", False),
        ("Xiji's fee items fell by 4 in 2020, is that correct?", False),
        ("Hongsibu's coercion items fell by 14 in 2020, right?", True),
        ("Hongsibu's coercion items rose in 2020, right?", False),
        ("西吉2020年行政事业性收费项目增加了5项，对吗", False),
        ("红寺堡2020年行政强制项目减少14项，对不对", True),
        ("Hongsibu granted all requests in 2020, true?", False),
        ("Did Hongsibu grant every request in 2020?", False),
        ("Not a single company asked Hongsibu for information in 2020. Correct?", True),
        ("All requests to Hongsibu in 2020 came from individuals, true?", True),
        ("Xiji's fee items rose by 4% in 2020, is that correct?", False),
        ("Xiji's fee items rose by 20% in 2020, is that correct?", True),
    ],
)
def test_statements(ask: Ask, statement: str, *, so: bool) -> None:
    assert ask(statement).verdict is so


def test_a_league_table_is_a_ranking_of_all(ask_guyuan: Ask) -> None:
    found = ask_guyuan("league table for 2021 by requests received, pls")
    assert [place.result.value for place in found.places] == [40, 20, 10, 0]


def test_what_joins_two_names_joins_no_rows(ask_guyuan: Ask) -> None:
    found = ask_guyuan("How many requests did Xiji and Yuanzhou carry forward in 2022?")
    assert {result.value for result in found.results} == {3, 6}


def test_a_year_that_is_asked_of_again_is_not_that_of_all(ask_guyuan: Ask) -> None:
    found = ask_guyuan("How many requests did Xiji receive, and how many in 2022?")
    assert _told(found) == [15, 30]


@pytest.mark.parametrize(
    "statement",
    [
        "Hongsibu granted all requests from individuals in 2020, true?",
        "All requests from individuals were granted at Hongsibu in 2020, true?",
    ],
)
def test_what_is_said_of_some_only_has_no_verdict(ask: Ask, statement: str) -> None:
    assert ask(statement).verdict is None


@pytest.mark.parametrize(
    "question",
    [
        "How many licences did Hongsibu carry into 2020 from the previous year",
        "How many requests did Pingluo carry into 2022 from 2020?",
        "Hongsibu 2020: licensing items not on the books the year before",
        "How many licence items were on Hongsibu's books two years before 2020?",
        "pingluo 2022 answers saying the office doesn't have the staff, number",
        "pingluo 2022 info not held by the office but by the archives",
        "For Hongsibu 2020 I need two figures other than requests: licences and penalties",
        "xiji docs newly issued in 2020 (not the normative ones)",
        "total requests received in 2020, every agency you don't have",
        "how many requests were dealt with by Hongsibu in 2020, total of the results except refusals",
        "Hongsibu granted nearly all requests in 2020, true?",
        "Hongsibu granted all but two requests in 2020, true?",
        "Were any reviews left over at Pingluo at the end of 2022 to be decided in 2023?",
    ],
)
def test_what_narrows_or_denies_is_not_dropped(ask: Ask, question: str) -> None:
    found = ask(question)
    assert found.verdict is None
    assert found.status is not AnswerStatus.ANSWERED
