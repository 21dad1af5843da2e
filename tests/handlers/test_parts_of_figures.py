"""Which part of a figure is the largest, and figures beside rates."""

from __future__ import annotations

import pytest

from handlers.answering import Answer, AnswerStatus
from handlers.answering.values.answer import Refusal, ResultRole
from handlers.rendering import render
from handlers.rendering.restating.whole import whole
from handlers.reply import Language
from handlers.understanding import Operation
from tests.conftest import Ask
from tests.handlers.guyuan import CITY


def head(answer: Answer) -> str:
    return render(answer).lines[0].text


def after(ask: Ask, *asked: str) -> Answer:
    """The answer to the last of several questions in one chat."""
    return [ask(question, chat=" / ".join(asked)) for question in asked][-1]


OUTCOMES = "平罗2022年办理结果"


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ([OUTCOMES, "最多的是哪个"], "无法提供，19 件"),
        ([OUTCOMES, "第二多的呢"], "第 2 多：予以公开，3 件"),
        ([OUTCOMES, "最多的是哪个", "第三呢"], "第 3 多：部分公开，2 件"),
        ([OUTCOMES, "第四呢"], "没有第 4 多的：不为 0 的只有 3 项"),
        (["平罗2022年哪种办理结果最多"], "无法提供，19 件"),
        (["平罗2022年办理结果第二多的是什么"], "第 2 多：予以公开，3 件"),
        (["平罗2022年的申请都是什么人提的", "哪类最多"], "自然人，24 件"),
        (["Pingluo 2022 outcomes", "which is the most common?"], "unable to provide, 19 requests"),
        (["Pingluo 2022 outcomes", "and the second?"], "No. 2: granted in full, 3 requests"),
    ],
)
def test_the_part_at_a_place(ask: Ask, asked: list[str], told: str) -> None:
    answer = after(ask, *asked)
    assert answer.question.operation is Operation.BREAKDOWN
    assert head(answer) == told


def test_parts_that_cannot_all_be_read_have_no_order(ask: Ask) -> None:
    answer = after(ask, "西吉2020年不予公开的理由", "哪个最多")
    assert head(answer) == "不予公开：保护第三方合法权益 3 件"
    assert answer.lacks


def test_the_least_of_the_parts_is_asked_back(ask: Ask) -> None:
    assert after(ask, OUTCOMES, "最少的呢").question.unclear


def test_an_agency_is_still_looked_for_where_one_is_asked_for(ask: Ask) -> None:
    assert after(ask, "红寺堡2020年办理结果", "哪家最多").question.operation is Operation.RANK


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("平罗2022年受理量和公开率", "本年新收申请 24 件；公开率 12.5%"),
        ("红寺堡2020年新收申请和予以公开率", "本年新收申请 8 件；公开率 81.82%"),
        (
            "红寺堡2020年公开率、行政处罚决定数量",
            "行政处罚（处理决定数量） 1,965 件；公开率 81.82%",
        ),
        (
            "平罗2022年公开率、不予公开率和新收申请",
            "本年新收申请 24 件；公开率 12.5%；不予公开率 0%",
        ),
        ("平罗2022年申请量、公开率", "本年新收申请 24 件；公开率 12.5%"),
        ("disclosure rate and denials of Pingluo", "denied 0 requests; disclosure rate 12.5%"),
    ],
)
def test_figures_beside_rates(ask: Ask, question: str, told: str) -> None:
    answer = ask(question)
    assert head(answer) == told
    assert all(result.sources for result in answer.results if result.role is ResultRole.ANSWER)


def test_what_cannot_be_read_of_them_is_said(ask: Ask) -> None:
    answer = ask("西吉2020年申请量和公开率")
    assert [int(result.value) for result in answer.results if result.role is ResultRole.ANSWER] == [
        3
    ]
    assert answer.lacks


def test_the_same_of_another_agency(ask: Ask) -> None:
    assert (
        head(after(ask, "平罗2022年受理量和公开率", "那红寺堡2020年呢"))
        == "本年新收申请 8 件；公开率 81.82%"
    )


def test_requests_in_front_of_a_rate_are_not_beside_it(ask: Ask) -> None:
    assert head(ask("平罗2022年申请的公开率")) == "12.5%"


def test_figures_and_rates_of_all_are_asked_one_by_one(ask: Ask) -> None:
    answer = ask("2020年各单位申请量和公开率")
    assert (answer.status, answer.refusal) == (AnswerStatus.REFUSED, Refusal.FIGURES_AND_RATES)
    assert head(answer) == "请一次问一样"


