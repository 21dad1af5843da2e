"""What a load does with files: new, changed, unchanged, rejected, and everything that is no
file.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from store.children import ChildrenUnavailableError
from store.index import IndexUnusable, schema
from store.loader import IndexBusy, Loaded, ReadingStopped, load, loading, workers
from store.loader import texts as loader_texts
from store.loader.texts import Piece, Task
from store.names import Names
from store.reading.words.problems import render_rejection
from tests.store.made import PINGLUO, XIJI, Workshop, report


def test_new_then_unchanged_then_changed(workshop: Workshop) -> None:
    workshop.write("甲.txt", report(PINGLUO))
    workshop.write("镇/乙.txt", report(XIJI))
    assert workshop.load() == Loaded(new=["甲.txt", "镇/乙.txt"])
    assert workshop.load() == Loaded(unchanged=["甲.txt", "镇/乙.txt"])
    workshop.write("甲.txt", report(PINGLUO, new=6))
    assert workshop.load() == Loaded(changed=["甲.txt"], unchanged=["镇/乙.txt"])


def test_the_same_content_again_changes_nothing(workshop: Workshop) -> None:
    path = workshop.write("甲.txt", report())
    os.utime(path, ns=(0, 1_600_000_000_000_000_000))
    workshop.load()
    index = workshop.open()
    before = index.version()
    workshop.load()
    assert index.version() == before
    os.utime(path, ns=(0, 1_700_000_000_000_000_000))
    assert workshop.load() == Loaded(unchanged=["甲.txt"])


def test_within_a_snapshot_nothing_of_a_later_load_is_seen_and_after_it_all(
    workshop: Workshop,
) -> None:
    workshop.write("甲.txt", report(PINGLUO))
    workshop.load()
    index = workshop.open()

    def seen() -> tuple[int, int, int]:
        return len(index.held()), index.count(), index.version()

    before = index.version()
    with index.snapshot():
        with index.snapshot():
            assert seen() == (1, 1, before)
        workshop.write("乙.txt", report(XIJI))
        workshop.load()
        assert seen() == (1, 1, before)
    assert seen() == (2, 2, index.version())
    assert index.version() != before


def test_a_snapshot_ends_with_the_index_that_it_began_with(workshop: Workshop) -> None:
    workshop.write("甲.txt", report(PINGLUO))
    workshop.load()
    index = workshop.open()
    with index.snapshot():
        assert len(index.held()) == 1
        for file in workshop.index.parent.glob(f"{workshop.index.name}*"):
            file.unlink()
        workshop.write("乙.txt", report(XIJI))
        workshop.load()
        index.renew()
        assert len(index.held()) == 1
    assert len(index.held()) == 2


def test_a_file_with_known_size_and_time_is_not_opened(workshop: Workshop) -> None:
    path = workshop.write("甲.txt", report())
    os.utime(path, ns=(0, 1_600_000_000_000_000_000))
    workshop.load()

    path.write_bytes(bytes(path.stat().st_size))
    os.utime(path, ns=(0, 1_600_000_000_000_000_000))
    assert workshop.load() == Loaded(unchanged=["甲.txt"])


def test_a_change_right_after_a_load_is_seen_though_size_and_time_are_the_same(
    workshop: Workshop,
) -> None:
    path = workshop.write("甲.txt", report(new=5))
    stamp = path.stat().st_mtime_ns
    workshop.load()
    workshop.write("甲.txt", report(new=6))
    os.utime(path, ns=(stamp, stamp))
    assert workshop.load() == Loaded(changed=["甲.txt"])


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"  \n\t\n", "empty"),
        (bytes(range(1, 32)) * 40, "binary"),
        (report().encode("gb18030")[:-1] + b"\xff\xfe\xff", "undecodable"),
        ("今日菜单：牛肉面一碗。\n" * 20, "no-report"),
    ],
    ids=["empty", "blank", "binary", "wrongly encoded", "not a report"],
)
def test_rejected_with_a_reason_and_nothing_kept(
    workshop: Workshop, content: bytes | str, code: str
) -> None:
    workshop.write("甲.txt", content)
    done = workshop.load()
    assert [(one.file, one.code) for one in done.rejected] == [("甲.txt", code)]
    assert "{" not in render_rejection(done.rejected[0], "zh")
    assert workshop.open().held(superseded=True) == []


def test_what_is_rejected_leaves_the_text_that_was_there(workshop: Workshop) -> None:
    workshop.write("甲.txt", report(new=5))
    workshop.load()
    workshop.write("甲.txt", "网页已删除。\n")
    assert [one.code for one in workshop.load().rejected] == ["site-error"]
    assert workshop.new_requests() == [5]
    assert [one.code for one in workshop.load().rejected] == ["site-error"], "and it is said again"


def test_other_encodings_are_read(workshop: Workshop) -> None:
    workshop.write("国标.txt", report(PINGLUO).encode("gb18030"))
    workshop.write("宽.txt", report(XIJI).encode("utf-16"))
    assert workshop.load() == Loaded(new=["国标.txt", "宽.txt"])


def test_what_cannot_be_opened_is_named(workshop: Workshop, tmp_path: Path) -> None:
    (workshop.folder / "断.txt").symlink_to(tmp_path / "nowhere")
    done = workshop.load(workshop.folder, tmp_path / "没有.txt")
    assert [(one.file, one.code) for one in done.rejected] == [
        ("断.txt", "unreadable"),
        ("没有.txt", "unreadable"),
    ]
    assert all("{" not in render_rejection(one, "zh") for one in done.rejected)


def test_pipes_are_not_waited_for_and_links_in_circles_not_followed(workshop: Workshop) -> None:
    os.mkfifo(workshop.folder / "管.txt")
    (workshop.folder / "圈").symlink_to(workshop.folder, target_is_directory=True)
    workshop.write("甲.txt", report())
    done = workshop.load()
    assert done.new == ["甲.txt"]
    assert [(one.file, one.code) for one in done.rejected] == [
        ("圈", "linked-folder"),
        ("管.txt", "not-a-file"),
    ]
    assert [one.code for one in workshop.load(workshop.folder / "管.txt").rejected] == [
        "not-a-file"
    ]


def test_too_large(workshop: Workshop) -> None:
    with workshop.write("甲.txt", b"").open("wb") as file:
        file.truncate(loader_texts.LARGEST + 1)
    (rejected,) = workshop.load().rejected
    assert rejected.code == "too-large"
    assert str(loader_texts.LARGEST) in render_rejection(rejected, "zh")


def test_a_file_is_tried_whatever_its_ending(workshop: Workshop) -> None:
    workshop.write("年报", report())
    workshop.write("西吉.wps", report(XIJI))
    assert workshop.load() == Loaded(new=["年报", "西吉.wps"])


def test_what_is_no_report_is_named_and_what_systems_leave_behind_is_not(
    workshop: Workshop,
) -> None:
    workshop.write("甲.txt", report())
    for name in ("~$甲.docx", ".DS_Store", "镇/Thumbs.db", "desktop.ini"):
        workshop.write(name, b"\0" * 600)
    others = {
        "照片.jpg": b"\xff\xd8\xff",
        "包.rar": b"Rar!\x1a\x07",
        "程序": b"\x7fELF",
        "镇/空": b"",
        "笔记.md": "买菜".encode(),
    }
    for name, content in others.items():
        workshop.write(name, content)
    done = workshop.load()
    assert done.new == ["甲.txt"]
    assert {one.file: one.code for one in done.rejected} == {
        "照片.jpg": "picture",
        "包.rar": "archive-unsupported",
        "程序": "unsupported",
        "镇/空": "empty",
        "笔记.md": "no-report",
    }


def test_an_index_among_the_reports_is_not_one_of_them(workshop: Workshop) -> None:
    workshop.write("甲.txt", report())
    index = workshop.folder / "index.db"
    assert load([workshop.folder], index, workshop.names) == Loaded(new=["甲.txt"])
    done = load([workshop.folder], index, workshop.names)
    assert isinstance(done, Loaded)
    assert done.rejected == []


def test_a_failed_load_leaves_the_index_as_it_was(workshop: Workshop) -> None:
    workshop.write("甲.txt", report(new=5))
    workshop.load()
    workshop.write("甲.txt", report(new=6))

    def fail(done: int, total: int, name: str) -> None:
        if not name:
            raise sqlite3.OperationalError("disk full")

    failed = load([workshop.folder], workshop.index, workshop.names, fail)
    assert failed == IndexUnusable(workshop.index, "disk full")
    assert workshop.new_requests() == [5]
    assert workshop.load().changed == ["甲.txt"]


def test_where_no_process_can_be_started_the_index_is_as_it_was(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    workshop.write("甲.txt", report(new=5))
    workshop.load()

    def die(tasks: Sequence[Task], processes: int) -> Iterator[Iterator[Piece]]:
        yield from workers.read_all(tasks[:1], processes)
        raise ChildrenUnavailableError

    monkeypatch.setattr(loading, "read_all", die)
    workshop.write("甲.txt", report(new=6))
    workshop.write("镇/乙.txt", report(XIJI))
    assert load([workshop.folder], workshop.index, workshop.names) == ReadingStopped("镇/乙.txt")
    assert workshop.new_requests() == [5]


def test_two_loads_at_once_do_not_get_into_each_others_way(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schema, "BUSY_SECONDS", 0)
    workshop.write("甲.txt", report())
    inner: list[object] = []

    def load_too(done: int, total: int, name: str) -> None:
        inner.append(load([workshop.folder], workshop.index, workshop.names))

    assert load([workshop.folder], workshop.index, workshop.names, load_too) == Loaded(
        new=["甲.txt"]
    )
    assert inner == [IndexBusy(workshop.index)] * 2


def test_readers_see_the_old_state_until_all_is_done(workshop: Workshop) -> None:
    workshop.write("甲.txt", report(new=5))
    workshop.load()
    workshop.write("甲.txt", report(new=6))
    workshop.write("乙.txt", report(XIJI))
    seen: list[tuple[list[int], int]] = []
    serving = workshop.open()

    def look(done: int, total: int, name: str) -> None:
        seen.append((workshop.new_requests(), len(serving.held())))

    assert isinstance(load([workshop.folder], workshop.index, workshop.names, look), Loaded)
    assert seen == [([5], 1)] * 3
    assert (workshop.new_requests(), len(serving.held())) == ([6], 2)


@pytest.mark.parametrize(
    "place", ["a directory", "no database", "another database", "no such folder can be made"]
)
def test_what_cannot_be_an_index_is_left_alone(
    workshop: Workshop, tmp_path: Path, names: Names, place: str
) -> None:
    path = tmp_path / "place"
    match place:
        case "a directory":
            path.mkdir()
        case "no database":
            path.write_text("Dear diary, " * 100)
        case "another database":
            with sqlite3.connect(path) as other:
                other.execute("CREATE TABLE chats (id)")
            other.close()
        case _:
            (tmp_path / "file").touch()
            path = tmp_path / "file" / "index.db"
    before = path.read_bytes() if path.is_file() else None
    workshop.write("甲.txt", report())
    failed = load([workshop.folder], path, names)
    assert isinstance(failed, IndexUnusable)
    assert failed.reason
    assert "\n" not in failed.reason
    assert (path.read_bytes() if path.is_file() else None) == before
