"""The figures themselves: of agencies that are named, each of its own; of all in a region, the
largest first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby

from handlers.answering.evaluator.showing import Shown, show
from handlers.answering.reports.places import LISTED
from handlers.answering.reports.reached import assumed_in, held_and_lacking
from handlers.answering.tasks.aggregating import pooled
from handlers.answering.tasks.asked import Asked, nothing
from handlers.answering.tasks.changing import changed
from handlers.answering.tasks.covering import cover
from handlers.answering.values.answer import (
    Answer,
    AnswerStatus,
    Assumed,
    Lack,
    Refusal,
    Result,
    ResultRole,
    Unlisted,
)
from handlers.answering.values.gathered import lacks_of, results_of
from handlers.meaning import Cells, Change, Growth, Named, Quantity, Value
from store.quick_records import replace


def value(asked: Asked, task: Value) -> Answer:
    """The figures of each agency, year and quantity that is named, with a reason for each that is
    not there.
    """
    match asked.meaning.items, asked.meaning.scope.agencies:
        case (Change() | Growth() as moved,), Named((agency,)):
            if asked.years:
                return changed(asked, moved, agency)
            asked = replace(asked, meaning=replace(asked.meaning, items=(moved.of,)))
    if asked.reach.targets is None:
        return _of_all_items(asked)
    return of_targets(asked)


def _of_all_items(asked: Asked) -> Answer:
    """The figures of all in scope, each quantity by itself; rates beside figures would be in one
    order with them.
    """
    items = asked.meaning.items
    if len({isinstance(one, Cells) for one in items}) > 1:
        return Answer(AnswerStatus.REFUSED, asked.question, refusal=Refusal.FIGURES_AND_RATES)
    if len(items) == 1:
        return _of_all(asked, items[0])
    found = [_of_all(asked, one) for one in items]
    return put_together(asked, results_of(found), lacks_of(found))


def of_targets(asked: Asked) -> Answer:
    """The figures of agencies that are named: those of a report together, rates each by itself."""
    results: list[Result] = []
    lacks: list[Lack] = []
    for _, group in groupby(
        enumerate(asked.meaning.items), key=lambda one: isinstance(one[1], Cells) or one[0]
    ):
        for found in _in_turn(asked, [quantity for _, quantity in group]):
            if isinstance(found, Lack):
                lacks.append(found)
            else:
                results += found
    return put_together(asked, results, lacks)


def _in_turn(asked: Asked, quantities: Sequence[Quantity]) -> Iterator[Shown | Lack]:
    """Report by report."""
    agencies, reach = asked.meaning.scope.agencies, asked.reach
    every = [
        show(asked.evaluator, one, agencies, reach.held, money=asked.meaning.shape.unit)
        for one in quantities
    ]
    rows = iter(zip(*every, strict=True))
    for target in reach.targets or ():
        yield from (target,) if isinstance(target, Lack) else next(rows)


def put_together(
    asked: Asked,
    results: Sequence[Result],
    lacks: Iterable[Lack],
    *,
    columns: bool = True,
) -> Answer:
    """All answers before the parts."""
    ordered = sorted(results, key=lambda result: result.role is ResultRole.PART)
    status = AnswerStatus.ANSWERED if results else AnswerStatus.MISSING
    assumed = assumed_in(held_and_lacking(asked.reach.targets or ())[0])
    if columns and results and not asked.question.column_said and asked.question.ratio is None:
        assumed |= {Assumed.COLUMN}
    return Answer(
        status, asked.question, tuple(ordered), tuple(dict.fromkeys(lacks)), assumed=assumed
    )


def _of_all(asked: Asked, quantity: Quantity) -> Answer:
    """The figure of each, the largest first, and the rate of all of them taken together."""
    if not asked.reach.count:
        return nothing(asked, asked.question)
    column = asked.column(quantity)
    places, _, _, unjudged = asked.judged(column)
    unknown = [column.frame.reports[place] for place in unjudged]
    found = cover(asked, quantity, column, places[-LISTED:], unknown=unknown, count=len(places))
    more = Unlisted(asked=found.with_figure, with_figure=found.with_figure, without=found.without)
    if not places:
        lacks = found.coverage.without
        return Answer(
            AnswerStatus.MISSING,
            asked.question,
            lacks=lacks,
            coverage=found.coverage,
            unlisted=more,
        )
    figures = sorted(found.figures.values(), key=lambda figure: -figure[0].order)
    whole = pooled(asked, quantity, column, places) if len(places) > 1 else ()
    terms = chain.from_iterable(figure[1:] for figure in figures)
    return Answer(
        AnswerStatus.ANSWERED,
        asked.question,
        (*(figure[0] for figure in figures), *whole, *terms),
        unlisted=more,
        coverage=found.coverage,
        assumed=asked.assumed() - {Assumed.COLUMN},
    )
