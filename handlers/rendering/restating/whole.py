"""A question that was understood, put into words again so that it stands on its own.

The words are such that understanding them gives the same question: full names, years, rows with
their columns, and the operation. Buttons ask it, and whatever shows or keeps a question in words
uses it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import assert_never

from handlers.rendering.restating.whole_parts import (
    digits,
    ordinal,
    rank_in_words,
    rate_in_words,
    scope_in_words,
)
from handlers.rendering.vocabulary.labels import full, subject
from handlers.rendering.vocabulary.phrases import say
from handlers.reply import Language
from handlers.understanding import Operation, Question
from handlers.understanding.asked.question import Against, BoundSide
from store.entering import only_if
from store.model import Ambiguous, Elsewhere, Match, Mention

_STATING = frozenset(
    {"check:names", "check:missing", "table:disclosure", "table:requests", "table:reviews"}
)
"""What a check asks beyond whether there are problems; only its own words say it."""


def whole(question: Question, language: Language | None = None) -> str:
    """An understood question as one that stands on its own, in a language (that of the question, if
    none is given).

    A question that is not understood (an ambiguous name, two readings of a word, nothing that
    reports hold) keeps its own words.
    """
    spoken = language or question.language
    if any(
        isinstance(mention.resolution, Ambiguous)
        for mention in (*question.mentions, *question.excluding)
    ):
        return question.text
    words = _BY_OPERATION[question.operation](question, spoken)
    who, when = _who(question, spoken), _when(question, spoken)
    if words:
        return say("whole", spoken, who=who, when=when, what=words).strip()
    return question.text


def _value(question: Question, language: Language) -> str:
    if not question.measures:
        return question.said
    what = _what(question, language)
    total = question.wants_total and len(question.measures) == 1
    return say(
        "whole_value_total" if total else "whole_value",
        language,
        what=what,
        unit=_unit(question, language),
    )


def _breakdown(question: Question, language: Language) -> str:
    split = say(f"split_{question.split}", language)
    words = say("whole_breakdown", language, what=full(question.measures[0], language), split=split)
    if not question.ranking.of_parts:
        return words
    place = question.ranking.position
    if place == 1:
        return words + say("whole_part_first", language)
    return words + say(
        "whole_part", language, position=place if language is Language.ZH else ordinal(place)
    )


def _compare(question: Question, language: Language) -> str:
    kind = next(
        (topic for topic in ("times", "relative", "fewer") if f"op:{topic}" in question.topics), ""
    )
    return say(
        f"whole_compare_{kind}" if kind else "whole_compare",
        language,
        what=_what(question, language),
    )


def _sum(question: Question, language: Language) -> str:
    return say(
        "whole_sum", language, what=_what(question, language), unit=_unit(question, language)
    )


def _statistics(question: Question, language: Language) -> str:
    kinds = [say(f"whole_statistic_{kind}", language) for kind in question.statistics]
    named = say("whole_and", language).join(kinds)
    return say(
        "whole_statistics",
        language,
        what=_what(question, language),
        kinds=named,
        unit=_unit(question, language),
    )


def _change(question: Question, language: Language) -> str:
    """The column is named only where the question named it: unnamed, the form's own 本年增/减 is
    meant.
    """
    if question.ratio is not None:
        names = _what(question, language)
    else:
        names = (full if question.column_said else subject)(question.measures[0], language)
        names = names.replace("增/减", "增减")  # The form's 本年增/减 would be two words.
    kind = "whole_growth" if "op:relative" in question.topics else "whole_change"
    return say(kind, language, what=names)


def _trend(question: Question, language: Language) -> str:
    return say("whole_trend", language, what=_what(question, language))


def _ratio(question: Question, language: Language) -> str:
    return say(
        "whole_rate", language, ratio=_what(question, language), unit=_unit(question, language)
    )


def _absent(question: Question, language: Language) -> str:
    return say(
        "whole_absent_years" if "which_year" in question.topics else "whole_absent", language
    )


def _ranked(question: Question, language: Language) -> str:
    if question.having:
        return whole_of_conditions(question, language)
    if "share:of_all" in question.topics:
        who = _name(question.placed) if question.placed is not None else ""
        key = "whole_share_of_one" if who else "whole_share_of_each"
        return say(key, language, who=who, what=_what(question, language))
    if question.against is not None and question.ranking.beside is not None:
        return _beside(question, question.against, question.ranking.beside, language)
    if question.placed is not None:
        who, what = _name(question.placed), _what(question, language)
        return say(
            "whole_own_place" if question.ranking.descending else "whole_own_place_from_below",
            language,
            who=who,
            what=what,
        )
    return rank_in_words(question.ranking, _what(question, language), language)


def _beside(question: Question, against: Against, side: BoundSide, language: Language) -> str:
    """Those above or below the figure of one agency, or the years of one above or below another
    figure.
    """
    years = "_year" if question.ranking.of_years else ""
    agency = _name(against.mention)
    if against.year is not None:
        agency = say("whole_dated", language, agency=agency, year=against.year)
    reach = "_or_equal" if question.ranking.inclusive else ""
    return say(
        f"whole_rank{years}_{side}_another{reach}",
        language,
        agency=agency,
        what=_what(question, language),
    )


def whole_of_conditions(question: Question, language: Language) -> str:
    """Those that meet conditions: 有本年新收申请但没有行政复议的单位."""
    first = full(question.having[0].measure, language)
    if question.having[0].rising is not None:
        return say(
            "whole_rising" if question.having[0].rising else "whole_falling", language, what=first
        )
    year = question.having[1].year
    if year is not None:
        return say("whole_some_then_none", language, what=first, year=year)
    return say(
        "whole_some_and_none",
        language,
        what=first,
        other=full(question.having[1].measure, language),
    )


def _list(question: Question, language: Language) -> str:
    return say("whole_list", language)


def _check(question: Question, language: Language) -> str:
    if question.measures and question.stated:
        what = full(question.measures[0], language)
        return say("whole_verify", language, what=what, stated=digits(question.stated[0]))
    if (question.stated or question.topics & _STATING) and question.said:
        return question.said
    return say("whole_check", language)


def _find(question: Question, language: Language) -> str:
    return question.said


def _none(question: Question, language: Language) -> str:
    return ""


_BY_OPERATION: dict[Operation, Callable[[Question, Language], str]] = {
    Operation.VALUE: _value,
    Operation.BREAKDOWN: _breakdown,
    Operation.COMPARE: _compare,
    Operation.RANK: _ranked,
    Operation.SUM: _sum,
    Operation.STATISTICS: _statistics,
    Operation.RATIO: _ratio,
    Operation.CHANGE: _change,
    Operation.TREND: _trend,
    Operation.LIST: _list,
    Operation.ABSENT: _absent,
    Operation.CHECK: _check,
    Operation.FIND: _find,
    Operation.NONE: _none,
    Operation.COMPUTE: _none,
    Operation.EXPLAIN: _none,
    Operation.WISH: _none,
}


def _what(question: Question, language: Language) -> str:
    """The measures; with several whose columns nobody named, the columns stay unnamed: named, they
    are compared.
    """
    if question.ratio is not None:
        rates = [rate_in_words(one, language) for one in (question.ratio, *question.more_ratios)]
        return _listed(
            [*(full(measure, language) for measure in question.beside), *rates], language
        )
    if question.items_said:
        return say("whole_items", language, what=subject(question.measures[0], language))
    several = len(question.measures) > 1 and not question.column_said
    names = [(subject if several else full)(measure, language) for measure in question.measures]
    return _listed(dict.fromkeys(names), language)


def whom(question: Question, language: Language) -> str:
    """The agencies that a question goes over, as they stand in it; empty where that is all there
    are.
    """
    return _who(question, language).strip().removeprefix("for ")


def _who(question: Question, language: Language) -> str:
    """The agencies, or the region and whom it leaves out."""
    names = [_name(mention) for mention in question.mentions]
    if not question.paired_years:
        names = [name for name in names if name]
    else:
        dated = zip(names, question.paired_years, strict=True)
        names = [say("whole_dated", language, agency=name, year=year) for name, year in dated]
    scope = scope_in_words(question, language, alone=not names)
    out = "".join(
        say("whole_except", language, agency=_name(mention)) for mention in question.excluding
    )
    who = (
        say("whole_who", language, agencies=_listed(names, language), scope=scope)
        if names or scope
        else ""
    )
    return who + out


def _name(mention: Mention) -> str:
    match mention.resolution:
        case Match(agency):
            return agency.name
        case Elsewhere(agencies):
            return agencies[0].name
        case Ambiguous(candidates):
            return (
                candidates[0].name if candidates else ""
            )  # our own region, where the chat has no home
        case _:
            assert_never(mention.resolution)


def _when(question: Question, language: Language) -> str:
    """The years; without any, what keeps a name apart from the words behind it."""
    if not question.years or question.paired_years:
        if question.mentions:
            return say("whole_of", language)
        return ""
    named = [say("whole_year", language, year=year) for year in question.years]
    return say("whole_when", language, years=say("whole_between_years", language).join(named))


@only_if(lambda question, language: question.unit, otherwise="")
def _unit(question: Question, language: Language) -> str:
    if question.unit:
        return say(f"whole_unit_{question.unit}", language)
    return ""


def _listed(names: Iterable[str], language: Language) -> str:
    return say("whole_and", language).join(names)
