"""An order: who has the place that is asked for, who is beyond a bound; of reports, years or how
figures moved.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import chain, compress
from typing import assert_never

from handlers.answering.evaluator.columns import Column
from handlers.answering.evaluator.conditions import within
from handlers.answering.evaluator.reductions import OrderedValues, statistic
from handlers.answering.evaluator.scopes import nothing_in, over_years
from handlers.answering.evaluator.showing import show
from handlers.answering.reports.places import LISTED
from handlers.answering.tasks.asked import Asked, Judged, nothing
from handlers.answering.tasks.covering import Covered, cover
from handlers.answering.tasks.trending import of_year
from handlers.answering.values.answer import (
    Answer,
    AnswerStatus,
    Assumed,
    Lack,
    RankedPlace,
    Result,
    ResultRole,
    TrendStep,
    Unlisted,
)
from handlers.answering.values.evaluating import as_part
from handlers.meaning import (
    Above,
    Below,
    Beyond,
    Cells,
    Change,
    Direction,
    Exactly,
    FigureOf,
    FirstPlaces,
    Growth,
    Last,
    Latest,
    Named,
    Nth,
    PlaceOf,
    Places,
    RankedBy,
    RankTask,
    Whole,
    Within,
)
from handlers.understanding import Question
from store.index.records import SCALE
from store.model import Agency


@dataclass(frozen=True, slots=True)
class _Order:
    """The places of a column in an order, and those that are asked for."""

    places: Sequence[int]
    """Ascending, as the values are."""
    row: OrderedValues
    asked: range
    others: Sequence[int]
    """Places that have a value and are not in the order."""
    unknown: Sequence[int]
    """Reports of which it cannot be said whether they are."""


def rank(asked: Asked, task: RankTask) -> Answer:
    """The figures of all reports in scope in order; first those that are asked for, then the others
    as parts.
    """
    question = _of_years(asked)
    if task.of is RankedBy.YEARS and not isinstance(asked.meaning.scope.agencies, Named):
        return _rank_years(asked, task)
    other = asked.miscounted()
    if other is not None:
        return Answer(AnswerStatus.MISSING, question, lacks=(other,))
    column = asked.column(asked.quantity)
    if not column.values and not column.earlier_only:
        return nothing(asked, question)
    undecided = _undecided(asked, column, task)
    if undecided:
        return Answer(AnswerStatus.MISSING, question, lacks=undecided)
    mark = _mark(asked, task)
    if isinstance(mark, Lack):
        return Answer(AnswerStatus.MISSING, question, lacks=(mark,))
    order = _order(asked, column, task)
    found, places = _listed(asked, column, order)
    chosen = sum(place.asked for place in places)
    more = Unlisted(
        len(order.asked) - chosen,
        len(order.places) - len(places),
        found.with_figure,
        found.without,
        _agencies(asked, column, order),
    )
    return Answer(
        AnswerStatus.ANSWERED if column.order else AnswerStatus.MISSING,
        question,
        _results(places, mark),
        () if column.order else found.coverage.without,
        places=places,
        mark=mark,
        unlisted=more,
        coverage=found.coverage,
        assumed=_assumed(asked),
    )


def _mark(asked: Asked, task: RankTask) -> RankedPlace | Lack | None:
    """The figure that the others are held against, or why it is not there: then nobody is beyond it
    or not.
    """
    match task.places:
        case Beyond(Above(FigureOf() as held) | Below(FigureOf() as held)):
            whose, years = (
                Named((held.agency,)),
                asked.meaning.scope.years if held.year is None else Exactly((held.year,)),
            )
        case _:
            return None
    column = asked.evaluator.column(asked.quantity, whose, years)
    shown = show(asked.evaluator, asked.quantity, whose, asked.index.of(column.frame.reports))
    if not shown:
        return nothing_in(
            asked.index, asked.evaluator.reach(whose, years, False), whose, asked.question
        ).lacks[0]
    if isinstance(shown[0], Lack):
        return shown[0]
    return RankedPlace(0, as_part(shown[0][0]), shown[0][1:], asked=False)


def _results(places: Sequence[RankedPlace], mark: RankedPlace | None = None) -> tuple[Result, ...]:
    """The figures at the places that are asked for, the others, and what the first are computed
    from.
    """
    chosen = [place for place in places if place.asked]
    heads = [place.result for place in chosen]
    others = [as_part(place.result) for place in places if not place.asked]
    held = () if mark is None else (mark.result, *mark.terms)
    return (*heads, *others, *held, *chain.from_iterable(place.terms for place in chosen))


def _agencies(asked: Asked, column: Column, order: _Order) -> int | None:
    """How many agencies the places that are asked for are of, over several years."""
    if len(set(column.frame.years)) < _SEVERAL or isinstance(asked.meaning.scope.years, Latest):
        return None
    return len({column.frame.owners[order.places[order.row.at(place)]] for place in order.asked})


_SEVERAL = 2


def _of_years(asked: Asked) -> Question:
    """The question with the years that it came to, where a figure is set against an earlier one."""
    quantity = asked.quantity
    if not isinstance(quantity, Change | Growth) or len(asked.years) != 1:
        return asked.question
    year = asked.years[0]
    return over_years(
        asked.question, (year - 1 if quantity.against is None else quantity.against, year)
    )


def _rank_years(asked: Asked, task: RankTask) -> Answer:
    """Years in order by the sum of all agencies in scope, or by the rate of all together
    (全市哪年申请最多).
    """
    there = set(asked.reach.frame.years)
    found = [of_year(asked, year) for year in asked.years if year in there]
    places = _years_in_order([step for step, _ in found if step.results], task)
    if not places:
        return nothing(asked, asked.question)
    unlike = (
        {Assumed.OTHER_AGENCIES}
        if len({owners for _, owners in found}) > 1
        else frozenset[Assumed]()
    )
    return Answer(
        AnswerStatus.ANSWERED,
        asked.question,
        _results(places),
        tuple(chain.from_iterable(step.lacks for step, _ in found)),
        places=places,
        assumed=asked.assumed() | unlike,
    )


def _years_in_order(steps: Sequence[TrendStep], task: RankTask) -> tuple[RankedPlace, ...]:
    """The years that have a figure, each with its place."""
    known = sorted(steps, key=lambda step: step.results[0].value)
    row = OrderedValues(
        [step.results[0].value * SCALE for step in known], task.direction is not Direction.LEAST
    )
    wanted = _asked(row, task.places, lambda _: None)
    return tuple(
        _place_of_year(row, known[row.at(at)], at, asked=at in wanted) for at in range(len(known))
    )


def _place_of_year(row: OrderedValues, step: TrendStep, at: int, *, asked: bool) -> RankedPlace:
    number = 1 + row.before(row.ordered[row.at(at)])
    result = replace(step.results[0], role=ResultRole.ANSWER)
    return RankedPlace(number, result, asked=asked, year=step.year, reports=step.reports)


def _assumed(asked: Asked) -> frozenset[Assumed]:
    found = asked.assumed()
    if isinstance(asked.meaning.scope.years, Last):
        return found | {Assumed.LATEST_PAIR}
    return found


def _undecided(asked: Asked, column: Column, task: RankTask) -> tuple[Lack, ...]:
    """Reports whose incomplete figure is already as large as the largest: then nobody can be said
    to be first.
    """
    if (
        task.direction is not Direction.MOST
        or isinstance(task.places, Beyond)
        or not isinstance(asked.quantity, Cells)
    ):
        return ()
    least = max(int(column.ordered[-1]) if column.ordered else 0, 1)
    found = asked.index.standings().incomplete(asked.quantity.measure, column.frame, least, LISTED)
    shown = show(
        asked.evaluator, asked.quantity, asked.meaning.scope.agencies, asked.index.of(found)
    )
    return tuple(one for one in shown if isinstance(one, Lack))


def _order(asked: Asked, column: Column, task: RankTask) -> _Order:
    places, values, others, unjudged = _without_mark(asked, column, task, asked.judged(column))
    if task.direction is Direction.SIZE:
        sizes = sorted(
            (abs(Decimal(value)), place) for value, place in zip(values, places, strict=True)
        )
        values, places = [size for size, _ in sizes], [place for _, place in sizes]
    row = OrderedValues(values, task.direction is not Direction.LEAST)
    wanted = _resolved(asked, column, task.places)
    unknown = [column.frame.reports[place] for place in unjudged]
    return _Order(
        places,
        row,
        _asked(row, wanted, lambda agency: _own(asked, column, places, agency)),
        others,
        unknown,
    )


def _without_mark(asked: Asked, column: Column, task: RankTask, judged: Judged) -> Judged:
    """The places without that of the agency that the others are held against, which is none of
    them.
    """
    match task.places:
        case Beyond(Above(FigureOf(agency, None)) | Below(FigureOf(agency, None))):
            own = set(
                asked.evaluator.reach(
                    Named((agency,)), asked.meaning.scope.years, False
                ).frame.reports
            )
        case _:
            return judged
    kept = [column.frame.reports[place] not in own for place in judged.places]
    places, values = [*compress(judged.places, kept)], [*compress(judged.values, kept)]
    return judged._replace(places=places, values=values)


def _own(asked: Asked, column: Column, places: Sequence[int], agency: Agency) -> int | None:
    """Where the figure of an agency stands among the places, ascending; None where it has none."""
    own = set(
        asked.evaluator.reach(Named((agency,)), asked.meaning.scope.years, False).frame.reports
    )
    return next((at for at, place in enumerate(places) if column.frame.reports[place] in own), None)


def _asked(row: OrderedValues, places: Places, own: Callable[[Agency], int | None]) -> range:
    """The places that are asked for."""
    count = len(row.ordered)
    match places:
        case Whole():
            return range(count)
        case Beyond(bound):
            first, end = within(row.ordered, bound)
            if row.descending:
                return range(count - end, count - first)
            return range(first, end)
        case FirstPlaces(head):
            last = min(head, count)
            return range(row.through(row.ordered[row.at(last - 1)]) if last else 0)
        case PlaceOf(agency):
            at = own(agency)
            if at is None:
                return range(0)
            return range(row.at(at), row.at(at) + 1)
        case Nth(place):
            if place > count:
                return range(0)
            value = row.ordered[row.at(place - 1)]
            return range(row.before(value), row.through(value))
        case _:
            assert_never(places)


def _resolved(asked: Asked, column: Column, places: Places) -> Places:
    """A bound that is a statistic, or another agency's figure, as the number that it comes to."""
    if (
        not isinstance(places, Beyond)
        or isinstance(places.bound, Within)
        or isinstance(places.bound.mark, Decimal)
    ):
        return places
    mark = places.bound.mark
    if isinstance(mark, FigureOf):
        years = asked.meaning.scope.years if mark.year is None else Exactly((mark.year,))
        values = asked.evaluator.column(asked.quantity, Named((mark.agency,)), years).ordered
    else:
        values = [statistic(mark, column.ordered)] if column.ordered else []
    if not values:
        return FirstPlaces(0)
    return Beyond(replace(places.bound, mark=Decimal(values[0]) / SCALE))


def _listed(asked: Asked, column: Column, order: _Order) -> tuple[Covered, tuple[RankedPlace, ...]]:
    """The places that are listed, those asked for and the head of the order; equals by name."""
    first = range(order.asked.start, min(order.asked.stop, order.asked.start + LISTED))
    head = range(min(len(order.places), LISTED))
    listed = sorted({*first, *(place for place in head if place not in order.asked)})
    at = [order.places[order.row.at(place)] for place in listed]
    also = order.others[: max(LISTED - len(listed), 0)]
    count = len(order.places) + len(order.others)
    found = cover(asked, asked.quantity, column, [*at, *also], unknown=order.unknown, count=count)
    places = []
    for place, where in zip(listed, at, strict=True):
        figure = found.figures.get(column.frame.reports[where])
        if figure is None:  # The fact is damaged, the column is not; `found` says so.
            continue
        number = 1 + order.row.before(order.row.ordered[order.row.at(place)])
        places.append(RankedPlace(number, figure[0], figure[1:], place in order.asked))
    return found, tuple(sorted(places, key=lambda one: (one.number, *_name(one))))


def _name(place: RankedPlace) -> tuple[str, int]:
    report = place.result.report
    if report:
        return (report.agency.name, report.year or 0)
    return ("", 0)
