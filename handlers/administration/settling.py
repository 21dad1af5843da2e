"""Settling whose a report is, and going back to an earlier version: shown first, done when confirmed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from handlers.administration.differences import differences
from handlers.administration.reloading import not_done
from handlers.administration.words import line, reply, say
from handlers.answering.reports.places import reports_of
from handlers.library import Library
from handlers.rendering.picking.options import MOST as MOST_OPTIONS
from handlers.rendering.picking.options import option_rows
from handlers.rendering.picking.pages import page_of, turns
from handlers.reply import Button, Language, Reply, ReplyLine, Style
from store.index import HeldReport, Index, Version
from store.loader import Assigned, NoSuchFile, NothingBefore, RolledBack, assign, rollback
from store.model import Agency, Ambiguous, Elsewhere, Match
from store.names import Names
from store.shown import shown

MOST = 8
"""Files and agencies that are listed."""
MARK = 16
"""Characters of a text's digest that a button holds."""
_SHORTEST = 4
"""Characters of the shortest name that is taken as it is printed."""
_SURE = frozenset({"exact", "short", "alias", "traditional"})
"""Ways of writing a name that leave no doubt: what is settled is kept, so a slip is not guessed."""


@dataclass(frozen=True, slots=True)
class Unsure:
    """A name that does not mean one agency beyond doubt; `candidates` are those that it may mean."""

    candidates: tuple[Agency, ...]


def meant(names: Names, text: str) -> Agency | Unsure:
    """The one agency that a name means beyond doubt, anywhere in China."""
    settled = names.settled(text)
    if settled.agency.is_settled and not settled.corrected:
        return settled.agency
    match names.resolve(text):
        case Match(agency, how) if how in _SURE:
            return names.settle(agency.name)
        case Elsewhere((agency,)):
            return names.settle(agency.name)
        case Match(agency, _):
            return Unsure((names.settle(agency.name),))
        case Ambiguous(candidates, _) | Elsewhere(candidates):
            return Unsure(tuple(candidates))
        case _:
            return Unsure(())


def meant_for(names: Names, index: Index, file: str, text: str) -> Agency | Unsure:
    """The same, and the name that a file's report prints of itself, though no list has it: 呼和浩特铁路公安局."""
    found = meant(names, text)
    if isinstance(found, Agency) or found.candidates:
        return found
    report = _of_file(index, file)
    if report is None or len(text) < _SHORTEST:
        return found
    is_printed = text == report.agency.name or report.title.startswith(text)
    return Agency(text, None, text) if is_printed else found


# ---- assign ----------------------------------------------------------------------------------------------------------
def unsettled(index: Index, page: int, language: Language) -> Reply:
    """A page of the files whose agency is not known, and how to settle them."""
    files = index.unsettled()
    here = page_of(page, len(files), MOST)
    lines = [line("assign_waiting", language, Style.HEAD, count=len(files))]
    lines += [ReplyLine(shown(report.file)) for report in files[here.start : here.end]]
    turning = turns("/assign", here, language)
    return Reply((*lines, line("assign_how", language, Style.NOTE)), language, (turning,) if turning else ())


def assign_preview(library: Library, file: str, name: str, language: Language) -> Reply:
    """What would be settled, and the button that does it; where the name is in doubt, a button for each candidate."""
    before = _of_file(library.index, file)
    if before is None:
        return reply("assign_no_file", language, file=shown(file))
    found = meant_for(library.names(), library.index, file, name)
    if isinstance(found, Unsure):
        buttons = option_rows(found.candidates[:MOST_OPTIONS], language, lambda each: f"/assign {file} {each.name}")
        return _which(name, buttons, language)
    text = {"file": shown(file), "before": shown(before.agency.name), "after": found.name, "year": before.year or "?"}
    button = Button(say("confirm", language), f"/assign yes {file} {found.name}")
    return Reply((line("assign_preview", language, **text),), language, ((button,),))


