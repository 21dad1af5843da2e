"""The roster as a file: every government is on it, and whose report is here, with its line of
publication.
"""

from __future__ import annotations

import csv
import json
from collections import Counter
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from bot.cli import main
from store.reference import REFERENCE
from tests.store.made import Workshop, report

HEADS = ["单位", "年度", "级别", "所在区划", "区划代码", "法定期限", "本库有无报告"]


@pytest.fixture
def shelf(workshop: Workshop) -> Workshop:
    workshop.write("甲.txt", report(new=5, forward=2))
    workshop.write("乙.txt", report(year=2023, over=2, new=4))
    workshop.write("丙.txt", report("平罗县统计局", new=7))
    workshop.load()
    return workshop


def export(shelf: Workshop, *arguments: object) -> Result:
    done = CliRunner().invoke(
        main, ["--db", str(shelf.index), "--lang", "zh", "export", *map(str, arguments)]
    )
    assert done.exit_code == 0, done.output
    return done


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def counties() -> Counter[str]:
    lines = (REFERENCE / "divisions.tsv").read_text("utf-8").splitlines()[1:]
    return Counter(line.split("\t")[1] for line in lines)


def test_all_of_china_is_in_a_package_a_row_a_year(shelf: Workshop, tmp_path: Path) -> None:
    export(shelf, "--package", tmp_path)
    package = json.loads((tmp_path / "datapackage.json").read_text("utf-8"))
    described = next(one for one in package["resources"] if one["name"] == "roster")
    assert "不等于没有发布" in described["description"]
    rows = rows_of(tmp_path / "roster.csv")
    assert list(rows[0]) == [field["name"] for field in described["schema"]["fields"]]
    expected = sum(count for level, count in counties().items() if level != "township")
    assert Counter(row["year"] for row in rows) == {"2022": expected + 1, "2023": expected + 1}
    here = [(row["agency"], row["year"], row["file"]) for row in rows if row["here"] == "1"]
    assert sorted(name for *_, name in here) == ["丙.txt", "乙.txt", "甲.txt"]
    assert all(not (row["file"] or row["report"]) for row in rows if row["here"] == "0")


def test_a_place_has_those_inside_it(shelf: Workshop, tmp_path: Path) -> None:
    told = export(shelf, "石嘴山市", "--roster", "--year", "2022", "-o", tmp_path / "r.csv")
    rows = rows_of(tmp_path / "r.csv")
    assert told.output.strip().endswith(f"{len(rows)} 行。")
    assert list(rows[0])[: len(HEADS)] == HEADS
    assert all(row["所在区划"].startswith("宁夏回族自治区/石嘴山市") for row in rows)
    assert {row["本库有无报告"] for row in rows} == {"0", "1"}
    assert {row["法定期限"] for row in rows} == {
        "2023-03-31",
        "2023-01-31",
    }  # of governments, and of the bureau


def test_a_spreadsheet_has_numbers_as_numbers(shelf: Workshop, tmp_path: Path) -> None:
    export(shelf, "石嘴山市", "--roster", "--year", "2022", "-o", tmp_path / "r.xlsx")
    page = openpyxl.load_workbook(tmp_path / "r.xlsx").active
    assert page is not None
    assert {page.cell(row, 2).value for row in range(2, page.max_row + 1)} == {2022}


def test_of_a_department_only_itself(shelf: Workshop, tmp_path: Path) -> None:
    export(shelf, "平罗县统计局", "--package", tmp_path)
    assert {row["agency"] for row in rows_of(tmp_path / "roster.csv")} == {
        "宁夏回族自治区石嘴山市平罗县统计局"
    }
