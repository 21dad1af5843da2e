"""OFD files: every table and every run of paragraphs on a page that is as long as they are."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from html import escape
from itertools import groupby

from tests.reading.relaid import Part, Table

_NAME = 'xmlns:ofd="http://www.ofdspec.org/2016"'
_SIZE, _LINE, _LEFT, _WIDTH = 3.5, 5.0, 20.0, 170.0
SHARES = (0.08, 0.12, 0.3, *[0.5 / 7] * 7)


def as_ofd(parts: Sequence[Part], *, grouped: bool = False) -> bytes:
    """An OFD file; `grouped` writes equal steps from character to character in the short way."""
    pages: list[str] = []
    heights: list[float] = []
    for is_table, some in groupby(parts, key=lambda part: isinstance(part, Table)):
        for run in [[one] for one in some] if is_table else [list(some)]:
            page = _Page(grouped)
            for part in run:
                page.table(part) if isinstance(part, Table) else page.paragraph(part)
            pages.append("".join(page.objects))
            heights.append(page.down + 20)
    files = {
        "OFD.xml": f"<ofd:OFD {_NAME} Version='1.0' DocType='OFD'><ofd:DocBody>"
        "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {_NAME}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297"
        "</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData><ofd:Pages>"
        + "".join(
            f"<ofd:Page ID='{n}' BaseLoc='Pages/Page_{n}/Content.xml'/>" for n in range(len(pages))
        )
        + "</ofd:Pages></ofd:Document>",
    }
    for number, (page_, height) in enumerate(zip(pages, heights, strict=True)):
        files[f"Doc_0/Pages/Page_{number}/Content.xml"] = (
            f"<ofd:Page {_NAME}><ofd:Area><ofd:PhysicalBox>0 0 210 {height}</ofd:PhysicalBox></ofd:Area><ofd:Content>"
            f"<ofd:Layer ID='1'>{page_}</ofd:Layer></ofd:Content></ofd:Page>"
        )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in files.items():
            out.writestr(name, content)
    return made.getvalue()


class _Page:
    def __init__(self, grouped: bool) -> None:
        self.objects: list[str] = []
        self.down = 20.0
        self._grouped = grouped

    def paragraph(self, text: str) -> None:
        for line in _wrapped("　　" + text, _WIDTH):
            self._line(line, _LEFT, self.down)
            self.down += _LINE
        self.down += 2

    def table(self, table: Table) -> None:
        shares = SHARES if table.width == len(SHARES) else [1 / table.width] * table.width
        edges = [_LEFT + _WIDTH * sum(shares[:column]) for column in range(table.width + 1)]
        heights = [_LINE] * len(table.rows)
        for row, column, cell in table.placed():
            lines = len(_wrapped(cell.text, edges[column + cell.columns] - edges[column] - 2))
            heights[row + cell.rows - 1] = max(heights[row + cell.rows - 1], lines * _LINE + 2)
        tops = [self.down + sum(heights[:row]) for row in range(len(heights) + 1)]
        for row, column, cell in table.placed():
            left, right, top, bottom = (
                edges[column],
                edges[column + cell.columns],
                tops[row],
                tops[row + cell.rows],
            )
            self._frame(left, top, right - left, bottom - top)
            for number, line in enumerate(_wrapped(cell.text, right - left - 2)):
                self._line(line, left + 1, top + 1 + number * _LINE)
        self.down = tops[-1] + 4

    def _line(self, text: str, left: float, top: float) -> None:
        steps = [_SIZE if ord(sign) > 0x2000 else _SIZE / 2 for sign in text[:-1]]
        said = " ".join(f"{step:.2f}" for step in steps)
        if self._grouped:
            said = " ".join(f"g {len(list(same))} {step:.2f}" for step, same in groupby(steps))
        delta = f' DeltaX="{said}"' if steps else ""
        self.objects.append(
            f'<ofd:TextObject ID="1" Boundary="{left:.2f} {top:.2f} {_WIDTH} {_LINE}" Font="1" Size="{_SIZE}">'
            f'<ofd:TextCode X="0" Y="{0.85 * _SIZE:.2f}"{delta}>{escape(text)}</ofd:TextCode></ofd:TextObject>'
        )

    def _frame(self, left: float, top: float, width: float, height: float) -> None:
        way = f"M 0 0 L {width:.2f} 0 L {width:.2f} {height:.2f} L 0 {height:.2f} C"
        self.objects.append(
            f'<ofd:PathObject ID="2" Boundary="{left:.2f} {top:.2f} {width:.2f} {height:.2f}" LineWidth="0.2">'
            f"<ofd:AbbreviatedData>{way}</ofd:AbbreviatedData></ofd:PathObject>"
        )


def _wrapped(text: str, width: float) -> list[str]:
    lines, used = [""], 0.0
    for sign in text:
        step = _SIZE if ord(sign) > 0x2000 else _SIZE / 2
        if lines[-1] and used + step > width and not sign.isdecimal():
            lines.append("")
            used = 0.0
        lines[-1] += sign
        used += step
    return [line for line in lines if line]
