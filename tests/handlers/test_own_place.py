"""Which place an agency has in an order, and how much of all it has: told against the figures
themselves.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import pytest

from handlers.answering import Answer, AnswerStatus
from handlers.answering.values.answer import RankedPlace
from tests.conftest import Ask
from tests.handlers.guyuan import CITY, PINGLUO, RECEIVED, XIJI

IN_2022 = {agency: years[2022] for agency, years in RECEIVED.items() if 2022 in years}
IN_THE_CITY = {agency: value for agency, value in IN_2022.items() if agency.startswith(CITY)}


def own(answer: Answer) -> RankedPlace:
    (place,) = (one for one in answer.places if one.asked)
    return place


@pytest.mark.parametrize("agency", sorted(IN_2022))
@pytest.mark.parametrize(
    "words", ["{}2022年新收申请排第几", "at what rank is {} for requests received in 2022"]
)
def test_its_place_is_one_more_than_those_with_more(
    ask_guyuan: Ask, agency: str, words: str
) -> None:
    place = own(ask_guyuan(words.format(agency), chat=agency + words))
    assert place.number == 1 + sum(value > IN_2022[agency] for value in IN_2022.values())
    assert place.result.value == IN_2022[agency]


@pytest.mark.parametrize("agency", sorted(set(IN_THE_CITY) - {f"{CITY}人民政府"}))
def test_its_place_in_a_region_is_among_those_in_it(ask_guyuan: Ask, agency: str) -> None:
    answer = ask_guyuan(f"{agency}2022年新收申请在固原市各单位里能排第几", chat=agency)
    assert own(answer).number == 1 + sum(
        value > IN_THE_CITY[agency] for value in IN_THE_CITY.values()
    )
    assert {
        place.result.report.agency.name for place in answer.places if place.result.report
    } == set(IN_THE_CITY)


def test_one_without_the_figure_has_no_place_and_hears_why(ask_guyuan: Ask) -> None:
    answer = ask_guyuan("泾源县2022年新收申请排第几", chat="泾源")
    assert answer.status is AnswerStatus.MISSING
    assert answer.lacks


@pytest.mark.parametrize("agency", sorted(set(IN_THE_CITY) - {f"{CITY}人民政府"}))
def test_its_share_is_its_figure_in_that_of_all(ask_guyuan: Ask, agency: str) -> None:
    answer = ask_guyuan(f"{agency}2022年新收申请占固原市各单位新收总数的百分之几", chat=agency)
    share = Decimal(IN_THE_CITY[agency]) * 100 / sum(IN_THE_CITY.values())
    assert own(answer).result.value == share.quantize(Decimal("0.01"), ROUND_HALF_UP)


def test_the_shares_of_all_are_a_hundred(ask_guyuan: Ask) -> None:
    answer = ask_guyuan("2022年各单位新收申请占比", chat="shares")
    total = sum((place.result.order for place in answer.places), Decimal(0))
    assert abs(total - 100) < Decimal("0.001")
    assert len(answer.places) == len(IN_2022)


@pytest.mark.parametrize("agency", [XIJI, PINGLUO])
def test_the_question_in_other_words_is_the_same(ask_guyuan: Ask, agency: str) -> None:
    one = ask_guyuan(f"{agency}2022年新收申请排第几", chat="a")
    other = ask_guyuan(f"2022年{agency}的新收申请排名第几", chat="b")
    assert own(one) == own(other)
