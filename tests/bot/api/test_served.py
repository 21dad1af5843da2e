"""The HTTP API as a server: its document, its health, its process."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import urllib.request
from dataclasses import replace
from typing import Any

import pytest
from openapi_spec_validator import validate

from bot.api.openapi import document
from bot.api.running import api_of, serve
from bot.setup.services import Services
from bot.setup.settings import Settings, read_settings
from tests.bot.api.clients import TOKEN, Client, got
from tests.bot.program import Program
from tests.store.made import report


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
    assert ways == {
        (path, method) for path, methods in found["paths"].items() for method in methods
    }


def test_a_client_can_be_generated_with_names_and_types() -> None:
    described: Any = document()
    ways = [way for methods in described["paths"].values() for way in methods.values()]
    names = [way["operationId"] for way in ways]
    assert sorted(set(names)) == sorted(names)
    assert all(name.isidentifier() for name in names)
    bodies = [way["requestBody"] for way in ways if "requestBody" in way]
    answers = [
        answer
        for way in ways
        if way["operationId"] != "openapi"
        for answer in way["responses"].values()
    ]
    for told in (*bodies, *(answer for answer in answers if "content" in answer)):
        # What has no name of its own would be FiguresResponse200 in a client, and another class for
        # each way.
        assert set(told["content"]["application/json"]["schema"]) == {"$ref"}, told
    for name, schema in described["components"]["schemas"].items():
        assert schema["type"] == "object", name
        for field, said in schema["properties"].items():
            assert said.get("type") != "array" or said["items"] != {"type": "object"}, (name, field)


async def test_health_says_how_many_reports_there_are(client: Client) -> None:
    found = await got(client, "/health")
    assert (found["status"], found["reports"], found["answered_from"]) == ("well", 3, 3)
    assert found["reports"] == len((await got(client, "/reports"))["reports"])


async def test_health_counts_apart_what_no_question_is_answered_from(
    client: Client, program: Program
) -> None:
    program.write("不知.txt", report("某某莫须有中心"))
    assert program.run("load", program.folder / "reports").exit_code == 0
    found = await got(client, "/health")
    assert (found["reports"], found["answered_from"]) == (4, 3)
    assert found["reports"] == len((await got(client, "/reports"))["reports"])


def test_it_serves_until_it_is_told_to_stop(program: Program) -> None:
    command = [sys.executable, "-m", "bot", "--db", str(program.index), "serve"]
    environment = {"NIANBAO_SERVE": "127.0.0.1:0", "PATH": "", "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, text=True) as running:
        assert running.stdout is not None
        address = running.stdout.readline().strip()
        with urllib.request.urlopen(  # noqa: S310 - on loopback
            address.replace("/openapi.json", "/reports"), timeout=60
        ) as answer:
            assert len(json.load(answer)["reports"]) == 3
        running.send_signal(signal.SIGTERM)
        assert running.wait(60) == 0


@pytest.mark.parametrize("address", ["0.0.0.0:0", "[::]:0", "192.0.2.1:80"])
def test_other_machines_are_not_served_without_tokens(
    settings: Settings, services: Services, address: str
) -> None:
    said = serve(replace(settings, serve=address), services, lambda _: None)
    assert "NIANBAO_SERVE_TOKENS" in said


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SERVE", "here"),
        ("SERVE_RATE", "0"),
        ("SERVE_RATE", "many"),
        ("SERVE_TOKENS", f"{TOKEN},short"),
    ],
)
def test_a_setting_that_cannot_hold_is_named(name: str, value: str) -> None:
    found = read_settings({f"NIANBAO_{name}": value})
    assert isinstance(found, str)
    assert f"NIANBAO_{name}" in found
    assert TOKEN not in found
