"""Buttons that give an answer in another shape (as a chart, as a file), or help where there is
none.
"""

from __future__ import annotations

from collections.abc import Iterator

from handlers.answering import Answer, AnswerStatus
from handlers.rendering.restating.whole import whole
from handlers.rendering.results.series import series
from handlers.rendering.vocabulary.phrases import say
from handlers.reply import Button
from store.extras import Extra, is_there


def query(answer: Answer) -> str:
    """The answer's question as one that stands on its own."""
    return whole(answer.question) or answer.question.text


def offers(answer: Answer) -> Iterator[Button]:
    """What else the answer may be had as."""
    if is_there(Extra.CHARTS) and series(answer).results:
        yield Button(say("button_chart", answer.question.language), f"/chart {query(answer)}")
    if answer.status in (AnswerStatus.ANSWERED, AnswerStatus.QUOTED) and _has_rows(answer):
        yield export_button(answer)
    if answer.status is AnswerStatus.MISSING:
        yield from _when_published(answer)
    if answer.status in (AnswerStatus.REFUSED, AnswerStatus.UNSURE):
        yield Button(say("button_help", answer.question.language), "/help")


def _has_rows(answer: Answer) -> bool:
    """Whether there is anything to write into a file."""
    if answer.results or answer.problems or answer.reports:
        return True
    return any(roster.absent for roster in answer.rosters)


def _when_published(answer: Answer) -> Iterator[Button]:
    """To hear of the report that is not there yet, where it is one agency's."""
    waited_for = {lack.agency.name for lack in answer.lacks if lack.agency and lack.report is None}
    if len(answer.lacks) == len(waited_for) == 1:
        yield Button(
            say("button_subscribe", answer.question.language), f"/subscribe {waited_for.pop()} new"
        )


def export_button(answer: Answer, form: str = "") -> Button:
    """The answer as a file, XLSX if no format is named."""
    label = say("button_export", answer.question.language)
    return Button(
        f"{label} {form.upper()}".rstrip(), " ".join(filter(None, ("/export", form, query(answer))))
    )
