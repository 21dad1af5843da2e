"""Sums, averages, medians, the largest and the smallest of any quantity over reports, with their
coverage.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import chain

from handlers.answering.evaluator.columns import Column
from handlers.answering.evaluator.reductions import statistic
from handlers.answering.evaluator.showing import ratio_of
from handlers.answering.reports.places import LISTED
from handlers.answering.tasks.asked import Asked, nothing
from handlers.answering.tasks.covering import Covered, cover
from handlers.answering.values.answer import (
    Answer,
    AnswerStatus,
    Assumed,
    Coverage,
    Result,
    ResultKind,
    ResultRole,
    Unlisted,
)
from handlers.answering.values.evaluating import as_part
from handlers.answering.values.gathered import sources_of
from handlers.answering.values.rates import quotient
from handlers.answering.values.reports_in import reports_in
from handlers.answering.values.rounding import round_half_up
from handlers.meaning import Aggregate, Quantity, Rate, Share, Statistic, Total, unit
from handlers.meaning.quantities import PER_CENT, POINTS, alike_in_both_forms, measures
from store.index import HeldReport, frames
from store.index.records import SCALE
from store.model import GOVERNMENT

_SMALLEST = 10
"""Of what is listed, so many are the smallest, where these are asked for."""


@dataclass(frozen=True, slots=True)
class _Part:
    """One of the quantities: those of its values that are put together, and what is shown of
    them.
    """

    quantity: Quantity
    column: Column
    places: Sequence[int]
    """Ascending."""
    found: Covered

    @property
    def heads(self) -> list[Result]:
        """The figures that are listed."""
        return [figure[0] for figure in self.found.figures.values()]


def aggregate(asked: Asked, task: Aggregate) -> Answer:
    """What the figures in scope come to, by each statistic that is asked for; the figures follow as
    parts.
    """
    question, kinds = asked.question, task.statistics
    other = asked.miscounted()
    if other is not None:
        return Answer(AnswerStatus.MISSING, question, lacks=(other,))
    if not asked.reach.count:
        return nothing(asked, question)
    items = asked.meaning.items if set(kinds) == {Statistic.SUM} else asked.meaning.items[:1]
    parts = [_part(asked, quantity, kinds) for quantity in items]
    coverage, more = _coverage([part.found for part in parts])
    if not any(part.places for part in parts) or _lacks_one_of_several(asked, parts):
        return Answer(
            AnswerStatus.MISSING, question, lacks=coverage.without, coverage=coverage, unlisted=more
        )
    heads = tuple(_result(asked, kind, parts) for kind in kinds)
    whole = pooled(asked, parts[0].quantity, parts[0].column, parts[0].places)
    listed = map(as_part, _heads(parts))
    return Answer(
        AnswerStatus.ANSWERED,
        question,
        (*heads, *whole, *listed),
        unlisted=more,
        coverage=coverage,
        assumed=asked.assumed() | frozenset(_assumed(asked, kinds, parts)),
    )


def _lacks_one_of_several(asked: Asked, parts: Sequence[_Part]) -> bool:
    """Whether one report alone is asked for the sum of several rows, and not all of them can be
    read in it.
    """
    return len(parts) > 1 and asked.reach.count == 1 and not all(part.places for part in parts)


def _coverage(found: Sequence[Covered]) -> tuple[Coverage, Unlisted]:
    """What several quantities of the same reports cover together, and how many more there are than
    are listed.
    """
    coverages = [one.coverage for one in found]
    coverage = replace(
        coverages[0],
        with_figure=tuple(chain.from_iterable(one.with_figure for one in coverages)),
        without=tuple(dict.fromkeys(chain.from_iterable(one.without for one in coverages))),
    )
    with_figure = sum(one.with_figure for one in found)
    without = sum(one.without for one in found)
    return coverage, Unlisted(places=with_figure, with_figure=with_figure, without=without)


def _heads(parts: Sequence[_Part]) -> list[Result]:
    """The figures that are listed of all quantities."""
    return list(chain.from_iterable(part.heads for part in parts))


def _part(asked: Asked, quantity: Quantity, kinds: Sequence[Statistic]) -> _Part:
    column = asked.column(quantity, one_meaning=set(kinds) != {Statistic.SUM})
    places, _, _, unjudged = asked.judged(column)
    unknown = [column.frame.reports[place] for place in unjudged]
    listed = places[-LISTED:]
    if Statistic.MINIMUM in kinds and len(places) > LISTED:
        listed = list(dict.fromkeys([*places[:_SMALLEST], *listed[_SMALLEST:]]))
    return _Part(
        quantity,
        column,
        places,
        cover(asked, quantity, column, listed, unknown=unknown, count=len(places)),
    )


def _result(asked: Asked, kind: Statistic, parts: Sequence[_Part]) -> Result:
    quantity = parts[0].quantity
    values = list(chain.from_iterable(part.column.of(part.places) for part in parts))
    exact = Decimal(statistic(kind, values)) / SCALE
    shown = _heads(parts)
    if kind in (Statistic.MAXIMUM, Statistic.MINIMUM):
        shown = [head for head in shown if head.order == exact]
    is_whole = kind is Statistic.SUM and unit(quantity) not in (PER_CENT, POINTS)
    return Result(
        ResultRole.ANSWER,
        ResultKind.COMPUTED,
        exact if is_whole else round_half_up(exact),
        unit(quantity),
        measure=measures(quantity)[0],
        sources=sources_of(shown),
        ratio=ratio_of(quantity) if isinstance(quantity, Rate | Share) else None,
        exact=exact,
    )


def pooled(
    asked: Asked,
    quantity: Quantity,
    column: Column,
    places: Sequence[int],
) -> tuple[Result, ...]:
    """The rate of all these reports together: what is divided, added up, by the sum of what it is
    divided by.
    """
    match quantity:
        case Rate(_, top, bottom):
            terms = (top, bottom)
        case Share(part, whole) if not isinstance(whole, Total):
            terms = (part, whole)
        case _:
            return ()
    found = []
    for term in terms:
        values = asked.evaluator.values(term, column.frame, asked.meaning.scope.agencies)
        total = Decimal(sum(values[place] or 0 for place in places)) / SCALE
        found.append(Result(ResultRole.PART, ResultKind.COMPUTED, total, unit(term)))
    return (
        replace(
            quotient(ratio_of(quantity), found[:1], found[1:]), role=ResultRole.PART, sources=()
        ),
    )


def _assumed(asked: Asked, kinds: Sequence[Statistic], parts: Sequence[_Part]) -> Iterator[Assumed]:
    """What to say where governments are added up with what lies in them, or figures of forms that
    differ.
    """
    if Statistic.SUM not in kinds:
        return
    if _is_nested(asked, parts):
        yield Assumed.NESTED
    for part in parts:
        forms = {*map(part.column.frame.forms.__getitem__, part.places)}
        if len(forms) > 1 and not alike_in_both_forms(part.quantity):
            yield Assumed.FORMS_DIFFER


def _is_nested(asked: Asked, parts: Sequence[_Part]) -> bool:
    if not any(part.found.with_figure for part in parts):
        return nested(reports_in(_heads(parts)))
    frame = parts[0].column.frame
    if frame.blocks:
        return frames.nested(frame)
    return nested(asked.index.of(frame.reports))


def nested(reports: Sequence[HeldReport]) -> bool:
    """Whether a government is among them together with a department of its own or a place below
    it.
    """
    governments = {
        (report.agency.division.path, report.year)
        for report in reports
        if report.agency.division and report.agency.office in GOVERNMENT
    }
    for report in reports:
        path = report.agency.division.path if report.agency.division else ()
        own = report.agency.office in GOVERNMENT
        above = range(1, len(path) + (0 if own else 1))
        if any((path[:length], report.year) in governments for length in above):
            return True
    return False
