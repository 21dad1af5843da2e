"""What a workbook holds and does not show is not read, and a number is read as its cell shows
it.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import openpyxl
import pytest
from openpyxl.cell.cell import Cell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.formatting.rule import CellIsRule, FormulaRule, IconSetRule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.colors import Color
from openpyxl.worksheet.worksheet import Worksheet

from store.model import Reading
from store.reading import read
from store.reading.formats.xlsx_numbers import number_shown

TITLE = "某县2022年政府信息公开工作年度报告"
ROWS = (
    ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数"),
    ("规章", 1, 2, 3),
    ("行政规范性文件", 777, 5, 6),
)
LINE, COLUMN = 5, 2
"""Where the cell stands that a test changes."""


def workbook(change: Callable[[Worksheet, Cell], None]) -> bytes:
    """A small report, one cell of which was changed."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([TITLE])
    sheet.append(["二、主动公开政府信息情况"])
    for line in ROWS:
        sheet.append(line)
    cell = sheet.cell(LINE, COLUMN)
    assert isinstance(cell, Cell)
    change(sheet, cell)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def said(content: bytes) -> tuple[str | None, int]:
    """The cell that was changed, as it is printed (None where it has no number), and how many other
    cells were read.
    """
    found = read("报告.xlsx", content)
    assert isinstance(found, Reading), found
    facts = {fact.cell: fact for fact in found.facts}
    here = next(
        (fact for cell, fact in facts.items() if cell[1:] == ("normative_documents", "made")), None
    )
    return (None if here is None or here.value is None else str(here.value)), len(facts) - (
        here is not None
    )


def plain(sheet: Worksheet, cell: Cell) -> None:
    """Changes nothing."""


def rich(**font: object) -> Callable[[Worksheet, Cell], None]:
    """The number with a digit of another font behind it."""

    def change(sheet: Worksheet, cell: Cell) -> None:
        cell.value = CellRichText(TextBlock(InlineFont(), "24"), TextBlock(InlineFont(**font), "7"))

    return change


def in_font(**font: object) -> Callable[[Worksheet, Cell], None]:
    """The number in another font."""

    def change(sheet: Worksheet, cell: Cell) -> None:
        cell.font = Font(**font)

    return change


def formatted(code: str, value: float = 777) -> Callable[[Worksheet, Cell], None]:
    """A number in a format."""

    def change(sheet: Worksheet, cell: Cell) -> None:
        cell.value, cell.number_format = value, code

    return change


WHITES = (
    {"color": "FFFFFFFF"},
    {"color": "FFFEFEFE"},
    {"color": Color(indexed=9)},
    {"color": Color(indexed=1)},
    {"color": Color(indexed=65)},
    {"color": Color(theme=0)},
    {"color": Color(theme=0, tint=-0.01)},
    {"color": Color(theme=1, tint=1.0)},
    {"strike": True},
)


@pytest.mark.parametrize("font", [*WHITES, {"sz": 1}])
def test_a_digit_that_nobody_sees_is_no_digit(font: dict[str, object]) -> None:
    assert said(workbook(rich(**font))) == ("24", 5)


@pytest.mark.parametrize(
    "font", [{"color": "FFFF0000"}, {"color": Color(indexed=10)}, {"color": Color(theme=4)}, {}]
)
def test_a_digit_in_a_colour_is_one(font: dict[str, object]) -> None:
    assert said(workbook(rich(**font))) == ("247", 5)


@pytest.mark.parametrize("font", WHITES)
def test_a_number_that_nobody_sees_is_none(font: dict[str, object]) -> None:
    assert said(workbook(in_font(**font))) == (None, 5)


def test_white_is_seen_on_blue_and_blue_is_not() -> None:
    def on_blue(colour: str) -> Callable[[Worksheet, Cell], None]:
        def change(sheet: Worksheet, cell: Cell) -> None:
            cell.font, cell.fill = Font(color=colour), PatternFill("solid", fgColor="FF4472C4")

        return change

    assert said(workbook(on_blue("FFFFFFFF"))) == ("777", 5)
    assert said(workbook(on_blue("FF4472C4"))) == (None, 5)


OTHERS = (
    *(
        "[White]0",
        "[白色]0",
        "[Color2]0",
        '"1"0',
        '0"1"',
        r"0\1",
        '0"0"',
        '0" "0',
        "0-0",
        "*-0",
        ";;;",
        '"-"',
        "h:mm",
    ),
    *("yyyy-m-d", "0,", "0.00E+00", "0%", '[>100]"超";0', ";", "# ?/?", "[$¥-804]0.00", "-0;0"),
)


@pytest.mark.parametrize("code", OTHERS)
def test_a_format_that_shows_another_number(code: str) -> None:
    value, others = said(workbook(formatted(code)))
    assert value in (None, "-777")
    assert others in (3, 5)  # of a row in which a number cannot be told, no cell is read


@pytest.mark.parametrize(
    "code",
    [
        "General",
        "0",
        "0_);(0)",
        '0"件"',
        "#,##0",
        "[Red]0",
        "0;-0;;@",
        "000000",
        "[<1000]0;0.0",
        "_(* #,##0_)",
    ],
)
def test_a_format_that_shows_the_number(code: str) -> None:
    assert said(workbook(formatted(code))) == ("777", 5)


