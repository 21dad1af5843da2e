"""The same report in every format and layout gives the same facts, and prose that says the same."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import cache, partial
from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml.etree import _Element
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from store.model import Cell, Reading, Rejected
from store.reading import read, read_file
from store.reading.formats.pdf.furniture import furniture
from store.reading.formats.pdf.lettering import TextLine
from store.reading.words.folding import squeezed
from tests.reading import documents
from tests.reading.documents import as_docx, as_html, as_pdf, as_text, as_xlsx
from tests.reading.relaid import Part, Spanning, Table, relaid
from tests.reading.samples import codes, row
from tests.reading.test_shipped_reports import FILES, reading

MADE = Path(__file__).parent / "made"
LAYOUTS: dict[str, Callable[[Sequence[Part]], bytes]] = {
    "tabs": as_text,
    "pipes": partial(as_text, gap=" | "),
    "one cell a line": partial(as_text, gap="\n"),
    "wide blanks": partial(as_text, gap="   "),
    "single blanks": partial(as_text, gap=" "),
    "html": as_html,
    "docx": as_docx,
    "xlsx": as_xlsx,
    "pdf, ruled": as_pdf,
    "pdf, fonts embedded": partial(as_pdf, font=documents.SHIPPED),
    "pdf, without ruling": partial(as_pdf, ruled=False),
    "pdf, rows cut by pages": partial(as_pdf, size=(595.0, 360.0)),
    "pdf, no running heads": partial(as_pdf, heads=False, size=(420.0, 595.0)),
}


@cache
def parts_of(file: str) -> tuple[Part, ...]:
    return tuple(relaid(reading(file)))


@cache
def made_as(layout: str, file: str) -> bytes:
    return LAYOUTS[layout](parts_of(file))


def facts(found: Reading | Rejected) -> dict[Cell, Decimal | None]:
    assert isinstance(found, Reading), found
    return {fact.cell: fact.value for fact in found.facts}


def small(cells: Sequence[Sequence[str]]) -> list[Part]:
    rows = [[Spanning(text) for text in line] for line in cells]
    head = [Spanning(word) for word in ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数")]
    return [
        "某县2022年政府信息公开工作年度报告",
        "二、主动公开政府信息情况",
        Table(4, [head, *rows]),
    ]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("file", FILES)
def test_every_layout_gives_the_same_facts(file: str, layout: str) -> None:
    made = made_as(layout, file)
    found = read("报告", made)
    assert facts(found) == facts(reading(file))
    assert isinstance(found, Reading)
    assert (found.agency_printed, found.year) == (reading(file).agency_printed, reading(file).year)


@pytest.mark.parametrize("path", sorted(MADE.glob("*.[dp]*")), ids=lambda path: path.suffix)
def test_documents_of_another_program_give_the_same_facts(path: Path) -> None:
    found = read_file(path)
    text = reading(f"{path.stem}.txt")
    assert facts(found) == facts(text)
    assert isinstance(found, Reading)
    assert (found.agency_printed, found.year) == (text.agency_printed, text.year)


@pytest.mark.parametrize("layout", ["html", "docx", "pdf, ruled", "pdf, rows cut by pages"])
def test_the_prose_is_the_same(layout: str) -> None:
    found = read("报告", made_as(layout, FILES[1]))
    assert isinstance(found, Reading)
    text = squeezed("".join(sentence.text for sentence in found.sentences))
    whole = "".join(
        squeezed(sentence.text)
        for sentence in reading(FILES[1]).sentences
        if len(sentence.text) > 30
    )
    assert all(piece in text for piece in whole.split("。"))


@pytest.mark.parametrize("layout", ["docx", "xlsx", "pdf, ruled", "pdf, rows cut by pages"])
def test_a_fact_is_printed_on_the_lines_it_names(layout: str) -> None:
    found = read("报告", made_as(layout, FILES[0]))
    assert isinstance(found, Reading)
    for fact in found.facts:
        assert fact.raw in "\n".join(found.lines[fact.line - 1 : fact.end_line])


def test_a_pdf_says_on_which_line_each_page_begins() -> None:
    found = read("报告", as_pdf(parts_of(FILES[0]), size=(595.0, 360.0)))
    assert isinstance(found, Reading)
    assert len(found.pages) > 5
    assert [found.lines[line - 1] for line in found.pages] == ["某某县政府信息公开年度报告"] * len(
        found.pages
    )
    assert not any(sentence.text.startswith("某某县") for sentence in found.sentences)


@pytest.mark.parametrize(
    "ahead", [(0.0, 0.0, 0.0), (0.0, 9.0, -7.0)], ids=["in its place", "higher and lower"]
)
def test_a_running_head_is_no_text_also_where_pages_were_scanned_askew(
    ahead: tuple[float, ...],
) -> None:
    pages = [
        (
            842.0,
            [
                TextLine("某某县政府信息公开年度报告", (60, 40 + moved, 300, 52 + moved), ()),
                TextLine(text, (60, 70, 300, 82), ()),
            ],
        )
        for moved, text in zip(ahead, ("甲", "乙", "丙"), strict=True)
    ]
    assert furniture(pages) == {(0, 0), (1, 0), (2, 0)}


def test_what_stands_somewhere_else_on_each_page_is_text() -> None:
    pages = [
        (842.0, [TextLine("政府信息公开", (60, top, 300, top + 12), ())])
        for top in (10.0, 60.0, 90.0)
    ]
    assert furniture(pages) == frozenset()


# ---- Word ----------------------------------------------------------------------------------------
def saved(document: docx.document.Document) -> bytes:
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _element(name: str, *children: _Element, **attributes: str) -> _Element:
    made = OxmlElement(f"w:{name}")
    for attribute, value in attributes.items():
        made.set(qn(f"w:{attribute}"), value)
    made.extend(children)
    return made


CHINESE_CHAPTERS = {"start": "1", "numFmt": "chineseCounting", "lvlText": "%1、"}


def test_word_counts_chapters_by_itself() -> None:
    document = docx.Document()
    document.add_paragraph("某县2022年政府信息公开工作年度报告")
    level = [_element(name, val=value) for name, value in CHINESE_CHAPTERS.items()]
    lists = document.part.numbering_part.element
    lists.insert(0, _element("abstractNum", _element("lvl", *level, ilvl="0"), abstractNumId="90"))
    lists.append(_element("num", _element("abstractNumId", val="90"), numId="90"))
    for text in ("总体情况", "主动公开政府信息情况"):
        paragraph = document.add_paragraph(text)
        paragraph._p.get_or_add_pPr().append(
            _element("numPr", _element("ilvl", val="0"), _element("numId", val="90"))
        )
    found = read("报告.docx", saved(document))
    assert isinstance(found, Reading)
    assert found.lines[1:] == ("一、总体情况", "二、主动公开政府信息情况")


def test_what_was_deleted_or_hidden_in_word_is_not_read() -> None:
    document = docx.Document(io.BytesIO(as_docx(small([["规章", "1", "2", "3"]]))))
    cell = document.tables[0].cell(1, 1)
    deleted = OxmlElement("w:del")
    run = cell.paragraphs[0].add_run("9")
    run._r.getparent().replace(run._r, deleted)
    deleted.append(run._r)
    cell.paragraphs[0].add_run("8").font.hidden = True
    found = read("报告.docx", saved(document))
    assert isinstance(found, Reading)
    assert row(found, "regulations", "disclosure") == [1, 2, 3]


def test_two_numbers_in_one_cell_of_word_are_not_one() -> None:
    found = read("报告.docx", as_docx(small([["规章", "1\n2", "2", "3"]])))
    assert isinstance(found, Reading)
    assert row(found, "regulations", "disclosure") == []


# ---- PDF -----------------------------------------------------------------------------------------
def test_a_blank_cell_of_a_ruled_table_is_blank() -> None:
    found = read("报告.pdf", as_pdf(small([["规章", "", "2", "3"]])))
    assert isinstance(found, Reading)
    assert row(found, "regulations", "disclosure") == [None, 2, 3]


def scan(text: str = "") -> bytes:
    made = io.BytesIO()
    canvas = Canvas(made)
    for _ in range(2):
        canvas.drawImage(ImageReader(Image.new("L", (60, 80), 200)), 0, 0, 595, 842)
        canvas.drawString(300, 20, text)
        canvas.showPage()
    canvas.save()
    return made.getvalue()


@pytest.mark.parametrize("text", ["", "1"])
def test_a_scan_is_rejected_as_one(text: str) -> None:
    found = read("扫描.pdf", scan(text))
    assert isinstance(found, Rejected)
    assert (found.code, found.values) == ("scanned", {"pages": "2"})


def test_a_page_that_is_a_picture_is_a_problem() -> None:
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
    canvas.save()
    found = read("报告.pdf", made.getvalue())
    assert isinstance(found, Reading)
    assert "pages-unread" in codes(found)


# ---- spreadsheets --------------------------------------------------------------------------------
def test_a_blank_cell_of_a_sheet_is_blank() -> None:
    found = read("报告.xlsx", as_xlsx(small([["规章", "", "2", "3"]])))
    assert isinstance(found, Reading)
    assert row(found, "regulations", "disclosure") == [None, 2, 3]


# ---- files that are none of these ----------------------------------------------------------------
PARTS_IN_PARTS = b"".join(
    b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3000)
)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"%PDF-1.7\nnothing", "document-damaged"),
        (as_pdf(small([]))[:900], "document-truncated"),
        (as_pdf(small([]))[:-200], "document-truncated"),
        ("某县2022年政府信息公开工作年度报告".encode()[:-1], "document-truncated"),
        ("某县2022年政府信息公开工作年度报告".encode("gb18030")[:-1], "document-truncated"),
        (b"\xff\xfe" + "某县2022年".encode("utf-16-le")[:-1], "document-truncated"),
        (PARTS_IN_PARTS, "document-damaged"),
        (as_docx(small([]))[:-900], "document-truncated"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "document-truncated"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 600, "picture"),
    ],
    ids=[
        *(
            "no pdf",
            "cut pdf",
            "pdf cut at its end",
            "cut text",
            "cut text in GB18030",
            "cut text in UTF-16",
        ),
        *("parts in parts", "cut docx", "cut doc", "picture"),
    ],
)
def test_rejected_with_its_reason(content: bytes, code: str) -> None:
    found = read("报告", content)
    assert isinstance(found, Rejected)
    assert found.code == code
