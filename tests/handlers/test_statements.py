"""What is stated of a report without being asked, and held against it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from handlers.answering import AnswerStatus
from handlers.conversation import Conversation
from handlers.reply import Asker, Asking
from handlers.understanding.asked.claims import States
from store.index import Index
from store.measures import Measure, subjects
from tests.conftest import TODAY, Ask
from tests.handlers.generated.world import Figure, World

ROWS = (
    "new",
    "granted",
    "denied",
    "carried_forward",
    "handled",
    "penalties",
    "licensing",
    "coercion",
)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("平罗县2022年新收申请24件", True),
        ("平罗县2022年新收申请25件。", False),
        ("平罗县2022年新收申请24件，对否", True),
        ("Pingluo received 24 requests in 2022.", True),
        ("Pingluo received 42 requests in 2022.", False),
        ("Hongsibu decided 1,965 penalties in 2020", True),
        ("平罗县2022年没有收到任何申请", False),
        ("Pingluo received no requests in 2022.", False),
        ("红寺堡2020年行政处罚超过1900件", True),
        ("红寺堡2020年行政处罚超过2000件", False),
    ],
)
def test_a_statement_is_judged(ask: Ask, text: str, verdict: bool) -> None:
    assert ask(text, chat=text).verdict is verdict


@pytest.mark.parametrize(
    "text",
    [
        "2020年行政处罚前3名",
        "top 3 agencies by penalties in 2020",
        "2020年行政处罚超过1900件的单位",
        "平罗县2022年新收申请多少件",
        "which agencies had more than 5 requests in 2022",
        "amount per procurement project in 10,000 yuan for Xiji in 2020",
    ],
)
def test_a_number_that_narrows_states_nothing(ask: Ask, text: str) -> None:
    assert ask(text, chat=text).question.claim is None


def test_every_figure_is_so_and_one_more_is_not(conversation: Conversation, index: Index) -> None:
    """For every agency and row: a statement of its value is true, and one of the value and one is
    not.
    """
    judged = 0
    world = World(index)
    for report in world.reports:
        for code in ROWS:
            figure = Figure(code, subjects()[code].columns[0])
            value = world.value(report, figure)
            if value is None:
                continue
            for number, verdict in ((value, True), (value + 1, False)):
                text = f"{report.agency.name}{report.year}年{subjects()[code].zh}{number:f}件"
                answer = conversation.answer(Asking(text, Asker(text), TODAY))
                assert answer.status is AnswerStatus.ANSWERED, text
                assert answer.verdict is verdict, text
                judged += 1
    assert judged > 40


@pytest.mark.parametrize(
    ("first", "text", "stated", "verdict"),
    [
        ("平罗县2022年收到多少申请", "自然人24件吧", 24, True),
        ("平罗县2022年收到多少申请", "2021年也是24件吧", 24, False),
        (
            "How many requests did Pingluo receive in 2022",
            "Of these 20 by natural persons.",
            20,
            False,
        ),
    ],
)
def test_a_statement_goes_on_from_a_question(
    ask: Ask, first: str, text: str, stated: int, verdict: bool
) -> None:
    ask(first, chat=text)
    answer = ask(text, chat=text)
    assert answer.question.claim == States(Decimal(stated))
    assert answer.verdict is verdict or answer.status is AnswerStatus.MISSING


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("pingluo 2022 repeat apply how many", Measure("not_processed_repeat", "total")),
        ("hongsibu punishing number 2020", Measure("penalties", "decisions")),
        ("pingluo 2022 court case after reconsider", Measure("litigation_after_review", "total")),
        (
            "pingluo 2022 must make new information so can not give",
            Measure("unable_create", "total"),
        ),
        ("pingluo 2022 organization public benefit apply", Measure("new", "social_org")),
        ("hongsibu 2020 buy thing how many project", Measure("procurement", "projects")),
    ],
)
def test_words_that_no_wording_expects_mean_something_together(
    ask: Ask, text: str, measure: Measure
) -> None:
    answer = ask(text, chat=text)
    assert answer.question.measures == (measure,)
    assert answer.question.slips
    assert answer.status in (AnswerStatus.ANSWERED, AnswerStatus.MISSING)


@pytest.mark.parametrize(
    "text",
    [
        "how many requests were made by pensioners in Pingluo in 2022",
        "how many cats did Hongsibu license in 2020",
        "How many requests did Pingluo get on Christmas Day 2022?",
        "平罗2022女性申请人多少",
        "平罗2022延期答复几件",
        "平罗县2022年昨天收到多少申请",
        "平罗2022不予公开九项合计",
    ],
)
def test_what_narrows_a_figure_keeps_it_silent(ask: Ask, text: str) -> None:
    answer = ask(text, chat=text)
    assert answer.results == ()
    assert answer.status in (
        AnswerStatus.UNSURE,
        AnswerStatus.REFUSED,
        AnswerStatus.AMBIGUOUS,
        AnswerStatus.QUOTED,
    )


@pytest.mark.parametrize(
    "text",
    ["平罗2022不予公开八项合计", "平罗2022年无法提供三类加起来", "平罗2022两类行政诉讼一共多少"],
)
def test_the_number_of_the_rows_of_a_figure_is_no_condition(ask: Ask, text: str) -> None:
    assert ask(text, chat=text).status is AnswerStatus.ANSWERED


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("原州区2022年申请都是自然人提的吗", True),
        ("平罗县2022年没有收到申请吗", False),
        ("平罗县2021年没有收到申请吗", True),
        ("平罗县从来没有收到过申请吗", False),
        ("原州区和彭阳县2022年申请一样多吗", False),
        ("原州区比彭阳县2022年申请多30件吗", False),
        ("平罗县2022年申请最多，对吗", False),
        ("平罗县申请最多的是2022年吗", True),
        ("平罗县申请最多的是2021年吗", False),
        ("原州区2022年申请是彭阳县的2倍吗", False),
        ("彭阳县2022年申请是原州区的2倍吗", True),
    ],
)
def test_a_statement_of_all_of_none_and_of_an_order_is_judged(
    ask_guyuan: Ask, text: str, verdict: bool
) -> None:
    answer = ask_guyuan(text)
    assert (answer.status, answer.verdict) == (AnswerStatus.ANSWERED, verdict)
