"""Inline mode: answers as cards in any chat."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from handlers.conversation import Conversation as Reports
from handlers.reply import Language, Reply, ReplyLine, Style
from tests.telegram.conversation import Conversation, conversation
from tests.telegram.scripted import Scripted


async def cards(
    talk: Conversation, words: str, who: str = "Li", language: str = "zh-hans"
) -> dict[str, Any]:
    query = await talk.telegram.types(talk.person(who, language), words)
    await talk.settled()
    return talk.telegram.methods.inline.answers[query]


def shown(answer: dict[str, Any]) -> list[tuple[str, str]]:
    return [(card["title"], card.get("description", "")) for card in answer["results"]]


async def test_an_answer_is_a_card_with_its_source(
    conversation_over_reports: Reports, tmp_path: Path
) -> None:
    async with conversation(conversation_over_reports, tmp_path) as talk:
        answer = await cards(talk, "平罗 2022 申请")
        (card,) = answer["results"]
        assert card["title"] == "24 件"
        assert "平罗县人民政府办公室 2022 年" in card["description"]
        assert "来源：平罗县人民政府办公室" in card["shown"]["text"]
        assert "reply_markup" not in card
        assert (answer["is_personal"], answer["cache_time"]) == (True, 10)
        assert answer["button"] == {"text": "到私聊里问", "start_parameter": "inline"}


async def test_equal_names_are_a_card_each(
    conversation_over_reports: Reports, tmp_path: Path
) -> None:
    async with conversation(conversation_over_reports, tmp_path) as talk:
        answer = await cards(talk, "城关镇2022年收到多少申请")
        assert [title for title, _ in shown(answer)] == [
            "宁夏回族自治区石嘴山市平罗县城关镇",
            "宁夏回族自治区固原市隆德县城关镇",
        ]
        assert (
            "问：宁夏回族自治区石嘴山市平罗县城关镇2022年" in answer["results"][0]["shown"]["text"]
        )


async def test_what_is_not_in_the_reports_is_one_card_that_says_what_is(
    conversation_over_reports: Reports, tmp_path: Path
) -> None:
    async with conversation(conversation_over_reports, tmp_path) as talk:
        answer = await cards(talk, "今天天气")
        assert shown(answer) == [("年报里没有，可以这样问：", "平罗县2022年收到多少件申请")]
        assert answer["results"][0]["shown"]["text"].startswith(
            "问：平罗县2022年收到多少件申请\n24 件\n"
        )
        assert (
            shown(await cards(talk, "weather", "Ann", "en"))[0][0]
            == "Not in the reports. You can ask, for example:"
        )


@pytest.mark.parametrize(
    "words",
    [
        "平",
        "平罗县2022年收到",
        "平罗县2022年收到多少件申",
        "平罗县有多少人口",
        "Ping",
        "how many appl",
        "how many applications did Pi",
    ],
)
async def test_for_a_word_that_is_typed_by_half_nothing_is_claimed(
    conversation_over_reports: Reports, tmp_path: Path, words: str
) -> None:
    async with conversation(conversation_over_reports, tmp_path) as talk:
        for card in (await cards(talk, words))["results"]:
            assert card["title"].casefold().startswith(words.casefold())
            asked, head, *_ = card["shown"]["text"].splitlines()
            assert asked.endswith(card["title"])
            assert head == card["description"]


async def test_before_any_word_there_are_examples(
    conversation_over_reports: Reports, tmp_path: Path
) -> None:
    async with conversation(conversation_over_reports, tmp_path) as talk:
        found = shown(await cards(talk, ""))
        assert found[0] == ("平罗县2022年收到多少件申请", "24 件")
        assert len(found) == 5


async def test_nothing_is_remembered_between_the_letters(
    conversation_over_reports: Reports, tmp_path: Path
) -> None:
    async with conversation(conversation_over_reports, tmp_path) as talk:
        await cards(talk, "平罗县2022年收到多少件申请")
        assert "24" not in shown(await cards(talk, "那西吉呢"))[0][0]


async def test_the_chosen_card_stands_in_the_chat_and_is_no_question(talk: Conversation) -> None:
    group = talk.group("别的群", bot="administrator")
    li = talk.person("Li")
    query = await talk.telegram.types(li, "平罗县2022年收到多少申请")
    await talk.settled()
    message = await talk.telegram.chooses(group.chat, li, query, 0)
    assert message["text"].startswith("24 件\n")
    await group.bot_is_silent()


async def test_no_more_cards_than_telegram_takes(talk: Conversation, assistant: Scripted) -> None:
    assistant.card_count = 80
    assert len((await cards(talk, "平罗"))["results"]) == 50


async def test_a_card_is_one_message_and_says_what_it_leaves_out(
    talk: Conversation, assistant: Scripted
) -> None:
    long = tuple(ReplyLine("行" * 300, Style.TABLE) for _ in range(40))
    assistant.answers["长"] = Reply((ReplyLine("第一行", Style.HEAD), *long), Language.ZH)
    (card,) = (await cards(talk, "长"))["results"]
    assert card["shown"]["text"].startswith("第一行\n")
    assert card["shown"]["text"].endswith("还有内容没有放下，请到机器人的私聊里问。")


async def test_an_answer_that_comes_too_late_harms_nothing(talk: Conversation) -> None:
    query = await talk.telegram.types(talk.person("Li"), "平罗")
    talk.telegram.methods.inline.waiting.clear()
    await talk.settled()
    assert query not in talk.telegram.methods.inline.answers
    assert shown(await cards(talk, "西吉")) == [("西吉", "")]


async def test_the_button_above_the_cards_leads_to_a_welcome(talk: Conversation) -> None:
    li = talk.private("Li")
    await li.says("Li", "/start inline")
    assert "每个数字都注明出处" in (await li.bot_answer()).text
