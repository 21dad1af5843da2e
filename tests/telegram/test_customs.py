"""A chat's home and its choices, with the shipped reports: who may set them, where they hold, and
that they last.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from handlers.conversation import Conversation as Reports
from tests.emulator.control import emulator
from tests.telegram.conversation import Conversation, Scene, conversation

ASKED = "/ask 我县2020年行政处罚多少"
BOUGHT = "1,271 件（按“处理决定数量”）"


@pytest.fixture
async def talk(conversation_of_equals: Reports, tmp_path: Path) -> AsyncIterator[Conversation]:
    async with conversation(conversation_of_equals, tmp_path) as talk:
        yield talk


async def answer(scene: Scene, text: str, who: str = "Li") -> str:
    await scene.says(who, text)
    return (await scene.bot_answer()).text


async def test_somebody_sets_a_home_in_private(talk: Conversation) -> None:
    li = talk.private("Li")
    assert "/here" in await answer(li, ASKED)
    assert "西吉县" in await answer(li, "/here 西吉县")
    assert (await answer(li, ASKED)).startswith(BOUGHT)
    assert "西吉县" in await answer(li, "/here")
    assert "清除" in await answer(li, "/here -")
    assert "/here" in await answer(li, "/here")


async def test_in_a_group_only_its_administrators_set_it(talk: Conversation) -> None:
    group = talk.group("年报群")
    group.chat.admins[talk.person("Wang").id] = "administrator"
    assert await answer(group, "/here@nianbao_bot 西吉县") == "这一项只有群管理员能改。"
    assert "西吉县" in await answer(group, "/here@nianbao_bot 西吉县", "Wang")
    assert "西吉县" in await answer(group, "/here@nianbao_bot")
    assert (await answer(group, ASKED)).startswith(BOUGHT)
    await talk.telegram.writes_anonymously(group.chat, "/here@nianbao_bot 红寺堡区")
    assert "红寺堡区" in (await group.bot_answer()).text


async def test_a_topic_may_have_a_home_of_its_own(talk: Conversation) -> None:
    forum = talk.group("年报群", forum=True)
    forum.chat.admins[talk.person("Wang").id] = "creator"
    topic = await talk.topic(forum, "固原")
    await answer(forum, "/here 红寺堡区", "Wang")
    assert "红寺堡区" in await answer(topic, "/here")
    await answer(topic, "/here 西吉县", "Wang")
    assert (await answer(topic, ASKED)).startswith(BOUGHT)
    assert "红寺堡区" in await answer(forum, "/here")


async def test_a_choice_is_remembered_until_it_is_taken_back(talk: Conversation) -> None:
    group = talk.group("年报群")
    await group.says("Li", "/ask 青山2020年收到多少申请")
    which = await group.bot_answer()
    await group.presses("Li", "宁夏回族自治区吴忠市盐池县青山乡", under=which)
    chosen = await group.bot_answer()
    assert "0 件" in chosen.text
    assert "记住了" in chosen.text

    await group.says("Wang", "/ask 青山2020年予以公开多少")
    again = await group.bot_answer()
    assert again.first_line == "0 件"
    assert "按本聊天以前的选择" in again.text

    await group.presses("Wang", "“青山”不是这个", under=again)
    assert "青山" in (await group.bot_answer()).text
    assert (await answer(group, "/ask 青山2020年予以公开多少")).startswith("是哪一个？")

    other = talk.group("另一个群")
    assert (await answer(other, "/ask 青山2020年予以公开多少")).startswith("是哪一个？")


async def test_what_was_chosen_is_listed_and_forgotten_one_by_one(talk: Conversation) -> None:
    group = talk.group("年报群")
    assert (await answer(group, "/forget")) == "本聊天里没有选过同名的单位；问到时会反问。"
    await group.says("Li", "/ask 青山2020年收到多少申请")
    which = await group.bot_answer()
    await group.presses("Li", which.buttons[0], under=which)
    await group.bot_answer()

    assert (await answer(group, "/forget 城关镇")).startswith("“城关镇”在本聊天里没有选过。")
    await group.says("Li", "/forget")
    kept = await group.bot_answer()
    assert len(kept.buttons) == 1
    await group.presses("Wang", kept.buttons[0], under=kept)
    await group.bot_answer()
    assert (await answer(group, "/forget")).startswith("本聊天里没有选过")


async def test_both_outlive_a_restart_and_move_with_the_group(
    conversation_of_equals: Reports, tmp_path: Path
) -> None:
    async with emulator() as telegram:
        async with conversation(conversation_of_equals, tmp_path, telegram=telegram) as talk:
            group = talk.group("年报群", "group")
            group.chat.admins[talk.person("Wang").id] = "administrator"
            await answer(group, "/here 西吉县", "Wang")
            await group.says("Li", "/ask 青山2020年收到多少申请")
            await group.presses(
                "Li", "宁夏回族自治区吴忠市盐池县青山乡", under=await group.bot_answer()
            )
            await group.bot_answer()
        async with conversation(conversation_of_equals, tmp_path, telegram=telegram) as talk:
            new = await telegram.upgrades(group.chat)
            moved = Scene(talk, new)
            assert (await answer(moved, ASKED)).startswith(BOUGHT)
            assert (await answer(moved, "/ask 青山2020年予以公开多少")).startswith("0 件")


@pytest.mark.parametrize(
    "said",
    ["/choose", "/choose 青山", "/choose =甲 乙", "/choose 青山=" + "甲" * 3000 + " 乙", "/forget"],
)
async def test_what_no_button_would_say_does_no_harm(talk: Conversation, said: str) -> None:
    li = talk.private("Li")
    assert len(await answer(li, said)) < 400
    assert (await answer(li, "青山2020年予以公开多少")).startswith("是哪一个？")
