"""Which pictures are the pages of one report, and how they come to the reader: from folders and
from archives.
"""

from __future__ import annotations

import io
import random
from pathlib import Path

import pytest
from PIL import Image

from store.loader.finding import FoundFile, find
from store.loader.texts import KnownFile, Task, read_task
from store.model import Rejected
from store.reading import open_batch, read
from store.reading.formats import ocr
from store.reading.formats.page_pictures import groups, packed, unpacked
from store.reading.words.problems import render_rejection
from tests.reading.test_batches import archive


def picture(shade: int = 200) -> bytes:
    made = io.BytesIO()
    Image.new("L", (60, 80), shade).save(made, "PNG")
    return made.getvalue()


@pytest.mark.parametrize(
    "names",
    [
        ["平罗县2022年报_1.jpg", "平罗县2022年报_2.jpg", "平罗县2022年报_10.jpg"],
        ["IMG_0412.JPG", "IMG_0413.JPG"],
        ["1.png", "02.png", "3.jpeg"],
        ["扫描.jpg", "扫描 (2).jpg", "扫描（3）.jpg"],
        ["第一页.png", "第二页.png", "第十页.png", "第十一页.png"],
        ["平罗县2022.jpg", "平罗县2022_2.jpg", "平罗县2022_3.jpg"],
        ["微信图片_20230112143015.jpg", "微信图片_20230112143022.jpg"],
        ["甲/年报 第1页.tif", "甲/年报 第2页.tif"],
    ],
)
def test_names_that_are_alike_but_for_their_last_number_are_pages(names: list[str]) -> None:
    mixed = random.Random(1).sample(names, len(names))
    assert groups([*mixed, "年报.txt", "别的.jpg"]) == {names[0]: names}


@pytest.mark.parametrize(
    "names",
    [
        ["平罗县2021.jpg", "平罗县2022.jpg"],
        ["2021年.jpg", "2022年.jpg", "21年.jpg", "22年.jpg"],
        ["甲/1.jpg", "乙/2.jpg"],
        ["甲1.jpg", "乙2.jpg"],
        ["a1.jpg", "a1.png"],
        ["a1.txt", "a2.txt"],
        ["a1.heic", "a2.heic"],
    ],
)
def test_others_are_not(names: list[str]) -> None:
    assert groups(names) == {}


def test_what_travels_together_comes_apart_again() -> None:
    pages = [("一.jpg", b"\n1"), ("二.jpg", b""), ("三.jpg", b"3" * 99)]
    assert unpacked(packed(pages)) == pages
    with pytest.raises(ValueError, match="not the pages"):
        unpacked(packed(pages)[:-1])


def test_the_pages_of_a_folder_are_read_as_one_file(tmp_path: Path) -> None:
    for name in ("年报_2.png", "年报_1.png", "年报_3.png", "b.txt"):
        (tmp_path / name).write_bytes(picture(len(name)))
    found = [one for one in find([tmp_path]) if isinstance(one, FoundFile)]
    assert [one.name for one in found] == ["b.txt", "年报_1.png"]
    assert [Path(page).name for page in found[1].pages] == [
        "年报_1.png",
        "年报_2.png",
        "年报_3.png",
    ]
    assert found[1].size == 3 * len(picture())
    given = find(
        [tmp_path / "年报_3.png", tmp_path / "年报_2.png"]
    )  # files that were named one by one
    assert [one.pages and one.name for one in given if isinstance(one, FoundFile)] == ["年报_2.png"]


def test_the_pages_of_an_archive_are_one_member() -> None:
    found = open_batch("批.zip", archive({"甲/2.jpg": b"b", "甲/1.jpg": b"a", "甲/说明.txt": b"c"}))
    assert not isinstance(found, Rejected)
    assert dict(found) == {
        "批.zip/甲/1.jpg": packed([("1.jpg", b"a"), ("2.jpg", b"b")]),
        "批.zip/甲/说明.txt": b"c",
    }


def test_without_the_recogniser_all_of_them_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ocr, "is_installed", lambda: False)
    for name in ("a1.png", "a2.png"):
        (tmp_path / name).write_bytes(picture())
    (found,) = (one for one in find([tmp_path]) if isinstance(one, FoundFile))
    rejected, done = read_task(Task(found, None))
    assert isinstance(rejected, Rejected)
    assert isinstance(done, KnownFile)
    assert (rejected.code, rejected.values["count"], rejected.values["first"]) == (
        "pictures",
        "2",
        "a1.png",
    )
    assert all("nianbao[ocr]" in render_rejection(rejected, language) for language in ("zh", "en"))


def test_what_only_begins_like_pages_raises_nothing() -> None:
    for content in (b"nianbao-pages\n", b"nianbao-pages\nx\n", b'nianbao-pages\n[["a", 9]]\n'):
        found = read("x", content)
        assert isinstance(found, Rejected)
        assert render_rejection(found, "zh")
