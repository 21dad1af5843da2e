"""The HTTP API as its clients see it: the objects of `--json`, in pages; who may ask, and how much."""

from __future__ import annotations

import asyncio
import json
import signal
import subprocess
import sys
import urllib.request
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from aiohttp.test_utils import TestClient, TestServer
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate

from bot.api.application import LARGEST
from bot.api.guarding import Guard, Rates
from bot.api.openapi import PARAMETERS, document
from bot.api.running import api_of, serve
from bot.setup.services import Services, open_services
from bot.setup.settings import Settings, read_settings
from tests.bot.program import Program
from tests.bot.test_following import Two
from tests.store.made import PINGLUO, report

ASKED = "平罗县2022年新收多少件申请"
TOKEN = "a-token-of-24-characters"
Client = TestClient[Any, Any]


@pytest.fixture
def settings(program: Program) -> Settings:
    found = read_settings({"NIANBAO_DB": str(program.index)})
    assert isinstance(found, Settings)
    return found


@pytest.fixture
def services(settings: Settings) -> Iterator[Services]:
    found = open_services(settings)
    assert isinstance(found, Services)
    yield found
    found.close()


@pytest.fixture
async def client(settings: Settings, services: Services) -> AsyncIterator[Client]:
    async with TestClient(TestServer(api_of(settings, services))) as client:
        yield client


def as_described(found: object, name: str) -> None:
    """The object is as the document says."""
    schema = {"$ref": f"#/components/schemas/{name}", "components": document()["components"]}
    Draft202012Validator(schema).validate(found)


async def got(client: Client, path: str, **parameters: object) -> dict[str, Any]:
    async with client.get(path, params={name: str(value) for name, value in parameters.items()}) as answer:
        assert answer.status == 200, await answer.text()
        found: dict[str, Any] = await answer.json()
        return found


# ---- what is told ----------------------------------------------------------------------------------------------------
async def test_an_answer_is_that_of_the_command_line(client: Client, program: Program) -> None:
    (told,) = program.records("ask", "--json", ASKED)
    found = await got(client, "/ask", q=ASKED, id="1")
    assert found == told
    assert found["results"][0]["value"] == 5
    as_described(found, "Answer")
    async with client.post("/ask", json={"q": ASKED, "id": "1"}) as answer:
        assert await answer.json() == told


@pytest.mark.parametrize(
    "q",
    [
        "谁收到的申请最多",
        "今天天气",
        "平罗县2021年新收多少件",
        "平罗",
        "体检平罗县2023年",
        "投诉多少件",
        "平罗县有哪些报告",
    ],
)
async def test_every_kind_of_answer_is_as_described(client: Client, q: str) -> None:
    as_described(await got(client, "/ask", q=q), "Answer")


async def test_questions_of_a_chat_go_on_from_one_another_and_others_do_not(client: Client) -> None:
    await got(client, "/ask", q=ASKED, chat="a")
    found = await got(client, "/ask", q="那西吉县呢", chat="a")
    assert [result["value"] for result in found["results"]][:1] == [7]
    for chat in ({"chat": "b"}, {}):
        assert (await got(client, "/ask", q="那2023年呢", **chat))["results"] == []


async def test_lists_are_those_of_the_command_line(client: Client, program: Program) -> None:
    figures = await got(client, "/figures", agency="平罗", year=2022)
    told = program.records("facts", "平罗", "--year", 2022, "--json")
    assert [{key: one[key] for key in told[0]} for one in figures["figures"]] == told
    reports = await got(client, "/reports")
    assert sorted(reports["reports"], key=str) == sorted(program.records("reports", "--json"), key=str)
    problems = await got(client, "/problems", agency="平罗")
    assert sorted(problems["problems"], key=str) == sorted(program.records("check", "平罗", "--json"), key=str)
    assert problems["problems"]
    for found, name in ((figures, "Figure"), (reports, "Report"), (problems, "Problem")):
        for one in found[f"{name.lower()}s"]:
            as_described(one, name)


