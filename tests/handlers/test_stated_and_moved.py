"""Statements as people make them: a figure and how it moved, each of several, as exactly as it is
said.
"""

from __future__ import annotations

import pytest

from tests.conftest import Ask

# Xiji received 20, 30 and 15 requests in 2021 to 2023; Pengyang 40 and 60; Yuanzhou 10, 30 and 30.


@pytest.mark.parametrize(
    ("statement", "holds"),
    [
        ("西吉县2022年新收30件，较2021年多10件", True),
        ("西吉县2022年新收30件，比上年增加5件，对吗", False),
        ("西吉县2023年新收15件，比2021年减少5件", True),
        ("西吉县2022年新收30件，增长50%", True),
        ("西吉县2022年新收30件，与2021年持平", False),
        ("西吉县2022年多收了10件申请，是跟2021年比的", True),
        ("Xiji received 30 requests in 2022, 10 more than in 2021", True),
        ("Xiji received 30 requests in 2022, down 10 on 2021", False),
        ("Xiji received 30 requests in 2022, a rise of 10 from the year before", True),
        ("Xiji received 30 requests in 2022, the same as in 2021", False),
        ("Xiji received more requests in 2022 than the year before.", True),
        ("听说西吉县2022年申请比2021年少，对不对", False),
        ("西吉县2022年新收从20件增加到30件", True),
        ("西吉县新收由2021年的25件增加到2022年的30件", False),
        ("Xiji's requests rose from 20 to 30 in 2022.", True),
        ("Xiji's requests exploded in 2022, from 20 to 31?", False),
    ],
)
def test_a_figure_and_how_it_moved_are_both_judged(
    ask_guyuan: Ask, statement: str, holds: bool
) -> None:
    found = ask_guyuan(statement)
    parts = [part.verdict for part in found.parts] or [found.verdict]
    assert all(verdict is not None for verdict in parts)
    assert all(parts) is holds


@pytest.mark.parametrize(
    ("statement", "holds"),
    [
        ("西吉县和原州区2022年新收都是30件", True),
        ("西吉县2021年和2022年新收都是20件", False),
        ("西吉县和彭阳县2022年新收都为30件吗", False),
    ],
)
def test_each_of_several_is_so_much(ask_guyuan: Ask, statement: str, holds: bool) -> None:
    assert ask_guyuan(statement).verdict is holds


@pytest.mark.parametrize(
    ("statement", "holds"),
    [
        ("西吉县2021年以来新收每年都在15件以上", True),
        ("西吉县2021年以来新收年年超过15件", False),
        ("西吉县每年申请都没超过25件吧", False),
    ],
)
def test_a_bound_is_of_every_year(ask_guyuan: Ask, statement: str, holds: bool) -> None:
    assert ask_guyuan(statement).verdict is holds


@pytest.mark.parametrize(
    ("statement", "holds"),
    [
        ("原州区2022年申请量增长200%对吗", True),
        ("Yuanzhou's requests jumped 200% in 2022, right?", True),
        ("Yuanzhou's requests jumped 210% in 2022, right?", False),
    ],
)
def test_a_percentage_is_held_against_what_is_stated(
    ask_guyuan: Ask, statement: str, holds: bool
) -> None:
    assert ask_guyuan(statement).verdict is holds


@pytest.mark.parametrize("ending", ["right?", "right? Thanks!", "correct?", "is that right?"])
def test_what_asks_whether_is_no_courtesy(ask_guyuan: Ask, ending: str) -> None:
    assert ask_guyuan(f"Xiji 2022 requests 30, {ending}").verdict is True
    assert ask_guyuan(f"Xiji 2022 requests 31, {ending}").verdict is False


@pytest.mark.parametrize("question", ["2022年一共收到多少申请", "去年一共新收几件啊"])
def test_how_many_in_all_is_asked_of_somebody(ask_guyuan: Ask, question: str) -> None:
    assert ask_guyuan(question).status.value == "ambiguous"


def test_what_is_the_share_of_a_place_in_the_one_around_it(ask_guyuan: Ask) -> None:
    there = ask_guyuan("固原各单位2022年的申请里，西吉县占百分之几")
    around = ask_guyuan("固原2022年的申请里，西吉县占百分之几")
    assert [one.value for one in around.results] == [one.value for one in there.results]
    assert around.results


@pytest.mark.parametrize(
    ("statement", "holds"),
    [
        ("Xiji's licences in 2022 were 12,000, right?", True),
        ("Xiji's licences in 2022 were 12,000", True),
        ("Xiji's licences in 2022 were 12,001, right? Thanks", False),
        ("我查到西吉县2022年许可12,000件，谢谢", True),
    ],
)
def test_a_comma_inside_a_number_is_no_pause(ask_guyuan: Ask, statement: str, holds: bool) -> None:
    assert ask_guyuan(statement).verdict is holds


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("西吉县2023年申请少了多少", [-15]),
        ("西吉县2022年申请一下子多了多少", [10]),
    ],
)
def test_one_agency_with_more_or_fewer_is_held_against_the_year_before(
    ask_guyuan: Ask, question: str, expected: list[int]
) -> None:
    answers = [one.value for one in ask_guyuan(question).results if one.role.value == "answer"]
    assert answers[:1] == expected


