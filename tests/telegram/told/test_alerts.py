"""Alerts of what a load brings, end to end."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

from handlers.conversation import Conversation as Answering
from tests.emulator.control import Emulator
from tests.store.made import PINGLUO, XIJI, Workshop, report
from tests.telegram.clocks import MORNING, Clock
from tests.telegram.conversation import Conversation, conversation
from tests.telegram.libraries import library_of
from tests.telegram.told.telling import EVERYTHING, asked_for, told


async def test_a_new_report_comes_with_head_figures_against_the_year_before(
    talk: Conversation, shelf: Workshop
) -> None:
    li = await asked_for(talk, EVERYTHING)
    shelf.write("平罗2022.txt", report(PINGLUO, 2022, new=9, forward=2))
    shelf.load()
    (alert,) = await told(talk, li)
    assert alert.text.splitlines()[:2] == [
        "新报告：平罗县人民政府 2022",
        "新收申请 9（上年 3）· 予以公开 7 · 结转 2 · 问题 2",
    ]
    assert "2022年政府信息公开工作年度报告，表三，第" in alert.text
    assert "2021年政府信息公开工作年度报告，表三，第" in alert.text
    assert alert.buttons == ["打开", "与上年比较", "看问题", "暂停提醒"]
    await li.presses("Li", "与上年比较", under=alert)
    assert "增加 6 件" in (await li.bot_answer()).text
    await li.presses("Li", "打开", under=alert)
    opened = await li.bot_answer()
    assert opened.first_line == "平罗县人民政府 2022"
    assert "本年新收申请 9 件，第 21 行（2021 年 3，第 21 行，+200.0%）" in opened.text


async def test_what_a_better_reader_finds_in_the_same_report_is_told_as_a_correction(
    talk: Conversation, shelf: Workshop
) -> None:
    shelf.write("西吉2022.txt", report(XIJI, 2022, new=8))
    shelf.load()
    li = await asked_for(talk, EVERYTHING)
    await told(talk, li)
    shelf.read_by_another(new=50, file="平罗2021.txt")
    shelf.load()
    (alert,) = await told(talk, li)
    assert alert.text.splitlines() == [
        "更正：平罗县人民政府 2021",
        "报告没有变；程序改进后重新读了一遍，以这次读出的为准。",
        "本年新收政府信息公开申请数量：50 → 3，第 21 行",
    ]
    shelf.read_by_another()
    shelf.load()
    assert await told(talk, li) == []


async def test_it_is_told_once_also_after_a_restart_and_an_index_made_anew(
    talk: Conversation, shelf: Workshop, tmp_path: Path, telegram: Emulator, clock: Clock
) -> None:
    li = await asked_for(talk, EVERYTHING)
    shelf.write("平罗2022.txt", report(PINGLUO, 2022))
    shelf.load()
    assert len(await told(talk, li)) == 1
    shelf.load()
    assert await told(talk, li) == []
    for file in shelf.index.parent.glob(f"{shelf.index.name}*"):
        file.unlink()
    shelf.load()
    assert await told(talk, li) == []
    shelf.write("平罗2023.txt", report(PINGLUO, 2023))
    shelf.load()
    (alert,) = await told(talk, li)
    assert alert.first_line == "新报告：平罗县人民政府 2023"


async def test_what_was_loaded_while_the_bot_was_away_is_told_when_it_is_back(
    shelf: Workshop, tmp_path: Path, telegram: Emulator, clock: Clock
) -> None:
    library = library_of(shelf.index)
    assistant = Answering(library.index, shelf.names)
    async with conversation(
        assistant, tmp_path, telegram=telegram, library=library, now=clock
    ) as before:
        await before.tick()
        earlier = await asked_for(before, EVERYTHING)
    shelf.write("平罗2022.txt", report(PINGLUO, 2022))
    shelf.load()
    async with conversation(
        assistant, tmp_path, telegram=telegram, library=library_of(shelf.index), now=clock
    ) as talk:
        li = talk.resumed(earlier)
        (alert,) = await told(talk, li)
        assert alert.first_line == "新报告：平罗县人民政府 2022"
        assert await told(talk, li) == []


async def test_a_load_by_another_process_is_noticed(talk: Conversation, shelf: Workshop) -> None:
    li = await asked_for(talk, EVERYTHING)
    path = shelf.write("西吉2022.txt", report(XIJI, 2022))
    command = [sys.executable, "-m", "bot", "--db", str(shelf.index), "load", str(path)]
    done = subprocess.run(  # noqa: ASYNC221 - the loop may stand still
        command,
        cwd=Path(__file__).parents[3],
        env=os.environ,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    (alert,) = await told(talk, li)
    assert alert.first_line == "新报告：西吉县人民政府 2022"


async def test_changed_figures_are_named_with_their_lines(
    talk: Conversation, shelf: Workshop
) -> None:
    li = await asked_for(talk, "/subscribe 平罗县 变化")
    shelf.write("平罗2021.txt", report(PINGLUO, 2021, new=30))
    shelf.load()
    (alert,) = await told(talk, li)
    assert alert.first_line == "报告有变化：平罗县人民政府 2021"
    changed = alert.text.splitlines()[1:4]
    assert changed[0].startswith(
        "本年新收政府信息公开申请数量：3 → 30，第"
    )  # Totals come before their parts.
    assert all("自然人" not in line for line in changed)
    assert "本年新收政府信息公开申请数量（自然人）：3 → 30，第" in alert.text
    shelf.write(
        "平罗2021.txt", report(PINGLUO, 2021, new=30).replace("全年工作平稳有序", "全年工作很平稳")
    )
    shelf.load()
    assert await told(talk, li) == []


async def test_problems_are_told_to_those_who_want_them(
    talk: Conversation, shelf: Workshop
) -> None:
    li = await asked_for(talk, "/subscribe 平罗县 问题")
    shelf.write("西吉2022.txt", report(XIJI, 2022, over=4))
    shelf.write("平罗2022.txt", report(PINGLUO, 2022, over=4))
    shelf.load()
    (alert,) = await told(talk, li)
    assert alert.first_line == "新报告：平罗县人民政府 2022"
    assert alert.buttons == ["打开", "与上年比较", "看问题", "暂停提醒"]
    await li.presses("Li", "看问题", under=alert)
    assert "个问题" in (await li.bot_answer()).first_line


async def test_problems_that_another_year_brings_to_light_are_told(
    talk: Conversation, shelf: Workshop
) -> None:
    shelf.write("平罗2020.txt", report(PINGLUO, 2020, forward=2, new=5))
    li = await asked_for(talk, "/subscribe 平罗县 问题")
    shelf.load()
    (alert,) = await told(talk, li)
    assert alert.first_line == "新报告 1 份 · 发现新问题 1 份"
    assert "平罗县人民政府 2021：新问题 " in alert.text


async def test_many_at_once_are_one_message_with_the_rest_in_a_list(
    talk: Conversation, shelf: Workshop
) -> None:
    li = await asked_for(talk, EVERYTHING)
    for year in range(2010, 2021):
        shelf.write(f"西吉{year}.txt", report(XIJI, year))
    shelf.load()
    (alert,) = await told(talk, li)
    assert alert.first_line == "新报告 11 份"
    assert len(alert.text.splitlines()) == 10
    assert alert.text.splitlines()[-1] == "还有 3 份"
    await li.presses("Li", "全部动态", under=alert)
    assert (await li.bot_answer()).first_line == "最近的动态 11 项（第 1/1 页）"


async def test_the_latest_news_come_first_under_their_days(
    talk: Conversation, shelf: Workshop, clock: Clock
) -> None:
    li = talk.private("Li")
    for year in (2022, 2023):
        clock.pass_by(days=1)
        shelf.write(f"西吉{year}.txt", report(XIJI, year))
        shelf.load()
        await talk.tick()
    await li.says("Li", "/news")
    head, *news = (await li.bot_answer()).text.splitlines()
    assert head.startswith("最近的动态 ")
    assert news[:4] == [
        "1月24日",
        "1. 西吉县人民政府 2023：新报告",
        "1月23日",
        "2. 西吉县人民政府 2022：新报告",
    ]
    await li.says("Li", "/timezone America/New_York")
    await li.bot_answer()
    await li.says("Li", "/news")
    assert (await li.bot_answer()).text.splitlines()[1] == "1月23日"


async def test_overlapping_scopes_in_a_chat_are_told_once(
    talk: Conversation, shelf: Workshop
) -> None:
    li = await asked_for(talk, EVERYTHING)
    for said in ("/subscribe 固原市", "/subscribe 西吉县人民政府办公室 新报告"):
        await li.says("Li", said)
        await li.bot_answer()
    shelf.write("西吉2022.txt", report(XIJI, 2022))
    shelf.load()
    assert len(await told(talk, li)) == 1


async def test_each_place_hears_of_its_own(talk: Conversation, shelf: Workshop) -> None:
    li, mary = (
        await asked_for(talk, "/subscribe 固原市"),
        await asked_for(talk, "/subscribe Pingluo new", "Mary"),
    )
    forum = talk.group("年报", forum=True)
    topic = await talk.topic(forum, "固原")
    place = {"message_thread_id": topic.topic, "is_topic_message": True}
    await talk.telegram.writes_anonymously(forum.chat, "/subscribe 西吉县", **place)
    await topic.bot_answer()
    shelf.write("西吉2022.txt", report(XIJI, 2022))
    shelf.load()
    assert [each.first_line for each in await told(talk, li)] == ["新报告：西吉县人民政府 2022"]
    assert [each.first_line for each in await topic.bot_answers()] == [
        "新报告：西吉县人民政府 2022"
    ]
    await mary.bot_is_silent()
    await forum.bot_is_silent()


async def test_pausing_holds_and_resuming_does_not_bring_back_what_was_missed(
    talk: Conversation, shelf: Workshop
) -> None:
    li = await asked_for(talk, EVERYTHING)
    shelf.write("平罗2022.txt", report(PINGLUO, 2022))
    shelf.load()
    (alert,) = await told(talk, li)
    await li.presses("Li", "暂停提醒", under=alert)
    page = await li.bot_answer()
    assert "已暂停" in page.text
    assert li.now(alert).first_line == "新报告：平罗县人民政府 2022"
    shelf.write("平罗2023.txt", report(PINGLUO, 2023))
    shelf.load()
    assert await told(talk, li) == []
    await li.presses("Li", "恢复 1", under=page)
    assert await told(talk, li) == []
    shelf.write("平罗2024.txt", report(PINGLUO, 2024))
    shelf.load()
    assert len(await told(talk, li)) == 1


async def test_a_comparison_is_offered_only_where_there_is_a_year_before(
    talk: Conversation, shelf: Workshop
) -> None:
    li = await asked_for(talk, EVERYTHING)
    shelf.write("西吉2022.txt", report(XIJI, 2022))
    shelf.load()
    (alert,) = await told(talk, li)
    assert alert.buttons == ["打开", "看问题", "暂停提醒"]


async def test_a_migration_found_out_by_an_alert_takes_everything_along(
    talk: Conversation, shelf: Workshop, clock: Clock
) -> None:
    group = talk.group("年报群", "group")
    for said in (
        "/subscribe 平罗县",
        "/quiet 22:00-07:00",
        "/timezone Asia/Urumqi",
        "/digest daily 10:00",
    ):
        await talk.telegram.writes_anonymously(group.chat, said)
        await group.bot_answer()
    new = await talk.telegram.upgrades(group.chat, tell=False)
    shelf.write("平罗2022.txt", report(PINGLUO, 2022))
    shelf.load()
    await talk.tick()
    await talk.delivered()
    moved = talk.resumed(group)
    moved.chat, moved.seen = new, set()
    assert (await moved.bot_answer()).first_line == "新报告：平罗县人民政府 2022"
    for said, answer in (
        ("/subscriptions", "平罗县"),
        ("/quiet", "Asia/Urumqi"),
        ("/digest", "每天 10:00"),
    ):
        await moved.says("Li", said)
        assert answer in (await moved.bot_answer()).text
    clock.now = MORNING + timedelta(hours=4)
    await talk.tick()
    await talk.delivered()
    assert (await moved.bot_answer()).first_line.startswith("每日摘要")


async def test_a_chat_that_became_a_supergroup_is_told_there(
    talk: Conversation, shelf: Workshop
) -> None:
    group = talk.group("年报群", "group")
    await talk.telegram.writes_anonymously(group.chat, "/subscribe 平罗县")
    await group.bot_answer()
    new = await talk.telegram.upgrades(group.chat)
    await talk.settled()
    shelf.write("平罗2022.txt", report(PINGLUO, 2022))
    shelf.load()
    await talk.tick()
    await talk.delivered()
    assert [message["text"].splitlines()[0] for message in talk.telegram.said_by_bot(new)] == [
        "新报告：平罗县人民政府 2022"
    ]


async def test_an_alert_speaks_the_language_of_the_chat(
    talk: Conversation, shelf: Workshop
) -> None:
    mary = talk.private("Mary", "en")
    await mary.says("Mary", "/subscribe Pingluo")
    await mary.bot_answer()
    shelf.write("平罗2022.txt", report(PINGLUO, 2022, new=9))
    shelf.load()
    (alert,) = await told(talk, mary)
    head, figures, *_ = alert.text.splitlines()
    assert head == "New report: Pingluo County Government 2022"
    assert (
        figures
        == "requests received 9 (year before: 3) · granted 9 · carried forward 0 · problems 2"
    )
    assert alert.buttons == ["Open", "Year before", "Problems", "Pause alerts"]


async def test_under_an_alert_one_asks_about_what_it_tells_of(
    talk: Conversation, shelf: Workshop
) -> None:
    li = await asked_for(talk, EVERYTHING)
    shelf.write("平罗2022.txt", report(PINGLUO, 2022, new=9))
    shelf.load()
    (alert,) = await told(talk, li)
    shelf.write("西吉2022.txt", report(XIJI, 2022, new=8))
    shelf.load()
    await told(talk, li)
    await li.says("Li", "西吉县2022年行政许可多少")
    await li.bot_answer()
    await li.says("Li", "收到多少申请", reply_to=alert)
    assert (await li.bot_answer()).first_line == "9 件"


async def test_under_an_alert_of_several_nothing_is_taken_over(
    talk: Conversation, shelf: Workshop
) -> None:
    li = await asked_for(talk, EVERYTHING)
    shelf.write("平罗2022.txt", report(PINGLUO, 2022, new=9))
    shelf.write("西吉2022.txt", report(XIJI, 2022, new=8))
    shelf.load()
    (alert,) = await told(talk, li)
    await li.says("Li", "西吉县2022年行政许可多少")
    await li.bot_answer()
    await li.says("Li", "收到多少申请", reply_to=alert)
    assert (await li.bot_answer()).first_line == "问的是哪个单位？"
