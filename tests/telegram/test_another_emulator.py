"""The same conversations on a Bot API server that somebody else wrote: lo-bot-api-emulator.

It knows no topics, chat types, senders or entities: what a test puts in comes out as it is, and what the bot sends is
checked and no more. So these are conversations in outline; the whole ones run on the emulator of our own.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from lo_bot_api_emulator import LoBotApiEmulator

from bot.process.app import FETCHING, UpdateSource, build_application, run_on
from bot.traffic.intake import Intake
from bot.traffic.polling import Polling
from bot.traffic.webhook import Webhook
from handlers.conversation import Conversation as Reports
from handlers.library import Library
from handlers.reply import Assistant
from handlers.telegram.showing.catalogue import catalogue
from store.names import Names
from store.state import State, open_state
from tests.emulator.control import Emulator
from tests.emulator.entities import found_in
from tests.handlers.guyuan import guyuan
from tests.ports import free_address
from tests.store.begun import begin_state
from tests.telegram.conversation import PATIENCE, TODAY, settings_for
from tests.telegram.libraries import empty_library, library_of
from tests.telegram.scripted import Scripted

TOKEN = "123:AAA"
OWNER = 5_000_000_001
LI = {"id": OWNER, "is_bot": False, "first_name": "Li", "language_code": "zh-hans"}
PRIVATE = {"id": 5_000_000_001, "type": "private", "first_name": "Li"}
GROUP = {"id": -1_002_000_000_001, "type": "supergroup", "title": "年报群"}
BOT_NAME = "nianbao_bot"
NOT_MODELLED = {"setMyDescription", "setMyShortDescription", "setMessageReaction"}
"""Methods that the package does not know; what is sent with them is looked at here."""


class Server(LoBotApiEmulator):  # type: ignore[misc]
    """The package, without what it does not know of the Bot API, and an eye on what the bot does."""

    def __init__(self) -> None:
        super().__init__(enable_control=True, allow_insecure_loopback_webhooks=True)
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.news = asyncio.Event()

    def validate(self, method: str, fields: dict[str, Any], uploads: dict[str, Any]) -> Any:
        for unknown in ("message_thread_id", "link_preview_options", "button"):
            fields.pop(unknown, None)
        seen = dict(fields)
        if "reply_markup" in fields:
            fields["reply_markup"] = _known(fields["reply_markup"])
        if method in NOT_MODELLED:
            self.calls.append((method, seen))
            self.news.set()
            return True
        result = super().validate(method, fields, uploads)
        if method == "getMe":
            result |= {"id": int(TOKEN.partition(":")[0]), "username": BOT_NAME}  # Commands need the bot's name.
        self.calls.append((method, seen))
        self.news.set()
        return result

    def sent(self, method: str = "sendMessage") -> list[dict[str, Any]]:
        return [fields for called, fields in self.calls if called == method]

    async def until(self, done: Callable[[], bool]) -> None:
        async with asyncio.timeout(PATIENCE):
            while not done():
                self.news.clear()
                await self.news.wait()


def _known(markup: str) -> str:
    """A keyboard without what the package does not know of buttons: their styles, and the request for a chat."""
    shown: dict[str, Any] = json.loads(markup)
    for button in (button for rows in shown.values() if isinstance(rows, list) for row in rows for button in row):
        for unknown in ("style", "request_chat"):
            button.pop(unknown, None)
    return json.dumps(shown, ensure_ascii=False)


class Talk:
    """A bot on that server; what is said to it is put in as Telegram would word it."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.said = 0

    async def says(self, chat: dict[str, Any], text: str, **more: Any) -> None:
        self.said += 1
        message = {
            "message_id": self.said,
            "date": 1,
            "chat": chat,
            "from": LI,
            "text": text,
            "entities": found_in(text),
        }
        await self.put("message", message | more)

    async def put(self, kind: str, content: dict[str, Any]) -> None:
        await self.server.enqueue_update({kind: content}, token=TOKEN)

    async def presses(self, label: str, under: dict[str, Any]) -> None:
        """Somebody presses a button of a message that the bot sent or edited, in the private chat."""
        rows = json.loads(under["reply_markup"])["inline_keyboard"]
        data = next(button["callback_data"] for row in rows for button in row if button["text"] == label)
        self.said += 1
        shown = {"message_id": 9, "date": 1, "chat": PRIVATE, "from": LI | {"is_bot": True}, "text": under["text"]}
        query = {"id": str(self.said), "from": LI, "chat_instance": "1", "data": data, "message": shown}
        await self.put("callback_query", query)

    async def edit(self, number: int) -> dict[str, Any]:
        """What the bot made of a message as its n-th edit."""
        await self.server.until(lambda: len(self.server.sent("editMessageText")) >= number)
        return self.server.sent("editMessageText")[number - 1]

    async def answer(self, number: int) -> dict[str, Any]:
        """What the bot sent as its n-th message."""
        await self.server.until(lambda: len(self.server.sent()) >= number)
        return self.server.sent()[number - 1]


