"""What a chat has set: its home, which 我县 and "we" mean, and what names mean there."""

from __future__ import annotations

import pytest

from handlers.answering import AnswerStatus
from handlers.conversation import Conversation
from handlers.reply import Asker, Asking, Language, Preferences, Reply
from store.model import Match
from tests.conftest import TODAY

HONGSIBU = "宁夏回族自治区吴忠市红寺堡区"
XIJI = "宁夏回族自治区固原市西吉县"
QINGSHAN = "宁夏回族自治区吴忠市盐池县青山乡"
QINGSHAN_STREET = "宁夏回族自治区石嘴山市大武口区青山街道"


def agency_of(conversation: Conversation, question: str, customs: Preferences) -> str:
    """Whose figure it is."""
    answer = conversation.answer(Asking(question, Asker(question), TODAY, customs=customs))
    assert answer.status is AnswerStatus.ANSWERED, question
    return next(result.report.agency.name for result in answer.results if result.report)


@pytest.mark.parametrize(
    ("home", "question", "agency"),
    [
        (XIJI, "我县2020年收到多少申请", f"{XIJI}人民政府"),
        (XIJI, "我们2020年行政处罚多少", f"{XIJI}人民政府"),
        (XIJI, "咱们县2020年行政处罚多少", f"{XIJI}人民政府"),
        (XIJI, "县政府2020年行政处罚多少", f"{XIJI}人民政府"),
        (XIJI, "how many requests did our county receive in 2020", f"{XIJI}人民政府"),
        (HONGSIBU, "本区2020年行政处罚多少", f"{HONGSIBU}人民政府"),
        (HONGSIBU, "how many penalties did we have in 2020", f"{HONGSIBU}人民政府"),
        (QINGSHAN, "我乡2020年收到多少申请", f"{QINGSHAN}人民政府"),
        (f"{XIJI}人民政府", "我县2020年收到多少申请", f"{XIJI}人民政府"),
    ],
)
def test_our_county_and_we_mean_the_home(
    conversation: Conversation, home: str, question: str, agency: str
) -> None:
    assert agency_of(conversation, question, Preferences(home)) == agency


def test_a_townships_county_is_the_one_that_it_lies_in(conversation: Conversation) -> None:
    answer = conversation.answer(
        Asking("我县2020年收到多少申请", Asker("a"), TODAY, customs=Preferences(QINGSHAN))
    )
    assert answer.status is AnswerStatus.MISSING
    assert [lack.agency.name for lack in answer.lacks if lack.agency] == [
        "宁夏回族自治区吴忠市盐池县"
    ]


def test_it_is_said_that_the_home_was_used(conversation: Conversation) -> None:
    reply = conversation.ask(
        Asking("我县2020年收到多少申请", Asker("a"), TODAY, customs=Preferences(XIJI))
    )
    assert "“我县”按这里的设定（/here）指西吉县。" in reply.text
    reply = conversation.ask(
        Asking("our county: requests in 2020", Asker("a"), TODAY, customs=Preferences(XIJI))
    )
    assert "“our county” means Xiji County (西吉县), as set here (/here)." in reply.text


@pytest.mark.parametrize(
    "question",
    [
        "我县2020年收到多少申请",
        "我们2020年收到多少申请",
        "how many requests did we receive in 2020",
    ],
)
def test_without_a_home_it_is_asked_back_and_said_how_to_set_one(
    conversation: Conversation, question: str
) -> None:
    reply = conversation.ask(Asking(question, Asker("a"), TODAY))
    assert reply.lines[0].text in ("问的是哪个单位？", "Which agency?")
    assert "/here" in reply.lines[1].text


def test_the_home_beside_another_agency(conversation: Conversation) -> None:
    customs = Preferences(HONGSIBU)
    reply = conversation.ask(
        Asking("我们和西吉2020年行政处罚谁多", Asker("a"), TODAY, customs=customs)
    )
    assert reply.lines[0].text == "红寺堡区人民政府多，多 694 件（+54.6%）"
    assert (
        conversation.answer(Asking("我们和西吉2020年行政处罚谁多", Asker("b"), TODAY)).status
        is AnswerStatus.AMBIGUOUS
    )


@pytest.mark.parametrize(
    "question", ["我们想知道平罗县2022年收到多少申请", "我局想问一下平罗县2022年收到多少申请"]
)
def test_who_only_asks_is_not_asked_about(conversation: Conversation, question: str) -> None:
    for customs in (Preferences(), Preferences(XIJI)):
        assert "平罗县" in agency_of(conversation, question, customs)


def test_the_home_does_not_stand_in_for_an_agency_that_is_meant_from_before(
    conversation: Conversation,
) -> None:
    asker = Asker("a")
    conversation.ask(Asking("平罗县2022年收到多少申请", asker, TODAY))
    reply = conversation.ask(Asking("县政府不予公开多少", asker, TODAY, customs=Preferences(XIJI)))
    assert "平罗县" in reply.text


