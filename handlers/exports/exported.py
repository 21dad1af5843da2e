"""An answer as a file, with what is said of it."""

from __future__ import annotations

from datetime import date
from functools import partial

from handlers.answering import Answer, AnswerStatus
from handlers.exports.files import ExportFormat, sheets_of, written
from handlers.rendering import render
from handlers.rendering.citing.captions import WITHOUT_SOURCES, caption
from handlers.rendering.replying.offers import export_button, query
from handlers.rendering.vocabulary.phrases import say
from handlers.reply import Exported, Reply, ReplyLine, Style
from store.index import Index


def exported(index: Index, answer: Answer, form: ExportFormat, day: date) -> Exported:
    """The file to be written and what stands under it; without anything to write, the answer, or why there is none."""
    language = answer.question.language
    reply = render(answer)
    sheets = sheets_of(index, answer)
    if not sheets:
        if answer.status in (AnswerStatus.MISSING, AnswerStatus.UNSURE, AnswerStatus.AMBIGUOUS, AnswerStatus.REFUSED):
            return Exported(reply)
        return Exported(Reply((ReplyLine(say("export_none", language)),), language))
    shape = f"export_{form}" if len(sheets) > 1 else "export_rows"
    count = say(shape, language, count=sheets[0].count)
    buttons = ((export_button(answer, ExportFormat.CSV),),) if form is ExportFormat.XLSX else ()
    lines = (*caption(reply, "…", WITHOUT_SOURCES), ReplyLine(count, Style.NOTE))
    write = partial(written, sheets, query(answer), _years(answer), form, language, day)
    return Exported(Reply(lines, language, buttons), write)


def _years(answer: Answer) -> frozenset[int]:
    """The years that the numbers of an answer are of."""
    return frozenset(result.report.year for result in answer.results if result.report and result.report.year)
