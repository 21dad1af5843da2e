"""`/help`, end to end: short at first, every figure with an example behind its buttons, and how to
ask in this chat.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from handlers.conversation import Conversation as Reports
from tests.emulator.control import emulator
from tests.telegram.conversation import BotMessage, Conversation, Scene, conversation

PHONE = 30
"""Lines that a phone shows, of some 20 Chinese characters or 40 letters."""


@pytest.fixture
async def talk(conversation_over_reports: Reports, tmp_path: Path) -> AsyncIterator[Conversation]:
    async with conversation(conversation_over_reports, tmp_path) as talk:
        yield talk


async def said(scene: Scene, text: str, who: str = "Li") -> BotMessage:
    await scene.says(who, text)
    return await scene.bot_answer()


def lines_on_a_phone(text: str) -> int:
    """How many lines the text takes there."""
    return sum(
        -(-sum(2 if sign > "\u2e7f" else 1 for sign in line) // 40) for line in text.splitlines()
    )


@pytest.mark.parametrize(("who", "language"), [("Li", "zh-hans"), ("Mary", "en")])
async def test_every_section_is_turned_to_in_place_and_fits_a_phone(
    talk: Conversation, who: str, language: str
) -> None:
    scene = talk.private(who, language)
    message = await said(scene, "/help", who)
    sections = [label for label in message.buttons if not label.isdigit()]
    assert len(sections) == 8
    seen = set()
    for label in sections:
        await scene.presses(who, label, under=message)
        message = scene.now(message)
        assert message.first_line == label
        assert lines_on_a_phone(message.text) <= PHONE, message.text
        seen.add(message.text)
        await scene.presses(who, "◀ 返回" if who == "Li" else "◀ Back", under=message)
        message = scene.now(message)
        assert message.first_line == ("可以问什么" if who == "Li" else "What you can ask")
    assert len(seen) == 8
    await scene.bot_is_silent()


async def test_figures_have_an_example_each(talk: Conversation) -> None:
    li = talk.private("Li")
    message = await said(li, "帮助")
    await li.presses("Li", "申请和结果", under=message)
    lines = [line.partition(". ")[2] for line in li.now(message).text.splitlines()]
    assert "部分公开：平罗县2022年部分公开多少件" in lines
    assert len(lines) == 11
    await li.presses("Li", "命令", under=li.now(message))
    assert "/missing：谁还没有发布" in li.now(message).text


async def test_odd_sections_are_the_short_help(talk: Conversation) -> None:
    li = talk.private("Li")
    for odd in ("show", "show nonsense", "平罗", "show " + "x" * 900, "<b>"):
        assert (await said(li, f"/help {odd}")).first_line == "可以问什么"


@pytest.mark.parametrize("status", ["member", "administrator"])
@pytest.mark.parametrize("kind", ["group", "supergroup"])
@pytest.mark.parametrize("all_messages", [False, True])
@pytest.mark.parametrize(("who", "language"), [("Li", "zh-hans"), ("Mary", "en")])
async def test_on_joining_three_lines_say_which_ways_reach_it_there(
    conversation_over_reports: Reports,
    tmp_path: Path,
    status: str,
    kind: str,
    all_messages: bool,
    who: str,
    language: str,
) -> None:
    """What is said there is true: the bot's name reaches it if and only if the message says so."""
    async with emulator() as telegram:
        telegram.reads_all = all_messages
        async with conversation(conversation_over_reports, tmp_path, telegram=telegram) as talk:
            await check_joining(talk, kind, status, who, language, all_messages=all_messages)


async def check_joining(
    talk: Conversation, kind: str, status: str, who: str, language: str, *, all_messages: bool
) -> None:
    """The bot is added to a group, and what it says there is tried."""
    group = talk.group("年报群", kind, bot="left")
    await talk.telegram.bot_becomes(group.chat, status, talk.person(who, language))
    welcome = await group.bot_answer()
    assert len(welcome.text.splitlines()) == 3
    says_so = "我收不到" not in welcome.text and "does not reach me" not in welcome.text
    assert ("/ask how many" if language == "en" else "/ask 平罗县") in welcome.text
    await group.says(who, "@nianbao_bot 平罗县2022年收到多少件申请")
    if says_so:
        assert (await group.bot_answer()).first_line == "24 件"
    else:
        await group.bot_is_silent()
    assert says_so == (all_messages or status == "administrator")
    for words in ("/ask 平罗县2022年收到多少件申请", "/ask@nianbao_bot 平罗县2022年收到多少件申请"):
        assert (await said(group, words, who)).first_line == "24 件"
    await group.says(who, "西吉县2020年收到多少件申请", reply_to=welcome)
    assert (await group.bot_answer()).first_line == "3 件"
    assert ("收不到" in (await said(group, "/help", who)).text) is not says_so


@pytest.mark.parametrize("said_first", ["/start", "/help", "帮助"])
@pytest.mark.parametrize(("who", "language"), [("Li", "zh-hans"), ("Mary", "en")])
async def test_every_example_can_be_tapped(
    talk: Conversation, said_first: str, who: str, language: str
) -> None:
    scene = talk.private(who, language)
    message = await said(scene, said_first, who)
    examples = [line for line in message.text.splitlines() if line[:1].isdigit()]
    assert [label for label in message.buttons if label.isdigit()] == [
        line.partition(". ")[0] for line in examples
    ]
    assert len(examples) == 6
    for line in examples:
        await scene.presses(who, line.partition(".")[0], under=message)
        asked = (await scene.bot_answer()).first_line
        assert line.endswith(asked.removeprefix("问：").removeprefix("Asked: "))
