"""`nianbao export`: all figures in a file."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from bot.cli import main
from store.reference import DATA


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("exporting") / "index.db"
    assert (
        CliRunner().invoke(main, ["--db", str(path), "load", str(DATA / "reports")]).exit_code == 0
    )
    return path


def export(db: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["--db", str(db), "export", *arguments])


def test_the_file_is_named_by_what_was_asked_for(
    db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = export(db, "平罗县", "--year", "2022")
    assert result.output == "年报_平罗县_2022_全部数.xlsx: 1 份报告\n"
    book = openpyxl.load_workbook(tmp_path / "年报_平罗县_2022_全部数.xlsx")
    assert book.sheetnames == ["数据", "来源", "问题"]


def test_every_fact_is_in_it_with_its_code_and_line(db: Path, tmp_path: Path) -> None:
    facts = CliRunner().invoke(main, ["--db", str(db), "facts"]).stdout.splitlines()
    assert export(db, "--format", "csv", "-o", str(tmp_path / "all.csv")).exit_code == 0
    rows = list(csv.DictReader(io.StringIO((tmp_path / "all.csv").read_text("utf-8-sig"))))
    assert len(rows) == len(facts) > 500
    row = next(row for row in rows if row["代码"] == "requests/new/total" and "平罗" in row["单位"])
    assert (row["数值"], row["计量单位"], row["行号"], row["状态"]) == (
        "24",
        "件",
        "47",
        "原表所印",
    )


def test_it_goes_to_standard_output_too(db: Path) -> None:
    result = export(db, "--year", "2022", "--format", "csv", "--en", "-o", "-")
    assert result.stdout_bytes.decode("utf-8-sig").startswith(
        "Agency,Year,Table,Row,Column,Code,Value,Unit"
    )


def test_what_cannot_be_is_one_line(db: Path, tmp_path: Path) -> None:
    assert "is not the name of an agency" in export(db, "火星市").output
    result = export(db, "-o", str(tmp_path / "no" / "where.xlsx"))
    assert (result.exit_code, result.output.count("\n")) == (1, 1)
    assert "choose another place with -o" in result.output


def test_the_name_of_the_file_says_its_kind(db: Path, tmp_path: Path) -> None:
    target = tmp_path / "all.csv"
    assert export(db, "-o", str(target)).exit_code == 0
    assert "平罗县" in target.read_text(encoding="utf-8-sig")
    result = export(db, "-o", str(tmp_path / "all.docx"))
    assert result.exit_code == 1
    assert "Let its name end in .csv or .xlsx" in result.output
    assert not (tmp_path / "all.docx").exists()
