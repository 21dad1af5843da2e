"""Two numbers on two lines of one cell of a PDF without upright lines are not one number, nor the
next row's.
"""

from __future__ import annotations

import io

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from store.model import Reading
from store.reading import read
from tests.reading.samples import codes

FONT, SIZE = "STSong-Light", 8
PLACES = (64, 200, 320, 440)
Line = tuple[float, tuple[str, ...]]
"""How far below the one before a line stands, and what it has in each column."""
HEAD: tuple[Line, ...] = (
    (0, ("某县2022年政府信息公开工作年度报告",)),
    (20, ("二、主动公开政府信息情况",)),
    (20, ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数")),
    (16, ("规章", "3", "1", "9")),
)
END: tuple[Line, ...] = (
    (16, ("信息内容", "本年处理决定数量")),
    (16, ("行政处罚", "12")),
    (16, ("行政强制", "8")),
)


def read_lines(lines: tuple[Line, ...]) -> Reading:
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=(595, 842))
    canvas.setFont(FONT, SIZE)
    height = 800.0
    for down, cells in (*HEAD, *lines, *END):
        height -= down
        for place, text in zip(PLACES, cells, strict=False):
            canvas.drawString(place, height, text)
    canvas.save()
    found = read("报告.pdf", made.getvalue())
    assert isinstance(found, Reading), found
    return found


def values(found: Reading, row: str) -> list[int]:
    return [
        int(fact.value) for fact in found.facts if fact.cell.row == row and fact.value is not None
    ]


@pytest.mark.parametrize("first", ["5", "-5", "147224900"])
@pytest.mark.parametrize(
    "shape",
    [
        ((11, ("", "{}")), (5, ("行政规范性文件", "", "2", "46")), (5, ("", "24"))),
        ((11, ("行政规范", "{}")), (5, ("", "", "2", "46")), (5, ("性文件", "24"))),
        ((16, ("行政规范性文件", "{}", "2", "46")), (10, ("", "24"))),
        ((16, ("行政规范", "{}", "2", "46")), (10, ("性文件", "24"))),
    ],
    ids=["in the middle", "in the middle of two", "at the top", "at the top of two"],
)
def test_they_are_no_number_of_any_row(shape: tuple[Line, ...], first: str) -> None:
    found = read_lines(
        tuple((down, tuple(cell.format(first) for cell in cells)) for down, cells in shape)
    )
    assert values(found, "normative_documents") == []
    assert [values(found, row) for row in ("regulations", "penalties", "coercion")] == [
        [3, 1, 9],
        [12],
        [8],
    ]
    assert "row-unreadable" in codes(found)


def test_a_row_of_one_number() -> None:
    found = read_lines(
        (
            (16, ("信息内容", "本年处理决定数量")),
            (11, ("", "5")),
            (5, ("行政许可",)),
            (5, ("", "24")),
        )
    )
    assert values(found, "licensing") == []
    assert [values(found, row) for row in ("regulations", "penalties", "coercion")] == [
        [3, 1, 9],
        [12],
        [8],
    ]
    assert "row-unreadable" in codes(found)


def test_rows_close_to_one_another_keep_their_numbers() -> None:
    rows: tuple[Line, ...] = ((10, ("行政规范性文件", "5", "2", "46")), (10, ("行政许可", "4")))
    found = read_lines(rows)
    assert values(found, "normative_documents") == [5, 2, 46]
