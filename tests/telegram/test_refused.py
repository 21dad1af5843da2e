"""What Telegram does not take in a chat: the words come all the same, with the reason, and no alert
is thrown away.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from handlers import kept_replies
from handlers.reply import Button
from store.state import MessageKind, Outgoing, Stage
from tests.emulator.errors import RefusedError, bad
from tests.telegram.conversation import Conversation, conversation
from tests.telegram.scripted import Scripted, plain

NO_PHOTOS = bad("not enough rights to send photos to the chat")
NO_DOCUMENTS = bad("not enough rights to send documents to the chat")


@pytest.fixture(params=["polling", "webhook"])
async def talk(
    assistant: Scripted, tmp_path: Path, request: pytest.FixtureRequest
) -> AsyncIterator[Conversation]:
    async with conversation(assistant, tmp_path, webhook=request.param == "webhook") as talk:
        yield talk


@pytest.mark.parametrize(
    "refused", [NO_PHOTOS, bad("PHOTO_INVALID_DIMENSIONS"), bad("CHAT_SEND_PHOTOS_FORBIDDEN")]
)
async def test_a_picture_that_is_refused_comes_as_a_file(
    talk: Conversation, refused: RefusedError
) -> None:
    group = talk.group("年报群")
    talk.telegram.faults.plan("sendPhoto", refused)
    await group.says("Li", "/chart 平罗县2022年收到多少申请")
    answer = await group.bot_answer()
    assert answer.file_name == "chart.png"
    assert answer.text == "图：平罗县2022年收到多少申请"


async def test_where_neither_is_allowed_the_words_come_with_the_reason(talk: Conversation) -> None:
    group = talk.group("年报群")
    talk.telegram.faults.plan("sendPhoto", NO_PHOTOS)
    talk.telegram.faults.plan("sendDocument", NO_DOCUMENTS)
    await group.says("Li", "/chart 平罗县2022年收到多少申请")
    first, second = (await group.bot_answer()).text.splitlines()
    assert "没有发图片和文件的权限" in first
    assert second == "图：平罗县2022年收到多少申请"


@pytest.mark.parametrize(
    ("refused", "why"),
    [
        (NO_DOCUMENTS, "没有发文件的权限"),
        (bad("CHAT_SEND_DOCS_FORBIDDEN"), "没有发文件的权限"),
        (bad("SOMETHING_OF_NEXT_YEAR"), "（SOMETHING_OF_NEXT_YEAR）"),
    ],
)
async def test_a_file_that_is_refused_is_said_to_be(
    talk: Conversation, refused: RefusedError, why: str
) -> None:
    group = talk.group("年报群")
    talk.telegram.faults.plan("sendDocument", refused)
    await group.says("Li", "/export 平罗县2022年收到多少申请")
    first, second = (await group.bot_answer()).text.splitlines()
    assert why.casefold() in first.casefold()
    assert second == "文件：平罗县2022年收到多少申请"


async def test_a_file_that_was_refused_may_be_asked_for_again_at_once(
    talk: Conversation, assistant: Scripted
) -> None:
    group = talk.group("年报群")
    button = Button("导出", "/export 平罗县2022年收到多少申请")
    assistant.answers["平罗"] = replace(plain("24 件"), buttons=((button,),))
    await group.says("Li", "/ask 平罗")
    answer = await group.bot_answer()
    talk.telegram.faults.plan("sendDocument", NO_DOCUMENTS)
    await group.presses("Li", "导出", under=answer)
    assert "没有发文件的权限" in (await group.bot_answer()).first_line
    assert await group.presses("Li", "导出", under=answer) == ""
    assert (await group.bot_answer()).file_name is not None
    assert await group.presses("Li", "导出", under=answer) == "已回答，见上面的消息。"


@pytest.mark.parametrize("asks", ["/list 2022年收到申请排名", "/export 平罗", "平罗"])
async def test_of_a_refused_press_nothing_is_kept_when_it_is_over(
    talk: Conversation, assistant: Scripted, asks: str
) -> None:
    group = talk.group("年报群")
    assistant.answers["平罗"] = replace(plain("24 件"), buttons=((Button("按", asks),),))
    await group.says("Li", "/ask 平罗")
    answer = await group.bot_answer()
    for method in ("sendDocument", "sendMessage"):
        talk.telegram.faults.plan(method, NO_DOCUMENTS, times=6)
    await group.presses("Li", "按", under=answer)
    await talk.at_rest()
    assert not talk.edge.pressed


@pytest.mark.parametrize("place", ["private", "group"])
async def test_an_answer_that_cannot_be_changed_makes_way_for_the_new_one(
    talk: Conversation, place: str
) -> None:
    chat = talk.private("Li") if place == "private" else talk.group("年报群")
    question = await chat.says("Li", "/ask 平罗县2022年收到多少申请")
    answer = await chat.bot_answer()
    talk.telegram.faults.plan("editMessageText", bad("SOMETHING_OF_NEXT_YEAR"), times=2)
    await chat.edits(question, "/ask 平罗县2020年收到多少申请")
    new = await chat.bot_answer()
    await talk.settled()
    assert new.text == "答：平罗县2020年收到多少申请"
    assert new.replies_to == "/ask 平罗县2020年收到多少申请"
    assert answer.id not in chat.chat.messages


async def test_where_it_cannot_be_taken_away_either_the_new_one_says_so(talk: Conversation) -> None:
    li = talk.private("Li")
    question = await li.says("Li", "平罗县2022年收到多少申请")
    await li.bot_answer()
    talk.telegram.faults.plan("editMessageText", bad("SOMETHING_OF_NEXT_YEAR"))
    talk.telegram.faults.plan("deleteMessage", bad("message can't be deleted"))
    await li.edits(question, "平罗县2020年收到多少申请")
    new = await li.bot_answer()
    await talk.settled()
    first, second = li.now(new).text.splitlines()
    assert "以这条为准" in first
    assert second == "答：平罗县2020年收到多少申请"


async def test_where_nothing_can_be_changed_or_taken_away_a_line_below_the_new_one_says_so(
    talk: Conversation,
) -> None:
    li = talk.private("Li")
    question = await li.says("Li", "平罗县2022年收到多少申请")
    await li.bot_answer()
    talk.telegram.faults.plan("editMessageText", bad("SOMETHING_OF_NEXT_YEAR"), times=2)
    talk.telegram.faults.plan("deleteMessage", bad("message can't be deleted"))
    await li.edits(question, "平罗县2020年收到多少申请")
    new, note = await li.bot_answers()
    assert new.text == "答：平罗县2020年收到多少申请"
    assert "以这条为准" in note.text
    assert note.replies_to == new.text


async def test_an_answer_stays_until_the_one_in_its_place_has_come(talk: Conversation) -> None:
    li = talk.private("Li")
    question = await li.says("Li", "平罗县2022年收到多少申请")
    answer = await li.bot_answer()
    talk.telegram.faults.plan("editMessageText", bad("SOMETHING_OF_NEXT_YEAR"))
    talk.telegram.faults.plan("sendMessage", bad("SOMETHING_OF_NEXT_YEAR"), times=2)
    await li.edits(question, "平罗县2020年收到多少申请")
    await talk.settled()
    assert li.now(answer).text == answer.text
    await li.edits(question, "平罗县2021年收到多少申请")
    await talk.settled()
    assert li.now(answer).text == "答：平罗县2021年收到多少申请"


async def test_a_page_stays_until_the_picture_in_its_place_has_come(
    talk: Conversation, assistant: Scripted
) -> None:
    li = talk.private("Li")
    question = await li.says("Li", "/ask 平罗县2022年收到多少申请")
    answer = await li.bot_answer()
    for method in ("editMessageMedia", "sendPhoto", "sendDocument", "sendMessage"):
        talk.telegram.faults.plan(method, NO_PHOTOS, times=2)
    await li.edits(question, "/chart 平罗县2022年收到多少申请")
    await talk.settled()
    assert li.now(answer).text == answer.text


async def test_an_answer_that_is_refused_comes_as_bare_words(talk: Conversation) -> None:
    li = talk.private("Li")
    talk.telegram.faults.plan("sendMessage", bad("BUTTON_DATA_INVALID"))
    await li.says("Li", "平罗县2022年收到多少申请")
    answer = await li.bot_answer()
    assert (answer.first_line, answer.buttons) == ("24 件", [])


@pytest.mark.parametrize(
    "why", ["CHAT_RESTRICTED", "SOMETHING_OF_NEXT_YEAR", "CHAT_SEND_PLAIN_FORBIDDEN"]
)
@pytest.mark.parametrize("times", [1, 3, 12])
async def test_an_alert_waits_for_a_chat_that_takes_nothing(
    talk: Conversation, why: str, times: int
) -> None:
    group = talk.group("年报群")
    talk.telegram.faults.plan("sendMessage", bad(why), times=times)
    talk.state.outbox.put(
        *(
            Outgoing(
                text, group.chat.id, None, MessageKind.ALERT, kept_replies.written(plain(text))
            )
            for text in "一二"
        )
    )
    await talk.delivered()
    for _ in range(times + 2):
        talk.telegram.clock.pass_by(86_400)
        await talk.delivered()
    assert [message["text"] for message in talk.telegram.said_by_bot(group.chat)] == ["一", "二"]
    assert talk.state.outbox.counts()[Stage.FAILED] == 0
