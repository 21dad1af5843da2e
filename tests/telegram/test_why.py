"""`/why`: under an answer, under a question, alone; for ten minutes, and only what the chat has
said itself.
"""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest

from handlers.conversation import Conversation as Reports
from handlers.memory import LASTS
from store.index import Index
from store.names import Names
from tests.telegram.conversation import BotMessage, Conversation, Scene, conversation

PENALTIES = "/ask 西吉县2020年行政处罚处理决定多少"
READ = "西吉县2020.txt 第 69 行"
FORGOTTEN = "请再问一次"


@pytest.fixture
async def talk(conversation_over_reports: Reports, tmp_path: Path) -> AsyncIterator[Conversation]:
    async with conversation(conversation_over_reports, tmp_path) as talk:
        yield talk


async def said(scene: Scene, who: str, text: str, reply_to: BotMessage | None = None) -> BotMessage:
    await scene.says(who, text, reply_to=reply_to)
    return await scene.bot_answer()


async def test_under_an_answer_anybody_learns_how_its_question_was_understood(
    talk: Conversation,
) -> None:
    group = talk.group("年报群")
    answer = await said(group, "Li", PENALTIES)
    why = await said(group, "Wang", "/why@nianbao_bot", answer)
    assert why.first_line == "已回答：1 个数取自报告"
    assert "切分：行政处罚 | 处理决定 | 多少" in why.text
    assert READ in why.text
    assert "SELECT" not in why.text


async def test_of_somebody_who_asked_nothing_it_claims_nothing(talk: Conversation) -> None:
    """An answer before the last is explained too, in reply to it: that only the last is remembered
    would be untrue.
    """
    li = talk.private("Li")
    assert "回复任何一条回答发 /why" in (await said(li, "Li", "/why")).text


async def test_under_the_question_it_is_the_same(talk: Conversation) -> None:
    group = talk.group("年报群")
    question = await group.says("Li", PENALTIES)
    await group.bot_answer()
    await group.says("Wang", "/why", reply_to=question)
    assert READ in (await group.bot_answer()).text


async def test_alone_it_is_about_ones_own_last_question(talk: Conversation) -> None:
    group = talk.group("年报群")
    await said(group, "Li", PENALTIES)
    await said(group, "Wang", "/ask how many requests did Pingluo receive in 2022")
    assert READ in (await said(group, "Li", "/why")).text
    assert "平罗县人民政府办公室2022.txt line 47" in (await said(group, "Wang", "/why")).text
    assert "Ask it again" in (await said(group, "Zhang", "/why")).text
    assert FORGOTTEN in (await said(talk.private("Li"), "Li", "为什么")).text


async def test_an_answer_before_the_last_is_explained_as_what_it_was(talk: Conversation) -> None:
    li = talk.private("Li")
    first = await said(li, "Li", PENALTIES)
    await said(li, "Li", "今天天气怎么样")
    assert READ in (await said(li, "Li", "/why", first)).text
    why = await said(li, "Li", "/why")
    assert why.first_line in ("没有回答", "没有全部看懂，不作断言")
    assert "没用上：今天、天气" in why.text


async def test_what_a_button_asked_is_explained_too(talk: Conversation) -> None:
    group = talk.group("年报群")
    english = await said(group, "Li", "/ask how many applications did Pingluo receive in 2022")
    await group.presses("Wang", "Results", under=english)
    pressed = await group.bot_answer()
    assert (
        "Operation: breakdown (rule breakdown)" in (await said(group, "Li", "/why", pressed)).text
    )


async def test_a_question_behind_it_is_asked_and_explained(talk: Conversation) -> None:
    li = talk.private("Li")
    assert "没用上：收到、投诉" in (await said(li, "Li", "/why 平罗县2022年收到多少投诉")).text


async def test_after_ten_minutes_it_says_that_it_forgot_and_what_to_do(
    index: Index, names: Names, tmp_path: Path
) -> None:
    now = [0.0]
    async with conversation(Reports(index, names, clock=lambda: now[0]), tmp_path) as talk:
        li = talk.private("Li")
        answer = await said(li, "Li", PENALTIES)
        now[0] += LASTS + 1
        assert FORGOTTEN in (await said(li, "Li", "/why")).text
        assert FORGOTTEN in (await said(li, "Li", "/why", answer)).text


async def test_no_words_of_a_question_come_into_the_state(
    talk: Conversation, tmp_path: Path
) -> None:
    li = talk.private("Li")
    await said(li, "Li", "信访局的秘密计划xyzzy是多少")
    await said(li, "Li", "/why")
    await talk.delivered()
    with closing(sqlite3.connect(tmp_path / "state.db")) as state:
        kept = "\n".join(state.iterdump())
    assert "answered" in kept
    assert "xyzzy" not in kept