@pytest.mark.parametrize(
    ("question", "first"),
    [
        (
            "which county in Guyuan had more penalties in 2020",
            "Xiji County Government, 1,271 decisions",
        ),
        (
            "which county in Guyuan had fewer penalties in 2020",
            "Pengyang County Government Office, 0 decisions",
        ),
        ("固原哪个县2020年行政处罚更多", "西吉县人民政府，1,271 件"),
    ],
)
def test_the_counties_of_a_city_against_each_other(ask: Ask, question: str, first: str) -> None:
    answer = ask(question)
    assert head(answer) == first
    agencies = [place.result.report.agency for place in answer.places if place.result.report]
    assert {agency.division.name for agency in agencies if agency.division} == {
        f"{CITY}西吉县",
        f"{CITY}彭阳县",
    }


def test_what_was_done_with_requests_is_no_count_of_those_received(ask: Ask) -> None:
    assert head(ask("红寺堡20年依申请公开办了几件")) == "11 件"


def test_information_that_does_not_exist_may_be_either_of_two_rows(ask: Ask) -> None:
    answer = ask("红寺堡2020年信息不存在几件")
    assert (answer.status, len(answer.options)) == (AnswerStatus.AMBIGUOUS, 2)


@pytest.mark.parametrize(
    "question", ["average number of applications per county 2020", "每县平均2020年收到多少申请"]
)
def test_an_average_per_county_is_of_counties(ask: Ask, question: str) -> None:
    assert {result.value for result in ask(question).results if result.ratio is None} >= {8, 3}
    assert 0 not in {result.value for result in ask(question).results}


@pytest.mark.parametrize("question", ["你是谁开发的", "谁开发的", "哪里开发的"])
def test_what_asks_for_no_number_gets_none_of_some_report(ask: Ask, question: str) -> None:
    assert ask(question).status in (AnswerStatus.REFUSED, AnswerStatus.UNSURE)


def test_money_by_project_is_no_average_of_projects(ask: Ask) -> None:
    assert head(after(ask, "红寺堡2020年政府采购项目有几个", "平均一个项目多少钱")) == "92.15 万元"


def test_what_was_made_public_goes_on_from_requests(ask: Ask) -> None:
    assert head(after(ask, "平罗22年依申请公开办了几件", "里面公开了几件")) == "3 件"
    assert after(ask, "红寺堡2020年行政处罚", "公开了几件").results == ()


@pytest.mark.parametrize(
    "question", ["我想看红寺堡2020年的全部数据", "give me all the tables of Hongsibu 2020"]
)
def test_all_there_is_of_a_report_is_the_report(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert [report.agency.name for report in answer.reports] == [
        "宁夏回族自治区吴忠市红寺堡区人民政府"
    ]


@pytest.mark.parametrize(
    "question", ["西吉县的年报哪里有问题", "is there anything wrong with Xiji's report"]
)
def test_what_is_wrong_is_a_check(ask: Ask, question: str) -> None:
    assert len(ask(question).problems) == 6


@pytest.mark.parametrize(
    "question", ["平罗2022年复议结果", "平罗2022年行政复议处理结果", "平罗2022年复议结果哪种最多"]
)
def test_what_became_of_reconsideration_is_not_what_became_of_requests(
    ask: Ask, question: str
) -> None:
    assert head(ask(question)) == "0 件"


@pytest.mark.parametrize("question", ["平罗2022年哪种申请最多", "红寺堡2020年行政处罚哪项最多"])
def test_kinds_that_no_table_has_get_no_agency(ask: Ask, question: str) -> None:
    assert ask(question).results == ()


@pytest.mark.parametrize(
    "question", ["平罗2022年结转下年度的办理结果", "平罗2022年部分公开的办理结果"]
)
def test_what_is_no_sum_of_results_is_not_divided_by_them(ask: Ask, question: str) -> None:
    assert ask(question).question.operation is not Operation.BREAKDOWN


def test_the_results_after_one_of_them_are_all_of_them(ask: Ask) -> None:
    assert head(after(ask, "平罗2022年予以公开几件", "办理结果呢")).startswith(
        "本年度办理总计 24 件：予以公开 3 件"
    )


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    "asked",
    [
        ["平罗2022年受理量和公开率"],
        ["平罗2022年公开率、不予公开率和新收申请"],
        [OUTCOMES, "最多的是哪个"],
        [OUTCOMES, "第二多的呢"],
        ["红寺堡2020年行政处罚比西吉多百分之多少"],
        ["西吉2020年行政处罚", "加上青山乡"],
        ["西吉2020年行政处罚", "加上红寺堡一共多少"],
        ["西吉2020年行政处罚", "加上行政强制"],
        ["which county in Guyuan had more penalties in 2020"],
    ],
)
def test_in_words_of_its_own_it_is_the_same_question(
    ask: Ask, asked: list[str], language: Language
) -> None:
    answer = after(ask, *asked)
    again = ask(whole(answer.question, language), chat=str(language))
    told = [
        {(one.role, one.value, one.measure) for one in found.results} for found in (answer, again)
    ]
    assert told[0] == told[1]
