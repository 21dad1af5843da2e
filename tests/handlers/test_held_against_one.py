"""What is held against one agency is told of the others, and what is stated in per cent is held
against per cent.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import permutations

import pytest

from handlers.answering import Answer, AnswerStatus
from handlers.understanding import Operation
from tests.conftest import Ask
from tests.handlers.guyuan import PENGYANG, RECEIVED, XIJI, YUANZHOU

CALLED = {
    XIJI: ("西吉县", "Xiji"),
    YUANZHOU: ("原州区", "Yuanzhou"),
    PENGYANG: ("彭阳县", "Pengyang"),
}
COUNTING = [
    "2022年新收申请比{zh}{more}的单位有几个",
    "2022年比{zh}新收申请{more}的单位有多少个",
    "2022年有几个单位新收申请比{zh}{more}",
    "新收申请比{zh}{more}的机关有多少家，2022年",
    "2022年新收申请比{zh}{more}的单位",
    "how many agencies received {en_more} requests than {en} in 2022",
    "how many agencies had {en_more} new requests than those of {en} in 2022",
]
MOVING = [
    "{zh}新收从{first}年到{last}年{moved}{percent}%以上对吗",
    "{zh}新收{last}年比{first}年{moved}{percent}%以上对吗",
    "{zh}{first}到{last}年新收{moved}了{percent}%以上，对吗",
    "did new requests in {en} {en_moved} by more than {percent}% from {first} to {last}",
]
MOVES = [
    (agency, first, last)
    for agency in CALLED
    for first, last in permutations(RECEIVED[agency], 2)
    if first < last and RECEIVED[agency][first] != RECEIVED[agency][last]
]


@pytest.mark.parametrize("agency", CALLED)
@pytest.mark.parametrize("wording", COUNTING)
def test_those_that_have_more_than_one_are_told_with_its_own_figure(
    ask_guyuan: Ask, agency: str, wording: str
) -> None:
    zh, en = CALLED[agency]
    own = RECEIVED[agency][2022]
    others = [one[2022] for name, one in RECEIVED.items() if 2022 in one and name != agency]
    for more, en_more, descending in (("多", "more", True), ("少", "fewer", False)):
        text = wording.format(zh=zh, en=en, more=more, en_more=en_more)
        found = ask_guyuan(text, chat=text)
        assert (found.status, found.question.operation) == (
            AnswerStatus.ANSWERED,
            Operation.RANK,
        ), text
        beyond = [one for one in others if (one > own if descending else one < own)]
        assert asked_for(found) == sorted(beyond, reverse=descending), text
        assert found.mark is not None
        assert found.mark.result.value == own, text


def asked_for(found: Answer) -> list[Decimal]:
    """The figures of those that a question asks for, in their order."""
    return [place.result.value for place in found.places if place.asked]


@pytest.mark.parametrize(
    ("text", "beyond", "own"),
    [
        ("2022年新收申请超过原州区2021年的单位", [100, 60, 50, 30, 30], 10),
        ("2022年新收申请没有超过原州区2021年的是谁", [5, 7], 10),
        ("who received more requests in 2022 than Pengyang had in 2021", [100, 60, 50], 40),
        ("固原市2022年有几个县新收申请比西吉多", [60], 30),
        ("哪些县2022年新收申请比西吉少", [5], 30),
        ("which counties had fewer new requests than Xiji in 2022", [5], 30),
        ("2022年新收申请不超过西吉县的单位", [5, 7, 30], 30),
        ("2022年新收申请不低于西吉县的单位有几个", [100, 60, 50, 30], 30),
        ("2022年新收申请比西吉县教育局少的县", [5], 7),
    ],
)
def test_another_year_a_place_a_level_and_equals(
    ask_guyuan: Ask, text: str, beyond: list[int], own: int
) -> None:
    found = ask_guyuan(text, chat=text)
    assert found.mark is not None, text
    assert list(map(int, asked_for(found))) == beyond, text
    assert found.mark.result.value == own, text


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("西吉县哪些年份新收申请比2022年少", [2023, 2021]),
        ("西吉县新收申请哪几年超过彭阳县2021年", []),
        ("西吉县新收申请哪几年超过原州区2021年", [2022, 2021, 2023]),
        ("in which years did Xiji receive fewer requests than in 2022", [2023, 2021]),
    ],
)
def test_the_years_of_one_are_held_against_a_year(
    ask_guyuan: Ask, text: str, years: list[int]
) -> None:
    found = ask_guyuan(text, chat=text)
    assert found.mark is not None, text
    told = [
        place.result.report.year for place in found.places if place.asked and place.result.report
    ]
    assert told == years, text


@pytest.mark.parametrize(
    "text",
    [
        "2022年新收申请比泾源县多的单位",
        "2023年哪些单位新收申请比彭阳县多",
        "which agencies had more than Jingyuan",
    ],
)
def test_nobody_is_beyond_a_figure_that_is_not_there(ask_guyuan: Ask, text: str) -> None:
    found = ask_guyuan(text, chat=text)
    assert not found.places, text
    assert found.status in (AnswerStatus.MISSING, AnswerStatus.UNSURE), text


@pytest.mark.parametrize(("agency", "first", "last"), MOVES)
@pytest.mark.parametrize("wording", MOVING)
def test_so_many_per_cent_are_not_so_many_requests(
    ask_guyuan: Ask, agency: str, first: int, last: int, wording: str
) -> None:
    before, after = RECEIVED[agency][first], RECEIVED[agency][last]
    moved = Decimal(100 * (after - before)) / before
    zh, en = CALLED[agency]
    for says, en_says, sign in (("增长", "rise", 1), ("下降", "fall", -1)):
        for percent in (abs(after - before) + 1, round(abs(moved)) - 1, round(abs(moved)) + 1, 500):
            text = wording.format(
                zh=zh, en=en, first=first, last=last, moved=says, en_moved=en_says, percent=percent
            )
            assert ask_guyuan(text, chat=text).verdict is (moved * sign > percent), text


@pytest.mark.parametrize(
    "text",
    [
        "西吉县新收2021年以来减半了吗",
        "原州区新收从2021年以来涨了一半?",
        "have new requests in Xiji halved since 2021?",
        "西吉县新收2020年以来降了吗",
        "did new requests in Pengyang rise since 2020",
        "原州区新收从2020年到2022年升了吗",
    ],
)
def test_a_move_is_not_judged_by_years_that_are_not_its_ends(ask_guyuan: Ask, text: str) -> None:
    assert ask_guyuan(text, chat=text).verdict is None


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("西吉县2021到2023年每年新收都在10件以上对吗", True),
        ("西吉县2020到2023年每年新收都在10件以上对吗", None),
        ("西吉县2020到2023年每年新收都在20件以上对吗", False),
        ("西吉县2021到2024年每年新收都在10件以上对吗", None),
        ("西吉县2021年以来每年新收都在10件以上对吗", True),
        ("西吉县2020年以来每年新收都在10件以上对吗", None),
        ("西吉县近五年每年新收都在10件以上对吗", None),
        ("Xiji had at least 10 new requests in each year from 2021 to 2023, right?", True),
        ("Xiji had at least 10 new requests in each year from 2020 to 2023, right?", None),
        ("Xiji had at least 20 new requests in each year from 2020 to 2023, right?", False),
    ],
)
def test_every_year_is_not_every_year_that_has_a_report(
    ask_guyuan: Ask, text: str, verdict: bool | None
) -> None:
    found = ask_guyuan(text, chat=text)
    assert (found.status, found.verdict) == (AnswerStatus.ANSWERED, verdict)


@pytest.mark.parametrize(
    "text",
    [
        "agencies with at least twice as many new requests as Xiji in 2022",
        "which agencies had more than two times as many new requests as Xiji in 2022",
        "2022年新收申请至少是西吉县两倍的单位",
        "2022年哪些单位的新收申请超过西吉县的3倍",
    ],
)
def test_a_multiple_of_another_is_no_bound_of_requests(ask_guyuan: Ask, text: str) -> None:
    found = ask_guyuan(text, chat=text)
    assert found.question.ranking.above is None, text
    assert not found.places or len(found.places) == len(
        [one for one in RECEIVED.values() if 2022 in one]
    ), text
