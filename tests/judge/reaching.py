"""All reports of a region or of everywhere, one by one."""

from __future__ import annotations

from handlers.answering.reports.places import all_below, lies_in, of_department
from handlers.understanding import Question
from store.index import HeldReport, Index
from store.model import GOVERNMENT, Agency, Match


def scope(index: Index, question: Question) -> list[HeldReport]:
    """The reports that a question over all or a region goes over: of the years it names, else each
    one's latest.
    """
    regions = [
        mention.resolution.agency
        for mention in question.mentions
        if isinstance(mention.resolution, Match)
    ]
    if question.mentions:
        found = {
            report.id: report for agency in regions for report in _inside(index, agency, question)
        }
        reports = list(found.values())
    elif question.department:
        reports = of_department(index, question)
    else:
        reports = index.held()
    reports = [report for report in reports if not _is_out(report, question)]
    if question.years:
        return [report for report in reports if report.year in question.years]
    latest: dict[str, HeldReport] = {}
    for report in reports:
        held = latest.get(report.agency.name)
        if held is None or (report.year or 0) > (held.year or 0):
            latest[report.agency.name] = report
    return list(latest.values())


def _is_out(report: HeldReport, question: Question) -> bool:
    """Whether a report is of what is taken out: with a place all in it and below it, with a
    department only that.
    """
    for mention in question.excluding:
        if not isinstance(mention.resolution, Match):
            continue
        agency = mention.resolution.agency
        if agency.division is None or agency.office not in GOVERNMENT:
            if report.agency.name == agency.name:
                return True
        elif report.agency.division is not None and lies_in(
            report.agency.division, agency.division
        ):
            return True
    return False


def _inside(index: Index, agency: Agency, question: Question) -> list[HeldReport]:
    """Below a place; where 各县 is said, without the place itself."""
    every = all_below(index, agency)
    if "scope:below" not in question.topics:
        return every
    return [
        report
        for report in every
        if report.agency.division and report.agency.division != agency.division
    ]
