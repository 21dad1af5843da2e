"""A rate of one report: one figure divided by another (公开率, 占比, 办结率, yuan a procurement
project).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from handlers.answering.values.answer import Lack, Result, ResultKind, ResultRole, Why
from handlers.ratios import Ratio
from store.index import HeldReport, Index, StoredFact
from store.measures import Measure
from store.model import Cell
from tests.judge.evaluating import as_part, evaluate_among
from tests.judge.rounding import round_half_up

_YUAN = {"元": Decimal(1), "万元": Decimal(10_000), "亿元": Decimal(100_000_000)}
_PLACES = {"亿元": 6}
"""As fine as 万元 with two places: a hundred yuan."""


def rate_among(
    index: Index, report: HeldReport, ratio: Ratio, facts: Mapping[Cell, StoredFact], unit: str = ""
) -> tuple[Result, ...] | Lack:
    """A rate in a report whose facts are at hand, followed by its terms; or why there is none."""
    terms: list[tuple[Result, ...]] = []
    for measures in (ratio.top, ratio.bottom):
        found = _terms(index, report, measures, facts)
        if isinstance(found, Lack):
            return replace(found, ratio=ratio)
        terms.append(found)
    top, bottom = terms
    if total_of(bottom) == 0:
        return Lack(Why.NO_RATIO, report.agency, report.year, report, ratio.top[0], ratio=ratio)
    return (
        quotient(ratio, top, bottom, report, unit),
        *(as_part(term) for term in (*top, *bottom)),
    )


def _terms(
    index: Index, report: HeldReport, measures: Sequence[Measure], facts: Mapping[Cell, StoredFact]
) -> tuple[Result, ...] | Lack:
    found: list[Result] = []
    for measure in measures:
        one = evaluate_among(index, report, measure, facts)
        if isinstance(one, Lack):
            return one
        found.append(one[0])
    return tuple(found)


def total_of(results: Sequence[Result]) -> Decimal:
    """What figures add up to."""
    return sum((result.value for result in results), Decimal())


def quotient(
    ratio: Ratio,
    top: Sequence[Result],
    bottom: Sequence[Result],
    report: HeldReport | None = None,
    unit: str = "",
) -> Result:
    """One sum of figures divided by another that is not 0: in per cent, or in yuan or 万元 where
    yuan are divided.
    """
    exact = total_of(top) / total_of(bottom)
    if top[0].unit == "元":
        shown = unit or ("万元" if exact >= _YUAN["万元"] else "元")
        value = round_half_up(exact / _YUAN[shown], _PLACES.get(shown, 2))
    else:
        exact *= 100
        shown, value = "%", round_half_up(exact)
    sources = tuple(source for term in (*top, *bottom) for source in term.sources)
    return Result(
        ResultRole.ANSWER,
        ResultKind.COMPUTED,
        value,
        shown,
        report,
        ratio.top[0],
        sources=sources,
        ratio=ratio,
        exact=exact,
    )
