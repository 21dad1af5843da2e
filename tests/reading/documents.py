"""Files of every format made from a report that was laid out anew."""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence
from html import escape
from pathlib import Path

import docx
import openpyxl
from openpyxl.styles import Alignment
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate
from reportlab.platypus import Table as Drawn
from reportlab.platypus.doctemplate import BaseDocTemplate

from store.model import Reading
from store.reading import read
from store.reference import DATA
from tests.reading.relaid import Part, Table, relaid

FONT = "STSong-Light"
"""Named in a PDF and not brought."""
SHIPPED = "Noto"
"""The charts' font, brought along."""
FURNITURE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>年度报告</title>
<script>var rows = "<tr><td>规章</td><td>9</td><td>9</td><td>9</td></tr>";</script><style>td{color:red}</style></head>
<body><div class="top"><ul><li>首页</li><li>机构职能</li></ul></div>
<table><tr><td width="200"><ul><li>政策</li></ul></td><td>"""
END = """</td></tr></table><div class="foot">主办：某县人民政府办公室&nbsp;&nbsp;电话：0951-1234567</div>
<script>document.write("<table><tr><td>行政许可</td><td>77</td></tr></table>")</script></body></html>"""


def as_text(parts: Sequence[Part], gap: str = "\t") -> bytes:
    """Lines, the cells of a row apart by `gap`."""
    lines: list[str] = []
    for part in parts:
        lines += (
            [part]
            if isinstance(part, str)
            else [gap.join(cell.text for cell in row) for row in part.rows]
        )
    return "\n".join(lines).encode()


def as_html(parts: Sequence[Part]) -> bytes:
    """A page with furniture, the report within a table that lays it out."""
    body = "".join(
        f"<p>&nbsp;&nbsp;{escape(p)}</p>\n" if isinstance(p, str) else _html_table(p) for p in parts
    )
    return (FURNITURE + body + END).encode()


def _html_table(table: Table) -> str:
    rows = (
        "".join(
            f'<td colspan="{cell.columns}" rowspan="{cell.rows}"><p><span>{escape(cell.text)}</span>&nbsp;</p></td>'
            for cell in row
        )
        for row in table.rows
    )
    return (
        "<table border=1><tbody>"
        + "".join(f"<tr>{row}</tr>\n" for row in rows)
        + "</tbody></table>\n"
    )


def as_docx(parts: Sequence[Part]) -> bytes:
    """A Word document with merged cells."""
    document = docx.Document()
    for part in parts:
        if isinstance(part, str):
            document.add_paragraph(part)
            continue
        drawn = document.add_table(len(part.rows), part.width, "Table Grid")
        cells = [
            row.cells for row in drawn.rows
        ]  # `Table.cell` goes through the whole table for each of them.
        for row, column, cell in part.placed():
            first = cells[row][column]
            last = cells[row + cell.rows - 1][column + cell.columns - 1]
            whole = first.merge(last) if last is not first else first
            whole.text = cell.text
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def as_xlsx(parts: Sequence[Part]) -> bytes:
    """A workbook with everything on one sheet, numbers as numbers."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    line = 0
    for part in parts:
        if isinstance(part, str):
            line += 1
            sheet.cell(line, 1, part)
            sheet.merge_cells(start_row=line, end_row=line, start_column=1, end_column=10)
            continue
        for row, column, cell in part.placed():
            value = int(cell.text) if cell.text.isdecimal() else cell.text
            place = sheet.cell(line + row + 1, column + 1, value)
            place.alignment = Alignment(wrap_text=True)
            if cell.rows > 1 or cell.columns > 1:
                bottom, right = line + row + cell.rows, column + cell.columns
                sheet.merge_cells(
                    start_row=line + row + 1,
                    end_row=bottom,
                    start_column=column + 1,
                    end_column=right,
                )
        line += len(part.rows)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def register_font() -> None:
    """Makes a Chinese font known that PDF readers bring themselves."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    pdfmetrics.registerFont(TTFont(SHIPPED, str(DATA / "fonts" / "NotoSansSC-Regular.ttf")))


def as_pdf(
    parts: Sequence[Part],
    *,
    ruled: bool = True,
    heads: bool = True,
    size: tuple[float, float] = A4,
    font: str = FONT,
) -> bytes:
    """Pages with running heads and numbers; tables with or without ruling, broken by pages within
    their rows.
    """
    register_font()
    style = ParagraphStyle("text", fontName=font, fontSize=10.5, leading=16, wordWrap="CJK")
    small = ParagraphStyle("cell", fontName=font, fontSize=8, leading=10, wordWrap="CJK")
    story: list[Flowable] = []
    for part in parts:
        if isinstance(part, str):
            story.append(Paragraph(escape(part), style))
        else:
            story.append(_drawn(part, small, size[0] - 80, ruled))

    def frame(canvas: Canvas, template: BaseDocTemplate) -> None:
        canvas.setFont(font, 8)
        if heads:
            canvas.drawString(40, size[1] - 25, "某某县政府信息公开年度报告")
            canvas.line(40, size[1] - 30, size[0] - 40, size[1] - 30)
        canvas.drawCentredString(size[0] / 2, 20, str(canvas.getPageNumber()))

    made = io.BytesIO()
    template = SimpleDocTemplate(
        made, pagesize=size, leftMargin=40, rightMargin=40, topMargin=40, bottomMargin=40
    )
    template.build(story, onFirstPage=frame, onLaterPages=frame)
    return made.getvalue()


def _drawn(table: Table, style: ParagraphStyle, width: float, ruled: bool) -> Flowable:
    cells: list[list[Flowable | str]] = [[""] * table.width for _ in table.rows]
    commands: list[tuple[object, ...]] = [("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
    for row, column, cell in table.placed():
        cells[row][column] = Paragraph(escape(cell.text), style)
        if cell.rows > 1 or cell.columns > 1:
            commands.append(
                ("SPAN", (column, row), (column + cell.columns - 1, row + cell.rows - 1))
            )
    if ruled:
        commands.append(("GRID", (0, 0), (-1, -1), 0.5, "black"))
    widths = [width / table.width] * table.width
    if table.width == 10:
        widths = [width * share for share in (0.08, 0.12, 0.3, *[0.5 / 7] * 7)]
    return Drawn(cells, colWidths=widths, style=commands, splitInRow=int(ruled))


def main(folder: Path) -> None:
    """Writes every shipped report in every format, to be converted by other programs or looked
    at.
    """
    for path in sorted((DATA / "reports").glob("*.txt")):
        found = read(path.name, path.read_bytes())
        assert isinstance(found, Reading)
        parts = relaid(found)
        for ending, make in (
            ("html", as_html),
            ("docx", as_docx),
            ("xlsx", as_xlsx),
            ("pdf", as_pdf),
        ):
            (folder / f"{path.stem}.{ending}").write_bytes(make(parts))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
