"""From the agencies that a question names to the reports that can answer it.

人民政府, its office (办公室, 办公厅) and the place itself are three agencies but one place: a
question that names no office goes to whichever has a report of that year, and the answer says
which. A department is only ever itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import assert_never

from handlers.answering.values.answer import Assumed, Lack, Why
from handlers.understanding import Question
from handlers.understanding.cutting.departments import kind_of
from store.entering import SECOND, only_if
from store.folding import fold
from store.index import HeldReport, Index, IndexScope
from store.model import GOVERNMENT, Agency, Ambiguous, Division, Elsewhere, Match, Mention
from store.names.spelled_out import office_in, spells_out
from store.names.words import words
from store.quick_records import replace

_TELLING_NAME = 5
"""Characters of a name that is looked for in what reports say: 县水利局 stands in many that are of
others.
"""
_MOST_SAYING = 50
"""Reports that hold a name; one that stands in more is no agency's own."""
_KEPT = 500
"""Agencies whose reports are at hand: some 1 MB."""


@dataclass(frozen=True, slots=True)
class Target:
    """A report that a question is asked of, and what was assumed in choosing it."""

    report: HeldReport
    assumed: frozenset[Assumed] = frozenset()


def reports_of(index: Index, agency: Agency) -> list[HeldReport]:
    """What is held of an agency: its own reports, or, for a government or a bare place, those of
    that place.
    """
    return list(index.kept(_ReportsOf).of(agency))


class _ReportsOf:
    """The reports of the agencies that were asked about last: each question comes back to its own
    several times.
    """

    def __init__(self, index: Index) -> None:
        self.of = lru_cache(_KEPT)(lambda agency: tuple(_reports_of(index, agency)))


def _reports_of(index: Index, agency: Agency) -> list[HeldReport]:
    own = index.held(agency.name)
    if agency.division is None or agency.office not in GOVERNMENT:
        return own
    if own and agency.office:
        return own
    there = [
        report
        for report in index.held(division=agency.division.code)
        if report.agency.office in GOVERNMENT
    ]
    by_year: dict[int | None, HeldReport] = {}
    for report in sorted(there, key=lambda report: GOVERNMENT.index(report.agency.office)):
        by_year.setdefault(report.year, report)
    return sorted(by_year.values(), key=lambda report: report.year or 0)


def agency_of(mention: Mention) -> Agency:
    """The agency that a name means, or the first of those that it may mean."""
    match mention.resolution:
        case Match(agency):
            return agency
        case Elsewhere(agencies) | Ambiguous(agencies):
            return agencies[0]
        case _:
            assert_never(mention.resolution)


def targets(index: Index, question: Question) -> list[Target | Lack]:
    """The reports that a question with agencies is asked of, in its order, with a reason for each
    that is not held.
    """
    found: list[Target | Lack] = []
    for place, mention in enumerate(question.mentions):
        years = (question.paired_years[place],) if question.paired_years else question.years
        if isinstance(mention.resolution, Ambiguous):
            continue
        written = (
            "" if "agency" in question.taken_over else question.text[mention.start : mention.end]
        )
        found += targets_of(index, agency_of(mention), years, written)
    return found


def targets_of(
    index: Index,
    agency: Agency,
    years: Sequence[int],
    written: str = "",
) -> list[Target | Lack]:
    """The reports of an agency on these years, or its latest where there are none, and those that
    are not held.

    `written` is how the question calls it: a report may call its agency just so and no list know
    it.
    """
    held, how = held_of(index, agency)
    by_words = [] if held else by_own_words(index, written)
    held = held or by_words
    if not held:
        available, more = below(index, agency, most=_AVAILABLE)
        return [Lack(Why.NO_REPORT, agency, available=tuple(available), more=more)]
    if any(report.agency.division is None for report in by_words):
        how = frozenset({Assumed.OWN_WORDS})
    if years:
        return _of_years(index, agency, years, held, how)
    only = Assumed.ONLY_YEAR if len(held) == 1 else Assumed.LATEST_YEAR
    return [Target(held[-1], how | {only} | _office(agency, held[-1]))]


