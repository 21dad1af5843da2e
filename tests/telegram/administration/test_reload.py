"""The report folder is read again, and asking goes on meanwhile."""

from __future__ import annotations

import errno
import sqlite3
from contextlib import closing
from multiprocessing.context import SpawnProcess
from pathlib import Path

import pytest

from handlers.administration import loading
from store.loader.decisions import beside
from store.names import Names
from tests.emulator.control import emulator
from tests.store.made import PINGLUO, report
from tests.telegram.administration.killed import load_and_die
from tests.telegram.administration.office import OWNER, Bureau, bureau, log_of

ASKED = "平罗县2022年收到多少申请"


async def test_what_is_new_changed_and_rejected_is_said_in_one_message(desk_apart: Bureau) -> None:
    desk_apart.reports.write("平罗.txt", report(new=7, decisions=2))
    desk_apart.reports.write("去年.txt", report(year=2021, new=4))
    desk_apart.reports.write("说明.txt", "这是一份通知。")
    done = await desk_apart.says("/reload")
    assert done.text.startswith("完成：新 1 · 有变化 1 · 未变 1 · 拒收 1 · 用时 ")
    assert "拒收 说明.txt：" in done.text
    assert done.buttons == ["变化明细", "拒收原因"]
    assert len(desk_apart.talk.telegram.said_by_bot(desk_apart.owner.chat)) == 1
    edits = [each for each in desk_apart.talk.telegram.requests if each.method == "editMessageText"]
    # Of what has to be opened: the one that did not change is, unless its date says that it is the
    # same.
    assert edits[0].fields["text"] in ("正在读取 0 / 3", "正在读取 0 / 4")
    changed = await desk_apart.presses("变化明细", done)
    assert changed.text.splitlines() == [
        "变化明细 第 1/1 页",
        "新 平罗县人民政府 2021",
        "变 平罗县人民政府 2022",
        "7 格不同",
        "行政许可·处理决定数量：0 → 2",
        "本年新收政府信息公开申请数量·自然人：5 → 7",
        "本年新收政府信息公开申请数量·总计：5 → 7",
        "予以公开·自然人：5 → 7",
        "另有 3 格",
    ]
    rejected = await desk_apart.presses("拒收原因", done)
    assert rejected.text.startswith("拒收 1 份 第 1/1 页\n说明.txt：")
    answer = await desk_apart.says(ASKED)
    assert answer.first_line == "7 件"
    assert [result for _, _, result in log_of(desk_apart.talk)] == [
        "begun",
        "new 1, changed 1, unchanged 1, rejected 1",
    ]


async def test_what_another_reader_read_is_read_again_and_what_came_of_it_said(
    desk: Bureau,
) -> None:
    desk.reports.read_by_another(new=50, file="平罗.txt")
    done = await desk.says("/reload")
    assert done.text.splitlines()[1:] == ["程序有更新：重读 2 份没有变的文件，1 份读出的结果不同"]
    changed = await desk.presses("变化明细", done)
    assert [line.partition(" ")[0] for line in changed.text.splitlines()[1:]] == [
        "更正",
        "1",
        "本年新收政府信息公开申请数量·总计：50",
    ]


async def test_nothing_new_has_no_buttons(desk: Bureau) -> None:
    done = await desk.says("/reload")
    assert done.text.startswith("完成：新 0 · 有变化 0 · 未变 2 · 拒收 0")
    assert done.buttons == []


