"""Puts a reply together: head, body, notes, sources and buttons, by how the question ended and what it asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from handlers.answering import Answer, AnswerStatus
from handlers.answering.answer import Assumed
from handlers.rendering.breakdowns import breakdown_lines
from handlers.rendering.buttons import buttons
from handlers.rendering.changes import change_lines, trend_lines
from handlers.rendering.checks import check_lines
from handlers.rendering.figures import compare_lines, value_lines
from handlers.rendering.homes import custom_lines
from handlers.rendering.lists import report_lines, roster_lines
from handlers.rendering.meant import understood
from handlers.rendering.missing import ambiguous_lines, missing_lines, quoted_lines, refused_lines
from handlers.rendering.phrases import say
from handlers.rendering.rankings import rank_lines
from handlers.rendering.rates import ratio_lines
from handlers.rendering.sources import source_lines
from handlers.rendering.totals import total_lines
from handlers.reply import Language, Line, Reply, Style
from handlers.understanding import Operation

Lines = Iterator[Line]

_BY_OPERATION: dict[Operation, Callable[[Answer, Language], Lines]] = {
    Operation.VALUE: value_lines,
    Operation.COMPARE: compare_lines,
    Operation.RATIO: ratio_lines,
    Operation.CHANGE: change_lines,
    Operation.BREAKDOWN: breakdown_lines,
    Operation.RANK: rank_lines,
    Operation.SUM: total_lines,
    Operation.STATISTICS: total_lines,
    Operation.TREND: trend_lines,
    Operation.LIST: report_lines,
    Operation.ABSENT: roster_lines,
    Operation.CHECK: check_lines,
    Operation.NONE: report_lines,
}
_BY_STATUS: dict[AnswerStatus, Callable[[Answer, Language], Lines]] = {
    AnswerStatus.MISSING: missing_lines,
    AnswerStatus.QUOTED: quoted_lines,
    AnswerStatus.AMBIGUOUS: ambiguous_lines,
    AnswerStatus.REFUSED: refused_lines,
}


def render(answer: Answer) -> Reply:
    """The reply to a question, in the question's language."""
    language = answer.question.language
    if answer.status is AnswerStatus.ANSWERED:
        body = list(_BY_OPERATION[answer.question.operation](answer, language))
    else:
        body = list(_BY_STATUS[answer.status](answer, language))
    lines = [*body, *_by_file_name(answer, language), *_understood(answer, language), *source_lines(answer, language)]
    return Reply(tuple(lines), language, buttons(answer, language))


def _by_file_name(answer: Answer, language: Language) -> Lines:
    """That the report does not say whose it is, and was taken by the name of its file."""
    reports = (*(result.report for result in answer.results), *(quote.sentence.report for quote in answer.quotes))
    files = dict.fromkeys(report.file for report in reports if report and not report.agency.is_settled)
    for assumed, phrase in ((Assumed.FILE_NAME, "by_file_name"), (Assumed.UNNAMED, "unnamed")):
        if assumed in answer.assumed and files:
            yield Line(say(phrase, language, file=", ".join(files)), Style.NOTE)


def _understood(answer: Answer, language: Language) -> Lines:
    for slip in answer.question.slips:
        yield Line(say("slip", language, written=slip.written, meant=slip.meant), Style.NOTE)
    for former in answer.question.former:
        key = "former_name" if former.stands else "former_place"
        yield Line(say(key, language, said=former.said, today=former.today, year=former.until), Style.NOTE)
    yield from custom_lines(answer.question, language)
    text = understood(answer)
    if text:
        yield Line(say("understood", language, what=text), Style.NOTE)