def _of_years(
    index: Index,
    agency: Agency,
    years: Sequence[int],
    held: list[HeldReport],
    how: frozenset[Assumed],
) -> list[Target | Lack]:
    """An agency's report of each year; one that only its file's name says is its own counts too:
    shanghai-2012.
    """
    by_year = {report.year: report for report in held}
    unsigned = _by_file_name(index, agency) if set(years) - set(by_year) else []
    by_year = {report.year: report for report in unsigned} | by_year
    found: list[Target | Lack] = []
    for year in years:
        report = by_year.get(year)
        if report is None:
            found.append(Lack(Why.NO_YEAR, held[-1].agency, year, available=tuple(held)))
        else:
            of_file = frozenset({Assumed.FILE_NAME}) if report in unsigned else frozenset[Assumed]()
            found.append(Target(report, how | _office(agency, report) | of_file))
    return found


def held_of(index: Index, agency: Agency) -> tuple[list[HeldReport], frozenset[Assumed]]:
    """All reports of an agency by year, and what is assumed in taking them for its own."""
    held = reports_of(index, agency)
    if held:
        return held, frozenset()
    by_file = _by_file_name(index, agency)
    return by_file, frozenset({Assumed.FILE_NAME}) if by_file else frozenset()


def _by_file_name(index: Index, agency: Agency) -> list[HeldReport]:
    """Reports that do not say well enough whose they are, and lie in files that spell out the
    agency; one a year.
    """
    by_year: dict[int | None, list[HeldReport]] = defaultdict(list)
    for report in index.unsettled():
        if spells_out(report.file, agency, printed_by(report)):
            by_year[report.year].append(report)
    alone = [reports[0] for reports in by_year.values() if len(reports) == 1]
    return sorted(alone, key=lambda report: report.year or 0)


def by_own_words(index: Index, written: str) -> list[HeldReport]:
    """Reports that call their agency just as a question does, where its name in full is another;
    one a year.

    如东生态环境局 is 江苏省南通市如东生态环境局, though there is a county of that name; a report
    whose title says only 住建局 names 安阳县住建局 in its text.
    """
    if len(written) < _TELLING_NAME:
        return []
    by_year: dict[int | None, list[HeldReport]] = defaultdict(list)
    for report in index.reports_saying([[written]], (), _MOST_SAYING):
        printed = printed_by(report)
        itself = (
            report.agency.name.endswith(written)
            if report.agency.division
            else written.endswith(printed)
        )
        if itself and printed:
            by_year[report.year].append(report)
    alone = [reports[0] for reports in by_year.values() if len(reports) == 1]
    return sorted(alone, key=lambda report: report.year or 0)


def of_department(index: Index, question: Question, most: int = 100_000) -> list[HeldReport]:
    """The reports of the departments that a question speaks of without a place."""
    return of_offices(index, question.department, question.years, most)


def of_offices(
    index: Index,
    said: str,
    years: Sequence[int],
    most: int = 100_000,
) -> list[HeldReport]:
    """The reports of the departments that are called so, wherever they are, and those that may be
    of one.
    """
    kind = kind_of(said)
    names = {said, *kind.names, *kind.provincial} if kind else {said}
    unsettled = [report for report in _unsettled(index, years) if _may_be(report, said)]
    return [*index.of_offices(names, years, most), *unsettled][:most]


def _unsettled(index: Index, years: Sequence[int]) -> list[HeldReport]:
    """The reports that do not say well enough whose they are, of the years asked for."""
    return [
        report
        for report in index.unsettled()
        if report.current and (not years or report.year in years)
    ]


def _may_be(report: HeldReport, said: str) -> bool:
    printed = printed_by(report)
    if printed:
        return printed.endswith(said)
    return office_in(report.file, said)


def the_unnamed(index: Index, question: Question) -> Agency | None:
    """What 该县 means where no agency is named: the one report that names none either and calls
    itself 我县.
    """
    reports = [report for report in _unsettled(index, question.years) if not printed_by(report)]
    if question.department:
        reports = [report for report in reports if _may_be(report, question.department)]
    else:
        reports = [report for report in reports if _calls_itself(index, report, question.unnamed)]
    if len(reports) == 1:
        return reports[0].agency
    return None


