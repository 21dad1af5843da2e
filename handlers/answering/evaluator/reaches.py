"""From agencies and years to the reports that there are of them, side by side, and those that are
not there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import assert_never

from handlers.answering.reports.places import Target, held_of, lies_in, of_offices, targets_of
from handlers.answering.values.answer import Lack
from handlers.meaning import (
    Agencies,
    Anybody,
    Between,
    Departments,
    DepartmentsOfKind,
    Every,
    Everyone,
    Exactly,
    Governments,
    Kind,
    Last,
    Latest,
    Named,
    Paired,
    Region,
    Years,
)
from store.index import HeldReport, Index, IndexScope, ReportFrame, frame_of
from store.index.kinds import DEPARTMENT, LEVELS, STANDS_FOR_PLACE, kinds
from store.model import GOVERNMENT, Agency, Division
from store.reference import governments

_LISTED = frozenset({"city", "county"})
"""Levels whose governments are listed, so that it can be said who has no report."""


@dataclass(frozen=True, slots=True, eq=False)
class AgencyScope:
    """The reports that a question goes over."""

    frame: ReportFrame
    region: Agency | None = None
    expected: tuple[Division, ...] = ()
    """The governments that are spoken of, where a region and a level are named."""
    absent: tuple[Agency, ...] = ()
    """Those of them without a report."""
    targets: tuple[Target | Lack, ...] | None = None
    """The reports, where they were chosen one by one, in order, with a reason for each that is not
    there.
    """

    @property
    def held(self) -> tuple[HeldReport, ...]:
        """The reports that were chosen one by one."""
        return tuple(one.report for one in self.targets or () if isinstance(one, Target))

    @property
    def lacks(self) -> tuple[Lack, ...]:
        """Agencies that are named and have no such report."""
        return tuple(one for one in self.targets or () if isinstance(one, Lack))

    @property
    def count(self) -> int:
        """How many reports there are."""
        return len(self.frame.reports)


def reach(index: Index, agencies: Agencies, years: Years) -> AgencyScope:
    """The reports of some agencies on some years."""
    match agencies:
        case Named(those):
            return _of_named(index, those, years)
        case Region(kind=DepartmentsOfKind(said)) | Everyone(kind=DepartmentsOfKind(said)):
            found = of_offices(index, said, years_of(index, agencies, years))
            chosen = _latest(found) if isinstance(years, Latest) else found
            return _of_targets(
                [Target(one) for one in chosen if not _is_left_out(one, agencies.minus)]
            )
        case Region() | Everyone():
            return _of_scope(index, agencies, scope_of(index, agencies, years))
        case _:
            assert_never(agencies)


def years_of(index: Index, agencies: Agencies, years: Years) -> tuple[int, ...]:
    """The years by number, in order as they are said; none for each agency's latest."""
    match years:
        case Latest():
            return ()
        case Exactly(those) | Paired(those):
            return those
        case Between(first, last):
            return tuple(range(first, last + 1))
        case Every():
            return tuple(year for year in index.standings().years() if year)
        case Last():
            return _last(index, agencies)
        case _:
            assert_never(years)


def _last(index: Index, agencies: Agencies) -> tuple[int, ...]:
    """The latest year on which any of some agencies has a report."""
    if isinstance(agencies, Named) or isinstance(agencies.kind, DepartmentsOfKind):
        return tuple(
            sorted({year for year in reach(index, agencies, Every()).frame.years if year})[-1:]
        )
    standings = index.standings()
    there = (year for year in reversed(standings.years()) if year)
    return next(
        ((year,) for year in there if standings.count(scope_of(index, agencies, Exactly((year,))))),
        (),
    )


# ---- agencies by name ----------------------------------------------------------------------------
def _of_named(index: Index, agencies: Sequence[Agency], years: Years) -> AgencyScope:
    every = years_of(index, Named(tuple(agencies)), years)
    if isinstance(years, Every):
        return _of_targets(
            list(map(Target, chain.from_iterable(_all_of(index, agency) for agency in agencies)))
        )
    targets: list[Target | Lack] = []
    for place, agency in enumerate(agencies):
        targets += targets_of(
            index, agency, (every[place],) if isinstance(years, Paired) else every
        )
    return _of_targets(targets)


def _all_of(index: Index, agency: Agency) -> list[HeldReport]:
    """All reports of an agency that have a year."""
    return [report for report in held_of(index, agency)[0] if report.year]


def _of_targets(targets: Sequence[Target | Lack]) -> AgencyScope:
    held = [one.report for one in targets if isinstance(one, Target)]
    return AgencyScope(frame_of(held), targets=tuple(targets))


