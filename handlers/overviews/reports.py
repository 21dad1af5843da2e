"""`/reports [AGENCY, REGION OR YEAR]`: the reports there are, a page at a time, each to be
opened.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from handlers.answering import Answer, AnswerStatus, answer
from handlers.answering.reports.levels import speaks_of_levels
from handlers.answering.reports.places import reports_of
from handlers.overviews.asked import OverviewContext
from handlers.overviews.asked_back import unknown
from handlers.overviews.report import report_of
from handlers.overviews.words import line, say
from handlers.rendering import render
from handlers.rendering.picking.pages import ListPage, page_of, turns
from handlers.rendering.qualifying.coverage import unknown_line
from handlers.rendering.qualifying.missing import lack_lines
from handlers.rendering.replying.offers import export_button
from handlers.rendering.restating.subjects import subject_of
from handlers.rendering.results.lists import unsettled
from handlers.rendering.vocabulary.labels import both
from handlers.reply import Button, Language, Reply, ReplyLine, Style
from handlers.understanding import Operation, Question
from store.index import HeldReport, Index, IndexScope
from store.model import Match

SIZE = 8
"""Reports on a page: with their full names, what a phone shows at once; and a row of buttons has as
many.
"""


class _Shelf(NamedTuple):
    """The reports that are asked for: a page of them, and how many there are."""

    here: Sequence[HeldReport]
    page: ListPage
    unlisted: int = 0


def reports(query: str, number: int, desk: OverviewContext) -> Reply:
    """A page of the reports that are asked for, or why there are none."""
    not_known = unknown("/reports", query, desk, levels=True)
    if not_known is not None:
        return not_known
    question = desk.question(query, Operation.LIST)
    found = answer(desk.index, question)
    if found.status is not AnswerStatus.ANSWERED or not found.reports:
        return replace(render(found), subject=subject_of(question))
    shelf = _shelf(desk.index, question, found, number)
    buttons = _buttons(shelf, query, found, desk.language)
    return Reply(
        tuple(_lines(shelf, found, desk)), desk.language, buttons, subject=subject_of(question)
    )


def _shelf(index: Index, question: Question, found: Answer, number: int) -> _Shelf:
    """A page of the whole list, or, where several lists are put together, of those that the answer
    has.
    """
    scope = _scope(index, question)
    if scope is None:
        page = page_of(number, len(found.reports), SIZE)
        return _Shelf(found.reports[page.start : page.end], page, found.more_reports)
    page = page_of(number, index.standings().count(scope), SIZE)
    return _Shelf(index.of(index.standings().reports(scope, page.end)[page.start :]), page)


def _scope(index: Index, question: Question) -> IndexScope | None:
    """All reports, those of some years, or those of a region, if that is what is asked for."""
    years = tuple(question.years or index.standings().years())
    if speaks_of_levels(question):
        return None
    match [mention.resolution for mention in question.mentions]:
        case []:
            return IndexScope(years, unknown=True)
        case [Match(agency)] if agency.division is not None and not (
            agency.office and reports_of(index, agency)
        ):
            return IndexScope(years, (agency.division,))
        case _:
            return None


def _lines(shelf: _Shelf, found: Answer, desk: OverviewContext) -> list[ReplyLine]:
    language, page = desk.language, shelf.page
    count = len(found.reports) + found.more_reports
    paged = "" if page.of == 1 else say("of_pages", language, page=page.number, pages=page.of)
    lines = [line("reports_head", language, Style.HEAD, count=count, paged=paged)]
    for place, held in enumerate(shelf.here, start=page.start + 1):
        agency = held.agency.name if language is Language.ZH else both(held.agency, language)
        lines.append(
            line("report_in_list", language, place=place, agency=agency, year=held.year or "?")
        )
    if shelf.unlisted:
        lines.append(line("reports_more", language, Style.NOTE, count=shelf.unlisted))
    lines += unknown_line(0 if found.more_reports else unsettled(found), language)
    return [*lines, *lack_lines(found.lacks, language), line("reports_how", language, Style.NOTE)]


def _buttons(
    shelf: _Shelf,
    query: str,
    found: Answer,
    language: Language,
) -> tuple[tuple[Button, ...], ...]:
    numbers = range(shelf.page.start + 1, shelf.page.end + 1)
    opening = tuple(
        Button(say("button_open", language, place=place), report_of(held))
        for place, held in zip(numbers, shelf.here, strict=True)
    )
    turning = turns(f"/reports {query}".rstrip(), shelf.page, language)
    return tuple(row for row in (opening, turning, (export_button(found),)) if row)