async def test_a_figure_has_its_text_and_the_problems_that_touch_it(client: Client) -> None:
    found = await got(
        client, "/figures", agency=PINGLUO, year=2023, table="requests", row="carried_over", column="total"
    )
    (figure,) = found["figures"]
    assert (figure["value"], figure["label"]) == (1, "上年结转政府信息公开申请数量·总计")
    assert figure["text"].startswith("二、上年结转政府信息公开申请数量 1 0")
    assert [problem["code"] for problem in figure["problems"]] == ["carried-over-differs"]


@pytest.mark.parametrize("path", sorted(PARAMETERS))
@pytest.mark.parametrize("chosen", [{}, {"agency": "平罗"}, {"year": 2022}], ids=str)
async def test_pages_together_are_the_whole(client: Client, path: str, chosen: dict[str, object]) -> None:
    whole, name = await got(client, path, **chosen), path[1:]
    assert whole["next"] is None
    after, found = 0, list[object]()
    for _ in range(5):
        page = await got(client, path, **chosen, limit=1, after=after)
        found += page[name]
        if page["next"] is None:
            break
        after = page["next"]
    assert found == whole[name]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/figures?agency=不存在的县", 404),
        ("/figures?agency=平罗&year=2019", 404),
        ("/figures?column=totl", 404),
        ("/figures?table=requests&row=made", 404),
        ("/figures?colum=total", 400),
        ("/figures?year=20x2", 400),
        ("/figures?year=٢٠٢٢", 400),
        ("/figures?limit=0", 400),
        ("/figures?limit=-1", 400),
        ("/problems?severity=worst", 400),
        ("/reports?row=new", 400),
        ("/ask", 400),
        ("/ask?q=%20", 400),
        ("/ask?q=a&lang=fr", 400),
        ("/ask?q=a&now=yesterday", 400),
        ("/ask?q=a&question=b", 400),
        ("/nothing", 404),
    ],
)
async def test_what_cannot_be_found_or_understood_is_said_and_is_no_empty_list(
    client: Client, path: str, status: int
) -> None:
    async with client.get(path) as answer:
        assert answer.status == status
        as_described(await answer.json(), "Error")


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b'"q"',
        b'{"q": 5}',
        b'{"q": "a", "chat": 5}',
        b"[" * 9999,
        b"\xff",
        b'{"q": "a", "lang": {"a": 1}}',
        b'{"q": "a", "now": []}',
        b'{"q": "a", "id": "\\ud800"}',
        b'{"q": "\\udfff"}',
        b'{"q": "a", "id": NaN}',
        b'{"q": "a", "id": [-Infinity]}',
        b'{"q": "a", "now": true}',
    ],
)
async def test_a_body_that_is_no_question_is_said(client: Client, body: bytes) -> None:
    async with client.post("/ask", data=body) as answer:
        assert answer.status == 400
        as_described(await answer.json(), "Error")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
async def test_nothing_can_be_changed(client: Client, method: str) -> None:
    async with client.request(method, "/reports") as answer:
        assert answer.status == 405
        assert "GET" in answer.headers["Allow"]


# ---- what has not changed --------------------------------------------------------------------------------------------
@pytest.mark.parametrize("path", ["/reports", "/figures?year=2022", "/problems", f"/ask?q={ASKED}"])
async def test_what_a_client_has_is_not_sent_again_until_the_index_changes(
    client: Client, program: Program, path: str
) -> None:
    async with client.get(path) as answer:
        tag, first = answer.headers["ETag"], await answer.json()
    async with client.get(path, headers={"If-None-Match": tag}) as answer:
        assert (answer.status, await answer.read()) == (304, b"")
    program.write("甲.txt", report(new=6))
    assert program.run("load", program.folder / "reports").exit_code == 0
    async with client.get(path, headers={"If-None-Match": tag}) as answer:
        assert answer.status == 200
        assert answer.headers["ETag"] != tag
        assert await answer.json() != first


