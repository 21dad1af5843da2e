"""What a question as it is understood today means, in the algebra (`handlers.meaning`)."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from handlers.answering.evaluator.settled_questions import has_reports_below, has_two_years
from handlers.answering.reports.places import agency_of
from handlers.answering.reports.reached import reports_reached
from handlers.meaning import (
    ANYBODY,
    LATEST,
    NONE,
    SOME,
    Above,
    Agencies,
    Aggregate,
    And,
    AnswerShape,
    Below,
    Beyond,
    Breakdown,
    Cells,
    Change,
    Compare,
    Condition,
    Departments,
    DepartmentsOfKind,
    Direction,
    Every,
    Everyone,
    Exactly,
    FigureOf,
    FirstPlaces,
    Governments,
    Growth,
    Holds,
    How,
    Kind,
    Last,
    Meaning,
    Named,
    Nth,
    OfFigures,
    Paired,
    PlaceOf,
    Places,
    Quantity,
    RankedBy,
    RankTask,
    Region,
    ReportScope,
    Share,
    Statistic,
    Total,
    Trend,
    Value,
    Whole,
    Within,
    Years,
    of_ratio,
)
from handlers.understanding import Having, Operation, Order, Question, Ranking
from handlers.understanding.asked.question import BoundSide
from store.entering import only_if
from store.index import Index
from store.model import Agency, Match, Mention

_LEVELS = ("city", "county", "township")
_ENDINGS = {"ending:township": "乡", "ending:town": "镇", "ending:subdistrict": "街道"}
"""How the names end of the townships that are spoken of alone."""
_OF_NAMED = frozenset({Operation.VALUE, Operation.BREAKDOWN, Operation.COMPARE, Operation.CHANGE})
"""What is told of agencies by name, and never of all in a place."""
_EACH = _OF_NAMED | {Operation.TREND, Operation.RATIO}
"""What is told of a place only where all in it are spoken of (各县公开率)."""
_MAY_MOVE = frozenset({Operation.CHANGE, Operation.RANK})
_RISING = (Order.RISEN, Order.RISEN_FASTEST)
_FALLING = (Order.FALLEN, Order.FALLEN_FASTEST)
_FASTEST = (Order.RISEN_FASTEST, Order.FALLEN_FASTEST)


def meaning_of(index: Index, question: Question) -> Meaning:
    """The meaning of a question that is about figures."""
    quantities = quantities_of(question)
    if _is_moving(question):
        quantities = (_moved(quantities[0], question),)
    agencies = agencies_of(index, question)
    if "share:of_all" in question.topics:
        quantities = (Share(quantities[0], Total(agencies)),)
    scope = ReportScope(agencies, _years(question), _condition(question, quantities[0]))
    return Meaning(
        scope, quantities, task_of(index, question), AnswerShape(question.language, question.unit)
    )


@only_if(lambda question: question.operation in _MAY_MOVE, otherwise=False)
def _is_moving(question: Question) -> bool:
    if question.operation is Operation.CHANGE:
        return has_two_years(question) and (
            question.ratio is not None or question.measures[0].column != "change"
        )
    return question.operation is Operation.RANK and question.ranking.order is not Order.VALUE


# ---- quantities ----------------------------------------------------------------------------------
def quantities_of(question: Question) -> tuple[Quantity, ...]:
    """The figures or rates that are asked for; of those that only one is made of, the first."""
    rates = tuple(
        of_ratio(one) for one in (question.ratio, *question.more_ratios) if one is not None
    )
    if rates:
        return (*map(Cells, question.beside), *rates)
    several = question.operation in (
        Operation.VALUE,
        Operation.COMPARE,
        Operation.SUM,
        Operation.CHANGE,
    )
    return tuple(map(Cells, question.measures if several else question.measures[:1]))


def _moved(quantity: Quantity, question: Question) -> Quantity:
    """How it moved: against the first of the years that are named, else against the year before."""
    against = min(question.years) if len(question.years) >= 2 else None
    fastest = question.ranking.order in _FASTEST or "op:relative" in question.topics
    fastest = fastest and question.ratio is None
    if fastest:
        return Growth(quantity, against)
    return Change(quantity, against)


# ---- scopes --------------------------------------------------------------------------------------
def agencies_of(index: Index, question: Question) -> Agencies:
    """Several agencies by name, or all of a kind; a place alone without a report of its own is all
    that lies in it.
    """
    named = tuple(agency_of(mention) for mention in question.mentions)
    kind = _kind(question)
    minus = tuple(
        one.resolution.agency for one in question.excluding if isinstance(one.resolution, Match)
    )
    if question.ranking.of_years and not question.everywhere:
        return Named(named)
    if not named:
        return Everyone(kind, minus)
    below = "scope:below" in question.topics
    everywhere = question.everywhere and question.operation not in _OF_NAMED
    if len(named) == 1 and (everywhere or _is_region(index, question)):
        return Region(named[0], kind, minus, below)
    return Named(named)


@only_if(lambda index, question: question.operation not in _EACH, otherwise=False)
def _is_region(index: Index, question: Question) -> bool:
    """Whether the one place that is named has no report, but bodies in it have; a department is no
    place.
    """
    return question.operation not in _EACH and has_reports_below(index, question)


def _kind(question: Question) -> Kind:
    levels = frozenset(level for level in _LEVELS if f"level:{level}" in question.topics)
    if levels:
        return Governments(
            levels, tuple(end for topic, end in _ENDINGS.items() if topic in question.topics)
        )
    if "level:department" in question.topics:
        return Departments()
    if question.department and not question.mentions:
        return DepartmentsOfKind(question.department)
    return ANYBODY


def _years(question: Question) -> Years:
    if _is_moving(question) and not question.paired_years:
        if question.years:
            return Exactly((max(question.years),))
        return Last()
    of_all = (
        question.ranking.of_years or question.every_year or question.operation is Operation.TREND
    )
    if of_all and not question.years:
        return Every()
    return years_said(question)


def years_said(question: Question) -> Years:
    """The years that are named, else each agency's latest."""
    if question.paired_years:
        return Paired(question.paired_years)
    if question.years:
        return Exactly(question.years)
    return LATEST


