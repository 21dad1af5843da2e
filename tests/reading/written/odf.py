"""OpenDocument files: their content and little else."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from html import escape

from tests.reading.relaid import Part, Table

_SPACES = "".join(
    f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
        ("fo", "xsl-fo-compatible"),
    )
)


def as_odt(parts: Sequence[Part]) -> bytes:
    """A text document."""
    body = "".join(
        _table(p) if isinstance(p, Table) else f"<text:p>{escape(p)}</text:p>" for p in parts
    )
    return odt(body)


def odt(body: str, styles: str = "") -> bytes:
    """A text document with a body as it is given."""
    return _packed("text", f"<office:text>{body}</office:text>", styles)


def as_ods(parts: Sequence[Part]) -> bytes:
    """A spreadsheet with everything on one sheet, and the thousand blank columns that programs
    write.
    """
    rows = ""
    for part in parts:
        if isinstance(part, Table):
            rows += _rows(part)
        else:
            rows += (
                '<table:table-row><table:table-cell table:number-columns-spanned="10">'
                f"<text:p>{escape(part)}</text:p></table:table-cell>"
                '<table:covered-table-cell table:number-columns-repeated="9"/>'
                '<table:table-cell table:number-columns-repeated="1014"/></table:table-row>'
            )
    cells = '<table:table-cell table:number-columns-repeated="1024"/>'
    blank = f'<table:table-row table:number-rows-repeated="1048000">{cells}</table:table-row>'
    return _packed(
        "spreadsheet",
        f'<office:spreadsheet><table:table table:name="年报">{rows}{blank}</table:table></office:spreadsheet>',
    )


def _table(table: Table) -> str:
    return f"<table:table><table:table-column/>{_rows(table)}</table:table>"


def _rows(table: Table) -> str:
    placed = {(row, column): cell for row, column, cell in table.placed()}
    covered = {
        (row + down, column + across)
        for row, column, cell in table.placed()
        for down in range(cell.rows)
        for across in range(cell.columns)
        if down or across
    }
    rows = ""
    for number in range(len(table.rows)):
        rows += "<table:table-row>"
        for column in range(table.width):
            cell = placed.get((number, column))
            if cell is not None:
                spans = f'table:number-rows-spanned="{cell.rows}" table:number-columns-spanned="{cell.columns}"'
                rows += f"<table:table-cell {spans}><text:p>{escape(cell.text)}</text:p></table:table-cell>"
            else:
                rows += (
                    "<table:covered-table-cell/>"
                    if (number, column) in covered
                    else "<table:table-cell/>"
                )
        rows += "</table:table-row>"
    return rows


def _packed(kind: str, body: str, styles: str = "") -> bytes:
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content{_SPACES}>'
        f"<office:automatic-styles>{styles}</office:automatic-styles><office:body>{body}</office:body></office:document-content>"
    )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}", zipfile.ZIP_STORED)
        out.writestr("content.xml", content)
    return made.getvalue()
