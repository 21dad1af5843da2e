"""Rankings, statistics and rates over more reports than can be listed: from the figures that stand side by side.

The same answers as over a few, but what is listed one by one is bounded, and how much is not is said. Of equal figures
at the end of what is listed, any may be the one that is.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from handlers.answering.answer import (
    Answer,
    AnswerStatus,
    Assumed,
    Coverage,
    Kind,
    Lack,
    Place,
    Result,
    Role,
    Unlisted,
    Why,
)
from handlers.answering.evaluating import as_part
from handlers.answering.gathering import Gathered, alike, gather
from handlers.answering.many_moved import rank_moved
from handlers.answering.places import LISTED
from handlers.answering.rates import quotient
from handlers.answering.rounding import round_half_up
from handlers.answering.standing import FORMS, Standing, governments_in, scope_over, standing_of
from handlers.measures import unit_of
from handlers.understanding import Operation, Order, Question, Ranking, Statistic
from store.index import Index, Scope, in_order
from store.model import GOVERNMENT, Match, Mention

_SMALLEST = 10
"""Of what is listed of a statistic, so many are the smallest, where these are asked for."""


def over_many(index: Index, question: Question, few: int = LISTED) -> Answer | None:
    """The answer to a question over more reports than are listed one by one; None where it is over fewer."""
    if question.operation is Operation.RANK and question.ranking.order is not Order.VALUE:
        return rank_moved(index, question, few) if _is_over_many(question) else None
    answerer = _ANSWERERS.get(question.operation)
    if answerer is None or not _is_over_many(question) or (not question.measures and question.ratio is None):
        return None
    scope = scope_over(question)
    if index.standings().count(scope) <= few:
        return None
    return answerer(index, question, scope)


def _is_over_many(question: Question) -> bool:
    """Whether all reports, or those of one region, are spoken of, in a way that the figures side by side can tell."""
    one = len(question.mentions) < 2 and all(isinstance(m.resolution, Match) for m in question.mentions)
    by_name = any(topic.startswith("ending:") for topic in question.topics)
    return (
        one
        and not by_name
        and not question.ranking.of_years
        and all(_is_place(mention) for mention in question.excluding)
        and question.few is None
        and not question.department
        and (question.everywhere or _may_be_region(question))
    )


def _is_place(mention: Mention) -> bool:
    """Whether what is taken out is a place with all that lies in it, and no department of one."""
    resolution = mention.resolution
    return isinstance(resolution, Match) and bool(resolution.agency.division) and resolution.agency.office in GOVERNMENT


def _may_be_region(question: Question) -> bool:
    return not question.mentions or question.operation is not Operation.RATIO


# ---- coverage --------------------------------------------------------------------------------------------------------
def _coverage(
    index: Index, question: Question, scope: Scope, standing: Standing, listed: Gathered
) -> tuple[Coverage, int, int]:
    """Who has the figure and who has not, as far as they are listed; how many more have it, and have not."""
    standings = index.standings()
    count = standings.count(scope)
    lacks: list[Lack] = []
    if len(standing.reports) < count:
        there = {*standing.reports, *standing.unlike}
        lacking = [report for report in standings.reports(scope) if report not in there][:LISTED]
        lacks += gather(index, in_order(index.of(lacking)), question).lacks
        unlike = in_order(index.of(standing.unlike[: LISTED - len(lacks)]))
        lacks += [Lack(Why.NOT_COMPARABLE, one.agency, one.year, one, question.measures[0]) for one in unlike]
    heads = tuple(in_order(head.report for head in listed.heads if head.report))
    governments = governments_in(index, question, scope)
    coverage = Coverage(heads, tuple(lacks), *governments)
    return coverage, len(standing.reports) - len(heads), count - len(standing.reports) - len(lacks)


def _nothing(index: Index, question: Question, scope: Scope, standing: Standing) -> Answer:
    coverage, _, more = _coverage(index, question, scope, standing, Gathered())
    return Answer(
        AnswerStatus.MISSING, question, lacks=coverage.without, coverage=coverage, unlisted=Unlisted(without=more)
    )


# ---- rankings --------------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class _Row:
    """Figures in the order that is asked for, the first at 0."""

    standing: Standing
    descending: bool

    def at(self, place: int) -> int:
        """Where a place of the order is among the figures."""
        return len(self.standing.values) - 1 - place if self.descending else place

    def before(self, value: Decimal | int) -> int:
        """How many come before a value."""
        values = self.standing.values
        return len(values) - bisect_right(values, value) if self.descending else bisect_left(values, value)

    def through(self, value: Decimal | int) -> int:
        """How many come before a value or are equal to it."""
        values = self.standing.values
        return len(values) - bisect_left(values, value) if self.descending else bisect_right(values, value)


def _rank(index: Index, question: Question, scope: Scope) -> Answer | None:
    ranking = question.ranking
    standing = standing_of(index, question, scope)
    undecided = _undecided(index, question, scope, standing)
    if undecided:
        return Answer(AnswerStatus.MISSING, question, lacks=undecided)
    if not standing.reports:
        return _nothing(index, question, scope, standing)
    row = _Row(standing, ranking.descending)
    first, end = _asked(row, ranking)
    count = len(standing.reports)
    asked = range(first, min(end, first + LISTED))
    others = [place for place in range(min(count, LISTED)) if not first <= place < end]
    places = _places(index, question, row, sorted([*asked, *others]), range(first, end))
    listed = Gathered(tuple((place.result,) for place in places))
    coverage, more, without = _coverage(index, question, scope, standing, listed)
    chosen = [place for place in places if place.asked]
    results = (
        *(place.result for place in chosen),
        *(as_part(place.result) for place in places if not place.asked),
        *(term for place in chosen for term in place.terms),
    )
    return Answer(
        AnswerStatus.ANSWERED,
        question,
        results,
        places=places,
        unlisted=Unlisted(end - first - len(asked), count - len(places), more, without),
        coverage=coverage,
        assumed=frozenset(_assumed(question)),
    )


def _undecided(index: Index, question: Question, scope: Scope, standing: Standing) -> tuple[Lack, ...]:
    """Reports whose incomplete figure is already as large as the largest: then nobody can be said to be first."""
    ranking = question.ranking
    if not ranking.descending or ranking.above is not None or question.ratio is not None:
        return ()
    least = max(int(standing.values[-1]) if standing.values else 0, 1)
    found = index.standings().incomplete(question.measures[0], scope, least, LISTED)
    return gather(index, index.of(found), question).lacks


def _asked(row: _Row, ranking: Ranking) -> tuple[int, int]:
    """The places that are asked for, from the first up to before the last."""
    standing, count = row.standing, len(row.standing.values)
    bound = ranking.above if ranking.above is not None else ranking.below
    if bound is not None:
        scaled = standing.scaled(bound)
        beyond = _Row(standing, descending=ranking.above is not None)
        number = beyond.through(scaled) if ranking.inclusive else beyond.before(scaled)
        return (0, number) if beyond.descending is row.descending else (count - number, count)
    if ranking.all:
        return 0, count
    last = min(ranking.head if ranking.head > 1 else ranking.position, count)
    value = standing.values[row.at(last - 1)]
    if ranking.head > 1:
        return 0, row.through(value)
    return (row.before(value), row.through(value)) if ranking.position <= count else (0, 0)


def _places(index: Index, question: Question, row: _Row, listed: Sequence[int], asked: range) -> tuple[Place, ...]:
    """Those that are listed, equals by name."""
    standing = row.standing
    found: list[Place] = []
    reports = index.of(standing.reports[row.at(place)] for place in listed)
    gathered = gather(index, reports, question)
    for place, figure in zip(listed, gathered.figures, strict=True):
        number = 1 + row.before(standing.values[row.at(place)])
        found.append(Place(number, figure[0], figure[1:], place in asked))
    return tuple(
        sorted(found, key=lambda one: (one.number, one.result.report.agency.name if one.result.report else ""))
    )


def _assumed(question: Question) -> Iterator[Assumed]:
    if not question.years:
        yield Assumed.LATEST_EACH
    if not question.column_said and question.ratio is None:
        yield Assumed.COLUMN


# ---- sums and other statistics ---------------------------------------------------------------------------------------
def _total(index: Index, question: Question, scope: Scope) -> Answer | None:
    one_meaning = question.operation is Operation.STATISTICS
    measures = question.measures if question.ratio is None and not one_meaning else question.measures[:1]
    asked = [replace(question, measures=(measure,)) for measure in measures] or [question]
    if len(asked) > 1 and set(question.statistics or (Statistic.SUM,)) != {Statistic.SUM}:
        return None
    standings = [standing_of(index, one, scope, one_meaning=one_meaning) for one in asked]
    if not any(standing.reports for standing in standings):
        return _nothing(index, question, scope, standings[0])
    kinds_asked = question.statistics or (Statistic.SUM,)
    parts: list[Result] = []
    coverages: list[tuple[Coverage, int, int]] = []
    for one, standing in zip(asked, standings, strict=True):
        found = _largest(index, one, standing, smallest=Statistic.MINIMUM in kinds_asked)
        coverages.append(_coverage(index, one, scope, standing, found))
        parts += found.heads
    coverage = replace(
        coverages[0][0],
        with_figure=tuple(held for found, _, _ in coverages for held in found.with_figure),
        without=tuple(lack for found, _, _ in coverages for lack in found.without),
    )
    heads = tuple(_statistic(kind, standings, question, parts) for kind in kinds_asked)
    whole = (_pooled(question, standings[0]),) if question.ratio is not None else ()
    with_figure, without = sum(more for _, more, _ in coverages), sum(others for _, _, others in coverages)
    return Answer(
        AnswerStatus.ANSWERED,
        question,
        (*heads, *whole, *map(as_part, parts)),
        unlisted=Unlisted(places=with_figure, with_figure=with_figure, without=without),
        coverage=coverage,
        assumed=frozenset((*_assumed(question), *_added_up(index, question, scope))),
    )


def _largest(index: Index, question: Question, standing: Standing, *, smallest: bool) -> Gathered:
    """The largest figures, and the smallest too where they are asked for."""
    chosen = list(standing.reports[-LISTED:])
    if smallest:
        chosen = list(dict.fromkeys([*standing.reports[:_SMALLEST], *chosen[_SMALLEST:]]))
    return gather(index, in_order(index.of(chosen)), question)


def _statistic(kind: Statistic, standings: Sequence[Standing], question: Question, parts: Sequence[Result]) -> Result:
    exact = _exact(kind, standings)
    chosen = [part for part in parts if kind not in (Statistic.MAXIMUM, Statistic.MINIMUM) or part.order == exact]
    return Result(
        Role.ANSWER,
        Kind.COMPUTED,
        exact if kind is Statistic.SUM else round_half_up(exact),
        ("%" if parts[0].unit == "%" else "元") if question.ratio is not None else unit_of(question.measures[0]),
        measure=question.measures[0],
        sources=tuple(source for part in chosen for source in part.sources),
        ratio=question.ratio,
        exact=exact,
    )


def _exact(kind: Statistic, standings: Sequence[Standing]) -> Decimal:
    first = standings[0]
    count = len(first.values)
    middle = count // 2
    match kind:
        case Statistic.SUM:
            return sum((Decimal(sum(one.values)) / one.scale for one in standings), Decimal())
        case Statistic.AVERAGE:
            return Decimal(sum(first.values)) / first.scale / count
        case Statistic.MEDIAN:
            return first.value(middle) if count % 2 else (first.value(middle - 1) + first.value(middle)) / 2
        case Statistic.MAXIMUM:
            return first.value(count - 1)
        case Statistic.MINIMUM:
            return first.value(0)


def _pooled(question: Question, standing: Standing) -> Result:
    """The rate of all these reports taken together."""
    if question.ratio is None:
        raise ValueError("a question without a rate")
    unit = unit_of(question.ratio.top[0])
    top, bottom = (Result(Role.PART, Kind.COMPUTED, value, unit) for value in (standing.top, standing.bottom))
    return replace(quotient(question.ratio, (top,), (bottom,)), role=Role.PART, sources=())


def _added_up(index: Index, question: Question, scope: Scope) -> Iterator[Assumed]:
    """What to say where governments are added up with what lies in them, or figures of forms that differ."""
    if Statistic.SUM not in (question.statistics or (Statistic.SUM,)):
        return
    if index.standings().nested(scope):
        yield Assumed.NESTED
    if question.ratio is None and not alike(question, *FORMS):
        by_form = [index.standings().figures(question.measures[0], scope, (form,)).reports for form in FORMS]
        if all(by_form):
            yield Assumed.FORMS_DIFFER


# ---- rates, each by itself -------------------------------------------------------------------------------------------
def _ratio(index: Index, question: Question, scope: Scope) -> Answer | None:
    if question.ratio is None:
        return None
    standing = standing_of(index, question, scope)
    if not standing.reports:
        return _nothing(index, question, scope, standing)
    found = _largest(index, question, standing, smallest=False)
    coverage, more, without = _coverage(index, question, scope, standing, found)
    figures = sorted(found.figures, key=lambda figure: -figure[0].order)
    heads, terms = [figure[0] for figure in figures], [term for figure in figures for term in figure[1:]]
    whole = (_pooled(question, standing),) if len(standing.reports) > 1 else ()
    return Answer(
        AnswerStatus.ANSWERED,
        question,
        (*heads, *whole, *terms),
        unlisted=Unlisted(asked=more, with_figure=more, without=without),
        coverage=coverage,
        assumed=frozenset() if question.years else frozenset({Assumed.LATEST_EACH}),
    )


_ANSWERERS: dict[Operation, Callable[[Index, Question, Scope], Answer | None]] = {
    Operation.RANK: _rank,
    Operation.SUM: _total,
    Operation.STATISTICS: _total,
    Operation.RATIO: _ratio,
}