@pytest.mark.parametrize(
    ("question", "holds"),
    [
        ("西吉县2022年新收有没有超过100件", False),
        ("西吉县2022年新收有没有超过20件", True),
        ("西吉县新收从来没有超过25件", False),
        ("西吉县新收从来没有超过30件", True),
        ("Xiji's requests sank below 20 in 2022, right?", False),
        ("Xiji's requests halved from 2022 to 2023, right?", True),
        ("西吉县2022年申请少于去年的一半，对吧", False),
    ],
)
def test_what_only_looks_like_a_turn_is_judged_as_it_stands(
    ask_guyuan: Ask, question: str, holds: bool
) -> None:
    assert ask_guyuan(question).verdict is holds


@pytest.mark.parametrize(
    "question",
    [
        "和2022年比，西吉县2023年新收更多，对吗",
        "西吉县2022年新收加上年结转等于总计1000件吗",
        "西吉县2022年新收和办结是不是同一个数",
        "Xiji was outnumbered by Longde in 2022 requests.",
        "In 2022 only Pengyang had more requests than Longde.",
        "西吉县2022年新收至少一半是自然人提的，对吗",
        "Xiji had 30 requests in 2022, 15 more than last year",
    ],
)
def test_what_is_not_sure_is_not_said_to_be_so(ask_guyuan: Ask, question: str) -> None:
    assert ask_guyuan(question).verdict is None


@pytest.mark.parametrize(
    ("statement", "holds"),
    [
        ("原州区申请连续两年下降", False),  # 10, 30, 30
        ("西吉县2023年新收比2022年少15件", True),
        ("西吉县申请连续两年下降了吗", False),  # 20, 30, 15: the first of the two rose
        ("Xiji's requests fell two years running, right?", False),
    ],
)
def test_so_many_in_a_row_lie_between_one_year_more(
    ask_guyuan: Ask, statement: str, holds: bool
) -> None:
    assert ask_guyuan(statement).verdict is holds


@pytest.mark.parametrize(
    ("question", "agencies"),
    [
        ("How many Guyuan agencies had requests carried forward in 2022?", 3),
        ("How many agencies in Guyuan had requests carried forward in 2022?", 3),
        ("2022年固原有几家单位有结转下年度的申请", 3),
    ],
)
def test_agencies_are_counted_and_not_what_they_had(
    ask_guyuan: Ask, question: str, agencies: int
) -> None:
    assert sum(place.asked for place in ask_guyuan(question).places) == agencies


def test_agencies_with_some_of_both(ask_guyuan: Ask) -> None:
    answer = ask_guyuan("2022年既有新收申请又有结转下年度的单位")
    assert sum(place.asked for place in answer.places) == 3


@pytest.mark.parametrize(
    "question",
    [
        "2022年固原哪些单位许可比处罚多",
        "Which Guyuan agencies had more penalties than licences in 2022?",
    ],
)
def test_one_row_against_another_of_each_agency_is_not_answered_of_one(
    ask_guyuan: Ask, question: str
) -> None:
    answer = ask_guyuan(question)
    assert answer.status.value == "unsure"
    assert not answer.results


@pytest.mark.parametrize(
    ("statement", "holds"),
    [
        ("西吉县2022年许可1.2万件，核对一下", True),
        ("西吉县2022年许可1.3万件，核对一下", False),
        ("西吉县2022年新收为30件，同年报核对无误吧", True),
        ("西吉县2022年新收为3件，同年报核对无误吧", False),
        ("check Xiji 2022 requests 30", True),
    ],
)
def test_what_is_to_be_checked_is_held_against_the_report(
    ask_guyuan: Ask, statement: str, holds: bool
) -> None:
    assert ask_guyuan(statement).verdict is holds


# In Guyuan in 2022: Guyuan 100, Pengyang 60, Yuanzhou and Xiji 30 each, the education bureau of
# Xiji 7, Longde 5.
@pytest.mark.parametrize(
    ("statement", "holds"),
    [
        ("固原2022年申请前三名里有彭阳县", True),
        ("固原2022年申请前三名里有隆德县", False),
        ("固原市2022年申请前二名里有西吉县，对吗", False),
        ("彭阳县2022年申请在固原市排前三", True),
        ("西吉县2022年申请在固原市排进前三吗", True),
        ("隆德县2022年申请在固原市排在前五", False),
    ],
)
def test_somebody_is_among_the_first(ask_guyuan: Ask, statement: str, holds: bool) -> None:
    assert ask_guyuan(statement).verdict is holds
