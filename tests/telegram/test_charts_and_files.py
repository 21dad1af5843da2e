"""Answers as pictures and as files, through the chat."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import openpyxl
import pytest
from PIL import Image

from handlers.charts.chart import Bar, Chart, ChartShape
from handlers.conversation import Conversation as Reports
from handlers.rendering.replying import offers
from handlers.reply import Charted
from handlers.telegram.commanding import files
from store.extras import Extra
from tests.telegram.conversation import BotMessage, Conversation, conversation
from tests.telegram.scripted import Scripted, plain


def file_of(talk: Conversation, message: BotMessage) -> bytes:
    return talk.telegram.files.stored[message.file_id].content


async def test_a_comparison_as_a_chart_and_then_as_a_file(
    conversation_over_reports: Reports, tmp_path: Path
) -> None:
    async with conversation(conversation_over_reports, tmp_path, draws_apart=True) as talk:
        group = talk.group("年报群")
        await group.says("Li", "/ask 红寺堡和西吉2020年行政处罚谁多")
        answer = await group.bot_answer()
        assert answer.buttons[-2:] == ["图表", "导出"]

        await group.presses("Li", "图表", under=answer)
        chart = await group.bot_answer()
        assert chart.text.splitlines()[0] == "红寺堡区人民政府多，多 694 件（+54.6%）"
        assert "来源：红寺堡区 2020 年政府信息公开工作年度报告，表二，第 47 行" in chart.text
        assert chart.raw["reply_to_message"]["message_id"] == answer.id
        picture = file_of(talk, chart)
        assert len(picture) < 100_000
        assert Image.open(io.BytesIO(picture)).format == "PNG"

        await group.presses("Wang", "导出", under=chart)
        exported = await group.bot_answer()
        assert exported.file_name == (
            "年报_宁夏回族自治区吴忠市红寺堡区和宁夏回族自治区固原市西吉县2020年行政处罚_处理决定数量_比较.xlsx"
        )
        assert "数据 3 行" in exported.text
        page = openpyxl.load_workbook(io.BytesIO(file_of(talk, exported)))["数据"]
        assert [page.cell(row, 8).value for row in (2, 3, 4)] == [694, 1965, 1271]

        await group.presses("Wang", "导出 CSV", under=exported)
        rows = list(
            csv.reader(io.StringIO(file_of(talk, await group.bot_answer()).decode("utf-8-sig")))
        )
        assert [row[7] for row in rows[1:]] == ["694", "1965", "1271"]


async def test_without_what_draws_no_chart_is_offered_and_one_that_is_asked_for_is_answered_in_words(
    conversation_over_reports: Reports, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (offers, files):
        monkeypatch.setattr(module, "is_there", lambda extra: extra is not Extra.CHARTS)
    async with conversation(conversation_over_reports, tmp_path) as talk:
        li = talk.private("Li")
        await li.says("Li", "/rank 2020年行政处罚")
        assert "图表" not in (await li.bot_answer()).buttons
        await li.says("Li", "/chart 红寺堡和西吉2020年行政处罚谁多")
        told = (await li.bot_answer()).text
        assert told.startswith("这里没有安装画图的部分")
        assert "红寺堡区人民政府多，多 694 件" in told


async def test_a_follow_up_is_drawn_as_what_it_means(
    conversation_over_reports: Reports, tmp_path: Path
) -> None:
    async with conversation(conversation_over_reports, tmp_path) as talk:
        li = talk.private("Li")
        await li.says("Li", "红寺堡和西吉2020年行政处罚谁多")
        await li.bot_answer()
        await li.says("Li", "行政许可呢")
        second = await li.bot_answer()
        await li.says("Li", "平罗县2022年收到多少件申请")
        await li.bot_answer()
        await li.presses("Li", "图表", under=second)
        assert "行政许可" in (await li.bot_answer()).text


async def test_the_commands_say_how_and_why_not(
    conversation_over_reports: Reports, tmp_path: Path
) -> None:
    async with conversation(conversation_over_reports, tmp_path) as talk:
        li = talk.private("Li")
        for said, told in (
            ("/chart", "请把问题写在 /chart 后面"),
            ("/export", "请把问题写在 /export 后面"),
            ("/chart 平罗县2022年收到多少件申请", "画不成图"),
            ("导出 平罗县有多少人口", "没有看懂“人口”"),
            ("/chart@nianbao_bot 彭阳县2020年收到多少申请", "没有"),
        ):
            await li.says("Li", said)
            assert told in (await li.bot_answer()).text, said


async def test_english_in_english_out(conversation_over_reports: Reports, tmp_path: Path) -> None:
    async with conversation(conversation_over_reports, tmp_path) as talk:
        ann = talk.private("Ann", "en")
        await ann.says("Ann", "compare Hongsibu and Xiji 2020 administrative penalties")
        answer = await ann.bot_answer()
        assert answer.buttons[-2:] == ["Chart", "Export"]
        await ann.presses("Ann", "Export", under=answer)
        exported = await ann.bot_answer()
        assert "Rows of data: 3" in exported.text
        assert openpyxl.load_workbook(io.BytesIO(file_of(talk, exported))).sheetnames == [
            "Data",
            "Sources",
            "Problems",
        ]


async def test_a_chart_in_a_topic_stays_there_and_is_drawn_once(
    talk: Conversation, assistant: Scripted
) -> None:
    forum = talk.group("年报群", forum=True)
    topic = await talk.topic(forum, "年报")
    message = await topic.says("Li", "/chart 2020年行政处罚排名")
    chart = await topic.bot_answer()
    assert (chart.text, chart.topic) == ("图：2020年行政处罚排名", topic.topic)
    await talk.telegram.updates.put("message", message)
    await topic.bot_is_silent()
    assert len(assistant.asked) == 1


async def test_a_chart_that_cannot_be_drawn_leaves_the_answer(
    talk: Conversation, assistant: Scripted
) -> None:
    broken = Chart(ChartShape.LINE, "", "", (Bar("no year", 1.0, "1"),))
    assistant.charts["坏"] = Charted(plain("答：坏"), broken.to_json())
    li = talk.private("Li")
    await li.says("Li", "/chart 坏")
    answer = await li.bot_answer()
    assert answer.text == "图没有画成，请稍后再按一次。答案如下：\n答：坏"


async def test_words_ask_for_a_chart_too(talk: Conversation, assistant: Scripted) -> None:
    li = talk.private("Li")
    await li.says("Li", "图表 2020年行政处罚排名")
    assert "photo" in (await li.bot_answer()).raw
    await li.says("Li", "导出 csv 2020年行政处罚排名")
    exported = await li.bot_answer()
    assert exported.file_name == "年报.csv"
    assert assistant.asked[-1].question == "2020年行政处罚排名"
