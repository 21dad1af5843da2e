"""Rankings in words: who has the place that is asked for, the order with equals side by side, and
its coverage.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from handlers.answering import Answer
from handlers.answering.tasks.comparing import relative
from handlers.answering.values.answer import Assumed, RankedPlace, Result
from handlers.answering.values.reports_in import reports_in
from handlers.rendering.qualifying.coverage import coverage_lines
from handlers.rendering.results.assumptions import assumption_lines
from handlers.rendering.results.figures import line_of, semicolon
from handlers.rendering.results.rates import definition_line, in_short
from handlers.rendering.vocabulary.labels import short
from handlers.rendering.vocabulary.numbers import number, percent, plain, signed, unsigned
from handlers.rendering.vocabulary.phrases import say
from handlers.rendering.vocabulary.tables import aligned
from handlers.reply import Language, ReplyLine, Style
from handlers.understanding import Order, Ranking
from handlers.understanding.asked.question import BoundSide

Lines = Iterator[ReplyLine]
SHOWN = 10
"""Places that an answer shows, besides those that are asked for."""
_MOST_NAMES = 5


def rank_lines(answer: Answer, language: Language) -> Lines:
    """Who is first (or n-th, or beyond a bound), the order, and its coverage."""
    asked = [place for place in answer.places if place.asked]
    yield ReplyLine(_head(answer, asked, language), Style.HEAD)
    limited = _has_bound(answer.question.ranking) or answer.question.ranking.head > 1
    shown = asked[:SHOWN] if limited else _around(answer.places, asked)
    marked = [] if answer.mark is None else [answer.mark]
    yield from rank_rows(answer, [*shown, *marked], language)
    every = (
        len(asked) + answer.unlisted.asked
        if limited
        else len(answer.places) + answer.unlisted.places
    )
    if every > len(shown):
        more = every - (SHOWN if limited else len(shown))
        yield ReplyLine(say("and_more_agencies", language, count=more), Style.NOTE)
    yield from definition_line(answer.question, language)
    yield from coverage_lines(answer, language)
    if Assumed.OTHER_AGENCIES in answer.assumed:
        yield ReplyLine(say("years_of_other_agencies", language), Style.NOTE)
    yield from assumption_lines(answer, language)


def _has_bound(ranking: Ranking) -> bool:
    """Whether those above or below a number, or another's figure, are asked for."""
    return (ranking.above, ranking.below, ranking.beside) != (None, None, None)


def places_in_order(answer: Answer) -> list[RankedPlace]:
    """The places of the whole list: those beyond a bound, where one is named."""
    limited = _has_bound(answer.question.ranking)
    return [place for place in answer.places if place.asked or not limited]


def behind_places(answer: Answer) -> int:
    """How many places the answer knows of without having them."""
    limited = _has_bound(answer.question.ranking)
    if limited:
        return answer.unlisted.asked
    return answer.unlisted.places


def rank_rows(answer: Answer, places: Sequence[RankedPlace], language: Language) -> Lines:
    """Places as rows."""
    yield from aligned([_row(answer, place, language) for place in places], right={0, 2})


def _around(places: Sequence[RankedPlace], asked: Sequence[RankedPlace]) -> list[RankedPlace]:
    """The head of the order, and those that are asked for where they stand further down."""
    head = list(places[:SHOWN])
    return head + [place for place in asked if place not in head][:SHOWN]


def _row(answer: Answer, place: RankedPlace, language: Language) -> list[str]:
    result = place.result
    if answer.question.ranking.order is not Order.VALUE:
        return [f"{place.number}.", _name(answer, place, language), *_movement(place, language)]
    behind = in_short(result, place.terms) or line_of(result, language)
    if place.year is not None:
        behind = say("of_reports", language, count=place.reports)
    shown = number(result, language, answer.question.unit)
    numbered = "" if place == answer.mark else f"{place.number}."
    return [numbered, _name(answer, place, language), shown, behind]


def _movement(place: RankedPlace, language: Language) -> list[str]:
    """The change with its sign, and from what to what it went."""
    earlier, later = place.terms[:2]
    share = (
        None if place.result.unit == "%" or later.ratio else relative(later.value, earlier.value)
    )
    moved = signed(place.result, language)
    if share is not None:
        moved += f" ({percent(share)})"
    return [moved, f"{_bare(earlier)} → {_bare(later)}"]


def _bare(result: Result) -> str:
    return plain(result.value) + ("%" if result.unit == "%" else "")


def _name(answer: Answer, place: RankedPlace, language: Language) -> str:
    result = place.result
    if place.year is not None:
        return say("assumed_year", language, year=place.year)
    if result.report is None:
        return ""
    if answer.question.ranking.of_years:
        return say("assumed_year", language, year=result.report.year)
    years = {report.year for report in reports_in(one.result for one in answer.places)}
    year = f" {result.report.year}" if len(years) > 1 else ""
    return short(result.report.agency, language) + year


def _own_place(answer: Answer, own: RankedPlace, language: Language) -> str:
    """Which place the one agency has that is asked about, and of how many; equals share it."""
    shared = any(place.number == own.number and place != own for place in answer.places)
    return say(
        "own_place_shared" if shared else "own_place",
        language,
        agency=_name(answer, own, language),
        position=own.number,
        count=len(answer.places) + answer.unlisted.places,
        number=_number(own.result, answer.question.ranking, language),
    )


