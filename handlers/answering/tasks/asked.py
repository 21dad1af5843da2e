"""What every task is given: a meaning, the evaluator for it, and the question as it was put."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import compress
from typing import NamedTuple

from handlers.answering.evaluator.columns import Column, Evaluator, Number
from handlers.answering.evaluator.conditions import bound_of, verdicts, within
from handlers.answering.evaluator.reaches import AgencyScope, years_of
from handlers.answering.evaluator.scopes import nothing_in
from handlers.answering.values.answer import Answer, Assumed, Lack, Why
from handlers.meaning import Latest, Meaning, Quantity
from handlers.meaning.quantities import is_over_years
from handlers.understanding import Question
from store.index import Index


class Judged(NamedTuple):
    """Places of a column, by whether a condition holds of the reports at them; each in the order of
    the values.
    """

    places: Sequence[int]
    values: Sequence[Number]
    """Those at the places of which it holds."""
    others: Sequence[int]
    unknown: Sequence[int]
    """Those of which it cannot be said."""


@dataclass(frozen=True)
class Asked:
    """A question with its meaning."""

    evaluator: Evaluator
    meaning: Meaning
    question: Question
    """Only for what an answer tells of it: no figure depends on it."""

    @property
    def index(self) -> Index:
        """The reports."""
        return self.evaluator.index

    @property
    def quantity(self) -> Quantity:
        """The first of what is asked for."""
        return self.meaning.items[0]

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The years of the scope; none for each agency's latest report."""
        return years_of(self.index, self.meaning.scope.agencies, self.meaning.scope.years)

    @cached_property
    def reach(self) -> AgencyScope:
        """The reports that are gone over."""
        scope = self.meaning.scope
        return self.evaluator.reach(scope.agencies, scope.years, is_over_years(self.quantity))

    def column(self, quantity: Quantity, *, one_meaning: bool = True) -> Column:
        """A quantity in each of them."""
        scope = self.meaning.scope
        return self.evaluator.column(quantity, scope.agencies, scope.years, one_meaning)

    def judged(self, column: Column) -> Judged:
        """The places of a column that have a value, in its order, by whether the condition of the
        scope holds there.
        """
        scope = self.meaning.scope
        if scope.condition is None:
            return Judged(column.order, column.ordered, (), ())
        bound = bound_of(scope.condition, column.quantity)
        if bound is not None:  # They stand in the order of what the condition is on.
            first, end = within(column.ordered, bound)
            others = [*column.order[:first], *column.order[end:]]
            return Judged(column.order[first:end], column.ordered[first:end], others, ())
        held = verdicts(self.evaluator, scope.condition, column.frame, scope.agencies)
        row = [*map(held.__getitem__, column.order)]
        others, unknown = (
            [place for place, one in zip(column.order, row, strict=True) if one is wanted]
            if wanted in row
            else []
            for wanted in (False, None)
        )
        places = [*compress(column.order, row)]
        return Judged(places, column.of(places), others, unknown)

    def miscounted(self) -> Lack | None:
        """Where the question says how many agencies there are (四家合计), and there are others."""
        few = self.question.few
        if few is None:
            return None
        count = len({report.agency.name for report in self.index.of(self.reach.frame.reports)})
        if few in (count, len(self.reach.expected)):
            return None
        return Lack(Why.OTHER_COUNT, count=(few, count))

    def assumed(self) -> frozenset[Assumed]:
        """What is assumed of years and columns."""
        rated = self.question.ratio is not None
        found = {Assumed.COLUMN} if not self.question.column_said and not rated else set[Assumed]()
        if isinstance(self.meaning.scope.years, Latest):
            found.add(Assumed.LATEST_EACH)
        return frozenset(found)


def nothing(asked: Asked, question: Question) -> Answer:
    """There is no report in the scope of a question."""
    return nothing_in(asked.index, asked.reach, asked.meaning.scope.agencies, question)
