"""Turns of phrase that stand in a text by accident do not change what it asks: what was read so
once, and was wrong.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from handlers.answering import Answer, AnswerStatus
from handlers.answering.values.answer import ResultRole
from handlers.understanding import Operation
from tests.conftest import Ask

# Xiji received 20, 30 and 15 requests in 2021 to 2023, Yuanzhou 10, 30 and 30, Pengyang 40 and 60
# in 2021 and 2022.


def _told(found: Answer) -> list[Decimal]:
    return [result.value for result in found.results if result.role is ResultRole.ANSWER]


@pytest.mark.parametrize(
    "statement", ["西吉2022年收到过30件申请吗", "西吉2022年一共收到过30件申请，对吗"]
)
def test_what_was_once_received_is_no_bound(ask_guyuan: Ask, statement: str) -> None:
    assert ask_guyuan(statement).verdict is not False


@pytest.mark.parametrize(
    "question",
    [
        "西吉2022年不含部分公开的公开率",
        "西吉2022年依申请公开答复率是多少",
        "西吉2022年、2023年申请分别是上一年的几倍",
        "西吉2023年申请是2021年的几倍，是上一年的几倍",
        "西吉2022年办结多少件，部分公开的不算",
        "西吉2023年申请有没有超过2022年？部分公开呢",
        "西吉2022年被罚过款吗",
        "西吉处罚一直没有增长",
    ],
)
def test_what_the_turns_do_not_mean_is_not_answered_by_them(ask_guyuan: Ask, question: str) -> None:
    assert ask_guyuan(question).status is not AnswerStatus.ANSWERED


def test_how_many_agencies_are_not_all_of_them_together(ask_guyuan: Ask) -> None:
    assert ask_guyuan("2022年几家单位有申请").question.ranking.all


@pytest.mark.parametrize(
    "statement",
    [
        "西吉申请最多的一年是2020年吗",
        "西吉2022年申请是两年来最多的一年吗",
        "西吉复议最多的一年是2022年吗",
    ],
)
def test_what_years_cannot_tell_has_no_verdict(ask_guyuan: Ask, statement: str) -> None:
    assert ask_guyuan(statement).verdict is None


def test_what_is_left_out_is_not_taken_in(ask_guyuan: Ask) -> None:
    ask_guyuan("西吉2022年公开率")
    assert ask_guyuan("不包括部分公开呢").status is not AnswerStatus.ANSWERED


def test_an_amount_that_is_asked_for_is_no_statement(ask_guyuan: Ask) -> None:
    assert ask_guyuan("请核实西吉2022年申请30件，办结多少件").verdict is not False


def test_two_are_not_three(ask_guyuan: Ask) -> None:
    ask_guyuan("西吉、原州区、彭阳2022年申请")
    assert ask_guyuan("西吉占两家的百分之几").status is not AnswerStatus.ANSWERED


def test_the_first_has_a_lead_over_the_second(ask_guyuan: Ask) -> None:
    ask_guyuan("固原市各县2022年申请最多的是哪家")
    assert Decimal(30) in _told(ask_guyuan("比第二名多多少"))


def test_the_first_of_an_order_is_asked_about_its_year(ask_guyuan: Ask) -> None:
    ask_guyuan("固原市各县2021年申请最多的是哪家")
    assert _told(ask_guyuan("排第一的办结多少")) == [Decimal(40)]


def test_which_year_after_a_change_is_of_all_years_in_between(ask_guyuan: Ask) -> None:
    ask_guyuan("西吉2021到2023年申请")
    ask_guyuan("降了多少")
    assert _told(ask_guyuan("哪年最多"))[0] == Decimal(30)


def test_what_is_told_twice_is_counted_once(ask: Ask) -> None:
    ask("红寺堡2020年不予公开几件，什么原因")
    ask("予以公开几件")
    found = _told(ask("合计占多少"))
    assert not found or found[0] <= 100


# What matched by accident when ways of asking were read by their frames: each was a wrong number or
# a lost part.


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("西吉2023年申请减了多少件", 15),
        ("Apart from Xiji, we need the total of requests in 2023", 30),
        ("除了西吉，全部单位2023年申请我也要知道", 30),
        ("All of them minus Xiji, total requests, 2023", 30),
        ("Xiji requests, all years added together?", 65),
        ("How many requests did Xiji carry forward through the end of 2022?", 6),
        ("Was Xiji above or below its 2022 level of requests in 2023?", 15),
    ],
)
def test_parts_that_a_frame_took_for_something_else_are_heard(
    ask_guyuan: Ask, question: str, told: int
) -> None:
    assert Decimal(told) in {abs(value) for value in _told(ask_guyuan(question, chat=question))}


@pytest.mark.parametrize(
    "question",
    [
        "How many requests were merged in Xiji in 2022?",
        "西吉2022年合并办理的申请多少件",
        "西吉2022年微信关注多少",
        "Which one received more requests than all others together in 2022",
        "Were there more or fewer than 3 requests denied in Xiji in 2022",
        "我老家在西吉县，2022年申请最多的是谁",
        "I live in Xiji, who had the most requests in 2022?",
        "We ignore Xiji, who had the most requests in 2022?",
        "I left in 2021, how many requests does Xiji have now?",
        "I don't care about Xiji and want the requests of Pengyang in 2022",
        "西吉2022年申请相对2021年和2023年分别变化多少",
        "不要分年，西吉和彭阳2021到2022年申请分别给个总数",
        "2022年申请少的在前",
    ],
)
def test_what_a_frame_does_not_mean_is_not_answered_by_it(ask_guyuan: Ask, question: str) -> None:
    assert ask_guyuan(question, chat=question).status is not AnswerStatus.ANSWERED


def test_the_fewest_are_not_the_most(ask_guyuan: Ask) -> None:
    fewest = ask_guyuan("2022年申请孰少").places[0].result.value
    assert fewest == min(place.result.value for place in ask_guyuan("2022年申请排名").places)


@pytest.mark.parametrize(
    ("statement", "verdict", "years"),
    [
        ("Did Pengyang handle more requests than Xiji in 2022?", True, {2022}),
        ("西吉2021年申请比2022年少两项，是吗", False, {2021, 2022}),
        ("彭阳比西吉申请多吗？2021年的", True, {2021}),
        ("西吉比彭阳申请多，2022年的", False, {2022}),
        ("Did Xiji have more requests than Pengyang? In 2022.", False, {2022}),
    ],
)
def test_a_statement_keeps_its_verdict_and_its_year(
    ask_guyuan: Ask, statement: str, verdict: bool, years: set[int]
) -> None:
    found = ask_guyuan(statement, chat=statement)
    assert found.verdict is verdict
    assert {one.report.year for one in found.results if one.report} == years


@pytest.mark.parametrize(
    ("statement", "verdict"),
    [
        ("西吉申请2022、2023连续两年下降", False),
        ("西吉申请2022年和2023年都下降了吗", False),
        ("Did requests in Xiji fall in both 2022 and 2023?", False),
        ("原州区申请2022、2023连续两年增长，对吗", False),
        ("西吉申请2021、2022都增长了，对吗", None),
    ],
)
def test_each_of_two_years_is_held_against_the_one_before_them(
    ask_guyuan: Ask, statement: str, verdict: bool | None
) -> None:
    """Xiji rose in 2022 and fell in 2023; Yuanzhou stood still in 2023; nobody reports on 2020."""
    assert ask_guyuan(statement, chat=statement).verdict is verdict


@pytest.mark.parametrize(
    "question",
    [
        "check that the requests of Xiji 2022 add up",
        "Check Xiji's report and tell me whether 2022 is right",
    ],
)
def test_a_check_stays_one(ask_guyuan: Ask, question: str) -> None:
    assert ask_guyuan(question, chat=question).question.operation.name == "CHECK"


@pytest.mark.parametrize(
    "question",
    ["西吉2023年申请增加了还是减少了告诉我一下", "2022年取消了哪些通知", "西吉停止发布通知了吗"],
)
def test_what_asks_of_the_past_is_no_wish(ask_guyuan: Ask, question: str) -> None:
    assert ask_guyuan(question, chat=question).question.wish is None


@pytest.mark.parametrize(
    "question",
    [
        "What does the disclosure rate of Xiji in 2022 mean for Pengyang?",
        "How many requests did Xiji answer in time in 2022?",
        "How many requests was Xiji unable to answer on time in 2022?",
        "How many requests did Xiji fail to answer in 2022?",
        "How many requests did Xiji not get through in 2022?",
        "All requests but the refused ones in Xiji in 2022",
        "Did Xiji grant all but 3 requests in 2022?",
        "Which agency did not answer all requests in 2022?",
        "How many kinds of penalties did Xiji impose in 2022?",
        "How much did Xiji earn from licences in 2022?",
        "How many normative documents were in force at the start of 2022 in Xiji?",
        "How many people were refused entry in Xiji in 2022?",
        "How many decisions were changed by Xiji after review in 2022?",
        "Please verify that Xiji received 30 requests in 2022 and Pengyang 20",
        "Did anyone sue Xiji and win in 2022?",
        "How many lawsuits did Xiji file in 2022?",
        "How many reviews were undecided at the start of 2022 in Xiji?",
    ],
)
def test_what_narrows_or_denies_in_english_is_not_lost(ask_guyuan: Ask, question: str) -> None:
    assert ask_guyuan(question, chat=question).status is not AnswerStatus.ANSWERED


@pytest.mark.parametrize(
    "statement",
    [
        "Did Xiji's requests rise more than Pengyang's in 2022?",
        "Did requests rise more in Xiji than in Pengyang in 2022?",
        "Was the rise in Xiji's requests larger than in Pengyang's in 2022?",
        "Xiji's requests rose less than Pengyang's from 2021 to 2022, right?",
        "Were all requests granted in part in Xiji in 2022?",
    ],
)
def test_what_moved_more_is_not_what_is_more(ask_guyuan: Ask, statement: str) -> None:
    assert ask_guyuan(statement, chat=statement).verdict is None


@pytest.mark.parametrize(
    "further", ["and how many of them in time?", "what did it mean for Pengyang?"]
)
def test_what_no_table_tells_is_not_told_behind_a_figure_either(
    ask_guyuan: Ask, further: str
) -> None:
    ask_guyuan("How many requests did Xiji receive in 2022?", chat=further)
    assert ask_guyuan(further, chat=further).status is not AnswerStatus.ANSWERED


def test_of_which_asks_of_the_agency_that_was_told(ask_guyuan: Ask) -> None:
    ask_guyuan("How many requests did Xiji receive in 2022?")
    assert {
        one.report.year for one in ask_guyuan("of which from companies?").results if one.report
    } == {2022}
    assert len(ask_guyuan("of which from companies?").question.mentions) == 1


# What turns of phrase, comparisons and figures spoken of together were taken for.


@pytest.mark.parametrize(
    "question",
    [
        "西吉申请并不是逐年增加吗",
        "西吉2023年多办了几件",
        "2022年西吉和彭阳申请差几个百分点",
        "西吉这几年里谁告过",
        "西吉2022年新收=办结+结转不成立吧",
        "2022年新收=办结+结转的单位有哪些",
        "2022年申请最多的几家，几家加起来",
        "2022年申请比西吉多10件以上的单位",
        "2022年申请比西吉多的前两名",
        "2022年公开率低于西吉的",
        "西吉哪年申请最多，比2022年多几件",
        "2022年申请超过西吉和原州区的单位",
        "哪些年份西吉申请超过原州区",
        "2021到2022年各县申请合计各多少",
        "西吉2022年申请比办结多吗",
        "西吉2022年公开3件，部分公开4件，占百分之多少",
        "西吉2021到2022年申请从20件增加到30件，处罚呢",
        "西吉申请2022÷2021",
        "西吉2022年申请有哪些情形",
        "西吉2022年部分公开有哪些情形",
        "西吉在什么地方办理申请",
        "西吉2022年不予公开一两件吧",
    ],
)
def test_what_nothing_tells_is_not_told_as_something_else(ask_guyuan: Ask, question: str) -> None:
    assert ask_guyuan(question, chat=question).status is not AnswerStatus.ANSWERED


@pytest.mark.parametrize(
    "more", ["原州区的这两项差多少", "不要原州区这两个数", "原州区的这两个数加起来"]
)
def test_more_than_two_figures_is_not_answered_with_them(ask_guyuan: Ask, more: str) -> None:
    ask_guyuan("西吉2022年申请和办结", chat=more)
    assert ask_guyuan(more, chat=more).status is not AnswerStatus.ANSWERED


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("平罗申请一件都没有的年份", 0),
        ("西吉申请最多的是哪年，最少几件", 15),
        ("西吉和原州区各2021到2022年申请平均多少", 25),
    ],
)
def test_one_agency_stays_the_one_that_is_named(ask_guyuan: Ask, question: str, told: int) -> None:
    assert Decimal(told) in _told(ask_guyuan(question, chat=question))


def test_what_was_carried_over_is_not_all_that_was_handled(ask_guyuan: Ask) -> None:
    assert ask_guyuan("西吉2022年上年结转的申请办完了吗").verdict is None


def test_more_decisions_are_not_more_requests_that_were_handled(ask_guyuan: Ask) -> None:
    found = ask_guyuan("西吉2023年比2022年多办了几件行政许可")
    assert {one.subject for one in found.question.measures} == {"licensing"}


# Words of the asker around a question that were dropped, or that said something.


@pytest.mark.parametrize(
    "question",
    [
        "they deny that Xiji received 30 requests in 2022, right",
        "Xiji received 30 requests in May 2022, right",
        "how many requests did Xiji receive in May 2022",
        "Xiji received 30 requests in 2022, is there a mistake in it",
        "Xiji requests in 2022, we subtract repeats",
        "Xiji requests in 2022, I need the number for farmers",
        "Xiji requests in 2022, our figure leaves out withdrawn ones",
    ],
)
def test_what_denies_or_narrows_in_english_is_heard(ask_guyuan: Ask, question: str) -> None:
    found = ask_guyuan(question, chat=question)
    assert found.status is not AnswerStatus.ANSWERED
    assert found.verdict is None


@pytest.mark.parametrize(
    "aside",
    ["no need for details", "I need them in one number", "that's the only figure I'm missing"],
)
def test_what_the_asker_says_of_themselves_states_nothing(ask_guyuan: Ask, aside: str) -> None:
    found = ask_guyuan(f"Xiji new requests in 2022, {aside}", chat=aside)
    assert (_told(found), found.verdict) == ([Decimal(30)], None)


def test_the_second_of_two_statements_is_judged_with_the_first(ask_guyuan: Ask) -> None:
    found = ask_guyuan("Xiji received 30 requests in 2022, Pengyang had 20. Kindly verify.")
    assert (found.verdict, _told(found)) == (False, [Decimal(30), Decimal(60)])


@pytest.mark.parametrize(
    "question",
    [
        "How many requests came over from 2021 to 2023 in Xiji",
        "how many requests did Xiji fail to wrap up in 2022",
        "how many requests did Xiji wrap up in 2022 without granting anything",
        "How many firms and individuals asked Xiji for information in 2022, not companies",
        "How many firms asked Xiji for information in 2022, not individuals but law firms",
        "what percentage of the requests Xiji closed in 2022 was disclosed late",
        "the partial disclosure rate of Xiji in 2022, full ones don't count",
        "which year was the worst for Xiji in answering requests",
        "How many decisions of Xiji did the reviewing body not overturn in 2022",
        "what was left over at Xiji at the end of 2022, unfinished reviews I mean",
        "whoever did not have more than 7 requests in 2022",
        "Xiji lawsuits in 2022, not the number in the litigation table",
    ],
)
def test_plain_sentences_with_something_more_are_not_read_without_it(
    ask_guyuan: Ask, question: str
) -> None:
    assert ask_guyuan(question).status is not AnswerStatus.ANSWERED


@pytest.mark.parametrize(
    "question",
    [
        "disclosure rate at Xiji in 2022, full and partial separately",
        "disclosure rate at Xiji in 2022, not full and partial together",
        "disclosure rate at Xiji in 2022, full and partial together, companies only",
        "How many requests did Xiji not have open at the end of 2022?",
        "Our foundation tracks grant rates without partial ones. What percent of requests did Xiji grant in 2022?",
        "Our foundation only tracks refusal rates. What percent of requests did Xiji grant in 2022?",
        "Xiji 2023, documents issued minus documents repealed in 2022?",
        "Xiji 2022, documents issued minus documents repealed and expired?",
        "Which agencies were taken to administrative review more than once in 2022?",
        "我是西吉的居民，想知道市里2022年申请多少",
    ],
)
def test_what_narrows_a_turn_is_not_read_without_it(ask_guyuan: Ask, question: str) -> None:
    assert ask_guyuan(question).status is not AnswerStatus.ANSWERED


# Bounds of something else than what is told, rows of those who have the most, and what is said
# besides a number.


@pytest.mark.parametrize(
    "question",
    [
        "2022年申请比上年多5件以上10件以下的单位",
        "2022年申请增加5件以上的单位",
        "2022年申请没有增加的单位",
        "agencies whose requests rose by more than 5 in 2022",
        "Which agencies had over 10 but under 30 more requests in 2022",
        "Did more than 2 but fewer than 5 agencies get requests in 2022",
        "How many years did Xiji have more than 15 but fewer than 31 requests",
        "What did the agencies with more than 9 requests in 2022 refuse",
        "Did any agency with more than 9 requests refuse any in 2022",
        "What is the disclosure rate of agencies with more than 9 requests in 2022",
        "2022年申请超过9件的单位不予公开几件",
        "2022年申请超过9件的单位公开率多少",
        "2022年申请最多的单位不予公开几件",
        "2022年申请最多的单位公开了几件",
        "2022年公开率最高的单位公开了几件",
        "2022年申请介于9和20件之间的单位公开几件",
        "Which agencies went from 9 to 20 requests in 2022",
        "How many requests did Xiji file in 2022",
        "How many requests did the agency with the most requests in 2022 refuse",
        "西吉2022年申请多少，至少20件了吧",
        "西吉2022年申请大部分公开了吗",
        "How many requests came over from 2021 in Xiji",
        "What went well according to Xiji's 2022 report",
        "Xiji 2022, what they should have collected in administrative fees",
        "the full disclosure rate of Xiji in 2022, partial ones count half",
    ],
)
def test_a_bound_or_a_place_is_of_what_it_is_said_of(ask_guyuan: Ask, question: str) -> None:
    assert ask_guyuan(question, chat=question).status is not AnswerStatus.ANSWERED


@pytest.mark.parametrize(
    "statement",
    [
        "only Xiji got 30 requests in 2022, correct?",
        "2022年只有西吉收到30件申请，对吗",
        "Xiji got 30 requests in 2022 or 2021, right?",
        "Xiji got 30 more requests in 2022, correct?",
        "Xiji got 30 requests in 2022, is it wrong?",
        "I wrote that Xiji got 20 requests in 2022. Should I take it out?",
        "My colleague thought Xiji got 30 requests in 2022 but it was Pengyang. Right?",
        "My colleague refuses to say that Xiji got 30 requests in 2022. Is he right?",
        "西吉2022年没收到30件申请，对吗",
        "西吉2022年收到30件申请，比彭阳少，这么写行吗",
        "西吉2022年收到30件申请，是最少的，对吗",
        "西吉2022年收到30件申请，高于上年，对吗",
        "西吉2022年收到30件申请，大部分公开了，对吗",
        "Xiji got 30 requests in 2022, the fewest of all, right?",
        "Xiji got 30 requests in 2022, none of them from companies, right?",
        "Xiji got 30 requests in 2022, mostly from companies, right?",
        "Xiji got 30 requests in 2022 and Pengyang more, right?",
        "Xiji's requests rose to more than 20 in 2022, right?",
        "I bet it's more than Pengyang, Xiji requests 2022",
        "Xiji requests in 2022, we wrote 30",
        "Xiji didn't get as many requests as Pengyang in 2022, correct?",
        "Pengyang says Xiji got 30 requests in 2022. Correct?",
        "Our draft says Xiji got 30 requests in 2022, according to Pengyang. Correct?",
        "Our draft says Xiji got 30 requests for the first time in 2022. Correct?",
        "Our draft says Xiji filed 30 requests in 2022. Correct?",
        "Our draft says one in ten requests was refused in Xiji in 2022. Correct?",
        "We held 30 meetings, Xiji requests 2022",
        "西吉申请21年是30件，22年呢",
    ],
)
def test_what_is_stated_besides_a_number_is_not_judged_by_it(
    ask_guyuan: Ask, statement: str
) -> None:
    assert ask_guyuan(statement, chat=statement).verdict is None


@pytest.mark.parametrize(
    ("statement", "so"),
    [
        ("Xiji got only 30 requests in 2022, correct?", True),
        ("西吉2022年申请比2021年增加，多了10件，对吗", True),
        ("西吉2022年收到30件申请，我没记错吧", True),
        ("Xiji's requests rose to 30 in 2022, right?", True),
        ("西吉2022年收到30件申请，彭阳60件，对吗", True),
        ("西吉2022年申请比上年多10件以上吗", True),
        ("西吉和彭阳2022年申请相差30件，对吗", True),
        ("Xiji got 30 fewer requests than Pengyang in 2022, correct?", True),
        ("Xiji and Pengyang got 90 requests together in 2022, correct?", True),
        ("西吉2022年申请是彭阳的0.5倍，对吗", True),
    ],
)
def test_what_is_stated_in_a_number_is_judged(ask_guyuan: Ask, statement: str, so: bool) -> None:
    assert ask_guyuan(statement, chat=statement).verdict is so


@pytest.mark.parametrize(
    "aside",
    [
        "my boss means the 2021 one",
        "our story is about the ones that were withdrawn",
        "I use the figure after withdrawals",
        "about the budget",
        "ours aside",
        "it's for the farmers",
        "per head",
    ],
)
def test_an_aside_that_narrows_is_heard(ask_guyuan: Ask, aside: str) -> None:
    assert (
        ask_guyuan(f"Xiji requests in 2022, {aside}", chat=aside).status
        is not AnswerStatus.ANSWERED
    )


@pytest.mark.parametrize(
    "question",
    [
        "I'm a lawyer, how many requests did Xiji get in 2022 from us",
        "how many requests did Xiji get in 2022 from readers",
        "西吉2022年收到多少申请，我记得企业有20件",
        "西吉2022年收到多少申请，好像有20件是重复的",
    ],
)
def test_whose_requests_are_meant_is_heard(ask_guyuan: Ask, question: str) -> None:
    assert ask_guyuan(question, chat=question).status is not AnswerStatus.ANSWERED


@pytest.mark.parametrize(
    "dialogue",
    [
        ("西吉2022年申请多少", "企业有几件", "其余的呢"),
        ("西吉2022年予以公开多少", "剩下的一共几件"),
        ("How many requests did Xiji receive in 2022", "how many from companies", "and the rest"),
        ("How many requests did Xiji grant in 2022", "the rest of the year"),
        ("西吉2022年申请多少", "彭阳呢", "两个都要2021年的"),
        ("西吉2022年申请多少", "彭阳呢", "公开率哪个高"),
        ("How many requests did Xiji receive in 2022", "and in 2021", "both for Pengyang"),
        (
            "How many requests did Xiji receive in 2022",
            "and Pengyang",
            "which of them has the higher disclosure rate",
        ),
    ],
)
def test_half_of_those_told_is_no_answer(ask_guyuan: Ask, dialogue: tuple[str, ...]) -> None:
    found = [ask_guyuan(question, chat=str(dialogue)) for question in dialogue]
    assert found[-1].status is not AnswerStatus.ANSWERED


@pytest.mark.parametrize(
    "question",
    [
        "How many rumours were reported to Hongsibu in 2020?",
        "how many deputies came to the open day in Qingshan",
        "青山乡政府开放日来了几个党代表",
        "青山乡政府开放日没来的有多少人",
        "西吉政策法规专栏下有多少个子栏目",
        "西吉没关掉的政务新媒体有几个",
        "平罗发布视频号22年发文",
        "红寺堡发布20年发文",
    ],
)
def test_no_figure_of_the_prose_is_told_of_less_or_of_something_else(
    ask: Ask, question: str
) -> None:
    assert not _told(ask(question))


def test_a_year_in_brackets_behind_a_statement_is_its_year(ask: Ask) -> None:
    assert ask("稿子里写“青山乡全年组织政务公开业务培训3次”，请核实（2020年）").verdict is False
    assert ask("稿子里写“青山乡全年组织政务公开业务培训3次”，请核实（2019年）").verdict is None


def test_what_was_given_out_is_not_what_was_issued(ask: Ask) -> None:
    assert _told(ask("平罗县政府办2022年的公报送了多少")) == [Decimal(2000)]


@pytest.mark.parametrize(
    "question",
    [
        "How many penalty items did Xiji not start 2020 with?",
        "How many urgent penalty items did Xiji start 2020 with?",
        "Which started 2020 with more than 1000 penalty items, Xiji or Hongsibu?",
        "How many kinds of administrative fee did Hongsibu abolish in 2020?",
        "How many kinds of traffic fee did Hongsibu add in 2020?",
        "How many fees for parking did Xiji add in 2020?",
        "If I take Hongsibu's prior-year penalty items and apply half the 2020 change, where do I land?",
        "If I take Hongsibu's prior-year penalty items and apply Xiji's 2020 change, where do I land?",
        "For Xiji 2020 I need the licensing items of the previous year and the penalty increase.",
        "Qingshan 2020: requests asking the township to hand out unpublished books",
        "Backlog of penalties Hongsibu inherited from 2019",
        "Hongsibu's backlog of urgent requests from 2019",
        "Of the 2022 cases where Pingluo did not hold the information, give me the split men / women.",
        "Of the urgent requests Pingluo received in 2022, how many of every ten were granted?",
        "How many requests did Pingluo not finish on time in 2022?",
        "Pingluo 2022 received, granted by email",
        "Did Pingluo charge applicants any parking fee in 2022?",
        "how many service matters did the village-level agents in Qingshan process for elderly people",
        "How many CPPCC proposals was Hongsibu given in 2020 and how many of these were rejected?",
        "NPC suggestions: how many were urgent in Hongsibu in 2020?",
        "Angry letters received in the Hongsibu district head's mailbox in 2020",
        "how many readers of WeChat posts did Pingluo have in 2022",
    ],
)
def test_plain_sentences_that_say_more_are_not_told_for_less(ask: Ask, question: str) -> None:
    assert not _told(ask(question))


@pytest.mark.parametrize(
    "question",
    [
        "平罗22年不是全公开的几件",
        "平罗22年没有全公开的几件",
        "平罗22年不只给部分公开的几件",
        "红寺堡强制项目减掉收费项目以后还剩多少项",
        "红寺堡强制项目减了20项以后还剩多少项",
        "西吉许可项目增加后比处罚项目多多少项",
        "平罗22年有企业去复议吗",
        "平罗22年有老百姓为拆迁的事去复议吗",
        "平罗22年有人复议成功吗",
        "平罗22年没有人去复议吗",
        "平罗22年从来没打过官司吗",
        "平罗22年被几个人告上法院没",
        "红寺堡表四最后一行总计是几",
        "平罗22年申请表最底下不是结转下年度那行是几",
        "平罗22年逾期补正后又不再办的几件",
        "平罗22年缴费了还不办的几件",
        "平罗22年除了不缴费不办的还有几件",
        "网站上发的疫情信息，西吉跟红寺堡哪个多",
        "县长信箱没回的彭阳和平罗谁多",
        "彭阳的年报在哪个网站上不能下载",
        "西吉2020年没在册备案的政务新媒体有几个",
        "截至2020年6月西吉备案在册的政务新媒体有几个",
        "红寺堡2020年开了几次教育专题会",
        "红寺堡2020年人大代表的50件建议办完了几件",
        "红寺堡2020年人大代表的3件建议办完了几件",
        "红寺堡疫情信息网站发的比新媒体多多少条",
        "红寺堡网站发的比新媒体多多少倍",
        "红寺堡乡镇网站发的比新媒体多多少条",
        "西吉政府网站发的比微信多多少条",
        "红寺堡2020年有几件是2018年没办完拖过来的申请",
        "红寺堡2020年有几件复议是2019年没办完拖过来的",
        "红寺堡2020年年初压着几件企业的申请",
        "红寺堡2020年年初压着几件诉讼",
        "红寺堡2020年年初不压着几件申请",
        "平罗2022年诉讼被上级纠正的有几件",
        "平罗2022年复议没被上级纠正的有几件",
        "平罗2022年不掌握这个信息以外的几件",
        "有没有企业2022年向平罗申请过信息化项目",
        "有没有企业2022年没向平罗申请过信息",
        "西吉2020年主动公开的表里没有的规范性文件几件",
        "西吉2020年规范性文件没新做了几件",
        "青山乡2020有没有走过政府集中采购以外的采购，几个项目",
        "平罗2022的申请一大半都没答复“不掌握”，是不是这么回事",
        "平罗2022的申请不是一大半都答复“不掌握”，对吗",
        "平罗2022的个人申请一大半都答复“不掌握”，是不是这么回事",
        "平罗2022年有一起诉讼而且结果不是维持，这个说法成立吗",
        "平罗2022年收到的24件申请当年没全办完？",
        "平罗2022年收到的24件申请当年就全办完并公开了？",
        "西吉2020年底在册备案的政务新媒体有多少个？没关停的呢",
        "青山乡的便民服务事项里不是村一级代办的有多少件",
        "西吉县2020年IPv4改造做完了没有",
        "西吉2020年律师想知道的信息有几件",
    ],
)
def test_what_narrows_or_denies_a_turn_is_not_dropped(ask: Ask, question: str) -> None:
    assert not _told(ask(question, chat=question))


def test_a_check_that_is_asked_for_is_no_purpose(ask: Ask) -> None:
    assert ask("检查：平罗2022年的年报").question.operation is Operation.CHECK
    assert ask("检查一下西吉2020年的报告").question.operation is Operation.CHECK


@pytest.mark.parametrize(
    "question",
    [
        "Total received by Xiji in 2022, carried over ones included",
        "Total handled by Xiji in 2022, carried over ones not included",
        "How many requests did Xiji handle in 2022, old and new separately?",
        "how many requests did Xiji carry over from 2021 into 2023",
        "how many did Xiji push over from 2021 into 2023",
        "How many requests did the State Council receive in 2022?",
        "How many requests did Xiji Council members make in 2022?",
        "how many requests did Xiji receive in 2022 according to table 4",
        "how many people did not go straight to court against Xiji in 2023",
        "I am told Xiji hands out a small number of permits to foreigners. How many in 2022?",
        "Which had more penalty items last year and the larger change in 2022, Xiji or Yuanzhou?",
    ],
)
def test_what_narrows_or_denies_is_not_dropped(ask_guyuan: Ask, question: str) -> None:
    assert ask_guyuan(question).status is AnswerStatus.UNSURE


@pytest.mark.parametrize(
    ("question", "year"),
    [
        ("Xiji 2022, requests carried forward into 2023?", 2022),
        ("how many requests were carried over into 2023, Xiji 2022", 2022),
        ("requests carried over into 2023 at Xiji", 2023),
    ],
)
def test_what_is_carried_into_a_year_is_of_the_report_that_is_named(
    ask_guyuan: Ask, question: str, year: int
) -> None:
    results = ask_guyuan(question).results
    assert {result.report.year for result in results if result.report} == {year}


def test_a_number_right_behind_what_it_is_said_of_is_no_year(ask: Ask) -> None:
    assert ask("红寺堡2020年行政处罚1965，是这个数吗").verdict is True
    assert ask("红寺堡2020年行政处罚1966，是这个数吗").verdict is False
    assert ask("西吉1979年处罚多少").status is AnswerStatus.MISSING


def test_what_is_carried_in_from_a_year_stands_in_the_report_on_the_next(ask: Ask) -> None:
    assert _told(ask("requests carried in from 2019 by Hongsibu")) == [Decimal(3)]


def test_the_numbers_of_a_ratio_are_no_sum_to_be_checked(ask: Ask) -> None:
    asked = "Pingluo 2022: what was the ratio of individual to corporate applicants, as 3:1?"
    assert ask(asked).question.operation is not Operation.CHECK


def test_granting_everything_is_granting_all_requests(ask: Ask) -> None:
    assert ask("Did Hongsibu grant everything in 2020?").verdict is False
