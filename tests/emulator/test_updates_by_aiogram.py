"""Updates of the emulator, as another client fetches them, and which of them it gets."""

from __future__ import annotations

import pytest

from tests.emulator import strict
from tests.emulator.control import Emulator


async def test_updates_can_be_read_by_another_client(telegram: Emulator, bot: strict.Bot) -> None:
    li, group = telegram.person("Li"), telegram.group("年报群", forum=True, bot="administrator")
    topic = await telegram.topic(group, "年报", li.shown())
    first = await telegram.writes(group, li, "/ask@nianbao_bot 平罗 @zhaoliu", topic=topic.id)
    await telegram.writes_anonymously(group, "你好")
    await telegram.channel_posts(group, "公告")
    await telegram.sends_picture(group, li)
    await telegram.edits(group, first, "/ask 西吉")
    await telegram.bot_becomes(group, "member", li)
    await telegram.bot_becomes(group, "kicked", li)
    await telegram.upgrades(telegram.group("小群", "group"))
    updates = await bot.get_updates()
    assert [update.event_type for update in updates] == [
        *["message"] * 5,
        "edited_message",
        *["my_chat_member"] * 2,
        *["message"] * 2,
    ]
    asked = updates[1].message
    assert asked is not None
    assert asked.is_topic_message
    assert [each.type for each in asked.entities or ()] == ["bot_command", "mention"]
    assert asked.reply_to_message is not None
    assert asked.reply_to_message.forum_topic_created is not None
    old, new = updates[-2].message, updates[-1].message
    assert old is not None
    assert new is not None
    assert old.migrate_to_chat_id == new.chat.id
    assert new.migrate_from_chat_id == old.chat.id


async def test_what_was_confirmed_comes_no_more_and_the_rest_does(
    telegram: Emulator, bot: strict.Bot
) -> None:
    li = telegram.person("Li")
    chat = telegram.private(li)
    for word in "一二三":
        await telegram.writes(chat, li, word)
    first, *_ = await bot.get_updates()
    assert len(await bot.get_updates(offset=first.update_id + 1)) == 2
    assert len(await bot.get_updates(offset=-1)) == 1
    assert len(await bot.get_updates()) == 1


async def test_what_was_allowed_is_remembered(telegram: Emulator, bot: strict.Bot) -> None:
    li = telegram.person("Li")
    chat = telegram.private(li)
    await bot.get_updates(allowed_updates=["callback_query"])
    await telegram.writes(chat, li, "平罗")
    assert await bot.get_updates() == []
    await bot.get_updates(allowed_updates=["message"])
    await telegram.writes(chat, li, "平罗")
    assert len(await bot.get_updates()) == 1


async def test_a_second_poller_ends_the_first(telegram: Emulator, bot: strict.Bot) -> None:
    import asyncio

    first = asyncio.create_task(bot.get_updates(timeout=30))
    await telegram.polled(0)
    await bot.get_updates(timeout=0)
    with pytest.raises(
        strict.TelegramConflictError, match="terminated by other getUpdates request"
    ):
        await first


async def test_privacy_mode_lets_through_what_telegram_lets_through(
    telegram: Emulator, bot: strict.Bot
) -> None:
    li, group = telegram.person("Li"), telegram.group("年报群")
    ours = await bot.send_message(group.id, "24 件")
    theirs = await telegram.writes(group, li, "早上好")
    for words in ("@nianbao_bot 平罗", "平罗", "/ask@OtherBot 平罗", "/ask平罗"):
        await telegram.writes(group, li, words)
    assert await bot.get_updates() == []
    await telegram.writes(group, li, "/ask 平罗")
    await telegram.writes(group, li, "/ask@nianbao_bot 平罗")
    await telegram.writes(group, li, "那西吉呢", reply_to=ours.message_id)
    await telegram.writes(group, li, "早", reply_to=theirs["message_id"])
    assert [update.message.text for update in await bot.get_updates() if update.message] == [
        "/ask 平罗",
        "/ask@nianbao_bot 平罗",
        "那西吉呢",
    ]
