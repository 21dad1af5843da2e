"""Corrections of the question before, and what goes on from it and fits nothing there."""

from __future__ import annotations

import pytest

from handlers.answering import AnswerStatus
from handlers.conversation import Conversation
from handlers.rendering.restating.whole import whole
from handlers.reply import Asker, Asking, Language
from handlers.understanding.continuing.corrections import correction
from handlers.understanding.spelling.text import normalise
from tests.conftest import TODAY

PINGLUO = "宁夏回族自治区石嘴山市平罗县"
XIJI = "宁夏回族自治区固原市西吉县"
HONGSIBU = "宁夏回族自治区吴忠市红寺堡区"
QINGSHAN = "宁夏回族自治区吴忠市盐池县青山乡"


@pytest.mark.parametrize(
    ("asked", "said", "meant"),
    [
        (
            "平罗县人民政府办公室2022年收到多少申请",
            "不是办公室，是县政府",
            f"{PINGLUO}人民政府2022年本年新收申请多少",
        ),
        (
            "平罗县2022年收到多少申请",
            "not the office, the county government",
            f"{PINGLUO}人民政府2022年本年新收申请多少",
        ),
        ("平罗县2022年收到多少申请", "不对，是西吉", f"{XIJI}2022年本年新收申请多少"),
        ("平罗县2022年收到多少申请", "我说的是2020年", f"{PINGLUO}2020年本年新收申请多少"),
        ("平罗县2022年收到多少申请", "I meant 2020", f"{PINGLUO}2020年本年新收申请多少"),
        ("平罗县2022年收到多少申请", "no, Xiji", f"{XIJI}2022年本年新收申请多少"),
        ("平罗县2022年收到多少申请", "错了，我要的是不予公开", f"{PINGLUO}2022年不予公开多少"),
        (
            "西吉2020年行政处罚多少",
            "西吉不对，应该是红寺堡",
            f"{HONGSIBU}2020年行政处罚（处理决定数量）多少",
        ),
        (
            "西吉2020年行政处罚多少",
            "I mean penalties in Hongsibu",
            f"{HONGSIBU}2020年行政处罚（处理决定数量）多少",
        ),
        (
            "西吉2020年行政处罚多少",
            "not 2020 but 2019",
            f"{XIJI}2019年行政处罚（处理决定数量）多少",
        ),
        (
            "红寺堡2020年行政许可多少",
            "换成行政处罚",
            f"{HONGSIBU}2020年行政处罚（处理决定数量）多少",
        ),
        (
            "红寺堡2020年行政许可多少",
            "不是行政许可，是行政处罚",
            f"{HONGSIBU}2020年行政处罚（处理决定数量）多少",
        ),
        (
            "2020年行政处罚最多的是谁",
            "不对，是最少",
            "2020年行政处罚（处理决定数量）最少的是哪个单位",
        ),
        (
            "红寺堡和西吉2020年行政处罚谁多",
            "不是西吉，是青山乡",
            f"{HONGSIBU}和{QINGSHAN}2020年行政处罚（处理决定数量）比较",
        ),
        ("西吉2020年行政处罚多少", "教育局呢", f"{XIJI}教育局2020年行政处罚（处理决定数量）多少"),
    ],
)
def test_what_is_meant_takes_the_place_of_what_was_taken_back(
    conversation: Conversation, asked: str, said: str, meant: str
) -> None:
    asker = Asker("a")
    conversation.answer(Asking(asked, asker, TODAY))
    answer = conversation.answer(Asking(said, asker, TODAY))
    assert answer.status in (AnswerStatus.ANSWERED, AnswerStatus.MISSING)
    assert whole(answer.question, Language.ZH) == meant


@pytest.mark.parametrize(
    "said",
    [
        "哪家不是0",
        "no requests in Pingluo",
        "not processed requests in Pingluo",
        "不予公开多少",
        "有没有不对的地方",
    ],
)
def test_a_question_of_its_own_corrects_nothing(said: str) -> None:
    assert correction(normalise(said)) is None


def test_there_must_be_something_to_correct(conversation: Conversation) -> None:
    answer = conversation.answer(Asking("不对，是西吉", Asker("a"), TODAY))
    assert answer.status is not AnswerStatus.ANSWERED


@pytest.mark.parametrize("said", ["自然人呢", "那呢", "不对，是自然人"])
def test_what_fits_nothing_is_asked_back_and_the_question_before_stays(
    conversation: Conversation, said: str
) -> None:
    asker = Asker("a")
    conversation.answer(Asking("红寺堡2020年行政处罚多少", asker, TODAY))
    reply = conversation.ask(Asking(said, asker, TODAY))
    assert reply.lines[0].text == "这一句接不上刚才的问题，指的是什么？"
    again = conversation.answer(Asking("西吉呢", asker, TODAY))
    assert [int(result.value) for result in again.results] == [1271]


def test_of_several_agencies_it_must_be_said_which_is_replaced(conversation: Conversation) -> None:
    asker = Asker("a")
    conversation.answer(Asking("红寺堡和西吉2020年行政处罚谁多", asker, TODAY))
    assert (
        conversation.answer(Asking("不对，是青山乡", asker, TODAY)).status is AnswerStatus.AMBIGUOUS
    )


def test_the_language_goes_on_where_the_words_do_not_tell(conversation: Conversation) -> None:
    asker = Asker("a")
    conversation.answer(Asking("how many requests did Pingluo receive in 2022", asker, TODAY))
    assert conversation.answer(Asking("2021?", asker, TODAY)).question.language is Language.EN
