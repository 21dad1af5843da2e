"""The client against servers that are away, break off, or never answer: what each means for sending
again.
"""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import AsyncIterator, Coroutine
from typing import Any, TypeVar

import pytest
from aiohttp import web
from telegram import InputFile
from telegram.error import NetworkError
from telegram.ext import ExtBot
from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter

from bot.process.apart import loop_apart, served_apart
from bot.setup.serving import Listening, listen
from bot.traffic.refusals import Again, Final, refusal
from bot.traffic.requests import AiohttpRequest, ApiRoute, UpdatesRequest
from handlers.telegram.showing.outgoing import SendOutcome

T = TypeVar("T")


@pytest.fixture
async def client() -> AsyncIterator[AiohttpRequest]:
    made = AiohttpRequest()
    await made.initialize()
    yield made
    await made.shutdown()


def data(*parameters: RequestParameter) -> RequestData:
    return RequestData(list(parameters))


TEXT = RequestParameter("text", "平罗 & <b>", None)


async def test_text_and_files_arrive_as_they_are(client: AiohttpRequest) -> None:
    from aiohttp import web

    seen: list[dict[str, object]] = []

    async def taken(request: web.Request) -> web.Response:
        form = await (
            request.json() if request.content_type == "application/json" else request.post()
        )
        seen.append(
            {
                name: value.file.read() if isinstance(value, web.FileField) else value
                for name, value in form.items()
            }
        )
        return web.json_response({"ok": True, "result": []}, status=201)

    server = await listen("127.0.0.1:0", [web.post("/x", taken)])
    assert isinstance(server, Listening)
    url = f"http://127.0.0.1:{server.port}/x"
    file = InputFile(b"\x89PNG", filename="图.png", attach=True)
    parameter = RequestParameter("photo", file.attach_uri, [file])
    status, body = await client.do_request(url, "POST", data(TEXT))
    assert (status, body) == (201, b'{"ok": true, "result": []}')
    await client.do_request(url, "POST", data(TEXT, parameter))
    await client.do_request(url, "POST", data(RequestParameter("text", "半个字 \ud83d", None)))
    assert seen[0] == {"text": "平罗 & <b>"}
    assert seen[1] == {
        "text": "平罗 & <b>",
        "photo": file.attach_uri,
        str(file.attach_name): b"\x89PNG",
    }
    assert seen[2] == {"text": "半个字 ?"}
    await server.close()


async def test_updates_are_to_be_had_as_telegram_wrote_them() -> None:
    from aiohttp import web

    updates = [{"update_id": 7, "message": {"text": "平罗"}, "of_next_year": [1]}, {"update_id": 8}]

    async def fetched(_: web.Request) -> web.Response:
        return web.json_response({"ok": True, "result": updates})

    server = await listen("127.0.0.1:0", [web.post("/123:AAA/getUpdates", fetched)])
    assert isinstance(server, Listening)
    client = UpdatesRequest()
    await client.initialize()
    bot = ExtBot("123:AAA", f"http://127.0.0.1:{server.port}/")
    assert await client.fetch(bot, 7, 0, ["message"]) == updates
    await client.shutdown()
    await server.close()


def test_of_a_sent_message_only_what_tells_which_one_it_is_is_read() -> None:
    payload = {
        "ok": True,
        "result": {
            "message_id": 5,
            "date": 1,
            "chat": {"id": 3, "type": "private"},
            "text": "24 件",
        },
    }
    assert AiohttpRequest.parse_json_payload(json.dumps(payload).encode())["result"] == {
        "message_id": 5,
        "date": 1,
        "chat": {"id": 3, "type": "private"},
    }


async def failed(client: AiohttpRequest, port: int, read: float = 5) -> NetworkError:
    with pytest.raises(NetworkError) as caught:
        await client.do_request(f"http://127.0.0.1:{port}/x", "POST", data(TEXT), read, 0.0)
    return caught.value


