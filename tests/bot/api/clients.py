"""A client of the HTTP API."""

from __future__ import annotations

from typing import Any

from aiohttp.test_utils import TestClient
from jsonschema import Draft202012Validator

from bot.api.openapi import document

ASKED = "平罗县2022年新收多少件申请"
TOKEN = "a-token-of-24-characters"
Client = TestClient[Any, Any]


def as_described(found: object, name: str) -> None:
    """The object is as the document says."""
    schema = {"$ref": f"#/components/schemas/{name}", "components": document()["components"]}
    Draft202012Validator(schema).validate(found)


async def got(client: Client, path: str, **parameters: object) -> dict[str, Any]:
    async with client.get(
        path, params={name: str(value) for name, value in parameters.items()}
    ) as answer:
        assert answer.status == 200, await answer.text()
        found: dict[str, Any] = await answer.json()
        return found
