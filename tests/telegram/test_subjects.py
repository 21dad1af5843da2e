"""Whose subject a reply is about: that of the message that it replies to, whoever replies, and
after a restart too.
"""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, closing
from pathlib import Path

import pytest

from handlers.conversation import Conversation as Reports
from store.index import Index
from store.names import Names
from tests.emulator.control import Emulator, emulator
from tests.telegram.conversation import BotMessage, Conversation, Scene, conversation

Begin = Callable[[], AbstractAsyncContextManager[Conversation]]
XIJI = "西吉县2020年行政处罚处理决定多少"
PINGLUO_NEW = "24 件"


@pytest.fixture
async def telegram() -> AsyncIterator[Emulator]:
    async with emulator() as telegram:
        yield telegram


@pytest.fixture(params=["polling", "webhook"])
def webhook(request: pytest.FixtureRequest) -> bool:
    return bool(request.param == "webhook")


@pytest.fixture
def begin(index: Index, names: Names, tmp_path: Path, telegram: Emulator, webhook: bool) -> Begin:
    """A life of the bot, on what the one before has left."""
    return lambda: conversation(Reports(index, names), tmp_path, telegram=telegram, webhook=webhook)


async def said(scene: Scene, who: str, text: str, reply_to: BotMessage | None = None) -> BotMessage:
    await scene.says(who, text, reply_to=reply_to)
    return await scene.bot_answer()


CARDS = [
    "/report 平罗县 2022",
    "/check 平罗县 2022",
    "/reports 平罗县",
    "/source 平罗县 2022 47",
    "平罗县2022年的年报",
]


@pytest.mark.parametrize("card", CARDS)
async def test_under_a_card_one_asks_about_what_it_shows(begin: Begin, card: str) -> None:
    async with begin() as talk:
        li = talk.private("Li")
        shown = await said(li, "Li", card)
        await said(li, "Li", XIJI)
        assert (await said(li, "Li", "收到多少申请", shown)).first_line.split("（")[
            0
        ] == PINGLUO_NEW


@pytest.mark.parametrize("card", [*CARDS, "平罗县2022年收到多少申请", "平罗2022年有多少投诉"])
async def test_after_a_restart_it_is_the_same(begin: Begin, card: str) -> None:
    async with begin() as talk:
        before = talk.private("Li")
        shown = await said(before, "Li", card)
    async with begin() as talk:
        li = talk.resumed(before)
        await said(li, "Li", XIJI)
        assert (await said(li, "Li", "收到多少申请", shown)).first_line.split("（")[
            0
        ] == PINGLUO_NEW


async def test_in_a_group_another_person_asks_on_after_a_restart(begin: Begin) -> None:
    async with begin() as talk:
        before = talk.group("年报群")
        shown = await said(before, "Li", "/ask 红寺堡2020年行政处罚多少")
    async with begin() as talk:
        group = talk.resumed(before)
        await said(group, "Wang", "/ask 平罗县2022年收到多少申请")
        assert (await said(group, "Wang", "西吉呢", shown)).first_line.startswith("1,271 件")
        assert (
            await said(group, "Zhao", "/rank", shown)
        ).first_line == "红寺堡区人民政府，1,965 件"


@pytest.mark.parametrize("card", ["/help", "/subscriptions", "/settings"])
async def test_under_what_is_about_nothing_it_asks_and_takes_nobodys_last(
    begin: Begin, card: str
) -> None:
    async with begin() as talk:
        li = talk.private("Li")
        shown = await said(li, "Li", card)
        await said(li, "Li", XIJI)
        asked = await said(li, "Li", "收到多少申请", shown)
        assert "西吉" not in asked.first_line
        assert "件" not in asked.first_line


@pytest.mark.parametrize("half", ["2022年呢", "去年呢", "多少件", "多少份", "合计呢"])
async def test_half_a_question_under_what_is_about_nothing_is_asked_back(
    begin: Begin, half: str
) -> None:
    async with begin() as talk:
        li = talk.private("Li")
        shown = await said(li, "Li", "/help")
        await said(li, "Li", XIJI)
        assert (await said(li, "Li", half, shown)).first_line == "问的是哪个单位、什么事项？"
        assert (await said(li, "Li", "/why")).text.count("前面没有问题可以接着问") == 1


async def test_half_an_english_question_is_asked_back_too(begin: Begin) -> None:
    async with begin() as talk:
        mary = talk.private("Mary", "en")
        shown = await said(mary, "Mary", "/help")
        for half in ("how about 2022?", "how many?", "and last year?"):
            asked = await said(mary, "Mary", half, shown)
            assert asked.first_line == "Which agency is meant, and which figure?"


@pytest.mark.parametrize("word", ["嗯", "几点了", "how are you", "今天天气怎么样"])
async def test_what_is_no_half_question_is_not_asked_back(begin: Begin, word: str) -> None:
    async with begin() as talk:
        li = talk.private("Li")
        shown = await said(li, "Li", "/help")
        await li.says("Li", word, reply_to=shown)
        assert not any("哪个单位、什么事项" in answer.text for answer in await li.bot_answers())


async def test_a_refusal_under_an_answer_goes_on_from_that_answer(begin: Begin) -> None:
    async with begin() as talk:
        group = talk.group("年报群")
        answer = await said(group, "Li", "/ask 平罗县2022年收到多少申请")
        await said(group, "Wang", f"/ask {XIJI}")
        refused = await said(group, "Wang", "今天天气怎么样", answer)
        assert (await said(group, "Zhao", "予以公开多少", refused)).first_line == "3 件"


@pytest.mark.parametrize("restarted", [False, True])
async def test_an_edited_follow_up_goes_on_from_what_it_went_on_from(
    begin: Begin, restarted: bool
) -> None:
    async with begin() as talk:
        li = talk.private("Li")
        await said(li, "Li", "平罗县2022年收到多少申请")
        follow_up = await li.says("Li", "予以公开呢")
        answer = await li.bot_answer()
        assert answer.first_line == "3 件"
        await said(li, "Li", XIJI)
        if not restarted:
            await li.edits(follow_up, "无法提供呢")
            await talk.settled()
            assert li.now(answer).first_line.startswith("19 件")
    if restarted:
        async with begin() as talk:
            again = talk.resumed(li)
            await again.edits(follow_up, "无法提供呢")
            await talk.settled()
            assert again.now(answer).first_line.startswith("19 件")


async def test_what_is_kept_holds_no_words_of_people(begin: Begin, tmp_path: Path) -> None:
    async with begin() as talk:
        li = talk.private("Li")
        for words in (
            "平罗县2022年xyzzy多少",
            "平罗县2022年提到xyzzy了吗",
            "平罗县2022年有没有写xyzzy",
        ):
            await said(li, "Li", words)
        await talk.delivered()
    with closing(sqlite3.connect(tmp_path / "state.db")) as state:
        kept = state.execute("SELECT group_concat(question) FROM subjects").fetchone()[0]
    assert "平罗县" in kept
    assert "xyzzy" not in kept
