"""What is said of each year is judged by each; when something was most asks for its year; more or
not is judged.
"""

from __future__ import annotations

import pytest

from tests.conftest import Ask

# Xiji received 20, 30 and 15 requests in 2021 to 2023, Yuanzhou 10, 30 and 30, Pengyang 40 and 60
# in 2021 and 2022.


@pytest.mark.parametrize(
    "steadily", ["一直", "始终", "总是", "不断", "稳步", "节节", "持续", "年年", "一路"]
)
def test_what_rises_all_the_time_rises_in_each_year(ask_guyuan: Ask, steadily: str) -> None:
    assert ask_guyuan(f"西吉2021到2023年申请{steadily}下降吗").verdict is False
    assert ask_guyuan(f"彭阳2021到2022年申请{steadily}上升，对吗").verdict is True


@pytest.mark.parametrize(
    "statement", ["西吉2021到2023年申请越来越少对吧", "西吉2021到2023年申请年年跌吗"]
)
def test_what_falls_from_end_to_end_alone_does_not_fall_each_year(
    ask_guyuan: Ask, statement: str
) -> None:
    assert ask_guyuan(statement).verdict is False


@pytest.mark.parametrize(
    ("question", "year"),
    [("西吉什么时候申请最多", 2022), ("西吉何时申请最少", 2023), ("西吉申请最多是什么时候", 2022)],
)
def test_when_asks_for_the_year(ask_guyuan: Ask, question: str, year: int) -> None:
    [first, *_] = ask_guyuan(question).results
    assert first.report is not None
    assert first.report.year == year


@pytest.mark.parametrize(
    ("statement", "verdict"),
    [
        ("西吉2023年申请有没有比2022年少", True),
        ("西吉2023年申请有没有超过2022年", False),
        ("西吉2022年申请有没有多于2021年", True),
        ("西吉2023年申请比2022年少吗", True),
        ("西吉2022年申请有没有比彭阳多", False),
    ],
)
def test_whether_it_is_more_is_judged(ask_guyuan: Ask, statement: str, verdict: bool) -> None:
    assert ask_guyuan(statement).verdict is verdict


@pytest.mark.parametrize("follow_up", ["比上年呢", "较上年", "比去年", "than the year before?"])
def test_against_the_year_before_goes_on_from_a_figure(ask_guyuan: Ask, follow_up: str) -> None:
    ask_guyuan("西吉2022年申请多少", chat=follow_up)
    assert next(result.value for result in ask_guyuan(follow_up, chat=follow_up).results) == 10


@pytest.mark.parametrize(
    ("statement", "verdict"),
    [
        ("西吉申请2022年达到高峰对吗", True),
        ("西吉申请2021年达到高峰对吗", False),
        ("西吉2021年申请是最多的一年吗", False),
        ("西吉2023年申请是历年最少，对吧", True),
        ("西吉申请最多的一年是2023年对吗", False),
        ("was 2022 the year with the most requests in Xiji", True),
        ("Xiji's requests peaked in 2021, right?", False),
    ],
)
def test_the_most_of_its_years_is_not_the_most_of_that_one(
    ask_guyuan: Ask, statement: str, verdict: bool
) -> None:
    assert ask_guyuan(statement).verdict is verdict


@pytest.mark.parametrize(
    ("statement", "verdict"),
    [
        ("红寺堡2020许可比处罚多吗", True),
        ("红寺堡2020年处罚比许可多，对吗", False),
        ("红寺堡2020年处罚多于许可是吗", False),
        ("红寺堡2020处罚比许可少，对吧", True),
        ("Hongsibu had more licences than penalties in 2020, right?", True),
    ],
)
def test_one_row_against_another_is_judged(ask: Ask, statement: str, verdict: bool) -> None:
    assert ask(statement).verdict is verdict


@pytest.mark.parametrize(
    ("statement", "verdict"),
    [
        ("is it right that requests to Xiji kept going up until 2023", False),
        ("Requests to Xiji kept climbing through 2022, correct?", True),
        ("Did requests at Xiji rise every year until 2022?", True),
        ("Is it true that requests at Xiji rose steadily up to 2023?", False),
        ("Requests to Xiji went up every year until 2023, right?", False),
    ],
)
def test_what_rises_until_a_year_rises_in_all_years_to_it(
    ask_guyuan: Ask, statement: str, verdict: bool
) -> None:
    assert ask_guyuan(statement).verdict is verdict


@pytest.mark.parametrize(
    "statement",
    [
        "Requests to Xiji and Yuanzhou kept rising until 2022, right?",
        "Requests kept rising until 2022, right?",
        "Requests to Xiji rose every year until 2022 but fell in 2023, right?",
        "Requests to Xiji kept rising until 2023 except in 2022, right?",
        "Is it true that requests to Xiji did not keep rising until 2022?",
    ],
)
def test_of_more_than_one_agency_or_year_it_is_not_judged(ask_guyuan: Ask, statement: str) -> None:
    assert ask_guyuan(statement).verdict is None


@pytest.mark.parametrize(
    "claim",
    [
        "Requests at Xiji have gone up every single year since 2021, haven't they?",
        "Requests at Xiji went up each and every year from 2021 to 2023, right?",
        "Requests at Xiji grew in all the years from 2021 to 2023, yes?",
        "Requests at Xiji have only ever gone up since 2021, right?",
        "Every year from 2021 to 2023 Xiji got more requests than the year before, right?",
    ],
)
def test_every_single_year_is_each_of_them_and_not_the_first_and_the_last(
    ask_guyuan: Ask, claim: str
) -> None:
    assert ask_guyuan(claim).verdict is False
