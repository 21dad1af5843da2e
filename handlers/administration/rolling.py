"""Going back to an earlier version of a report: shown first, done when confirmed."""

from __future__ import annotations

from pathlib import Path

from handlers.administration.differences import differences
from handlers.administration.reloading import not_done
from handlers.administration.settling import MOST, Unsure, which
from handlers.administration.words import line, reply, say
from handlers.answering.reports.places import reports_of
from handlers.library import Library
from handlers.rendering.picking.options import MOST as MOST_OPTIONS
from handlers.rendering.picking.options import option_rows
from handlers.reply import Button, Language, Reply, ReplyLine, Style
from store.index import Index, Version
from store.loader import NothingBefore, RolledBack, rollback
from store.model import Ambiguous, Match
from store.names import Names
from store.shown import shown

MARK = 16
"""Characters of a text's digest that a button holds."""


def rollback_preview(
    library: Library,
    name: str,
    year: int,
    language: Language,
    *,
    undo: bool,
) -> Reply:
    """The versions that there are and which one counts, and the button that changes that."""
    agency = _held_name(library, name, year)
    if isinstance(agency, Unsure):
        deed = "undo " if undo else ""
        candidates = agency.candidates[:MOST_OPTIONS]
        buttons = option_rows(
            candidates, language, lambda each: f"/rollback {deed}{each.name} {year}"
        )
        return which(name, buttons, language)
    versions = library.index.versions(agency, year)
    if not versions:
        return reply("rollback_no_report", language, agency=shown(agency), year=year)
    current = next((version for version in versions if version.report.current), None)
    if not undo and (current is None or len(versions) < 2):
        return reply(
            "rollback_nothing", language, agency=shown(agency), year=year, count=len(versions)
        )
    lines = [line("rollback_preview", language, Style.HEAD, agency=shown(agency), year=year)]
    lines += [_version(version, language) for version in versions[-MOST:]]
    lines += _difference(library.index, versions, current, language) if not undo else []
    label = say("rollback_undo" if undo else "rollback_do", language)
    button = Button(
        label, f"/rollback {'forward' if undo else 'back'} {_mark(current)} {year} {agency}"
    )
    return Reply(tuple(lines), language, ((button,),))


def _held_name(library: Library, name: str, year: int) -> str | Unsure:
    """A name as it is written in the index is taken as it is: an unsettled one means nothing
    elsewhere.
    """
    if library.index.versions(name, year):
        return name
    match library.names().resolve(name):
        case Match(agency, _):
            named = {report.agency.name for report in reports_of(library.index, agency)}
            if len(named) == 1:
                return named.pop()
            return agency.name
        case Ambiguous(candidates, _):
            return Unsure(tuple(candidates))
        case _:
            return Unsure(())


def _version(version: Version, language: Language) -> ReplyLine:
    if version.report.current:
        state = "now"
    elif version.present:
        state = "beside"
    else:
        state = "earlier"
    published = version.published or "–"
    values = {"file": shown(version.report.file), "published": published}
    return line("version", language, state=say(f"version_{state}", language), **values)


def _difference(
    index: Index,
    versions: list[Version],
    current: Version | None,
    language: Language,
) -> list[ReplyLine]:
    """How the version before the current one differs from it."""
    at = versions.index(current) if current else 0
    if current is None or at == 0:
        return []
    before = versions[at - 1].report
    facts = index.facts([current.report, before])
    return differences(facts[current.report.id], facts[before.id], language)


def _mark(version: Version | None) -> str:
    if version:
        return version.digest[:MARK]
    return "none"


def rolled_back(
    library: Library,
    index: Path,
    mark: str,
    agency: str,
    year: int,
    language: Language,
    *,
    undo: bool,
) -> Reply:
    """Do it, if what counts is still what counted when it was shown: a button that is pressed twice
    does it once.
    """
    current = next(
        (one for one in library.index.versions(agency, year) if one.report.current), None
    )
    if _mark(current) != mark:
        return reply("rollback_changed", language, agency=shown(agency), year=year)
    match rollback(agency, year, index, Names(library.home), undo=undo):
        case RolledBack(_, after, _):
            return reply(
                "rollback_done",
                language,
                agency=shown(agency),
                year=year,
                after=shown(after) or "–",
            )
        case NothingBefore(count):
            key = "rollback_nothing_undone" if undo else "rollback_nothing"
            return reply(key, language, agency=shown(agency), year=year, count=count)
        case failure:
            return not_done(failure, language)
