"""What became of cases that only the prose tells is theirs, and not that of requests."""

from __future__ import annotations

from decimal import Decimal

import pytest

from handlers.answering import AnswerStatus
from tests.conftest import Ask
from tests.handlers.results import told

CASES = (
    ("平罗人大建议多少件", "办结率"),
    ("平罗人大建议多少件", "一共多少件没办完"),
    ("平罗人大建议政协提案多少件", "转到下年的呢"),
    ("彭阳县长信箱收到多少", "办结了几件"),
    ("青山乡便民服务办了多少件", "办结率多少"),
    ("how many NPC suggestions did Pingluo handle", "completion rate"),
)


@pytest.mark.parametrize(("first", "then"), CASES)
def test_what_the_prose_does_not_tell_is_no_figure_of_the_table(
    ask: Ask, first: str, then: str
) -> None:
    assert ask(first, chat=first + then).status is AnswerStatus.QUOTED
    found = ask(then, chat=first + then)
    assert (found.status, told(found)) == (AnswerStatus.UNSURE, [])


def test_what_the_prose_tells_of_them_is_told(ask: Ask) -> None:
    ask("红寺堡30件建议办完了几件", chat="suggestions")
    found = ask("办结率", chat="suggestions")
    assert (found.status, [str(value) for value in told(found)]) == (
        AnswerStatus.QUOTED,
        ["96.7"],
    )


def test_requests_that_are_named_are_those_of_the_table(ask: Ask) -> None:
    ask("平罗人大建议多少件", chat="requests")
    found = ask("申请办结率呢", chat="requests")
    assert (found.status, [int(value) for value in told(found)]) == (AnswerStatus.ANSWERED, [100])


@pytest.mark.parametrize(
    "question",
    ["彭阳因为信息公开被复议过几次", "彭阳被复议过几回", "彭阳复议了几次"],
)
def test_a_row_that_the_prose_counts_is_not_absent_for_its_lacking_table(
    ask: Ask, question: str
) -> None:
    found = ask(question)
    assert (found.status, told(found)) == (AnswerStatus.QUOTED, [Decimal(1)])


def test_a_row_is_counted_in_its_own_unit(ask: Ask) -> None:
    found = ask("彭阳信息公开行政复议几起")
    assert (found.status, told(found)) == (AnswerStatus.QUOTED, [Decimal(1)])


@pytest.mark.parametrize("question", ["彭阳2020年行政诉讼几次", "彭阳行政复议维持几件"])
def test_what_no_sentence_counts_is_missing_with_its_table(ask: Ask, question: str) -> None:
    assert ask(question).status is AnswerStatus.MISSING


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("彭阳的县长信箱2020年收了多少帖子来着", 116),
        ("pengyang county head's mailbox, how many letters came in", 116),
        ("Calls logged on Xiji's 12345 hotline in 2020?", 4353),
    ],
)
def test_what_came_in_is_told_by_its_sentence(ask: Ask, question: str, figure: int) -> None:
    found = ask(question)
    assert (found.status, told(found)) == (AnswerStatus.QUOTED, [Decimal(figure)])


@pytest.mark.parametrize(
    "question",
    [
        "How many calls did Hongsibu's 12345 hotline receive in 2020?",
        "how many letters came in to the Qingshan mailbox",
        "彭阳常务会开了几次",
    ],
)
def test_what_no_sentence_says_is_no_figure(ask: Ask, question: str) -> None:
    assert told(ask(question)) == []


@pytest.mark.parametrize(
    "question",
    [
        "红寺堡2020年报里说的问题是哪两条",
        "Give me in short the problems Hongsibu admits to in its 2020 report.",
        "List the shortcomings Hongsibu acknowledges in its 2020 report",
    ],
)
def test_problems_that_a_report_admits_to_are_quoted(ask: Ask, question: str) -> None:
    found = ask(question)
    assert found.status is AnswerStatus.QUOTED
    assert "更新不够及时" in found.quotes[0].sentence.text


def test_who_leads_the_openness_group_is_quoted(ask: Ask) -> None:
    found = ask("Who leads the openness group in Qingshan Township?")
    assert "王增吉" in found.quotes[0].sentence.text


@pytest.mark.parametrize(
    ("question", "holds"),
    [
        ("平罗发布公众号2022年发了4709条，我这记的对吗", False),
        ("平罗公众号2022年发了4907条信息，我记得对不对", True),
    ],
)
def test_what_is_remembered_of_the_prose_is_judged(ask: Ask, question: str, *, holds: bool) -> None:
    assert ask(question).verdict is holds