@asynccontextmanager
async def listening(server: Server) -> AsyncIterator[str]:
    runner = web.AppRunner(server.app(), access_log=None, handler_cancellation=True, shutdown_timeout=0)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0][:2]
    try:
        yield f"http://{host}:{port}"
    finally:
        await runner.cleanup()


@asynccontextmanager
async def running(assistant: Assistant, folder: Path, mode: str, library: Library) -> AsyncIterator[Talk]:
    """A bot that fetches its updates there, or has them delivered; at the end, all its requests were accepted."""
    server, stop = Server(), asyncio.Event()
    state = open_state(begin_state(folder / "state.db"))
    assert isinstance(state, State)
    async with listening(server) as url:
        there = settings_for(Emulator(), folder, plain_tables=True)  # It knows no tables.
        settings = replace(there, token=TOKEN, api=url, owners=frozenset({OWNER}))
        application = build_application(settings, assistant, state, library, today=lambda: TODAY)
        intake = Intake(application, state)
        source: UpdateSource = Polling(
            application.bot, application.bot_data[FETCHING], intake, long_poll=timedelta(seconds=1)
        )
        if mode == "webhook":
            address = free_address()
            source = Webhook(application.bot, intake, address, f"http://{address}/telegram")
        task = asyncio.create_task(run_on(application, state, source, stop))
        try:
            yield Talk(server)
        finally:
            stop.set()
            await task
            state.close()
    assert [request for request in server.requests if request["status"] != 200] == []


@pytest.fixture(params=["polling", "webhook"])
async def other(assistant: Scripted, tmp_path: Path, request: pytest.FixtureRequest) -> AsyncIterator[Talk]:
    async with running(assistant, tmp_path, request.param, empty_library(tmp_path)) as talk:
        yield talk


@pytest.fixture(params=["polling", "webhook"])
async def reported(
    tmp_path: Path, names: Names, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Talk]:
    """The same with small reports from a region."""
    index = guyuan(tmp_path, names)
    state = tmp_path_factory.mktemp("state")
    async with running(Reports(index, names), state, request.param, library_of(tmp_path / "index.db")) as talk:
        yield talk


async def test_a_private_question(other: Talk) -> None:
    await other.says(PRIVATE, "平罗县2022年收到多少申请")
    answer = await other.answer(1)
    assert answer["text"].startswith("<b>24 件</b>\n")
    assert answer["parse_mode"] == "HTML"


async def test_a_group_asks_with_the_command_and_is_otherwise_left_alone(other: Talk, assistant: Scripted) -> None:
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
    shown = {"message_id": 9, "date": 1, "chat": PRIVATE, "from": LI | {"is_bot": True}, "text": "哪一个城关镇？"}
    await other.put("callback_query", {"id": "1", "from": LI, "chat_instance": "1", "data": token, "message": shown})
    assert (await other.answer(2))["text"].startswith("<i>问：宁夏回族自治区石嘴山市平罗县城关镇的年报</i>")
    assert len(other.server.sent("answerCallbackQuery")) == 1


async def test_an_inline_query(other: Talk) -> None:
    await other.put("inline_query", {"id": "7", "from": LI, "query": "平罗县2022年收到多少申请", "offset": ""})
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
    await other.says(GROUP | {"id": -5, "type": "group"}, "/ask how many requests did Pingluo receive in 2022")
    await other.answer(1)
    await other.put(
        "message", {"message_id": 5, "date": 1, "chat": GROUP | {"id": -5}, "migrate_to_chat_id": GROUP["id"]}
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
