"""What is forwarded to the bot: a question is answered, a command that would change something is
not carried out.
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.telegram.conversation import Conversation, Scene

ORIGIN: dict[str, Any] = {"type": "hidden_user", "sender_user_name": "Wang", "date": 1}


async def forwards(scene: Scene, text: str) -> str:
    await scene.says("Li", text, forward_origin=ORIGIN)
    return (await scene.bot_answer()).text


DEEDS = [
    "/subscribe 平罗县",
    "订阅 平罗县",
    "/digest 每天9点",
    "/here 平罗县",
    "/timezone UTC",
    "/choose 城关镇=甲 乙",
]


@pytest.mark.parametrize("said", DEEDS)
async def test_a_forwarded_command_changes_nothing(talk: Conversation, said: str) -> None:
    li = talk.private("Li")
    assert await forwards(li, said) == "转发来的命令不执行。要它生效，请自己发一遍。"
    assert talk.state.subscriptions.here(li.chat.id, None) == []
    assert talk.state.schedules.get(li.chat.id, None) is None
    assert talk.state.homes.get(li.chat.id, None) == ""


@pytest.mark.parametrize("said", ["平罗县2022年收到多少申请", "/ask 平罗县2022年收到多少申请"])
async def test_a_forwarded_question_is_answered(talk: Conversation, said: str) -> None:
    assert (await forwards(talk.private("Li"), said)).startswith("24 件")
