"""What a client of the HTTP API has already is not sent again, until something else is
published.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from aiohttp.test_utils import TestClient, TestServer

from bot.api.running import api_of
from bot.setup.services import Services, open_services
from tests.bot.api.clients import ASKED, Client, got
from tests.bot.program import Program
from tests.bot.test_following import Two
from tests.store.made import report


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
async def test_two_servers_of_the_same_published_index_say_the_same_version(
    tmp_path: Path, path: str
) -> None:
    two = Two(tmp_path)
    two.publish(5)
    tags: list[str] = []
    for home in ("宁夏回族自治区", "宁夏回族自治区", "浙江省"):
        two.local = two.folder / f"reads {len(tags)}"  # Another machine, with a copy of its own.
        two.environment |= {"NIANBAO_DB": str(two.local / "index.db"), "NIANBAO_HOME": home}
        services = open_services(two.settings())
        assert isinstance(services, Services)
        async with (
            TestClient(TestServer(api_of(two.settings(), services))) as client,
            client.get(path) as answer,
        ):
            tags.append(answer.headers["ETag"])
        services.close()
    assert tags[0] == tags[1] != tags[2]


async def test_a_copy_whose_manifest_has_not_come_yet_is_not_taken_for_the_one_before(
    tmp_path: Path,
) -> None:
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
