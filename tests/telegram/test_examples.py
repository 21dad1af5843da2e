"""Examples in sentences, end to end: each can be tapped, in private and in a group, by polling and
by webhook.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from handlers.conversation import Conversation as Reports
from tests.telegram.conversation import BotMessage, Conversation, Scene, conversation


@pytest.fixture(params=["polling", "webhook"])
async def talk(
    conversation_over_reports: Reports, tmp_path: Path, request: pytest.FixtureRequest
) -> AsyncIterator[Conversation]:
    async with conversation(
        conversation_over_reports, tmp_path, webhook=request.param == "webhook"
    ) as talk:
        yield talk


async def said(scene: Scene, text: str, who: str = "Li") -> BotMessage:
    await scene.says(who, text)
    return await scene.bot_answer()


SAID_WITH_EXAMPLE = {
    "Li": [
        "/ask",
        "/chart",
        "/export",
        "/compare",
        "/rank",
        "/report 火星",
        "/source",
        "/timezone",
        "/here",
        "你好",
    ],
    "Mary": [
        "/ask",
        "/chart",
        "/export",
        "/compare",
        "/rank",
        "/reports Mars",
        "/source",
        "/timezone",
        "/here",
        "hello",
    ],
}


@pytest.mark.parametrize(
    ("who", "language", "words"),
    [
        (who, language, words)
        for who, language in (("Li", "zh-hans"), ("Mary", "en"))
        for words in SAID_WITH_EXAMPLE[who]
    ],
)
async def test_an_example_in_a_sentence_can_be_tapped(
    talk: Conversation, who: str, language: str, words: str
) -> None:
    scene = talk.private(who, language)
    message = await said(scene, words, who)
    assert message.buttons[0].removesuffix("…") in message.text
    await scene.presses(who, message.buttons[0], under=message)
    assert (await scene.bot_answer()).first_line != message.first_line


async def test_what_a_group_reads_when_the_bot_joins_can_be_tapped(talk: Conversation) -> None:
    group = talk.group("年报群", bot="left")
    await talk.telegram.bot_becomes(group.chat, "member", talk.person("Li"))
    welcome = await group.bot_answer()
    await group.presses("Wang", "/ask 平罗县2022年收到多少件申请", under=welcome)
    assert (await group.bot_answer()).first_line == "24 件"


async def test_buttons_of_a_command_take_the_place_of_its_examples(talk: Conversation) -> None:
    li = talk.private("Li")
    assert (await said(li, "/quiet")).buttons == ["22:00-07:00"]
    assert "/digest 每天9点" not in (await said(li, "/digest")).buttons
