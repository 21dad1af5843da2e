"""An answer as a file, with what is said of it."""

from __future__ import annotations

from datetime import date
from functools import partial

from handlers.answering import Answer, AnswerStatus
from handlers.answering.values.reports_in import reports_in
from handlers.exports.files import ExportFormat, sheets_of, written
from handlers.rendering import render
from handlers.rendering.citing.captions import WITHOUT_SOURCES, caption
from handlers.rendering.replying.offers import export_button, query
from handlers.rendering.vocabulary.labels import short
from handlers.rendering.vocabulary.phrases import say
from handlers.reply import Exported, Language, Reply, ReplyLine, Style
from store.index import Index
from store.model import Match


def exported(index: Index, answer: Answer, form: ExportFormat, day: date) -> Exported:
    """The file to be written and what stands under it; without anything to write, the answer, or
    why there is none.
    """
    language = answer.question.language
    reply = render(answer)
    sheets = sheets_of(index, answer)
    if not sheets:
        if answer.status in (
            AnswerStatus.MISSING,
            AnswerStatus.UNSURE,
            AnswerStatus.AMBIGUOUS,
            AnswerStatus.REFUSED,
        ):
            return Exported(reply)
        return Exported(Reply((ReplyLine(say("export_none", language)),), language))
    shape = f"export_{form}" if len(sheets) > 1 else "export_rows"
    count = say(shape, language, count=sheets[0].count)
    buttons = ((export_button(answer, ExportFormat.CSV),),) if form is ExportFormat.XLSX else ()
    lines = (*caption(reply, "…", WITHOUT_SOURCES), ReplyLine(count, Style.NOTE))
    write = partial(written, sheets, _named(answer), _years(answer), form, language, day)
    return Exported(Reply(lines, language, buttons), write)


def _named(answer: Answer) -> str:
    """The question as one that stands on its own, with the names of its agencies in its
    language.
    """
    said, question = query(answer), answer.question
    found = {
        one.resolution.agency for one in question.mentions if isinstance(one.resolution, Match)
    }
    found |= {report.agency for report in reports_in(answer.results)}
    for agency in sorted(found, key=lambda one: -len(one.name)):
        said = (
            said.replace(agency.name, short(agency, question.language))
            if question.language is Language.EN
            else said
        )
    return said


def _years(answer: Answer) -> frozenset[int]:
    """The years of what an answer holds: of its numbers, else of the reports that it lists, or of
    those that lack.
    """
    reports = reports_in(answer.results) or answer.reports
    years = [report.year for report in reports] or [roster.year for roster in answer.rosters]
    return frozenset(year for year in years if year)
