"""What an answer over reports shows of them, and what it covers: who has the figure, who has not
and why.

At most so many are listed one by one; how many more there are is said.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from handlers.answering.evaluator.columns import Column
from handlers.answering.evaluator.conditions import held_of
from handlers.answering.evaluator.showing import Shown, show
from handlers.answering.reports.places import LISTED
from handlers.answering.tasks.asked import Asked
from handlers.answering.values.answer import Coverage, Lack, Why
from handlers.answering.values.reports_in import reports_in
from handlers.meaning import Quantity
from handlers.meaning.quantities import is_over_years, measures
from store.index import HeldReport, in_order


@dataclass(frozen=True, slots=True)
class Covered:
    """Some figures of a column with their lines, and what the column covers."""

    figures: Mapping[int, Shown]
    """By report, in order."""
    coverage: Coverage
    with_figure: int
    """How many more have it than are listed."""
    without: int
    """How many more have it not."""


def cover(
    asked: Asked,
    quantity: Quantity,
    column: Column,
    listed: Sequence[int],
    *,
    unknown: Sequence[int] = (),
    count: int | None = None,
) -> Covered:
    """The figures at some places of a column; `unknown` are reports of which a condition cannot be
    said to hold.

    `count` is of how many reports they are, where that is not all that have the figure.
    """
    frame = column.frame
    lacking = [*column.lacking, *unknown]
    chosen = [frame.reports[place] for place in listed]
    unlike = [frame.reports[place] for place in sorted(column.unlike)][
        : max(LISTED - len(lacking), 0)
    ]
    held = asked.index.reports([*chosen, *lacking[:LISTED], *unlike])
    every = _sorted(asked, [held[one] for one in (*chosen, *lacking[:LISTED])])
    figures, lacks = _figures(asked, quantity, every, unknown)
    first = measures(quantity)[0]
    of_other_form = _sorted(asked, [held[number] for number in unlike])
    lacks += [Lack(Why.NOT_COMPARABLE, one.agency, one.year, one, first) for one in of_other_form]
    reach = asked.reach
    heads = tuple(reports_in(figure[0] for figure in figures.values()))
    coverage = Coverage(
        heads, (*reach.lacks, *lacks), reach.region, len(reach.expected), reach.absent
    )
    total = len(column.order) if count is None else count
    return Covered(
        figures, coverage, total - len(figures), len(lacking) + len(column.unlike) - len(lacks)
    )


def _figures(
    asked: Asked,
    quantity: Quantity,
    reports: Sequence[HeldReport],
    unknown: Sequence[int],
) -> tuple[dict[int, Shown], list[Lack]]:
    """The figures of some reports, and why there is none that counts in the others."""
    year = asked.years[0] if len(asked.years) == 1 and is_over_years(quantity) else None
    scope, money = asked.meaning.scope, asked.meaning.shape.unit
    shown = show(asked.evaluator, quantity, scope.agencies, reports, money=money, year=year)
    figures: dict[int, Shown] = {}
    lacks: list[Lack] = []
    for report, found in zip(reports, shown, strict=True):
        if isinstance(found, Lack):
            lacks.append(found)
        elif report.id in unknown:
            lacks.append(_undecided(asked, report))
        else:
            figures[report.id] = found
    return figures, lacks


def _sorted(asked: Asked, reports: Sequence[HeldReport]) -> list[HeldReport]:
    """By agency and year; those that were named one by one as they were named."""
    unique = list({report.id: report for report in reports}.values())
    if asked.reach.targets is None:
        return in_order(unique)
    places = {report.id: place for place, report in enumerate(asked.reach.held)}
    return sorted(unique, key=lambda report: places.get(report.id, len(places)))


def _undecided(asked: Asked, report: HeldReport) -> Lack:
    """Why it cannot be said that the condition holds of a report."""
    scope = asked.meaning.scope
    for holds in held_of(scope.condition) if scope.condition else ():
        for found in show(asked.evaluator, holds.quantity, scope.agencies, [report]):
            if isinstance(found, Lack):
                return found
    return Lack(Why.NO_YEAR, report.agency, None)
