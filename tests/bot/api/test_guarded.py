"""Who may ask the HTTP API, and how much."""

from __future__ import annotations

import asyncio
import threading
from dataclasses import replace

from aiohttp.test_utils import TestClient, TestServer

from bot.api.application import LARGEST
from bot.api.guarding import Guard, Rates
from bot.api.running import api_of
from bot.setup.services import Services
from bot.setup.settings import Settings
from tests.bot.api.clients import ASKED, TOKEN, Client, as_described, got


async def test_only_who_has_a_token_may_ask(settings: Settings, services: Services) -> None:
    settings = replace(settings, serve_tokens=frozenset({TOKEN, "another-token-of-some-length"}))
    async with TestClient(TestServer(api_of(settings, services))) as client:
        for said in (None, TOKEN, f"Basic {TOKEN}", "Bearer ", f"Bearer {TOKEN}x", "Bearer \udcff"):
            headers = {} if said is None else {"Authorization": said}
            async with client.get("/reports", headers=headers) as answer:
                assert answer.status == 401, said
                assert answer.headers["WWW-Authenticate"] == "Bearer"
        async with client.get("/reports", headers={"Authorization": f"bearer {TOKEN}"}) as answer:
            assert answer.status == 200
        for path in ("/health", "/openapi.json"):
            async with client.get(path) as answer:
                assert answer.status == 200


async def test_each_client_has_so_many_requests_a_minute(
    settings: Settings, services: Services
) -> None:
    now, tokens = [0.0], frozenset({TOKEN, TOKEN + "2"})
    api = api_of(settings, services)
    api.middlewares[:] = [Guard(tokens, Rates(3, clock=lambda: now[0]), local=True).middleware]

    async def statuses(client: Client, token: str, times: int) -> list[int]:
        found = []
        for _ in range(times):
            async with client.get(
                "/reports", headers={"Authorization": f"Bearer {token}"}
            ) as answer:
                found.append(answer.status)
                if answer.status == 429:
                    assert 1 <= int(answer.headers["Retry-After"]) <= 21
        return found

    async with TestClient(TestServer(api)) as client:
        assert await statuses(client, TOKEN, 4) == [200, 200, 200, 429]
        assert await statuses(client, TOKEN + "2", 1) == [200]
        now[0] = 20.0
        assert await statuses(client, TOKEN, 2) == [200, 429]
        async with client.get("/health") as answer:
            assert answer.status == 200


async def test_a_page_in_a_browser_does_not_reach_it_under_another_name(client: Client) -> None:
    for host, status in (
        ("evil.example", 421),
        ("localhost", 200),
        ("127.0.0.1:8765", 200),
        ("[::1]:80", 200),
    ):
        async with client.get("/reports", headers={"Host": host}) as answer:
            assert answer.status == status, host


async def test_a_body_that_is_too_large_is_not_read(client: Client) -> None:
    async with client.post("/ask", data=b"x" * (LARGEST + 1)) as answer:
        assert answer.status == 413
        as_described(await answer.json(), "Error")


async def test_what_takes_too_long_is_given_up(settings: Settings, services: Services) -> None:
    api = api_of(settings, services)
    api.middlewares[:] = [Guard(frozenset(), Rates(9), local=True, seconds=0).middleware]
    async with TestClient(TestServer(api)) as client, client.get("/reports") as answer:
        assert answer.status == 503
        assert "Retry-After" in answer.headers
    assert not [one for one in threading.enumerate() if one.name.startswith("api_")]


async def test_many_at_once_are_all_answered_alike(client: Client) -> None:
    async def one(number: int) -> object:
        found = await got(client, "/ask", q=ASKED, id=str(number))
        assert found["id"] == str(number)
        return found["results"]

    found = await asyncio.gather(*map(one, range(40)))
    assert all(one == found[0] for one in found)
