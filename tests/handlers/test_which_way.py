"""A statement that sets two figures apart is right only with the right sign, whichever way it is
put.
"""

from __future__ import annotations

from itertools import permutations

import pytest

from handlers.answering import AnswerStatus
from tests.conftest import Ask
from tests.handlers.guyuan import CITY, PENGYANG, RECEIVED, XIJI, YUANZHOU

CALLED = {
    XIJI: ("西吉县", "Xiji"),
    YUANZHOU: ("原州区", "Yuanzhou"),
    PENGYANG: ("彭阳县", "Pengyang"),
}
YEARS = [
    (agency, one, other)
    for agency in CALLED
    for one, other in permutations(RECEIVED[agency], 2)
    if RECEIVED[agency][one] != RECEIVED[agency][other]
]
AGENCIES = [
    (one, other)
    for one, other in permutations(CALLED, 2)
    if RECEIVED[one][2022] != RECEIVED[other][2022]
]
OF_YEARS = [
    "{zh}{one}年新收比{other}年{more}{number}件对吗",
    "{zh}{one}年新收较{other}年{more}{number}件，是否属实",
    "与{other}年相比，{zh}{one}年新收{more}了{number}件，对吗",
    "{en} received {number} {en_more} requests in {one} than in {other}, correct?",
]
OF_AGENCIES = [
    "{zh}2022年新收比{than}{more}{number}件对吗",
    "{zh}2022年新收比{than}{more}{number}件",
    "In 2022 {en} received {number} {en_more} requests than {en_than}",
]


@pytest.mark.parametrize(("agency", "one", "other"), YEARS)
@pytest.mark.parametrize("wording", OF_YEARS)
def test_the_year_that_is_spoken_of_has_more_or_fewer(
    ask_guyuan: Ask, agency: str, one: int, other: int, wording: str
) -> None:
    apart = RECEIVED[agency][one] - RECEIVED[agency][other]
    zh, en = CALLED[agency]
    for more, en_more, sign in (("多", "more", 1), ("少", "fewer", -1)):
        for number in (abs(apart), abs(apart) + 1):
            text = wording.format(
                zh=zh, en=en, one=one, other=other, more=more, en_more=en_more, number=number
            )
            assert ask_guyuan(text, chat=text).verdict is (number * sign == apart), text


@pytest.mark.parametrize(("agency", "than"), AGENCIES)
@pytest.mark.parametrize("wording", OF_AGENCIES)
def test_the_agency_that_is_spoken_of_has_more_or_fewer(
    ask_guyuan: Ask, agency: str, than: str, wording: str
) -> None:
    apart = RECEIVED[agency][2022] - RECEIVED[than][2022]
    zh, en = CALLED[agency]
    for more, en_more, sign in (("多", "more", 1), ("少", "fewer", -1)):
        for number in (abs(apart), abs(apart) + 1):
            text = wording.format(
                zh=zh,
                en=en,
                than=CALLED[than][0],
                en_than=CALLED[than][1],
                more=more,
                en_more=en_more,
                number=number,
            )
            assert ask_guyuan(text, chat=text).verdict is (number * sign == apart), text


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("原州区新收从2021年到2022年增加了20件", True),
        ("原州区新收从2021年到2022年减少了20件", False),
        ("西吉县新收2022年到2023年下降50%，对吗", True),
        ("西吉县新收2022年到2023年增长50%，对吗", False),
        ("Xiji's new requests fell by 15 from 2022 to 2023, right?", True),
        ("Xiji's new requests rose by 15 from 2022 to 2023, right?", False),
        ("西吉县2023年和2022年新收相差15件对吗", True),
    ],
)
def test_without_a_year_that_is_set_against_the_later_is_meant(
    ask_guyuan: Ask, text: str, verdict: bool
) -> None:
    assert ask_guyuan(text, chat=text).verdict is verdict


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("彭阳县2022年新收约60件", True),
        ("彭阳县2022年新收60件左右对吗", True),
        ("彭阳县2022年新收大约90件", False),
        ("彭阳县2022年新收约70件", None),
        ("彭阳县2022年新收五十多件", False),
        ("彭阳县2021年新收三十多件", False),
        ("原州区2022年新收比2021年多了十多件", False),
        ("平罗县2022年新收四十余件", False),
        ("Pengyang received about 60 requests in 2022", True),
    ],
)
def test_a_number_that_is_only_about_so_many(
    ask_guyuan: Ask, text: str, verdict: bool | None
) -> None:
    found = ask_guyuan(text, chat=text)
    assert (found.status, found.verdict) == (AnswerStatus.ANSWERED, verdict)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("2022年固原没有哪家单位的新收比市政府多", True),
        ("2022年固原没有哪家单位的新收比西吉县多", False),
        ("No agency in Guyuan received more requests in 2022 than the city government.", True),
        ("In 2022 nobody in Guyuan received more requests than Xiji County", False),
        ("Of all Guyuan agencies, the city government received the most requests in 2022.", True),
        ("Two Guyuan agencies received more than 50 requests in 2022.", True),
        ("Three Guyuan agencies received more than 50 requests in 2022.", False),
    ],
)
def test_that_nobody_has_more_is_that_nobody_is_before_it(
    ask_guyuan: Ask, text: str, verdict: bool
) -> None:
    assert ask_guyuan(text, chat=text).verdict is verdict


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("原州区2022年结转下年度与2023年上年结转是否衔接", False),
        ("原州区2022年结转下年度3件，2023年上年结转0件，这两格一致吗", False),
        ("西吉县2021年结转下年度和2022年上年结转一致吗", True),
        (
            "Yuanzhou: is what was carried forward in 2022 equal to what was carried over in 2023?",
            False,
        ),
    ],
)
def test_what_is_carried_on_is_held_against_the_next_year(
    ask_guyuan: Ask, text: str, verdict: bool
) -> None:
    found = ask_guyuan(text, chat=text)
    assert found.verdict is verdict
    assert len(found.results) == 2


@pytest.mark.parametrize("mark", ["", "?", " please?"])
@pytest.mark.parametrize(
    "text",
    [
        "What do the requests of all Guyuan agencies add up to for 2022",
        "Requests of all Guyuan agencies in total in 2022",
    ],
)
def test_a_sum_over_all_states_nothing(ask_guyuan: Ask, text: str, mark: str) -> None:
    found = ask_guyuan(text + mark, chat=text + mark)
    assert found.question.claim is None
    assert found.results[0].value == sum(
        years[2022] for agency, years in RECEIVED.items() if agency.startswith(CITY)
    )
