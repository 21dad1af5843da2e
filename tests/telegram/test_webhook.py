"""Updates that are delivered: the same conversations, and what a server on the net must refuse."""

from __future__ import annotations

import asyncio
import io
import json
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import aiohttp
import pytest

from bot.process.app import be_delivered, build_application
from bot.setup.serving import LARGEST
from bot.traffic.draining import Drain
from bot.traffic.polling import PollingEnd
from bot.traffic.webhook import secret_of
from store.state import State, open_state
from tests.emulator.control import emulator
from tests.emulator.faults import BadGateway
from tests.emulator.webhook import SECRET
from tests.ports import free_port
from tests.store.begun import begin_state
from tests.telegram.conversation import WEBHOOK, Conversation, conversation, settings_for
from tests.telegram.libraries import empty_library
from tests.telegram.scripted import Scripted


@pytest.fixture
async def hooked(assistant: Scripted, tmp_path: Path) -> AsyncIterator[Conversation]:
    async with conversation(assistant, tmp_path, webhook=True) as talk:
        yield talk


async def test_a_conversation(hooked: Conversation) -> None:
    li, group = hooked.private("Li"), hooked.group("年报群")
    await li.says("Li", "平罗县2022年收到多少申请")
    assert (await li.bot_answer()).first_line == "24 件"
    await group.says("Li", "/ask 城关镇的年报")
    which = await group.bot_answer()
    await group.presses("Wang", "隆德县城关镇", under=which)
    assert "隆德县城关镇" in (await group.bot_answer()).text
    assert set(hooked.telegram.webhook.statuses) == {200}


async def test_only_telegram_is_let_in(hooked: Conversation, assistant: Scripted) -> None:
    webhook = hooked.telegram.webhook
    update = {
        "update_id": 77,
        "message": {"message_id": 1, "date": 1, "chat": {"id": 5, "type": "private"}},
    }
    async with aiohttp.ClientSession() as session:

        async def status(
            body: bytes | io.BytesIO,
            secret: str = webhook.secret,
            method: str = "POST",
            path: str = "",
        ) -> int:
            address = webhook.proxy() + path
            async with session.request(
                method, address, data=body, headers={SECRET: secret}
            ) as answer:
                return answer.status

        good = json.dumps(update).encode()
        assert await status(good, secret="") == 403
        assert await status(good, secret="wrong") == 403
        assert await status(good, method="GET") == 405
        assert await status(good, path="/elsewhere") == 404
        for damaged in (b"", b"[]", b"{}", b'{"update_id": "x"}', b"\xff\xfe"):
            assert await status(damaged) == 400
        assert (
            await status(b'{"update_id": 1, "message": 5}') == 200
        )  # Told otherwise, Telegram sends it for a day.
        for hostile in (
            b'{"update_id": 99999999999999999999}',
            b'{"update_id": -1}',
            b'{"update_id": true}',
            b'{"update_id": 1, "message": ' + b"[" * 200_000,
            b'{"update_id": ' + b"9" * 5000 + b"}",
        ):
            assert await status(hostile) == 400
        assert await status(io.BytesIO(bytes(LARGEST + 1))) == 413
        assert await status(io.BytesIO(bytes(LARGEST + 1)), secret="wrong") == 403
        assert await status(good) == 200
    assert assistant.asked == []


