"""Whatever list an answer cuts can be turned through: sums, averages, rates, problems, reports, and
who is absent.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from handlers.conversation import Conversation as Answering
from tests.store.made import Workshop, report
from tests.telegram.conversation import BotMessage, Conversation, Scene, conversation
from tests.telegram.libraries import library_of
from tests.telegram.test_rankings import AGENCIES

PLACES = [agency.removesuffix("人民政府")[3:] for agency in AGENCIES]


@pytest.fixture
async def talk(workshop: Workshop, tmp_path: Path) -> AsyncIterator[Conversation]:
    for number, agency in enumerate(AGENCIES):
        workshop.write(f"{number}.txt", report(agency, 2022, new=100 - number, over=2))
    workshop.load()
    library = library_of(workshop.index)
    async with conversation(
        Answering(library.index, workshop.names), tmp_path, library=library
    ) as talk:
        yield talk


async def turned_through(scene: Scene, page: BotMessage) -> list[BotMessage]:
    """The pages of a list, each in the place of the one before."""
    pages = [page]
    while "下一页 ▶" in pages[-1].buttons:
        await scene.presses("Li", "下一页 ▶", under=pages[-1])
        pages.append(scene.now(page))
    return pages


@pytest.mark.parametrize(
    ("question", "head", "pages"),
    [
        ("2022年各单位申请一共多少", "合计 2,704 件（第 1/2 页）", 2),
        ("2022年各单位申请平均多少", "平均 84.5 件（第 1/2 页）", 2),
        ("2022年各单位公开率", "共 32 家（第 1/2 页）", 2),
        ("2023年哪些单位没有发布", "全部 2023 年：32 个单位中 32 个没有发布（第 1/2 页）", 2),
        ("2022年有哪些年报", "32 份报告（第 1/4 页）", 4),
    ],
)
async def test_all_of_a_list_can_be_turned_through(
    talk: Conversation, question: str, head: str, pages: int
) -> None:
    li = talk.private("Li")
    await li.says("Li", question)
    answer = await li.bot_answer()
    assert not all(place in answer.text for place in PLACES)
    await li.presses("Li", "全部", under=answer)
    page = await li.bot_answer()
    assert page.first_line == head
    found = await turned_through(li, page)
    assert len(found) == pages
    seen = [
        line
        for each in found
        for line in each.text.splitlines()
        if any(place in line for place in PLACES)
    ]
    assert len(seen) == len(AGENCIES)
    assert [place for place in PLACES if not any(place in line for line in seen)] == []


async def test_of_several_years_each_has_its_head(talk: Conversation) -> None:
    li = talk.private("Li")
    await li.says("Li", "2021年和2023年哪些单位没有发布")
    await li.presses("Li", "全部", under=await li.bot_answer())
    page = await li.bot_answer()
    assert page.first_line == "没有发布的 64 个（第 1/4 页）"
    found = await turned_through(li, page)
    lines = [line for each in found for line in each.text.splitlines()[1:]]
    names = [line for line in lines if line.endswith("人民政府")]
    assert len(names) == 64
    assert names[:32] == names[32:]
    heads = [each.text.splitlines()[1] for each in found]
    assert heads[0].startswith("全部 2021 年")
    assert heads[-1].startswith("全部 2023 年")


async def test_all_problems_and_sums_of_a_check_can_be_turned_through(talk: Conversation) -> None:
    li = talk.private("Li")
    await li.says("Li", "2022年各单位的年报有什么问题")
    answer = await li.bot_answer()
    assert "还有 20 个勾稽" in answer.text
    await li.presses("Li", "全部", under=answer)
    page = await li.bot_answer()
    count = int(page.first_line.split("：")[1].split()[0])
    lines = [line for each in await turned_through(li, page) for line in each.text.splitlines()[1:]]
    assert len(lines) == count + len(AGENCIES)
    assert all(any(place in line for line in lines) for place in PLACES)


async def test_what_is_shown_whole_has_no_further_list(talk: Conversation) -> None:
    li = talk.private("Li")
    for question in (
        "海淀区、房山区2022年申请合计",
        "海淀区2022年的年报有什么问题",
        "海淀区2022年公开率",
    ):
        await li.says("Li", question)
        assert "全部" not in (await li.bot_answer()).buttons
