"""More to choose from than a phone shows: the rest is behind a button, nothing is hidden."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from handlers.reply import Button
from tests.telegram.another_emulator import Talk
from tests.telegram.conversation import BotMessage, Conversation, Scene, conversation
from tests.telegram.scripted import Scripted, plain

MANY = [f"第{number}个县城关镇" for number in range(1, 31)]
WHICH = replace(plain("哪一个？"), buttons=tuple((Button(name, f"{name}的年报"),) for name in MANY))


@pytest.fixture
def assistant() -> Scripted:
    return Scripted({"城关镇": WHICH})


@pytest.fixture(params=["polling", "webhook"])
async def talk(
    assistant: Scripted, tmp_path: Path, request: pytest.FixtureRequest
) -> AsyncIterator[Conversation]:
    async with conversation(assistant, tmp_path, webhook=request.param == "webhook") as talk:
        yield talk


async def turned(scene: Scene, message: BotMessage, label: str) -> BotMessage:
    assert await scene.presses("Li", label, under=message) == ""
    return scene.now(message)


@pytest.mark.parametrize("kind", ["private", "group"])
async def test_every_option_can_be_reached_and_chosen(talk: Conversation, kind: str) -> None:
    scene = talk.private("Li") if kind == "private" else talk.group("年报群")
    await scene.says("Li", "/ask 城关镇")
    shown = await scene.bot_answer()
    seen = []
    for behind in (22, 14, 6, 0):
        *options, last = [label for label in shown.buttons if not label.startswith("◀")]
        seen += options if behind else [*options, last]
        if behind:
            assert last == f"另有 {behind} 个 ▶"
            shown = await turned(scene, shown, last)
    assert seen == MANY
    await scene.presses("Li", MANY[-1], under=shown)
    assert "答：第30个县城关镇的年报" in (await scene.bot_answer()).text
    shown = await turned(scene, shown, "◀ 前面的")
    assert shown.buttons[:8] == MANY[16:24]
    assert shown.first_line == "哪一个？"
    await scene.bot_is_silent()


async def test_it_is_so_on_the_other_emulator_too(other: Talk, assistant: Scripted) -> None:
    chat = {"id": 5_000_000_001, "type": "private", "first_name": "Li"}
    await other.says(chat, "城关镇")
    await other.presses("另有 22 个 ▶", await other.answer(1))
    await other.server.until(lambda: bool(other.server.sent("editMessageReplyMarkup")))
    (edited,) = other.server.sent("editMessageReplyMarkup")
    rows = json.loads(edited["reply_markup"])["inline_keyboard"]
    assert [row[0]["text"] for row in rows[:-1]] == MANY[8:16]
    assert [button["text"] for button in rows[-1]] == ["◀ 前面的", "另有 14 个 ▶"]
