"""What is said of a load: while it goes on, when it is done, and what changed by it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo
from itertools import chain

from handlers.administration.apart import Died
from handlers.administration.differences import differences
from handlers.administration.loading import LoadStep, Running
from handlers.administration.words import line, reply, say
from handlers.rendering.vocabulary.labels import short
from handlers.reply import Button, Language, Reply, ReplyLine, Style
from store.index import Event, Happened, HeldReport, Index, IndexUnusable
from store.loader import DecisionsBroken, Failure, IndexBusy, ReadersGone, ReadingStopped
from store.model import Rejected
from store.reading.words.problems import render_rejection
from store.shown import shown
from store.state import Load

PER_PAGE = 8


def begun(language: Language) -> Reply:
    """Before anything is known of it."""
    return reply("load_begun", language)


def progress(step: LoadStep, language: Language) -> Reply:
    """While it goes on."""
    if step.done >= step.total:
        return reply("load_checking", language, total=f"{step.total:,}")
    return reply("load_reading", language, done=f"{step.done:,}", total=f"{step.total:,}")


def is_running(running: Running, zone: tzinfo, language: Language) -> Reply:
    """To whoever comes while somebody is at work."""
    since = running.since.astimezone(zone).strftime("%H:%M:%S")
    return reply("load_running", language, what=running.what, who=shown(running.who), since=since)


def done(load: Load, number: int, language: Language) -> Reply:
    """Counts, and what can be looked at."""
    counts = {
        name: f"{getattr(load, name):,}" for name in ("new", "changed", "unchanged", "rejected")
    }
    head = line("load_done", language, Style.HEAD, **counts, seconds=f"{load.seconds:.1f}")
    lines = [head]
    if load.reread:
        again = {name: f"{getattr(load, name):,}" for name in ("reread", "corrected")}
        lines.append(line("load_reread", language, **again))
    if load.refused:
        first = load.refused[0]
        why = render_rejection(first, language.value)
        lines.append(line("load_first_rejected", language, file=shown(first.file), why=why))
    buttons = []
    if load.last > load.first:
        buttons.append(Button(say("load_changes", language), f"/reload changes {number}"))
    if load.refused:
        buttons.append(Button(say("load_rejections", language), f"/reload rejected {number}"))
    return Reply(tuple(lines), language, (tuple(buttons),) if buttons else ())


def not_done(failure: Failure | Died, language: Language) -> Reply:
    """Why the index is as it was before, and what to do."""
    match failure:
        case IndexUnusable(_, reason):
            return reply("load_unusable", language, reason=reason)
        case IndexBusy():
            return reply("load_busy", language)
        case DecisionsBroken(path, at):
            return reply("load_decisions", language, file=shown(path.name), line=at)
        case ReadingStopped(file):
            return reply("load_stopped", language, file=shown(file))
        case ReadersGone(reason):
            return reply("load_died", language, reason=reason)
        case Died(reason):
            return reply("load_died", language, reason=reason)


def interrupted(language: Language) -> Reply:
    """The program is stopping."""
    return reply("load_interrupted", language)


def changes_page(
    index: Index,
    load: Load | None,
    number: int,
    page: int,
    language: Language,
) -> Reply:
    """What counts now and did not before, a page at a time."""
    if load is None or load.index != index.identity():
        return reply("load_forgotten", language)
    events = [event for event in index.events_after(load.first) if event.number <= load.last]
    if not events:
        return reply("load_no_changes", language)
    pages = -(-len(events) // PER_PAGE)
    page = min(max(page, 1), pages)
    chosen = events[(page - 1) * PER_PAGE : page * PER_PAGE]
    head = line("load_changes_head", language, Style.HEAD, page=page, pages=pages)
    lines = list(chain.from_iterable(_event_lines(index, event, language) for event in chosen))
    return Reply((head, *lines), language, _turning("changes", number, page, pages, language))


def _whose(report: HeldReport | None, event: Event, language: Language) -> str:
    """The agency of an event, in short where its report still is that agency's."""
    if report is None or report.agency.name != event.agency:
        return shown(event.agency)
    return short(report.agency, language)


def _event_lines(index: Index, event: Event, language: Language) -> list[ReplyLine]:
    held = index.reports([each for each in (event.report, event.before) if each is not None])
    named = _whose(held.get(event.report or event.before or 0), event, language)
    what = line(f"event_{event.kind.value}", language, agency=named, year=event.year or "?")
    before, after = held.get(event.before or 0), held.get(event.report or 0)
    if event.kind not in (Happened.CHANGED, Happened.CORRECTED) or before is None or after is None:
        return [what]
    facts = index.facts([before, after])
    return [what, *differences(facts[before.id], facts[after.id], language)]


def rejections_page(load: Load | None, number: int, page: int, language: Language) -> Reply:
    """The files that gave no report, with the reason, a page at a time."""
    if load is None:
        return reply("load_forgotten", language)
    if not load.refused:
        return reply("load_no_rejections", language)
    pages = -(-len(load.refused) // PER_PAGE)
    page = min(max(page, 1), pages)
    head = line(
        "load_rejections_head", language, Style.HEAD, count=load.rejected, page=page, pages=pages
    )
    lines = [head, *_rejected(load.refused[(page - 1) * PER_PAGE : page * PER_PAGE], language)]
    if page == pages and load.rejected > len(load.refused):
        lines.append(
            line(
                "load_more_rejected", language, Style.NOTE, count=load.rejected - len(load.refused)
            )
        )
    return Reply(tuple(lines), language, _turning("rejected", number, page, pages, language))


def _rejected(rejected: Sequence[Rejected], language: Language) -> list[ReplyLine]:
    return [
        ReplyLine(f"{shown(one.file)}：{render_rejection(one, language.value)}") for one in rejected
    ]


def _turning(
    what: str,
    number: int,
    page: int,
    pages: int,
    language: Language,
) -> tuple[tuple[Button, ...], ...]:
    ask = f"/reload {what} {number}"
    back = [Button(say("page_back", language), f"{ask} {page - 1}")] if page > 1 else []
    on = [Button(say("page_on", language), f"{ask} {page + 1}")] if page < pages else []
    if back or on:
        return ((*back, *on),)
    return ()