@pytest.mark.parametrize(
    "code", ["0;-0;;@", '#,##0;-#,##0;"-"', "#", '_(* #,##0_);_(* (#,##0);_(* "-"_);_(@_)']
)
def test_a_zero_that_a_format_shows_as_nothing_is_blank(code: str) -> None:
    assert said(workbook(formatted(code, 0))) == (None, 5)


@pytest.mark.parametrize("value", ["1E29", "9.9999999999999999E27", "1E27", "-1E30", "1E-29"])
def test_a_number_beyond_all_measure_leaves_the_rest_of_the_workbook(value: str) -> None:
    assert said(_with_part(workbook(plain), "<v>777</v>", f"<v>{value}</v>"))[1] in (3, 5)


@pytest.mark.parametrize(
    ("code", "value", "shown"),
    [
        *(
            ("0", 24.6, "25"),
            ("0", 24.5, "25"),
            ("0", 0.4, "0"),
            ("0", -0.4, "0"),
            ("#,##0", 24.6, "25"),
        ),
        *(
            ("#,##0_);(#,##0)", 24.6, "25"),
            ("0_ ", 24.6, "25"),
            ('0"件"', 24.6, "25"),
            ("0.0", 24.96, "25"),
        ),
        *(
            ("#", 0.4, None),
            ("#,###", 0, None),
            ("General", 24.6, None),
            ("@", 24.6, None),
            ("0.0", 24.6, None),
        ),
    ],
)
def test_a_number_is_rounded_as_its_cell_shows_it(
    code: str, value: float, shown: str | None
) -> None:
    assert said(workbook(formatted(code, value)))[0] == shown


@pytest.mark.parametrize(
    ("held", "code", "shown"),
    [
        *(
            ("24.64", "0.0", "24.6"),
            ("24.6", "0.00", "24.6"),
            ("24.678", "0.##", "24.68"),
            ("-24.6", "0;-0", "-25"),
        ),
        *(
            ("0.2465", "0%", "25%"),
            ("0.2465", "0.0%", "24.7%"),
            ("0.2465", "0.000%", "24.65%"),
            ("3", "0%", "300%"),
        ),
        *(("24.6", "General", "24.6"), ("24.6", "@", "24.6"), ("1E27", "0.00", "1" + "0" * 27)),
    ],
)
def test_a_number_has_the_places_that_its_format_shows(held: str, code: str, shown: str) -> None:
    assert number_shown(held, 164, code).text == shown


def test_a_row_without_height_and_a_column_without_width() -> None:
    def without_width(sheet: Worksheet, cell: Cell) -> None:
        sheet.column_dimensions["B"].width = 0.1

    def without_height(sheet: Worksheet, cell: Cell) -> None:
        sheet.row_dimensions[LINE].height = 0.1

    assert said(workbook(without_width)) == (None, 4)
    assert said(workbook(without_height)) == (None, 3)
    rows = _with_part(workbook(plain), '<row r="5"', '<row r="5" ht="0" customHeight="1"')
    assert said(rows) == (None, 3)


def _with_part(content: bytes, old: str, new: str) -> bytes:
    """A workbook with something else in its sheet."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old_archive, zipfile.ZipFile(out, "w") as archive:
        for name in old_archive.namelist():
            part = old_archive.read(name)
            archive.writestr(
                name, part.replace(old.encode(), new.encode()) if "sheet1" in name else part
            )
    return out.getvalue()


def test_a_hidden_column_is_not_there_and_what_is_merged_over_it_is_seen_beside_it() -> None:
    def change(sheet: Worksheet, cell: Cell) -> None:
        sheet.insert_cols(2)
        for line in range(3, 6):
            sheet.cell(line, 2, sheet.cell(line, 3).value)
            sheet.merge_cells(start_row=line, end_row=line, start_column=2, end_column=3)
        sheet.column_dimensions["B"].hidden = True

    assert said(workbook(change)) == ("777", 5)


@pytest.mark.parametrize(
    ("rule", "value"),
    [
        (CellIsRule("greaterThan", ["0"], font=Font(color="FFFFFFFF")), None),
        (CellIsRule("between", ["100", "1000"], font=Font(strike=True)), None),
        (CellIsRule("equal", ["0"], font=Font(color="FFFFFFFF")), "777"),
        (CellIsRule("greaterThan", ["0"], font=Font(color="FFFF0000")), "777"),
        (CellIsRule("greaterThan", ["$A$1"], font=Font(color="FFFFFFFF")), None),
        (FormulaRule(["B5>C5"], font=Font(color="FFFFFFFF")), None),
        (FormulaRule(["B5>C5"], fill=PatternFill(bgColor="FFFFC7CE")), "777"),
        (IconSetRule("3Arrows", "percent", [0, 33, 67], showValue=False), None),
    ],
)
def test_what_a_rule_of_the_sheet_hides(rule: object, value: str | None) -> None:
    def change(sheet: Worksheet, cell: Cell) -> None:
        sheet.conditional_formatting.add(cell.coordinate, rule)

    found, others = said(workbook(change))
    assert found == value
    assert others in (3, 5)
