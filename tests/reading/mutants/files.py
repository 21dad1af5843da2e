"""The files in which a report is printed: pages, Word documents, workbooks, PDFs."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from typing import Any

import docx
import openpyxl
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import RGBColor
from docx.text.paragraph import Paragraph as Written
from docx.text.run import Run
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from reportlab.lib.enums import TA_LEFT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate
from reportlab.platypus import Table as Drawn

from tests.reading.mutants.made import BREAK, HIDDEN, RAISED, STRUCK, WHITE, Box, Grid, Report

FONT = "STSong-Light"
_HTML = {
    RAISED: "<sup>{}</sup>",
    STRUCK: "<del>{}</del>",
    HIDDEN: '<span style="display: none">{}</span>',
    WHITE: '<font color="#FFFFFF">{}</font>',
    "": "{}",
}
_PDF = {
    RAISED: "<super>{}</super>",
    STRUCK: "<strike>{}</strike>",
    WHITE: '<font color="white">{}</font>',
    HIDDEN: '<font color="white">{}</font>',
    BREAK: "<br/>",
    "": "{}",
}


def _html_cell(box: Box, *, spans: bool) -> str:
    inner = "".join(
        "<br>" if style == BREAK else _HTML.get(style, style).format(escape(text))
        for text, style in box.runs
    )
    size = f' colspan="{box.columns}" rowspan="{box.rows}"' if spans else ""
    return f"<td{size}>{inner}</td>"


def page(report: Report) -> bytes:
    """A page with merged cells."""
    return _page(report, spans=True)


def _page(report: Report, *, spans: bool) -> bytes:
    found: list[str] = []
    for part in report.parts:
        if isinstance(part, str):
            found.append(f"<p>{escape(part)}</p>")
            continue
        rows = (
            "<tr>" + "".join(_html_cell(box, spans=spans) for box in row) + "</tr>\n"
            for row in part.rows
        )
        found.append("<table border=1><tbody>" + "".join(rows) + "</tbody></table>")
    body = "\n".join(found)
    return f'<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>{body}</body></html>'.encode()


def loose_page(report: Report) -> bytes:
    """A page whose cells and rows are not closed, its tables within a table of the page's frame."""
    found: list[str] = []
    for part in report.parts:
        if isinstance(part, str):
            found.append(f"<p>{escape(part)}")
            continue
        rows = (
            "<TR>" + "".join(_html_cell(box, spans=True).replace("</td>", "") for box in row)
            for row in part.rows
        )
        found.append("<table><tr><td><table>" + "\n".join(rows) + "</table></table>")
    body = "\n".join(found)
    return f'<html><meta charset="utf-8"><table width=100%><tr><td>菜单<td>{body}</table></html>'.encode()


def flat_page(report: Report) -> bytes:
    """A page whose merged cells are single ones and empty ones beside them."""
    found: list[str] = []
    for part in report.parts:
        if isinstance(part, str):
            found.append(f"<div>{escape(part)}</div>")
            continue
        cells: list[list[Box]] = [[Box((("", ""),))] * part.reach for _ in part.rows]
        for at, column, box in part.placed():
            cells[at][column] = box
        rows = (
            "<tr>" + "".join(_html_cell(box, spans=False) for box in row) + "</tr>\n"
            for row in cells
        )
        found.append("<table><tbody>" + "".join(rows) + "</tbody></table>")
    return f'<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>{"".join(found)}</body></html>'.encode()


