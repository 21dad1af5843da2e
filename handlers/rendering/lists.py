"""Orders, sums and lists of reports; each says what it covers and who is left out."""

from __future__ import annotations

from collections.abc import Iterator

from handlers.answering import Answer
from handlers.answering.answer import Result
from handlers.rendering.figures import answers_of, assumption_lines, parts_of, rows
from handlers.rendering.labels import both, short
from handlers.rendering.missing import lack_lines, reason
from handlers.rendering.numbers import number
from handlers.rendering.phrases import say
from handlers.reply import Language, Line, Style
from handlers.understanding import Operation

Lines = Iterator[Line]
_MOST = 10


def rank_lines(answer: Answer, language: Language) -> Lines:
    """Who is first (or second, or beyond a bound), the order, and its coverage."""
    asked = answers_of(answer)
    yield Line(_head(answer, asked, language), Style.HEAD)
    ordered = sorted(answer.results, key=lambda result: _key(answer, result))
    ranking = answer.question.ranking
    shown = asked if ranking.above is not None or ranking.below is not None or ranking.head > 1 else ordered
    years = len({result.report.year for result in ordered if result.report}) > 1
    for result in shown[:_MOST]:
        place = 1 + sum(_key(answer, other) < _key(answer, result) for other in ordered)
        year = f" {result.report.year}" if years and result.report else ""
        name = short(result.report.agency, language) if result.report else ""
        yield Line(f"{place}. {name}{year}  {number(result, language)}{_line(result, language)}", Style.TABLE)
    if len(shown) > _MOST:
        yield Line(say("and_more", language, count=len(shown) - _MOST), Style.NOTE)
    yield from coverage_lines(answer, language)
    yield from assumption_lines(answer, language)


def _key(answer: Answer, result: Result) -> int | float:
    value = float(result.value)
    return -value if answer.question.ranking.descending else value


def _line(result: Result, language: Language) -> str:
    if len(result.sources) != 1:
        return ""
    line = result.sources[0].line
    return f"  第 {line} 行" if language is Language.ZH else f"  line {line}"


def _head(answer: Answer, asked: list[Result], language: Language) -> str:
    ranking = answer.question.ranking
    if ranking.above is not None or ranking.below is not None:
        return say("ranked_many", language, count=len(asked)) if asked else say("ranked_none", language)
    first = [result for result in asked if result.value == asked[0].value] if asked else []
    if not first:
        return say("ranked_none", language)
    names = [short(result.report.agency, language) for result in first if result.report]
    shown = say("list_separator", language).join(names[:4])
    return say("ranked", language, agency=shown, number=number(first[0], language))


def total_lines(answer: Answer, language: Language) -> Lines:
    """The sum or average, its terms, and its coverage."""
    head = answers_of(answer)[0]
    key = "average_head" if answer.question.operation is Operation.AVERAGE else "sum_head"
    yield Line(say(key, language, number=number(head, language)), Style.HEAD)
    terms = parts_of(answer)
    yield from rows(terms[:_MOST], language)
    if len(terms) > _MOST:
        yield Line(say("and_more", language, count=len(terms) - _MOST), Style.NOTE)
    yield from coverage_lines(answer, language)
    yield from assumption_lines(answer, language)


def coverage_lines(answer: Answer, language: Language) -> Lines:
    """How many reports have the figure, and each one that has not, by name and reason."""
    coverage = answer.coverage
    if coverage is None:
        return
    with_figure = len(dict.fromkeys(report.id for report in coverage.with_figure))
    without = list(dict.fromkeys(coverage.without))
    yield Line(say("coverage", language, all=with_figure + len(without), with_figure=with_figure), Style.NOTE)
    for lack in without[:_MOST]:
        yield Line(say("left_out", language, names=reason(lack, language)), Style.NOTE)
    if len(without) > _MOST:
        yield Line(say("and_more", language, count=len(without) - _MOST), Style.NOTE)


def report_lines(answer: Answer, language: Language) -> Lines:
    """How many reports there are, then each by agency and year."""
    count = len(answer.reports) + answer.more_reports
    yield Line(say("reports_head", language, count=count), Style.HEAD)
    for held in answer.reports[: 3 * _MOST]:
        name = held.agency.name if language is Language.ZH else both(held.agency, language)
        yield Line(say("report_line", language, agency=name, year=held.year or "?"))
    if count > 3 * _MOST:
        yield Line(say("and_more", language, count=count - 3 * _MOST), Style.NOTE)
    yield from lack_lines(answer.lacks, language)
