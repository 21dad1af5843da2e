"""What is stated without a question mark: movements, equals, one more than another, how many are
beyond a bound.
"""

from __future__ import annotations

from datetime import date
from itertools import combinations

import pytest

from handlers.answering import AnswerStatus
from handlers.understanding import understand
from handlers.understanding.asked.claims import IsMore
from store.names import Names
from tests.conftest import Ask
from tests.handlers.guyuan import CITY, RECEIVED

YEARS = [
    (agency, first, last)
    for agency, years in RECEIVED.items()
    for first, last in combinations(sorted(years), 2)
    if last == first + 1
]
PAIRS = [
    (one, other)
    for one, other in combinations(sorted(RECEIVED), 2)
    if 2022 in RECEIVED[one]
    and 2022 in RECEIVED[other]
    and RECEIVED[one][2022] != RECEIVED[other][2022]
]


@pytest.mark.parametrize(("agency", "first", "last"), YEARS)
@pytest.mark.parametrize(
    ("words", "up"),
    [
        ("{agency}新收申请{first}年到{last}年上升", True),
        ("{agency}的新收申请{first}年到{last}年下降了", False),
        ("{agency}'s new requests rose from {first} to {last}.", True),
        ("New requests at {agency} fell from {first} to {last}.", False),
    ],
)
def test_how_it_moved_is_judged(
    ask_guyuan: Ask, agency: str, first: int, last: int, words: str, up: bool
) -> None:
    text = words.format(agency=agency, first=first, last=last)
    before, after = RECEIVED[agency][first], RECEIVED[agency][last]
    answer = ask_guyuan(text, chat=text)
    assert answer.verdict is (after > before if up else after < before)


@pytest.mark.parametrize(("agency", "first", "last"), YEARS)
def test_two_years_that_are_said_to_be_equal_are_judged(
    ask_guyuan: Ask, agency: str, first: int, last: int
) -> None:
    text = f"{agency}{first}年和{last}年新收申请一样"
    assert ask_guyuan(text, chat=text).verdict is (
        RECEIVED[agency][first] == RECEIVED[agency][last]
    )


@pytest.mark.parametrize(("one", "other"), PAIRS)
@pytest.mark.parametrize(
    ("words", "fewer"),
    [("{one}2022年新收申请比{other}多", False), ("{one}2022年新收申请比{other}少", True)],
)
def test_one_said_to_have_more_than_another_is_judged(
    ask_guyuan: Ask, one: str, other: str, words: str, fewer: bool
) -> None:
    text = words.format(one=one, other=other)
    more = RECEIVED[one][2022] > RECEIVED[other][2022]
    assert ask_guyuan(text, chat=text).verdict is (not more if fewer else more)


@pytest.mark.parametrize("bound", [0, 10, 30, 55, 99, 200])
@pytest.mark.parametrize("said", [1, 2, 3])
def test_how_many_are_beyond_a_bound_is_judged(ask_guyuan: Ask, bound: int, said: int) -> None:
    count = sum(years.get(2022, 0) > bound for years in RECEIVED.values())
    answer = ask_guyuan(f"2022年新收申请超过{bound}件的单位有{said}家", chat=f"{bound} {said}")
    assert answer.verdict is (count == said)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("平罗县2021年一件申请也没收到", True),
        ("西吉县2022年一件申请也没收到", False),
        ("Pingluo received nothing in 2021: no requests", True),
        ("2022年新收申请最多的是固原市人民政府", True),
        ("2022年新收申请最多的单位是西吉县", False),
        ("2021年新收申请最多的是固原市", False),
        ("2022年固原市新收申请最多的是市政府", True),
        ("西吉县2022年新收申请三十件，报告上是这么写的吧", True),
        ("西吉县2022年新收申请30件、结转下年6件", True),
        ("西吉县2022年新收申请30件、结转下年7件", False),
        ("原州区2021年到2023年新收申请每年都是30件", False),
    ],
)
def test_a_statement_in_passing_is_judged(ask_guyuan: Ask, text: str, verdict: bool) -> None:
    answer = ask_guyuan(text, chat=text)
    assert answer.status is AnswerStatus.ANSWERED
    assert answer.verdict is verdict


@pytest.mark.parametrize(
    "text",
    [
        "西吉县2021年到2022年新收申请增加多少",
        "2022年各县新收申请排名",
        "西吉县2022年新收申请多少件",
        "which agencies' requests rose from 2021 to 2022",
        "固原市2022年新收申请超过30件的单位有几家",
    ],
)
def test_what_asks_states_nothing(ask_guyuan: Ask, text: str) -> None:
    assert ask_guyuan(text, chat=text).question.claim is None


def test_whose_growth_is_larger_is_no_distance_between_two(ask_guyuan: Ask) -> None:
    answer = ask_guyuan("西吉和原州区2022年新收申请谁的增幅大", chat="growth")
    assert answer.status is AnswerStatus.UNSURE
    assert not answer.results


@pytest.mark.parametrize(("one", "other"), PAIRS)
@pytest.mark.parametrize(
    "words",
    [
        "{one} outnumbered {other} in new requests in 2022.",
        "In new requests, {one} outnumbered {other} in 2022.",
    ],
)
def test_one_said_to_outnumber_another_is_judged(
    ask_guyuan: Ask, one: str, other: str, words: str
) -> None:
    text = words.format(one=one, other=other)
    assert ask_guyuan(text, chat=text).verdict is (RECEIVED[one][2022] > RECEIVED[other][2022])


@pytest.mark.parametrize(
    "agency", sorted(agency for agency in RECEIVED if 2022 in RECEIVED[agency])
)
@pytest.mark.parametrize("off", [0, 1])
@pytest.mark.parametrize(
    "words",
    [
        "{agency}'s new requests for 2022 stand at {number}.",
        "{agency}'s new requests came to {number} in 2022.",
        "{agency}2022年的新收申请一项报了{number}件",
    ],
)
def test_a_number_that_a_figure_is_said_to_stand_at_is_judged(
    ask_guyuan: Ask, agency: str, off: int, words: str
) -> None:
    text = words.format(agency=agency, number=RECEIVED[agency][2022] + off)
    assert ask_guyuan(text, chat=text).verdict is (off == 0)


@pytest.mark.parametrize("off", [0, 1])
def test_how_many_of_a_place_are_said_to_be_beyond_a_bound_is_judged(
    ask_guyuan: Ask, off: int
) -> None:
    most = sorted(years[2022] for agency, years in RECEIVED.items() if agency.startswith(CITY))
    count = sum(number > most[0] for number in most) + off
    said = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight"][count]
    text = f"Exactly {said} agencies in Guyuan received more than {most[0]} requests in 2022."
    assert ask_guyuan(text, chat=text).verdict is (off == 0)


@pytest.mark.parametrize(("said", "verdict"), [("少", False), ("多", True)])
def test_a_sign_of_size_in_a_name_is_none_of_the_statement(
    names: Names, said: str, verdict: bool
) -> None:
    question = understand(f"五华县2023年处罚比大埔县{said}", names, date(2026, 11, 21))
    assert question.claim == IsMore(fewer=not verdict)
