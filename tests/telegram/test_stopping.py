"""A stop ends within its time, also where Telegram cannot be reached; what was accepted is finished
or kept.
"""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path

import pytest

from handlers import kept_replies
from handlers.reply import Language
from handlers.telegram.showing.wording import EdgeSentence
from store.state import MessageKind, Outgoing, Stage
from tests.emulator.control import emulator
from tests.emulator.faults import BadGateway, Clock, Held
from tests.telegram.conversation import conversation
from tests.telegram.scripted import Scripted, plain

STOP = 20
DOUBT = EdgeSentence.MAY_BE_ANSWERED.say(Language.ZH)


class Impatient(Clock):
    """While in a hurry, the time for a stop is over as soon as it begins; other times pass when
    they are let.
    """

    def __init__(self) -> None:
        super().__init__()
        self.hurry = True

    async def alarm(self, seconds: float) -> None:
        if seconds != STOP or not self.hurry:
            await super().alarm(seconds)


class Endless:
    """A sleep that nobody wakes up from, and how to know that somebody sleeps."""

    def __init__(self) -> None:
        self.begun = asyncio.Event()

    async def __call__(self, seconds: float) -> None:
        self.begun.set()
        await asyncio.Event().wait()


async def test_an_answer_that_cannot_be_sent_is_kept_for_the_next_start(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    assistant, pause = Scripted(), Endless()
    clock = Impatient()
    async with emulator(clock) as telegram:
        with caplog.at_level(logging.WARNING, "bot.traffic.draining"):
            async with conversation(assistant, tmp_path, telegram=telegram, sleep=pause) as before:
                li = before.private("Li")
                telegram.faults.plan("sendMessage", BadGateway())
                await li.says("Li", "一问")
                await li.says("Li", "二问")
                await telegram.fetched()
                await pause.begun.wait()
        (said,) = _said(caplog)
        assert said.getMessage() == "not finished in time"
        assert vars(said)["updates_kept"] == 2
        assert telegram.said_by_bot(li.chat) == []
        clock.hurry = False
        async with conversation(assistant, tmp_path, telegram=telegram) as after:
            await after.settled()
        assert [message["text"] for message in telegram.said_by_bot(li.chat)] == [
            f"{DOUBT}\n答：一问",
            f"{DOUBT}\n答：二问",
        ]


async def test_a_message_whose_answer_does_not_come_is_kept_and_marked(tmp_path: Path) -> None:
    clock = Impatient()
    async with emulator(clock) as telegram:
        gate = asyncio.Event()
        async with conversation(Scripted(), tmp_path, telegram=telegram) as before:
            li = before.private("Li")
            telegram.faults.plan("sendMessage", Held(gate))
            before.state.outbox.put(
                Outgoing(
                    "1", li.chat.id, None, MessageKind.ALERT, kept_replies.written(plain("一"))
                ),
                Outgoing(
                    "2", li.chat.id, None, MessageKind.ALERT, kept_replies.written(plain("二"))
                ),
            )
            assert (await li.bot_answer()).text == "一"
        gate.set()
        clock.hurry = False
        async with conversation(Scripted(), tmp_path, telegram=telegram) as after:
            await after.delivered()
            assert after.state.outbox.counts()[Stage.SENT] == 2
        texts = [message["text"] for message in telegram.said_by_bot(li.chat)]
        assert [text.splitlines()[-1] for text in texts] == ["一", "一", "二"]
        assert texts[1].startswith("可能重复")


async def test_a_stop_in_good_time_says_nothing(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING, "bot.traffic.draining"):
        async with conversation(Scripted(), tmp_path) as talk:
            await talk.private("Li").says("Li", "一问")
            await talk.settled()
    assert _said(caplog) == []


def _said(caplog: pytest.LogCaptureFixture) -> list[logging.LogRecord]:
    """What was logged about the stop."""
    return [record for record in caplog.records if record.name == "bot.traffic.draining"]
