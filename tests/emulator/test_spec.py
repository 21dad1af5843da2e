"""The emulator takes no request that the Bot API's description does not know."""

from __future__ import annotations

import aiohttp
import pytest

from tests.emulator.control import Emulator, emulator
from tests.emulator.spec import SpecViolationError, decoded, description


def test_the_description_is_that_of_a_bot_api_as_new_as_the_library() -> None:
    assert description()["version"].startswith("Bot API 10.")


def test_a_form_is_read_with_its_types() -> None:
    keyboard = '{"inline_keyboard": [[{"text": "平罗", "callback_data": "t"}]]}'
    assert decoded("sendMessage", {"chat_id": "-100", "text": "24", "reply_markup": keyboard}) == {
        "chat_id": -100,
        "text": "24",
        "reply_markup": {"inline_keyboard": [[{"text": "平罗", "callback_data": "t"}]]},
    }


@pytest.mark.parametrize(
    ("method", "fields", "words"),
    [
        ("sendMassage", {}, "no method sendMassage"),
        ("sendMessage", {"chat_id": "1"}, "needs text"),
        ("sendMessage", {"chat_id": "1", "text": "x", "colour": "red"}, "no parameter colour"),
        (
            "sendMessage",
            {"chat_id": "1", "text": "x", "disable_notification": "7"},
            "is none of Boolean",
        ),
        (
            "sendMessage",
            {"chat_id": "1", "text": "x", "reply_parameters": '{"message_id": "7"}'},
            "ReplyParameters",
        ),
        ("sendMessage", {"chat_id": "1", "text": "x", "reply_parameters": "{}"}, "ReplyParameters"),
        (
            "sendMessage",
            {"chat_id": "1", "text": "x", "reply_markup": '{"inline_keyboard": [[{"txt": "a"}]]}'},
            "none",
        ),
        ("setMyCommands", {"commands": '[{"command": "ask"}]'}, "Array of BotCommand"),
        (
            "setMyCommands",
            {"commands": "[]", "scope": '{"type": "default", "x": 1}'},
            "BotCommandScope",
        ),
    ],
)
def test_what_it_does_not_allow_is_named(method: str, fields: dict[str, str], words: str) -> None:
    with pytest.raises(SpecViolationError, match=words):
        decoded(method, fields)


async def test_a_violation_fails_the_test_that_made_it() -> None:
    async def careless(telegram: Emulator) -> None:
        async with aiohttp.ClientSession() as session:
            await session.post(
                f"{telegram.url}/bot{telegram.token}/sendMessage", data={"chat_id": "1"}
            )

    with pytest.raises(AssertionError, match="needs text"):
        async with emulator() as telegram:
            await careless(telegram)


async def test_it_listens_on_this_machine_alone() -> None:
    async with emulator() as telegram:
        assert telegram.url.startswith("http://127.0.0.1:")
