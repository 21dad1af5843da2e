"""What an answer over many reports covers: who has the figure, who has not and why, and who has no
report.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from handlers.answering import Answer
from handlers.answering.values.answer import Coverage
from handlers.rendering.qualifying.missing import reason
from handlers.rendering.vocabulary.labels import place_name
from handlers.rendering.vocabulary.phrases import say
from handlers.reply import Language, ReplyLine, Style
from handlers.understanding import Order
from store.model import Agency

Lines = Iterator[ReplyLine]
_MOST_REASONS = 6
_MOST_NAMES = 12


def coverage_lines(answer: Answer, language: Language) -> Lines:
    """How many reports have the figure, and each one that has not, by name and reason."""
    coverage = answer.coverage
    if coverage is None:
        return
    with_figure = (
        len(dict.fromkeys(report.id for report in coverage.with_figure))
        + answer.unlisted.with_figure
    )
    without = list(dict.fromkeys(coverage.without))
    count = len(without) + answer.unlisted.without
    moved = answer.question.ranking.order is not Order.VALUE
    key = "coverage_pairs" if moved else "coverage"
    yield ReplyLine(
        say(key, language, all=with_figure + count, with_figure=with_figure), Style.NOTE
    )
    for lack in without[:_MOST_REASONS]:
        yield ReplyLine(say("left_out", language, names=reason(lack, language)), Style.DETAIL)
    if count > _MOST_REASONS:
        yield ReplyLine(
            say("and_more", language, count=count - min(len(without), _MOST_REASONS)), Style.DETAIL
        )
    yield from _region_lines(coverage, language)
    yield from unknown_line(coverage.unknown, language)


def unknown_line(count: int, language: Language) -> Lines:
    """How many reports there are whose agency is not known: the last line, for they count for
    nobody.
    """
    if count:
        yield ReplyLine(say("unknown_agencies", language, count=count), Style.NOTE)


def _region_lines(coverage: Coverage, language: Language) -> Lines:
    """How many governments the region has, and those without a report."""
    if not coverage.expected or coverage.region is None:
        return
    there = coverage.expected - len(coverage.absent)
    region = place_name(coverage.region, language)
    yield ReplyLine(
        say("expected", language, region=region, all=coverage.expected, there=there), Style.NOTE
    )
    if coverage.absent:
        yield ReplyLine(
            say("no_report_of", language, names=names_of(coverage.absent, language)), Style.NOTE
        )


def names_of(
    agencies: Sequence[Agency],
    language: Language,
    most: int = _MOST_NAMES,
    more: int = 0,
) -> str:
    """Names in a line, and how many there are besides; `more` are not even among the agencies."""
    shown = [place_name(agency, language) for agency in agencies[:most]]
    others = max(len(agencies) - most, 0) + more
    if others:
        shown.append(say("and_more_agencies", language, count=others))
    return say("list_separator", language).join(shown)
