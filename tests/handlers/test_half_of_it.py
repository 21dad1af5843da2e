"""What is asked is answered whole, or what is not is named: a second number, a share of all, a
place visited.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from handlers.answering import AnswerStatus
from tests.conftest import Ask


@pytest.mark.parametrize(
    "text",
    [
        "How many requests did Xiji receive in 2022, and how many were added?",
        "how many requests did Yuanzhou receive in 2021 and how many of its staff work on them",
        "how many requests did Pengyang carry forward in 2022 and how much did that cost",
    ],
)
def test_a_second_number_is_never_left_out_in_silence(ask_guyuan: Ask, text: str) -> None:
    found = ask_guyuan(text, chat=text)
    assert found.status in (AnswerStatus.UNSURE, AnswerStatus.QUOTED) or found.question.parts, text


@pytest.mark.parametrize(
    "text",
    [
        "Share of business requests among all new requests in Xiji, 2022?",
        "what percentage of all new requests in Xiji came from individuals in 2022?",
    ],
)
def test_a_share_of_all_is_no_claim_that_it_is_all(ask_guyuan: Ask, text: str) -> None:
    found = ask_guyuan(text, chat=text)
    assert found.verdict is None, text
    assert found.question.claim is None, text


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("great, thanks a lot", "thanks"),
        ("perfect, thank you so much", "thanks"),
        ("很好，谢谢你", "thanks"),
        ("好的，收到", "greeting"),
        ("ok got it", "greeting"),
    ],
)
def test_thanks_are_no_question_after_whatever_was_said(
    ask_guyuan: Ask, text: str, topic: str
) -> None:
    for chat, before in (("figure", "西吉2022年新收申请"), ("nobody", "泾源县2022年新收申请")):
        ask_guyuan(before, chat=f"{text} {chat}")
        found = ask_guyuan(text, chat=f"{text} {chat}")
        assert found.status is AnswerStatus.REFUSED
        assert topic in found.question.topics


@pytest.mark.parametrize(
    "text",
    [
        "and how many staff went to Longde to learn?",
        "派了几人赴隆德县考察学习",
        "how many were sent to Longde for training",
    ],
)
def test_a_place_that_was_visited_is_not_asked_of(ask_guyuan: Ask, text: str) -> None:
    ask_guyuan("西吉2022年新收申请", chat=text)
    found = ask_guyuan(text, chat=text)
    assert found.status is not AnswerStatus.MISSING, text
    assert "隆德" not in " ".join(
        agency.name for one in found.question.mentions for agency in one.agencies()
    ), text


def test_requests_that_went_to_a_place_are_its_own(ask_guyuan: Ask) -> None:
    found = ask_guyuan("how many requests went to Longde in 2022")
    assert [str(one.value) for one in found.results[:1]] == ["5"]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("requests handled and requests granted in full, Xiji 2022", ("handled", "granted")),
        ("2022年西吉办理总数和予以公开各多少", ("handled", "granted")),
        ("西吉2022年办理总数和予以公开差多少", ("handled", "granted")),
        ("how many requests were handled and granted in full in Xiji in 2022", ("granted",)),
        ("西吉2022年办结并予以公开的多少件", ("granted",)),
        ("西吉2022年新收和予以公开各多少", ("new", "granted")),
    ],
)
def test_all_that_was_handled_is_told_beside_a_result_where_it_is_named(
    ask_guyuan: Ask, text: str, rows: tuple[str, ...]
) -> None:
    found = ask_guyuan(text, chat=text)
    assert tuple(measure.subject for measure in found.question.measures) == rows
    assert found.status is AnswerStatus.ANSWERED


@pytest.mark.parametrize(
    "text", ["西吉2022年办理和予以公开各多少", "西吉2022年予以公开分别多少", "西吉2022年处罚差多少"]
)
def test_each_and_a_difference_want_more_than_one_number(ask_guyuan: Ask, text: str) -> None:
    assert ask_guyuan(text, chat=text).status is AnswerStatus.UNSURE


@pytest.mark.parametrize(
    "text",
    [
        "2022年新收申请比原州区多但比彭阳县少的是谁",
        "which agencies had fewer requests than Pengyang but more than Xiji in 2022",
        "哪年西吉新收超过了原州区最高的一年",
        "2022年新收申请前两名相差多少",
    ],
)
def test_a_bound_or_a_difference_that_nothing_tells_is_not_passed_over(
    ask_guyuan: Ask, text: str
) -> None:
    assert ask_guyuan(text, chat=text).status is AnswerStatus.UNSURE


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("各县2022年新收申请都超过4件吗", None),
        ("各县2022年新收申请都超过10件吗", False),
        ("did every county receive more than 10 new requests in 2022", False),
        ("原州区新收从2021年到2022年增长了一倍多对吗", None),
        ("西吉县2023年新收比2022年少了四成多对吗", False),
        ("西吉县2023年新收比2022年少了五成对吗", True),
    ],
)
def test_what_is_said_of_each_is_judged_by_each(
    ask_guyuan: Ask, text: str, verdict: bool | None
) -> None:
    found = ask_guyuan(text, chat=text)
    assert found.verdict is verdict or (verdict is None and found.verdict is True), text


def test_between_two_years_are_those_in_the_middle_too(ask_guyuan: Ask) -> None:
    text = "what was the second highest number of new requests in Xiji County between 2021 and 2023"
    found = ask_guyuan(text, chat=text)
    assert {15, 20, 30} <= {int(place.result.value) for place in found.places}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("total new requests of Xiji between 2021 and 2023", 65),
        ("average number of new requests in Yuanzhou between 2021 and 2023", Decimal("23.33")),
        ("西吉县2021年和2023年之间新收申请合计", 65),
        ("how much did new requests in Xiji change between 2021 and 2023", -5),
    ],
)
def test_a_sum_between_two_years_is_of_all_of_them(
    ask_guyuan: Ask, text: str, value: Decimal
) -> None:
    assert ask_guyuan(text, chat=text).results[0].value == value


@pytest.mark.parametrize(
    ("text", "beyond"),
    [
        ("did any county have more than 60 new requests in 2022", []),
        ("did any county have more than 40 new requests in 2022", [60]),
        ("is there any agency with more than 60 new requests in 2022", [100]),
    ],
)
def test_any_agency_beyond_a_number_is_looked_for(
    ask_guyuan: Ask, text: str, beyond: list[int]
) -> None:
    found = ask_guyuan(text, chat=text)
    assert [int(place.result.value) for place in found.places if place.asked][
        : len(beyond)
    ] == beyond, text
    assert found.question.ranking.above in (40, 60), text


def test_all_of_them_may_mean_each_or_together(ask_guyuan: Ask) -> None:
    text = "is it true that all counties had fewer than 70 new requests in 2022"
    assert ask_guyuan(text, chat=text).verdict is None


# Of 2021 Xiji received 20 requests; Pingluo in 2022 had no reviews.
@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("平罗2022年的复议案一共几件，还有没审完的吗", ["review:total", "review:pending"]),
        ("平罗2022年公开了几件，不掌握的几件", ["granted:total", "unable_not_held:total"]),
        ("平罗2022年新收和自然人各几件", ["new:total", "new:natural_person"]),
        ("平罗2022年不予公开，还有属于内部事务的", ["denied:total", "denied_internal:total"]),
        ("Pingluo 2022 reviews & upheld", ["review:total", "review:upheld"]),
        (
            "Pingluo 2022 repeated requests plus companies",
            ["not_processed_repeat:total", "not_processed_repeat:enterprise"],
        ),
        (
            "For Xiji 2020 I need the licensing items of the previous year and the increase during the year",
            ["licensing:prev_items", "licensing:change"],
        ),
        (
            "xiji 2020 centralised procurement no. of projects + total sum",
            ["procurement:projects", "procurement:amount"],
        ),
    ],
)
def test_both_of_a_list_are_told(ask: Ask, text: str, rows: list[str]) -> None:
    asked = ask(text, chat=text).question
    told = [one for part in asked.parts or (asked,) for one in part.measures]
    assert sorted(f"{one.subject}:{one.column}" for one in told) == sorted(rows)


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("requests from companies in Pingluo in 2022", "new:enterprise"),
        ("requests in 2021 and 2022 from individuals in Xiji", "new:natural_person"),
        ("2022年平罗企业申请", "new:enterprise"),
        ("denied / internal affairs / Pingluo / 2022", "denied_internal:total"),
        (
            "How many repeated requests did Pingluo get and not process in 2022?",
            "not_processed_repeat:total",
        ),
    ],
)
def test_what_is_only_said_of_a_row_is_no_list(ask: Ask, text: str, row: str) -> None:
    measures = ask(text, chat=text).question.measures
    assert {f"{one.subject}:{one.column}" for one in measures} <= {row}


@pytest.mark.parametrize(
    "text",
    [
        "平罗2022年收到申请、企业申请和办结分别是几件",
        "平罗2022年企业申请、重复申请、办结分别是几件",
    ],
)
def test_three_of_a_list_are_not_told_as_two(ask: Ask, text: str) -> None:
    assert ask(text, chat=text).status is not AnswerStatus.ANSWERED
