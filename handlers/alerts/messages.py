"""An alert in words: one happening in full, several as a list that says how many more there are."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from handlers.alerts.clipping import clipped
from handlers.alerts.happenings import Happening
from handlers.alerts.heads import heads_line, heads_of, source_lines, year_before
from handlers.rendering.picking.pages import page_of, turns
from handlers.rendering.restating.subjects import (
    subject_of_figure,
    subject_of_report,
    subject_of_reports,
)
from handlers.rendering.results.checks import problem_line
from handlers.rendering.vocabulary.labels import cell_in_full, short
from handlers.rendering.vocabulary.notices import say
from handlers.rendering.vocabulary.numbers import plain
from handlers.reply import ABOUT_NOTHING, Button, Language, MessageSubject, Reply, ReplyLine, Style
from store.changes import CellChange
from store.index import Happened, HeldReport
from store.measures import measure_of
from store.model import Cell

MOST = 8
"""Happenings in one message: as many as can be taken in at a glance."""
_MOST_CHANGES, _MOST_PROBLEMS = 5, 3
_PAGE = 15
"""Changes on a page of all of them."""


def alert(
    happened: Sequence[Happening],
    subscriptions: Sequence[int],
    numbers: tuple[int, int],
    language: Language,
) -> Reply:
    """What a place is told; `subscriptions` are those it is told for, `numbers` the range of the
    news that it is of.
    """
    pause = Button(
        say("pause_alerts", language), f"/subscriptions pause {' '.join(map(str, subscriptions))}"
    )
    if len(happened) == 1:
        return single(happened[0], language, pause)
    lines = [ReplyLine(_counts(happened, language), Style.HEAD)]
    lines += [
        ReplyLine(f"{place}. {short_line(each, language)}")
        for place, each in enumerate(happened[:MOST], start=1)
    ]
    if len(happened) > MOST:
        lines.append(ReplyLine(say("and_others", language, count=len(happened) - MOST), Style.NOTE))
    whole = Button(say("whole_list", language), f"/news {numbers[0]}-{numbers[1]}")
    opening = tuple(opens(place, each) for place, each in enumerate(happened[:MOST], start=1))
    about = _about([each.report for each in happened])
    return Reply(tuple(lines), language, (opening, (whole, pause)), subject=about)


def opens(place: int, happening: Happening) -> Button:
    """The button of a happening in a list, by its place there: it tells of it in full."""
    return Button(str(place), f"/news of {','.join(map(str, happening.numbers))}")


def _about(reports: Sequence[HeldReport]) -> MessageSubject:
    """What several happenings are about, where that is one agency; of what year, where that is
    one.
    """
    agencies, years = {each.agency for each in reports}, {each.year for each in reports}
    if len(agencies) > 1:
        return ABOUT_NOTHING
    if len(years) == 1:
        return subject_of_report(reports[0])
    return subject_of_reports(list(agencies), None)


def short_line(happening: Happening, language: Language) -> str:
    """A happening in a line."""
    report = happening.report
    agency, year = short(report.agency, language), _year(report, language)
    return say("happened", language, agency=agency, year=year, what=in_short(happening, language))


def in_short(happening: Happening, language: Language) -> str:
    """What happened, in half a line: of a change old → new."""
    if happening.kind is Happened.GONE:
        return say("gone_short", language)
    if happening.kind is Happened.NEW:
        figures = heads_line(heads_of(happening.index, happening.report), language, short=True)
        if happening.returned:
            return f"{say('news_returned', language)} · {figures}"
        return figures
    told = (
        [say("problems_count", language, count=len(happening.problems))]
        if happening.problems
        else []
    )
    return " · ".join([*_first_change(happening.changes, language), *told])


def _first_change(changes: Sequence[CellChange], language: Language) -> Iterator[str]:
    """The change that says most, as old → new, and how many more there are."""
    if changes:
        yield change_line(_totals_first(changes)[0], language)
    if len(changes) > 1:
        yield say("and_other_figures", language, count=len(changes) - 1)


def single(happening: Happening, language: Language, pause: Button | None = None) -> Reply:
    """One happening in full; an alert can be paused."""
    report = happening.report
    kind = "returned" if happening.returned else happening.kind
    head = say(
        f"alert_{kind}",
        language,
        agency=short(report.agency, language),
        year=_year(report, language),
    )
    lines = [ReplyLine(head, Style.HEAD), *_body(happening, language)]
    row = (*_buttons(happening, language), *([pause] if pause else []))
    buttons = (row,) if row else ()
    return Reply(tuple(lines), language, buttons, subject=_subject(happening))


def every_change(happening: Happening, number: int, language: Language) -> Reply:
    """A page of all that changed in a report, as old → new."""
    report, changed = happening.report, _totals_first(happening.changes)
    page = page_of(number, len(changed), _PAGE)
    head = say(
        "changes_head",
        language,
        agency=short(report.agency, language),
        year=_year(report, language),
        count=len(changed),
        page=page.number,
        pages=page.of,
    )
    lines = [ReplyLine(change_line(change, language)) for change in changed[page.start : page.end]]
    turning = turns(_asks_for_changes(happening), page, language)
    buttons = (turning,) if turning else ()
    return Reply(
        (ReplyLine(head, Style.HEAD), *lines), language, buttons, subject=_subject(happening)
    )


def _asks_for_changes(happening: Happening) -> str:
    return f"/news of {','.join(map(str, happening.numbers))} changes"


def _subject(happening: Happening) -> MessageSubject:
    """The report; where one figure alone changed, whether or not its parts did, that figure of
    it.
    """
    report = happening.report
    changed = {change.cell for change in happening.changes}
    heads = [cell for cell in changed if not _is_part(cell, changed)]
    measure = (
        measure_of(heads[0], report.form) if len(heads) == 1 and report.form is not None else None
    )
    if measure is None:
        return subject_of_report(report)
    return subject_of_figure(report, measure)


def _body(happening: Happening, language: Language) -> Iterator[ReplyLine]:
    if happening.kind is Happened.GONE:
        yield ReplyLine(say("gone_why", language))
        return
    if happening.kind is Happened.CORRECTED:
        yield ReplyLine(say("corrected_why", language), Style.NOTE)
    changed = _totals_first(happening.changes)
    for change in changed[:_MOST_CHANGES]:
        yield ReplyLine(change_line(change, language))
    if len(changed) > _MOST_CHANGES:
        yield ReplyLine(
            say("and_other_figures", language, count=len(changed) - _MOST_CHANGES), Style.NOTE
        )
    heads = heads_of(happening.index, happening.report)
    if happening.kind is Happened.NEW:
        yield ReplyLine(heads_line(heads, language))
    for problem in happening.problems[:_MOST_PROBLEMS]:
        yield ReplyLine(
            clipped(problem_line(happening.report, problem, language, named=False)), Style.QUOTE
        )
    if len(happening.problems) > _MOST_PROBLEMS:
        yield ReplyLine(
            say("and_other_problems", language, count=len(happening.problems) - _MOST_PROBLEMS),
            Style.NOTE,
        )
    if happening.kind is Happened.NEW:
        yield from (ReplyLine(line, Style.SOURCE) for line in source_lines(heads, language))


def _totals_first(changes: Sequence[CellChange]) -> list[CellChange]:
    """What changed, the parts of a total that changed as well behind all else."""
    changed = {change.cell for change in changes}
    return sorted(changes, key=lambda change: _is_part(change.cell, changed))


def _is_part(cell: Cell, changed: Collection[Cell]) -> bool:
    """Whether it is part of a total that changed as well."""
    total = cell._replace(column="total")
    return cell != total and total in changed


def change_line(change: CellChange, language: Language) -> str:
    """本年新收政府信息公开申请数量：24 → 240，第 47 行."""
    new = say("cell_line", language, line=change.new.line) if change.new else ""
    values = [
        plain(side.value) if side and side.value is not None else say("cell_none", language)
        for side in (change.old, change.new)
    ]
    return (
        say(
            "cell_changed",
            language,
            cell=cell_in_full(change.cell, language),
            old=values[0],
            new=values[1],
        )
        + new
    )


def _buttons(happening: Happening, language: Language) -> tuple[Button, ...]:
    report = happening.report
    if happening.kind is Happened.GONE or report.year is None:
        return ()
    name = report.agency.name
    buttons = [Button(say("open_report", language), f"/report {name} {report.year}")]
    if len(happening.changes) > _MOST_CHANGES and happening.numbers:
        buttons.append(Button(say("all_changes", language), _asks_for_changes(happening)))
    if happening.kind is Happened.NEW and year_before(happening.index, report) is not None:
        asked = say("ask_compare", language, agency=name, year=report.year)
        buttons.append(Button(say("compare_years", language), asked))
    if happening.problems:
        buttons.append(Button(say("open_problems", language), f"/check {name} {report.year}"))
    return tuple(buttons)


def _counts(happened: Sequence[Happening], language: Language) -> str:
    counts = {kind: sum(each.kind is kind for each in happened) for kind in Happened}
    told = " · ".join(
        say(f"count_{kind}", language, count=count) for kind, count in counts.items() if count
    )
    return told[:1].upper() + told[1:]


def _year(report: HeldReport, language: Language) -> str:
    if report.year:
        return str(report.year)
    return say("no_year", language)
