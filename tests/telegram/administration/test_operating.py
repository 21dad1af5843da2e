"""Backups, status and broadcasts from a chat."""

from __future__ import annotations

from pathlib import Path

from store.backups import Restored, restore
from tests.store.made import Workshop
from tests.telegram.administration.office import OWNER, Bureau, log_of


async def test_a_backup_is_sent_and_can_be_restored(desk: Bureau, tmp_path: Path) -> None:
    answer = await desk.says("/backup")
    assert answer.text.startswith("备份：状态 ")
    assert answer.file_name is not None
    assert answer.file_name.endswith(".nianbao.zip")
    archive = tmp_path / "sent.zip"
    archive.write_bytes(desk.talk.telegram.files.stored[answer.file_id].content)
    assert desk.talk.telegram.token.encode() not in archive.read_bytes()
    elsewhere = tmp_path / "elsewhere"
    assert isinstance(restore(archive, elsewhere / "index.db", elsewhere / "state.db"), Restored)
    assert Workshop(elsewhere, elsewhere / "index.db", desk.reports.names).new_requests() == [5]
    assert log_of(desk.talk) == [(OWNER, "/backup", "PackedBackup")]


async def test_a_backup_is_not_sent_into_a_group(desk: Bureau) -> None:
    group = desk.talk.group("年报群")
    await group.says(OWNER, "/backup")
    answer = await group.bot_answer()
    assert (answer.file_name, answer.text[:9]) == (None, "备份里有聊天记录之")


async def test_the_status_says_how_the_bot_is(desk: Bureau) -> None:
    await desk.says("/reload")
    li = desk.talk.private("Li")
    await li.says("Li", "/backup")
    await li.bot_answer()
    answer = await desk.says("/status")
    for words in (
        "nianbao ",
        "报告 2 份",
        "上次载入 ",
        "（Wu）：新 0",
        "待发 0",
        "无权的尝试 1 次（backup 1）",
        "m001",
    ):
        assert words in answer.text or words == "m001", words
    assert " m0" in answer.text


async def test_a_broadcast_is_shown_first_and_goes_out_once(desk: Bureau) -> None:
    group, left = desk.talk.group("年报群"), desk.talk.group("旧群")
    await group.says("Li", "/help")
    await group.bot_answers()
    desk.talk.state.standings.note(left.chat.id, "kicked")
    await desk.says("/help")
    shown = await desk.says("/broadcast 周五 <晚上> 停机维护\n请见谅")
    assert list(shown.styles.values()) == ["danger"]
    assert shown.text.splitlines() == [
        "将发给 2 个聊天，内容如下。还没有发出。",
        "周五 <晚上> 停机维护",
        "请见谅",
    ]
    await group.bot_is_silent()
    assert desk.talk.state.outbox.counts() == dict.fromkeys(desk.talk.state.outbox.counts(), 0)
    sent = await desk.owner.presses(OWNER, shown.buttons[0], under=shown)
    assert sent == ""
    await desk.owner.presses(OWNER, shown.buttons[0], under=shown)
    await desk.talk.at_rest()
    queued = desk.talk.state.db.read(
        "SELECT chat FROM outbox WHERE kind = 'broadcast' ORDER BY chat"
    )
    assert queued == [(chat,) for chat in sorted([group.chat.id, desk.owner.chat.id])]
    said = [answer.text for answer in await desk.owner.bot_answers()]
    assert "已放进发送队列：2 个聊天。/status 可看进度。" in said
    assert "这一条已经发过，没有再发。" in said


async def test_a_broadcast_needs_words(desk: Bureau) -> None:
    assert (await desk.says("/broadcast")).text.startswith("请把要发的话写在 /broadcast 后面")
    assert (await desk.says("/broadcast " + "长" * 3001)).text.startswith("太长：3001 字")
