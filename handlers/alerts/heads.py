"""The head figures of a report against those of the year before, each with its source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from handlers.answering.reports.places import reports_of
from handlers.answering.values.answer import Lack, Result
from handlers.answering.values.evaluating import comparable, evaluate
from handlers.rendering.citing.sources import address
from handlers.rendering.vocabulary.labels import report as title_of
from handlers.rendering.vocabulary.labels import table
from handlers.rendering.vocabulary.notices import say
from handlers.rendering.vocabulary.numbers import plain
from handlers.rendering.vocabulary.phrases import say as say_in_answers
from handlers.reply import Language
from store.index import HeldReport, Index
from store.measures import Measure

FIRST = Measure("new", "total")
HEADS = (FIRST, Measure("granted", "total"), Measure("carried_forward", "total"))


COMPARED = (
    *HEADS,
    *(Measure(subject, "decisions") for subject in ("licensing", "penalties", "coercion")),
)
"""What is compared with the year before: what people ask for most."""


@dataclass(frozen=True, slots=True)
class Heads:
    """What is said first about a report."""

    figures: tuple[tuple[Measure, Result | None], ...]
    """The measures, and what each is; nothing where the report does not have it."""
    year_before: Result | None
    """The first measure in the report of the year before, if there is one and it means the same."""
    problems: int


def heads_of(index: Index, report: HeldReport) -> Heads:
    """The head figures of a report."""
    figures = tuple((measure, _figure(index, report, measure)) for measure in HEADS)
    before = year_before(index, report)
    last = (
        _figure(index, before, FIRST)
        if before and comparable(FIRST, before.form, report.form)
        else None
    )
    return Heads(figures, last, len(index.problems([report])[report.id]))


def year_before(index: Index, report: HeldReport) -> HeldReport | None:
    """The agency's report of the year before; for a government, that of its office will do."""
    if report.year is None or not report.agency.is_settled:
        return None
    return next(
        (held for held in reports_of(index, report.agency) if held.year == report.year - 1), None
    )


def heads_line(heads: Heads, language: Language, *, short: bool = False) -> str:
    """新收申请 2（上年 0）· 予以公开 2 · 结转 0 · 问题 0; a `short` one has the first figure only,
    with its line.
    """
    shown = heads.figures[:1] if short else heads.figures
    parts = [_shown(measure, result, heads, language) for measure, result in shown]
    if short and (first := shown[0][1]) is not None:
        parts[0] += say("cell_line", language, line=lines_of(first)[0])
    line = " · ".join([*parts, say("head_problems", language, count=heads.problems)])
    return line.replace("） ·", "）·")  # The bracket brings its own blank.


def source_lines(heads: Heads, language: Language) -> Iterator[str]:
    """Where the figures stand: a line for the report, one for that of the year before."""
    results = [result for _, result in heads.figures if result is not None]
    for group in (results, [heads.year_before] if heads.year_before else []):
        if group:
            yield _source(group, language)


def lines_of(result: Result) -> list[int]:
    """The lines on which a figure stands."""
    return sorted({source.line for source in result.sources})


def _source(results: list[Result], language: Language) -> str:
    first = results[0]
    if first.report is None or first.measure is None:
        raise ValueError("a head figure stands in a report")
    title, place = title_of(first.report, language), table(first.measure, language)
    lines = sorted(set(chain.from_iterable(map(lines_of, results))))
    where = address(first.report, language)
    if len(lines) == 1:
        return say("source_line", language, title=title, place=place, line=lines[0]) + where
    return (
        say_in_answers(
            "source_lines", language, title=title, place=place, lines=", ".join(map(str, lines))
        )
        + where
    )


def _shown(measure: Measure, result: Result | None, heads: Heads, language: Language) -> str:
    number = plain(result.value) if result else say("head_none", language)
    shown = say(f"head_{measure.subject}", language, number=number)
    if measure == FIRST and result is not None and heads.year_before is not None:
        shown += say("head_year_before", language, number=plain(heads.year_before.value))
    return shown


def _figure(index: Index, report: HeldReport, measure: Measure) -> Result | None:
    found = evaluate(index, report, measure)
    if isinstance(found, Lack):
        return None
    return found[0]
