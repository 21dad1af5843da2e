"""From the agencies that a question names to the reports that can answer it.

人民政府, its office (办公室, 办公厅) and the place itself are three agencies but one place: a question that names
no office goes to whichever has a report of that year, and the answer says which. A department is only ever itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from handlers.answering.answer import Assumed, Lack, Why
from handlers.answering.folding import fold
from handlers.understanding import Question
from handlers.understanding.departments import kind_of
from store.index import Held, Index
from store.model import Agency, Elsewhere, Match, Mention
from store.names.spelled_out import office_in, spells_out

GOVERNMENT = ("人民政府", "街道办事处", "办事处", "人民政府办公厅", "人民政府办公室", "")
"""Offices that stand for the place itself, the one that is taken first where several have a report first."""


@dataclass(frozen=True, slots=True)
class Target:
    """A report that a question is asked of, and what was assumed in choosing it."""

    report: Held
    assumed: frozenset[Assumed] = frozenset()


def reports_of(index: Index, agency: Agency) -> list[Held]:
    """What is held of an agency: its own reports, or, for a government or a bare place, those of that place."""
    own = index.held(agency.name)
    if agency.division is None or agency.office not in GOVERNMENT:
        return own
    if own and agency.office:
        return own
    there = [report for report in index.held(division=agency.division.code) if report.agency.office in GOVERNMENT]
    by_year: dict[int | None, Held] = {}
    for report in sorted(there, key=lambda report: GOVERNMENT.index(report.agency.office)):
        by_year.setdefault(report.year, report)
    return sorted(by_year.values(), key=lambda report: report.year or 0)


def targets(index: Index, question: Question) -> list[Target | Lack]:
    """The reports that a question with agencies is asked of, in its order, with a reason for each that is not held."""
    found: list[Target | Lack] = []
    for place, mention in enumerate(question.mentions):
        years = (question.paired_years[place],) if question.paired_years else question.years
        found += _targets_of(index, mention, years)
    return found


def _targets_of(index: Index, mention: Mention, years: Sequence[int]) -> Iterable[Target | Lack]:
    resolution = mention.resolution
    match resolution:
        case Match(agency):
            held = reports_of(index, agency)
        case Elsewhere((agency, *_)):
            held = []
        case _:
            return []
    by_file = [] if held else _by_file_name(index, agency)
    held = held or by_file
    if not held:
        return [Lack(Why.NO_REPORT, agency, available=tuple(below(index, agency)))]
    how = frozenset({Assumed.FILE_NAME}) if by_file else frozenset[Assumed]()
    if not years:
        only = Assumed.ONLY_YEAR if len(held) == 1 else Assumed.LATEST_YEAR
        return [Target(held[-1], how | {only} | _office(agency, held[-1]))]
    by_year = {report.year: report for report in held}
    return [
        Target(by_year[year], how | _office(agency, by_year[year]))
        if year in by_year
        else Lack(Why.NO_YEAR, held[-1].agency, year, available=tuple(held))
        for year in years
    ]


def _by_file_name(index: Index, agency: Agency) -> list[Held]:
    """Reports that do not say well enough whose they are, and lie in files that spell out the agency; one a year."""
    by_year: dict[int | None, list[Held]] = defaultdict(list)
    for report in index.unsettled():
        if spells_out(report.file, agency, printed_by(report)):
            by_year[report.year].append(report)
    alone = [reports[0] for reports in by_year.values() if len(reports) == 1]
    return sorted(alone, key=lambda report: report.year or 0)


def of_department(reports: Iterable[Held], said: str) -> list[Held]:
    """The reports of departments that are called so, wherever they are, and those that may be of one."""
    kind = kind_of(said)

    def fits(report: Held) -> bool:
        if report.agency.division is None:
            return printed_by(report).endswith(said) or (not printed_by(report) and office_in(report.file, said))
        return report.agency.office == said or (kind is not None and kind_of(report.agency.office) is kind)

    return [report for report in reports if fits(report)]


def the_unnamed(index: Index, question: Question) -> Agency | None:
    """What 该县 means where no agency is named: the one report that names none either and calls itself 我县."""
    reports = [report for report in index.unsettled() if report.current and not printed_by(report)]
    reports = [report for report in reports if not question.years or report.year in question.years]
    if question.department:
        reports = of_department(reports, question.department)
    else:
        own = tuple(f"{own}{question.unnamed}" for own in "我本全")
        reports = [
            report
            for report in reports
            if any(own_ in fold(s.text).text for s in index.sentences([report]) for own_ in own)
        ]
    return reports[0].agency if len(reports) == 1 else None


def printed_by(report: Held) -> str:
    """What a report whose agency is not settled prints as its name; empty where it prints none."""
    return "" if report.agency.name == report.file else report.agency.name


def _office(agency: Agency, report: Held) -> frozenset[Assumed]:
    another = report.agency.division is not None and agency.office not in ("", report.agency.office)
    return frozenset({Assumed.OFFICE}) if another else frozenset()


def below(index: Index, agency: Agency) -> list[Held]:
    """The reports of all bodies of a place and of the places below it."""
    if agency.division is None:
        return []
    return index.held(within="/".join(agency.division.path))


def scope(index: Index, question: Question) -> list[Held]:
    """The reports that a question over all or a region goes over: of the years it names, else each one's latest."""
    regions = [mention.resolution.agency for mention in question.mentions if isinstance(mention.resolution, Match)]
    if regions:
        found = {report.id: report for agency in regions for report in _inside(index, agency, question)}
        reports = list(found.values())
    else:
        reports = index.held()
    out = {
        mention.resolution.agency.division.path
        for mention in question.excluding
        if isinstance(mention.resolution, Match) and mention.resolution.agency.division
    }
    reports = [report for report in reports if not (report.agency.division and report.agency.division.path in out)]
    if question.years:
        return [report for report in reports if report.year in question.years]
    latest: dict[str, Held] = {}
    for report in reports:
        held = latest.get(report.agency.name)
        if held is None or (report.year or 0) > (held.year or 0):
            latest[report.agency.name] = report
    return list(latest.values())


def _inside(index: Index, agency: Agency, question: Question) -> list[Held]:
    """Below a place; where 各县 is said, without the place itself."""
    every = below(index, agency)
    if "scope:below" not in question.topics:
        return every
    return [report for report in every if report.agency.division and report.agency.division != agency.division]
