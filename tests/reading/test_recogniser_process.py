"""Scans read through a recogniser in a process of its own, which is played here: by a recording, or
by one that fails.

The extra is not needed: what it says goes over a pipe as lines of JSON, whoever writes them.
"""

from __future__ import annotations

import io
import json
import sys

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from store.children import Begun
from store.model import Reading, Rejected
from store.reading.formats import ocr
from store.reading.formats.ocr import process
from store.reading.opening.recognising import read_any
from tests.reading import documents
from tests.reading.samples import codes
from tests.reading.test_formats import facts, scan
from tests.reading.test_scans import GOLD, RECORDED, pages

PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(600)
RECORDING = f"import sys; sys.stdin.buffer.read(); print(open({str(RECORDED)!r}, encoding='utf-8').read(), end='')"
"""It says what was recorded of the first shipped report."""


@pytest.fixture(autouse=True)
def _installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "is_installed", lambda: True)


def played(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    """Let a program stand in for the recogniser; it gets the same arguments and the same input."""
    monkeypatch.setattr(
        process, "command", lambda _, *arguments: [sys.executable, "-c", program, *arguments]
    )


def read_whole(name: str, content: bytes) -> tuple[Reading | Rejected, int]:
    """What is read, and how often it was said meanwhile that the work goes on."""
    reading = read_any(name, content)
    begun = 0
    while True:
        try:
            assert isinstance(next(reading), Begun)
        except StopIteration as end:
            return end.value, begun
        begun += 1


def half_scanned() -> bytes:
    """A PDF with a page of text and a page that is a picture."""
    made = io.BytesIO()
    canvas = Canvas(made)
    documents.register_font()
    canvas.setFont(documents.FONT, 12)
    for line, text in enumerate(
        ("某县2022年政府信息公开工作年度报告", "一、总体情况", "公开信息20条。")
    ):
        canvas.drawString(60, 700 - 30 * line, text)
    canvas.showPage()
    canvas.drawImage(ImageReader(Image.new("L", (60, 80), 200)), 0, 0, 595, 842)
    canvas.showPage()
    canvas.save()
    return made.getvalue()


@pytest.mark.parametrize("content", [PICTURE, scan()], ids=["picture", "pdf"])
def test_a_scan_is_read_through_the_recogniser(
    content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    played(monkeypatch, RECORDING)
    found, _ = read_whole("扫描", content)
    assert isinstance(found, Reading)
    assert facts(found) == facts(GOLD)
    assert found.title.endswith("（扫描件）")


def test_it_is_given_the_file_and_asked_for_the_pages_that_are_pictures(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    second = {**pages()[1], "number": 2, "count": 2}
    played(
        monkeypatch,
        "import sys\n"
        "assert sys.stdin.buffer.read().startswith(b'%PDF')\n"
        "assert sys.argv[2] == '2', sys.argv\n"
        f"print({json.dumps(second)!r})",
    )
    found, _ = read_whole("报告.pdf", half_scanned())
    assert isinstance(found, Reading)
    assert "pages-unread" not in codes(found)
    assert found.title.endswith("（部分页为扫描件）")
    assert {"requests", "reviews"} <= found.tables
    assert any("20" in figure.raw for sentence in found.sentences for figure in sentence.figures)


def test_where_it_fails_what_the_file_itself_draws_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    played(monkeypatch, "raise SystemExit(3)")
    found, _ = read_whole("报告.pdf", half_scanned())
    assert isinstance(found, Reading)
    assert "pages-unread" in codes(found)


@pytest.mark.parametrize(
    ("program", "code"),
    [
        ("raise SystemExit(3)", "reading-stopped"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGPROF)", "reading-time"),
        ('print(\'{"error": "document-damaged", "part": "JPEG"}\')', "document-damaged"),
    ],
    ids=["ended", "took too much", "cannot read it"],
)
def test_what_goes_wrong_with_it_is_said_of_the_file(
    program: str, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    played(monkeypatch, program)
    found, _ = read_whole("扫描", PICTURE)
    assert isinstance(found, Rejected)
    assert found.code == code


def test_while_it_says_nothing_it_is_said_that_the_work_goes_on_until_that_is_too_long(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(process, "_LOOK", 0.01)
    monkeypatch.setattr(process, "OCR_PAGE_WAIT", 0.1)
    played(monkeypatch, "import signal; signal.pause()")
    found, begun = read_whole("扫描", PICTURE)
    assert isinstance(found, Rejected)
    assert found.code == "reading-time"
    assert begun > 0
