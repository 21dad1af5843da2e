"""`/settings` and `/lang`, end to end: one message that changes in its place, and the language that
a chat chooses.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from handlers.conversation import Conversation as Reports
from tests.store.made import PINGLUO, Workshop, report
from tests.telegram.clocks import Clock
from tests.telegram.conversation import BotMessage, Conversation, Scene, conversation
from tests.telegram.libraries import library_of

ASKED = "平罗县2022年收到多少申请"


@pytest.fixture
async def talk(workshop: Workshop, tmp_path: Path) -> AsyncIterator[Conversation]:
    """A bot with two reports of Pingluo, at a time that stands still."""
    for year in (2021, 2022):
        workshop.write(f"平罗{year}.txt", report(PINGLUO, year, new=24))
    workshop.load()
    assistant = Reports(workshop.open(), workshop.names)
    async with conversation(
        assistant, tmp_path, library=library_of(workshop.index), now=Clock()
    ) as talk:
        await talk.tick()
        yield talk


async def said(scene: Scene, text: str, who: str = "Li") -> BotMessage:
    await scene.says(who, text)
    return await scene.bot_answer()


async def chosen(scene: Scene, under: BotMessage, *labels: str, who: str = "Li") -> BotMessage:
    """The message as it stands after its buttons were pressed; nothing else was said."""
    for label in labels:
        assert await scene.presses(who, label, under=under) == ""
        under = scene.now(under)
    await scene.bot_is_silent()
    return under


async def test_everything_that_is_set_stands_in_one_message(talk: Conversation) -> None:
    shown = await said(talk.private("Li"), "/settings")
    assert shown.text.splitlines() == [
        "设置",
        "语言：自动（用提问的语言）",
        "本单位：没有",
        "免打扰：没有",
        "时区：Asia/Shanghai，现在 09:00",
        "摘要：没有",
        "订阅：0 个",
    ]
    assert shown.buttons == ["语言", "本单位", "免打扰", "时区", "摘要", "订阅", "最近动态", "帮助"]


async def test_its_buttons_change_it_in_its_place(talk: Conversation) -> None:
    li = talk.private("Li")
    await said(li, "/here 平罗县")
    message = await said(li, "设置")
    message = await chosen(li, message, "免打扰")
    assert message.buttons == ["22:00-07:00", "18:00-08:30", "◀ 返回"]
    message = await chosen(
        li, message, "22:00-07:00", "时区", "乌鲁木齐 Asia/Urumqi", "摘要", "每周一 09:00"
    )
    assert message.text.splitlines()[2:6] == [
        "本单位：平罗县",
        "免打扰：22:00–07:00",
        "时区：Asia/Urumqi，现在 07:00",
        "摘要：每周一 09:00",
    ]
    message = await chosen(
        li, message, "摘要", "取消", "免打扰", "取消", "本单位", "清除", "时区", "◀ 返回"
    )
    assert message.text.count("没有") == 3


async def test_what_cannot_be_set_is_explained(talk: Conversation) -> None:
    li = talk.private("Li")
    assert "/quiet 22:00-07:00" in (await said(li, "/settings quiet 99:99-1")).text
    assert "没有时区“../../etc/passwd”" in (await said(li, "/settings zone ../../etc/passwd")).text
    assert "没有看懂" in (await said(li, "/settings digest whenever")).text
    assert "/lang zh" in (await said(li, "/settings language fr")).text
    for odd in (
        "nonsense",
        "show",
        "show nonsense",
        "home 平罗县",
        "<b>" * 900,
        "show \u202e",
        "back",
    ):
        assert (await said(li, f"/settings {odd}")).first_line in ("设置", "本单位：没有")


async def test_in_a_group_everybody_looks_and_its_administrators_change(talk: Conversation) -> None:
    group = talk.group("年报群")
    group.chat.admins[talk.person("Wang").id] = "administrator"
    message = await said(group, "/settings")
    assert message.text.splitlines()[-1] == "群管理员（匿名的也行）可以改，大家都可以看。"
    message = await chosen(group, message, "免打扰")
    assert await group.presses("Li", "22:00-07:00", under=message) == "这一项只有群管理员能改。"
    assert (await said(group, "/settings quiet 22:00-07:00")).text == "这一项只有群管理员能改。"
    assert (await said(group, "/lang en")).text == "这一项只有群管理员能改。"
    message = await chosen(group, message, "22:00-07:00", who="Wang")
    assert "免打扰：22:00–07:00" in message.text
    await talk.telegram.writes_anonymously(group.chat, "/settings quiet off")
    assert "免打扰：没有" in (await group.bot_answer()).text
    await talk.telegram.writes_anonymously(group.chat, "/lang en")
    assert (await group.bot_answer()).first_line == "Language: English"


async def test_somebody_who_writes_as_another_channel_changes_nothing(talk: Conversation) -> None:
    group = talk.group("年报群", bot="administrator")
    await talk.telegram.channel_posts(group.chat, "/lang en")
    await group.bot_is_silent()
    assert talk.state.languages.chosen(group.chat.id) is None


async def test_a_chosen_language_holds_for_answers_and_commands(talk: Conversation) -> None:
    li = talk.private("Li")
    assert (await said(li, ASKED)).first_line == "24 件"
    shown = await said(li, "/lang")
    assert shown.text.splitlines()[0] == "语言：自动（用提问的语言）"
    assert shown.buttons == ["中文", "English"]
    shown = await chosen(li, shown, "English")
    assert shown.first_line == "Language: English"
    assert shown.buttons == ["中文", "Automatic"]
    answer = await said(li, ASKED)
    assert answer.first_line == "24 requests"
    assert answer.buttons[-1] == "Export"
    assert (await said(li, "那2021年呢")).first_line == "24 requests"
    for command, first in {
        "/report 平罗": "Pingluo County Government (平罗县人民政府), 2022",
        "/reports": "Reports: 2",
        "/news": "News: 2 (page 1 of 1)",
        "/settings": "Settings",
        "平罗县有多少人口": "I did not understand “人口”",
        "页" * 3000: "Not a question for these reports",
    }.items():
        assert (await said(li, command)).first_line == first
    assert (await said(li, "语言 自动")).first_line == "Language: automatic (that of the question)"
    assert (
        await said(li, "how many requests did Pingluo receive in 2022")
    ).first_line == "24 requests"
    assert (await said(li, ASKED)).first_line == "24 件"


async def test_chinese_may_be_chosen_too(talk: Conversation) -> None:
    mary = talk.private("Mary", "en")
    assert (await said(mary, "/lang 中文", "Mary")).first_line == "语言：中文"
    assert (
        await said(mary, "how many requests did Pingluo receive in 2022", "Mary")
    ).first_line == "24 件"
    await said(mary, "/lang auto", "Mary")
    assert (
        await said(mary, "how many requests did Pingluo receive in 2022", "Mary")
    ).first_line == "24 requests"


async def test_a_chosen_language_holds_for_alerts_and_digests(
    talk: Conversation, workshop: Workshop
) -> None:
    group = talk.group("年报群")
    group.chat.admins[talk.person("Li").id] = "creator"
    await said(group, "/lang en")
    await said(group, "/subscribe 全部")
    workshop.write("平罗2023.txt", report(PINGLUO, 2023, new=30))
    workshop.load()
    await talk.tick()
    await talk.delivered()
    alert = await group.bot_answer()
    assert alert.first_line == "New report: Pingluo County Government 2023"
    assert alert.buttons[0] == "Open"
    await group.presses("Wang", "Open", under=alert)
    assert (
        await group.bot_answer()
    ).first_line == "Pingluo County Government (平罗县人民政府), 2023"
    assert (await said(group, "/digest now", "Wang")).first_line.startswith("Weekly digest")


async def test_a_group_takes_its_language_along(talk: Conversation) -> None:
    group = talk.group("年报群", "group")
    group.chat.admins[talk.person("Li").id] = "creator"
    await said(group, "/lang en")
    new = await talk.telegram.upgrades(group.chat)
    await talk.settled()
    assert talk.state.languages.chosen(new.id) == "en"
    assert talk.state.languages.chosen(group.chat.id) is None
