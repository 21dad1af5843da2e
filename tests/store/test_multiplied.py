"""An index of very many reports is made out of one of few: the same columns, each report for
another agency.
"""

from __future__ import annotations

from pathlib import Path

from benchmarks.multiplied import multiply
from benchmarks.scale import YEARS
from benchmarks.synthetic import agency_of, synthetic_report
from store.loader import load
from store.names import Names
from tests.opening import opened


def test_each_report_is_there_for_another_agency_too(names: Names, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(0, 4, 2):
        for year in YEARS:
            name, text = synthetic_report(number, year)
            path = folder / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
    load([folder], tmp_path / "few.db", names)
    few = opened(tmp_path / "few.db").held()
    assert multiply(tmp_path / "few.db", 2, tmp_path / "more.db") == 2 * len(few)
    more = opened(tmp_path / "more.db").held()
    assert {report.agency.name for report in few} < {report.agency.name for report in more}
    assert len({(report.agency.name, report.year) for report in more}) == 2 * len(few)
    assert agency_of(0) in {report.agency.name for report in more}