def here(
    conversation: Conversation, said: str, home: str = "", language: Language = Language.ZH
) -> tuple[Reply, str | None]:
    return conversation.here(said, home, language)


def test_a_home_is_given_shown_and_taken_away(conversation: Conversation) -> None:
    reply, home = here(conversation, "盐池县")
    assert home == "宁夏回族自治区吴忠市盐池县"
    assert "盐池县" in reply.text
    assert here(conversation, "Yanchi County", language=Language.EN)[1] == home
    shown, same = here(conversation, "", home)
    assert home in shown.text
    assert same is None
    assert here(conversation, "清除", home)[1] == ""
    assert here(conversation, "-", home)[1] == ""
    assert "/here" in here(conversation, "")[0].text


@pytest.mark.parametrize("said", ["上海市", "苹果", "一" * 5000, "<b>", "/here"])
def test_what_is_no_home_changes_nothing(conversation: Conversation, said: str) -> None:
    reply, home = here(conversation, said)
    assert home is None
    assert len(reply.text) < 200


def test_of_several_places_the_home_is_asked_back(conversation: Conversation) -> None:
    reply, home = here(conversation, "城关镇")
    assert home is None
    asks = [button.ask for row in reply.buttons for button in row]
    assert "/here 宁夏回族自治区石嘴山市平罗县城关镇" in asks
    assert here(conversation, asks[0].removeprefix("/here "))[1] == asks[0].removeprefix("/here ")


CHOSEN = Preferences(choices={"青山": QINGSHAN})


def test_a_choice_between_equals_is_remembered_and_said(
    conversation_of_equals: Conversation,
) -> None:
    assert (
        agency_of(conversation_of_equals, "青山2020年收到多少申请", CHOSEN) == f"{QINGSHAN}人民政府"
    )
    reply = conversation_of_equals.ask(
        Asking("青山2020年收到多少申请", Asker("a"), TODAY, customs=CHOSEN)
    )
    assert "“青山”按本聊天以前的选择，指盐池县青山乡。" in reply.text
    assert ("“青山”不是这个", "/forget 青山") in [
        (button.label, button.ask) for row in reply.buttons for button in row
    ]


@pytest.mark.parametrize("question", ["青山街道2020年收到多少申请", "大武口青山2020年收到多少申请"])
def test_a_fuller_name_says_otherwise(conversation: Conversation, question: str) -> None:
    answer = conversation.answer(Asking(question, Asker("a"), TODAY, customs=CHOSEN))
    assert QINGSHAN not in [lack.agency.name for lack in answer.lacks if lack.agency]
    assert not answer.results


def test_a_choice_that_is_none_of_the_equals_changes_nothing(
    conversation_of_equals: Conversation,
) -> None:
    customs = Preferences(choices={"青山": XIJI, "西吉": HONGSIBU})
    assert conversation_of_equals.answer(
        Asking("青山2020年收到多少申请", Asker("a"), TODAY, customs=customs)
    ).candidates
    assert agency_of(conversation_of_equals, "西吉2020年收到多少申请", customs) == f"{XIJI}人民政府"


def test_the_one_with_a_report_is_meant_and_the_other_named(conversation: Conversation) -> None:
    asked = Asking("青山2020年收到多少申请", Asker("a"), TODAY)
    assert agency_of(conversation, "青山2020年收到多少申请", Preferences()) == f"{QINGSHAN}人民政府"
    assert (
        "同名的还有 大武口区青山街道，没有报告；这里按有报告的 盐池县青山乡 回答。"
        in conversation.ask(asked).text
    )


def test_what_the_chat_chose_comes_before_the_one_with_a_report(conversation: Conversation) -> None:
    customs = Preferences(choices={"青山": QINGSHAN_STREET})
    answer = conversation.answer(
        Asking("青山2020年收到多少申请", Asker("a"), TODAY, customs=customs)
    )
    assert [lack.agency.name for lack in answer.lacks if lack.agency] == [QINGSHAN_STREET]


@pytest.mark.parametrize(
    ("home", "question", "region"),
    [
        ("宁夏回族自治区固原市西吉县", "全市2020年申请合计", "固原市"),
        ("宁夏回族自治区固原市西吉县", "全区2020年申请合计", "宁夏回族自治区"),
        ("宁夏回族自治区固原市西吉县", "全县2020年申请合计", "西吉县"),
        ("宁夏回族自治区吴忠市红寺堡区", "全区2020年申请合计", "红寺堡区"),
        ("", "全区2020年申请合计", "宁夏回族自治区"),
    ],
)
def test_the_whole_place_is_the_one_of_the_home(
    conversation: Conversation, home: str, question: str, region: str
) -> None:
    answer = conversation.answer(
        Asking(question, Asker(question + home), TODAY, customs=Preferences(home))
    )
    (mention,) = answer.question.mentions
    assert isinstance(mention.resolution, Match)
    assert mention.resolution.agency.name.endswith(region)
