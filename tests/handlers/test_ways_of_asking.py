"""Ways of asking that are no list of questions: frames with places for whom, when and what."""

from __future__ import annotations

from decimal import Decimal

import pytest

from handlers.answering import AnswerStatus
from handlers.answering.values.answer import Answer
from tests.conftest import Ask
from tests.handlers.guyuan import PENGYANG, XIJI

# Xiji received 20 requests in 2021, 30 in 2022 and 15 in 2023; Pengyang 40 and 60. Both licensed
# 12,000 times a year.


def _values(found: Answer) -> list[Decimal]:
    return [result.value for result in found.results]


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("What is the number of requests for Xiji in 2022?", [30]),
        ("What figure did Xiji publish for requests in 2022?", [30]),
        ("How high was the number of requests in Xiji in 2022?", [30]),
        ("Would you mind looking up how many requests Xiji had during 2022?", [30]),
        ("Could you check the number of requests at Xiji for 2022?", [30]),
        ("Please check Xiji's report for 2022 and tell me how many requests it gives.", [30]),
        ("How many requests can be found in Xiji's data for 2022?", [30]),
        ("I can't find the number of requests in Xiji's report for 2022. What is it?", [30]),
        ("Remind me, what was Xiji's 2022 number of requests?", [30]),
        ("核对一下，西吉2022年的申请填的是几", [30]),
        ("我在整理县级数据，缺西吉2022年申请这一格，请补一下", [30]),
        ("不要别的，只要西吉2022年的申请", [30]),
        ("老百姓问一句，西吉2022年收到的申请有多少啊", [30]),
    ],
)
def test_a_figure(ask_guyuan: Ask, question: str, values: list[int]) -> None:
    found = ask_guyuan(question, chat=question)
    assert found.status is AnswerStatus.ANSWERED
    assert _values(found) == values


@pytest.mark.parametrize(
    "question",
    [
        "Please give number of information requests and number of licensing decisions, Xiji, year 2022.",
        "Xiji 2022: how many requests, how many licences",
        "西吉2022年申请多少？行政许可呢？",
        "西吉2022年收到的申请有几件啊，顺便看看行政许可",
        "能告诉我西吉行政许可和收到的申请在2022年各是几件吗",
        "除了行政许可，收到的申请我也要，西吉2022年的",
    ],
)
def test_two_figures_of_two_tables(ask_guyuan: Ask, question: str) -> None:
    told = {*_values(ask_guyuan(question, chat=question))}
    told |= {value for part in ask_guyuan(question, chat=question).parts for value in _values(part)}
    assert {Decimal(30), Decimal(12_000)} <= told


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("2022年西吉的予以公开的申请、收到的申请分别是多少", [30, 24]),
        ("西吉2022年收到的申请有几件啊，顺便看看予以公开的申请", [30, 24]),
        ("西吉2022年予以公开的申请以及收到的申请，分别有多少", [30, 24]),
        ("西吉2022年收到申请，予以公开多少件", [24]),
        ("西吉2022年收到的申请予以公开了多少件", [24]),
    ],
)
def test_two_rows_of_one_table(ask_guyuan: Ask, question: str, values: list[int]) -> None:
    assert _values(ask_guyuan(question, chat=question)) == values


@pytest.mark.parametrize(
    ("question", "row"),
    [
        ("How many licences did Xiji handle in 2022?", "licensing"),
        ("行政许可，2022年西吉办理了多少件", "licensing"),
    ],
)
def test_handled_says_something_of_another_row(ask_guyuan: Ask, question: str, row: str) -> None:
    assert [measure.subject for measure in ask_guyuan(question).question.measures] == [row]


