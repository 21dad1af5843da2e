"""Words under a picture or a file are read."""

from __future__ import annotations

import pytest

from tests.telegram.conversation import Conversation

ASKED = "平罗县2022年收到多少申请"


@pytest.mark.parametrize(
    "caption", [f"/ask {ASKED}", f"/ask@nianbao_bot {ASKED}", f"/ASK {ASKED}", ASKED]
)
async def test_a_question_under_a_picture_is_answered(talk: Conversation, caption: str) -> None:
    li = talk.private("Li")
    await talk.telegram.sends_picture(li.chat, talk.person("Li"), caption)
    assert (await li.bot_answer()).first_line == "24 件"


async def test_in_a_group_only_what_is_given_to_the_bot(talk: Conversation) -> None:
    group = talk.group("年报群", bot="administrator")
    for caption in (ASKED, f"/ask@OtherBot {ASKED}", "/weather"):
        await talk.telegram.sends_picture(group.chat, talk.person("Li"), caption)
    await group.bot_is_silent()
    await talk.telegram.sends_picture(group.chat, talk.person("Li"), f"/ask@nianbao_bot {ASKED}")
    assert (await group.bot_answer()).first_line == "24 件"


async def test_a_picture_without_words_is_said_to_be_unreadable(talk: Conversation) -> None:
    li = talk.private("Li")
    await talk.telegram.sends_picture(li.chat, talk.person("Li"))
    assert (await li.bot_answer()).text.startswith("我只读文字")