def document(report: Report) -> bytes:
    """A Word document with merged cells."""
    made = docx.Document()
    for part in report.parts:
        if isinstance(part, str):
            made.add_paragraph(part)
            continue
        drawn = made.add_table(len(part.rows), part.reach, "Table Grid")
        table = [
            row.cells for row in drawn.rows
        ]  # `Table.cell` goes through the whole table for each of them.
        for at, column, box in part.placed():
            first = table[at][column]
            last = table[min(len(table), at + box.rows) - 1][
                min(part.reach, column + box.columns) - 1
            ]
            whole = first.merge(last) if last is not first else first
            _write(whole.paragraphs[0], box)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _write(paragraph: Written, box: Box) -> None:
    for text, style in box.runs:
        run = paragraph.add_run(text)
        match style:
            case "raised":
                run.font.superscript = True
            case "struck":
                run.font.strike = True
            case "hidden":
                run.font.hidden = True
            case "white":
                run.font.color.rgb = RGBColor(255, 255, 255)
            case "break":
                run.add_break()
            case "deleted" | "moved away":
                _wrap(run, "w:del" if style == "deleted" else "w:moveFrom")
                if style == "deleted":
                    _retag(run, "w:delText")
            case "inserted":
                _wrap(run, "w:ins")
            case "twice struck":
                run.font.double_strike = True
            case "instruction":
                _retag(run, "w:instrText")
            case "lowered":
                run.font.subscript = True
            case "field" | "code" | "code of text" | "menu":
                _field(run, style)
            case "placeholder":
                _placeholder(run)
            case "formula" | "symbol":
                _shown_otherwise(run, style)


def _field(run: Run, style: str) -> None:
    """Lets a run be the result of a field, or its code, which has none."""
    parts = [
        _mark("begin"),
        *_coded(run, style),
        *([_mark("separate")] if style == "field" else []),
    ]
    for part in parts:
        run._r.addprevious(part)
    run._r.addnext(_mark("end"))


def _coded(run: Run, style: str) -> list[Any]:
    outer = OxmlElement("w:r")
    code = OxmlElement("w:instrText")
    code.text = {"field": "= 1+23", "menu": "FORMDROPDOWN"}.get(style, f"EQ {run.text}")
    outer.append(code)
    if style == "code":
        _retag(run, "w:instrText")
    elif style == "menu":
        for text in run._r.findall(qn("w:t")):
            run._r.remove(text)
    return [outer]


def _mark(kind: str) -> Any:
    outer, mark = OxmlElement("w:r"), OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    outer.append(mark)
    return outer


def _placeholder(run: Run) -> None:
    control, properties, content = (
        OxmlElement(f"w:{name}") for name in ("sdt", "sdtPr", "sdtContent")
    )
    properties.append(OxmlElement("w:showingPlcHdr"))
    control.append(properties)
    control.append(content)
    run._r.addprevious(control)
    content.append(run._r)


def _shown_otherwise(run: Run, style: str) -> None:
    """Lets a run be a formula, or a sign of a font of pictures."""
    if style == "symbol":
        sign = OxmlElement("w:sym")
        sign.set(qn("w:font"), "Wingdings")
        sign.set(qn("w:char"), f"F0{0x30 + int(run.text):X}")
        run._r.replace(run._r.findall(qn("w:t"))[0], sign)
        return
    math = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
    outer = run._r.makeelement(f"{math}oMath", {}, {"m": math[1:-1]})
    inner = run._r.makeelement(f"{math}r", {})
    text = run._r.makeelement(f"{math}t", {})
    text.text = run.text
    inner.append(text)
    outer.append(inner)
    run._r.addprevious(outer)
    for shown in run._r.findall(qn("w:t")):
        run._r.remove(shown)


def _retag(run: Run, tag: str) -> None:
    for text in run._r.findall(qn("w:t")):
        text.tag = qn(tag)


def _wrap(run: Run, tag: str) -> None:
    outer = OxmlElement(tag)
    run._r.addprevious(outer)
    outer.append(run._r)


