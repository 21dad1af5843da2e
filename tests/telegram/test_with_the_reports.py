"""The bot with the shipped reports behind it, as a group meets it."""

from __future__ import annotations

from pathlib import Path

import pytest

from handlers.conversation import Conversation
from tests.telegram.conversation import conversation


async def test_a_group_asks_compares_chooses_and_goes_on(
    conversation_over_reports: Conversation, tmp_path: Path
) -> None:
    async with conversation(conversation_over_reports, tmp_path) as talk:
        group = talk.group("年报群")

        await group.says("Li", "/ask@nianbao_bot 红寺堡和西吉2020年行政处罚谁多", reply_to=None)
        answer = await group.bot_answer()
        assert answer.first_line == "红寺堡区人民政府多，多 694 件（+54.6%）"
        assert answer.marked("bold") == [answer.first_line]

        await group.says("Li", "行政许可呢", reply_to=answer)
        assert "西吉县人民政府" in (await group.bot_answer()).first_line

        await group.says(
            "Wang", "/ask how many applications did Pingluo receive in 2022", reply_to=None
        )
        english = await group.bot_answer()
        assert english.first_line == "24 requests"

        await group.presses("Wang", "Results", under=english)
        assert "3 granted in full, 2 in part" in (await group.bot_answer()).text

        await group.says("Li", "/ask 城关镇2022年收到多少申请", reply_to=None)
        which = await group.bot_answer()
        assert which.buttons == [
            "宁夏回族自治区石嘴山市平罗县城关镇",
            "宁夏回族自治区固原市隆德县城关镇",
        ]

        await group.presses("Li", which.buttons[0], under=which)
        assert "没有平罗县城关镇的报告" in (await group.bot_answer()).text

        await group.says("Li", "大家中午吃什么", reply_to=None)
        await group.bot_is_silent()


async def test_what_is_not_there_can_be_waited_for_and_what_is_no_question_leads_to_the_help(
    conversation_over_reports: Conversation, tmp_path: Path
) -> None:
    async with conversation(conversation_over_reports, tmp_path) as talk:
        li = talk.private("Li")
        await li.says("Li", "平罗县2021年收到多少申请")
        missing = await li.bot_answer()
        assert missing.buttons == ["2022 年", "有新报告时提醒我"]
        await li.presses("Li", "有新报告时提醒我", under=missing)
        assert (await li.bot_answer()).first_line == "已订阅：平罗县人民政府办公室"

        await li.says("Li", "平罗县有多少人口")
        refused = await li.bot_answer()
        await li.presses("Li", "可以问什么", under=refused)
        assert (await li.bot_answer()).first_line == "可以问什么"


async def test_a_name_alone_that_several_have_is_chosen_from_in_the_language_of_the_question(
    conversation_of_equals: Conversation, tmp_path: Path
) -> None:
    async with conversation(conversation_of_equals, tmp_path) as talk:
        mary = talk.private("Mary", "en")
        await mary.says("Mary", "Qingshan")
        which = await mary.bot_answer()
        assert which.text.splitlines() == [
            "Which one?",
            "Qingshan Subdistrict, Dawukou District (宁夏回族自治区石嘴山市大武口区青山街道)",
            "Qingshan Township, Yanchi County (宁夏回族自治区吴忠市盐池县青山乡)",
        ]
        assert which.buttons == [
            "Qingshan Subdistrict, Dawukou District",
            "Qingshan Township, Yanchi County",
        ]
        await mary.presses("Mary", which.buttons[1], under=which)
        assert "Reports: 1" in (await mary.bot_answer()).text.splitlines()


@pytest.mark.parametrize(
    "since", ["西吉县2020年行政处罚多少", "固原市2020年行政处罚排名", "平罗县呢"]
)
async def test_a_button_means_what_it_stands_under_whatever_was_asked_since(
    conversation_over_reports: Conversation, tmp_path: Path, since: str
) -> None:
    async with conversation(conversation_over_reports, tmp_path) as talk:
        group = talk.group("年报群")
        await group.says("Li", "/check")
        check = await group.bot_answer()
        await group.says("Li", "/ask 行政处罚排名")
        ranking = await group.bot_answer()

        await group.says("Li", f"/ask {since}")
        await group.bot_answer()
        await group.presses("Li", "导出", under=check)
        assert (await group.bot_answer()).first_line == check.first_line.partition("（")[0]
        await group.presses("Li", "图表", under=ranking)
        assert (await group.bot_answer()).first_line == ranking.first_line


async def test_checks_lists_and_help_in_private(
    conversation_over_reports: Conversation, tmp_path: Path
) -> None:
    async with conversation(conversation_over_reports, tmp_path) as talk:
        li = talk.private("Li")
        await li.says("Li", "/reports")
        assert (await li.bot_answer()).first_line in ("5 份报告", "Reports: 5")

        await li.says("Li", "/check 西吉县")
        assert "3891" in (await li.bot_answer()).text

        await li.says("Li", "平罗县有多少人口")
        assert (await li.bot_answer()).first_line == "没有看懂“人口”"


async def test_under_an_answer_anybody_asks_on_from_it(
    conversation_over_reports: Conversation, tmp_path: Path
) -> None:
    async with conversation(conversation_over_reports, tmp_path) as talk:
        group = talk.group("年报群")
        await group.says("Li", "/ask 红寺堡2020年行政处罚多少")
        answer = await group.bot_answer()
        await group.says("Li", "/ask 平罗县2022年收到多少申请")
        await group.bot_answer()

        for who in ("Wang", "Li"):
            await group.says(who, "西吉呢", reply_to=answer)
            assert (await group.bot_answer()).first_line == "1,271 件（按“处理决定数量”）"
        await group.says("Zhao", "/rank", reply_to=answer)
        assert (await group.bot_answer()).first_line == "红寺堡区人民政府，1,965 件"


@pytest.mark.parametrize("said", ["/export", "导出"])
async def test_a_command_under_an_answer_is_about_its_question(
    conversation_over_reports: Conversation, tmp_path: Path, said: str
) -> None:
    async with conversation(conversation_over_reports, tmp_path) as talk:
        group = talk.group("年报群")
        await group.says("Li", "/ask 2020年行政处罚排名")
        ranking = await group.bot_answer()
        await group.says("Wang", said, reply_to=ranking)
        file = await group.bot_answer()
        assert file.file_name == "年报_2020年行政处罚_处理决定数量_排名.xlsx"
        await group.says("Wang", said, reply_to=file)
        assert (await group.bot_answer()).file_name == file.file_name


async def test_what_the_bot_says_is_no_question(
    conversation_over_reports: Conversation, tmp_path: Path
) -> None:
    async with conversation(conversation_over_reports, tmp_path) as talk:
        group = talk.group("年报群")
        await group.says("Li", "/subscriptions")
        listed = await group.bot_answer()
        await group.says("Li", "/ask", reply_to=listed)
        assert (await group.bot_answer()).first_line.startswith("请把问题写在 /ask 后面")
