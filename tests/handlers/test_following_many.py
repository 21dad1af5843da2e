"""What follows a question about several agencies or a region stays with them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from handlers.answering import Answer, AnswerStatus
from handlers.answering.values.answer import Refusal, ResultRole
from handlers.conversation import Conversation
from handlers.rendering import render
from handlers.reply import Asker, Asking
from store.model import Match
from tests.conftest import TODAY, Ask
from tests.handlers.guyuan import LONGDE, PENGYANG, PINGLUO, XIJI, YUANZHOU

COUNTIES = {YUANZHOU, XIJI, LONGDE, PENGYANG}


def whose(answer: Answer) -> set[str]:
    return {one.report.agency.name for one in answer.results if one.report}


@pytest.mark.parametrize(
    ("first", "then", "agencies", "value"),
    [
        ("2022年固原市各县申请合计", "行政处罚呢", COUNTIES, None),
        ("2022年固原市各县申请合计", "结转率呢", COUNTIES, None),
        ("2022年固原市各县申请合计", "谁最多", COUNTIES, 60),
        ("2022年固原市各县申请合计", "那第二呢", COUNTIES, 30),
        ("2022年固原市各县谁申请最多", "一共多少", COUNTIES, 125),
        ("2022年固原市各县申请合计", "平均呢", COUNTIES, Decimal("31.25")),
        ("2022年固原市各县申请合计", "2021年呢", {YUANZHOU, XIJI, PENGYANG}, 70),
        ("2022年固原市各县申请平均", "中位数呢", COUNTIES, 30),
        ("2022年固原市各县谁申请最多", "最少的呢", COUNTIES, 5),
        ("2022年固原市各县的结转率", "哪个最高", COUNTIES, 20),
        ("2022年固原市各县申请合计", "那全区谁最多", None, 100),
        ("2022年固原市各县申请合计", "2022年哪个单位申请最多", None, 100),
        ("2022年固原市各县申请合计", "2021年申请", {YUANZHOU, XIJI, PENGYANG}, 70),
        ("原州区、西吉和平罗县2022年申请", "平均呢", {YUANZHOU, XIJI, PINGLUO}, Decimal("36.67")),
        ("原州区、隆德和平罗县2022年申请", "谁最少", {YUANZHOU, LONGDE, PINGLUO}, 5),
        ("原州区、隆德和平罗县2022年申请", "合计呢", {YUANZHOU, LONGDE, PINGLUO}, 85),
        ("2022年隆德申请", "总共呢", {LONGDE}, 5),
        ("2022年隆德申请", "谁最多", None, 100),
        ("2022年固原市各县申请合计", "除了西吉呢", COUNTIES - {XIJI}, 95),
        ("2022年固原市各县申请合计", "不含西吉和隆德", COUNTIES - {XIJI, LONGDE}, 90),
        ("2022年固原市各县申请排名", "超过30件的呢", COUNTIES, 60),
        ("2022年固原市各县申请排名", "超过20件的有几个", COUNTIES, 60),
        ("2022年各单位申请", "超过50件的有哪些", None, 100),
        ("the counties of Guyuan applications in 2022", "except Xiji", COUNTIES - {XIJI}, 95),
        ("the counties of Guyuan applications in 2022", "which is the highest", COUNTIES, 60),
        ("Guyuan counties applications 2022", "and the average", COUNTIES, Decimal("31.25")),
    ],
)
def test_the_region_or_the_agencies_stay(
    ask_guyuan: Ask, first: str, then: str, agencies: set[str] | None, value: Decimal | int | None
) -> None:
    ask_guyuan(first, chat=first + then)
    answer = ask_guyuan(then, chat=first + then)
    assert answer.status is AnswerStatus.ANSWERED
    assert agencies is None or whose(answer) == agencies
    assert value is None or next(
        one.value for one in answer.results if one.role is ResultRole.ANSWER
    ) == Decimal(value)


def test_a_bound_by_itself_counts_among_those_asked_about(ask_guyuan: Ask) -> None:
    ask_guyuan("2022年固原市各县申请排名")
    answer = ask_guyuan("超过20件的有几个")
    beyond = {
        one.report.agency.name
        for one in answer.results
        if one.report and one.role is ResultRole.ANSWER
    }
    assert beyond == {PENGYANG, YUANZHOU, XIJI}


def test_rates_do_not_add_up(ask_guyuan: Ask) -> None:
    ask_guyuan("2022年固原市各县的结转率")
    assert ask_guyuan("合计呢").status is not AnswerStatus.ANSWERED


def test_buttons_say_whose_they_are_where_two_would_read_the_same(
    conversation: Conversation,
) -> None:
    rows = conversation.ask(Asking("固原市各县2020年公开率", Asker("chat"), TODAY)).buttons
    assert [button.label for button in rows[0]] == [
        "彭阳县人民政府办公室：该报告的问题",
        "西吉县人民政府：该报告的问题",
    ]


def test_a_year_that_all_have_is_offered_once(conversation: Conversation, ask: Ask) -> None:
    rows = conversation.ask(Asking("红寺堡和西吉2019年行政处罚谁多", Asker("chat"), TODAY)).buttons
    assert [button.label for button in rows[0]] == ["2020 年"]
    assert len(whose(ask(rows[0][0].ask))) == 2


@pytest.mark.parametrize("said", ["你是谁", "你能做什么", "who are you", "what can you do"])
def test_a_word_about_the_bot_is_no_follow_up(ask: Ask, said: str) -> None:
    ask("红寺堡2020年申请", chat=said)
    answer = ask(said, chat=said)
    assert answer.refusal is Refusal.GREETING or answer.status is AnswerStatus.ACTION


def test_years_without_a_report_tell_which_there_are(conversation: Conversation) -> None:
    text = conversation.ask(Asking("近三年平罗的申请趋势", Asker("years"), TODAY)).text
    assert text.count("现有：2022 年") == 1


@pytest.mark.parametrize(
    "question", ["全区2022年收到申请合计", "requests received region-wide in 2022"]
)
def test_the_whole_region_is_the_home_region(ask_guyuan: Ask, question: str) -> None:
    answer = ask_guyuan(question)
    assert [one.resolution for one in answer.question.mentions if isinstance(one.resolution, Match)]
    assert "宁夏回族自治区" in render(answer).text
    assert next(one.value for one in answer.results if one.role is ResultRole.ANSWER) == 282


def test_a_whole_city_is_the_homes_city_and_asked_for_without_a_home(ask_guyuan: Ask) -> None:
    assert ask_guyuan("全市2022年收到申请合计").status is AnswerStatus.AMBIGUOUS


@pytest.mark.parametrize("question", ["平罗2022件2022件多少投诉", "平罗县2022年投诉24件加起来对吗"])
def test_a_sum_of_what_no_table_has_is_not_checked_against_one(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.status is not AnswerStatus.ANSWERED
    assert not answer.balances