def workbook(report: Report) -> bytes:
    """A workbook with everything on one sheet, numbers as numbers."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    line = 0
    for part in report.parts:
        if isinstance(part, str) and part.startswith("sheet:"):
            sheet.title = part.removeprefix("sheet:")
            continue
        if isinstance(part, str):
            line += 1
            sheet.cell(line, 1, part)
            continue
        for row, column, box in part.placed():
            written = sheet.cell(line + row + 1, column + 1, _value(box))
            if box.runs[0][1].startswith("format:"):
                written.number_format = box.runs[0][1].removeprefix("format:")
            if box.rows > 1 or box.columns > 1:
                bottom, right = (
                    line + row + min(box.rows, len(part.rows) - row),
                    column + box.columns,
                )
                sheet.merge_cells(
                    start_row=line + row + 1,
                    end_row=bottom,
                    start_column=column + 1,
                    end_column=right,
                )
        line += len(part.rows)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _value(box: Box) -> object:
    if len(box.runs) > 1:
        fonts: dict[str, dict[str, Any]] = {
            RAISED: {"vertAlign": "superscript"},
            STRUCK: {"strike": True},
            "": {},
            BREAK: {},
        }
        fonts |= {WHITE: {"color": "FFFFFFFF"}, HIDDEN: {"color": "FFFFFFFF"}}
        return CellRichText(
            *(
                TextBlock(InlineFont(**fonts[style]), "\n" if style == BREAK else text)
                for text, style in box.runs
            )
        )
    text = box.text
    if text.removeprefix("-").replace(".", "", 1).isdecimal() and text.isascii():
        return float(text) if "." in text else int(text)
    return text


def ruled(report: Report) -> bytes:
    """A PDF with ruled tables."""
    return _pdf(report, _Setting("MIDDLE", lines="GRID"))


def unruled(align: str) -> Callable[[Report], bytes]:
    """A PDF whose tables have no lines; the numbers stand at the top, middle or bottom of their
    rows.
    """
    return lambda report: _pdf(report, _Setting(align))


def levelled(
    numbers: int, heads: int, size: float, uneven: float = 0.0
) -> Callable[[Report], bytes]:
    """A PDF whose tables have level lines only; numbers and heads stand to the left, in the middle
    or to the right.

    Each further column may be wider than the one before it by a share.
    """
    return lambda report: _pdf(
        report, _Setting("MIDDLE", "LINEBELOW", numbers, heads, size, uneven)
    )


@dataclass(frozen=True)
class _Setting:
    """How tables are set."""

    align: str
    lines: str = ""
    numbers: int = TA_LEFT
    heads: int = TA_LEFT
    size: float = 8
    uneven: float = 0.0


def _pdf(report: Report, setting: _Setting) -> bytes:
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    style = ParagraphStyle("text", fontName=FONT, fontSize=10.5, leading=16, wordWrap="CJK")
    story: list[Flowable] = []
    for part in report.parts:
        if isinstance(part, str):
            story.append(Paragraph(escape(part), style))
        else:
            story.append(_drawn(part, setting))
    out = io.BytesIO()
    SimpleDocTemplate(
        out, pagesize=A4, leftMargin=40, rightMargin=40, topMargin=40, bottomMargin=40
    ).build(story)
    return out.getvalue()


def _drawn(grid: Grid, setting: _Setting) -> Flowable:
    small = ParagraphStyle(
        "cell", fontName=FONT, fontSize=setting.size, leading=setting.size + 2, wordWrap="CJK"
    )
    numbers = ParagraphStyle("number", small, alignment=setting.numbers)
    heads = ParagraphStyle("head", small, alignment=setting.heads)
    reach = grid.reach
    cells: list[list[Flowable | str]] = [[""] * reach for _ in grid.rows]
    commands: list[tuple[object, ...]] = [("VALIGN", (0, 0), (-1, -1), setting.align)]
    for row, column, box in grid.placed():
        marked = "".join(_PDF[kind].format(escape(text)) for text, kind in box.runs)
        cells[row][column] = Paragraph(
            marked, numbers if box.key else heads if not box.row else small
        )
        if box.rows > 1 or box.columns > 1:
            bottom = min(len(grid.rows), row + box.rows) - 1
            commands.append(("SPAN", (column, row), (column + box.columns - 1, bottom)))
    if setting.lines:
        commands.append((setting.lines, (0, 0), (-1, -1), 0.5, "black"))
    widths = [515 / reach] * reach
    if reach == 10:
        widths = [515 * share for share in (0.08, 0.12, 0.3, *[0.5 / 7] * 7)]
    elif reach in (8, 9, 11):
        widths = [515 * 0.5 / (reach - 7)] * (reach - 7) + [515 * 0.5 / 7] * 7
    shares = [width * (1 + setting.uneven * at) for at, width in enumerate(widths)]
    widths = [515 * share / sum(shares) for share in shares]
    return Drawn(cells, colWidths=widths, style=commands, splitInRow=0)
