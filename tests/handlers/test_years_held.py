"""Years that only the reports tell, and what goes on from figures of several years."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.conftest import Ask
from tests.handlers.guyuan import RECEIVED, XIJI, YUANZHOU


@pytest.mark.parametrize("agency", [XIJI, YUANZHOU])
@pytest.mark.parametrize(
    "words", ["{}最早那份年报新收申请多少", "new requests of {} in its earliest report"]
)
def test_the_earliest_report_is_the_first_that_is_held(
    ask_guyuan: Ask, agency: str, words: str
) -> None:
    (result,) = ask_guyuan(words.format(agency), chat=agency + words).results
    assert result.value == RECEIVED[agency][min(RECEIVED[agency])]


@pytest.mark.parametrize("agency", [XIJI, YUANZHOU])
@pytest.mark.parametrize("words", ["{}三年来新收申请平均多少", "average annual new requests of {}"])
def test_so_many_years_are_those_of_its_reports(ask_guyuan: Ask, agency: str, words: str) -> None:
    answer = ask_guyuan(words.format(agency), chat=agency + words)
    values = RECEIVED[agency].values()
    assert answer.results[0].value == round(Decimal(sum(values)) / len(values), 2)


def test_two_years_that_were_shown_are_put_together(ask_guyuan: Ask) -> None:
    ask_guyuan(f"{XIJI}2021年新收申请多少", chat="sum")
    ask_guyuan("2022年呢", chat="sum")
    answer = ask_guyuan("两年合计", chat="sum")
    assert answer.results[0].value == RECEIVED[XIJI][2021] + RECEIVED[XIJI][2022]


def test_which_year_is_asked_of_the_same_agency(ask_guyuan: Ask) -> None:
    ask_guyuan(f"{XIJI}2023年新收申请多少", chat="year")
    answer = ask_guyuan("哪年最高", chat="year")
    (place,) = (place for place in answer.places if place.asked)
    assert place.result.report is not None
    assert (place.result.report.agency.name, place.result.report.year) == (XIJI, 2022)


def test_an_agency_with_one_year_after_a_change_is_asked_for_its_figure(ask_guyuan: Ask) -> None:
    ask_guyuan(f"{XIJI}2021年到2022年新收申请变化多少", chat="after")
    (result,) = ask_guyuan("原州区2023年呢", chat="after").results
    assert result.value == RECEIVED[YUANZHOU][2023]


def test_the_two_of_an_order_are_put_together_and_told_again_in_another_way(
    ask_guyuan: Ask,
) -> None:
    ask_guyuan("2022年新收申请最多的是谁", chat="two")
    ask_guyuan("第二呢", chat="two")
    values = sorted((years[2022] for years in RECEIVED.values() if 2022 in years), reverse=True)
    for text in ("两家加起来", "再说一遍"):
        assert ask_guyuan(text, chat="two").results[0].value == sum(values[:2])
