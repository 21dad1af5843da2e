"""A ranking that is longer than an answer: all of it can be turned through."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from handlers.conversation import Conversation as Answering
from handlers.library import Library
from handlers.reply import Asker, Asking
from tests.conftest import TODAY
from tests.store.made import Workshop, report
from tests.telegram.conversation import Conversation, conversation
from tests.telegram.libraries import library_of

PLACES = (
    "东城 西城 朝阳 丰台 石景山 海淀 门头沟 房山 通州 顺义 昌平 大兴 怀柔 平谷 密云 延庆 "
    "黄浦 徐汇 长宁 静安 普陀 虹口 杨浦 闵行 宝山 嘉定 浦东新 金山 松江 青浦 奉贤 崇明"
)
AGENCIES = [
    f"{'北京市' if number < 16 else '上海市'}{place}区人民政府"
    for number, place in enumerate(PLACES.split(" "))
]


@pytest.fixture
def library(workshop: Workshop) -> Library:
    for number, agency in enumerate(AGENCIES):
        workshop.write(f"{number}.txt", report(agency, 2022, new=100 - number))
    workshop.load()
    return library_of(workshop.index)


@pytest.fixture
def answering(workshop: Workshop, library: Library) -> Answering:
    return Answering(library.index, workshop.names)


@pytest.fixture
async def talk(
    answering: Answering, library: Library, tmp_path: Path
) -> AsyncIterator[Conversation]:
    async with conversation(answering, tmp_path, library=library) as talk:
        yield talk


async def test_all_of_a_ranking_can_be_turned_through(talk: Conversation) -> None:
    li = talk.private("Li")
    await li.says("Li", "2022年收到申请排名")
    answer = await li.bot_answer()
    assert answer.text.count("件") < len(AGENCIES)
    await li.presses("Li", "全部", under=answer)
    page = await li.bot_answer()
    assert page.first_line == "排名 32 家（第 1/2 页）"
    seen = page.text
    await li.presses("Li", "下一页 ▶", under=page)
    turned = li.now(page)
    assert turned.first_line == "排名 32 家（第 2/2 页）"
    seen += turned.text
    places = [agency.removesuffix("区人民政府")[3:] for agency in AGENCIES]
    assert [place for place in places if f"{place}区" not in seen] == []
    assert seen.index("东城区") < seen.index("崇明区")


@pytest.mark.parametrize(
    ("question", "head"),
    [
        ("2022年不予公开最多的是谁", "和另外 27 个并列，各 0 件"),
        ("2022年公开率最高的是谁", "和另外 27 个并列，各 100%"),
        ("Which agency had the highest grant rate in 2022?", "; and 27 more (equal), 100% each"),
        ("2022年各单位不予公开的最大值是多少", "和另外 29 个）"),
    ],
)
async def test_many_equals_are_told_in_a_sentence(
    talk: Conversation, question: str, head: str
) -> None:
    li = talk.private("Li")
    await li.says("Li", question)
    assert (await li.bot_answer()).first_line.endswith(head)


@pytest.mark.parametrize(
    "question",
    [
        "how many requests did Dongcheng receive in 2022 and who received the most",
        "who received the most requests in 2022 and how many did Dongcheng receive",
    ],
)
def test_of_an_answer_in_parts_the_one_long_list_is_turned_through(
    answering: Answering, question: str
) -> None:
    shown = answering.listed(Asking(question, Asker("chat"), TODAY), 1)
    assert shown.lines[0].text == "Ranking of 32 (page 1 of 2)"
    assert len(shown.lines) == 21
