"""Rankings by how a figure moved, over more reports than can be listed: from the figures that stand side by side."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from operator import itemgetter

from handlers.answering.answer import Answer, AnswerStatus, Coverage, Place, Unlisted
from handlers.answering.evaluating import as_part
from handlers.answering.gathering import Figure, alike, gather
from handlers.answering.moving import moved
from handlers.answering.places import LISTED
from handlers.answering.ranking import assumed
from handlers.answering.scopes import over_years
from handlers.answering.standing import FORMS, governments_in, scope_over, standing_of
from handlers.understanding import Order, Question, Ranking
from store.index import Index, Scope, in_order
from store.model import Form

Owner = int
"""Whose a report is (`Standings.owners`)."""
_FASTEST = (Order.RISEN_FASTEST, Order.FALLEN_FASTEST)
_RISING = (Order.RISEN, Order.RISEN_FASTEST)
_FALLING = (Order.FALLEN, Order.FALLEN_FASTEST)


@dataclass(frozen=True, slots=True)
class _Moves:
    """How each agency's figure moved."""

    order: Sequence[Owner]
    """Those that moved in the direction that is asked for, in order."""
    values: Sequence[Decimal]
    """By what they are ordered, ascending."""
    others: Sequence[Owner]
    """Those that moved otherwise, or not at all."""
    lacking: Sequence[Owner]
    """Those of whom it cannot be said."""


def rank_moved(index: Index, question: Question, few: int) -> Answer | None:
    """The answer over more than a few reports; None where there are fewer, or a rate is not the same in both forms."""
    if question.ratio is not None and not alike(question, *FORMS):
        return None
    asked = _of_two_years(index, question)
    if asked is None:
        return None
    scope = scope_over(asked)
    if index.standings().count(scope) <= few:
        return None
    whose = index.standings().owners(scope)
    moves = _moves(index, asked, scope, whose)
    first, end = _asked(moves.values, question.ranking)
    listed = _listed(len(moves.order), first, end)
    lacking = moves.lacking[:LISTED]
    chosen = {*(moves.order[place] for place in listed), *moves.others[: LISTED - len(listed)], *lacking}
    reports = in_order(index.of(report for report, owner in whose.items() if owner in chosen))
    gathered = moved(gather(index, reports, asked), asked)
    figures = {whose[head.report.id]: (head, *terms) for head, *terms in gathered.figures if head.report}
    places = _places(moves, figures, listed, range(first, end))
    with_figure = len(moves.order) + len(moves.others)
    heads = tuple(head.report for head in gathered.heads if head.report)
    shown = [place for place in places if place.asked]
    return Answer(
        AnswerStatus.ANSWERED if with_figure else AnswerStatus.MISSING,
        asked,
        (
            *(place.result for place in shown),
            *(as_part(place.result) for place in places if not place.asked),
            *(term for place in shown for term in place.terms),
        ),
        () if with_figure else gathered.lacks,
        places=tuple(places),
        unlisted=Unlisted(
            end - first - len(shown),
            len(moves.order) - len(places),
            with_figure - len(heads),
            len(moves.lacking) - len(gathered.lacks),
        ),
        coverage=Coverage(heads, gathered.lacks, *governments_in(index, asked, scope)),
        assumed=frozenset(assumed(asked)),
    )


def _places(moves: _Moves, figures: Mapping[Owner, Figure], listed: Iterable[int], asked: range) -> list[Place]:
    """The places that are listed, in order; equals by name."""
    places = []
    for place in listed:
        head, *terms = figures[moves.order[place]]
        number = 1 + bisect_left(moves.values, moves.values[place])
        places.append(Place(number, head, tuple(terms), place in asked))
    return sorted(places, key=lambda one: (one.number, one.result.report.agency.name if one.result.report else ""))


def _of_two_years(index: Index, question: Question) -> Question | None:
    """The question of two years: those that it names, or its year or the latest, and the one before."""
    if len(question.years) >= 2:
        return over_years(question, (min(question.years), max(question.years)))
    if question.years:
        return over_years(question, (question.years[0] - 1, question.years[0]))
    standings = index.standings()
    every = (scope_over(over_years(question, (year,))) for year in reversed(standings.years()) if year)
    last = next((scope.years[0] for scope in every if standings.count(scope)), None)
    if last is None:
        return None
    return replace(over_years(question, (last - 1, last)), topics=question.topics | {"assumed:latest-pair"})


def _moves(index: Index, question: Question, scope: Scope, whose: Mapping[int, Owner]) -> _Moves:
    moves = _moved(index, question, scope, whose)
    lacking = sorted(set(whose.values()) - moves.keys())
    others = [owner for owner, move in moves.items() if not _belongs(move, question.ranking.order)]
    out = set(others)
    order = [(_placed(move, question.ranking), owner) for owner, move in moves.items() if owner not in out]
    order.sort(key=itemgetter(0))
    return _Moves([owner for _, owner in order], [value for value, _ in order], others, lacking)


def _moved(index: Index, question: Question, scope: Scope, whose: Mapping[int, Owner]) -> dict[Owner, Decimal]:
    """The difference of each agency that has both figures, of forms that mean the same by them; or it in per cent.

    There is no per cent of 0.
    """
    first, last = (replace(scope, years=(year,)) for year in question.years)
    fastest = question.ranking.order in _FASTEST and question.ratio is None
    found: dict[Owner, Decimal] = {}
    for forms in (FORMS,) if alike(question, *FORMS) else tuple((form,) for form in FORMS):
        earlier, later = (_values(index, question, one, forms, whose) for one in (first, last))
        for owner in earlier.keys() & later.keys():
            before, move = earlier[owner], later[owner] - earlier[owner]
            if not fastest:
                found[owner] = move
            elif before:
                found[owner] = move / abs(before) * 100
    return found


def _values(
    index: Index, question: Question, scope: Scope, forms: Sequence[Form], whose: Mapping[int, Owner]
) -> dict[Owner, Decimal]:
    """The figures of a year in reports of these forms; what they are scaled by does not matter to an order."""
    if question.ratio is None:
        figures = index.standings().figures(question.measures[0], scope, forms)
        reports, values = figures.reports, [*map(Decimal, figures.values)]
    else:
        rates = standing_of(index, question, scope)
        reports, values = rates.reports, [*map(Decimal, rates.values)]
    return {whose[report]: value for report, value in zip(reports, values, strict=True) if report in whose}


def _belongs(move: Decimal, order: Order) -> bool:
    return move > 0 if order in _RISING else move < 0 if order in _FALLING else True


def _placed(move: Decimal, ranking: Ranking) -> Decimal:
    """By what it is put in order, the first being the smallest."""
    if ranking.order is Order.CHANGED and not ranking.all:
        return -abs(move)
    return move if ranking.order in _FALLING or not ranking.descending else -move


def _asked(values: Sequence[Decimal], ranking: Ranking) -> tuple[int, int]:
    """The places that are asked for, from the first up to before the last."""
    if ranking.all or not values:
        return 0, len(values)
    if ranking.head > 1:
        return 0, bisect_right(values, values[min(ranking.head, len(values)) - 1])
    if ranking.position > len(values):
        return 0, 0
    value = values[ranking.position - 1]
    return bisect_left(values, value), bisect_right(values, value)


def _listed(count: int, first: int, end: int) -> list[int]:
    """Places that are listed: those asked for, and the head of the order."""
    asked = range(first, min(end, first + LISTED))
    return sorted({*asked, *(place for place in range(min(count, LISTED)) if not first <= place < end)})
