"""The figures of a question over many reports, side by side, and which reports those are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple

from handlers.answering.gathering import alike
from handlers.answering.levels import levels_of
from handlers.answering.places import scope_of
from handlers.answering.scopes import expected_in, government_of
from handlers.measures import Measure, unit_of
from handlers.understanding import Question
from store.index import Index, Scope
from store.index.kinds import DEPARTMENT, LEVELS, STANDS_FOR_PLACE, kinds
from store.index.records import SCALE
from store.model import Agency, Form, Match

FORMS = (Form.F2019, Form.F2021)


@dataclass(frozen=True, slots=True)
class Standing:
    """The figures of a question over many reports, the smallest first."""

    reports: Sequence[int]
    values: Sequence[Decimal] | Sequence[int]
    scale: int
    """By what values have to be divided."""
    top: Decimal = Decimal()
    """For a rate, what is divided, added up over all; `bottom` by what."""
    bottom: Decimal = Decimal()
    unlike: Sequence[int] = ()
    """Reports whose form counts something else under this name."""

    def value(self, at: int) -> Decimal:
        """A value as it is."""
        return Decimal(self.values[at]) / self.scale

    def scaled(self, value: Decimal) -> Decimal:
        """A value as these are."""
        return value * self.scale


def scope_over(question: Question) -> Scope:
    """The reports of the levels that are spoken of; departments are those of the region itself."""
    found, levels = scope_of(question), levels_of(question)
    if levels:
        return replace(found, kinds=kinds(levels, STANDS_FOR_PLACE))
    if "level:department" in question.topics:
        return replace(found, kinds=kinds(LEVELS, DEPARTMENT), itself=True)
    return found


def standing_of(index: Index, question: Question, scope: Scope, *, one_meaning: bool = True) -> Standing:
    """The figures of a question in a scope; with `one_meaning` only those of the form that most of them are in."""
    standings = index.standings()
    if question.ratio is not None:
        return rates_of(index, question, scope)
    measure = question.measures[0]
    if not one_meaning or alike(question, *FORMS):
        found = standings.figures(measure, scope)
        return Standing(found.reports, found.values, SCALE)
    by_form = [standings.figures(measure, scope, (form,)) for form in FORMS]
    main, other = sorted(by_form, key=lambda figures: -len(figures.reports))
    return Standing(main.reports, main.values, SCALE, unlike=other.reports)


def rates_of(index: Index, question: Question, scope: Scope) -> Standing:
    """The rates of all reports that have every term, exactly; those that would be divided by nothing have none."""
    if question.ratio is None:
        raise ValueError("a question without a rate")
    tops, bottoms = (_added(index, measures, scope) for measures in (question.ratio.top, question.ratio.bottom))
    there = [report for report in tops if bottoms.get(report)]
    factor = 1 if unit_of(question.ratio.top[0]) == "元" else 100
    found = sorted((Decimal(tops[report]) / bottoms[report] * factor, report) for report in there)
    top, bottom = (Decimal(sum(terms[report] for report in there)) / SCALE for terms in (tops, bottoms))
    return Standing([report for _, report in found], [value for value, _ in found], 1, top, bottom)


def _added(index: Index, measures: Iterable[Measure], scope: Scope) -> dict[int, int]:
    """The sums of some measures in each report that has all of them."""
    found: dict[int, int] | None = None
    for measure in measures:
        figures = index.standings().figures(measure, scope)
        values = dict(zip(figures.reports, figures.values, strict=True))
        found = values if found is None else {r: found[r] + values[r] for r in found.keys() & values.keys()}
    return found or {}


class Governments(NamedTuple):
    """Which governments a question speaks of, where it names a region and a level."""

    region: Agency | None
    expected: int = 0
    absent: tuple[Agency, ...] = ()
    """Those of them without a report."""


def governments_in(index: Index, question: Question, scope: Scope) -> Governments:
    """The governments that a question over a region speaks of, and which of them have no report in the scope."""
    region = next((m.resolution.agency for m in question.mentions if isinstance(m.resolution, Match)), None)
    expected = expected_in(region, question) if region else ()
    codes = index.standings().codes(scope) if expected else frozenset[str]()
    absent = tuple(government_of(division) for division in expected if division.code not in codes)
    return Governments(region, len(expected), absent)
