"""What a question as it is understood today means, in the algebra (`handlers.meaning`)."""

from __future__ import annotations

from decimal import Decimal

from handlers.answering.answer import Lack, Why
from handlers.answering.places import agency_of, targets
from handlers.meaning import (
    ANYBODY,
    LATEST,
    Above,
    Agencies,
    Aggregate,
    Below,
    Beyond,
    Breakdown,
    Cells,
    Change,
    Compare,
    Condition,
    Departments,
    Direction,
    Every,
    Everyone,
    Exactly,
    Governments,
    Growth,
    Head,
    Holds,
    How,
    Kind,
    Last,
    Meaning,
    Named,
    Nth,
    Offices,
    Paired,
    Places,
    Quantity,
    Rank,
    Ranked,
    Region,
    Scope,
    Shape,
    Statistic,
    Task,
    Trend,
    Value,
    Whole,
    Years,
    of_ratio,
)
from handlers.understanding import Operation, Order, Question, Ranking
from store.index import Index
from store.model import GOVERNMENT, Match

_LEVELS = ("city", "county", "township")
_ENDINGS = {"ending:township": "乡", "ending:town": "镇", "ending:subdistrict": "街道"}
"""How the names end of the townships that are spoken of alone."""
_OVER_ALL = frozenset({Operation.RANK, Operation.SUM, Operation.STATISTICS})
_RISING = (Order.RISEN, Order.RISEN_FASTEST)
_FALLING = (Order.FALLEN, Order.FALLEN_FASTEST)
_FASTEST = (Order.RISEN_FASTEST, Order.FALLEN_FASTEST)


def meaning_of(index: Index, question: Question) -> Meaning:
    """The meaning of a question that is about figures."""
    quantities = quantities_of(question)
    if _is_moving(question):
        quantities = (_moved(quantities[0], question),)
    scope = Scope(agencies_of(index, question), _years(question), _condition(question, quantities[0]))
    return Meaning(scope, quantities, _task(question), Shape(question.language, question.unit))


def _is_moving(question: Question) -> bool:
    return question.operation is Operation.RANK and question.ranking.order is not Order.VALUE


# ---- quantities ------------------------------------------------------------------------------------------------------
def quantities_of(question: Question) -> tuple[Quantity, ...]:
    """The figures or rates that are asked for; of those that only one is made of, the first."""
    rates = tuple(of_ratio(one) for one in (question.ratio, *question.more_ratios) if one is not None)
    if rates:
        return (*map(Cells, question.beside), *rates)
    several = question.operation in (Operation.VALUE, Operation.COMPARE, Operation.SUM)
    return tuple(map(Cells, question.measures if several else question.measures[:1]))


def _moved(quantity: Quantity, question: Question) -> Quantity:
    """How it moved: against the first of the years that are named, else against the year before."""
    against = min(question.years) if len(question.years) >= 2 else None
    fastest = question.ranking.order in _FASTEST and question.ratio is None
    return Growth(quantity, against) if fastest else Change(quantity, against)


# ---- scopes ----------------------------------------------------------------------------------------------------------
def agencies_of(index: Index, question: Question) -> Agencies:
    """Several agencies by name, or all of a kind; a place alone without a report of its own is all that lies in it."""
    named = tuple(agency_of(mention) for mention in question.mentions)
    kind = _kind(question)
    minus = tuple(one.resolution.agency for one in question.excluding if isinstance(one.resolution, Match))
    if question.ranking.of_years:
        return Named(named)
    if not named:
        return Everyone(kind, minus)
    below = "scope:below" in question.topics
    if len(named) == 1 and (question.everywhere or _is_region(index, question)):
        return Region(named[0], kind, minus, below)
    return Named(named)


def _is_region(index: Index, question: Question) -> bool:
    """Whether the one place that is named has no report, but bodies in it have; a department is no place."""
    if question.operation not in _OVER_ALL or agency_of(question.mentions[0]).office not in GOVERNMENT:
        return False
    found = targets(index, question)
    return any(isinstance(one, Lack) and one.why is Why.NO_REPORT and one.available for one in found)


def _kind(question: Question) -> Kind:
    levels = frozenset(level for level in _LEVELS if f"level:{level}" in question.topics)
    if levels:
        return Governments(levels, tuple(end for topic, end in _ENDINGS.items() if topic in question.topics))
    if "level:department" in question.topics:
        return Departments()
    return Offices(question.department) if question.department and not question.mentions else ANYBODY


def _years(question: Question) -> Years:
    if question.paired_years:
        return Paired(question.paired_years)
    if _is_moving(question):
        return Exactly((max(question.years),)) if question.years else Last()
    if question.ranking.of_years and not question.years:
        return Every()
    return Exactly(question.years) if question.years else LATEST


def _condition(question: Question, quantity: Quantity) -> Condition | None:
    """Only those that went up where the question asks who rose most, and down where it asks who fell."""
    if not _is_moving(question) or question.ranking.order is Order.CHANGED:
        return None
    none = Decimal(0)
    return Holds(quantity, Above(none) if question.ranking.order in _RISING else Below(none))


# ---- tasks -----------------------------------------------------------------------------------------------------------
def _task(question: Question) -> Task:
    match question.operation:
        case Operation.RANK:
            return _rank(question.ranking)
        case Operation.SUM | Operation.STATISTICS:
            return Aggregate(question.statistics or (Statistic.SUM,))
        case Operation.TREND:
            return Trend()
        case Operation.COMPARE:
            return Compare(_how(question))
        case Operation.BREAKDOWN:
            return Breakdown(question.split)
        case _:
            return Value()


def _rank(ranking: Ranking) -> Rank:
    most = ranking.descending and ranking.order not in _FALLING
    direction = Direction.MOST if most else Direction.LEAST
    if ranking.order is Order.CHANGED and not ranking.all:
        direction = Direction.SIZE
    return Rank(direction, _places(ranking), Ranked.YEARS if ranking.of_years else Ranked.REPORTS)


def _places(ranking: Ranking) -> Places:
    if ranking.above is not None:
        return Beyond(Above(ranking.above, ranking.inclusive))
    if ranking.below is not None:
        return Beyond(Below(ranking.below, ranking.inclusive))
    if ranking.all:
        return Whole()
    return Head(ranking.head) if ranking.head > 1 else Nth(ranking.position)


def _how(question: Question) -> How:
    if "op:times" in question.topics:
        return How.TIMES
    return How.RELATIVE if "op:relative" in question.topics and question.ratio is None else How.DIFFERENCE