async def test_a_body_that_does_not_come_is_not_waited_for(
    hooked: Conversation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.traffic.webhook.PATIENCE", 0.0)
    where = urlsplit(hooked.telegram.webhook.proxy())
    for secret, status in ((hooked.telegram.webhook.secret, b"408"), ("wrong", b"403")):
        reading, writing = await asyncio.open_connection(where.hostname, where.port)
        lines = (
            f"POST {where.path} HTTP/1.1",
            f"Host: {where.netloc}",
            f"{SECRET}: {secret}",
            "Content-Length: 9",
        )
        writing.write("\r\n".join((*lines, "", "{")).encode())
        assert (await reading.readline()).split()[1] == status
        writing.close()
        await writing.wait_closed()


async def test_words_that_are_no_words_break_nothing(
    hooked: Conversation, assistant: Scripted
) -> None:
    li = hooked.private("Li")
    for text in ("\ud83d 平罗", "a\x00b", "\u202e平罗\u2066", "/ask \udc00", "<b>&amp;"):
        await li.says("Li", text)
        await li.bot_answer()
    assert len(assistant.asked) == 5


async def test_what_is_delivered_twice_is_dealt_with_once(
    hooked: Conversation, assistant: Scripted
) -> None:
    li = hooked.private("Li")
    sent = await li.says("Li", "平罗县2022年收到多少申请")
    await li.bot_answer()
    number = hooked.telegram.updates.last
    async with aiohttp.ClientSession() as session:
        body = {"update_id": number, "message": dict(sent)}
        headers = {SECRET: hooked.telegram.webhook.secret}
        async with session.post(
            hooked.telegram.webhook.proxy(), json=body, headers=headers
        ) as answer:
            assert answer.status == 200
    await li.bot_is_silent()
    assert len(assistant.asked) == 1


async def test_after_a_restart_it_may_be_polled_again(assistant: Scripted, tmp_path: Path) -> None:
    async with emulator() as telegram:
        async with conversation(assistant, tmp_path, telegram=telegram, webhook=True) as before:
            assert telegram.webhook.url == WEBHOOK
            li = before.private("Li")
            await li.says("Li", "平罗县2022年收到多少申请")
            await li.bot_answer()
        async with conversation(assistant, tmp_path, telegram=telegram) as after:
            assert telegram.webhook.url == ""
            again = after.resumed(li)
            await again.says("Li", "/reports")
            assert (await again.bot_answer()).text == "年报：全部"


async def test_an_address_in_use_ends_it(
    hooked: Conversation, assistant: Scripted, tmp_path: Path
) -> None:
    port = hooked.telegram.webhook.proxy().split(":")[2].split("/")[0]
    async with emulator() as telegram:
        state = open_state(begin_state(tmp_path / "other.db"))
        assert isinstance(state, State)
        settings = replace(
            settings_for(telegram, tmp_path), webhook=WEBHOOK, listen=f"127.0.0.1:{port}"
        )
        application = build_application(settings, assistant, state, empty_library(tmp_path))
        ending = await be_delivered(
            application, state, settings, asyncio.Event(), telegram.clock.sleep
        )
        state.close()
    assert ending is PollingEnd.NOT_HEARD


async def test_a_stop_while_telegram_does_not_take_the_address_frees_the_port(
    assistant: Scripted, tmp_path: Path
) -> None:
    stop = asyncio.Event()

    async def told_to_stop_meanwhile(_: float) -> None:
        stop.set()

    async with emulator() as telegram:
        telegram.faults.plan("setWebhook", BadGateway(), times=100)
        state = open_state(begin_state(tmp_path / "other.db"))
        assert isinstance(state, State)
        port = free_port()
        settings = replace(
            settings_for(telegram, tmp_path), webhook=WEBHOOK, listen=f"127.0.0.1:{port}"
        )
        application = build_application(settings, assistant, state, empty_library(tmp_path))
        ending = await be_delivered(application, state, settings, stop, told_to_stop_meanwhile)
        state.close()
    assert ending is PollingEnd.STOPPED
    with pytest.raises(ConnectionRefusedError):
        await asyncio.open_connection("127.0.0.1", port)


async def test_who_has_no_time_to_finish_frees_the_port_too(
    assistant: Scripted, tmp_path: Path
) -> None:
    """Another bot has taken over: this process waits from now on, and may have to listen there
    again.
    """
    stop = asyncio.Event()
    async with emulator() as telegram:
        state = open_state(begin_state(tmp_path / "other.db"))
        assert isinstance(state, State)
        port = free_port()
        settings = replace(
            settings_for(telegram, tmp_path), webhook=WEBHOOK, listen=f"127.0.0.1:{port}"
        )
        application = build_application(settings, assistant, state, empty_library(tmp_path))
        running = asyncio.create_task(
            be_delivered(application, state, settings, stop, telegram.clock.sleep)
        )
        await telegram.webhook.is_set()
        drain: Drain = application.bot_data["drain"]
        drain.at_once()
        stop.set()
        assert await running is PollingEnd.STOPPED
        state.close()
    with pytest.raises(ConnectionRefusedError):
        await asyncio.open_connection("127.0.0.1", port)


def test_the_secret_is_one_that_telegram_takes() -> None:
    secret = secret_of("123456:AAA")
    assert len(secret) == 64
    assert secret.isalnum()
    assert secret != secret_of("123456:AAB")
