"""Who has not published: from what stands side by side it is the same as by looking at every
report.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from handlers.answering.evaluator.reaches import government_of
from handlers.answering.evaluator.roster import roster
from handlers.answering.values.besides_figures import Roster
from store.index import HeldReport, Index, IndexUnusable, open_index
from store.loader import Loaded, load
from store.model import GOVERNMENT, Agency, Match
from store.names import Names
from store.reference import governments
from tests.store.begun import begin_index
from tests.store.made import report

PUBLISHED = {
    "宁夏回族自治区固原市西吉县人民政府办公室": (2020, 2021),
    "宁夏回族自治区固原市西吉县人民政府": (2022,),
    "宁夏回族自治区固原市西吉县教育局": (2020, 2022),
    "宁夏回族自治区固原市彭阳县人民政府": (2022,),
    "宁夏回族自治区固原市人民政府": (2021, 2022),
    "宁夏回族自治区固原市隆德县公安局": (2021,),
    "宁夏回族自治区吴忠市盐池县青山乡人民政府": (2020,),
    "江西省抚州市崇仁县人民政府": (2020, 2021, 2022),
}
TOPICS = [
    frozenset[str](),
    *(frozenset({f"level:{one}"}) for one in ("city", "county", "township", "department")),
]


@pytest.fixture(scope="module")
def some(tmp_path_factory: pytest.TempPathFactory, names: Names) -> Iterator[Index]:
    folder = tmp_path_factory.mktemp("roster")
    for number, (agency, years) in enumerate(PUBLISHED.items()):
        for year in years:
            Path(folder, f"{number}-{year}.txt").write_text(report(agency, year), encoding="utf-8")
    assert isinstance(load([folder], begin_index(folder / "index.db"), names), Loaded)
    index = open_index(folder / "index.db")
    assert not isinstance(index, IndexUnusable)
    yield index
    index.close()


@pytest.mark.parametrize("topics", TOPICS, ids=lambda topics: " ".join(topics) or "all")
@pytest.mark.parametrize(
    "region", ["", "固原市", "西吉县", "西吉县教育局", "吴忠市", "宁夏回族自治区"]
)
def test_it_is_that_of_the_obvious_way(
    region: str, topics: frozenset[str], some: Index, names: Names
) -> None:
    found = names.with_held(some.holdings()).resolve(region) if region else None
    agency = found.agency if isinstance(found, Match) else None
    assert (agency is None) is (not region)
    for year in (2019, 2020, 2021, 2022, 2023):
        assert roster(some, agency, year, topics) == obvious(some.held(), agency, year, topics)


def obvious(
    held: list[HeldReport], region: Agency | None, year: int, topics: frozenset[str]
) -> Roster:
    """The same, report by report."""
    department = region is not None and region.office not in GOVERNMENT
    theirs = [one for one in held if region is None or _lies_in(one.agency, region)]
    if department:
        theirs = [one for one in held if region and one.agency.name == region.name]
    levels = {topic.removeprefix("level:") for topic in topics} & {"city", "county", "township"}
    path = region.division.path if region and region.division else ()
    ever = {_owner(one.agency) for one in theirs}
    divisions = [
        one
        for one in governments()
        if (one.path[: len(path)] == path if path else one.code in ever)
        and (not levels or one.level in levels)
    ]
    if department or "level:department" in topics:
        divisions = []
    codes = {one.code for one in divisions}
    others = {
        _owner(one.agency): one.agency
        for one in theirs
        if _owner(one.agency) not in codes and _is_asked_for(one.agency, levels, topics)
    }
    there = {_owner(one.agency) for one in theirs if one.year == year}
    # Of a government and its office, whichever published last is named.
    last = {_owner(one.agency): one.agency for one in sorted(theirs, key=lambda one: one.year or 0)}
    absent = [
        last.get(one.code) or government_of(one) for one in divisions if one.code not in there
    ]
    absent += [agency for owner, agency in others.items() if owner not in there]
    return Roster(year, region, len(divisions), len(others), tuple(absent))


def _owner(agency: Agency) -> str:
    return agency.division.code if agency.division and agency.office in GOVERNMENT else agency.name


def _lies_in(agency: Agency, region: Agency) -> bool:
    path = region.division.path if region.division else ()
    return agency.division is not None and agency.division.path[: len(path)] == path


def _is_asked_for(agency: Agency, levels: set[str], topics: frozenset[str]) -> bool:
    if "level:department" in topics:
        return agency.office not in GOVERNMENT
    level = agency.division.level if agency.division and agency.office in GOVERNMENT else ""
    return not levels or level in levels
