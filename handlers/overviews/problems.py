"""`/check [AGENCY, REGION OR YEAR]`: 体检, the problems of reports, worst first, a page at a
time.
"""

from __future__ import annotations

from dataclasses import replace

from handlers.answering import Answer, AnswerStatus, answer
from handlers.overviews.asked import OverviewContext
from handlers.overviews.asked_back import unknown, which
from handlers.overviews.words import say
from handlers.rendering import render
from handlers.rendering.citing.cutouts import cut, unsure
from handlers.rendering.picking.pages import page_of, turns
from handlers.rendering.restating.subjects import subject_of
from handlers.reply import File, Reply, ReplyLine, Style
from handlers.understanding import Operation, Question, exactly
from store.index import HeldReport

SIZE = 8
"""Problems on a page; their messages take two lines on a phone."""


def problems(query: str, number: int, desk: OverviewContext) -> Reply:
    """A page of the problems of the reports that are asked for."""
    exact = desk.exact(query)
    back = None if exact else unknown("/check", query, desk, levels=True)
    if back is not None:
        return back
    question = (
        _of_one(exact, desk)
        if exact
        else desk.of_home_region(desk.question(query, Operation.CHECK))
    )
    back = which("/check", question, desk)
    if back is not None:
        return back
    return _shown(answer(desk.index, question), number, query, question, desk)


def _shown(
    found: Answer,
    number: int,
    query: str,
    question: Question,
    desk: OverviewContext,
) -> Reply:
    page = page_of(number, len(found.problems), SIZE)
    if found.status is not AnswerStatus.ANSWERED or page.of == 1:
        return replace(render(found), subject=subject_of(question), files=_looks(found, desk))
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
    head = ReplyLine(
        whole + say("of_pages", desk.language, page=page.number, pages=page.of), Style.HEAD
    )
    buttons = (turns(f"/check {query}".rstrip(), page, desk.language), *shown.buttons)
    return replace(
        shown, lines=(head, *shown.lines[1:]), buttons=buttons, subject=subject_of(question)
    )


def _looks(found: Answer, desk: OverviewContext) -> tuple[File, ...]:
    """What a scan looks like where a number was not certain: of one report; pages that are turned
    have no picture.
    """
    reports = {report.id: report for report, _ in found.problems}
    if len(reports) != 1:
        return ()
    (report,) = reports.values()
    return cut(desk.index.scanned(report, unsure([problem for _, problem in found.problems])))


def _of_one(held: HeldReport, desk: OverviewContext) -> Question:
    """The question about a report that is named exactly."""
    years = (held.year,) if held.year else ()
    return Question(
        "", desk.language, Operation.CHECK, mentions=(exactly(held.agency),), years=years
    )
