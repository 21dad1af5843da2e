"""A bot on a Bot API server that somebody else wrote: lo-bot-api-emulator.

It knows no topics, chat types, senders or entities: what a test puts in comes out as it is, and
what the bot sends is checked and no more.
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

from aiohttp import web
from lo_bot_api_emulator import LoBotApiEmulator

from bot.process.app import FETCHING, UpdateSource, build_application, run_on
from bot.traffic.intake import Intake
from bot.traffic.polling import Polling
from bot.traffic.webhook import Webhook
from handlers.library import Library
from handlers.reply import Assistant
from store.state import State, open_state
from tests.emulator.control import Emulator
from tests.emulator.entities import found_in
from tests.ports import free_address
from tests.store.begun import begin_state
from tests.telegram.conversation import PATIENCE, TODAY, settings_for

TOKEN = "123:AAA"
OWNER = 5_000_000_001
LI = {"id": OWNER, "is_bot": False, "first_name": "Li", "language_code": "zh-hans"}
PRIVATE = {"id": 5_000_000_001, "type": "private", "first_name": "Li"}
GROUP = {"id": -1_002_000_000_001, "type": "supergroup", "title": "年报群"}
BOT_NAME = "nianbao_bot"
NOT_MODELLED = {"setMyDescription", "setMyShortDescription", "setMessageReaction"}
"""Methods that the package does not know; what is sent with them is looked at here."""


class Server(LoBotApiEmulator):  # type: ignore[misc]  # the package has no types
    """The package, without what it does not know of the Bot API, and an eye on what the bot
    does.
    """

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
            result |= {
                "id": int(TOKEN.partition(":")[0]),
                "username": BOT_NAME,
            }  # Commands need the bot's name.
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
    """A keyboard without what the package does not know of buttons: their styles, and the request
    for a chat.
    """
    shown: dict[str, Any] = json.loads(markup)
    for button in (
        button
        for rows in shown.values()
        if isinstance(rows, list)
        for row in rows
        for button in row
    ):
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
        """Somebody presses a button of a message that the bot sent or edited, in the private
        chat.
        """
        rows = json.loads(under["reply_markup"])["inline_keyboard"]
        data = next(
            button["callback_data"] for row in rows for button in row if button["text"] == label
        )
        self.said += 1
        shown = {
            "message_id": 9,
            "date": 1,
            "chat": PRIVATE,
            "from": LI | {"is_bot": True},
            "text": under["text"],
        }
        query = {
            "id": str(self.said),
            "from": LI,
            "chat_instance": "1",
            "data": data,
            "message": shown,
        }
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
    runner = web.AppRunner(
        server.app(), access_log=None, handler_cancellation=True, shutdown_timeout=0
    )
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0][:2]
    try:
        yield f"http://{host}:{port}"
    finally:
        await runner.cleanup()


@asynccontextmanager
async def running(
    assistant: Assistant, folder: Path, mode: str, library: Library
) -> AsyncIterator[Talk]:
    """A bot that fetches its updates there, or has them delivered; at the end, all its requests
    were accepted.
    """
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
