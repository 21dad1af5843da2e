"""The five reports that the product ships with, read exactly: every cell, no other, and the lines
they stand on.
"""

from __future__ import annotations

import json
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TypedDict

import pytest

from store.model import Cell, Form, Reading, Status
from store.reading import read_file
from store.reference import DATA

GOLD = Path(__file__).parent / "gold" / "facts.jsonl"
FILES = (
    "平罗县人民政府办公室2022.txt",
    "彭阳县人民政府办公室2020.txt",
    "盐池县青山乡2020.txt",
    "红寺堡区2020.txt",
    "西吉县2020.txt",
)


class Gold(TypedDict):
    file: str
    table: str
    row: str
    column: str
    value: int | float


def gold_of(file: str) -> dict[Cell, Decimal]:
    entries: list[Gold] = [
        json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()
    ]
    return {
        Cell(e["table"], e["row"], e["column"]): Decimal(str(e["value"]))
        for e in entries
        if e["file"] == file
    }


@cache
def reading(file: str) -> Reading:
    found = read_file(DATA / "reports" / file)
    assert isinstance(found, Reading)
    return found


@pytest.mark.parametrize("file", FILES)
def test_every_cell_is_read_and_no_other(file: str) -> None:
    assert {fact.cell: fact.value for fact in reading(file).facts} == gold_of(file)


def test_the_gold_has_all_cells_of_the_five_reports() -> None:
    assert sum(len(gold_of(file)) for file in FILES) == 717


@pytest.mark.parametrize("file", FILES)
def test_a_fact_is_printed_on_the_lines_it_names(file: str) -> None:
    found = reading(file)
    for fact in found.facts:
        assert fact.raw in "\n".join(found.lines[fact.line - 1 : fact.end_line])


@pytest.mark.parametrize(
    ("file", "cell", "line"),
    [
        ("平罗县人民政府办公室2022.txt", Cell("requests", "new", "total"), 47),
        ("平罗县人民政府办公室2022.txt", Cell("reviews", "review", "total"), 78),
        ("红寺堡区2020.txt", Cell("disclosure", "coercion", "change"), 48),
        ("红寺堡区2020.txt", Cell("requests", "granted", "total"), 67),
        ("西吉县2020.txt", Cell("disclosure", "procurement", "amount"), 77),
        ("盐池县青山乡2020.txt", Cell("requests", "new", "total"), 51),
        ("彭阳县人民政府办公室2020.txt", Cell("disclosure", "normative_documents", "made_new"), 52),
    ],
)
def test_a_fact_names_the_line_of_its_row(file: str, cell: Cell, line: int) -> None:
    assert [(f.line, f.end_line) for f in reading(file).facts if f.cell == cell] == [(line, line)]


def test_numbers_keep_what_was_printed() -> None:
    by_cell = {fact.cell: fact for fact in reading("西吉县2020.txt").facts}
    licensing = by_cell[Cell("disclosure", "licensing", "decisions")]
    assert (licensing.raw, licensing.value, licensing.status) == (
        "29.45 万",
        Decimal(294500),
        Status.PRINTED,
    )
    amount = by_cell[Cell("disclosure", "procurement", "amount")]
    assert (amount.raw, amount.value, amount.unit) == ("14362.86 万元", Decimal(143628600), "元")


def test_a_row_with_a_swallowed_column_is_marked_as_repaired() -> None:
    granted = [f for f in reading("盐池县青山乡2020.txt").facts if f.cell.row == "granted"]
    assert {(f.value, f.status, f.reason) for f in granted} == {
        (Decimal(0), Status.REPAIRED, "swallowed-cell")
    }


@pytest.mark.parametrize(
    ("file", "agency", "year", "form", "tables"),
    [
        (FILES[0], "平罗县人民政府办公室", 2022, Form.F2021, {"disclosure", "requests", "reviews"}),
        (FILES[1], "彭阳县人民政府办公室", 2020, Form.F2019, {"disclosure"}),
        (FILES[2], "盐池县青山乡", 2020, Form.F2019, {"disclosure", "requests", "reviews"}),
        (FILES[3], "红寺堡区", 2020, Form.F2019, {"disclosure", "requests", "reviews"}),
        (FILES[4], "西吉县", 2020, Form.F2019, {"disclosure", "requests"}),
    ],
)
def test_identity(file: str, agency: str, year: int, form: Form, tables: set[str]) -> None:
    found = reading(file)
    assert (found.agency_printed, found.year, found.form, set(found.tables)) == (
        agency,
        year,
        form,
        tables,
    )


@pytest.mark.parametrize(
    ("file", "line", "phrase", "value", "unit"),
    [
        ("平罗县人民政府办公室2022.txt", 19, "微信公众号发布信息", 4907, "条"),
        ("彭阳县人民政府办公室2020.txt", 33, "通报不合格政务新媒体", 23, "个"),
        ("西吉县2020.txt", 43, "在册备案政务新媒体", 40, "个"),
        ("西吉县2020.txt", 27, "12345 便民服务热线受理工单", 4353, "件"),
        ("盐池县青山乡2020.txt", 17, "公开发布政府文件", 67, "条"),
        ("红寺堡区2020.txt", 29, "较上年度增长", Decimal("55.3"), "%"),
    ],
)
def test_prose_figures(file: str, line: int, phrase: str, value: Decimal, unit: str) -> None:
    found = [
        (sentence.line, figure.unit)
        for sentence in reading(file).sentences
        for figure in sentence.figures
        if phrase in figure.phrase and figure.value == value
    ]
    assert (line, unit) in found


@pytest.mark.parametrize("file", FILES)
def test_figures_stand_where_they_say(file: str) -> None:
    for sentence in reading(file).sentences:
        for figure in sentence.figures:
            assert sentence.text.startswith(figure.raw, figure.start)
