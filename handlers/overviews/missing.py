"""`/missing [YEAR] [REGION]`: who has not published, by the legal dates, a page at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from handlers.answering import answer
from handlers.answering.evaluator.roster import roster
from handlers.answering.reports.deadlines import due
from handlers.answering.values.besides_figures import Roster
from handlers.overviews.asked import OverviewContext
from handlers.overviews.asked_back import unknown, which
from handlers.overviews.words import line, say
from handlers.rendering import render
from handlers.rendering.picking.pages import ListPage, page_of, turns
from handlers.rendering.qualifying.coverage import unknown_line
from handlers.rendering.restating.subjects import subject_of
from handlers.rendering.restating.whole import whole
from handlers.rendering.results.lists import counted_against, roster_head
from handlers.rendering.vocabulary.deadlines import left
from handlers.rendering.vocabulary.labels import short
from handlers.rendering.vocabulary.phrases import say as say_in_answers
from handlers.reply import Button, Language, Reply, ReplyLine, Style
from handlers.understanding import Operation, Question, exactly
from store.model import GOVERNMENT, Agency, Match

SIZE = 15
"""Names on a page."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """Somebody who has not published, and by when they had to."""

    agency: Agency
    until: date


def missing(query: str, number: int, desk: OverviewContext) -> Reply:
    """A page of those who have not published."""
    not_known = unknown("/missing", query, desk)
    if not_known is not None:
        return not_known
    said = desk.question(query, Operation.ABSENT)
    asked_back = which("/missing", said, desk)
    if asked_back is not None:
        return asked_back
    question = _of_this_year(_at_home(said, desk), desk.today)
    regions = [mention.resolution for mention in question.mentions]
    match regions:
        case [] | [Match()] if len(question.years) == 1:
            region = next((found.agency for found in regions if isinstance(found, Match)), None)
            found = roster(desk.index, region, question.years[0])
            page = _page(found, said, number, desk, whole(question, desk.language))
            return replace(page, subject=subject_of(question))
        case _:
            return replace(render(answer(desk.index, question)), subject=subject_of(question))


def _at_home(question: Question, desk: OverviewContext) -> Question:
    """The question, of the place of the chat's own agency where no region is named."""
    home = desk.home
    if question.mentions or home is None:
        return question
    if home.division is not None and home.office in GOVERNMENT:
        home = Agency(home.division.name, home.division, "")
    return replace(question, mentions=(exactly(home),))


def _of_this_year(question: Question, today: date) -> Question:
    if question.years:
        return question
    return replace(question, years=(today.year - 1,))


def _page(found: Roster, said: Question, number: int, desk: OverviewContext, asked: str) -> Reply:
    """A page; `asked` is the question in words, by which all of it can be exported."""
    language = desk.language
    entries: list[_Entry] = []
    for group in due(found.absent, found.year):
        entries += [_Entry(agency, group.until) for agency in group.agencies]
    page = page_of(number, len(entries), SIZE)
    head = roster_head(found, language)
    if page.of > 1:
        head += say("of_pages", language, page=page.number, pages=page.of)
    lines = [
        ReplyLine(head, Style.HEAD),
        *_names(entries, page, desk),
        ReplyLine(counted_against(found, language), Style.NOTE),
    ]
    if entries:
        lines.append(line("missing_dates", language, Style.NOTE))
    lines.append(ReplyLine(say_in_answers("absent_means", language), Style.NOTE))
    if not said.years:
        lines.append(line("missing_year", language, Style.NOTE, year=found.year))
    if not said.mentions and found.region is not None:
        lines.append(line("missing_home", language, Style.NOTE))
    lines += unknown_line(found.unknown, language)
    return Reply(tuple(lines), language, tuple(_buttons(found, page, asked, language)))


def _names(entries: list[_Entry], page: ListPage, desk: OverviewContext) -> Iterator[ReplyLine]:
    """The names of a page, each group under its legal date."""
    until = None
    for place, entry in enumerate(entries[page.start : page.end], start=page.start + 1):
        if entry.until != until:
            until = entry.until
            yield line("missing_due", desk.language, left=left(until, desk.today, desk.language))
        yield ReplyLine(
            f"{place}. {short(entry.agency, desk.language)}{desk.note(entry.agency, desk.language)}"
        )


def _buttons(
    found: Roster,
    page: ListPage,
    asked: str,
    language: Language,
) -> Iterator[tuple[Button, ...]]:
    name = found.region.name if found.region else ""
    turning = turns(f"/missing {found.year} {name}".rstrip(), page, language)
    if turning:
        yield turning
    if found.absent:
        yield (Button(say("button_subscribe", language), f"/subscribe {name or 'all'} new"),)
        yield (Button(say_in_answers("button_export", language), f"/export {asked}"),)
