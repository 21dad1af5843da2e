"""Much to send at once, against Telegram's limits: nothing is refused, answers come first, nobody
waits for others.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from pathlib import Path

import pytest

from bot.process.app import DELIVERIES
from bot.traffic.delivering import Deliveries
from handlers import kept_replies
from store.state import MessageKind, Outgoing
from tests.emulator.control import Emulator, emulator
from tests.emulator.idle_time import IdleTimeLoop, LoopClock
from tests.telegram.conversation import Conversation, Scene, conversation
from tests.telegram.scripted import Scripted, plain

Story = Callable[[Conversation], Coroutine[None, None, None]]


@pytest.fixture
def tell(tmp_path: Path) -> Callable[[Story], None]:
    """Runs a conversation on a loop whose time passes when nothing else happens, with Telegram's
    limits in force.
    """

    async def told(story: Story) -> None:
        async with emulator(LoopClock()) as telegram:
            telegram.flood.on = True
            async with conversation(Scripted(), tmp_path, telegram=telegram) as talk:
                await story(talk)

    def run(story: Story) -> None:
        with asyncio.Runner(loop_factory=IdleTimeLoop) as runner:
            runner.run(told(story))

    return run


def put(talk: Conversation, scene: Scene, count: int) -> list[str]:
    texts = [f"{scene.chat.title} {number}" for number in range(count)]
    talk.state.outbox.put(
        *(
            Outgoing(
                text, scene.chat.id, None, MessageKind.ALERT, kept_replies.written(plain(text))
            )
            for text in texts
        )
    )
    return texts


async def all_sent(talk: Conversation) -> None:
    deliveries: Deliveries = talk.bot.bot_data[DELIVERIES]
    await deliveries.quiet()


def said(telegram: Emulator, scene: Scene) -> list[str]:
    return [message["text"] for message in telegram.said_by_bot(scene.chat)]


def test_nothing_is_refused_however_much_there_is(tell: Callable[[Story], None]) -> None:
    async def story(talk: Conversation) -> None:
        loop = asyncio.get_running_loop()
        began = loop.time()
        people = [talk.private(f"P{number}") for number in range(60)]
        groups = [talk.group(f"G{number}") for number in range(4)]
        expected = [put(talk, scene, 4) for scene in people] + [
            put(talk, group, 40) for group in groups
        ]
        await all_sent(talk)
        assert [said(talk.telegram, scene) for scene in people + groups] == expected
        assert talk.telegram.flood.refused == 0
        assert loop.time() - began < 3 * 60

    tell(story)


def test_answers_come_first_and_are_not_refused_either(tell: Callable[[Story], None]) -> None:
    async def story(talk: Conversation) -> None:
        group = talk.group("年报群")
        put(talk, group, 60)
        for number in range(5):
            await group.says("Li", f"/ask 问题{number}")
            await asyncio.sleep(10)
        answers = [
            place for place, text in enumerate(said(talk.telegram, group)) if text.startswith("答")
        ]
        assert len(answers) == 5
        assert answers[-1] < 20
        await all_sent(talk)
        assert len(said(talk.telegram, group)) == 65
        assert talk.telegram.flood.refused == 0

    tell(story)


def test_many_questions_in_one_group_are_answered_within_its_minute(
    tell: Callable[[Story], None],
) -> None:
    async def story(talk: Conversation) -> None:
        group, li = talk.group("年报群"), talk.private("Li")
        for number in range(25):
            await group.says("Li", f"/ask 问题{number}")
            await asyncio.sleep(1)
        began = asyncio.get_running_loop().time()
        await li.says("Li", "平罗县2022年收到多少申请")
        assert (await li.bot_answer()).first_line == "24 件"
        assert asyncio.get_running_loop().time() - began < 1
        await asyncio.sleep(60)
        assert said(talk.telegram, group) == [f"答：问题{number}" for number in range(25)]
        assert talk.telegram.flood.refused == 0

    tell(story)


def test_two_hundred_questions_of_one_member_do_not_delay_the_others(
    tell: Callable[[Story], None],
) -> None:
    async def story(talk: Conversation) -> None:
        group = talk.group("年报群")
        for number in range(200):
            await group.says("Li", f"/ask 第{number}问")
        for number in range(6):
            await group.says("Wang", f"/ask 王{number}")
            await asyncio.sleep(5)
            assert f"答：王{number}" in said(talk.telegram, group)
            await asyncio.sleep(15)
        assert len(said(talk.telegram, group)) > 25
        await asyncio.sleep(20 * 60)
        assert [text for text in said(talk.telegram, group) if "第" in text] == [
            f"答：第{n}问" for n in range(200)
        ]

    tell(story)
