"""Cells that show something and have no number in them: signs in a number's place, fields,
pictures, formulas.
"""

from __future__ import annotations

import io

import openpyxl
import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from store.model import Reading, Status
from store.reading import read
from tests.reading.samples import reading_of

TITLE = "某县2022年政府信息公开工作年度报告"
HEADS = ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数")
CHAPTER = "二、主动公开政府信息情况"
Cells = dict[str, tuple[int | None, str]]


def row_of(found: Reading, row: str = "regulations") -> Cells:
    """The cells of a row: value and state."""
    return {
        fact.cell.column: (None if fact.value is None else int(fact.value), str(fact.status))
        for fact in found.facts
        if fact.cell.row == row
    }


def page(*cells: str, around: str = "{}", label: str = "规章") -> Reading:
    heads = "".join(f"<td>{head}</td>" for head in HEADS)
    numbers = "".join(f"<td>{cell}</td>" for cell in cells)
    table = f"<table><tr>{heads}</tr><tr><td>{label}</td>{numbers}</tr></table>"
    body = f"<p>{TITLE}</p><p>{CHAPTER}</p><p>第二十条第（一）项</p>{table}"
    found = read("a.html", around.format(body).encode())
    assert isinstance(found, Reading), found
    return found


def problems(found: Reading) -> set[str]:
    return {problem.code for problem in found.problems}


# ---- signs in the place of a number --------------------------------------------------------------
@pytest.mark.parametrize("sign", ["*", "？", "[?]", "√", "…", "※", "□", "【】", "。"])
@pytest.mark.parametrize("behind", ["", "\t", "\t\t\t"], ids=len)
def test_the_numbers_behind_a_sign_stay_in_their_columns(sign: str, behind: str) -> None:
    head = "\t".join(HEADS)
    text = f"{TITLE}\n{CHAPTER}\n第二十条第（一）项\n{head}\n规章\t{sign}\t305\t7{behind}\n行政规范性文件\t1\t2\t3\n"
    found = reading_of(text)
    cells = row_of(found)
    assert cells.get("repealed", (305, ""))[0] == 305
    assert cells.get("valid", (7, ""))[0] == 7
    assert "made" not in cells, "neither a number nor blank"
    assert problems(found) & {"value-impossible", "row-unreadable", "row-unknown"}


def test_a_sign_alone_is_no_blank_cell() -> None:
    text = f"{TITLE}\n{CHAPTER}\n第二十条第（五）项\n信息内容\t本年处理决定数量\n行政许可\t*\t\n"
    found = reading_of(text)
    assert row_of(found, "licensing") == {}
    assert "value-impossible" in problems(found)


# ---- pages ---------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "field",
    ['<input value="24">', '<input type="text" readonly value=" 24 ">', "<textarea>24</textarea>"],
)
def test_a_field_shows_its_value(field: str) -> None:
    assert row_of(page(field, "3", "7"))["made"] == (24, "printed")


@pytest.mark.parametrize(
    "thing",
    [
        "<img src='n24.png'>",
        "<select><option>0</option><option selected>24</option></select>",
        "<button>24</button>",
        "<canvas></canvas>",
        "<iframe src='n.html'></iframe>",
        "<meter value=24></meter>",
        "<input type=range value=24>",
    ],
)
def test_a_cell_that_shows_what_cannot_be_read_is_not_blank(thing: str) -> None:
    found = page(thing, "3", "7")
    assert row_of(found) == {"repealed": (3, "printed"), "valid": (7, "printed")}
    assert "value-impossible" in problems(found)


@pytest.mark.parametrize(
    "thing",
    [
        "",
        "<img src='spacer.gif'>",
        "<img src='line.gif' width=1 height='1px'>",
        "<input type=hidden value=9>",
        "<input>",
    ],
)
def test_a_cell_that_shows_nothing_is_blank(thing: str) -> None:
    assert row_of(page(thing, "3", "7"))["made"] == (None, str(Status.BLANK))


@pytest.mark.parametrize(
    "beside", ["<button>1</button>", "<input type=hidden value=9>", "<img src='note.png'>"]
)
def test_a_number_beside_such_a_thing_is_read(beside: str) -> None:
    assert row_of(page(f"24{beside}", "3", "7"))["made"] == (24, "printed")


@pytest.mark.parametrize(
    "turned",
    [
        "<bdo dir=rtl>42</bdo>",
        "<span style='unicode-bidi: bidi-override; direction: rtl'>42</span>",
        "<div style='display:flex; flex-direction: row-reverse'><span>4</span><span>2</span></div>",
    ],
)
def test_what_is_shown_from_its_end_is_not_read(turned: str) -> None:
    assert "made" not in row_of(page(turned, "3", "7"))


