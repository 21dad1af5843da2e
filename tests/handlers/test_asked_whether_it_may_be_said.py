"""Whether something may be said, written, printed: the statement is judged, whoever asks
however.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from handlers.answering import AnswerStatus
from handlers.answering.values.answer import ResultRole
from handlers.understanding import Operation
from tests.conftest import Ask
from tests.handlers.test_framed_statements import STATEMENTS

AHEAD = (
    "Am I correct in writing that {}?",
    "Am I justified in claiming {}?",
    "Am I right in thinking that {}?",
    "Would I be right to say that {}?",
    "Would we be on safe ground in printing that {}?",
    "Are we right to conclude that {}?",
    "Is it fair to claim that {}?",
    "Is it quite accurate to state that {}?",
    "Would it be reasonable to assume that {}?",
    "Would it be correct for us to print that {}?",
    "Can I say {}",
    "Can we safely say that {}?",
    "May I write that {}?",
    "Could one claim that {}?",
    "Should we print that {}?",
    "Fair to say {}?",
    "Safe to write that {}?",
    "Do you agree that {}?",
    "Would you concur that {}?",
    "Do your records show that {}?",
    "Does the report confirm that {}?",
    "Yes or no: {}",
    "Fact or fiction: {}",
)
BEHIND = (
    "{} - agreed?",
    "{}, are we agreed?",
    "{}, do you concur?",
    "{}; would you agree with that?",
    "{} - fair to say?",
    "{}, is that fair?",
    "{}: a fair claim?",
    "{}, safe to write?",
    "{}, can we claim that?",
    "{}. May I say so?",
    "{}, yes or no",
    "{}, is that a fair thing to say?",
)


def _each_with_a_statement() -> list[tuple[str, bool]]:
    """Every frame around two statements, of which one is true and one is not."""
    found = []
    for at, frame in enumerate((*AHEAD, *BEHIND)):
        for step, right in enumerate((True, False)):
            statement, true, false = STATEMENTS[(at + 3 * step) % len(STATEMENTS)]
            said = statement.format(true if right else false)
            found.append((frame.format(said), right))
    return found


@pytest.mark.parametrize(("text", "right"), _each_with_a_statement())
def test_what_may_be_said_is_judged(ask: Ask, text: str, right: bool) -> None:
    assert ask(text, chat=text).verdict is right


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Can I say Qingshan got no requests whatsoever in 2020", True),
        ("Can I say Hongsibu got no requests whatsoever in 2020", False),
        ("Is it fair to claim that Hongsibu had more penalties than Xiji in 2020?", True),
        ("Is it fair to claim that Hongsibu had fewer penalties than Xiji in 2020?", False),
        ("Can I say that Pingluo received no more than 24 requests in 2022?", True),
        ("Can I say that Pingluo received no more than 23 requests in 2022?", False),
        ("Pingluo received no fewer than 24 requests in 2022, agreed?", True),
        ("There were no reconsideration cases against Pingluo in 2022 - agreed?", True),
        ("Pingluo had no reconsideration cases in 2022, is that right?", True),
        ("Am I correct in writing that Xiji's 12345 hotline logged 4,353 work orders?", True),
        ("Xiji's 12345 hotline took 4,335 calls in 2020, right?", False),
    ],
)
def test_what_is_said_without_a_number_or_of_the_prose_is_judged_too(
    ask: Ask, text: str, right: bool
) -> None:
    assert ask(text, chat=text).verdict is right


@pytest.mark.parametrize(
    "text",
    [
        "Can I say how many requests Pingluo received in 2022?",
        "Can I say what the requests of Pingluo were in 2022?",
        "Could you say how many requests Pingluo had in 2022?",
        "Am I right to ask how many requests Pingluo received in 2022?",
        "Can we print which county had 24 requests in 2022?",
        "Would I be wrong to say that Pingluo received 24 requests in 2022?",
        "Is it unfair to say that Pingluo received 24 requests in 2022?",
        "Pingluo received 24 requests in 2022, is it unfair to say?",
        "Can I say Pingluo did not receive 24 requests in 2022?",
        "Can I say that Pingluo received 24 urgent requests in 2022?",
        "Do you agree that Pingluo received 24 requests in May 2022?",
        "Is it fair to say that nobody claims Pingluo received 24 requests in 2022?",
    ],
)
def test_a_question_or_a_denial_in_a_frame_is_no_statement(ask: Ask, text: str) -> None:
    assert ask(text, chat=text).verdict is None


EVERY_YEAR = (
    "Xiji new requests every year please, from 2022",
    "Xiji's new requests each year, starting 2022",
    "Starting from 2022, how many new requests did Xiji get each year?",
    "Please list Xiji's new requests year by year, beginning with 2022",
    "Xiji new requests annually, 2022 onwards",
    "From 2022, Xiji's new requests for every year",
    "How many requests did Xiji get in each year, counting from 2022?",
    "西吉县新收申请，历年，从2022年开始",
    "逐年列出西吉县新收申请，从2022年起",
    "西吉县每年新收多少申请，2022年开始算",
    "西吉县历年收到多少申请，自2022年",
    "西吉县年年收到的申请，打2022年数起",
)


@pytest.mark.parametrize("text", EVERY_YEAR)
def test_every_year_from_one_on_is_no_single_year(ask_guyuan: Ask, text: str) -> None:
    found = ask_guyuan(text, chat=text)
    told = [one.value for one in found.results if one.role is ResultRole.ANSWER]
    assert found.question.operation is Operation.TREND
    assert {Decimal(30), Decimal(15)} <= set(told)
    assert Decimal(20) not in told


@pytest.mark.parametrize(
    "text",
    [
        "Requests Xiji carried over from 2022, every year",
        "Xiji's new requests each year from 2021 to 2022",
        "西吉县2021年到2022年每年新收多少申请",
    ],
)
def test_a_year_that_is_no_beginning_opens_no_series(ask_guyuan: Ask, text: str) -> None:
    assert Decimal(15) not in [one.value for one in ask_guyuan(text, chat=text).results]


@pytest.mark.parametrize(
    "text",
    [
        "How far apart were the two counties' 2020 increases in penalty items, Xiji against Hongsibu?",
        "Xiji's 2020 increase in penalties versus Hongsibu's",
    ],
)
def test_increases_are_held_against_each_other(ask: Ask, text: str) -> None:
    found = ask(text, chat=text)
    assert found.status is AnswerStatus.ANSWERED
    assert {Decimal(479), Decimal(374)} <= {one.value for one in found.results}


@pytest.mark.parametrize(
    "text", ["Xiji's new requests each year until 2022", "截至2022年西吉县历年新收申请"]
)
def test_the_last_year_alone_is_not_told_for_all_up_to_it(ask_guyuan: Ask, text: str) -> None:
    assert ask_guyuan(text, chat=text).status is not AnswerStatus.ANSWERED


def test_to_put_down_a_number_is_no_fall(ask: Ask) -> None:
    assert ask("Can I put down 24 for Pingluo's requests in 2022?").verdict is True


def test_an_end_of_courtesy_may_begin_with_if(ask: Ask) -> None:
    found = ask("New requests at the Pingluo office in 2022, if you would be so kind")
    assert [one.value for one in found.results] == [Decimal(24)]
