"""A statistic of each group of reports: by year, by agency, by the level of the place, by the place
next below.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from typing import assert_never

from handlers.answering.evaluator.columns import Column
from handlers.answering.evaluator.reductions import statistic
from handlers.answering.reports.places import LISTED
from handlers.answering.tasks.asked import Asked, nothing
from handlers.answering.tasks.covering import cover
from handlers.answering.values.answer import (
    Answer,
    AnswerStatus,
    Grouped,
    Result,
    ResultKind,
    ResultRole,
    Unlisted,
)
from handlers.answering.values.rounding import round_half_up
from handlers.meaning import By, Group, Region, unit
from handlers.meaning.quantities import measures
from store.index.records import SCALE
from store.model import Agency, Division

Key = int | str | Agency


def group(asked: Asked, task: Group) -> Answer:
    """What the figures of each group come to, in the order of the groups; a report in none is in
    none of them.
    """
    if not asked.reach.count:
        return nothing(asked, asked.question)
    quantity = asked.quantity
    column = asked.column(quantity)
    places, _, _, unjudged = asked.judged(column)
    unknown = [column.frame.reports[place] for place in unjudged]
    found = cover(asked, quantity, column, places[-LISTED:], unknown=unknown, count=len(places))
    groups = []
    for key, members in sorted(
        _keyed(asked, task.by, column, places).items(), key=lambda one: str(one[0])
    ):
        values = column.of(members)
        exact = Decimal(statistic(task.statistic, values)) / SCALE
        result = Result(
            ResultRole.ANSWER,
            ResultKind.COMPUTED,
            round_half_up(exact),
            unit(quantity),
            measure=measures(quantity)[0],
            exact=exact,
        )
        groups.append(Grouped(key, result, len(members)))
    return Answer(
        AnswerStatus.ANSWERED if groups else AnswerStatus.MISSING,
        asked.question,
        tuple(one.result for one in groups),
        () if groups else found.coverage.without,
        groups=tuple(groups),
        unlisted=Unlisted(with_figure=found.with_figure, without=found.without),
        coverage=found.coverage,
        assumed=asked.assumed(),
    )


def _keyed(asked: Asked, by: By, column: Column, places: Sequence[int]) -> dict[Key, list[int]]:
    """The places of a column by group, each still the smallest value first."""
    found: dict[Key, list[int]] = defaultdict(list)
    if by is By.YEAR:
        for place in places:
            found[column.frame.years[place]].append(place)
        return found
    reports = asked.index.of(column.frame.reports[place] for place in places)
    for place, report in zip(places, reports, strict=True):
        key = _key(asked, by, report.agency)
        if key is not None:
            found[key].append(place)
    return found


def _key(asked: Asked, by: By, agency: Agency) -> Key | None:
    division = agency.division
    match by:
        case By.AGENCY:
            return agency
        case By.LEVEL:
            if division:
                return division.level
            return None
        case By.REGION:
            if division:
                return _below(asked, division)
            return None
        case By.YEAR:
            raise ValueError("a year is no agency's")
        case _:
            assert_never(by)


def _below(asked: Asked, division: Division) -> str | None:
    """The place next below the one that is asked about in which a place lies; a province where none
    is named.
    """
    agencies = asked.meaning.scope.agencies
    named = agencies.place.division if isinstance(agencies, Region) else None
    depth = len(named.path) + 1 if named else 1
    if len(division.path) >= depth:
        return "".join(division.path[:depth])
    return None
