"""What happened to reports, as far as people want to hear of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from itertools import chain
from types import MappingProxyType

from handlers.alerts.heads import heads_of
from handlers.answering.balancing.checking import worst_first
from handlers.library import Library
from store.changes import CellChange, changes
from store.index import Event, Happened, HeldReport, Index
from store.model import Problem, Severity
from store.reading.words.problems import problem_kinds
from store.state.chats.subscriptions import What

_ORDER = (Happened.CHANGED, Happened.CORRECTED, Happened.GONE, Happened.PROBLEMS, Happened.NEW)
"""What is told first: what people may have heard otherwise before what they have not heard of."""
NONE_GONE: Mapping[tuple[str, int | None], int] = MappingProxyType({})


@dataclass(frozen=True)
class Happening:
    """Something that happened to the report of an agency and year. What it takes to tell of it is
    looked up late.
    """

    index: Index
    kind: Happened
    report: HeldReport
    """The text that counts now; where none does, the last one that did."""
    before: HeldReport | None
    numbers: tuple[int, ...] = ()
    """Those of the events that it is put together from."""
    returned: bool = False
    """Whether there had been a report of that agency and year, which was gone meanwhile."""

    @cached_property
    def changes(self) -> tuple[CellChange, ...]:
        """The cells that are not what they were."""
        if self.before is None or self.kind not in (Happened.CHANGED, Happened.CORRECTED):
            return ()
        facts = self.index.facts([self.before, self.report])
        return tuple(changes(facts[self.before.id], facts[self.report.id]))

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """The problems that the text before did not have, worst first."""
        if self.kind is Happened.GONE:
            return ()
        found = [problem for _, problem in worst_first(self.index, [self.report])]
        if self.before is None or self.before.id == self.report.id:
            return tuple(found)
        known = {_said(problem) for problem in self.index.problems([self.before])[self.before.id]}
        return tuple(problem for problem in found if _said(problem) not in known)

    @cached_property
    def growth(self) -> Decimal | None:
        """Requests received against the year before, in per cent; None where either is not there,
        or that was 0.
        """
        heads = heads_of(self.index, self.report)
        now, before = heads.figures[0][1], heads.year_before
        if now is None or before is None or not before.value:
            return None
        return (now.value - before.value) * 100 / before.value

    @property
    def is_light(self) -> bool:
        """Whether nobody need be roused for it: no number is another, and no problem is grave."""
        grave = any(
            problem_kinds()[problem.code].severity is Severity.HIGH for problem in self.problems
        )
        return (
            self.kind in (Happened.PROBLEMS, Happened.CORRECTED) and not self.changes and not grave
        )

    def _has_risen(self, rise: int) -> bool:
        """Whether it is new that figures rose by so many per cent at least, or a report that says
        so is gone.
        """
        if self.growth is None or self.growth < rise:
            return False
        return self.kind in (Happened.NEW, Happened.GONE) or bool(self.changes)

    @property
    def _has_other_figures(self) -> bool:
        """Whether those who knew the figures know them no longer: another number, none, or one
        again.
        """
        return self.kind is Happened.GONE or self.returned or bool(self.changes)

    @property
    def _has_other_problems(self) -> bool:
        """Whether there are problems that were not there, or those that were told are gone with
        their report.
        """
        if self.kind is Happened.GONE:
            return bool(self.index.problems([self.report])[self.report.id])
        return bool(self.problems)

    def is_about(self, what: What, rise: int = 0) -> bool:
        """Whether somebody who subscribed to `what` wants to hear of it; `rise` is the least per
        cent of a rise.

        Who may have been told of a report is told that it is gone, and who was told that, that
        there is one again.
        """
        match what:
            case What.NEW_AND_CHANGED | What.NEW_AND_PROBLEMS | What.CHANGED_AND_PROBLEMS:
                return any(self.is_about(part) for part in what.parts)
            case What.RISE:
                return self._has_risen(rise)
            case What.NEW:
                return self.kind in (Happened.NEW, Happened.GONE)
            case What.CHANGED:
                return self._has_other_figures
            case What.PROBLEMS:
                return self._has_other_problems
            case What.ALL:
                return (
                    self.kind is Happened.NEW or self._has_other_figures or self._has_other_problems
                )


def _place(event: Event) -> tuple[int, str, int]:
    """Where an event stands among those that are told together."""
    return _ORDER.index(event.kind), event.agency, event.year or 0


def happenings(
    library: Library,
    events: Iterable[Event],
    gone: Mapping[tuple[str, int | None], int] = NONE_GONE,
) -> Iterator[Happening]:
    """What happened, once for each agency and year: what came of it in the end, in the order in
    which it is told.

    `gone` has the number of the first news that there was no report any more, where there was such
    news.
    """
    every = list(events)
    told = chain.from_iterable((event.report, event.before) for event in every)
    held = library.index.reports({number for number in told if number is not None})
    last: dict[tuple[object, ...], Event] = {}
    numbers: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for event in every:
        key = _key(event)
        numbers[key].append(event.number)
        earlier = last.get(key)
        last[key] = event if earlier is None else _joined(earlier, event)
    for event in sorted(filter(_is_something, last.values()), key=_place):
        number = event.before if event.report is None else event.report
        if number is not None and number in held:
            report = _as_noted(held[number], event, library)
            before = held.get(event.before) if event.before else None
            of_it = tuple(numbers[_key(event)])
            went = gone.get((event.agency, event.year))
            returned = event.kind is Happened.NEW and went is not None and went < of_it[0]
            yield Happening(library.index, event.kind, report, before, of_it, returned)


def _key(event: Event) -> tuple[object, ...]:
    """What an event is about; a report without a year is known by its text."""
    return event.agency, event.year, None if event.year else event.report or event.before


def _as_noted(report: HeldReport, event: Event, library: Library) -> HeldReport:
    """A report as that of whom the event is about: one that is withdrawn may be somebody else's by
    now.
    """
    if (report.agency.name, report.year) == (event.agency, event.year):
        return report
    return replace(report, agency=library.names().agency(event.agency), year=event.year)


def _joined(earlier: Event, later: Event) -> Event:
    """Two events of one report as one: what was new and then changed is new; new and then gone, it
    never was.
    """
    if later.kind is Happened.GONE:
        return replace(later, before=earlier.before)
    if earlier.kind is Happened.GONE and later.kind is Happened.NEW:
        kind = Happened.NEW if earlier.before is None else Happened.CHANGED
        return replace(later, kind=kind, before=earlier.before)
    if earlier.kind is Happened.PROBLEMS:
        return later
    text_came_before = (
        earlier.kind in (Happened.NEW, Happened.CHANGED) and later.kind is Happened.CORRECTED
    )
    if earlier.kind is Happened.NEW or later.kind is Happened.PROBLEMS or text_came_before:
        return replace(earlier, report=later.report)
    return replace(later, before=earlier.before)


def _is_something(event: Event) -> bool:
    """Whether anything came of it: what was taken back again did not happen."""
    return event.kind is not Happened.CHANGED or event.report != event.before


def _said(problem: Problem) -> tuple[object, ...]:
    """A problem without its line, which moves with the text."""
    return problem.code, tuple(sorted(problem.values.items()))
