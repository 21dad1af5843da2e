"""Figures beside each other in words: which is more, by how much and by what share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from handlers.answering import Answer
from handlers.answering.tasks.comparing import relative
from handlers.answering.values.answer import Result, ResultKind
from handlers.answering.values.reports_in import reports_in
from handlers.rendering.qualifying.missing import lack_lines
from handlers.rendering.results.assumptions import assumption_lines
from handlers.rendering.results.figures import answers_of, parts_of, rows, value_lines
from handlers.rendering.vocabulary.labels import short, what
from handlers.rendering.vocabulary.numbers import number, percent
from handlers.rendering.vocabulary.phrases import say
from handlers.reply import Language, ReplyLine, Style

Lines = Iterator[ReplyLine]


def compare_lines(answer: Answer, language: Language) -> Lines:
    """Which is more, by how much and by what share; then the figures."""
    found = answers_of(answer)
    terms = parts_of(answer)[:2]
    if len(found) != 1 or len(terms) != 2 or not _is_put_together(found[0]):
        yield from _several_lines(answer, language)
        return
    yield ReplyLine(_head(found[0], terms, answer, language), Style.HEAD)
    yield from rows(terms, language)
    if found[0].unit == "倍":
        yield from assumption_lines(answer, language)
        return
    if len({report.year for report in reports_in(terms)}) > 1:
        yield ReplyLine(say("different_years", language), Style.NOTE)
    yield from assumption_lines(answer, language)
    yield from lack_lines(answer.lacks, language)


def _is_put_together(result: Result) -> bool:
    """Whether it is computed from figures of several reports."""
    return result.kind is ResultKind.COMPUTED and result.report is None


def _head(gap: Result, terms: Sequence[Result], answer: Answer, language: Language) -> str:
    """How many times as many; how much in per cent of the second, where that is asked; else who has
    more.
    """
    one, other = terms
    if gap.unit == "倍":
        return number(gap, language)
    if gap.unit == "%" and not gap.ratio and not one.ratio:
        return _in_per_cent(gap, one, other, language)
    larger, smaller = sorted(terms, key=lambda result: -result.order)
    return _more(gap, larger, smaller, language, fewer=_asks_for_the_fewer(answer))


def _asks_for_the_fewer(answer: Answer) -> bool:
    """Whether who has fewer of two is asked, or the fewest, and not who has more as well."""
    topics = answer.question.topics
    return bool(topics & {"op:fewer", "op:rank_bottom"}) and "op:rank_top" not in topics


def _several_lines(answer: Answer, language: Language) -> Lines:
    """Three or more beside each other, or fewer than two."""
    found = answers_of(answer)
    if len(found) == 1 and answer.lacks:
        yield ReplyLine(say("one_missing", language), Style.HEAD)
    elif _is_one_figure_of_many(found):
        top = max(found, key=lambda result: result.value)
        name = short(top.report.agency, language) if top.report else ""
        yield ReplyLine(
            say("most_of_several", language, agency=name, number=number(top, language)), Style.HEAD
        )
    else:
        yield from value_lines(answer, language)
        return
    yield from rows(found, language)
    yield from assumption_lines(answer, language)
    yield from lack_lines(answer.lacks, language)


def _is_one_figure_of_many(found: Sequence[Result]) -> bool:
    """Whether the same is told of three agencies or more, of which one has the most."""
    agencies = {report.agency.name for report in reports_in(found)}
    return len(agencies) > 2 and len({result.measure for result in found}) == 1


def _more(gap: Result, larger: Result, smaller: Result, language: Language, *, fewer: bool) -> str:
    if gap.value == 0:
        return say("equal", language, number=number(larger, language))
    one, other = (smaller, larger) if fewer else (larger, smaller)
    names = {"agency": _name(one, other, language), "gap": number(gap, language)}
    return say(
        "has_fewer" if fewer else "more", language, percent=_share(one, other, language), **names
    )


def _share(one: Result, other: Result, language: Language) -> str:
    """By what share one is above or below the other, in brackets; nothing between two rates."""
    share = None if one.ratio else relative(one.value, other.value)
    if share is None:
        return ""
    if language is Language.ZH:
        return f"（{percent(share)}）"
    return f" ({percent(share)})"


def _in_per_cent(share: Result, one: Result, other: Result, language: Language) -> str:
    """How much the first is above or below the second, in per cent of the second."""
    if one.value == other.value:
        return say("equal", language, number=number(one, language))
    key = "more_in_per_cent" if one.value > other.value else "fewer_in_per_cent"
    gap = number(replace(one, value=abs(one.value - other.value), raw=""), language)
    names = {"agency": _name(one, other, language), "other": _name(other, one, language)}
    return say(key, language, percent=number(share, language), gap=gap, **names)


def _name(result: Result, other: Result, language: Language) -> str:
    """What tells a term from the other: its agency, else its row."""
    if result.report is None or other.report is None:
        return what(result, language)
    if result.report.agency != other.report.agency:
        return short(result.report.agency, language)
    if result.report.year != other.report.year:
        return say("assumed_year", language, year=result.report.year)
    return what(result, language)