def _which(name: str, buttons: tuple[tuple[Button, ...], ...], language: Language) -> Reply:
    key = "agency_which" if buttons else "agency_unknown"
    return Reply((line(key, language, name=shown(name)),), language, buttons)


def _of_file(index: Index, file: str) -> HeldReport | None:
    return next((report for report in index.held(superseded=True) if report.file == file), None)


def assigned(library: Library, file: str, name: str, index: Path, language: Language) -> Reply:
    """Settle it, and say so."""
    names = Names(library.home)
    agency = meant_for(names, library.index, file, name)
    if isinstance(agency, Unsure):
        return reply("agency_unknown", language, name=shown(name))
    match assign(file, agency, index, names):
        case Assigned(_, before, after, year):
            return reply("assign_done", language, file=shown(file), before=shown(before), after=after, year=year or "?")
        case NoSuchFile():
            return reply("assign_no_file", language, file=shown(file))
        case failure:
            return not_done(failure, language)


# ---- rollback --------------------------------------------------------------------------------------------------------
def rollback_preview(library: Library, name: str, year: int, language: Language, *, undo: bool) -> Reply:
    """The versions that there are and which one counts, and the button that changes that."""
    agency = _held_name(library, name, year)
    if isinstance(agency, Unsure):
        deed = "undo " if undo else ""
        candidates = agency.candidates[:MOST_OPTIONS]
        buttons = option_rows(candidates, language, lambda each: f"/rollback {deed}{each.name} {year}")
        return _which(name, buttons, language)
    versions = library.index.versions(agency, year)
    if not versions:
        return reply("rollback_no_report", language, agency=shown(agency), year=year)
    current = next((version for version in versions if version.report.current), None)
    if not undo and (current is None or len(versions) < 2):
        return reply("rollback_nothing", language, agency=shown(agency), year=year, count=len(versions))
    lines = [line("rollback_preview", language, Style.HEAD, agency=shown(agency), year=year)]
    lines += [_version(version, language) for version in versions[-MOST:]]
    lines += _difference(library.index, versions, current, language) if not undo else []
    label = say("rollback_undo" if undo else "rollback_do", language)
    button = Button(label, f"/rollback {'forward' if undo else 'back'} {_mark(current)} {year} {agency}")
    return Reply(tuple(lines), language, ((button,),))


def _held_name(library: Library, name: str, year: int) -> str | Unsure:
    """A name as it is written in the index is taken as it is: an unsettled one means nothing elsewhere."""
    if library.index.versions(name, year):
        return name
    match library.names().resolve(name):
        case Match(agency, _):
            named = {report.agency.name for report in reports_of(library.index, agency)}
            return named.pop() if len(named) == 1 else agency.name
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


def _difference(index: Index, versions: list[Version], current: Version | None, language: Language) -> list[ReplyLine]:
    """How the version before the current one differs from it."""
    at = versions.index(current) if current else 0
    if current is None or at == 0:
        return []
    before = versions[at - 1].report
    facts = index.facts([current.report, before])
    return differences(facts[current.report.id], facts[before.id], language)


def _mark(version: Version | None) -> str:
    return version.digest[:MARK] if version else "none"


def rolled_back(
    library: Library, index: Path, mark: str, agency: str, year: int, language: Language, *, undo: bool
) -> Reply:
    """Do it, if what counts is still what counted when it was shown: a button that is pressed twice does it once."""
    current = next((one for one in library.index.versions(agency, year) if one.report.current), None)
    if _mark(current) != mark:
        return reply("rollback_changed", language, agency=shown(agency), year=year)
    match rollback(agency, year, index, Names(library.home), undo=undo):
        case RolledBack(_, after, _):
            return reply("rollback_done", language, agency=shown(agency), year=year, after=shown(after) or "–")
        case NothingBefore(count):
            key = "rollback_nothing_undone" if undo else "rollback_nothing"
            return reply(key, language, agency=shown(agency), year=year, count=count)
        case failure:
            return not_done(failure, language)
