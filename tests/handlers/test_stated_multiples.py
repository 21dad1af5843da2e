"""That a figure is so many times that of another, counts that look like years, and whose it is
after a place.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from handlers.answering import AnswerStatus
from handlers.answering.values.answer import Answer, ResultRole
from tests.conftest import Ask
from tests.handlers.guyuan import PENGYANG

# In 2022 Xiji received 30 requests and Pengyang 60, twice as many; only the city has more than
# Pengyang.


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Is it true that Pengyang received 2 times as many requests as Xiji in 2022?", True),
        ("Pengyang received twice as many requests as Xiji in 2022, right?", True),
        ("Pengyang received more than twice as many requests as Xiji in 2022, right?", False),
        (
            "In 2022 Pengyang received at least twice as many requests as Xiji - does that hold?",
            True,
        ),
        (
            "In 2022 Pengyang received more than twice as many requests as Xiji - does that hold?",
            False,
        ),
        (
            "In 2022 Pengyang received less than three times as many requests as Xiji - does that hold?",
            True,
        ),
        ("2022年彭阳收到的申请是西吉的2倍，对吗", True),
        ("2022年彭阳收到的申请是西吉的3倍，对吗", False),
        ("2022年彭阳收到的申请是西吉的两倍以上，对吗", True),
        ("2022年彭阳收到的申请超过西吉的1.5倍，对吗", True),
        ("2022年彭阳收到的申请超过西吉的2倍，对吗", False),
        ("2022年固原市收到的申请是彭阳的1.7倍，对吗", True),
        ("2022年固原市收到的申请是彭阳的1.6倍，对吗", False),
        ("2022年固原市收到的申请是彭阳的2倍，对吗", False),
        ("2022年彭阳收到的申请不到西吉的3倍，对吗", True),
        ("2022年彭阳收到的申请不到西吉的2倍，对吗", False),
    ],
)
def test_a_stated_multiple_is_held_against_that_of_the_reports(
    ask_guyuan: Ask, question: str, verdict: bool
) -> None:
    assert ask_guyuan(question).verdict is verdict


def test_a_bound_between_what_is_so_and_what_is_printed_is_not_judged(ask_guyuan: Ask) -> None:
    assert (
        ask_guyuan("2022年固原市收到的申请超过彭阳的1.669倍，对吗").verdict is None
    )  # 100 of 60: printed as 1.67


def test_a_multiple_and_some_more_is_judged_in_no_other_way(ask_guyuan: Ask) -> None:
    assert ask_guyuan("2022年彭阳收到的申请是西吉的2倍多，对吗").verdict is None


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Xiji received 2022 requests in 2022, true?", False),
        ("In 2022 Xiji received 1979 requests, right?", False),
        ("Xiji received 30 requests in 2022, true?", True),
    ],
)
def test_what_is_counted_is_no_year(ask_guyuan: Ask, question: str, verdict: bool) -> None:
    found = ask_guyuan(question)
    assert found.verdict is verdict
    assert {result.report.year for result in found.results if result.report} == {2022}


def test_years_ahead_of_what_is_counted_stay_years(ask_guyuan: Ask) -> None:
    found = ask_guyuan("Xiji 2021 requests vs 2022 requests")
    assert {result.report.year for result in found.results if result.report} == {2021, 2022}


@pytest.mark.parametrize("of_whom", ["of theirs", "of their requests", "of its requests"])
def test_what_is_its_own_is_that_of_who_has_the_place(ask_guyuan: Ask, of_whom: str) -> None:
    ask_guyuan("Which agency got the most requests in 2022?", chat=of_whom)
    ask_guyuan("Who came second?", chat=of_whom)
    assert _agencies(ask_guyuan(f"How many {of_whom} were granted in full?", chat=of_whom)) == {
        PENGYANG
    }


def test_what_is_theirs_after_a_whole_order_is_that_of_all(ask_guyuan: Ask) -> None:
    ask_guyuan("Rank all agencies by requests in 2022")
    assert len(_agencies(ask_guyuan("What about their carried over requests?"))) > 1


def test_reviews_against_an_agency_are_added_up(ask_guyuan: Ask) -> None:
    together = ask_guyuan("Reviews and lawsuits against Xiji in 2022, how many all together?")
    assert _told(together) == _told(ask_guyuan("西吉2022年复议和诉讼一共多少件"))


def test_what_was_carried_over_is_in_the_total(ask_guyuan: Ask) -> None:
    with_it = ask_guyuan("西吉2022年总共办结了多少件申请，含结转的")
    assert with_it.status is AnswerStatus.ANSWERED
    assert _told(with_it) == _told(ask_guyuan("西吉2022年总共办结了多少件申请"))


def _told(found: Answer) -> Decimal | None:
    return next(
        (result.value for result in found.results if result.role is ResultRole.ANSWER), None
    )


def _agencies(found: Answer) -> set[str]:
    return {result.report.agency.name for result in found.results if result.report}


@pytest.mark.parametrize("how_many", ["2023年又是多少", "23年多少", "and how many in 2023?"])
def test_how_many_there_were_in_a_year_is_no_change(ask_guyuan: Ask, how_many: str) -> None:
    for said in ("西吉2021年申请多少", "2022年呢", "多了几件"):
        ask_guyuan(said, chat=how_many)
    assert _told(ask_guyuan(how_many, chat=how_many)) == 15


def test_a_year_by_itself_goes_on_with_the_change(ask_guyuan: Ask) -> None:
    for said in ("西吉2021年申请多少", "2022年呢", "多了几件"):
        ask_guyuan(said)
    assert _told(ask_guyuan("2023年呢")) == -15


@pytest.mark.parametrize(
    "together", ["西吉申请2021+2022", "Xiji requests 2021 + 2022", "Xiji requests 2021 plus 2022"]
)
def test_years_with_a_plus_are_added_up(ask_guyuan: Ask, together: str) -> None:
    assert _told(ask_guyuan(together)) == 50


def test_saying_no_is_refusing_and_no_condition(ask_guyuan: Ask) -> None:
    said_no = ask_guyuan("How many times did Xiji say no in 2022 to protect a third party?")
    refused = ask_guyuan("How many times did Xiji refuse in 2022 to protect a third party?")
    assert (said_no.status, _told(said_no)) == (refused.status, _told(refused))