@pytest.mark.parametrize(
    ("question", "change"),
    [
        ("Set 2023 against 2022 for requests in Xiji: what is the change?", 15),
        ("If 2022 is the base, how did requests in Xiji change by 2023?", 15),
        ("Take Xiji's requests in 2023, subtract those in 2022, what's left?", 15),
        ("Have requests in Xiji risen or fallen since 2022, if we look at 2023?", 15),
        ("How large was the swing in requests in Xiji between 2022 and 2023?", 15),
        ("Did Xiji receive more or fewer requests in 2023 than in 2022?", 15),
        ("以2022年为基数，西吉2023年收到的申请变动了多少？", 15),
        ("和2022年比起来，2023年西吉收到的申请变多了吗，变了多少", 15),
        ("西吉2023年收到的申请比前一年减少了多少", 15),
    ],
)
def test_a_change(ask_guyuan: Ask, question: str, change: int) -> None:
    assert Decimal(change) in {abs(value) for value in _values(ask_guyuan(question, chat=question))}


@pytest.mark.parametrize(
    "question",
    [
        "What were the yearly numbers of requests in Xiji between 2021 and 2023?",
        "Beginning with 2021, give me requests in Xiji one year at a time until 2023.",
        "How many requests in Xiji in 2021, and in each following year up to 2023?",
        "requests in Xiji, all three years please",
        "我要西吉收到申请的年度序列，2021年起，2023年止",
        "2021年、2023年以及中间各年，西吉收到的申请分别多少",
        "西吉收到的申请，21到23年各多少",
    ],
)
def test_each_year_from_the_one_to_the_other(ask_guyuan: Ask, question: str) -> None:
    found = ask_guyuan(question, chat=question)
    assert [step.results[0].value for step in found.series[0].steps] == [20, 30, 15]


@pytest.mark.parametrize(
    ("question", "total"),
    [
        ("What is the sum of Xiji's requests over the years 2021 to 2023?", 65),
        ("Xiji requests received 2021-2023, all years added together?", 65),
        ("total requests in Xiji since 2021 until 2023", 65),
        ("Taking Xiji and Pengyang together, how many requests in 2022?", 90),
        ("If we add Xiji to Pengyang, how many requests does that make in 2022?", 90),
        ("把西吉2021年到2023年各年的申请相加，得多少", 65),
        ("西吉从2021到2023三年申请总数", 65),
        ("把西吉的也算上，彭阳2022年申请总共多少", 90),
    ],
)
def test_a_sum(ask_guyuan: Ask, question: str, total: int) -> None:
    assert Decimal(total) in _values(ask_guyuan(question, chat=question))


@pytest.mark.parametrize(
    "question",
    [
        "Xiji minus Pengyang, requests, 2022",
        "Could you subtract Xiji's requests from Pengyang's for 2022?",
        "What margin did Pengyang have over Xiji on requests in 2022?",
        "西吉跟彭阳，2022年，申请两边差几个",
    ],
)
def test_how_far_two_are_apart(ask_guyuan: Ask, question: str) -> None:
    found = ask_guyuan(question, chat=question)
    assert Decimal(30) in {abs(value) for value in _values(found)}
    assert {one.report.agency.name for one in found.results if one.report} == {XIJI, PENGYANG}


@pytest.mark.parametrize(
    ("question", "percent"),
    [
        (
            "For 2022, how much of Xiji's requests handled did requests granted in full account for, in per cent?",
            100,
        ),
        ("西吉2022年的办理总数里有多大一部分是予以公开？", 100),
        ("以办理总数为分母、予以公开为分子，西吉2022年的比率是多少？", 100),
    ],
)
def test_a_share(ask_guyuan: Ask, question: str, percent: int) -> None:
    assert Decimal(percent) in _values(ask_guyuan(question, chat=question))


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("It is correct that in 2022 Xiji had 30 requests received, yes or no?", True),
        ("We are about to publish that Xiji had 31 requests in 2022, any objection?", False),
        ("I want to write that requests in Xiji fell between 2022 and 2023. Is that right?", True),
        (
            "Someone told me Xiji received 15 fewer requests in 2023 than in 2022, does that match the reports?",
            True,
        ),
        ("Could you check whether Pengyang was ahead of Xiji in requests in 2022?", True),
        ("表上西吉2022年申请填了30，填对了没", True),
        ("西吉自称2022年申请有31件，报告里是这样写的吗", False),
        ("网上传西吉2022年收到了40件申请，属实吗", False),
    ],
)
def test_a_statement(ask_guyuan: Ask, question: str, verdict: bool) -> None:
    assert ask_guyuan(question, chat=question).verdict is verdict
