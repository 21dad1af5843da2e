"""Files can be called anything: names are told apart, kept, and shown in one line."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from store.loader.finding import FoundFile, find
from store.shown import LONGEST, shown
from tests.store.made import PINGLUO, XIJI, Workshop, report

HOSTILE = [
    "a\nb.txt",
    "a\x1b[31mb.txt",
    "a\u202eb.txt",
    "'; DROP TABLE reports; --.txt",
    "[red]a[/].txt",
    "..txt",
    "长" * 80 + ".txt",
]


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_any_name_is_kept_as_it_is(workshop: Workshop, name: str) -> None:
    workshop.write(name, report())
    assert workshop.load().new == [name]
    assert workshop.load().unchanged == [name]
    (held,) = workshop.open().held(PINGLUO)
    assert held.file == name
    assert shown(name).isprintable()


def test_bytes_that_are_no_text_are_written_out(workshop: Workshop) -> None:
    path = os.fsencode(workshop.folder) + b"/\xff\xfe.txt"
    Path(os.fsdecode(path)).write_text(report(), encoding="utf-8")
    assert workshop.load().new == ["\\xff\\xfe.txt"]
    assert workshop.load().unchanged == ["\\xff\\xfe.txt"]


def test_shown_in_one_line_and_not_too_long() -> None:
    assert shown("a\nb\x1b[0m\u202e.txt") == "a\\nb\\x1b[0m\\u202e.txt"
    assert shown("平罗县2022.txt") == "平罗县2022.txt"
    long = shown("长" * 500 + ".docx")
    assert len(long) == LONGEST
    assert long.endswith("长.docx")


def test_folders_in_the_order_of_names_and_files_once(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.html", "a/B.TXT", "c.jpg", "README"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    found = [one.name for one in find([tmp_path / "b.txt", tmp_path]) if isinstance(one, FoundFile)]
    assert found == ["README", "a/B.TXT", "a/z.html", "b.txt", "c.jpg"]


def test_of_two_files_with_one_name_the_one_given_last_is_meant(
    workshop: Workshop, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    workshop.write("甲.txt", report(PINGLUO))
    (other / "甲.txt").write_text(report(XIJI), encoding="utf-8")
    assert workshop.load(workshop.folder, other).new == ["甲.txt"]
    assert workshop.new_requests(XIJI) == [5]
