"""Settling whose a report is and of which year: shown first, done when confirmed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Final

from handlers.administration.reloading import not_done
from handlers.administration.words import line, reply, say
from handlers.library import Library
from handlers.rendering.picking.options import MOST as MOST_OPTIONS
from handlers.rendering.picking.options import option_rows
from handlers.rendering.picking.pages import page_of, turns
from handlers.reply import Button, Language, Reply, ReplyLine, Style
from handlers.said_patterns import SAID
from store.index import HeldReport, Index
from store.loader import Assigned, Failure, NoSuchFile, NothingAssigned, assign, unassign
from store.model import Agency, Ambiguous, Elsewhere, Match
from store.names import Names
from store.reading.words.problems import render
from store.reading.words.years import YEARS
from store.shown import shown

MOST = 8
"""Files and agencies that are listed."""
_SHORTEST = 4
"""Characters of the shortest name that is taken as it is printed."""
_DOUBTS: Final = (
    "year-missing",
    "year-from-file-name",
    "year-differs",
    "table-of-other-year",
    "year-assigned",
)
"""Problems that are to be known before a report is given a year."""
_EVERY_LINE: Final = 1 << 30
_MOST_YEARS: Final = 4
"""Years that are offered."""
_NAME_AT_END: Final = re.compile(r"(?P<file>.+)\s(?P<name>\S+)", re.DOTALL)
_SURE = frozenset({"exact", "short", "alias", "traditional"})
"""Ways of writing a name that leave no doubt: what is settled is kept, so a slip is not guessed."""


@dataclass(frozen=True, slots=True)
class Unsure:
    """A name that does not mean one agency beyond doubt; `candidates` are those that it may
    mean.
    """

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
    """The same, and the name that a file's report prints of itself, though no list has it:
    呼和浩特铁路公安局.
    """
    found = meant(names, text)
    if isinstance(found, Agency) or found.candidates:
        return found
    report = _of_file(index, file)
    if report is None or len(text) < _SHORTEST:
        return found
    is_printed = text == report.agency.name or report.title.startswith(text)
    if is_printed:
        return Agency(text, None, text)
    return found


# ---- what is asked for ---------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class AssignmentAsked:
    """A file, and what its report is to count as: an agency's, as it was written, or that on a
    year, or both.
    """

    file: str
    name: str = ""
    year: int | None = None

    @property
    def written(self) -> str:
        """As it is given to `/assign`."""
        return " ".join(filter(None, (self.file, self.name, str(self.year or ""))))


def wished(index: Index, text: str) -> AssignmentAsked:
    """What `FILE AGENCY`, `FILE YEAR`, `FILE AGENCY YEAR` or `FILE` asks for; files may have blanks
    in their names.
    """
    readings = list(_readings(text.strip()))
    return next((one for one in readings if _of_file(index, one.file)), readings[-1])


def _readings(text: str) -> Iterator[AssignmentAsked]:
    yield AssignmentAsked(text)
    dated = SAID["year-at-end"].fullmatch(text)
    for rest, year in (*([(dated["rest"], int(dated["year"]))] if dated else ()), (text, None)):
        if year is not None:
            yield AssignmentAsked(rest, "", year)
        if named := _NAME_AT_END.fullmatch(rest):
            yield AssignmentAsked(named["file"].strip(), named["name"], year)


# ---- assign --------------------------------------------------------------------------------------
def unsettled(index: Index, page: int, language: Language) -> Reply:
    """A page of the files whose agency or year is not known, or whose year is in doubt, and how to
    settle them.
    """
    files, undated = index.unsettled(), index.undated()
    waiting = list(dict.fromkeys([*files, *undated]))
    here = page_of(page, len(waiting), MOST)
    lines = [line("assign_waiting", language, Style.HEAD, count=len(files))]
    lines += [line("assign_undated", language, Style.HEAD, count=len(undated))] if undated else []
    shown_here = waiting[here.start : here.end]
    lines += [_waiting(report, language, undated=report in undated) for report in shown_here]
    rows = [
        (Button(shown(one.file), f"/assign {one.file}"),) for one in shown_here if one in undated
    ]
    turning = turns("/assign", here, language)
    buttons = (*rows, turning) if turning else tuple(rows)
    return Reply((*lines, line("assign_how", language, Style.NOTE)), language, buttons)


def _waiting(report: HeldReport, language: Language, *, undated: bool) -> ReplyLine:
    if not undated:
        return ReplyLine(shown(report.file))
    agency = (
        shown(report.agency.name) if report.agency.is_settled else say("assign_no_agency", language)
    )
    text = {"file": shown(report.file), "agency": agency, "year": _year(report.year, language)}
    return line("assign_one_undated", language, **text)


def card(library: Library, file: str, language: Language) -> Reply:
    """What a file's report counts as, what is doubted of its year, and a button for each year that
    it names.
    """
    held = _of_file(library.index, file)
    if held is None:
        return reply("assign_no_file", language, file=shown(file))
    lines = [
        line("assign_held", language, Style.HEAD, file=shown(file), counts=_counts(held, language))
    ]
    lines += _doubts(library.index, held, language)
    lines.append(line("assign_how", language, Style.NOTE))
    years = [
        Button(say("assign_to_year", language, year=year), f"/assign {file} {year}")
        for year in _years_named(library.index, held)
        if year != held.year
    ]
    undo = Button(say("assign_undo", language), f"/assign undo {file}")
    rows = ([tuple(years)] if years else []) + (
        [(undo,)] if library.index.is_assigned(file) else []
    )
    return Reply(tuple(lines), language, tuple(rows))


def assign_preview(library: Library, wish: AssignmentAsked, language: Language) -> Reply:
    """What would be settled, and the button that does it; where the name is in doubt, a button for
    each candidate.
    """
    before = _of_file(library.index, wish.file)
    if before is None:
        return reply("assign_no_file", language, file=shown(wish.file))
    if wish.year is not None and wish.year not in YEARS:
        return reply("assign_no_year", language, first=YEARS[0], last=YEARS[-1], year=wish.year)
    after, sure = before.agency.name, wish
    if wish.name:
        found = meant_for(library.names(), library.index, wish.file, wish.name)
        if isinstance(found, Unsure):
            some = found.candidates[:MOST_OPTIONS]
            rows = option_rows(
                some,
                language,
                lambda one: f"/assign {AssignmentAsked(wish.file, one.name, wish.year).written}",
            )
            return which(wish.name, rows, language)
        after, sure = found.name, AssignmentAsked(wish.file, found.name, wish.year)
    text = {"file": shown(wish.file), "before": shown(before.agency.name), "after": shown(after)}
    if wish.year is None or wish.year == before.year:
        lines = [line("assign_preview", language, **text, year=_year(before.year, language))]
    else:
        years = {"year_before": _year(before.year, language), "year": wish.year}
        lines = [line("assign_preview_year", language, **text, **years)]
    lines += _doubts(library.index, before, language) if wish.year is not None else []
    button = Button(say("confirm", language), f"/assign yes {sure.written}")
    return Reply(tuple(lines), language, ((button,),))


def unassign_preview(library: Library, file: str, language: Language) -> Reply:
    """What was settled and would be taken back, and the button that does it."""
    held = _of_file(library.index, file)
    if held is None:
        return reply("assign_no_file", language, file=shown(file))
    if not library.index.is_assigned(file):
        return reply("assign_nothing", language, file=shown(file))
    text = {"file": shown(file), "counts": _counts(held, language)}
    button = Button(say("assign_undo", language), f"/assign back {file}")
    return Reply((line("assign_undo_preview", language, **text),), language, ((button,),))


def which(name: str, buttons: tuple[tuple[Button, ...], ...], language: Language) -> Reply:
    """Asks which agency is meant; or says that it is none."""
    key = "agency_which" if buttons else "agency_unknown"
    return Reply((line(key, language, name=shown(name)),), language, buttons)


def _of_file(index: Index, file: str) -> HeldReport | None:
    return next((report for report in index.held(superseded=True) if report.file == file), None)


def _year(year: int | None, language: Language) -> str:
    if year:
        return str(year)
    return say("assign_year_unknown", language)


def _counts(held: HeldReport, language: Language) -> str:
    return f"{shown(held.agency.name)} {_year(held.year, language)}"


def _doubts(index: Index, held: HeldReport, language: Language) -> list[ReplyLine]:
    """What is to be known of the year of a report before it is given another."""
    problems = index.problems([held])[held.id]
    return [
        ReplyLine(render(problem, language.value))
        for problem in problems
        if problem.code in _DOUBTS
    ]


def _years_named(index: Index, held: HeldReport) -> list[int]:
    """The years that the file's name, the report's title and its text name most often, in order."""
    lines = (text for _, text in index.lines(held, 1, _EVERY_LINE))
    written = chain.from_iterable(
        map(SAID["year-in-text"].findall, (held.file, held.title, *lines))
    )
    named = Counter(map(int, written))
    return sorted(year for year, _ in named.most_common(_MOST_YEARS))


def assigned(library: Library, wish: AssignmentAsked, index: Path, language: Language) -> Reply:
    """Settle it, and say so."""
    names = Names(library.home)
    agency = meant_for(names, library.index, wish.file, wish.name) if wish.name else None
    if isinstance(agency, Unsure):
        return reply("agency_unknown", language, name=shown(wish.name))
    if agency is None and wish.year not in YEARS:
        return reply("assign_how", language)
    return _done(assign(wish.file, agency, index, names, year=wish.year), "assign_done", language)


def unassigned(library: Library, file: str, index: Path, language: Language) -> Reply:
    """Take back what was settled of a file's report, and say so."""
    return _done(unassign(file, index, Names(library.home)), "assign_undone", language)


def _done(
    done: Assigned | NothingAssigned | NoSuchFile | Failure,
    key: str,
    language: Language,
) -> Reply:
    match done:
        case Assigned(file, before, year_before, after, year):
            text = {
                "file": shown(file),
                "before": shown(before),
                "after": shown(after),
                "year": _year(year, language),
            }
            if year_before != year:
                return reply(
                    f"{key}_year", language, **text, year_before=_year(year_before, language)
                )
            return reply(key, language, **text)
        case NothingAssigned(file):
            return reply("assign_nothing", language, file=shown(file))
        case NoSuchFile(file):
            return reply("assign_no_file", language, file=shown(file))
        case failure:
            return not_done(failure, language)