async def test_meanwhile_questions_are_answered_and_a_second_reload_is_told_of_the_first(
    desk_apart: Bureau,
) -> None:
    desk_apart.reports.write("平罗.txt", report(new=7))
    with closing(sqlite3.connect(desk_apart.reports.index, isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")  # The load waits for this.
        await desk_apart.owner.says(OWNER, "/reload")
        first = await desk_apart.owner.bot_answer()
        await desk_apart.owner.says(OWNER, ASKED)
        assert (await desk_apart.owner.bot_answer()).first_line == "5 件"
        await desk_apart.owner.says(OWNER, "/reload")
        second = await desk_apart.owner.bot_answer()
        assert second.text.startswith("Wu 的 /reload 从 ")
        assert "正在进行，这一次没有开始" in second.text
        writer.execute("ROLLBACK")
    await desk_apart.talk.at_rest()
    assert desk_apart.owner.now(first).text.startswith("完成：新 0 · 有变化 1")


async def test_stopping_the_bot_ends_the_load_and_says_so(tmp_path: Path, names: Names) -> None:
    async with emulator() as telegram:
        async with bureau(tmp_path, names, telegram=telegram) as desk:
            desk.reports.write("平罗.txt", report(new=7))
            writer = sqlite3.connect(desk.reports.index, isolation_level=None)
            writer.execute("BEGIN IMMEDIATE")
            await desk.owner.says(OWNER, "/reload")
            shown = await desk.owner.bot_answer()
        writer.execute("ROLLBACK")
        writer.close()
        assert (
            desk.owner.now(shown).text
            == "没有载入：机器人正在停止，索引没有变化。启动后请再发一次 /reload。"
        )
        assert desk.reports.new_requests() == [5]
        async with bureau(tmp_path, names, telegram=telegram) as again:
            assert (await again.says("/reload")).text.startswith("完成：新 0 · 有变化 1")
            assert again.reports.new_requests() == [7]


async def test_a_process_that_is_killed_leaves_the_index_as_it_was(
    desk_apart: Bureau, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk_apart.reports.write("平罗.txt", report(new=7))
    monkeypatch.setattr(loading, "_load", load_and_die)
    died = await desk_apart.says("/reload")
    assert died.text.startswith("没有载入：读文件的程序中断")
    assert (await desk_apart.says(ASKED)).first_line == "5 件"
    monkeypatch.undo()
    assert (await desk_apart.says("/reload")).text.startswith("完成：新 0 · 有变化 1")
    assert (await desk_apart.says(ASKED)).first_line == "7 件"


async def test_a_process_that_cannot_be_started_is_said_to_be_none(
    desk_apart: Bureau, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: object) -> None:
        raise BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable")

    desk_apart.reports.write("平罗.txt", report(new=7))
    monkeypatch.setattr(SpawnProcess, "start", refuse)
    died = await desk_apart.says("/reload")
    assert died.text.startswith("没有载入：读文件的程序中断（Resource temporarily unavailable）")
    monkeypatch.undo()
    assert (await desk_apart.says("/reload")).text.startswith("完成：新 0 · 有变化 1")


async def test_decisions_that_cannot_be_understood_stop_a_load(desk: Bureau) -> None:
    beside(desk.reports.index).write_text("no json\n")
    desk.reports.write("平罗.txt", report(new=7))
    answer = await desk.says("/reload")
    assert answer.text.startswith("没有载入：决定文件 index.db.decisions.jsonl 第 1 行看不懂")


async def test_details_of_a_load_that_is_forgotten(desk: Bureau) -> None:
    for words in ("changes 99", "rejected 99 1", "changes x", "rejected"):
        answer = await desk.says(f"/reload {words}")
        assert answer.text == "这次载入的明细已经没有了。再发一次 /reload 可看现在的情况。", words


async def test_pages_turn_in_place(desk: Bureau) -> None:
    for year in range(2010, 2020):
        desk.reports.write(f"{year}.txt", report(PINGLUO, year))
        desk.reports.write(f"通知{year}.txt", "这是一份通知。")
    done = await desk.says("/reload")
    first = await desk.presses("变化明细", done)
    assert first.first_line == "变化明细 第 1/2 页"
    second = await desk.presses("下一页 ▶", first)
    assert (second.id, second.first_line) == (first.id, "变化明细 第 2/2 页")
    assert second.buttons == ["◀ 上一页"]
    rejected = await desk.presses("拒收原因", done)
    assert rejected.first_line == "拒收 10 份 第 1/2 页"
