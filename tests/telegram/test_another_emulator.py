"""The same conversations on a Bot API server that somebody else wrote.

They are conversations in outline; the whole ones run on the emulator of our own.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from handlers.conversation import Conversation as Reports
from handlers.telegram.showing.catalogue import catalogue
from store.names import Names
from tests.handlers.guyuan import guyuan
from tests.telegram.another_emulator import BOT_NAME, GROUP, LI, OWNER, PRIVATE, Talk, running
from tests.telegram.libraries import library_of
from tests.telegram.scripted import Scripted


@pytest.fixture(params=["polling", "webhook"])
async def reported(
    tmp_path: Path,
    names: Names,
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
) -> AsyncIterator[Talk]:
    """The same with small reports from a region."""
    index = guyuan(tmp_path, names)
    state = tmp_path_factory.mktemp("state")
    async with running(
        Reports(index, names), state, request.param, library_of(tmp_path / "index.db")
    ) as talk:
        yield talk


async def test_a_private_question(other: Talk) -> None:
    await other.says(PRIVATE, "平罗县2022年收到多少申请")
    answer = await other.answer(1)
    assert answer["text"].startswith("<b>24 件</b>\n")
    assert answer["parse_mode"] == "HTML"


async def test_a_group_asks_with_the_command_and_is_otherwise_left_alone(
    other: Talk, assistant: Scripted
) -> None:
    await other.says(GROUP, "早上好")
    await other.says(GROUP, "/ask@OtherBot 平罗")
    await other.says(GROUP, f"/ask@{BOT_NAME} 平罗县2022年收到多少申请")
    assert (await other.answer(1))["text"].startswith("<b>24 件</b>")
    await other.says(GROUP, f"@{BOT_NAME} 那西吉呢")
    assert (await other.answer(2))["text"] == "答：那西吉呢"
    assert [asked.question for asked in assistant.asked] == ["平罗县2022年收到多少申请", "那西吉呢"]


async def test_every_command(other: Talk) -> None:
    alone = set(catalogue()) - {"broadcast", "backup", "reload", "chart", "export", "disallow"}
    for number, command in enumerate(sorted(f"/{name}" for name in alone), 1):
        await other.says(PRIVATE, command)
        assert (await other.answer(number))["text"]


async def test_a_button(other: Talk) -> None:
    await other.says(PRIVATE, "城关镇的年报")
    keyboard = json.loads((await other.answer(1))["reply_markup"])
    token = keyboard["inline_keyboard"][0][0]["callback_data"]
    shown = {
        "message_id": 9,
        "date": 1,
        "chat": PRIVATE,
        "from": LI | {"is_bot": True},
        "text": "哪一个城关镇？",
    }
    await other.put(
        "callback_query",
        {"id": "1", "from": LI, "chat_instance": "1", "data": token, "message": shown},
    )
    assert (await other.answer(2))["text"].startswith(
        "<i>问：宁夏回族自治区石嘴山市平罗县城关镇的年报</i>"
    )
    assert len(other.server.sent("answerCallbackQuery")) == 1


async def test_an_inline_query(other: Talk) -> None:
    await other.put(
        "inline_query", {"id": "7", "from": LI, "query": "平罗县2022年收到多少申请", "offset": ""}
    )
    await other.server.until(lambda: bool(other.server.sent("answerInlineQuery")))
    (offered,) = other.server.sent("answerInlineQuery")
    (card,) = json.loads(offered["results"])
    assert card["input_message_content"]["message_text"].startswith("<b>24 件</b>")


async def test_a_page_turns_in_its_place_and_a_report_is_opened(reported: Talk) -> None:
    await reported.says(PRIVATE, "/reports")
    first = await reported.answer(1)
    assert "（第 1/2 页）" in first["text"]
    await reported.presses("下一页 ▶", first)
    second = await reported.edit(1)
    assert "（第 2/2 页）" in second["text"]
    assert str(second["message_id"]) == "9"
    await reported.presses("13", second)
    assert "本年新收申请" in (await reported.answer(2))["text"]


async def test_settings_change_in_their_place(reported: Talk) -> None:
    await reported.says(PRIVATE, "/settings")
    await reported.presses("语言", await reported.answer(1))
    await reported.presses("English", await reported.edit(1))
    assert "Language: English" in (await reported.edit(2))["text"]
    await reported.says(PRIVATE, "/report 西吉县 2022")
    assert "Xiji County Government (西吉县人民政府), 2022" in (await reported.answer(2))["text"]
    await reported.says(PRIVATE, "/missing 2025 固原市")
    assert "7 of 7 have not published" in (await reported.answer(3))["text"]


async def test_the_help_turns_to_its_sections(reported: Talk) -> None:
    await reported.says(PRIVATE, "帮助")
    await reported.presses("复议和诉讼", await reported.answer(1))
    assert "行政诉讼：平罗县2022年行政诉讼多少件" in (await reported.edit(1))["text"]


async def test_a_subscription_and_a_digest(reported: Talk) -> None:
    await reported.says(PRIVATE, "订阅 固原市")
    assert "已订阅：固原市及以下各单位" in (await reported.answer(1))["text"]
    await reported.says(PRIVATE, "/digest 每周一9点")
    assert "每周一 09:00" in (await reported.answer(2))["text"]
    await reported.says(PRIVATE, "/digest now")
    assert "每周摘要" in (await reported.answer(3))["text"]


async def test_files(reported: Talk) -> None:
    await reported.says(PRIVATE, "/export 2022年收到申请排名")
    await reported.server.until(lambda: bool(reported.server.sent("sendDocument")))
    await reported.says(PRIVATE, "/chart 2022年收到申请排名")
    await reported.server.until(lambda: bool(reported.server.sent("sendPhoto")))


async def test_menus_are_set_for_every_scope_and_for_the_owner(other: Talk) -> None:
    await other.says(PRIVATE, "/help")
    await other.answer(1)
    scopes = [json.loads(fields["scope"]) for fields in other.server.sent("setMyCommands")]
    assert {scope["type"] for scope in scopes} == {
        "default",
        "all_private_chats",
        "all_group_chats",
        "all_chat_administrators",
        "chat",
    }
    assert {"type": "chat", "chat_id": OWNER} in scopes


async def test_a_long_answer_comes_in_parts_that_it_accepts(other: Talk) -> None:
    await other.says(PRIVATE, "很长" * 3000)
    await other.answer(2)


async def test_a_group_becomes_a_supergroup(other: Talk) -> None:
    await other.says(
        GROUP | {"id": -5, "type": "group"}, "/ask how many requests did Pingluo receive in 2022"
    )
    await other.answer(1)
    await other.put(
        "message",
        {"message_id": 5, "date": 1, "chat": GROUP | {"id": -5}, "migrate_to_chat_id": GROUP["id"]},
    )
    await other.says(GROUP, "/reports")
    assert (await other.answer(2))["text"] == "Reports: all"


async def test_thanks_get_a_sign(other: Talk) -> None:
    await other.says(PRIVATE, "谢谢")
    await other.server.until(lambda: bool(other.server.sent("setMessageReaction")))
    (sign,) = other.server.sent("setMessageReaction")
    assert json.loads(sign["reaction"]) == [{"type": "emoji", "emoji": "👍"}]


async def test_the_bot_is_described_in_both_languages(other: Talk) -> None:
    await other.server.until(lambda: len(other.server.sent("setMyShortDescription")) == 3)
    texts = [each["description"] for each in other.server.sent("setMyDescription")]
    assert texts[0] == texts[1] != texts[2]