async def test_what_depends_on_what_was_asked_before_is_always_said(client: Client) -> None:
    async with client.get("/ask", params={"q": ASKED, "chat": "a"}) as answer:
        assert "ETag" not in answer.headers


async def test_what_is_published_later_is_told_by_the_next_request(tmp_path: Path) -> None:
    two = Two(tmp_path)
    two.publish(5)
    settings = two.settings()
    services = open_services(settings)
    assert isinstance(services, Services)
    async with TestClient(TestServer(api_of(settings, services))) as client:
        path = "/figures?year=2022&table=requests&row=new&column=total"
        async with client.get(path) as answer:
            tag = answer.headers["ETag"]
            assert [one["value"] for one in (await answer.json())["figures"]] == [5]
        before = (await got(client, "/health"))["published"]["version"]
        two.publish(6)
        assert services.follower is not None
        assert services.follower.look()
        services.index.renew()
        async with client.get(path, headers={"If-None-Match": tag}) as answer:
            assert [one["value"] for one in (await answer.json())["figures"]] == [6]
        assert (await got(client, "/health"))["published"]["version"] > before
    services.close()


@pytest.mark.parametrize("path", ["/reports", f"/ask?q={ASKED}"])
async def test_two_servers_of_the_same_published_index_say_the_same_version(tmp_path: Path, path: str) -> None:
    two = Two(tmp_path)
    two.publish(5)
    tags: list[str] = []
    for home in ("宁夏回族自治区", "宁夏回族自治区", "浙江省"):
        two.local = two.folder / f"reads {len(tags)}"  # Another machine, with a copy of its own.
        two.environment |= {"NIANBAO_DB": str(two.local / "index.db"), "NIANBAO_HOME": home}
        services = open_services(two.settings())
        assert isinstance(services, Services)
        async with TestClient(TestServer(api_of(two.settings(), services))) as client, client.get(path) as answer:
            tags.append(answer.headers["ETag"])
        services.close()
    assert tags[0] == tags[1] != tags[2]


async def test_a_copy_whose_manifest_has_not_come_yet_is_not_taken_for_the_one_before(tmp_path: Path) -> None:
    two = Two(tmp_path)
    two.publish(5)
    settings = two.settings()
    services = open_services(settings)
    assert isinstance(services, Services)
    async with TestClient(TestServer(api_of(settings, services))) as client:
        async with client.get("/reports") as answer:
            tag = answer.headers["ETag"]
        (two.folder / "other" / "copy").write_bytes(settings.index.read_bytes())
        (two.folder / "other" / "copy").replace(settings.index)
        services.index.renew()
        async with client.get("/reports") as answer:
            assert answer.headers["ETag"] != tag
    services.close()


async def test_a_refusal_is_readable_as_it_is_sent(client: Client) -> None:
    async with client.get("/figures", params={"agency": "莫须有"}) as answer:
        assert answer.status == 404
        assert "莫须有" in await answer.text()


# ---- who may ask, and how much ---------------------------------------------------------------------------------------
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


async def test_each_client_has_so_many_requests_a_minute(settings: Settings, services: Services) -> None:
    now, tokens = [0.0], frozenset({TOKEN, TOKEN + "2"})
    api = api_of(settings, services)
    api.middlewares[:] = [Guard(tokens, Rates(3, clock=lambda: now[0]), local=True).middleware]

    async def statuses(client: Client, token: str, times: int) -> list[int]:
        found = []
        for _ in range(times):
            async with client.get("/reports", headers={"Authorization": f"Bearer {token}"}) as answer:
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
    for host, status in (("evil.example", 421), ("localhost", 200), ("127.0.0.1:8765", 200), ("[::1]:80", 200)):
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


