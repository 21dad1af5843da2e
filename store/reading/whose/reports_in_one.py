"""Which of several whole reports in one file is the one that the file is of.

Two years of an agency one after the other, or an annex that is another agency's report: the six
chapters begin anew, and a title with an agency and a year of its own stands above them. The others
are told and not read. Where no such titles part the reports nobody knows whose their numbers are
(`ReportsInOne.own` is None).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise
from typing import Final, NamedTuple

from store.model import GOVERNMENT
from store.reading.forms.around_tables import AROUND
from store.reading.forms.form import TABLES
from store.reading.layout.segments import BlockRole, Segment
from store.reading.lines.blocks import Document
from store.reading.whose import file_names
from store.reading.whose.title_lines import Title, titles_in
from store.reading.words.folding import simplified, squeezed
from store.reading.words.years import year_of_report_in

_ORDER: Final = ("overview", "disclosure", "requests", "reviews", "problems", "other")
_ENOUGH: Final = 5
"""Chapters of a whole report: one heading may be worded in a way that is not known."""
_CONTENT: Final = 3
"""Lines below the headings of a list of contents that are no headings: fewer than this."""
_PREFACE: Final = 25
"""Lines between a title and the first chapter."""
_OFFICES: Final = tuple(sorted(filter(None, GOVERNMENT), key=len, reverse=True))


class _Chapters(NamedTuple):
    """Chapters that follow one another in the form's order."""

    first: int
    """Where the first heading stands among the segments."""
    last: int
    """Where the last one stands."""
    sections: frozenset[str]


@dataclass(frozen=True, slots=True)
class WholeReport:
    """A part of a file that is a report of its own."""

    first: int
    """Where it begins among the segments."""
    end: int
    """Where the next one begins."""
    line: int
    end_line: int
    """Its last line in the file."""
    title: Title

    def has(self, line: int) -> bool:
        """Whether a line of the file is one of it."""
        return self.line <= line <= self.end_line


@dataclass(frozen=True, slots=True)
class ReportsInOne:
    """The reports in a file that has several."""

    own: WholeReport | None
    """The one that the file is of; None where they are not told apart."""
    all: tuple[WholeReport, ...]

    @property
    def others(self) -> tuple[WholeReport, ...]:
        """Those that are not the file's own, or not its first where nobody knows which is."""
        return tuple(one for one in self.all if one is not (self.own or self.all[0]))

    @property
    def are_copies(self) -> bool:
        """Whether all have one title: a draft and what became of it, or a page that prints all
        twice.
        """
        first = self.all[0].title
        return first.is_complete and all(_is_like(one.title, first) for one in self.all)


def reports_in_one(name: str, parts: Sequence[Segment]) -> ReportsInOne | None:
    """The reports in a file of this name; None where it holds one or none, as nearly all do."""
    runs = list(_runs(parts))
    if len(runs) < 2:
        return None
    bounds = [0, *(run.last + 1 for run in runs[:-1])]
    titles = [_title(parts, above, run.first) for above, run in zip(bounds, runs, strict=True)]
    later = zip(bounds[1:], runs[1:], titles[1:], strict=True)
    firsts = [0, *(_begin(parts, above, run.first, title) for above, run, title in later)]
    ends = [*firsts[1:], len(parts)]
    found = tuple(_whole(parts, *place) for place in zip(firsts, ends, titles, strict=True))
    told = all(len(run.sections) >= _ENOUGH for run in runs) and _are_told_apart(titles)
    return ReportsInOne(_own(name, found) if told else None, found)


def _whole(parts: Sequence[Segment], first: int, end: int, title: Title) -> WholeReport:
    return WholeReport(first, end, parts[first].block.line, parts[end - 1].block.end_line, title)


def page_of_own(page: Document, reports: ReportsInOne) -> Document:
    """A file without what belongs to the other reports in it; its lines are numbered as they
    were.
    """
    own = reports.own
    if own is None:
        return page
    lines = list(page.lines)
    for other in reports.others:
        lines[other.line - 1 : other.end_line] = [""] * (other.end_line - other.line + 1)
    unread = frozenset(line for line in page.unread if own.has(line))
    title = page.title if own is reports.all[0] else ""
    blocks = page.blocks[own.first : own.end]
    return replace(page, lines=tuple(lines), blocks=blocks, unread=unread, title=title)


