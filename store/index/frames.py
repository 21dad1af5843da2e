"""Reports side by side: what a question over several goes over, in an order in which their figures
can be put too.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import compress, groupby
from operator import itemgetter

from store.index.kinds import BESIDE, DEPARTMENT, LEVELS, STANDINGS, UNSETTLED
from store.index.records import HeldReport
from store.index.scope import room
from store.model import GOVERNMENT

Owner = int | str
"""Whose a report is: the code of the place for a body that stands for one, else what tells the
agency from others.
"""


@dataclass(frozen=True, slots=True, eq=False)
class Blocks:
    """From which blocks of the index the reports of a frame are taken (`store.index.placing`)."""

    where: str
    parameters: tuple[int, ...]
    """What chooses the blocks, in a query."""
    sizes: Sequence[tuple[int, int, int]]
    """Year, area and number of reports of each, in order."""
    picked: Sequence[int]
    """Which of their reports the frame has; all of them where they are as many."""


@dataclass(frozen=True, slots=True, eq=False)
class ReportFrame:
    """Reports, and beside each what orders, sums and changes need to know of it."""

    reports: Sequence[int]
    years: Sequence[int]
    """0 for a report without a year."""
    owners: Sequence[Owner]
    forms: Sequence[str]
    kinds: Sequence[int] = ()
    """As `store.index.kinds` numbers them."""
    codes: Sequence[int] = ()
    blocks: Blocks | None = None
    """None where the reports were chosen one by one; then neither kinds nor codes are told."""


def frame_of(reports: Sequence[HeldReport]) -> ReportFrame:
    """Some reports side by side, in their order."""
    return ReportFrame(
        [one.id for one in reports],
        [one.year or 0 for one in reports],
        [owner(one) for one in reports],
        [str(one.form) for one in reports],
    )


def owner(report: HeldReport) -> Owner:
    """Whose a report is: a government and its office are one."""
    agency = report.agency
    if agency.division and agency.office in GOVERNMENT:
        return int(agency.division.code)
    return agency.name


def one_a_place(frame: ReportFrame) -> ReportFrame:
    """Without the reports of bodies that are taken for a government which has one itself."""
    kept = [kind % STANDINGS != BESIDE for kind in frame.kinds]
    if all(kept):
        return frame
    return taken(frame, kept)


def nested(frame: ReportFrame) -> bool:
    """Whether a government is in a frame of blocks together with a department of its own or a place
    below it.
    """
    government, ends = (-1, -1), -1
    # They stand by year and place as it is; all are hardly ever gone over.
    for place, kinds in groupby(
        zip(frame.years, frame.codes, frame.kinds, strict=True), itemgetter(0, 1)
    ):
        for year, code, kind in sorted(kinds):
            own = kind != UNSETTLED and kind % STANDINGS != DEPARTMENT
            if place == government and own:
                continue
            if year == government[0] and code < ends and code:
                return True
            if own:
                government, ends = place, code + room(LEVELS[kind // STANDINGS])
    return False


def taken(frame: ReportFrame, kept: Sequence[bool]) -> ReportFrame:
    """The frame with those of its reports that are kept."""
    return ReportFrame(
        _narrow(frame.reports, kept),
        [*compress(frame.years, kept)],
        [*compress(frame.owners, kept)],
        [*compress(frame.forms, kept)],
        _narrow(frame.kinds, kept),
        _narrow(frame.codes, kept),
        frame.blocks
        and replace(frame.blocks, picked=array("i", compress(frame.blocks.picked, kept))),
    )


def _narrow(column: Sequence[int], kept: Sequence[bool]) -> Sequence[int]:
    """Those of a column of numbers that are kept, in eight bytes each and not in forty."""
    return array("q", compress(column, kept))
