"""Archives of reports: members by name, and archives that nobody would send."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import openpyxl
import pytest

from store.model import Reading, Rejected
from store.reading import is_batch, open_batch, read
from store.reading.lines.limits import MAX_BATCH_MEMBERS, MAX_DOCUMENT_BYTES
from store.reading.opening import batches


def archive(members: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in members.items():
            out.writestr(name, content)
    return made.getvalue()


def opened(content: bytes) -> list[tuple[str, bytes]]:
    found = open_batch("批.zip", content)
    assert not isinstance(found, Rejected), found
    return list(found)


def test_members_come_by_name_under_the_archives_own() -> None:
    content = archive(
        {"乙.txt": b"2", "甲/a.docx": b"1", "__MACOSX/x": b"", "甲/.DS_Store": b"", "空/": b""}
    )
    assert opened(content) == [("批.zip/乙.txt", b"2"), ("批.zip/甲/a.docx", b"1")]


def test_an_archive_within_an_archive_is_opened_once() -> None:
    deep = archive({"c.txt": b"3"})
    content = archive({"b.zip": archive({"b.txt": b"2", "c.zip": deep})})
    assert opened(content) == [("批.zip/b.zip/b.txt", b"2"), ("批.zip/b.zip/c.zip", deep)]


def test_names_in_gbk_are_read() -> None:
    content = archive({"??.txt": b"1"}).replace(b"??.txt", "县".encode("gbk") + b".txt")
    assert opened(content) == [("批.zip/县.txt", b"1")]


def test_a_member_that_is_too_large_is_handed_on_as_such() -> None:
    (member,) = opened(archive({"a.txt": b" " * (MAX_DOCUMENT_BYTES + 500)}))
    assert len(member[1]) == MAX_DOCUMENT_BYTES + 1


@pytest.mark.parametrize(
    ("made", "code"),
    [
        (lambda: b"PK\x03\x04", "batch-damaged"),
        (lambda: archive({}), "empty"),
        (lambda: archive({"a.txt": b"1" * 900})[:-40], "batch-damaged"),
        (lambda: archive({"a.txt": b"1"}).replace(b"a.txt", b"b.txt", 1), "batch-damaged"),
        (lambda: archive({f"{n}": b"" for n in range(MAX_BATCH_MEMBERS + 1)}), "batch-too-many"),
    ],
    ids=["no archive", "empty", "cut", "names differ", "many"],
)
def test_rejected_with_its_reason(made: Callable[[], bytes], code: str) -> None:
    found = open_batch("批.zip", made())
    assert isinstance(found, Rejected)
    assert found.code == code


def workbook(*sheets: str) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name in sheets:
        sheet = book.create_sheet(name)
        sheet.append([f"{name}2022年政府信息公开工作年度报告"])
        sheet.append(["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"])
        sheet.append(["规章", 1, None, 3])
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def test_a_workbook_with_a_report_on_each_sheet_is_a_batch() -> None:
    content = workbook("平罗县", "西吉县")
    assert is_batch(content)
    assert read("批.xlsx", content) == Rejected("批.xlsx", "batch")
    found = [read(name, inner) for name, inner in opened(content)]
    assert [(r.file, r.agency_printed) for r in found if isinstance(r, Reading)] == [
        ("批.zip/平罗县.txt", "平罗县"),
        ("批.zip/西吉县.txt", "西吉县"),
    ]
    assert all([f.value for f in r.facts] == [1, None, 3] for r in found if isinstance(r, Reading))
    assert [name for name, _ in opened(archive({"a.xlsx": content}))] == [
        "批.zip/a.xlsx/平罗县.txt",
        "批.zip/a.xlsx/西吉县.txt",
    ]


def test_a_workbook_with_one_report_is_no_batch() -> None:
    assert not is_batch(workbook("平罗县"))
    assert isinstance(open_batch("一.xlsx", workbook("平罗县")), Rejected)
    assert isinstance(read("一.xlsx", workbook("平罗县")), Reading)


def test_documents_that_are_archives_are_no_batches() -> None:
    assert is_batch(archive({"a.txt": b""}))
    assert not is_batch(archive({"[Content_Types].xml": b"", "word/document.xml": b""}))
    assert not is_batch(b"%PDF-1.4")


def test_a_bomb_is_rejected_before_it_expands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "MAX_BATCH_EXPANDED", 3_000_000)
    found = open_batch("批.zip", archive({f"{n}": b"\0" * 2_000_000 for n in range(2)}))
    assert isinstance(found, Rejected)
    assert found.code == "batch-too-large"