def _runs(parts: Sequence[Segment]) -> Iterator[_Chapters]:
    """The chapters of the file, parted where they begin anew; a list of contents is none."""
    headings = [at for at, part in enumerate(parts) if part.role is BlockRole.HEADING]
    places = [_ORDER.index(parts[at].section) for at in headings]
    starts = [0, *(at for at, (above, below) in enumerate(pairwise(places), 1) if below < above)]
    if len(starts) < 2:
        return
    for start, end in pairwise([*starts, len(headings)]):
        first, last = headings[start], headings[end - 1]
        behind = headings[end] if end < len(headings) else len(parts)
        if _has_content(parts[first:behind]):
            yield _Chapters(first, last, frozenset(parts[at].section for at in headings[start:end]))


def _has_content(parts: Sequence[Segment]) -> bool:
    """Whether chapters hold something, and tables or most of what reports have."""
    beside = [part for part in parts if part.role in {BlockRole.TABLE, BlockRole.PROSE}]
    tables = {
        part.section for part in beside if part.role is BlockRole.TABLE and part.section in TABLES
    }
    whole = {part.section for part in parts if part.role is BlockRole.HEADING}
    return len(beside) >= _CONTENT and (len(tables) > 1 or len(whole) >= _ENOUGH)


def _title(parts: Sequence[Segment], above: int, heading: int) -> Title:
    """The title above a first chapter: the best one of the file's beginning, else the nearest."""
    found = titles_in(
        [part.block for part in parts[max(above, heading - _PREFACE) if above else 0 : heading]]
    )
    dated = [title for title in found if title.year is not None]
    if not above:
        return max(dated, key=lambda title: title.rank, default=Title())
    return max(dated, key=lambda title: (max(title.lines), title.rank), default=Title())


def _begin(parts: Sequence[Segment], above: int, heading: int, title: Title) -> int:
    """Where a report begins: at its title, or at the first of several like it, or at what announces
    an annex.
    """
    alike = (
        one.lines
        for one in titles_in([part.block for part in parts[above:heading]])
        if _is_like(one, title)
    )
    lines = frozenset[int]().union(*alike)
    at = next((at for at in range(above, heading) if parts[at].block.line in lines), heading)
    while at > above and AROUND["annex"].fullmatch(squeezed(parts[at - 1].block.text)):
        at -= 1
    return at


def _is_like(one: Title, other: Title) -> bool:
    return (one.agency, one.year) == (other.agency, other.year)


def _are_told_apart(titles: Sequence[Title]) -> bool:
    """Whether each has a year, and every two are of two years or of two agencies."""
    if any(title.year is None for title in titles):
        return False
    return all(
        one.year != other.year or _are_of_others(one, other)
        for one, other in combinations(titles, 2)
    )


def _are_of_others(one: Title, other: Title) -> bool:
    """Whether two titles name two agencies, and not one by its name and a shorter form of it."""
    return bool(one.agency and other.agency) and not _may_be_same(one.agency, other.agency)


def _may_be_same(one: str, other: str) -> bool:
    shorter, longer = sorted((_plain(one), _plain(other)), key=len)
    return longer.endswith(shorter)


def _plain(agency: str) -> str:
    """A name without the office that stands for the place itself."""
    name = simplified(agency)
    return next((name.removesuffix(office) for office in _OFFICES if name.endswith(office)), name)


def _own(name: str, found: Sequence[WholeReport]) -> WholeReport:
    """The report that the file's name names, else the first."""
    year, agency = year_of_report_in(name) or file_names.year_of(name), file_names.agency_of(name)
    named = [
        one
        for one in found
        if year in {None, one.title.year} and (not agency or _may_be_same(agency, one.title.agency))
    ]
    if len(named) == 1:
        return named[0]
    return found[0]
