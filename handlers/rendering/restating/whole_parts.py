"""The parts of a question in words: a rate, a place in a ranking, the agencies that it goes
over.
"""

from __future__ import annotations

from decimal import Decimal

from handlers.ratios import Ratio
from handlers.rendering.vocabulary.labels import department, full
from handlers.rendering.vocabulary.phrases import has, say
from handlers.reply import Language
from handlers.understanding import Operation, Order, Question, Ranking
from store.entering import only_if
from store.measures import Measure

_OF_EVERYBODY = (Operation.TREND, Operation.RATIO)
"""What is not told of everybody unless that is said."""


def rate_in_words(ratio: Ratio, language: Language) -> str:
    """A rate by its name, or by what is divided by what."""
    named = ratio.zh if language is Language.ZH else ratio.en
    if named:
        return named
    top, bottom = (_added(terms, language) for terms in (ratio.top, ratio.bottom))
    return say("whole_ratio", language, top=top, bottom=bottom)


def _added(measures: tuple[Measure, ...], language: Language) -> str:
    return say("whole_and", language).join(full(measure, language) for measure in measures)


def rank_in_words(ranking: Ranking, what: str, language: Language) -> str:
    """Which of a ranking is asked for."""
    if ranking.average is not None:
        return say(f"whole_rank_{ranking.average}_average", language, what=what)
    if ranking.above is not None or ranking.below is not None:
        return _bound_in_words(ranking, what, language)
    key = _order_key(ranking)
    if key.endswith("_all"):
        return say(key, language, what=what)
    if ranking.head > 1:
        return say(f"{key}_head", language, what=what, count=ranking.head)
    if ranking.position > 1:
        position = ranking.position if language is Language.ZH else ordinal(ranking.position)
        return say(f"{key}_nth", language, what=what, position=position)
    return say(key, language, what=what)


def _bound_in_words(ranking: Ranking, what: str, language: Language) -> str:
    """Those above a number, below one, or between two."""
    years = "_year" if ranking.of_years else ""
    if ranking.above is not None and ranking.below is not None:
        low, high = digits(ranking.above), digits(ranking.below)
        return say(
            f"whole_rank{years}_{_both_ways(ranking)}", language, what=what, low=low, high=high
        )
    reach = "_or_equal" if ranking.inclusive else ""
    side, bound = ("below", ranking.below) if ranking.above is None else ("above", ranking.above)
    return say(
        f"whole_rank{years}_{side}{reach}", language, what=what, bound=digits(bound or Decimal())
    )


def _both_ways(ranking: Ranking) -> str:
    """The sentence for two bounds, which says of each whether it is in itself."""
    if ranking.low_counts and ranking.high_counts:
        return "between"
    low = "above_or_equal" if ranking.low_counts else "above"
    return f"{low}_and_{'below_or_equal' if ranking.high_counts else 'below'}"


def _order_key(ranking: Ranking) -> str:
    """The sentence for an order; `_all` stands at its end where the whole of it is asked for."""
    if ranking.order is Order.CHANGED and ranking.all:
        return "whole_move_changed_all"
    if ranking.order is not Order.VALUE:
        return f"whole_move_{ranking.order}"
    years = "_year" if ranking.of_years else ""
    if ranking.all:
        return f"whole_rank{years}_all"
    return f"whole_rank{years}_{'top' if ranking.descending else 'bottom'}"


@only_if(
    lambda question, *_, alone: (
        question.everywhere or question.few is not None or question.operation is Operation.ABSENT
    ),
    otherwise="",
)
def scope_in_words(question: Question, language: Language, *, alone: bool) -> str:
    """Whom a question over many goes over; empty where its other words say it (`alone`: no region
    is named).
    """
    if question.ranking.of_years:
        return ""
    scope = _of_everybody(question, language) if alone else _of_region(question, language)
    few = "" if question.few is None else say("whole_few", language, count=question.few)
    return scope + few


def _of_everybody(question: Question, language: Language) -> str:
    """Whom of all that there are."""
    if question.department and question.everywhere:
        return say(
            "whole_departments", language, department=department(question.department, language)
        )
    level = _level(question, language)
    if level or not question.everywhere:
        return level
    if question.operation in _OF_EVERYBODY:
        return say("whole_everybody", language)
    return ""


def _of_region(question: Question, language: Language) -> str:
    """Whom of a region that is named."""
    level = _level(question, language)
    if level:
        return say("whole_level_of", language, level=level)
    if not question.everywhere:
        return ""
    return say("whole_below" if "scope:below" in question.topics else "whole_region", language)


def _level(question: Question, language: Language) -> str:
    """各县; 各乡 of 各乡镇 where only these are meant; empty where a question goes over nobody
    else.
    """
    if not question.everywhere and question.operation is not Operation.ABSENT:
        return ""
    ending = next((topic for topic in sorted(question.topics) if topic.startswith("ending:")), None)
    if ending:
        return say(f"whole_{ending.replace(':', '_')}", language)
    levels = sorted(
        topic.removeprefix("level:") for topic in question.topics if topic.startswith("level:")
    )
    together = f"whole_level_{'_'.join(levels)}"
    if not levels or has("phrases.toml", together):
        if levels:
            return say(together, language)
        return ""
    return say("list_separator", language).join(
        say(f"whole_level_{level}", language) for level in levels
    )


def ordinal(number: int) -> str:
    """1st, 2nd, 11th."""
    ending = (
        {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
        if number % 100 not in (11, 12, 13)
        else "th"
    )
    return f"{number}{ending}"


def digits(number: Decimal) -> str:
    """A number as a question states it."""
    return f"{number:f}"