def _head(answer: Answer, asked: Sequence[RankedPlace], language: Language) -> str:
    ranking = answer.question.ranking
    if answer.question.placed is not None and asked and not _has_bound(ranking):
        return _own_place(answer, asked[0], language)
    if _has_bound(ranking) or ranking.average is not None:
        return _beyond(answer, asked, language)
    if not asked:
        return _nobody(answer, language)
    if ranking.all and ranking.order is not Order.VALUE:
        return say(_MOVED[ranking.order], language, count=len(asked) + answer.unlisted.asked)
    if ranking.head > 1:
        named = [
            f"{_name(answer, one, language)} {_number(one.result, ranking, language)}"
            for one in asked
        ]
        return semicolon(language).join(named[:_MOST_NAMES]) + (
            "…" if len(named) > _MOST_NAMES else ""
        )
    return _first(answer, asked, language)


def _beyond(answer: Answer, asked: Sequence[RankedPlace], language: Language) -> str:
    """How many are beyond a bound, or beyond the average."""
    ranking = answer.question.ranking
    if not asked and ranking.beside is not None:
        return say("ranked_none_beside", language, bound=_beside(answer, ranking.beside, language))
    if not asked:
        return say("ranked_no_year" if ranking.of_years else "ranked_none", language)
    return _how_many(
        answer, len(asked) + answer.unlisted.asked, _bound(answer, ranking, language), language
    )


def _nobody(answer: Answer, language: Language) -> str:
    """That nobody has the place, or moved so."""
    ranking = answer.question.ranking
    if ranking.position > 1 and answer.places:
        count = len(answer.places) + answer.unlisted.places
        return say("no_such_place", language, position=ranking.position, count=count)
    return say(_NOBODY.get(ranking.order, "ranked_none"), language)


def _how_many(answer: Answer, count: int, bound: str, language: Language) -> str:
    """How many years or agencies are beyond a bound; over several years an agency may be so more
    than once.
    """
    agencies = answer.unlisted.agencies
    if answer.question.ranking.of_years:
        return say("ranked_many_years", language, count=count, bound=bound)
    if agencies is not None and agencies != count:
        return say("ranked_many_times", language, agencies=agencies, count=count, bound=bound)
    return say("ranked_many", language, count=count, bound=bound)


def _first(answer: Answer, asked: Sequence[RankedPlace], language: Language) -> str:
    """Who has the one place that is asked for; equals are named together."""
    ranking = answer.question.ranking
    top = asked[0] if not ranking.all else answer.places[0]
    equals = [place for place in asked if place.number == top.number]
    names = say("list_separator", language).join(
        _name(answer, one, language) for one in equals[:_MOST_NAMES]
    )
    if len(equals) > _MOST_NAMES:
        more = 0 if ranking.all else answer.unlisted.asked
        names = say(
            "names_and_others", language, names=names, count=len(equals) + more - _MOST_NAMES
        )
    said = _number(top.result, ranking, language)
    if ranking.position != top.number:
        return say(
            "shared_place",
            language,
            position=ranking.position,
            shared=top.number,
            agency=names,
            number=said,
        )
    if len(equals) > 1:
        return say("ranked_equal", language, agency=names, number=said)
    if ranking.position > 1:
        return say("ranked_place", language, position=ranking.position, agency=names, number=said)
    return say("ranked", language, agency=names, number=said)


_MOVED = {
    Order.RISEN: "ranked_risen",
    Order.RISEN_FASTEST: "ranked_risen",
    Order.FALLEN: "ranked_fallen",
    Order.FALLEN_FASTEST: "ranked_fallen",
    Order.CHANGED: "ranked_changed",
}
_NOBODY = {
    Order.RISEN: "nobody_rose",
    Order.RISEN_FASTEST: "nobody_rose",
    Order.FALLEN: "nobody_fell",
    Order.FALLEN_FASTEST: "nobody_fell",
}


def _number(result: Result, ranking: Ranking, language: Language) -> str:
    """A figure as it is; one that moved with the word for up or down."""
    if ranking.order is Order.VALUE:
        return number(result, language)
    if result.value == 0:
        return say("unchanged", language)
    return say("rose" if result.value > 0 else "fell", language, number=unsigned(result, language))


def _beside(answer: Answer, side: BoundSide, language: Language) -> str:
    """Above or below another's figure, which is told."""
    mark = answer.mark
    if mark is None or mark.result.report is None:
        return ""
    report = mark.result.report
    shown = number(mark.result, language, answer.question.unit)
    whose = short(report.agency, language)
    if answer.question.against is not None and answer.question.against.year is not None:
        whose = say("whole_dated", language, agency=whose, year=report.year or 0)
    reach = "_or_equal" if answer.question.ranking.inclusive else ""
    return say(f"bound_{side}_another{reach}", language, agency=whose, number=shown)


def _between(ranking: Ranking, low: str, high: str, language: Language) -> str:
    if ranking.low_counts and ranking.high_counts:
        return say("bound_between", language, low=low, high=high)
    above = "bound_above_or_equal" if ranking.low_counts else "bound_above"
    below = "bound_below_or_equal" if ranking.high_counts else "bound_below"
    return say(
        "bound_both",
        language,
        low=say(above, language, number=low),
        high=say(below, language, number=high),
    )


def _bound(answer: Answer, ranking: Ranking, language: Language) -> str:
    if ranking.average is not None:
        return say(f"bound_{ranking.average}_average", language)
    if ranking.beside is not None:
        return _beside(answer, ranking.beside, language)
    unit = "%" if answer.question.ratio else ""
    if ranking.above is not None and ranking.below is not None:
        return _between(
            ranking, f"{plain(ranking.above)}{unit}", f"{plain(ranking.below)}{unit}", language
        )
    reach = "_or_equal" if ranking.inclusive else ""
    if ranking.above is not None:
        return say(f"bound_above{reach}", language, number=f"{plain(ranking.above)}{unit}")
    if ranking.below == 0:
        return say("bound_zero", language)
    return say(f"bound_below{reach}", language, number=f"{plain(ranking.below or Decimal())}{unit}")