@only_if(lambda question, quantity: question.having or question.operation in _MAY_MOVE)
def _condition(question: Question, quantity: Quantity) -> Condition | None:
    """Only those that went up where the question asks who rose most, and down where it asks who
    fell.
    """
    if question.having:
        return And(tuple(_held(one) for one in question.having))
    if not _is_moving(question) or question.ranking.order not in _RISING + _FALLING:
        return None
    none = Decimal(0)
    return Holds(quantity, Above(none) if question.ranking.order in _RISING else Below(none))


def _held(having: Having) -> Condition:
    """What must be so of an agency, as a condition."""
    quantity = Cells(having.measure)
    if having.rising is not None:
        none = Decimal(0)
        return Holds(Change(quantity), Above(none) if having.rising else Below(none), Every())
    years = None if having.year is None else Exactly((having.year,))
    return Holds(quantity, SOME if having.some else NONE, years)


# ---- tasks ---------------------------------------------------------------------------------------
def task_of(index: Index, question: Question) -> OfFigures:
    """What a question about figures asks to be done with them."""
    match question.operation:
        case Operation.RANK:
            return _rank(question.ranking, placed(index, question), _against(index, question))
        case Operation.SUM | Operation.STATISTICS:
            return Aggregate(question.statistics or (Statistic.SUM,))
        case Operation.TREND:
            return Trend(together=question.everywhere)
        case Operation.COMPARE:
            return Compare(_how(question))
        case Operation.BREAKDOWN:
            place = question.ranking.position if question.ranking.of_parts else None
            return Breakdown(question.split, place, question.without)
        case _:
            return Value()


def placed(index: Index, question: Question) -> Agency | None:
    """The agency whose place is asked for, as its report calls it."""
    if question.placed is None:
        return None
    return _as_reported(index, question, question.placed)


def _as_reported(index: Index, question: Question, mention: Mention) -> Agency:
    reports = reports_reached(index, replace(question, mentions=(mention,), everywhere=False))
    if reports:
        return reports[0].agency
    return agency_of(mention)


def _against(index: Index, question: Question) -> FigureOf | None:
    """Whose figure is the bound."""
    if question.against is None:
        return None
    years = question.years if question.against.year is None else (question.against.year,)
    of_its_year = replace(question, years=years)
    return FigureOf(
        _as_reported(index, of_its_year, question.against.mention), question.against.year
    )


def _rank(ranking: Ranking, own: Agency | None, against: FigureOf | None) -> RankTask:
    most = ranking.descending and ranking.order not in _FALLING
    direction = Direction.MOST if most else Direction.LEAST
    if ranking.order is Order.CHANGED and not ranking.all:
        direction = Direction.SIZE
    places = _places(ranking, against) if own is None else PlaceOf(own)
    return RankTask(direction, places, RankedBy.YEARS if ranking.of_years else RankedBy.REPORTS)


def _places(ranking: Ranking, against: FigureOf | None) -> Places:
    if ranking.beside is not None and against is not None:
        return Beyond(_side(ranking.beside, against, inclusive=ranking.inclusive))
    if ranking.above is not None and ranking.below is not None:
        return Beyond(Within(ranking.above, ranking.below, ranking.low_counts, ranking.high_counts))
    if ranking.average is not None:
        return Beyond(_side(ranking.average, Statistic.AVERAGE))
    if ranking.above is not None:
        return Beyond(Above(ranking.above, ranking.inclusive))
    if ranking.below is not None:
        return Beyond(Below(ranking.below, ranking.inclusive))
    if ranking.all:
        return Whole()
    if ranking.head > 1:
        return FirstPlaces(ranking.head)
    return Nth(ranking.position)


def _side(side: BoundSide, mark: Statistic | FigureOf, *, inclusive: bool = False) -> Above | Below:
    if side is BoundSide.ABOVE:
        return Above(mark, inclusive)
    return Below(mark, inclusive)


def _how(question: Question) -> How:
    if "op:times" in question.topics:
        return How.TIMES
    if "op:relative" in question.topics and question.ratio is None:
        return How.RELATIVE
    return How.DIFFERENCE
