"""A region of made-up reports over five years and both forms, with gaps, for questions that go over
many of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from benchmarks.synthetic import agency_of, synthetic_report
from store.index import Index
from store.loader import Loaded, load
from store.names import Names
from tests.opening import opened
from tests.store.begun import begin_index

GUYUAN = "宁夏回族自治区固原市"
SHIZUISHAN = "宁夏回族自治区石嘴山市"
HELD: tuple[tuple[str, Sequence[int]], ...] = (
    (f"{GUYUAN}人民政府", range(2019, 2024)),
    (f"{GUYUAN}原州区人民政府", range(2019, 2024)),
    (f"{GUYUAN}西吉县人民政府", range(2019, 2024)),
    (f"{GUYUAN}隆德县人民政府", (2019, 2020, 2022, 2023)),
    (f"{GUYUAN}彭阳县人民政府办公室", range(2020, 2024)),
    (f"{GUYUAN}西吉县教育局", (2021, 2022)),
    (f"{GUYUAN}西吉县吉强镇人民政府", (2021, 2022)),
    (f"{SHIZUISHAN}人民政府", (2022,)),
    (f"{SHIZUISHAN}平罗县人民政府", range(2020, 2024)),
    (f"{SHIZUISHAN}惠农区人民政府", (2021, 2022, 2023)),
)
"""Who has reports of which years."""
COUNTIES = {
    GUYUAN: ("原州区", "西吉县", "隆德县", "泾源县", "彭阳县"),
    SHIZUISHAN: ("大武口区", "惠农区", "平罗县"),
}
"""The counties of the regions, as the ministry lists them."""


def region(folder: Path, names: Names) -> Index:
    """An index of these reports."""
    for number, (agency, years) in enumerate(HELD):
        for year in years:
            _, text = synthetic_report(number, year)
            (folder / f"{number}-{year}.txt").write_text(
                text.replace(agency_of(number), agency), encoding="utf-8"
            )
    path = folder / "index.db"
    assert isinstance(load([folder], begin_index(path), names), Loaded)
    return opened(path)