def _latest(reports: Iterable[HeldReport]) -> list[HeldReport]:
    last: dict[str, HeldReport] = {}
    for report in reports:
        there = last.get(report.agency.name)
        if there is None or (report.year or 0) > (there.year or 0):
            last[report.agency.name] = report
    return list(last.values())


def _goes_with_its_place(out: Agency, agencies: Region | Everyone) -> bool:
    """Whether all that lies in a place goes with it: 不算诸城 takes out its departments too,
    不算潍坊市政府 that alone.

    Of its own region a place goes alone: all of Meizhou but for the city are its departments and
    what lies below.
    """
    of_the_region = isinstance(agencies, Region) and agencies.place.division == out.division
    return out.division is not None and not out.office and not of_the_region


def _is_taken_out(report: HeldReport, out: Agency) -> bool:
    """Whether a report is of an agency that is taken out by itself; a government, of its office
    too.
    """
    if out.division is None or out.office not in GOVERNMENT:
        return report.agency.name == out.name
    return report.agency.division == out.division and report.agency.office in GOVERNMENT


def _is_of(report: HeldReport, out: Agency) -> bool:
    """Whether a report is of what is taken out: with a place all in it and below it, with a
    department only that.
    """
    if out.division is None or out.office not in GOVERNMENT:
        return report.agency.name == out.name
    return report.agency.division is not None and lies_in(report.agency.division, out.division)


def _is_left_out(report: HeldReport, minus: Sequence[Agency]) -> bool:
    return any(_is_of(report, out) for out in minus)


# ---- all of a kind -------------------------------------------------------------------------------
def scope_of(index: Index, agencies: Region | Everyone, years: Years) -> IndexScope:
    """The reports of a kind in a place as the index knows them; but for departments and names that
    are left out.
    """
    out = tuple(
        one.division
        for one in agencies.minus
        if one.division and _goes_with_its_place(one, agencies)
    )
    found = IndexScope(years_of(index, agencies, years), excluding=out)
    if isinstance(agencies, Region):
        place = agencies.place.division
        found = replace(found, regions=(place,) if place else (), below=agencies.below)
    match agencies.kind:
        case Anybody() | DepartmentsOfKind():
            return found
        case Governments(levels):
            return replace(found, kinds=kinds(levels, STANDS_FOR_PLACE))
        case Departments():
            return replace(
                found, kinds=kinds(LEVELS, DEPARTMENT), itself=isinstance(agencies, Region)
            )
        case _:
            assert_never(agencies.kind)


def _of_scope(index: Index, agencies: Region | Everyone, scope: IndexScope) -> AgencyScope:
    frame = _chosen(index, agencies, index.standings().frame(scope))
    if isinstance(agencies, Everyone):
        return AgencyScope(frame)
    expected = expected_in(agencies.place, agencies.kind, agencies.minus)
    codes = index.standings().codes(scope) if expected else frozenset[str]()
    absent = tuple(government_of(division) for division in expected if division.code not in codes)
    return AgencyScope(frame, agencies.place, expected, absent)


def _chosen(index: Index, agencies: Region | Everyone, frame: ReportFrame) -> ReportFrame:
    """The reports of a frame but for agencies that are taken out by themselves, and names that end
    otherwise.
    """
    alone = [one for one in agencies.minus if not _goes_with_its_place(one, agencies)]
    endings = agencies.kind.endings if isinstance(agencies.kind, Governments) else ()
    if not alone and not endings:
        return frame
    fitting = (report for report in index.of(frame.reports) if _ends(report, endings))
    return frame_of([report for report in fitting if not _is_any_of(report, alone)])


def _is_any_of(report: HeldReport, agencies: Sequence[Agency]) -> bool:
    return any(_is_taken_out(report, one) for one in agencies)


def _ends(report: HeldReport, endings: tuple[str, ...]) -> bool:
    return not endings or bool(
        report.agency.division and report.agency.division.path[-1].endswith(endings)
    )


def expected_in(region: Agency, kind: Kind, minus: Sequence[Agency]) -> tuple[Division, ...]:
    """The governments of the levels spoken of in a region, but for those that are taken out."""
    place = region.division
    if place is None or not isinstance(kind, Governments) or not kind.levels <= _LISTED:
        return ()
    below = [one for one in governments() if one.level in kind.levels and _is_below(one, place)]
    out = [one.division for one in minus if one.division and one.division != place]
    if out:
        return tuple(one for one in below if not _lies_in_any(one, out))
    return tuple(below)


def _lies_in_any(division: Division, places: Sequence[Division]) -> bool:
    return any(lies_in(division, place) for place in places)


def _is_below(division: Division, place: Division) -> bool:
    return division.path[: len(place.path)] == place.path and division.path != place.path


def government_of(division: Division) -> Agency:
    """The government of a place that has no report, by the name that it would publish under."""
    return Agency(f"{division.name}人民政府", division, "人民政府")
