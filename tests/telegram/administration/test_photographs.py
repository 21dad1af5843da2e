"""Photographs that administrators send: an album, or several in a row, are the pages of one
report.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from handlers.administration.apart import Died
from handlers.administration.office import Workplace
from handlers.administration.previewing import Looked, Preview
from handlers.rendering.citing.cutouts import cut_of_reading
from handlers.telegram.administration import uploads
from store.model import Agency, Place, Problem, Reading, Rejected
from store.reading import read
from store.reading.formats import ocr
from tests.store.made import PINGLUO, report
from tests.telegram.administration.office import OWNER, Bureau, log_of


def picture(shade: int) -> bytes:
    made = io.BytesIO()
    Image.new("L", (60, 80), shade).save(made, "JPEG")
    return made.getvalue()


@pytest.fixture
def looked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, list[bytes]]]:
    """What was looked into, by a bot that has the recogniser: the names and the pictures in their
    order.
    """
    seen: list[tuple[str, list[bytes]]] = []

    async def look_into(path: Path, name: str, _: Workplace, pages: int = 0) -> Looked | Died:
        with zipfile.ZipFile(path) as archive:
            seen.append((name, [archive.read(member) for member in sorted(archive.namelist())]))
        return Looked((Rejected(name, "nothing-recognised"),), archive=False, cut=False)

    monkeypatch.setattr(uploads, "look_into", look_into)
    monkeypatch.setattr(ocr, "is_installed", lambda: True)
    return seen


async def sends(desk: Bureau, content: bytes, caption: str | None = None, **more: object) -> None:
    await desk.talk.telegram.sends_picture(
        desk.owner.chat, desk.talk.person(OWNER), caption, content, **more
    )


async def test_an_album_and_what_follows_are_the_pages_of_one_report(
    desk: Bureau, looked: list[tuple[str, list[bytes]]]
) -> None:
    pages = [picture(shade) for shade in (10, 90, 170, 250)]
    for page in pages[:2]:
        await sends(desk, page, "平罗县2021年报" if page == pages[0] else None, media_group_id="1")
    await sends(desk, pages[2])
    await desk.owner.sends(OWNER, "IMG_7.jpg", pages[3], mime="image/jpeg")
    told = await desk.last()
    assert told.first_line.startswith(
        "收到 4 张图片，按发送先后算一份报告的各页（平罗县2021年报.zip）"
    )
    assert told.buttons == ["识别 4 页", "放弃"]
    assert looked == []
    done = await desk.presses("识别 4 页", told)
    assert looked == [("平罗县2021年报.zip", pages)]
    assert "图片里没有认出文字" in done.text
    await sends(desk, pages[0])
    assert (await desk.last()).buttons == [
        "识别 1 页",
        "放弃",
    ]  # Those before are recognised: the next report begins.


async def test_pictures_that_are_dropped_leave_nothing(
    desk: Bureau, tmp_path: Path, looked: list[tuple[str, list[bytes]]]
) -> None:
    await sends(desk, picture(10))
    told = await desk.last()
    assert (await desk.presses("放弃", told)).text == "已放弃 照片.zip。"
    assert list((tmp_path / "uploads").iterdir()) == []
    await sends(desk, picture(20))
    assert (await desk.last()).buttons == ["识别 1 页", "放弃"]
    assert looked == []


async def test_without_the_recogniser_it_is_said_how_to_install_it(
    desk: Bureau, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ocr, "is_installed", lambda: False)
    await sends(desk, picture(10))
    assert "nianbao[ocr]" in (await desk.last()).text
    assert desk.talk.telegram.files.fetched == []


async def test_a_picture_of_somebody_else_is_no_page(
    desk: Bureau, looked: list[tuple[str, list[bytes]]]
) -> None:
    li = desk.talk.private("Li")
    await desk.talk.telegram.sends_picture(li.chat, desk.talk.person("Li"), None, picture(1))
    assert (await li.bot_answer()).text
    assert desk.talk.telegram.files.fetched == []
    assert log_of(desk.talk) == []
    assert looked == []


async def test_figures_are_turned_to_from_a_preview_with_a_picture(
    desk: Bureau, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = read("甲.txt", report().encode())
    assert isinstance(found, Reading)
    unsure = Problem("scan-uncertain", 3, 3, {"row": "requests/new"})
    places = (Place(1, 0.1, 0.2),) * len(found.lines)
    found = replace(found, scanned={1: picture(200)}, places=places, problems=(unsure,))
    agency, looks = Agency(PINGLUO, None, "人民政府"), cut_of_reading(found)
    shown = Preview(
        "甲.pdf",
        agency,
        2022,
        found.form,
        found.tables,
        found.facts,
        found.problems,
        None,
        False,
        (),
        looks,
    )

    async def look_into(*_: object) -> Looked | Died:
        return Looked((shown,), archive=False, cut=False)

    monkeypatch.setattr(uploads, "look_into", look_into)
    await desk.owner.sends(OWNER, "甲.pdf", b"%PDF-1.4")
    preview = await desk.last()
    assert looks
    assert "photo" in preview.raw, desk.talk.transcript()
    assert preview.buttons == ["载入", "看全部数", "放弃"]
    assert (await desk.presses("看全部数", preview)).first_line.startswith("全部数 第 1/")
