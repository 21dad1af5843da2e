"""What a file is, its content says; and each way in which it is no report is told in its own
words.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import pytest

from store.model import Cell, Reading, Rejected
from store.reading import is_batch, open_batch, read
from store.reading.formats.registry import BY_NAME, FOREIGN, FORMATS, SUFFIXES
from store.reading.formats.signatures import kind_of
from store.reading.lines.site_pages import site_phrases
from store.reading.words.problems import render_rejection
from tests.reading.documents import as_docx, as_html, as_xlsx
from tests.reading.hostile.packed import archive, locked
from tests.reading.test_formats import facts, parts_of, small
from tests.reading.test_shipped_reports import FILES, reading
from tests.reading.written.compound import compound
from tests.reading.written.doc import as_doc
from tests.reading.written.mail import letter_with
from tests.reading.written.odf import as_odt
from tests.reading.written.ofd import as_ofd
from tests.reading.written.rtf import as_rtf
from tests.reading.written.xls import as_xls, as_xls_of

SMALL = small([["规章", "1", "2", "3"]])
ONE_TWO_THREE = [1, 2, 3]


def disclosed(found: Reading | Rejected) -> Mapping[Cell, Decimal | None]:
    return {cell: value for cell, value in facts(found).items() if cell.row == "regulations"}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("是DOCX.wps", as_docx(SMALL)),
        ("是网页.doc", as_html(SMALL)),
        ("是网页.xls", as_html(SMALL)),
        ("是XLSX.xls", as_xlsx(SMALL)),
        ("是XLS.et", as_xls(SMALL)),
        ("是DOC.wps", as_doc(SMALL)),
        ("是RTF.doc", as_rtf(SMALL)),
        ("是OFD.pdf", as_ofd(SMALL)),
        ("是ODT", as_odt(SMALL)),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_name_is_not_believed(name: str, content: bytes) -> None:
    assert list(disclosed(read(name, content)).values()) == ONE_TWO_THREE


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (as_docx(SMALL)[:-900], "document-truncated"),
        (as_xlsx(SMALL)[:-900], "document-truncated"),
        (as_ofd(SMALL)[:-300], "document-truncated"),
        (as_doc(SMALL)[:-900], "document-truncated"),
        (as_xls(SMALL)[:700], "document-truncated"),
        (compound({"EncryptionInfo": b"x" * 200, "EncryptedPackage": b"x" * 5000}), "locked"),
        (locked(as_ofd(SMALL)), "locked"),
        (locked(as_odt(SMALL)), "locked"),
        (compound({"PowerPoint Document": bytes(5000)}), "unsupported"),
        (b"Rar!\x1a\x07\x01\x00" + bytes(100), "archive-unsupported"),
        (b"7z\xbc\xaf\x27\x1c" + bytes(100), "archive-unsupported"),
        (b"\xff\xd8\xff\xe0" + bytes(100), "picture"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "picture"),
        (b"CAJ\x00" + bytes(100), "unsupported"),
        (
            b"<html><head><title>404 Not Found</title></head><body><h1>404</h1></body></html>",
            "site-error",
        ),
        ("<html><body><p>您访问的页面不存在或已删除！</p></body></html>".encode(), "site-error"),
        ("访问过于频繁，请稍后再试".encode(), "site-error"),
        (
            "<html><title>统一身份认证平台</title><body><form><input name=u></form></body></html>".encode(),
            "site-login",
        ),
        (
            b'<html><body><form>name <input type="password" name=p></form></body></html>',
            "site-login",
        ),
        (
            "<html><title>某县人民政府</title><body><p>某县召开会议。</p></body></html>".encode(),
            "no-report",
        ),
    ],
)
def test_each_has_its_own_message(content: bytes, code: str) -> None:
    found = read("报告", content)
    assert isinstance(found, Rejected)
    assert found.code == code
    assert all("{" not in render_rejection(found, language) for language in ("zh", "en"))


def test_a_report_that_speaks_of_errors_and_logging_in_is_one() -> None:
    page = as_html(["登录后404错误页面不存在，请输入验证码。", *SMALL])
    assert list(disclosed(read("报告.html", page)).values()) == ONE_TWO_THREE


def test_a_locked_word_97_file_says_so() -> None:
    content = bytearray(as_doc(SMALL))
    at = content.index(b"\xec\xa5")
    content[at + 11] |= 0x01
    found = read("报告.doc", bytes(content))
    assert isinstance(found, Rejected)
    assert found.code == "locked"


def test_the_documents_that_came_with_a_letter_are_a_batch() -> None:
    letter = letter_with({"平罗县.docx": as_docx(parts_of(FILES[0])), "说明.txt": "无".encode()})
    assert is_batch(letter)
    assert read("报送.eml", letter) == Rejected("报送.eml", "batch")
    found = open_batch("报送.eml", letter)
    assert not isinstance(found, Rejected)
    (name, content), (other, _) = found
    assert (name, other) == ("报送.eml/平罗县.docx", "报送.eml/说明.txt")
    assert facts(read(name, content)) == facts(reading(FILES[0]))


def test_an_old_workbook_with_a_report_on_each_sheet_is_a_batch() -> None:
    title = "2022年政府信息公开工作年度报告"
    book = as_xls_of({name: [f"{name}{title}", *SMALL[1:]] for name in ("平罗县", "西吉县")})
    found = open_batch("批.xls", archive({"批.xls": book}))
    assert not isinstance(found, Rejected)
    assert [name for name, _ in found] == ["批.xls/批.xls/平罗县.txt", "批.xls/批.xls/西吉县.txt"]


# ---- the registry --------------------------------------------------------------------------------
def test_no_ending_means_two_kinds() -> None:
    endings = [suffix for one in (*FORMATS, *FOREIGN) for suffix in one.suffixes]
    assert len(endings) == len(set(endings))
    assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in SUFFIXES)


def test_every_foreign_kind_is_known_by_its_mark() -> None:
    assert [
        one.name for one in FOREIGN for mark in one.marks if kind_of(mark + bytes(600)) != one.name
    ] == []
    assert not {one.name for one in FOREIGN} & set(BY_NAME)


def test_every_phrase_of_a_site_has_a_message() -> None:
    for one in site_phrases():
        rejected = Rejected("a", one.rejection, {"phrase": one.phrase})
        assert all(one.phrase in render_rejection(rejected, language) for language in ("zh", "en"))
