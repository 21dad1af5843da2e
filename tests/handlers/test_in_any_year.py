"""Over several years: agencies are counted once, any year is enough, and years are put in order by
what all come to.
"""

from __future__ import annotations

import pytest

from handlers.answering import AnswerStatus
from handlers.rendering import render
from tests.conftest import Ask

# Of more than 25: Guyuan 2022 (100), Yuanzhou 2022 and 2023, Xiji 2022, Pengyang 2021 and 2022,
# Pingluo 2022.


@pytest.mark.parametrize(
    ("question", "head"),
    [
        ("哪些单位任何一年申请超过25件", "5 个单位超过 25（7 份年报）"),
        ("历年申请超过35件的单位", "3 个单位超过 35（4 份年报）"),
        ("2021到2023年申请超过25件的单位有哪些", "5 个单位超过 25（7 份年报）"),
        ("which agencies ever received more than 50 requests", "2 agencies above 50"),
        ("哪家哪年申请最多", "固原市人民政府 2022，100 件"),
        ("历年申请最多的是哪家", "固原市人民政府 2022，100 件"),
    ],
)
def test_agencies_are_counted_and_not_their_reports(
    ask_guyuan: Ask, question: str, head: str
) -> None:
    assert next(iter(render(ask_guyuan(question)).lines)).text == head


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("西吉县曾经有一年申请超过25件吗", True),
        ("西吉县曾经有一年申请超过35件吗", False),
        ("Has Xiji ever received more than 25 requests?", True),
        ("Has Xiji ever received more than 30 requests?", False),
    ],
)
def test_one_year_is_enough(ask_guyuan: Ask, question: str, verdict: bool) -> None:
    assert ask_guyuan(question).verdict is verdict


@pytest.mark.parametrize(
    ("question", "year", "sum_of_it"),
    [("固原市各县区哪年申请最多", 2022, 125), ("全固原哪一年申请总量最小", 2023, 45)],
)
def test_years_are_in_order_by_what_all_come_to(
    ask_guyuan: Ask, question: str, year: int, sum_of_it: int
) -> None:
    found = ask_guyuan(question)
    [first] = [place for place in found.places if place.asked]
    assert first.year == year
    assert first.result.value == sum_of_it


def test_a_year_without_an_agency_is_asked_back(ask_guyuan: Ask) -> None:
    assert ask_guyuan("哪年申请最多").status is AnswerStatus.AMBIGUOUS


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("固原市2022年申请最多和最少的单位分别是谁", [100, 5]),
        ("西吉县申请最多和最少分别是哪年", [30, 15]),
        ("which agencies in Guyuan had the most and the fewest requests in 2022", [100, 5]),
    ],
)
def test_both_ends_of_an_order_are_told(ask_guyuan: Ask, question: str, figures: list[int]) -> None:
    found = ask_guyuan(question)
    first = [next(place for place in part.places if place.asked) for part in found.parts]
    assert [place.result.value for place in first] == figures
