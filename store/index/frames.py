"""Reports side by side: what a question over several goes over, in an order in which their figures can be put too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress

from store.index.records import Held
from store.index.scope import Scope
from store.model import GOVERNMENT

Owner = int | str
"""Whose a report is: the code of the place for a body that stands for one, else what tells the agency from others."""


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """Reports, and beside each what orders, sums and changes need to know of it."""

    reports: Sequence[int]
    years: Sequence[int]
    """0 for a report without a year."""
    owners: Sequence[Owner]
    forms: Sequence[str]
    scope: Scope | None = None
    """What they are all reports of; None where they were chosen one by one."""


def frame_of(reports: Sequence[Held]) -> Frame:
    """Some reports side by side, in their order."""
    return Frame(
        [one.id for one in reports],
        [one.year or 0 for one in reports],
        [owner(one) for one in reports],
        [str(one.form) for one in reports],
    )


def owner(report: Held) -> Owner:
    """Whose a report is: a government and its office are one."""
    agency = report.agency
    return int(agency.division.code) if agency.division and agency.office in GOVERNMENT else agency.name


def taken(frame: Frame, kept: Sequence[bool]) -> Frame:
    """Those of the reports of a frame that are kept."""
    if all(kept):
        return frame
    return Frame(
        list(compress(frame.reports, kept)),
        list(compress(frame.years, kept)),
        list(compress(frame.owners, kept)),
        list(compress(frame.forms, kept)),
        frame.scope,
    )
