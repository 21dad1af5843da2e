"""An order over reports, with its coverage: who has the figure, and who is left out and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from handlers.answering.reports.places import reports_of
from handlers.answering.values.answer import (
    Answer,
    AnswerStatus,
    Assumed,
    Lack,
    RankedPlace,
    Result,
)
from handlers.understanding import Order, Question, Ranking
from store.index import Index
from store.model import Match
from tests.judge.evaluating import as_part
from tests.judge.gathering import Figure, Gathered, gather, of_one_meaning
from tests.judge.levels import one_a_place
from tests.judge.moving import latest_pair, moved
from tests.judge.scopes import Reach, coverage_of, miscounted, nothing_in, reach_of


def rank(index: Index, question: Question) -> Answer:
    """The figures of all reports in scope in order; first those that are asked for, then the others
    as parts.
    """
    moving = question.ranking.order is not Order.VALUE
    if moving:
        question = latest_pair(index, question)
    reach = (
        _years_of_one(index, question) if question.ranking.of_years else reach_of(index, question)
    )
    other = miscounted(question, reach)
    if other is not None:
        return Answer(AnswerStatus.MISSING, question, lacks=(other,))
    if not reach.reports:
        return nothing_in(index, question, reach)
    if moving:
        reach = replace(reach, reports=tuple(one_a_place(reach.reports)))
    gathered = gather(index, reach.reports, question)
    gathered = moved(gathered, question) if moving else of_one_meaning(gathered, question)
    undecided = _undecided(gathered, question.ranking)
    if undecided:
        parts = tuple(as_part(head) for head in gathered.heads)
        return Answer(AnswerStatus.MISSING, question, parts, undecided)
    places = tuple(_places(gathered, question.ranking))
    asked = [place for place in places if place.asked]
    results = (
        *(place.result for place in asked),
        *(as_part(place.result) for place in places if not place.asked),
        *(term for place in asked for term in place.terms),
    )
    lacking = (*reach.lacks, *gathered.lacks) if not gathered.figures else ()
    return Answer(
        AnswerStatus.ANSWERED if gathered.figures else AnswerStatus.MISSING,
        question,
        results,
        lacking,
        places=places,
        coverage=coverage_of(reach, gathered),
        assumed=frozenset(assumed(question)),
    )


def _years_of_one(index: Index, question: Question) -> Reach:
    """All reports of the agency that is named, or those of the years that are (哪一年最多)."""
    found = [
        report
        for mention in question.mentions
        if isinstance(mention.resolution, Match)
        for report in reports_of(index, mention.resolution.agency)
        if not question.years or report.year in question.years
    ]
    return Reach(tuple(found))


def _undecided(gathered: Gathered, ranking: Ranking) -> tuple[Lack, ...]:
    """Reports whose incomplete figure is already as large as the largest: then nobody can be said
    to be first.
    """
    if not ranking.descending or ranking.above is not None or ranking.order is not Order.VALUE:
        return ()
    top = max((head.order for head in gathered.heads), default=Decimal())
    return tuple(
        lack
        for lack in gathered.lacks
        if lack.ratio is None
        and lack.at_least is not None
        and lack.at_least > 0
        and lack.at_least >= top
    )


def _places(gathered: Gathered, ranking: Ranking) -> Iterable[RankedPlace]:
    """The order, equals sharing a place; only those that went up where the question asks who rose
    most.
    """
    figures = sorted(
        (figure for figure in gathered.figures if _belongs(figure[0], ranking)),
        key=lambda figure: (
            _key(figure[0], ranking),
            figure[0].report.agency.name if figure[0].report else "",
        ),
    )
    keys = [_key(figure[0], ranking) for figure in figures]
    numbers = [1 + keys.index(key) for key in keys]
    for figure, number in zip(figures, numbers, strict=True):
        yield RankedPlace(
            number, figure[0], figure[1:], _is_asked(figure, number, numbers, ranking)
        )


def _key(result: Result, ranking: Ranking) -> Decimal:
    if ranking.order is Order.CHANGED and not ranking.all:
        return -abs(result.order)
    falling = ranking.order in (Order.FALLEN, Order.FALLEN_FASTEST)
    return result.order if falling or not ranking.descending else -result.order


def _belongs(result: Result, ranking: Ranking) -> bool:
    if ranking.order in (Order.RISEN, Order.RISEN_FASTEST):
        return result.order > 0
    return result.order < 0 if ranking.order in (Order.FALLEN, Order.FALLEN_FASTEST) else True


def _is_asked(figure: Figure, number: int, numbers: Sequence[int], ranking: Ranking) -> bool:
    """Whether a figure is beyond the bound, at the place or among the first that are asked for."""
    value = figure[0].order
    if ranking.above is not None and ranking.below is not None:
        in_from = value > ranking.above or (ranking.low_counts and value == ranking.above)
        return in_from and (
            value < ranking.below or (ranking.high_counts and value == ranking.below)
        )
    if ranking.above is not None:
        return value > ranking.above or (ranking.inclusive and value == ranking.above)
    if ranking.below is not None:
        return value < ranking.below or (ranking.inclusive and value == ranking.below)
    if ranking.all:
        return True
    if ranking.head > 1:
        return number <= ranking.head
    return ranking.position <= len(numbers) and number == numbers[ranking.position - 1]


def assumed(question: Question) -> Iterable[Assumed]:
    """What a ranking assumes."""
    if "assumed:latest-pair" in question.topics:
        yield Assumed.LATEST_PAIR
    elif not question.years and not question.ranking.of_years:
        yield Assumed.LATEST_EACH
    if not question.column_said and question.ratio is None:
        yield Assumed.COLUMN
