"""Overviews, end to end: which reports there are, one at a glance, its problems, who has not
published.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from handlers.conversation import Conversation as Reports
from store.names import Names
from tests.handlers.guyuan import guyuan
from tests.store.made import PINGLUO, Workshop, report
from tests.telegram.conversation import BotMessage, Conversation, Scene, conversation
from tests.telegram.libraries import library_of


@pytest.fixture
async def talk(conversation_over_reports: Reports, tmp_path: Path) -> AsyncIterator[Conversation]:
    """A bot with the shipped reports."""
    async with conversation(conversation_over_reports, tmp_path) as talk:
        yield talk


@pytest.fixture
async def region(tmp_path: Path, names: Names) -> AsyncIterator[Conversation]:
    """A bot with small reports from a region over three years."""
    index = guyuan(tmp_path, names)
    (tmp_path / "state").mkdir()
    async with conversation(
        Reports(index, names), tmp_path / "state", library=library_of(tmp_path / "index.db")
    ) as talk:
        yield talk


@asynccontextmanager
async def over(workshop: Workshop) -> AsyncIterator[Conversation]:
    """A bot with the reports of a workshop."""
    workshop.load()
    index = workshop.open()
    state = workshop.folder.parent / "state"
    state.mkdir()
    async with conversation(
        Reports(index, workshop.names), state, library=library_of(workshop.index)
    ) as talk:
        yield talk


async def said(scene: Scene, text: str, who: str = "Li") -> BotMessage:
    await scene.says(who, text)
    return await scene.bot_answer()


async def test_a_report_at_a_glance(region: Conversation) -> None:
    li = region.private("Li")
    answer = await said(li, "/report 原州区 2022")
    assert answer.first_line == "原州区人民政府 2022"
    lines = answer.text.splitlines()
    assert lines[1].startswith("本年新收申请 30 件，第 ")
    assert "（2021 年 10，第 " in lines[1]
    assert lines[1].endswith("，+200.0%）")
    assert "行政许可 12,000 件" in answer.text
    assert "来源：宁夏回族自治区固原市原州区人民政府2022年政府信息公开工作年度报告" in answer.text
    assert "上年：宁夏回族自治区固原市原州区人民政府2021年政府信息公开工作年度报告" in answer.text
    assert answer.buttons == ["原文", "全部问题", "与上年比较"]
    await li.presses("Li", "与上年比较", under=answer)
    assert "20 件" in (await li.bot_answer()).text
    await li.presses("Li", "原文", under=answer)
    assert "一、本年新收政府信息公开申请数量" in (await li.bot_answer()).text
    await li.presses("Li", "全部问题", under=answer)
    assert (await li.bot_answer()).first_line.startswith("原州区人民政府 2022：")


async def test_without_a_year_the_latest_report_is_shown_and_that_is_said(
    region: Conversation,
) -> None:
    answer = await said(region.private("Li"), "看报告 西吉县")
    assert answer.first_line == "西吉县人民政府 2023"
    assert "没有写年份，这是最近的一份。" in answer.text


async def test_a_damaged_report_says_what_it_lacks_and_its_gravest_problems(
    talk: Conversation,
) -> None:
    scene = talk.private("Li")
    answer = await said(scene, "/report 西吉县")
    assert "没有数据：结转下年度继续办理" in answer.text
    assert "问题 6 个，最重的：" in answer.text
    assert (
        len([line for line in answer.text.splitlines() if line.startswith(("重 ", "中 ", "轻 "))])
        == 3
    )
    assert "所在的表格有残缺，只有一种读法" in (await said(scene, "/report 青山乡")).text


async def test_english_in_english(talk: Conversation) -> None:
    mary = talk.private("Mary", "en")
    answer = await said(mary, "/report Pingluo", "Mary")
    assert answer.first_line == "Pingluo County Government Office (平罗县人民政府办公室), 2022"
    assert "requests received this year: 24 requests, line 47" in answer.text
    assert "No problems found." in answer.text
    assert answer.buttons == ["Original text"]


async def test_which_report_is_asked_back(talk: Conversation) -> None:
    li = talk.private("Li")
    which = await said(li, "/report 城关镇")
    assert which.text == "是哪一个？"
    await li.presses("Li", which.buttons[0], under=which)
    assert (await li.bot_answer()).text == "没有平罗县城关镇的报告。"
    several = await said(li, "/report 西吉 红寺堡")
    assert several.buttons == ["西吉县人民政府 2020", "红寺堡区人民政府 2020"]
    await li.presses("Li", several.buttons[1], under=several)
    assert (await li.bot_answer()).first_line == "红寺堡区人民政府 2020"
    alone = await said(li, "/report")
    assert "例如：/report 平罗县 2022" in alone.text
    assert len(alone.buttons) == 5


async def test_what_is_not_there_comes_with_what_is(talk: Conversation) -> None:
    li = talk.private("Li")
    missing = await said(li, "/report 平罗 2019")
    assert missing.text == "没有平罗县人民政府办公室 2019 年的报告。现有：2022 年。"
    await li.presses("Li", "平罗县人民政府办公室 2022", under=missing)
    assert "24 件" in (await li.bot_answer()).text
    region = await said(li, "/report 固原市")
    assert region.buttons == ["彭阳县人民政府办公室 2020", "西吉县人民政府 2020"]


@pytest.mark.parametrize("command", ["/report", "/reports", "/check", "/missing"])
async def test_words_that_name_nothing_are_never_taken_for_something(
    talk: Conversation, command: str
) -> None:
    li = talk.private("Li")
    for words in (
        "平罗县投诉",
        "asdfgh",
        "<b>&\u202e",
        "'; DROP TABLE reports;--",
        "页" * 3000,
        "平罗 page page",
    ):
        answer = await said(li, f"{command} {words}")
        assert "没有认出“" in answer.text or "was not recognised" in answer.text
        assert len(answer.text) < 160
    assert (await said(li, f"{command} 平罗 page 999999")).text
    assert (await said(li, f"{command} 平罗 page -1")).text


async def test_the_chats_own_agency_is_meant_where_none_is_named(talk: Conversation) -> None:
    li = talk.private("Li")
    await said(li, "/here 平罗县")
    assert (await said(li, "/report")).first_line == "平罗县人民政府办公室 2022"
    missing = await said(li, "/missing")
    assert missing.first_line == "平罗县 2025 年：1 个单位中 1 个没有发布"
    assert "没有写地区，按本聊天的单位。" in missing.text


async def test_reports_are_listed_page_by_page_in_place_and_opened(region: Conversation) -> None:
    group = region.group("年报群")
    first = await said(group, "/reports")
    assert first.first_line == "13 份报告（第 1/2 页）"
    assert first.buttons == ["1", "2", "3", "4", "5", "6", "7", "8", "下一页 ▶", "导出"]
    await group.presses("Wang", "下一页 ▶", under=first)
    second = group.now(first)
    assert second.first_line == "13 份报告（第 2/2 页）"
    assert second.buttons == ["9", "10", "11", "12", "13", "◀ 上一页", "导出"]
    await group.bot_is_silent()
    listed = [
        line for page in (first, second) for line in page.text.splitlines() if line[0].isdigit()
    ][1:]
    listed = [line.partition(". ")[2] for line in listed if ". " in line]
    assert len(set(listed)) == 13
    await group.presses("Wang", "13", under=second)
    assert (await group.bot_answer()).first_line.startswith(listed[-1][-20:].split("市")[-1])


async def test_reports_are_searched(region: Conversation) -> None:
    li = region.private("Li")
    for words, count in {
        "平罗": 2,
        "2022": 7,
        "西吉县 2022": 2,
        "2023": 2,
        "固原市 2021": 3,
    }.items():
        assert (await said(li, f"/reports {words}")).first_line == f"{count} 份报告", words
    page = await said(li, "年报 固原市")
    assert page.first_line == "11 份报告（第 1/2 页）"
    await li.presses("Li", "下一页 ▶", under=page)
    assert li.now(page).first_line == "11 份报告（第 2/2 页）"
    assert (await said(li, "/reports 北京")).text == "没有这个单位的报告\n没有北京市的报告。"


async def test_problems_are_paged_in_place(talk: Conversation) -> None:
    li = talk.private("Li")
    first = await said(li, "体检")
    assert first.first_line == "5 份报告：13 个问题（第 1/2 页）"
    assert first.buttons == ["下一页 ▶", "导出"]
    await li.presses("Li", "下一页 ▶", under=first)
    assert li.now(first).first_line == "5 份报告：13 个问题（第 2/2 页）"
    assert len(li.now(first).text.splitlines()) == 6
    await li.presses("Li", "◀ 上一页", under=li.now(first))
    assert li.now(first).text == first.text


async def test_who_has_not_published_by_the_legal_dates(region: Conversation) -> None:
    li = region.private("Li")
    answer = await said(li, "/missing 2025 固原市")
    assert answer.text.splitlines()[:5] == [
        "固原市 2025 年：7 个单位中 7 个没有发布",
        "距 1月31日还有 9 天：",
        "1. 西吉县教育局",
        "距 3月31日还有 68 天：",
        "2. 固原市人民政府",
    ]
    assert "法定期限：各机关次年 1月31日 前，县级以上政府次年 3月31日 前。" in answer.text
    await li.presses("Li", "有新报告时提醒我", under=answer)
    assert (await li.bot_answer()).first_line == "已订阅：固原市及以下各单位"
    past = await said(li, "/missing 固原市 2022")
    assert "2023年3月31日已过 1028 天：\n1. 泾源县人民政府" in past.text
    assert "7 个单位中 1 个没有发布" in past.first_line


async def test_without_words_it_is_the_year_that_is_due_and_everything_held(
    region: Conversation,
) -> None:
    answer = await said(region.private("Li"), "未发布")
    assert answer.first_line == "全部 2025 年：7 个单位中 7 个没有发布"
    assert "没有写年份，按 2025 年（现在应当发布的）。" in answer.text
    english = await said(region.private("Mary", "en"), "/missing 2025 Xiji", "Mary")
    assert english.first_line.endswith("2025: 2 of 2 have not published")
    assert "9 days left until 31 January:" in english.text


async def test_a_long_list_of_the_missing_is_paged(region: Conversation) -> None:
    li = region.private("Li")
    first = await said(li, "/missing 2025 宁夏")
    assert first.first_line.endswith("（第 1/2 页）")
    await li.presses("Li", "下一页 ▶", under=first)
    assert li.now(first).first_line.endswith("（第 2/2 页）")
    assert li.now(first).text.splitlines()[1] == "距 3月31日还有 68 天："


async def test_a_report_without_tables_says_so(workshop: Workshop) -> None:
    workshop.write(
        "平罗2017.txt",
        f"{PINGLUO}2017年政府信息公开工作年度报告\n一、概述\n全年主动公开信息300条。\n",
    )
    workshop.write("平罗2018.txt", report(PINGLUO, 2018))
    async with over(workshop) as talk:
        answer = await said(talk.private("Li"), "/report 平罗 2017")
        assert "这份报告只有正文，没有表格。" in answer.text


async def test_a_report_that_does_not_say_whose_it_is_is_opened_by_its_file(
    workshop: Workshop,
) -> None:
    text = report(PINGLUO, 2020).replace(f"{PINGLUO}2020年", "2020年")
    workshop.write("没有署名.txt", text)
    async with over(workshop) as talk:
        li = talk.private("Li")
        listed = await said(li, "/reports")
        await li.presses("Li", "1", under=listed)
        opened = await li.bot_answer()
        assert opened.first_line == "没有署名.txt 2020"
        assert "本年新收申请 5 件" in opened.text
        await li.presses("Li", "全部问题", under=opened)
        assert (await li.bot_answer()).first_line.startswith("没有署名.txt 2020：")
        await li.presses("Li", "原文", under=opened)
        assert "一、本年新收政府信息公开申请数量" in (await li.bot_answer()).text


async def test_reports_of_a_level_are_listed(region: Conversation) -> None:
    li = region.private("Li")
    everywhere = await said(li, "/reports 各县 2022")
    assert everywhere.first_line == "5 份报告"
    assert "原州区" in everywhere.text
    assert "教育局" not in everywhere.text
    assert (await said(li, "/reports 固原市各县 2022")).first_line == "4 份报告"
    assert "没有认出" in (await said(li, "/reports 各县投诉 2022")).text
    assert "没有认出" in (await said(li, "/check 各县投诉")).text


async def test_reports_of_a_level_are_checked(region: Conversation) -> None:
    li = region.private("Li")
    checked = await said(li, "/check 各县 2022")
    assert checked.first_line.startswith("5 份报告：")
    assert "教育局" not in checked.text
    assert (await said(li, "/check 固原市各县 2022")).first_line.startswith("4 份报告：")


async def test_who_has_not_published_comes_as_a_file(
    conversation_over_reports: Reports, tmp_path: Path
) -> None:
    async with conversation(conversation_over_reports, tmp_path) as talk:
        li = talk.private("Li")
        await li.says("Li", "/missing 2024 固原市")
        page = await li.bot_answer()
        await li.presses("Li", "导出", under=page)
        file = await li.bot_answer()
        assert file.first_line == page.first_line
        assert "6 行。" in file.text
        assert file.file_name == "年报_宁夏回族自治区固原市2024年哪些单位没有发布年报.xlsx"