def test_a_page_that_is_one_form_as_a_whole_is_read() -> None:
    found = page(
        "1", "2", "3", around="<form id='aspnetForm'><div><form>搜索</form>{}</div></form>"
    )
    assert row_of(found)["made"] == (1, "printed")


# ---- workbooks and PDFs --------------------------------------------------------------------------
def test_a_formula_whose_result_was_not_kept_is_not_blank() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for line in ([TITLE], [CHAPTER], ["第二十条第（一）项"], HEADS, ["规章", "=SUM(1,2)", 2, 3]):
        sheet.append(line)
    made = io.BytesIO()
    book.save(made)
    found = read("a.xlsx", made.getvalue())
    assert isinstance(found, Reading)
    assert row_of(found) == {"repealed": (2, "printed"), "valid": (3, "printed")}
    assert "value-impossible" in problems(found)


def test_what_is_written_across_a_page_is_no_part_of_what_it_crosses() -> None:
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=(600, 800))
    canvas.setFont("STSong-Light", 12)
    for at, line in enumerate(
        (TITLE, "一、总体情况", "全年工作平稳有序，公众满意。", CHAPTER, "第二十条第（一）项")
    ):
        canvas.drawString(60, 700 - 20 * at, line)
    for at, cells in enumerate(
        (HEADS, ("规章", "88", "5", "7"), ("行政规范性文件", "1", "2", "3"))
    ):
        for column, cell in enumerate(cells):
            canvas.drawString(60 + 120 * column, 580 - 20 * at, cell)
    canvas.translate(172, 556)
    canvas.rotate(45)
    canvas.drawString(0, 0, "2")  # right before 88
    canvas.drawString(-40, 30, "内部 117")
    canvas.save()
    found = read("a.pdf", made.getvalue())
    assert isinstance(found, Reading), found
    assert row_of(found) == {
        "made": (88, "printed"),
        "repealed": (5, "printed"),
        "valid": (7, "printed"),
    }


@pytest.mark.parametrize(
    "cell",
    [
        "<math><msup><mn>4</mn><mn>2</mn></msup></math>",
        "<math><mfrac><mn>1</mn><mn>2</mn></mfrac></math>",
        '4<span style="font-size:50%">1</span>',
        '4<span style="color:var(--paper)">1</span>',
    ],
)
def test_digits_of_formulas_and_of_other_sizes_and_colours_are_not_joined(cell: str) -> None:
    assert row_of(page(cell, "2", "3")) == {}


def test_digits_of_one_size_are_one_number() -> None:
    assert row_of(page('<span style="font-size:75%">41</span>', "2", "3"))["made"] == (
        41,
        "printed",
    )


@pytest.mark.parametrize("caption", ["2021年", "单位：百件", "（作废）", "上年数据"])
def test_the_caption_in_a_table_of_a_page_is_read(caption: str) -> None:
    found = page("4", "2", "3", around="{}")
    assert row_of(found)["made"] == (4, "printed")
    heads = "".join(f"<td>{head}</td>" for head in HEADS)
    table = f"<table><caption>{caption}</caption><tr>{heads}</tr><tr><td>规章<td>4<td>2<td>3</tr></table>"
    captioned = read(
        "a.html", f"<p>{TITLE}</p><p>{CHAPTER}</p><p>第二十条第（一）项</p>{table}".encode()
    )
    assert isinstance(captioned, Reading)
    assert row_of(captioned) == {}
    assert captioned.problems


@pytest.mark.parametrize("piece", ["件)", "（%", "百件）"])
def test_a_head_in_hundreds_is_known_where_narrow_columns_break_it(piece: str) -> None:
    gap = " " * 8
    lines = (
        TITLE,
        "三、收到和处理政府信息公开申请情况",
        f"（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）{gap}申请人情况",
        f"{gap * 8}自然人{gap}法人或其他组织{gap * 3}总计",
        f"{gap * 9}商业企{gap}科研机{gap}社会公{gap}法律服{gap}其他",
        f"{gap * 9}业{'(千' if piece == '件)' else ''}{gap}构{gap}益组织{gap}务机构",
        f"{gap * 9}{piece}",
        gap.join(("一、本年新收政府信息公开申请数量", "5", "1", "0", "0", "0", "0", "6")),
    )
    found = reading_of("\n".join(lines))
    assert row_of(found, "new") == {}
