"""Channels, end to end in both transports: set up in private by who administrates them, told, and
asked in private.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from handlers.alerts.happenings import Happening
from handlers.conversation import Conversation as Answering
from store.index import Happened
from store.model import Problem
from tests.emulator.control import Emulator, emulator
from tests.store.made import Workshop, report
from tests.telegram.clocks import Clock
from tests.telegram.conversation import BotMessage, Conversation, Scene, conversation
from tests.telegram.libraries import library_of
from tests.telegram.told.telling import told

PINGLUO = "宁夏回族自治区石嘴山市平罗县人民政府"


@pytest.fixture
async def telegram() -> AsyncIterator[Emulator]:
    async with emulator() as telegram:
        yield telegram


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(params=["polling", "webhook"])
async def talk(
    workshop: Workshop,
    tmp_path: Path,
    telegram: Emulator,
    clock: Clock,
    request: pytest.FixtureRequest,
) -> AsyncIterator[Conversation]:
    workshop.write("平罗2021.txt", report(PINGLUO, 2021, new=3))
    workshop.load()
    library = library_of(workshop.index)
    assistant = Answering(library.index, workshop.names)
    by_webhook = request.param == "webhook"
    async with conversation(
        assistant, tmp_path, telegram=telegram, library=library, now=clock, webhook=by_webhook
    ) as talk:
        await talk.tick()
        yield talk


def channel_of(talk: Conversation, owner: str, *, bot: str = "administrator") -> Scene:
    return talk.shown(talk.telegram.channel("政务公开", talk.person(owner), bot=bot))


async def chosen(talk: Conversation, channel: Scene, who: str = "Li") -> BotMessage:
    """What somebody is told who chooses the channel with the button."""
    private = talk.private(who)
    await private.says(who, "/channel")
    await private.bot_answers()
    await talk.telegram.shares(private.chat, talk.person(who), channel.chat)
    return await private.bot_answer()


async def subscribed(talk: Conversation, channel: Scene) -> Scene:
    """The private chat in which the channel was subscribed to everything."""
    overview = await chosen(talk, channel)
    private = talk.scenes[-1]
    await private.presses("Li", "订阅全部单位", under=overview)
    assert "已订阅：全部单位" in (await private.bot_answer()).text
    return private


async def test_a_channel_that_was_chosen_is_told_of_a_new_report(
    talk: Conversation, workshop: Workshop
) -> None:
    channel = channel_of(talk, "Li")
    private = await subscribed(talk, channel)
    workshop.write("平罗2022.txt", report(PINGLUO, 2022, new=9))
    workshop.load()
    (alert,) = await told(talk, channel)
    assert alert.first_line == "新报告：平罗县人民政府 2022"
    assert not private.has_news()


def links(message: BotMessage) -> dict[str, str]:
    rows: list[list[dict[str, Any]]] = message.raw["reply_markup"]["inline_keyboard"]
    assert all("callback_data" not in button for row in rows for button in row)
    return {button["text"]: button["url"] for row in rows for button in row}


async def test_what_is_posted_leads_to_the_private_chat_and_changes_nothing(
    talk: Conversation, workshop: Workshop
) -> None:
    channel = channel_of(talk, "Li")
    await subscribed(talk, channel)
    workshop.write("平罗2022.txt", report(PINGLUO, 2022, new=9))
    workshop.load()
    (alert,) = await told(talk, channel)
    shown = links(alert)
    assert "打开" in shown
    assert "暂停提醒" not in shown
    reader = talk.private("Zhao")
    for label, first in (("打开", "平罗县人民政府 2022"), ("与上年比较", "增加 6 件")):
        await reader.says("Zhao", f"/start {shown[label].partition('start=')[2]}")
        assert first in (await reader.bot_answer()).text
    await channel.bot_is_silent()


@pytest.mark.parametrize("bot", ["left", "member"])
async def test_where_the_bot_may_not_post_it_says_what_to_do(talk: Conversation, bot: str) -> None:
    answer = await chosen(talk, channel_of(talk, "Li", bot=bot))
    assert "请把我设为它的管理员" in answer.text


async def test_who_does_not_administrate_a_channel_sets_nothing_up(talk: Conversation) -> None:
    channel = channel_of(talk, "Li")
    assert "只有频道“政务公开”的管理员" in (await chosen(talk, channel, "Wang")).text
    await subscribed(talk, channel)
    wang = talk.private("Wang")
    await wang.says("Wang", f"/channel {channel.chat.id} unsubscribe all")
    assert "只有频道“政务公开”的管理员" in (await wang.bot_answer()).text
    assert len(talk.state.subscriptions.here(channel.chat.id, None)) == 1


async def test_it_is_paused_and_ended_from_private_with_its_own_buttons(talk: Conversation) -> None:
    channel = channel_of(talk, "Li")
    private = await subscribed(talk, channel)
    await private.says("Li", f"/channel {channel.chat.id} subscriptions")
    listing = await private.bot_answer()
    await private.presses("Li", "暂停 1", under=listing)
    assert "已暂停" in private.now(listing).text
    await private.presses("Li", "退订 1", under=private.now(listing))
    assert talk.state.subscriptions.here(channel.chat.id, None) == []
    assert talk.state.subscriptions.here(private.chat.id, None) == []


async def test_a_digest_is_set_and_comes_in_the_channel(
    talk: Conversation, telegram: Emulator, clock: Clock
) -> None:
    channel = channel_of(talk, "Li")
    overview = await chosen(talk, channel)
    private = talk.scenes[-1]
    await private.presses("Li", "每周一 09:00", under=overview)
    assert "每周一 09:00" in (await private.bot_answer()).text
    clock.pass_by(days=8)
    assert [message.first_line.split(" · ")[0] for message in await told(talk, channel)] == [
        "每周摘要"
    ]


async def test_in_a_group_it_is_said_where_channels_are_set_up(talk: Conversation) -> None:
    group = talk.group("年报群")
    await group.says("Li", "/channel")
    assert "在和我的私聊里设置" in (await group.bot_answer()).text


async def test_a_forwarded_command_changes_no_channel(talk: Conversation) -> None:
    channel = channel_of(talk, "Li")
    private = await subscribed(talk, channel)
    origin = {"type": "hidden_user", "date": 1, "sender_user_name": "Wang"}
    await private.says("Li", f"/channel {channel.chat.id} unsubscribe all", forward_origin=origin)
    assert "转发来的命令不执行" in (await private.bot_answer()).text
    assert len(talk.state.subscriptions.here(channel.chat.id, None)) == 1


async def test_a_new_report_and_another_number_come_with_a_sound(
    talk: Conversation, workshop: Workshop
) -> None:
    li = talk.private("Li")
    await li.says("Li", "/subscribe 平罗县")
    await li.bot_answer()
    workshop.write("平罗2022.txt", report(PINGLUO, 2022, new=9))
    workshop.load()
    assert (await told(talk, li))[0].first_line == "新报告：平罗县人民政府 2022"
    workshop.read_by_another(new=50)
    workshop.load()
    assert (await told(talk, li))[0].first_line == "更正 2 份"
    sent = [request.fields for request in talk.telegram.requests if request.method == "sendMessage"]
    assert not any(fields.get("disable_notification") for fields in sent)


def test_a_problem_that_is_not_grave_comes_without_one(workshop: Workshop) -> None:
    workshop.write("平罗2021.txt", report(PINGLUO, 2021, new=3))
    workshop.load()
    index = library_of(workshop.index).index
    (held,) = index.held(PINGLUO)
    slight = Problem("jump", 1, 1, {})
    happening = Happening(index, Happened.PROBLEMS, held, None)
    for problems, is_light in (((slight,), True), ((slight, Problem("row-sum", 1, 1, {})), False)):
        happening.__dict__["problems"] = problems
        assert happening.is_light is is_light
