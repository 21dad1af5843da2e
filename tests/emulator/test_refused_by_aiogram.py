"""What the emulator refuses, as another client is told: floods, planned faults, chats that take
nothing.
"""

from __future__ import annotations

import pytest

from tests.emulator import strict
from tests.emulator.control import Emulator
from tests.emulator.errors import RefusedError, bad
from tests.emulator.faults import AnswerLost, BadGateway


async def test_a_wrong_token_is_unauthorized(telegram: Emulator) -> None:
    async with strict.client(telegram, "1:wrong") as stranger:
        with pytest.raises(strict.TelegramUnauthorizedError):
            await stranger.get_me()


async def test_chats_that_take_no_message_say_why(telegram: Emulator, bot: strict.Bot) -> None:
    li = telegram.person("Li")
    private, group, kicked = (
        telegram.private(li),
        telegram.group("小群", "group"),
        telegram.group("大群"),
    )
    left, muted = telegram.group("旧群", bot="left"), telegram.group("静群")
    await telegram.bot_becomes(private, "kicked", li)
    await telegram.bot_becomes(kicked, "kicked", li)
    muted.may_write = False
    new = await telegram.upgrades(group)
    with pytest.raises(strict.TelegramForbiddenError, match="bot was blocked by the user"):
        await bot.send_message(private.id, "x")
    with pytest.raises(
        strict.TelegramForbiddenError, match="bot was kicked from the supergroup chat"
    ):
        await bot.send_message(kicked.id, "x")
    with pytest.raises(
        strict.TelegramForbiddenError, match="bot is not a member of the supergroup chat"
    ):
        await bot.send_message(left.id, "x")
    with pytest.raises(
        strict.TelegramBadRequest, match="not enough rights to send text messages to the chat"
    ):
        await bot.send_message(muted.id, "x")
    with pytest.raises(strict.TelegramBadRequest, match="chat not found"):
        await bot.send_message(-77, "x")
    with pytest.raises(strict.TelegramMigrateToChat) as moved:
        await bot.send_message(group.id, "x")
    assert moved.value.migrate_to_chat_id == new.id


async def test_a_flood_is_stopped_until_its_minute_is_over(
    telegram: Emulator, bot: strict.Bot
) -> None:
    telegram.flood.on = True
    group = telegram.group("年报群")
    for _ in range(telegram.flood.PER_MINUTE):
        telegram.clock.pass_by(1)
        await bot.send_message(group.id, "x")
    with pytest.raises(strict.TelegramRetryAfter) as flood:
        await bot.send_message(group.id, "x")
    telegram.clock.pass_by(flood.value.retry_after)
    await bot.send_message(group.id, "x")


async def test_a_chat_takes_a_few_messages_at_once_and_all_chats_together_thirty_a_second(
    telegram: Emulator, bot: strict.Bot
) -> None:
    telegram.flood.on = True
    chats = [
        telegram.private(telegram.person("Li"))
        for _ in range(telegram.flood.PER_SECOND // telegram.flood.BURST)
    ]
    for chat in chats:
        for _ in range(telegram.flood.BURST):
            await bot.send_message(chat.id, "x")
    with pytest.raises(strict.TelegramRetryAfter) as flood:
        await bot.send_message(telegram.private(telegram.person("Wang")).id, "x")
    assert flood.value.retry_after <= 2
    telegram.clock.pass_by(1)
    await bot.send_message(chats[0].id, "x")
    with pytest.raises(strict.TelegramRetryAfter):
        await bot.send_message(chats[0].id, "x")
    await bot.send_message(telegram.private(telegram.person("Zhang")).id, "x")


async def test_faults_come_as_planned_and_then_no_more(telegram: Emulator, bot: strict.Bot) -> None:
    chat = telegram.private(telegram.person("Li"))
    telegram.faults.plan("sendMessage", BadGateway())
    telegram.faults.plan("sendMessage", AnswerLost())
    telegram.faults.plan("sendMessage", bad("PEER_ID_INVALID"))
    with pytest.raises(strict.ClientDecodeError):
        await bot.send_message(chat.id, "x")
    assert telegram.said_by_bot(chat) == []
    with pytest.raises(strict.TelegramNetworkError):
        await bot.send_message(chat.id, "lost")
    assert [message["text"] for message in telegram.said_by_bot(chat)] == ["lost"]
    with pytest.raises(strict.TelegramBadRequest):
        await bot.send_message(chat.id, "x")
    await bot.send_message(chat.id, "x")


def test_a_refusal_carries_its_parameters() -> None:
    assert RefusedError(429, "Too Many Requests: retry after 7", retry_after=7).body() == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 7",
        "parameters": {"retry_after": 7},
    }
