"""A region of small reports over three years, whose numbers the tests of operations count with."""

from __future__ import annotations

from pathlib import Path

from store.index import Index
from store.loader import Loaded, load
from store.names import Names
from tests.opening import opened
from tests.store.begun import begin_index
from tests.store.made import report

CITY = "宁夏回族自治区固原市"
GUYUAN = f"{CITY}人民政府"
YUANZHOU = f"{CITY}原州区人民政府"
XIJI = f"{CITY}西吉县人民政府"
LONGDE = f"{CITY}隆德县人民政府"
JINGYUAN = f"{CITY}泾源县人民政府"
PENGYANG = f"{CITY}彭阳县人民政府办公室"
EDUCATION = f"{CITY}西吉县教育局"
PINGLUO = "宁夏回族自治区石嘴山市平罗县人民政府"

RECEIVED = {
    GUYUAN: {2022: 100},
    YUANZHOU: {2021: 10, 2022: 30, 2023: 30},
    XIJI: {2021: 20, 2022: 30, 2023: 15},
    LONGDE: {2022: 5},
    PENGYANG: {2021: 40, 2022: 60},
    EDUCATION: {2022: 7},
    PINGLUO: {2021: 0, 2022: 50},
}
"""Requests received; 泾源县 has no report."""
CARRIED_FORWARD = {(YUANZHOU, 2022): 3, (XIJI, 2022): 6, (XIJI, 2023): 3, (PENGYANG, 2022): 6}


def guyuan(folder: Path, names: Names) -> Index:
    """An index of these reports."""
    for agency, years in RECEIVED.items():
        for year, new in years.items():
            text = report(
                agency,
                year,
                new=new,
                forward=CARRIED_FORWARD.get((agency, year), 0),
                decisions=12_000,
            )
            (folder / f"{agency}{year}.txt").write_text(text, encoding="utf-8")
    path = folder / "index.db"
    assert isinstance(load([folder], begin_index(path), names), Loaded)
    return opened(path)