async def test_a_server_that_is_away_got_nothing(client: AiohttpRequest) -> None:
    server = await listen("127.0.0.1:0", [])
    assert isinstance(server, Listening)
    await server.close()
    assert refusal(await failed(client, server.port)) == Again()


async def test_nobody_is_followed_elsewhere(client: AiohttpRequest) -> None:
    asked = []

    async def elsewhere(request: web.Request) -> web.Response:
        asked.append(request.path)
        return web.Response(status=307, headers={"Location": "/elsewhere"})

    server = await listen("127.0.0.1:0", [web.post("/{any}", elsewhere)])
    assert isinstance(server, Listening)
    status, _ = await client.do_request(f"http://127.0.0.1:{server.port}/x", "POST", data(TEXT))
    await server.close()
    assert status == 307
    assert asked == ["/x"]


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:99999999/bot{0}/x", "nonsense://bot{0}/x", "http:///bot{0}/x"]
)
async def test_no_error_tells_the_token(client: AiohttpRequest, address: str) -> None:
    token = "123456:AAsecretsecretsecretsecretsecretse"
    with pytest.raises(NetworkError) as caught:
        await client.do_request(address.format(token), "POST", data(TEXT))
    assert "secret" not in str(caught.value)


async def test_a_server_that_breaks_off_may_have_got_it(client: AiohttpRequest) -> None:
    async def break_off(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.close()

    server = await asyncio.start_server(break_off, "127.0.0.1", 0)
    assert refusal(await failed(client, server.sockets[0].getsockname()[1])) == Final(
        SendOutcome.UNCERTAIN
    )
    server.close()


async def test_a_server_that_does_not_answer_may_have_got_it(client: AiohttpRequest) -> None:
    over = asyncio.Event()

    async def be_silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await over.wait()
        writer.close()

    server = await asyncio.start_server(be_silent, "127.0.0.1", 0)
    error = await failed(client, server.sockets[0].getsockname()[1], read=0.01)
    assert refusal(error) == Final(SendOutcome.UNCERTAIN)
    over.set()
    server.close()


async def test_what_telegram_says_is_heard_while_the_bot_waits_for_its_state() -> None:
    """The whole exchange goes on while nothing on the bot's own loop does; else what arrived would
    seem late.
    """
    answered = threading.Event()

    async def taken(_: web.Request) -> web.Response:
        return web.json_response({"ok": True, "result": []})

    async def serve() -> Listening:
        server = await listen("127.0.0.1:0", [web.post("/x", taken)])
        assert isinstance(server, Listening)
        return server

    with served_apart(serve) as server, loop_apart("requests") as loop:
        assert server is not None

        class Heard:
            """The loop of the requests, which tells when one is over."""

            async def run(self, work: Coroutine[Any, Any, T]) -> T:
                async def told() -> T:
                    try:
                        return await work
                    finally:
                        answered.set()

                return await loop.run(told())

        client = AiohttpRequest(way=ApiRoute(place=Heard()))
        await client.initialize()
        answered.clear()
        asking = asyncio.create_task(
            client.do_request(f"http://127.0.0.1:{server.port}/x", "POST", data(TEXT))
        )
        await asyncio.sleep(0)
        assert answered.wait(30), (
            "this blocks the loop of the test, as a call of the state does that of the bot"
        )
        assert (await asking)[0] == 200
        await client.shutdown()


async def test_a_request_that_nobody_waits_for_is_broken_off_where_it_is_made() -> None:
    asked, broken_off = threading.Event(), asyncio.Event()
    here = asyncio.get_running_loop()

    async def never() -> None:
        asked.set()
        try:
            await asyncio.Event().wait()
        finally:
            here.call_soon_threadsafe(broken_off.set)

    with loop_apart("requests") as loop:
        asking = asyncio.create_task(loop.run(never()))
        await asyncio.sleep(0)
        assert asked.wait(30)
        asking.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asking
        await broken_off.wait()
