"""An edited question whose answer is or was a picture: the new answer takes its place, in both
transports.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from handlers.conversation import Conversation as Reports
from tests.emulator.errors import bad
from tests.telegram.conversation import BotMessage, Conversation, Scene, conversation

CHART = "/chart 2020年行政处罚排名"
OTHER_CHART = "/chart 2020年行政许可排名"
EXPORT = "/export 2020年行政处罚排名"
WORDS = "/ask 平罗县2022年收到多少件申请"


@pytest.fixture(params=["polling", "webhook"])
async def talk(
    conversation_over_reports: Reports, tmp_path: Path, request: pytest.FixtureRequest
) -> AsyncIterator[Conversation]:
    async with conversation(
        conversation_over_reports, tmp_path, webhook=request.param == "webhook"
    ) as talk:
        yield talk


async def edited(
    talk: Conversation, first: str, second: str
) -> tuple[Scene, BotMessage, list[BotMessage]]:
    """The chat, the first answer, and all that the bot says there once the question was edited."""
    li = talk.private("Li")
    question = await li.says("Li", first)
    answer = await li.bot_answer()
    await li.edits(question, second)
    await talk.at_rest()
    return li, answer, [BotMessage(dict(message)) for message in talk.telegram.said_by_bot(li.chat)]


@pytest.mark.parametrize(
    ("first", "second", "shows"),
    [(CHART, OTHER_CHART, "photo"), (CHART, EXPORT, "document"), (WORDS, CHART, "photo")],
)
async def test_it_becomes_another_picture_or_file_in_its_place(
    talk: Conversation, first: str, second: str, shows: str
) -> None:
    _, answer, (now,) = await edited(talk, first, second)
    assert now.id == answer.id
    assert shows in now.raw
    assert now.text != answer.text
    assert "text" not in now.raw


async def test_words_take_the_place_of_a_picture(talk: Conversation) -> None:
    _, answer, (now,) = await edited(talk, CHART, WORDS)
    assert now.first_line == "24 件"
    assert now.id != answer.id


async def test_where_telegram_does_not_exchange_it_the_new_one_comes_alone(
    talk: Conversation,
) -> None:
    talk.telegram.faults.plan("editMessageMedia", bad("message can't be edited"))
    _, answer, (now,) = await edited(talk, CHART, OTHER_CHART)
    assert now.id != answer.id
    assert "photo" in now.raw
