"""Which agencies of a region are spoken of: the governments of a level (各县), or the region's own
departments.

各县 means the governments of that level and nobody else: neither their departments nor their
townships, whose requests a county's report may have counted already.
"""

from __future__ import annotations

from collections.abc import Sequence

from handlers.understanding import Question
from store.index import HeldReport
from store.model import GOVERNMENT, Agency

LEVELS = ("city", "county", "township")
_ENDINGS = {"ending:township": "乡", "ending:town": "镇", "ending:subdistrict": "街道"}
"""How the names end of the townships that are spoken of alone."""


def levels_of(question: Question) -> frozenset[str]:
    """The levels whose governments a question speaks of."""
    return frozenset(level for level in LEVELS if f"level:{level}" in question.topics)


def speaks_of_levels(question: Question) -> bool:
    """Whether a question is about some of a region's agencies only."""
    return any(topic.startswith("level:") for topic in question.topics)


def of_levels(
    reports: Sequence[HeldReport],
    question: Question,
    region: Agency | None,
) -> list[HeldReport]:
    """Those of some reports whose agencies are spoken of; all where no level is named."""
    levels = levels_of(question)
    if levels:
        return _governments(reports, question, levels)
    if "level:department" not in question.topics:
        return list(reports)
    place = region.division if region else None
    apart = [report for report in reports if report.agency.office not in GOVERNMENT]
    return [report for report in apart if place is None or report.agency.division == place]


def _governments(
    reports: Sequence[HeldReport],
    question: Question,
    levels: frozenset[str],
) -> list[HeldReport]:
    """The governments of these levels, one report a place and year."""
    endings = tuple(ending for topic, ending in _ENDINGS.items() if topic in question.topics)
    found = []
    for report in one_a_place(reports):
        division = report.agency.division
        if (
            division is None
            or division.level not in levels
            or report.agency.office not in GOVERNMENT
        ):
            continue
        if not endings or division.path[-1].endswith(endings):
            found.append(report)
    return found


def one_a_place(reports: Sequence[HeldReport]) -> list[HeldReport]:
    """Without the reports of bodies that are taken for a government which has a report of the year
    itself.
    """
    first: dict[tuple[str, int | None], int] = {}
    out: set[int] = set()
    for report in sorted(reports, key=_precedence):
        division = report.agency.division
        if division is None or report.agency.office not in GOVERNMENT:
            continue
        if first.setdefault((division.code, report.year), report.id) != report.id:
            out.add(report.id)
    return [report for report in reports if report.id not in out]


def _precedence(report: HeldReport) -> int:
    office = report.agency.office
    if office in GOVERNMENT:
        return GOVERNMENT.index(office)
    return len(GOVERNMENT)
