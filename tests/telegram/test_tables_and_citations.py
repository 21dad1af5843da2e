"""Tables as Telegram's own where its server has them, what stands beside an answer folded,
citations to be pasted.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from handlers.conversation import Conversation as Reports
from handlers.rendering.vocabulary.tables import aligned
from handlers.reply import Reply, Style
from handlers.telegram.showing.markup import parts_of
from tests.emulator.control import Emulator, emulator
from tests.emulator.errors import bad
from tests.emulator.rich import rich_content
from tests.telegram.conversation import BotMessage, Conversation, Scene, conversation
from tests.telegram.test_markup import replies, words

RANKING = "2020年行政处罚排名"
VALUE = "平罗县2022年收到多少件申请"


@pytest.fixture
async def telegram() -> AsyncIterator[Emulator]:
    async with emulator() as telegram:
        telegram.methods.has_rich = True
        yield telegram


@pytest.fixture(params=["polling", "webhook"])
async def talk(
    conversation_over_reports: Reports,
    tmp_path: Path,
    telegram: Emulator,
    request: pytest.FixtureRequest,
) -> AsyncIterator[Conversation]:
    by_webhook = request.param == "webhook"
    async with conversation(
        conversation_over_reports, tmp_path, telegram=telegram, webhook=by_webhook
    ) as talk:
        yield talk


async def said(scene: Scene, text: str) -> BotMessage:
    await scene.says("Li", text)
    return await scene.bot_answer()


def blocks(message: BotMessage) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = message.raw["rich_message"]["blocks"]
    return found


async def test_a_table_is_one_where_telegram_has_them(talk: Conversation) -> None:
    message = await said(talk.private("Li"), RANKING)
    (table,) = [block for block in blocks(message) if block["type"] == "table"]
    assert [cell["text"] for cell in table["cells"][0]] == [
        "1.",
        "红寺堡区人民政府",
        "1,965 件",
        "第 47 行",
    ]
    assert [cell["align"] for cell in table["cells"][0]] == ["right", "left", "right", "left"]
    assert len(table["cells"]) == 4
    assert blocks(message)[0] == {"type": "paragraph", "text": "红寺堡区人民政府，1,965 件"}
    (sources,) = [block for block in blocks(message) if block["type"] == "details"]
    assert sources["text"].count("来源：") == 3
    assert "图表" in message.buttons


async def test_elsewhere_it_is_in_a_fixed_width_face_and_asked_for_once(talk: Conversation) -> None:
    talk.telegram.methods.has_rich = False
    li = talk.private("Li")
    for _ in range(2):
        message = await said(li, RANKING)
        assert message.marked("pre")[0].startswith("1.  红寺堡区人民政府      1,965 件")
    tried = [request for request in talk.telegram.requests if request.method == "sendRichMessage"]
    assert len(tried) == 1


async def test_what_telegram_does_not_take_as_a_table_comes_as_text(talk: Conversation) -> None:
    talk.telegram.faults.plan("sendRichMessage", bad("can't parse rich message: something"))
    assert (await said(talk.private("Li"), RANKING)).marked("pre")


async def test_an_edited_question_turns_a_table_into_words_and_back(talk: Conversation) -> None:
    li = talk.private("Li")
    question = await li.says("Li", RANKING)
    answer = await li.bot_answer()
    await li.edits(question, VALUE)
    await talk.settled()
    assert li.now(answer).first_line == "24 件"
    assert "rich_message" not in li.now(answer).raw
    await li.edits(question, RANKING)
    await talk.settled()
    assert blocks(li.now(answer))[0]["text"] == "红寺堡区人民政府，1,965 件"


@given(replies, some.lists(some.lists(words, min_size=1, max_size=4), min_size=1, max_size=30))
def test_whatever_is_sent_as_rich_telegram_can_read(reply: Reply, rows: list[list[str]]) -> None:
    untabled = [line for line in reply.lines if line.style is not Style.TABLE]
    for part in parts_of(replace(reply, lines=(*untabled, *aligned(rows), *untabled))):
        shown = rich_content({"html": part.rich})["rich_message"]["blocks"] if part.rich else []
        cells = [cell for block in shown for row in block.get("cells", ()) for cell in row]
        assert all(cell["text"].strip() in part.text for cell in cells)


async def test_what_is_left_out_is_folded_where_it_is_long(talk: Conversation) -> None:
    talk.telegram.methods.has_rich = False
    message = await said(talk.private("Li"), "2020年哪家收到的申请最多")
    (folded, *_) = message.marked("expandable_blockquote")
    assert folded.startswith("缺：") or "彭阳县" in folded
    assert len(folded.splitlines()) == 2


async def test_a_number_can_be_copied_with_its_place(talk: Conversation) -> None:
    li = talk.private("Li")
    message = await said(li, VALUE)
    assert message.copies == {
        "复制引用": "24 件（平罗县人民政府办公室2022年政府信息公开工作年度报告，表三，第47行）"
    }


@pytest.mark.parametrize(
    "question",
    [
        RANKING,
        "平罗县2022年有多少投诉",
        "平罗县2021年收到多少件申请",
        "平罗县2022年收到25件申请吗",
        "你好",
    ],
)
async def test_what_is_no_number_of_one_place_has_no_citation(
    talk: Conversation, question: str
) -> None:
    assert not (await said(talk.private("Li"), question)).copies


async def test_two_numbers_are_cited_each_with_its_place(talk: Conversation) -> None:
    (both,) = (await said(talk.private("Li"), "平罗县2022年新收和予以公开各多少")).copies.values()
    title = "平罗县人民政府办公室2022年政府信息公开工作年度报告"
    assert (
        both
        == f"本年新收申请 24 件（{title}，表三，第47行）；予以公开 3 件（{title}，表三，第49行）"
    )
