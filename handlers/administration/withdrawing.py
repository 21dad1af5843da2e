"""Taking a report out, and putting it back: shown first, done when confirmed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from handlers.administration.reloading import not_done
from handlers.administration.settling import MOST, Unsure
from handlers.administration.words import line, reply, say
from handlers.answering.reports.places import reports_of
from handlers.library import Library
from handlers.rendering.picking.options import MOST as MOST_OPTIONS
from handlers.rendering.picking.options import option_rows
from handlers.rendering.picking.pages import page_of, turns
from handlers.reply import Button, Language, Reply, ReplyLine, Style
from handlers.said_patterns import SAID
from store.index import HeldReport, Index
from store.index.writing import AgencyYear
from store.loader import NothingToWithdraw, Withdrew, withdraw
from store.model import GOVERNMENT, Agency, Ambiguous, Elsewhere, Match
from store.names import Names
from store.shown import shown


@dataclass(frozen=True, slots=True)
class WithdrawalTarget:
    """What is to be taken out: all that a file holds, or an agency's report on a year."""

    file: str = ""
    pair: AgencyYear | None = None

    @property
    def written(self) -> str:
        """As it is typed."""
        if self.pair is None:
            return self.file
        return f"{self.pair[0]} {self.pair[1]}"


def target_of(index: Index, names: Names, text: str) -> WithdrawalTarget | Unsure:
    """What is meant by a file's name, or by an agency and a year."""
    if index.of_file(text):
        return WithdrawalTarget(file=text)
    asked = SAID["agency-and-year"].fullmatch(text)
    if asked is None:
        return Unsure(())
    name, year = asked["agency"], int(asked["year"])
    found = whose(index, names, name, year)
    if isinstance(found, Unsure):
        return found
    return WithdrawalTarget(pair=(found, year))


def whose(index: Index, names: Names, name: str, year: int) -> str | Unsure:
    """The name under which an agency's report on a year is kept, also where it was taken out."""
    if index.versions(name, year):
        return name
    match names.resolve(name):
        case Match(agency, _) | Elsewhere((agency,)):
            out = [report for report in index.withdrawn() if _is_of(report.agency, agency)]
            held = [
                report.agency
                for report in (*reports_of(index, agency), *out)
                if report.year == year
            ]
            kept = {one.name for one in held}
            if len(kept) == 1:
                return kept.pop()
            return Unsure(tuple(dict.fromkeys(held)))
        case Ambiguous(candidates, _):
            return Unsure(tuple(candidates))
        case _:
            return Unsure(())


def _is_of(held: Agency, asked: Agency) -> bool:
    both = held.office in GOVERNMENT and asked.office in GOVERNMENT
    return held.division == asked.division and (both or held.office == asked.office)


def listed(index: Index, page: int, language: Language) -> Reply:
    """A page of what is taken out, and how more is."""
    out = index.withdrawn()
    here = page_of(page, len(out), MOST)
    lines = [line("withdraw_listed", language, Style.HEAD, count=len(out))]
    lines += [_report(report) for report in out[here.start : here.end]]
    turning = turns("/withdraw", here, language)
    return Reply(
        (*lines, line("withdraw_how", language, Style.NOTE)),
        language,
        (turning,) if turning else (),
    )


def preview(library: Library, text: str, language: Language, *, undo: bool) -> Reply:
    """What would be taken out or put back, and the button that does it."""
    index = library.index
    target = target_of(index, library.names(), text)
    if isinstance(target, Unsure):
        return _unsure(text, target, language, undo=undo)
    texts = (
        index.of_file(target.file)
        if target.pair is None
        else [v.report for v in index.versions(*target.pair)]
    )
    key = "withdraw_back_preview" if undo else "withdraw_preview"
    lines = [line(key, language, Style.HEAD, what=shown(target.written))]
    lines += list(dict.fromkeys(_report(report) for report in texts))[:MOST]
    button = Button(
        say("withdraw_back" if undo else "withdraw_do", language),
        f"/withdraw {_deed(undo)} {target.written}",
    )
    return Reply(tuple(lines), language, ((button,),))


def _deed(undo: bool) -> str:
    if undo:
        return "back"
    return "out"


def _unsure(text: str, unsure: Unsure, language: Language, *, undo: bool) -> Reply:
    asked = SAID["agency-and-year"].fullmatch(text)
    if asked is None or not unsure.candidates:
        return reply("withdraw_nothing_held", language, what=shown(text))
    deed = "undo " if undo else ""
    year, candidates = asked["year"], unsure.candidates[:MOST_OPTIONS]
    rows = option_rows(candidates, language, lambda each: f"/withdraw {deed}{each.name} {year}")
    return Reply((line("agency_which", language, name=shown(asked["agency"])),), language, rows)


def _report(report: HeldReport) -> ReplyLine:
    return ReplyLine(f"{shown(report.agency.name)} {report.year or '?'}：{shown(report.file)}")


def done(library: Library, index: Path, text: str, language: Language, *, undo: bool) -> Reply:
    """Do it, and say so; a button that is pressed twice does it once."""
    names = Names(library.home)
    target = target_of(library.index, library.names(), text)
    if isinstance(target, Unsure):
        return reply("withdraw_nothing_held", language, what=shown(text))
    match withdraw(index, names, file=target.file, pair=target.pair, undo=undo):
        case Withdrew(files, _):
            key = "withdraw_put_back" if undo else "withdraw_done"
            return reply(
                key, language, what=shown(target.written), files="、".join(map(shown, files))
            )
        case NothingToWithdraw():
            key = "withdraw_none_out" if undo else "withdraw_all_out"
            return reply(key, language, what=shown(target.written))
        case failure:
            return not_done(failure, language)
