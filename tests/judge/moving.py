"""How the figures of many agencies moved from one year to another, for rankings by it (增幅最大,
fell the most).
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from handlers.answering.values.answer import Lack, Result, ResultKind, ResultRole, Why
from handlers.understanding import Order, Question
from store.index import HeldReport, Index
from store.model import GOVERNMENT
from tests.judge.evaluating import as_part
from tests.judge.gathering import Figure, Gathered, alike
from tests.judge.rounding import round_half_up
from tests.judge.scopes import over_years, reach_of

POINTS = "个百分点"
"""The unit of a difference between rates."""


def latest_pair(index: Index, question: Question) -> Question:
    """The question of two years: the first and last that it names, else its year or the latest, and
    the one before.
    """
    if len(question.years) >= 2:
        return over_years(question, (min(question.years), max(question.years)))
    if question.years:
        return over_years(question, (question.years[0] - 1, question.years[0]))
    last = max(
        (report.year for report in reach_of(index, question).reports if report.year), default=None
    )
    if last is None:
        return question
    return replace(
        over_years(question, (last - 1, last)), topics=question.topics | {"assumed:latest-pair"}
    )


def moved(gathered: Gathered, question: Question) -> Gathered:
    """Each agency's difference between the two years, followed by its two figures."""
    first, last = question.years
    by_agency: dict[str, dict[int | None, Figure | Lack]] = {}
    for figure in gathered.figures:
        report = figure[0].report
        if report is not None:
            by_agency.setdefault(_whose(report), {})[report.year] = figure
    for lack in gathered.lacks:
        if lack.report is not None:
            by_agency.setdefault(_whose(lack.report), {})[lack.report.year] = lack
    found: list[Figure] = []
    lacks: list[Lack] = []
    for years in by_agency.values():
        one = _between(years.get(first), years.get(last), question)
        if isinstance(one, Lack):
            lacks.append(one)
        else:
            found.append(one)
    return Gathered(tuple(found), tuple(lacks))


def _whose(report: HeldReport) -> str:
    """What two reports of one agency share: a government and its office are one."""
    agency = report.agency
    return agency.division.code if agency.division and agency.office in GOVERNMENT else agency.name


def _between(
    earlier: Figure | Lack | None, later: Figure | Lack | None, question: Question
) -> Figure | Lack:
    missing = next((one for one in (later, earlier) if isinstance(one, Lack)), None)
    if missing is not None:
        return missing
    if earlier is None or later is None or isinstance(earlier, Lack) or isinstance(later, Lack):
        return _no_year(
            earlier or later, question.years[0] if earlier is None else question.years[1]
        )
    one, other = earlier[0], later[0]
    report = other.report
    agency, year = (report.agency, report.year) if report else (None, None)
    if one.report and report and not alike(question, one.report.form, report.form):
        return Lack(Why.NOT_COMPARABLE, agency, year, report, other.measure)
    if (
        question.ranking.order in (Order.RISEN_FASTEST, Order.FALLEN_FASTEST)
        and question.ratio is None
    ):
        if one.order == 0:
            return Lack(Why.NO_GROWTH, agency, year, report, other.measure)
        head = growth(one, other)
    else:
        head = difference(one, other)
    return (head, as_part(one), as_part(other))


def _no_year(there: Figure | Lack | None, year: int) -> Lack:
    report = there[0].report if isinstance(there, tuple) else None
    return Lack(Why.NO_YEAR, report.agency if report else None, year, report=None)


def difference(earlier: Result, later: Result) -> Result:
    """How much later is above earlier; between rates, in percentage points."""
    exact = later.order - earlier.order
    rate = later.ratio is not None
    return Result(
        ResultRole.ANSWER,
        ResultKind.COMPUTED,
        round_half_up(exact) if rate else exact,
        POINTS if later.unit == "%" else "元" if rate else later.unit,
        later.report,
        later.measure,
        sources=(*earlier.sources, *later.sources),
        ratio=later.ratio,
        exact=exact,
    )


def growth(earlier: Result, later: Result) -> Result:
    """The same in per cent of the earlier figure, which is not 0."""
    exact = relative_change(earlier, later) or Decimal()
    sources = (*earlier.sources, *later.sources)
    return Result(
        ResultRole.ANSWER,
        ResultKind.COMPUTED,
        round_half_up(exact),
        "%",
        later.report,
        later.measure,
        sources=sources,
        exact=exact,
    )


def relative_change(earlier: Result, later: Result) -> Decimal | None:
    """In per cent; None where the earlier figure is 0."""
    return None if earlier.order == 0 else (later.order - earlier.order) / abs(earlier.order) * 100
