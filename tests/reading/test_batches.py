"""Archives of reports: members by name, and archives that nobody would send."""

from __future__ import annotations

import io
import zipfile

import pytest

from store.model import Rejected
from store.reading import batches, is_batch, open_batch
from store.reading.limits import MAX_BATCH_MEMBERS, MAX_DOCUMENT_BYTES


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
    content = archive({"乙.txt": b"2", "甲/a.docx": b"1", "__MACOSX/x": b"", "甲/.DS_Store": b"", "空/": b""})
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
    ("content", "code"),
    [
        (b"PK\x03\x04", "batch-damaged"),
        (archive({}), "empty"),
        (archive({"a.txt": b"1" * 900})[:-40], "batch-damaged"),
        (archive({"a.txt": b"1"}).replace(b"a.txt", b"b.txt", 1), "batch-damaged"),
        (archive({f"{n}": b"" for n in range(MAX_BATCH_MEMBERS + 1)}), "batch-too-many"),
    ],
    ids=["no archive", "empty", "cut", "names differ", "many"],
)
def test_rejected_with_its_reason(content: bytes, code: str) -> None:
    found = open_batch("批.zip", content)
    assert isinstance(found, Rejected)
    assert found.code == code


def test_documents_that_are_archives_are_no_batches() -> None:
    assert is_batch(archive({"a.txt": b""}))
    assert not is_batch(archive({"[Content_Types].xml": b"", "word/document.xml": b""}))
    assert not is_batch(b"%PDF-1.4")


def test_a_bomb_is_rejected_before_it_expands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "MAX_BATCH_EXPANDED", 3_000_000)
    found = open_batch("批.zip", archive({f"{n}": b"\0" * 2_000_000 for n in range(2)}))
    assert isinstance(found, Rejected)
    assert found.code == "batch-too-large"
