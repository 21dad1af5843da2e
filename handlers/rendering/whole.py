"""A question that was understood, put into words again so that it stands on its own.

The words are such that understanding them gives the same question: full names, years, rows with their columns, and the
operation. Buttons ask it, and whatever shows or keeps a question in words uses it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import assert_never

from handlers.measures import Measure
from handlers.rendering.labels import full, subject
from handlers.rendering.phrases import say
from handlers.reply import Language
from handlers.understanding import Operation, Question, Ranking
from store.model import Ambiguous, Elsewhere, Match, Mention

_STATING = frozenset({"check:names", "check:missing", "table:disclosure", "table:requests", "table:reviews"})
"""What a check asks beyond whether there are problems; only its own words say it."""

_RATES = {
    (Measure("granted", "total"), Measure("handled", "total")),
    (Measure("denied", "total"), Measure("handled", "total")),
}
"""Shares that have a name of their own."""
_COUNTS_ZH = {2: "两", 3: "三", 4: "四", 5: "五", 10: "十"}


def whole(question: Question, language: Language | None = None) -> str:
    """An understood question as one that stands on its own, in a language (that of the question, if none is given).

    A question that is not understood (an ambiguous name, two readings of a word, nothing that reports hold) keeps its
    own words.
    """
    spoken = language or question.language
    if any(isinstance(mention.resolution, Ambiguous) for mention in (*question.mentions, *question.excluding)):
        return question.text
    words = _BY_OPERATION[question.operation](question, spoken)
    who, when = _who(question, spoken), _when(question, spoken)
    return say("whole", spoken, who=who, when=when, what=words).strip() if words else question.text


def _value(question: Question, language: Language) -> str:
    if not question.measures:
        return question.said
    what = _what(question, language)
    total = question.wants_total and len(question.measures) == 1
    return say("whole_value_total" if total else "whole_value", language, what=what, unit=_unit(question, language))


def _breakdown(question: Question, language: Language) -> str:
    split = say(f"split_{question.split}", language)
    return say("whole_breakdown", language, what=full(question.measures[0], language), split=split)


def _compare(question: Question, language: Language) -> str:
    kind = next((topic for topic in ("times", "fewer") if f"op:{topic}" in question.topics), "")
    return say(f"whole_compare_{kind}" if kind else "whole_compare", language, what=_what(question, language))


def _sum(question: Question, language: Language) -> str:
    return say("whole_sum", language, what=_what(question, language), unit=_unit(question, language))


def _average(question: Question, language: Language) -> str:
    return say("whole_average", language, what=_what(question, language), unit=_unit(question, language))


def _change(question: Question, language: Language) -> str:
    """The column is named only where the question named it: unnamed, the form's own 本年增/减 is meant."""
    names = (full if question.column_said else subject)(question.measures[0], language)
    return say("whole_change", language, what=names)


def _ratio(question: Question, language: Language) -> str:
    top, bottom = question.measures[0], question.denominator
    ratio = _ratio_of(top, bottom, _unit(question, language), language)
    return say("whole_ratio_top", language, ratio=ratio) if question.everywhere else ratio


def _ratio_of(top: Measure, bottom: Measure | None, unit: str, language: Language) -> str:
    if bottom is None:
        return say("whole_ratio_handled", language)
    if (top, bottom) in _RATES:
        return say(f"whole_ratio_{top.subject}", language)
    if top.column == "amount":
        return say("whole_ratio_project", language, unit=unit)
    return say("whole_ratio", language, top=full(top, language), bottom=full(bottom, language))


def _rank(question: Question, language: Language) -> str:
    return _ranked(question.ranking, _what(question, language), language)


def _ranked(ranking: Ranking, what: str, language: Language) -> str:
    for side, bound in (("above", ranking.above), ("below", ranking.below)):
        if bound is not None:
            reach = "_or_equal" if ranking.inclusive else ""
            return say(f"whole_rank_{side}{reach}", language, what=what, bound=_digits(bound))
    if ranking.all:
        return say("whole_rank_all", language, what=what)
    end = "top" if ranking.descending else "bottom"
    if ranking.head > 1:
        return say(f"whole_rank_head_{end}", language, what=what, count=_count(ranking.head, language))
    place = {2: "_second", 3: "_third"}.get(ranking.position, "")
    return say(f"whole_rank_{end}{place}", language, what=what)


def _list(question: Question, language: Language) -> str:
    return say("whole_list", language)


def _check(question: Question, language: Language) -> str:
    if question.measures and question.stated:
        what = full(question.measures[0], language)
        return say("whole_verify", language, what=what, stated=_digits(question.stated[0]))
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
    Operation.RANK: _rank,
    Operation.SUM: _sum,
    Operation.AVERAGE: _average,
    Operation.RATIO: _ratio,
    Operation.CHANGE: _change,
    Operation.LIST: _list,
    Operation.CHECK: _check,
    Operation.FIND: _find,
    Operation.NONE: _none,
}


def _what(question: Question, language: Language) -> str:
    """The measures; with several whose columns nobody named, the columns stay unnamed: named, they are compared."""
    if question.items_said:
        return say("whole_items", language, what=subject(question.measures[0], language))
    several = len(question.measures) > 1 and not question.column_said
    names = [(subject if several else full)(measure, language) for measure in question.measures]
    return _listed(dict.fromkeys(names), language)


def _who(question: Question, language: Language) -> str:
    """The agencies, or the region and whom it leaves out."""
    names = [_name(mention) for mention in question.mentions]
    if question.paired_years:
        dated = zip(names, question.paired_years, strict=True)
        names = [say("whole_dated", language, agency=name, year=year) for name, year in dated]
    scope = ""
    if question.everywhere and question.operation is not Operation.RATIO:
        below = "scope:below" in question.topics
        scope = say("whole_below" if below else "whole_region", language) if names else ""
    out = "".join(say("whole_except", language, agency=_name(mention)) for mention in question.excluding)
    who = say("whole_who", language, agencies=_listed(names, language), scope=scope) if names else ""
    return who + out


def _name(mention: Mention) -> str:
    match mention.resolution:
        case Match(agency):
            return agency.name
        case Elsewhere(agencies):
            return agencies[0].name
        case Ambiguous(candidates):
            return candidates[0].name
        case _:
            assert_never(mention.resolution)


def _when(question: Question, language: Language) -> str:
    """The years; without any, what keeps a name apart from the words behind it."""
    if not question.years or question.paired_years:
        return say("whole_of", language) if question.mentions else ""
    named = [say("whole_year", language, year=year) for year in question.years]
    return say("whole_when", language, years=say("whole_between_years", language).join(named))


def _unit(question: Question, language: Language) -> str:
    return say(f"whole_unit_{question.unit}", language) if question.unit else ""


def _listed(names: Iterable[str], language: Language) -> str:
    return say("whole_and", language).join(names)


def _count(number: int, language: Language) -> str:
    return _COUNTS_ZH.get(number, str(number)) if language is Language.ZH else str(number)


def _digits(number: Decimal) -> str:
    return f"{number:f}"
