"""A PDF says the same on every machine, whatever fonts that has; and what cannot be told is no
figure.
"""

from __future__ import annotations

import io
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path
from random import Random

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from pdfminer.high_level import extract_text
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from store.model import Reading, Rejected
from store.reading import read
from store.reading.formats.pdf import drawn, process, stand_in
from store.reading.lines.limits import MAX_PAGE_CHARACTERS, MAX_PAGE_RULES, MAX_PAGES
from store.reference import DATA
from tests.reading.documents import as_pdf
from tests.reading.drawn import by_codec, by_glyphs, composite, pdf
from tests.reading.relaid import relaid
from tests.reading.samples import codes, row
from tests.reading.test_formats import LAYOUTS, MADE, facts, parts_of, small
from tests.reading.test_shipped_reports import FILES, reading
from tests.sampling import Sampling

LOST = 0.01
"""The share of characters that are lost."""
ABSENT = object()
WITH_PROGRAM = Path(__file__).with_name("machine_fonts.py")
TITLE = "某县2022年政府信息公开工作年度报告"
TEXT = (
    TITLE,
    "一、总体情况",
    "政府公报编发十二期，公开规章１２３件，面积20㎡，负责人朱镕喆𠂇。",
    "二、主动公开政府信息情况",
)
PLAIN = [line.replace("𠂇", "") for line in TEXT]
GBK = [line.encode("gbk", "ignore").decode("gbk") for line in TEXT]
TRADITIONAL = (
    "某縣2022年政府信息公開工作年度報告",
    "一、總體情況",
    "政府公報編發十二期，公開規章１２３件。",
)
NOT_IN_THEIR_LIST = {"·"}
"""What the other reader does not know in the characters of Adobe-GB1."""
LATIN = "<</Type/Font/Subtype/TrueType/BaseFont/{}/Encoding/WinAnsiEncoding>>"
WAYS: dict[str, tuple[Sequence[str], Callable[[Sequence[str]], bytes]]] = {
    "UCS-2": (
        PLAIN,
        lambda lines: by_codec(lines, composite("UniGB-UCS2-H", "GB1", "SimSun"), "utf-16-be"),
    ),
    "GBK": (
        GBK,
        lambda lines: by_codec(lines, composite("GBK-EUC-H", "GB1", "FangSong_GB2312"), "gbk"),
    ),
    "Big5": (
        TRADITIONAL,
        lambda lines: by_codec(lines, composite("ETen-B5-H", "CNS1", "MingLiU"), "big5"),
    ),
    "glyphs with their names": (PLAIN, lambda lines: by_glyphs(lines, named=True)),
}
"""How text may be written in a font that is not there, a character at a time: what it says, and
what makes it.
"""


def extracted(made: dict[str, bytes], folder: Path, fonts: Path) -> dict[str, str]:
    """All that is taken from PDFs where the fonts of the machine are those of a folder."""
    folder.mkdir()
    for number, content in enumerate(made.values()):
        (folder / f"{number}.pdf").write_bytes(content)
    limits = map(str, (MAX_PAGES, MAX_PAGE_CHARACTERS, MAX_PAGE_RULES, 15, 1_000_000_000))
    command = [
        sys.executable,
        str(WITH_PROGRAM),
        str(fonts),
        str(folder),
        str(process.FONT),
        *limits,
    ]
    subprocess.run(command, capture_output=True, check=True)
    return {
        name: (folder / f"{number}.pdf.json").read_text("utf-8") for number, name in enumerate(made)
    }


def text_of(content: bytes) -> str:
    found = process.extract(content)
    assert isinstance(found, process.Extraction)
    return "".join(page.text for page in found.pages)


def without_blanks(text: str) -> Counter[str]:
    return Counter(sign for sign in text if not sign.isspace())


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    """PDF files of every way in which the tests of reading make one, each with two of the reports;
    and those kept.
    """
    found = {path.name: path.read_bytes() for path in sorted(MADE.glob("*.pdf"))}
    files = cycle(FILES)
    for name in (name for name in LAYOUTS if name.startswith("pdf")):
        found |= {f"{file}, {name}": LAYOUTS[name](parts_of(file)) for file in islice(files, 2)}
    return found | {way: make(lines) for way, (lines, make) in WAYS.items()}


def test_the_fonts_of_the_machine_change_nothing(made: dict[str, bytes], tmp_path: Path) -> None:
    none = tmp_path / "none"
    none.mkdir()
    without = extracted(made, tmp_path / "without", none)
    assert all('"pages"' in found for found in without.values())
    assert without == extracted(made, tmp_path / "with", DATA / "fonts")


def test_another_reader_finds_the_same_characters(
    made: dict[str, bytes], sampling: Sampling
) -> None:
    for name, content in sampling.part(made.items(), 2):
        if name in WAYS:
            continue  # it asks a PDF for more than the shortest one has; what these say is known
        ours, theirs = (
            without_blanks(text_of(content)),
            without_blanks(extract_text(io.BytesIO(content))),
        )
        assert not theirs - ours, name
        assert set(ours - theirs) <= NOT_IN_THEIR_LIST, name


def test_the_font_is_what_its_program_makes(tmp_path: Path) -> None:
    stand_in.make(tmp_path / "made.ttf")
    assert (tmp_path / "made.ttf").read_bytes() == process.FONT.read_bytes()


