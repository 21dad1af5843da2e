"""What stands beside a number makes another of it, and what stands there twice is none: in one
cell, in a page's rules, in a field of a document, on a sheet.
"""

from __future__ import annotations

import io
import random

import openpyxl
import pytest

from store.model import Reading
from store.reading import read
from tests.reading.mutants import files
from tests.reading.mutants.made import made
from tests.reading.samples import codes, reading_of, row
from tests.store.made import report

GRANTED = "（一）予以公开\t5\t0\t0\t0\t0\t0\t5\n"


@pytest.mark.parametrize("sign", ["%", "‰", "百"])
def test_a_unit_behind_one_number_says_nothing_of_its_table(sign: str) -> None:
    one = GRANTED.replace("\t", "   ").replace("5", f"5{sign}", 1)
    found = reading_of(report().replace(GRANTED, one))
    assert row(found, "granted") == []
    assert row(found, "partial") == [0] * 7
    assert "table-in-multiples" not in codes(found)


@pytest.mark.parametrize("printed", ["27[51]", "3元", "27〔12〕"])
def test_a_count_that_may_be_another_is_none(printed: str) -> None:
    found = reading_of(report().replace("规章\t0\t", f"规章\t{printed}\t"))
    assert (
        0 not in row(found, "regulations", "disclosure")[:1]
        or len(row(found, "regulations", "disclosure")) < 3
    )
    assert codes(found) & {"value-impossible", "row-unreadable", "row-unknown"}


@pytest.mark.parametrize(
    ("rule", "is_read"),
    [
        ("td.n:before{content:'1'}", False),
        ("th.q,td.n::after{content:'\\31'}", False),
        ("td.n::before{content:counter(rows)}", False),
        ("td.n:hover::after{content:'1'}", True),
        ("td.n::before{content:'\\201C'}", True),
        ("td.n::before{content:'1';display:none}", True),
    ],
)
def test_digits_that_a_rule_writes_are_none_of_the_number(rule: str, is_read: bool) -> None:
    cells = "".join(f"<td class=n>{number}</td>" for number in (4, 0, 4))
    found = reading_of(
        "<html><style>" + rule + "</style><p>平罗县人民政府2022年政府信息公开工作年度报告</p>"
        "<p>二、主动公开政府信息情况</p><table><tr><td>信息内容<td>本年制发件数<td>本年废止件数"
        f"<td>现行有效件数</tr><tr><td>规章</td>{cells}</tr></table></html>",
        "a.html",
    )
    assert (row(found, "regulations", "disclosure") == [4, 0, 4]) is is_read


def _workbook(name: str, *, beside: bool) -> bytes:
    """A report in a workbook, on a sheet of this name, or with other numbers on such a sheet."""
    book = openpyxl.load_workbook(io.BytesIO(files.workbook(made("2021", random.Random(3)))))
    own = book.worksheets[0]
    if beside:
        other = openpyxl.load_workbook(io.BytesIO(files.workbook(made("2021", random.Random(5)))))
        more = book.create_sheet(name)
        for line in other.worksheets[0].iter_rows(min_row=2):
            for cell in line:
                if cell.value is not None:
                    more.cell(cell.row, cell.column, cell.value)
    else:
        own.title = name
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("name", ["上年数据", "2021年数据", "上年", "对比", "去年同期"])
def test_a_sheet_of_another_time_is_told_and_not_read(name: str) -> None:
    alone = read("a.xlsx", _workbook(name, beside=False))
    beside = read("a.xlsx", _workbook(name, beside=True))
    own = read("a.xlsx", _workbook("表", beside=False))
    assert isinstance(alone, Reading)
    assert isinstance(beside, Reading)
    assert isinstance(own, Reading)
    assert (alone.facts, "sheet-foreign" in codes(alone)) == ((), True)
    assert (beside.facts, codes(beside)) == (own.facts, {"sheet-foreign"})


@pytest.mark.parametrize("name", ["2022年", "Sheet1", "公开办"])
def test_a_sheet_of_any_other_name_is_read(name: str) -> None:
    found = read("a.xlsx", _workbook(name, beside=False))
    assert isinstance(found, Reading)
    assert (len(found.facts), found.problems) == (200, ())


def test_a_torn_number_that_adds_up_is_no_repair() -> None:
    torn = GRANTED.replace("\t5\n", "\t5\t5\n").replace("\t5\t0", "\t44\t0", 1)
    found = reading_of(report().replace(GRANTED, torn.replace("\t", "   ")))
    assert row(found, "granted") == []


def test_a_correction_whose_label_is_broken_takes_its_row_back() -> None:
    again = "（一）予以   4   0   0   0   0   0   4\n公开（更\n正）\n"
    found = reading_of(report().replace(GRANTED, GRANTED + again))
    assert row(found, "granted") == []
    assert row(found, "partial") == [0] * 7


def test_a_unit_in_a_label_that_is_broken_takes_its_amount_back() -> None:
    fees = next(line for line in report().splitlines() if line.startswith("行政事业性收费"))
    broken = "行政事业性收费（单   8.04\n位：元）"
    found = reading_of(report().replace(fees, broken))
    assert row(found, "fees", "disclosure") in ([], [None])