def _calls_itself(index: Index, report: HeldReport, level: str) -> bool:
    text = "".join(fold(sentence.text).text for sentence in index.sentences([report]))
    return any(own + level in text for own in words("speaks-of-itself"))


def printed_by(report: HeldReport) -> str:
    """What a report whose agency is not settled prints as its name; empty where it prints none."""
    if report.agency.name == report.file:
        return ""
    return report.agency.name


@only_if(lambda agency, report: agency.office, otherwise=frozenset())
def _office(agency: Agency, report: HeldReport) -> frozenset[Assumed]:
    another = report.agency.division is not None and agency.office not in ("", report.agency.office)
    if another:
        return frozenset({Assumed.OFFICE})
    return frozenset()


LISTED = 100
"""Reports that are listed one by one; where there are more, it is said how many more."""
_AVAILABLE = 20
"""The same where they are only named as what could be asked instead."""


def below(
    index: Index,
    agency: Agency,
    years: Sequence[int] = (),
    most: int = LISTED,
) -> tuple[list[HeldReport], int]:
    """The reports of all bodies of a place and of the places below it, of all years unless some are
    named.

    Those that are listed by agency and year, and how many more there are.
    """
    if agency.division is None:
        return [], 0
    years = tuple(years) or index.standings().years()
    return index.within(IndexScope(tuple(years), (agency.division,)), most)


def all_below(index: Index, agency: Agency) -> list[HeldReport]:
    """The same, every one of them."""
    if agency.division is None:
        return []
    return index.held(within="/".join(agency.division.path))


@only_if(
    lambda index, question: any(
        isinstance(one.resolution, Elsewhere) for one in (*question.mentions, *question.excluding)
    ),
    otherwise=SECOND,
)
def with_places_elsewhere(index: Index, question: Question) -> Question:
    """The question with each place outside the home region that has reports below it as one that is
    known here.

    A place that has none stays elsewhere: a question over it is about nothing that is held, and not
    about everything.
    """
    mentions = tuple(_held_below(index, mention) for mention in question.mentions)
    excluding = tuple(_held_below(index, mention) for mention in question.excluding)
    if (mentions, excluding) == (question.mentions, question.excluding):
        return question
    return replace(question, mentions=mentions, excluding=excluding)


def _held_below(index: Index, mention: Mention) -> Mention:
    if not isinstance(mention.resolution, Elsewhere):
        return mention
    held = tuple(
        agency for agency in mention.resolution.agencies if below(index, agency, most=1)[0]
    )
    if not held:
        return mention
    resolution = Match(held[0], "held below") if len(held) == 1 else Ambiguous(held, "held below")
    return replace(mention, resolution=resolution)


def scope_of(question: Question) -> IndexScope:
    """What a question over all or a region goes over, but for the levels that it speaks of."""
    regions = _divisions(question.mentions) if question.mentions else None
    below_only = "scope:below" in question.topics
    return IndexScope(question.years, regions, _divisions(question.excluding), below=below_only)


def _divisions(mentions: Iterable[Mention]) -> tuple[Division, ...]:
    found = (
        mention.resolution.agency.division
        for mention in mentions
        if isinstance(mention.resolution, Match)
    )
    return tuple(division for division in found if division is not None)


def takes_out_more(index: Index, question: Question) -> bool:
    """Whether reports of departments or lower places go with a place that is taken out."""
    regions = _divisions(question.mentions)
    for mention in question.excluding:
        if isinstance(mention.resolution, Match) and mention.resolution.agency.division in regions:
            continue  # the government of the very region goes alone
        if isinstance(mention.resolution, Match) and not mention.resolution.agency.office:
            held, _ = below(index, mention.resolution.agency, question.years)
            place = mention.resolution.agency.division
            if any(
                one.agency.division != place or one.agency.office not in GOVERNMENT for one in held
            ):
                return True
    return False


def lies_in(division: Division, region: Division) -> bool:
    """Whether a place is a region or lies in it."""
    return division.path[: len(region.path)] == region.path