async def test_many_at_once_are_all_answered_alike(client: Client) -> None:
    async def one(number: int) -> object:
        found = await got(client, "/ask", q=ASKED, id=str(number))
        assert found["id"] == str(number)
        return found["results"]

    found = await asyncio.gather(*map(one, range(40)))
    assert all(one == found[0] for one in found)


# ---- the document ----------------------------------------------------------------------------------------------------
async def test_the_document_is_openapi_and_names_every_way(
    client: Client, settings: Settings, services: Services
) -> None:
    found = await got(client, "/openapi.json")
    validate(found)
    ways = {
        (route.resource.canonical, route.method.lower())
        for route in api_of(settings, services).router.routes()
        if route.resource is not None and route.method != "HEAD"
    }
    assert ways == {(path, method) for path, methods in found["paths"].items() for method in methods}


def test_a_client_can_be_generated_with_names_and_types() -> None:
    described: Any = document()
    ways = [way for methods in described["paths"].values() for way in methods.values()]
    names = [way["operationId"] for way in ways]
    assert sorted(set(names)) == sorted(names)
    assert all(name.isidentifier() for name in names)
    bodies = [way["requestBody"] for way in ways if "requestBody" in way]
    answers = [answer for way in ways if way["operationId"] != "openapi" for answer in way["responses"].values()]
    for told in (*bodies, *(answer for answer in answers if "content" in answer)):
        # What has no name of its own would be FiguresResponse200 in a client, and another class for each way.
        assert set(told["content"]["application/json"]["schema"]) == {"$ref"}, told
    for name, schema in described["components"]["schemas"].items():
        assert schema["type"] == "object", name
        for field, said in schema["properties"].items():
            assert said.get("type") != "array" or said["items"] != {"type": "object"}, (name, field)


async def test_health_says_how_many_reports_there_are(client: Client) -> None:
    found = await got(client, "/health")
    assert (found["status"], found["reports"], found["answered_from"]) == ("well", 3, 3)
    assert found["reports"] == len((await got(client, "/reports"))["reports"])


async def test_health_counts_apart_what_no_question_is_answered_from(client: Client, program: Program) -> None:
    program.write("不知.txt", report("某某莫须有中心"))
    assert program.run("load", program.folder / "reports").exit_code == 0
    found = await got(client, "/health")
    assert (found["reports"], found["answered_from"]) == (4, 3)
    assert found["reports"] == len((await got(client, "/reports"))["reports"])


# ---- the process -----------------------------------------------------------------------------------------------------
def test_it_serves_until_it_is_told_to_stop(program: Program) -> None:
    command = [sys.executable, "-m", "bot", "--db", str(program.index), "serve"]
    environment = {"NIANBAO_SERVE": "127.0.0.1:0", "PATH": "", "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, text=True) as running:
        assert running.stdout is not None
        address = running.stdout.readline().strip()
        with urllib.request.urlopen(address.replace("/openapi.json", "/reports"), timeout=60) as answer:  # noqa: S310 - on loopback
            assert len(json.load(answer)["reports"]) == 3
        running.send_signal(signal.SIGTERM)
        assert running.wait(60) == 0


@pytest.mark.parametrize("address", ["0.0.0.0:0", "[::]:0", "192.0.2.1:80"])
def test_other_machines_are_not_served_without_tokens(settings: Settings, services: Services, address: str) -> None:
    said = serve(replace(settings, serve=address), services, lambda _: None)
    assert "NIANBAO_SERVE_TOKENS" in said


@pytest.mark.parametrize(
    ("name", "value"),
    [("SERVE", "here"), ("SERVE_RATE", "0"), ("SERVE_RATE", "many"), ("SERVE_TOKENS", f"{TOKEN},short")],
)
def test_a_setting_that_cannot_hold_is_named(name: str, value: str) -> None:
    found = read_settings({f"NIANBAO_{name}": value})
    assert isinstance(found, str)
    assert f"NIANBAO_{name}" in found
    assert TOKEN not in found
