"""Documents that are sent: shown before they are taken, and harmless whatever they are."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from handlers.administration.file_names import safe_name
from store.names import Names
from tests.emulator.control import emulator
from tests.store.made import PINGLUO, report
from tests.telegram.administration.office import OWNER, Bureau, bureau, log_of
from tests.telegram.conversation import BotMessage


async def sent(desk: Bureau, name: str | None, content: bytes, **more: object) -> BotMessage:
    await desk.owner.sends(OWNER, name, content, **more)
    return await desk.last()


def packed(files: dict[str, bytes], effort: int | None = None) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=effort) as pack:
        for name, content in files.items():
            pack.writestr(name, content)
    return out.getvalue()


def files_of(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


async def test_a_new_report_is_shown_and_taken(desk_apart: Bureau) -> None:
    shown = await sent(desk_apart, "平罗2021.txt", report(year=2021, new=9).encode())
    assert shown.first_line.startswith(
        "读到：宁夏回族自治区石嘴山市平罗县人民政府 · 2021 · 2021 年格式 · "
    )
    assert "新收 9 · 予以公开 9 · 结转 0；勾稽关系全部成立" in shown.text
    assert "库中没有这一年的报告。" in shown.text
    assert shown.buttons == ["载入", "看全部数", "放弃"]
    assert shown.styles == {"放弃": "danger"}
    assert files_of(desk_apart.reports.folder) == ["平罗.txt", "西吉.txt"]
    figures = await desk_apart.presses("看全部数", shown)
    assert figures.first_line.startswith("全部数 第 1/")
    taken = await desk_apart.presses("载入", shown)
    assert taken.first_line == "已载入 平罗2021.txt：新 1 · 有变化 0 · 未变 0 · 拒收 0"
    assert desk_apart.reports.new_requests(PINGLUO, 2021) == [9]
    assert (await desk_apart.says("/reload")).text.startswith("完成：新 0 · 有变化 0 · 未变 3")
    again = await desk_apart.presses("载入", shown)
    assert again.text.startswith("没有编号 1 的待处理文件")
    assert [result for _, _, result in log_of(desk_apart.talk)][:3] == [
        "previewed as 1",
        "begun",
        "taken as 平罗2021.txt",
    ]


async def test_differences_from_the_version_held_are_shown_and_nothing_is_overwritten(
    desk: Bureau,
) -> None:
    shown = await sent(desk, "平罗.txt", report(new=8).encode())
    assert "库中已有这一年的报告：平罗.txt" in shown.text
    assert "本年新收政府信息公开申请数量·总计：5 → 8" in shown.text
    taken = await desk.presses("载入", shown)
    assert taken.first_line.startswith("已载入 平罗-2.txt：新 1")
    assert files_of(desk.reports.folder) == ["平罗-2.txt", "平罗.txt", "西吉.txt"]
    assert desk.reports.new_requests() == [8]


async def test_what_is_held_already_is_said(desk: Bureau) -> None:
    assert (
        "与库中的 平罗.txt 完全相同" in (await sent(desk, "副本.txt", report(new=5).encode())).text
    )


async def test_dropping_leaves_nothing(desk: Bureau, tmp_path: Path) -> None:
    shown = await sent(desk, "平罗2021.txt", report(year=2021).encode())
    assert (await desk.presses("放弃", shown)).text == "已放弃 平罗2021.txt。"
    assert files_of(tmp_path / "uploads") == []
    assert (await desk.says("/uploads")).text.startswith("没有等待处理的文件")


async def test_an_album_gets_a_preview_each(desk: Bureau) -> None:
    for year in (2020, 2021):
        content = report(year=year).encode()
        await desk.owner.sends(OWNER, f"{year}.txt", content, media_group_id="1")
    await desk.talk.at_rest()
    shown = [desk.owner.now(each).first_line for each in await desk.owner.bot_answers()]
    assert [("2020" in line, "2021 ·" in line) for line in shown] == [(True, False), (False, True)]
    assert (await desk.says("/uploads")).first_line == "等待处理 2 份"


async def test_an_archive_shows_its_list(desk: Bureau) -> None:
    files = {
        "甲.txt": report(year=2020).encode(),
        "乙.txt": report(year=2021).encode(),
        "说明.txt": "通知".encode(),
    }
    shown = await sent(desk, "一批.zip", packed(files))
    assert shown.first_line == "一批.zip：2 份报告，1 份不是"
    taken = await desk.presses("载入", shown)
    assert taken.first_line == "已载入 一批.zip：新 2 · 有变化 0 · 未变 0 · 拒收 1"


async def test_taking_goes_on_after_a_restart(tmp_path: Path, names: Names) -> None:
    async with emulator() as telegram:
        async with bureau(tmp_path, names, telegram=telegram) as before:
            shown = await sent(before, "平罗2021.txt", report(year=2021, new=9).encode())
            # As if it had died after the file was put among the reports, before it was loaded.
            before.talk.state.uploads.aim(1, "平罗2021.txt")
            before.reports.write("平罗2021.txt", report(year=2021, new=9))
        async with bureau(tmp_path, names, telegram=telegram) as after:
            taken = await after.presses("载入", shown)
            assert taken.first_line.startswith("已载入 平罗2021.txt：新 1")
            assert files_of(after.reports.folder) == ["平罗.txt", "平罗2021.txt", "西吉.txt"]


async def test_after_a_day_it_is_gone(desk: Bureau, tmp_path: Path) -> None:
    shown = await sent(desk, "平罗2021.txt", report(year=2021).encode())
    now: datetime = desk.talk.state.db.now()
    desk.talk.state.db.now = lambda: now + timedelta(days=1, seconds=1)
    assert (await desk.presses("载入", shown)).text.startswith("没有编号 1")
    await sent(desk, "平罗2020.txt", report(year=2020).encode())
    assert files_of(tmp_path / "uploads") == ["2"]


async def test_outsiders_are_refused_before_anything_is_fetched(desk: Bureau) -> None:
    li = desk.talk.private("Li")
    await li.sends("Li", "年报.txt", report().encode())
    assert (await li.bot_answer()).text == "只有机器人的管理员能交文件。我只读文字提问。"
    assert desk.talk.telegram.files.fetched == []
    assert log_of(desk.talk) == [("Li", "file 年报.txt", "refused")]
    await desk.talk.group("年报群", bot="administrator").sends(OWNER, "年报.txt", report().encode())
    assert desk.talk.telegram.files.fetched == []


async def test_what_telegram_does_not_give_out_is_not_asked_for(desk: Bureau) -> None:
    answer = await sent(desk, "大.pdf", b"", size=(20 << 20) + 1)
    assert answer.text.startswith("大.pdf 有 21 MB，机器人只能取 20 MB 以内的文件。")
    assert "getFile" not in {request.method for request in desk.talk.telegram.requests}


def bomb() -> bytes:
    """Packed with the least effort, and only for the test of it: more than a thousand megabytes go
    in.
    """
    return packed({f"{number}.txt": bytes(30_000_000) for number in range(40)}, effort=1)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("炸弹.zip", bomb),
        ("坏.pdf", lambda: b"%PDF-1.7\n" + bytes(2000)),
        ("坏.zip", lambda: packed({"甲.txt": report().encode()})[:-30]),
        (
            "坏.docx",
            lambda: packed({"word/document.xml": b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}),
        ),
        ("空.txt", lambda: b""),
        ("图.txt", lambda: b"\x89PNG\r\n\x1a\n" + bytes(100)),
        ("乱.html", lambda: bytes(range(256)) * 40),
        ("通知.txt", lambda: "关于开会的通知".encode()),
    ],
    ids=["bomb", "pdf", "zip", "docx", "empty", "picture", "noise", "notice"],
)
async def test_what_is_no_report_is_refused_with_the_reason(
    desk: Bureau, tmp_path: Path, name: str, content: Callable[[], bytes]
) -> None:
    answer = await sent(desk, name, content())
    assert answer.text.startswith(f"没有读成 {Path(name).stem}"), answer.text
    assert answer.buttons == []
    assert files_of(tmp_path / "uploads") == []
    assert files_of(desk.reports.folder) == ["平罗.txt", "西吉.txt"]


@pytest.mark.parametrize(
    ("sent_as", "kept_as"),
    [
        ("../../../etc/passwd", "passwd.txt"),
        ("..\\..\\年报.docx", "年报.txt"),
        ("年报.exe", "年报.txt"),
        ("年\u202e报\n.txt", "年 报.txt"),
        ("", "文件.txt"),
        (".htaccess", "htaccess.txt"),
        ("CON.txt", "文件 CON.txt"),
        ("年报.HTML", "年报.html"),
        ("长" * 300 + ".txt", "长" * 50 + ".txt"),
    ],
)
def test_a_name_can_do_no_harm(sent_as: str, kept_as: str) -> None:
    assert safe_name(sent_as, b"2022") == kept_as


async def test_the_ending_follows_the_content(desk: Bureau) -> None:
    files = packed({"甲.txt": report(year=2020).encode()})
    shown = await sent(desk, "../年报.pdf", files)
    await desk.presses("载入", shown)
    assert "年报.zip" in files_of(desk.reports.folder)
