"""`/check [AGENCY, REGION OR YEAR]`: 体检, the problems of reports, worst first, a page at a time."""

from __future__ import annotations

from dataclasses import replace

from handlers.answering import AnswerStatus, answer
from handlers.overviews.asked import Desk
from handlers.overviews.asked_back import unknown, which
from handlers.overviews.words import say
from handlers.rendering import render
from handlers.rendering.pages import page_of, turns
from handlers.reply import Line, Reply, Style
from handlers.understanding import Operation

SIZE = 8
"""Problems on a page; their messages take two lines on a phone."""


def problems(query: str, number: int, desk: Desk) -> Reply:
    """A page of the problems of the reports that are asked for."""
    not_known = unknown("/check", query, desk)
    if not_known is not None:
        return not_known
    question = desk.question(query, Operation.CHECK)
    asked_back = which("/check", question, desk)
    if asked_back is not None:
        return asked_back
    found = answer(desk.index, question)
    page = page_of(number, len(found.problems), SIZE)
    if found.status is not AnswerStatus.ANSWERED or page.of == 1:
        return render(found)
    first, last = page.number == 1, page.number == page.of
    shown = render(
        replace(
            found,
            problems=found.problems[page.start : page.end],
            balances=found.balances if last and len(found.reports) == 1 else (),
            lacks=found.lacks if first else (),
        ),
    )
    whole = render(found).lines[0].text
    head = Line(whole + say("of_pages", desk.language, page=page.number, pages=page.of), Style.HEAD)
    buttons = (turns(f"/check {query}".rstrip(), page, desk.language), *shown.buttons)
    return replace(shown, lines=(head, *shown.lines[1:]), buttons=buttons)
