"""What a question as it is understood today means, in the algebra (`handlers.meaning`)."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from handlers.answering.reports.places import agency_of, targets
from handlers.answering.reports.reached import reports_reached
from handlers.answering.values.answer import Lack, Why
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
from handlers.ratios import share
from handlers.understanding import Having, Operation, Order, Question, Ranking
from handlers.understanding.asked.question import BoundSide
from store.entering import SECOND, only_if
from store.index import Index
from store.measures import Measure, columns_of, subjects
from store.model import GOVERNMENT, Agency, Form, Match, Mention

_TWO = 2
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


@only_if(
    lambda index, question: (
        question.wants_total or question.ends or question.operation is Operation.CHANGE
    ),
    otherwise=SECOND,
)
def settled(index: Index, question: Question) -> Question:
    """The question as one that the reports decide on: a total of a place without a report is one of
    all in it.

    A change is the form's own column 本年增/减, where the report asked about has it.
    Where it has not, what changes is the first of the subject's columns, and never that one.
    """
    total = (
        question.operation is Operation.VALUE
        and question.wants_total
        and len(question.mentions) == 1
    )
    if total and _has_reports_below(index, question):
        return replace(question, operation=Operation.SUM, everywhere=True)
    if question.ends and len(question.years) > _TWO:
        question = replace(question, years=(question.years[0], question.years[-1]))
    is_change = question.operation is Operation.CHANGE and _has_two_years(question)
    return _as_change(index, question) if is_change else question


def _as_change(index: Index, question: Question) -> Question:
    """A change of the form's own column, or between two years of another."""
    grown = _items_grown(index, question)
    if grown is not None:
        return grown
    printed = _printed_change(question)
    if printed is not None and ("printed" in question.topics or _may_be_printed(index, printed)):
        return printed
    measure = question.measures[0]
    if question.items_said and "change" in columns_of(measure.subject):
        return _items_moved(question)
    if measure.column == "change":
        measure = Measure(measure.subject, columns_of(measure.subject)[0])
    return replace(question, measures=(measure,))


def _items_moved(question: Question) -> Question:
    """The form's own change of items, of which a later form tells nothing: never the change of
    decisions instead.
    """
    change = (Measure(question.measures[0].subject, "change"),)
    last = tuple(sorted(question.years)[-1:])
    topics = question.topics - {"op:relative"}
    return replace(
        question, measures=change, years=last, paired_years=(), items_said=False, topics=topics
    )


def _items_grown(index: Index, question: Question) -> Question | None:
    """处罚项目比上一年增长百分之几: both numbers stand in the report of that year, as
    上一年项目数量 and 本年增/减.
    """
    measure = question.measures[0]
    before, moved = Measure(measure.subject, "prev_items"), Measure(measure.subject, "change")
    has_both = {before.column, moved.column} <= set(columns_of(measure.subject))
    if (
        question.ratio is not None
        or "op:relative" not in question.topics
        or not (has_both and question.items_said)
    ):
        return None
    years = sorted(question.years)
    beside = len(years) < _TWO or (
        len(years) == _TWO and years[1] - years[0] == 1
    )  # compared with the year before
    question = replace(question, years=tuple(years[-1:]), paired_years=())
    if not beside or not _may_be_printed(index, question):
        return None
    topics = question.topics - {"op:relative"}
    ratio = share(moved, before)
    return replace(
        question,
        operation=Operation.RATIO,
        ratio=ratio,
        measures=(moved,),
        items_said=False,
        topics=topics,
    )


def _may_be_printed(index: Index, printed: Question) -> bool:
    """Whether the report that is asked about has the column, or is not there to say that it has
    not.
    """
    report = next(iter(reports_reached(index, printed)), None)
    return report is None or report.form is Form.F2019


def _printed_change(question: Question) -> Question | None:
    """The same question of the column 本年增/减, if the subject has it and the question does not
    ask for another.
    """
    measure = question.measures[0]
    if question.ratio is not None or "op:relative" in question.topics:
        return None
    has_it = (
        "change" in columns_of(measure.subject)
        and subjects()[measure.subject].table == "disclosure"
    )
    asks_other = question.column_said and measure.column not in ("change", "prev_items")
    years = sorted(question.years)
    if not has_it or asks_other or (len(years) == 2 and years[1] - years[0] != 1):
        return None
    change = (Measure(measure.subject, "change"),)
    return replace(
        question, measures=change, years=tuple(years[-1:]), paired_years=(), column_said=True
    )


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
        return _has_two_years(question) and (
            question.ratio is not None or question.measures[0].column != "change"
        )
    return question.operation is Operation.RANK and question.ranking.order is not Order.VALUE


def _has_two_years(question: Question) -> bool:
    """Whether a change is of one agency between two years; else the figures themselves are told."""
    return len(question.years) <= 2 and [
        isinstance(one.resolution, Match) for one in question.mentions
    ] == [True]


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
    return Growth(quantity, against) if fastest else Change(quantity, against)


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
    return question.operation not in _EACH and _has_reports_below(index, question)


def _has_reports_below(index: Index, question: Question) -> bool:
    if agency_of(question.mentions[0]).office not in GOVERNMENT:
        return False
    found = targets(index, question)
    return any(
        isinstance(one, Lack) and one.why is Why.NO_REPORT and one.available for one in found
    )


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
        return Exactly((max(question.years),)) if question.years else Last()
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
    return Exactly(question.years) if question.years else LATEST


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
    return None if question.placed is None else _as_reported(index, question, question.placed)


def _as_reported(index: Index, question: Question, mention: Mention) -> Agency:
    reports = reports_reached(index, replace(question, mentions=(mention,), everywhere=False))
    return reports[0].agency if reports else agency_of(mention)


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
    return FirstPlaces(ranking.head) if ranking.head > 1 else Nth(ranking.position)


def _side(side: BoundSide, mark: Statistic | FigureOf, *, inclusive: bool = False) -> Above | Below:
    return Above(mark, inclusive) if side is BoundSide.ABOVE else Below(mark, inclusive)


def _how(question: Question) -> How:
    if "op:times" in question.topics:
        return How.TIMES
    if "op:relative" in question.topics and question.ratio is None:
        return How.RELATIVE
    return How.DIFFERENCE