@pytest.mark.parametrize("way", WAYS)
def test_characters_that_are_drawn_one_by_one_are_all_read(way: str) -> None:
    lines, make = WAYS[way]
    content = make(lines)
    assert text_of(content) == "".join(lines)
    found = read("报告.pdf", content)
    assert isinstance(found, Reading)
    assert "characters-unread" not in codes(found)
    said = [figure.raw for sentence in found.sentences for figure in sentence.figures]
    assert said[:2] == ["十二期", "１２３件"]


def test_wide_digits_one_to_a_cell_are_read() -> None:
    found = read(
        "报告.pdf",
        as_pdf(small([["规章", "１", "２", "３"], ["行政规范性文件", "４", "１５", "０"]])),
    )
    assert isinstance(found, Reading)
    assert row(found, "regulations", "disclosure") == [1, 2, 3]
    assert row(found, "normative_documents", "disclosure") == [4, 15, 0]


def test_a_character_outside_of_the_first_plane_is_read() -> None:
    assert "𠂇" in text_of(as_pdf(["某县2022年政府信息公开工作年度报告", "主任𠂇"]))


@pytest.mark.parametrize("font", ["Helvetica", "ArialMT", "Calibri", "SimSun"])
def test_a_blank_by_itself_is_no_lost_character(font: str) -> None:
    assert drawn.UNREAD not in text_of(pdf(LATIN.format(font), [[b"1", b" ", b"2"]]))


# ---- what cannot be told -------------------------------------------------------------------------
def test_numbers_of_glyphs_are_not_taken_for_characters() -> None:
    found = read("报告.pdf", by_glyphs(TEXT[:3], named=False))
    assert isinstance(found, Rejected)
    assert found.code == "characters-unread"


def glyphless(lines: list[str], tmp_path: Path) -> bytes:
    """A recognised page: its text is not to be seen, in a font that it brings and whose glyphs are
    empty.
    """
    builder = FontBuilder(1000)
    signs = sorted({sign for line in lines for sign in line})
    names = [".notdef", *(f"g{number}" for number in range(len(signs)))]
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap(
        {ord(sign): name for sign, name in zip(signs, names[1:], strict=True)}
    )
    builder.setupGlyf({name: TTGlyphPen(None).glyph() for name in names})
    builder.setupHorizontalMetrics(dict.fromkeys(names, (1000, 0)))
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable(
        {"familyName": "Glyphless", "styleName": "Regular", "psName": "Glyphless"}
    )
    builder.setupOS2()
    builder.setupPost()
    builder.save(tmp_path / "glyphless.ttf")
    pdfmetrics.registerFont(TTFont("Glyphless", tmp_path / "glyphless.ttf"))
    content = io.BytesIO()
    canvas = Canvas(content)
    for number, line in enumerate(lines):
        drawn = canvas.beginText(60, 760 - 20 * number)
        drawn.setFont("Glyphless", 12)
        drawn.setTextRenderMode(3)
        if number < 3:
            drawn.textOut(line)
        for at, sign in enumerate(line if number >= 3 else ""):
            drawn.setTextOrigin(60 + 12 * at, 760 - 20 * number)
            drawn.textOut(sign)
        canvas.drawText(drawn)
    canvas.save()
    return content.getvalue()


def test_unseen_text_without_width_is_a_problem_and_no_figure(tmp_path: Path) -> None:
    lines = [TITLE, "一、总体情况", "共公开信息20条。", "编发公报12期。"]
    found = read("报告.pdf", glyphless(lines, tmp_path))
    assert isinstance(found, Reading)
    assert [problem.line for problem in found.problems if problem.code == "characters-unread"] == [
        4
    ]
    assert [figure.raw for sentence in found.sentences for figure in sentence.figures] == ["20条"]
    assert not {"table-missing", "section-missing"} & set(codes(found))


@pytest.mark.parametrize("seed", range(6))
def test_whatever_cannot_be_told_no_other_number_is_read(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Any characters of a page may be lost: what is read is as printed, and what is not is never
    called blank.
    """
    random = Random(seed)
    file = FILES[seed % len(FILES)]
    content = as_pdf(tuple(relaid(reading(file))), ruled=seed % 2 == 0)
    whole, undamaged = process.extract(content), read("报告.pdf", content)
    assert isinstance(whole, process.Extraction)
    assert isinstance(undamaged, Reading)
    pages = []
    for page in whole.pages:
        signs = [drawn.UNREAD if random.random() < LOST else sign for sign in page.text]
        pages.append(replace(page, text="".join(signs)))
    damaged = process.Extraction(tuple(pages), whole.count)
    monkeypatch.setattr("store.reading.formats.pdf.extract", lambda _: damaged)
    found = read("报告.pdf", content)
    assert isinstance(found, Reading)
    assert "characters-unread" in codes(found)
    truth = facts(undamaged)
    assert {
        cell: value for cell, value in facts(found).items() if truth.get(cell, ABSENT) != value
    } == {}
    assert _told(found) <= _told(undamaged)


def _told(found: Reading) -> set[str]:
    return {figure.raw for sentence in found.sentences for figure in sentence.figures}
