"""What a digest tells: looked up here, worded in `messages`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import chain

from handlers.alerts.happenings import Happening, happenings
from handlers.alerts.heads import COMPARED, year_before
from handlers.alerts.recorded import recorded
from handlers.answering.balancing.checking import worst_first
from handlers.answering.evaluator.roster import roster
from handlers.answering.reports.deadlines import Deadline, due
from handlers.answering.values.answer import Lack, Result
from handlers.answering.values.evaluating import comparable, evaluate
from handlers.library import Library
from handlers.subscriptions.scopes import agency_of, reports_in, scopes_over
from store.index import Happened, HeldReport, Index
from store.model import Agency, Problem
from store.state.chats.subscriptions import Scope
from store.state.messages.news import News

_TOLD = (Happened.NEW, Happened.CHANGED, Happened.CORRECTED)
_SMALLEST = 10
"""From 1 to 3 is +200 %, and nothing to speak of."""
_MOST_COMPARED = 200
"""Reports whose figures are compared: after a load of thousands the largest change of all says
little.
"""


@dataclass(frozen=True, slots=True)
class YearOnYear:
    """A figure against that of the year before."""

    before: Result
    now: Result

    @property
    def percent(self) -> Decimal:
        """By how much it grew, in per cent of what it was, which is not 0."""
        return (self.now.value - self.before.value) * 100 / self.before.value


@dataclass(frozen=True, slots=True)
class Contents:
    """What there is to tell."""

    year: int
    """The year whose reports are due."""
    new: tuple[HeldReport, ...]
    changed: tuple[HeldReport, ...]
    corrected: tuple[HeldReport, ...]
    """The same texts, read better."""
    missing: tuple[Deadline, ...]
    """Who has not published."""
    problems: tuple[tuple[HeldReport, Problem], ...]
    """The problems of the reports on that year, worst first."""
    changes: tuple[YearOnYear, ...]
    """The largest first."""
    told: tuple[Happening, ...] = ()
    """What was changed and corrected, as old and new."""
    gone: tuple[tuple[Agency, int], ...] = ()
    """Whose reports, and of which years, count no more."""
    unknown: int = 0
    """How many reports on that year there are whose agency is not known: they are named nowhere
    else.
    """

    @property
    def year_listed(self) -> int | None:
        """The one year of the reports that are told of; where there are none, that of those who
        have yet to publish.
        """
        happened = {report.year for report in (*self.new, *self.changed, *self.corrected)}
        years = (
            happened | {year for _, year in self.gone} | ({self.year} if self.problems else set())
        )
        if not years and self.missing:
            return self.year
        if len(years) == 1:
            return years.pop()
        return None

    def is_empty(self, today: date) -> bool:
        """Whether nothing happened, and no date is near that somebody has yet to keep."""
        happened = self.new or self.changed or self.corrected or self.gone
        return not (happened or any(each.until >= today for each in self.missing))


def contents(
    library: Library,
    scopes: Sequence[Scope],
    news: Iterable[News],
    today: date,
) -> Contents:
    """What there is to tell about some scopes on a day, given what happened since the last time."""
    index, year = library.index, today.year - 1
    news = list(news)
    happened = _happened(library, scopes, news)
    new, changed, corrected = (tuple(happened[kind]) for kind in _TOLD)
    names = library.names()
    inside = chain.from_iterable(reports_in(index, names, scope, year) for scope in scopes)
    every = {held.id: held for held in inside}
    current = {number: held for number, held in every.items() if held.agency.is_settled}
    return Contents(
        year,
        new,
        changed,
        corrected,
        tuple(_missing(library, scopes, year)),
        tuple(worst_first(index, list(current.values()))),
        tuple(
            sorted(
                _changes(index, (*new, *changed, *corrected)),
                key=lambda change: -abs(change.percent),
            )
        ),
        tuple(_told(library, {report.id for report in (*changed, *corrected)}, news)),
        tuple(_gone(library, scopes, news)),
        len(every) - len(current),
    )


def _told(library: Library, reports: Collection[int], news: Iterable[News]) -> Iterator[Happening]:
    """What became of some reports, where figures did: old and new."""
    for happening in happenings(library, recorded(library.index, news)):
        if happening.report.id in reports and happening.changes:
            yield happening


def _gone(
    library: Library,
    scopes: Sequence[Scope],
    news: Iterable[News],
) -> Iterator[tuple[Agency, int]]:
    """Whose report counted before, and none does now."""
    last = {(each.item.agency, each.item.year): each for each in news}
    for (name, year), each in sorted(last.items(), key=str):
        agency = library.names().agency(name)
        if year is None or each.item.kind != Happened.GONE or not scopes_over(agency) & set(scopes):
            continue
        if agency.is_settled and not library.index.held(name, year):
            yield agency, year


def _happened(
    library: Library,
    scopes: Sequence[Scope],
    news: Iterable[News],
) -> Mapping[Happened, Sequence[HeldReport]]:
    """The reports to which something happened, by agency and year, under the first of these; not
    what is gone again.
    """
    kinds: dict[tuple[str, int | None], set[str]] = {}
    for each in news:
        kinds.setdefault((each.item.agency, each.item.year), set()).add(each.item.kind)
    names, found = library.names(), defaultdict[Happened, list[HeldReport]](list)
    for (name, year), kind in sorted(kinds.items(), key=str):
        if year is None or not scopes_over(names.agency(name)) & set(scopes):
            continue
        told = next((each for each in _TOLD if each in kind), None)
        if told is not None:
            found[told] += library.index.held(name, year)
    settled = {
        kind: [each for each in reports if each.agency.is_settled]
        for kind, reports in found.items()
    }
    return defaultdict(list, settled)


def _missing(library: Library, scopes: Sequence[Scope], year: int) -> Iterator[Deadline]:
    names = library.names()
    absent: dict[str, Agency] = {}
    for scope in scopes:
        found = roster(library.index, agency_of(scope, names), year).absent
        absent |= {agency.name: agency for agency in found}
    yield from due(absent.values(), year)


def _changes(index: Index, reports: Sequence[HeldReport]) -> Iterator[YearOnYear]:
    for report in reports[:_MOST_COMPARED]:
        earlier = year_before(index, report)
        if earlier is None:
            continue
        for measure in COMPARED:
            if not comparable(measure, earlier.form, report.form):
                continue
            before, now = evaluate(index, earlier, measure), evaluate(index, report, measure)
            if isinstance(before, Lack) or isinstance(now, Lack):
                continue
            values = before[0].value, now[0].value
            if before[0].value > 0 and before[0].value != now[0].value and max(values) >= _SMALLEST:
                yield YearOnYear(before[0], now[0])
