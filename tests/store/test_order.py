"""The result of a load depends on what is loaded, not on the order of files nor on how many
processes read them.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from benchmarks.synthetic import synthetic_report
from store.loader import workers
from store.names import Names
from tests.store.made import Workshop, report

COUNT = 12


def everything(index: Path) -> list[tuple[object, ...]]:
    """All that an index says, without the times of files."""
    connection = sqlite3.connect(index)
    tables = (
        "reports",
        "facts",
        "figure_lines",
        "texts",
        "sentences",
        "prose_figures",
        "problems",
        "problems_across_years",
    )
    rows = [
        row
        for table in tables
        for row in connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2")
    ]
    rows += connection.execute("SELECT file, digest FROM files ORDER BY 1")
    connection.close()
    return rows


def filled(folder: Path, index: Path, names: Names, *, backwards: bool = False) -> Workshop:
    workshop = Workshop(folder, index, names)
    places = range(COUNT)
    for place in reversed(places) if backwards else places:
        workshop.write(*synthetic_report(place // 3, 2021 + place % 3))
    return workshop


def test_the_order_in_a_folder_does_not_matter(tmp_path: Path, names: Names) -> None:
    forwards = filled(tmp_path / "a", tmp_path / "a.db", names)
    backwards = filled(tmp_path / "b", tmp_path / "b.db", names, backwards=True)
    assert forwards.load() == backwards.load()
    assert everything(forwards.index) == everything(backwards.index)


def test_one_process_or_two(tmp_path: Path, names: Names, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "FILES_EACH", 2)
    one, two = (filled(tmp_path / name, tmp_path / f"{name}.db", names) for name in ("a", "b"))
    for workshop in (one, two):
        workshop.write("x.txt", report())
        workshop.write("y.txt", "no report")
    assert one.load(processes=1) == two.load(processes=2)
    assert everything(one.index) == everything(two.index)


def test_synthetic_reports_are_right(tmp_path: Path, names: Names) -> None:
    workshop = filled(tmp_path / "a", tmp_path / "a.db", names)
    for year in (2019, 2020):
        workshop.write(*synthetic_report(7, year))
    workshop.load()
    index = workshop.open()
    held = index.held()
    assert len(held) == COUNT + 2
    assert all(report.agency.division for report in held)
    assert {problem.code for found in index.problems(held).values() for problem in found} <= {
        "jump"
    }
