"""`nianbao export --package`: a data package, read back by the tools that read such files."""

from __future__ import annotations

import hashlib
import json
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pytest
from click.testing import CliRunner, Result

from bot.cli import main
from handlers.exports.rowwise import INTEGERS, NUMBERS
from store.extras import Extra, way_to
from store.index import Index
from store.index.described import beside_views, views
from tests.opening import opened
from tests.store.made import Workshop, report

KINDS = ("csv", "parquet")
FEE = "行政事业性收费\t0"


@pytest.fixture
def index(workshop: Workshop) -> Index:
    workshop.write("甲.txt", report(new=5, forward=2).replace(FEE, "行政事业性收费\t1.00005万元"))
    workshop.load()
    workshop.write("甲.txt", report(new=6, forward=2).replace(FEE, "行政事业性收费\t12345678.9012"))
    workshop.write(
        "乙.txt", report(year=2023, over=1, new=4).replace("规章\t0\t0\t0", "规章\t/\t-1\t0")
    )
    workshop.write("丙.txt", "=HYPERLINK(1)\n" + report("县统计局", new=7))
    workshop.load()
    return opened(workshop.index)


def export(workshop: Workshop, *arguments: object) -> Result:
    return CliRunner().invoke(main, ["--db", str(workshop.index), "export", *map(str, arguments)])


def packed(workshop: Workshop, folder: Path, kind: str, *more: object) -> dict[str, Any]:
    done = export(workshop, "--package", folder, "--format", kind, *more)
    assert done.exit_code == 0, done.output
    found: dict[str, Any] = json.loads((folder / "datapackage.json").read_text("utf-8"))
    return found


def read(folder: Path, resource: dict[str, Any]) -> pd.DataFrame:
    path = folder / resource["path"]
    if resource["format"] == "parquet":
        return pd.read_parquet(path)
    types = {
        field["name"]: str for field in resource["schema"]["fields"] if field["type"] == "string"
    }
    return pd.read_csv(
        path,
        dtype=types,
        keep_default_na=False,
        na_values={field: [""] for field in ("value", "year")},
    )


@pytest.mark.parametrize("kind", KINDS)
def test_the_files_are_those_that_the_package_says(
    workshop: Workshop, index: Index, tmp_path: Path, kind: str
) -> None:
    package = packed(workshop, tmp_path / "p", kind)
    assert {path.name for path in (tmp_path / "p").iterdir()} == {
        "datapackage.json",
        *(resource["path"] for resource in package["resources"]),
    }
    for resource in package["resources"]:
        content = (tmp_path / "p" / resource["path"]).read_bytes()
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        assert list(read(tmp_path / "p", resource).columns) == [
            field["name"] for field in resource["schema"]["fields"]
        ]
        assert all(field["description"] for field in resource["schema"]["fields"])
    assert len(package["sources"]) == len(index.held())
    assert package["licenses"]


@pytest.mark.parametrize("kind", KINDS)
def test_pandas_reads_every_figure_as_it_is(
    workshop: Workshop, index: Index, tmp_path: Path, kind: str
) -> None:
    package = packed(workshop, tmp_path, kind)
    figures = read(tmp_path, package["resources"][0])
    facts = {
        (fact.report.file, *fact.cell): fact
        for of in index.facts(index.held()).values()
        for fact in of.values()
    }
    assert len(figures) == len(facts)
    for row in figures.to_dict("records"):
        fact = facts[row["file"], row["table"], row["row"], row["column"]]
        value = None if pd.isna(row["value"]) else Decimal(str(row["value"]))
        assert value == fact.value, (row["printed"], fact.raw)
        assert row["printed"].removeprefix("'") == fact.raw
        assert (row["unit"], row["status"], row["line"]) == (fact.unit, str(fact.status), fact.line)


@pytest.mark.parametrize("kind", KINDS)
def test_duckdb_sums_what_the_program_sums(
    workshop: Workshop, index: Index, tmp_path: Path, kind: str
) -> None:
    packed(workshop, tmp_path, kind)
    path = str(tmp_path / f"figures.{kind}")
    figures = duckdb.read_csv(path) if kind == "csv" else duckdb.read_parquet(path)
    asked = figures.filter(
        "\"table\" = 'requests' AND row = 'new' AND \"column\" = 'total' AND year = 2022"
    )
    assert asked.aggregate("sum(value), count(*)").fetchall() == [(6 + 7, 2)]


def test_only_what_is_chosen_is_in_it(workshop: Workshop, index: Index, tmp_path: Path) -> None:
    package = packed(workshop, tmp_path, "csv", "平罗", "--year", 2023)
    figures, reports, *_ = (read(tmp_path, resource) for resource in package["resources"])
    assert set(figures["year"]) == {2023}
    assert list(reports["file"]) == ["乙.txt"]


def test_a_spreadsheet_carries_nothing_out_that_a_report_says(
    workshop: Workshop, index: Index, tmp_path: Path
) -> None:
    packed(workshop, tmp_path, "csv")
    for path in tmp_path.glob("*.csv"):
        for row in pd.read_csv(path, dtype=str, keep_default_na=False).to_dict("records"):
            for column, text in row.items():
                if column not in INTEGERS | NUMBERS:
                    assert not text.startswith(("=", "+", "-", "@")), (column, text)


def test_a_package_that_is_written_anew_is_never_half_of_two(
    workshop: Workshop, index: Index, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packed(workshop, tmp_path, "csv")

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("handlers.exports.comma_separated.write_rows", full)
    done = export(workshop, "--package", tmp_path)
    assert (done.exit_code, done.output.count("\n")) == (1, 1)
    assert "No space left" in done.output
    assert not (tmp_path / "datapackage.json").exists()


def test_columns_are_of_one_kind_everywhere() -> None:
    named = {
        column for view in (*views().values(), *beside_views().values()) for column in view.columns
    }
    assert named >= INTEGERS | NUMBERS


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--format", "parquet"), "--package"),
        (("-o", "a.parquet"), "--package"),
        (("--package", "p", "-o", "a.csv"), "no --output"),
        (("--package", "p", "--format", "xlsx"), "no xlsx"),
        (("--package", ""), "empty"),
    ],
)
def test_a_wrong_call_is_said(
    workshop: Workshop, index: Index, arguments: tuple[str, ...], said: str
) -> None:
    done = export(workshop, *arguments)
    assert done.exit_code == 2
    assert said in done.output


def test_without_the_extra_it_says_how_to_get_it(
    workshop: Workshop, index: Index, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.delitem(sys.modules, "handlers.exports.columnar", raising=False)
    monkeypatch.delattr("handlers.exports.columnar", raising=False)
    done = export(workshop, "--package", tmp_path, "--format", "parquet")
    assert done.exit_code == 1
    assert way_to(Extra.PARQUET) in done.output
