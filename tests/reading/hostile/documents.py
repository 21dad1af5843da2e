"""Word documents, workbooks, PDF files and archives made to hurt, and what is no file at all."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from tests.reading.hostile.older import OLDER
from tests.reading.hostile.packed import (
    archive,
    large,
    laughs,
    locked,
    overlapping,
    pages,
    paragraph,
    pdf,
    stream,
    strings,
    word,
    workbook,
)
from tests.reading.hostile.pictures import PICTURES
from tests.reading.hostile.texts import HEAD, PAGES, TEXTS

_ROW: Final = '<row r="1"><c r="A1"><v>1</v></c></row>'
_GIGABYTE: Final = 1_000
_NUMBERED: Final = (
    "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr></w:p>"
)


def _cells(text: str, count: int) -> str:
    return f"<w:tr>{f'<w:tc>{paragraph(text)}</w:tc>' * count}</w:tr>"


WORDS: Final[Mapping[str, Callable[[], bytes]]] = {
    "entities that multiply.docx": lambda: word(paragraph("&l9;"), laughs()),
    "entities that multiply a little.docx": lambda: word(paragraph("&l5;"), laughs(5)),
    "an entity for a file.docx": lambda: word(
        paragraph("&x;"), '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    ),
    "an entity for a device.docx": lambda: word(
        paragraph("&x;"), '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///dev/zero">]>'
    ),
    "1 GB of blanks.docx": lambda: large("word/document.xml", _GIGABYTE),
    "400,000 paragraphs.docx": lambda: word(paragraph("0") * 400_000),
    "a run of 16 MB.docx": lambda: word(paragraph("公" * 5_000_000)),
    "80 tables deep.docx": lambda: word(
        "<w:tbl><w:tr><w:tc>" * 80 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 80
    ),
    "80 tables deep, broad.docx": lambda: word(
        "<w:tbl><w:tr><w:tc>" * 70 + paragraph("1") * 40_000 + "</w:tc></w:tr></w:tbl>" * 70
    ),
    "200,000 elements deep.docx": lambda: word("<w:sdt>" * 200_000 + "</w:sdt>" * 200_000),
    "250 elements deep, broad.docx": lambda: word(
        "<w:sdt>" * 240 + paragraph("1") * 50_000 + "</w:sdt>" * 240
    ),
    "10,000 columns.docx": lambda: word(f"<w:tbl>{_cells('0', 10_000)}</w:tbl>"),
    "100,000 columns.docx": lambda: word(f"<w:tbl>{_cells('0', 100_000)}</w:tbl>"),
    "100,000 rows.docx": lambda: word(f"<w:tbl>{_cells('0', 2) * 100_000}</w:tbl>"),
    "cells as wide as can be said.docx": lambda: word(
        "<w:tbl>"
        + "<w:tr><w:tc><w:tcPr><w:gridSpan w:val='999'/><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr>"
        * 80_000
        + "</w:tbl>"
    ),
    "boxes in boxes.docx": lambda: word(
        "<w:p><w:r><w:pict><w:txbxContent>" * 60
        + "<w:p/>"
        + "</w:txbxContent></w:pict></w:r></w:p>" * 60
    ),
    "100,000 boxes.docx": lambda: word(
        "<w:p>" + "<w:r><w:txbxContent><w:p/></w:txbxContent></w:r>" * 100_000 + "</w:p>"
    ),
    "a list that counts.docx": lambda: word(
        _NUMBERED * 150_000, more={"word/numbering.xml": b"<x/>"}
    ),
    "no body.docx": lambda: archive({"word/document.xml": b"<a/>"}),
    "no XML.docx": lambda: archive({"word/document.xml": b"\x00" * 10_000}),
    "half of it.docx": lambda: word(paragraph("公开") * 5_000)[:-1_500],
    "locked.docx": lambda: locked(word(paragraph("0"))),
    "attributes.docx": lambda: word("<w:p " + " ".join(f"a{n}='1'" for n in range(500_000)) + "/>"),
    "name spaces.docx": lambda: word("".join(f"<w:p xmlns:a{n}='a{n}'/>" for n in range(300_000))),
}

_FAR: Final = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
SHEETS: Final[Mapping[str, Callable[[], bytes]]] = {
    "the last cell.xlsx": lambda: workbook(f"<sheetData>{_ROW}{_FAR}</sheetData>"),
    "merged without end.xlsx": lambda: workbook(
        f"<sheetData>{_ROW}</sheetData><mergeCells>"
        + '<mergeCell ref="A1:XFD1048576"/>' * 50_000
        + "</mergeCells>"
    ),
    "merged over full rows.xlsx": lambda: workbook(
        "<sheetData>"
        + "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(1, 40_000))
        + "</sheetData><mergeCells>"
        + "".join(f'<mergeCell ref="A{n}:BL{n + 19}"/>' for n in range(1, 40_000, 20))
        + "</mergeCells>"
    ),
    "one text in every cell.xlsx": lambda: workbook(
        "<sheetData>"
        + ("<row>" + '<c t="s"><v>0</v></c>' * 64 + "</row>") * 9_000
        + "</sheetData>",
        strings("公" * 30_000),
    ),
    "a long text in many cells.xlsx": lambda: workbook(
        "<sheetData>" + '<row><c t="s"><v>0</v></c></row>' * 300_000 + "</sheetData>",
        strings("公" * 60_000),
    ),
    "2,000,000 texts.xlsx": lambda: workbook(
        f"<sheetData>{_ROW}</sheetData>", strings(*["1"] * 800_000)
    ),
    "100,000 columns.xlsx": lambda: workbook(
        f"<sheetData><row>{'<c><v>0</v></c>' * 100_000}</row></sheetData>"
    ),
    "500,000 rows.xlsx": lambda: workbook(
        "<sheetData>" + "<row><c><v>0</v></c></row>" * 500_000 + "</sheetData>"
    ),
    "60 sheets of 16 MB.xlsx": lambda: workbook(
        "<sheetData>" + "<row><c><v>0</v></c></row>" * 450_000 + "</sheetData>", sheets=60
    ),
    "10,000 sheets.xlsx": lambda: workbook(f"<sheetData>{_ROW}</sheetData>", sheets=10_000),
    "a cell of 16 MB.xlsx": lambda: workbook(
        '<sheetData><row><c t="inlineStr"><is><t>'
        + "9" * 15_000_000
        + "</t></is></c></row></sheetData>"
    ),
    "runs of a text.xlsx": lambda: workbook(
        '<sheetData><row><c t="inlineStr"><is>'
        + "<r><t>1</t></r>" * 900_000
        + "</is></c></row></sheetData>"
    ),
    "entities.xlsx": lambda: archive(
        {"xl/workbook.xml": f"{laughs()}<workbook>&l9;</workbook>".encode()}
    ),
    "no sheets.xlsx": lambda: archive({"xl/workbook.xml": b"<workbook/>"}),
    "numbers without end.xlsx": lambda: workbook(
        "<sheetData>"
        + "<row><c><v>1e308</v></c><c><v>1e-308</v></c><c><v>NaN</v></c></row>" * 100_000
        + "</sheetData>"
    ),
    "half of it.xlsx": lambda: workbook("<sheetData>" + _ROW * 5_000 + "</sheetData>")[:-400],
    "1 GB of blanks.xlsx": lambda: large(
        "xl/worksheets/a.xml", _GIGABYTE, {"xl/workbook.xml": b"<workbook/>"}
    ),
}

_SHOWN: Final = b"BT /F 12 Tf 60 700 Td (2022) Tj ET"
PDFS: Final[Mapping[str, Callable[[], bytes]]] = {
    "a length too long.pdf": lambda: pdf(_SHOWN, length=2_000_000_000),
    "a length below zero.pdf": lambda: pdf(_SHOWN, length=-5),
    "its own page.pdf": lambda: pdf(b"", kids="2 0 R"),
    "a billion pages.pdf": lambda: pdf(_SHOWN, count=1_000_000_000),
    "a million kids.pdf": lambda: pdf(_SHOWN, kids="3 0 R " * 1_000_000, count=1_000_000),
    "8 MB of letters.pdf": lambda: pdf(b"BT /F 12 Tf 60 700 Td " + b"(0) Tj " * 1_100_000 + b"ET"),
    "200 pages full of letters.pdf": lambda: pages(
        b"BT /F 12 Tf 60 700 Td " + b"(0) Tj " * 30_000 + b"ET", 200
    ),
    "8 MB of lines.pdf": lambda: pdf(b"0 0 m 500 0 l S " * 500_000),
    "a grid of 4,000 lines.pdf": lambda: pdf(
        b"".join(b"0 %d m 590 %d l S %d 0 m %d 840 l S " % (n, n, n, n) for n in range(1, 800)) * 2
    ),
    "60 MB of nothing.pdf": lambda: b"%PDF-1.4\n" + b" " * 60_000_000,
    "1 GB in a stream.pdf": lambda: pdf(b"", more=b"", kids="8 0 R").replace(
        b"trailer",
        b"8 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 7 0 R>>endobj\n"
        + stream(7, b" " * 1_000_000_000, "")
        + b"trailer",
    ),
    "a form that draws itself.pdf": lambda: pdf(
        b"/X Do",
        more=stream(
            6,
            b"/X Do /X Do",
            "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>",
        ),
    ),
    "forms that double.pdf": lambda: pdf(
        b"/X Do",
        more=b"".join(
            stream(
                n,
                b"/X Do " * 10,
                f"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X {n + 1} 0 R>>>>",
            )
            for n in range(6, 30)
        ),
    ),
    "a picture of 30,000 by 30,000.pdf": lambda: pdf(
        b"100 0 0 100 0 0 cm /X Do",
        more=stream(
            6,
            b"\0" * 112_500_000,
            "/Type/XObject/Subtype/Image/Width 30000/Height 30000/BitsPerComponent 1/ColorSpace/DeviceGray",
        ),
    ),
    "lists in lists.pdf": lambda: pdf(b"[" * 3_000_000),
    "objects in objects.pdf": lambda: pdf(
        _SHOWN, more=b"6 0 obj" + b"<</A" * 500_000 + b"endobj\n"
    ),
    "states in states.pdf": lambda: pdf(b"q " * 3_000_000),
    "locked with what is not known.pdf": lambda: pdf(_SHOWN).replace(
        b"trailer<<", b"9 0 obj<</Filter/None/V 9>>endobj trailer<</Encrypt 9 0 R"
    ),
    "half of it.pdf": lambda: pdf(_SHOWN * 1_000)[:2_000],
    "a page as large as can be.pdf": lambda: pdf(_SHOWN).replace(b"595 842", b"1e30 1e30"),
}

_GOOD: Final = (HEAD + "规章\t1\t2\t3\n").encode()
ARCHIVES: Final[Mapping[str, Callable[[], bytes]]] = {
    "1.2 GB.zip": lambda: archive({f"{n}.txt": b"\0" * 300_000_000 for n in range(4)}),
    "the same bytes 4,000 times.zip": lambda: overlapping(4_000, 1),
    "an archive of bombs.zip": lambda: archive({f"{n}.zip": large("a.txt", 300) for n in range(4)}),
    "archives in archives.zip": lambda: archive(
        {"a.zip": archive({"b.zip": archive({"c.zip": archive({"d.txt": b"1"})})})}
    ),
    "20,001 members.zip": lambda: archive({f"{n}": b"" for n in range(20_001)}),
    "9,000 members of no use.zip": lambda: archive({f"{n}.txt": b"1" for n in range(9_000)}),
    "names that lead out.zip": lambda: archive(
        {"../../../etc/passwd": _GOOD, "/etc/shadow": _GOOD, "C:\\a": _GOOD}
    ),
    "names of 60,000 letters.zip": lambda: archive({"a" * 60_000: _GOOD}),
    "names with line ends.zip": lambda: archive(
        {"a\nb\r\x1b[31m.txt": b"1", "\u202etxt.exe": b"1"}
    ),
    "locked.zip": lambda: locked(archive({"a.txt": _GOOD})),
    "half of it.zip": lambda: archive({"a.txt": _GOOD * 400})[:-60],
    "a wrong sum.zip": lambda: (
        archive({"a.txt": _GOOD}).replace(b"PK\x03\x04", b"PK\x03\x04", 1)[:14]
        + b"\0\0\0\0"
        + archive({"a.txt": _GOOD})[18:]
    ),
    "hostile pages and a good one.zip": lambda: archive(
        {
            **{f"{n}.html": PAGES["380,000 rows.html"]() for n in range(3)},
            "a.xlsx": SHEETS["one text in every cell.xlsx"](),
            "good.txt": _GOOD,
        }
    ),
    "ten that hoard.zip": lambda: archive(
        {f"{n}.xlsx": SHEETS["one text in every cell.xlsx"]() for n in range(10)}
    ),
    "200 MB of noise.zip": lambda: b"PK\x03\x04" + os.urandom(1 << 20) * 200,
}


def _good(path: Path) -> None:
    path.write_bytes(_GOOD)


def _sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(300_000_000)


PLACES: Final[Mapping[str, Callable[[Path], None]]] = {
    "zero.txt": lambda path: path.symlink_to("/dev/zero"),
    "random.pdf": lambda path: path.symlink_to("/dev/urandom"),
    "terminal.html": lambda path: path.symlink_to("/dev/tty"),
    "memory.txt": lambda path: path.symlink_to("/proc/self/mem"),
    "log.txt": lambda path: path.symlink_to("/proc/kmsg"),
    "pipe.txt": os.mkfifo,
    "itself.txt": lambda path: path.symlink_to(path),
    "nowhere.docx": lambda path: path.symlink_to("/nowhere/at/all"),
    "a folder.txt": Path.mkdir,
    "all of it": lambda path: path.symlink_to("/", target_is_directory=True),
    "300 MB of nothing.txt": _sparse,
    "\udcff\udcfe.txt": _good,
    "line\nend\x1b[2J.txt": _good,
    "名" * 80 + ".txt": _good,
}

FILES: Final[Mapping[str, Callable[[], bytes]]] = {
    **TEXTS,
    **PAGES,
    **WORDS,
    **SHEETS,
    **PDFS,
    **PICTURES,
    **ARCHIVES,
    **OLDER,
}

SLOW: Final = frozenset(
    {
        "100 MB of one line.txt",
        "8 MB of lines.txt",
        "40,000 rows of 10 columns.txt",
        "rows of all numbers.txt",
        "titles.txt",
        "titles in one line.txt",
        "chapters.txt",
        "heads.txt",
        "a sum of 100,000 parts.txt",
        "carriage returns.txt",
        "powers.txt",
        "wide blanks.txt",
        "one cell a line, blank.txt",
        "380,000 rows without a table.html",
        "rows in closed tables.html",
        "380,000 rows.html",
        "700,000 attributes on many tags.html",
        "attributes in quotes with tags.html",
        "80,000 options, mixed case.html",
        "400,000 list items.html",
        "100,000 tables.html",
        "cells over everything.html",
        "8 MB of opening.html",
        "comments without end.html",
        "raised.html",
        "raised in raised.html",
        "struck.html",
        "rules that cross.html",
        "styles.html",
        "selects in selects.html",
        "frames.html",
        "one paragraph.html",
        "breaks.html",
        "a sea of ends.html",
        "400,000 paragraphs.docx",
        "80 tables deep, broad.docx",
        "100,000 columns.docx",
        "100,000 rows.docx",
        "cells as wide as can be said.docx",
        "100,000 boxes.docx",
        "a list that counts.docx",
        "attributes.docx",
        "name spaces.docx",
        "merged without end.xlsx",
        "merged over full rows.xlsx",
        "one text in every cell.xlsx",
        "a long text in many cells.xlsx",
        "2,000,000 texts.xlsx",
        "500,000 rows.xlsx",
        "60 sheets of 16 MB.xlsx",
        "runs of a text.xlsx",
        "numbers without end.xlsx",
        "8 MB of letters.pdf",
        "200 pages full of letters.pdf",
        "8 MB of lines.pdf",
        "60 MB of nothing.pdf",
        "1 GB in a stream.pdf",
        "a form that draws itself.pdf",
        "forms that double.pdf",
        "states in states.pdf",
        "40 pages of curves.pdf",
        "curves on curves.pdf",
        "1.2 GB.zip",
        "the same bytes 4,000 times.zip",
        "an archive of bombs.zip",
        "20,001 members.zip",
        "9,000 members of no use.zip",
        "hostile pages and a good one.zip",
        "ten that hoard.zip",
        "200 MB of noise.zip",
        "drawings deep.html",
        "50,000 parts.eml",
        "ways without end.ofd",
        "heads without end.eml",
        "2,000 parts deep.eml",
        "a long table.xls",
        "words without end.rtf",
        "300 full pages.ofd",
        "rows.csv",
        "steps without end.ofd",
        "a quote that stays open.csv",
        "rows of other edges.rtf",
        "signs as numbers.rtf",
        "repeated to the last cell.odt",
        "commas.csv",
        "bytes one by one.rtf",
        "form feeds.txt",
        "2,000,000 groups deep.rtf",
        "400,000 spans.odt",
        "a long table.doc",
        "formulas deep.html",
        "a million kids.pdf",
    }
)
"""What takes more than half a second or 150 MB: for the benchmark only."""
