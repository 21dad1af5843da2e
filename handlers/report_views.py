"""What is read of the reports without a question: one of them, lists of them, their problems, a
line of a report, a chat's home.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import wraps
from typing import Concatenate, NamedTuple, ParamSpec, TypeVar

from handlers.answering.reports.places import reports_of
from handlers.answering.values.explanation import AnswerOutcome
from handlers.kept_understanding import KeptUnderstanding
from handlers.overviews.asked import OverviewContext
from handlers.overviews.missing import missing
from handlers.overviews.problems import problems
from handlers.overviews.report import report
from handlers.overviews.reports import reports
from handlers.recent import Recent
from handlers.rendering.citing.cutouts import cut
from handlers.rendering.citing.originals import AROUND, no_original, original, original_reply
from handlers.rendering.picking import homes
from handlers.rendering.picking.guide import guide
from handlers.rendering.restating.subjects import (
    subject_of_report,
)
from handlers.reply import (
    NO_CUSTOMS,
    Homing,
    Language,
    Note,
    Preferences,
    Reply,
    no_note,
)
from handlers.understanding import Question
from handlers.understanding.spelling.text import LONGEST
from store.index import HeldReport, Index
from store.model import Agency, Match
from store.names import Names
from store.quick_records import replace

Said = ParamSpec("Said")
T = TypeVar("T")
Views = TypeVar("Views", bound="ReportViews")

KEPT = 500
"""Replies: some 3 MB of them."""
LONGEST_KEPT = 4000
"""Characters of a reply that is worth keeping; longer ones are rare, and many of them would take
much room.
"""


class KeptReply(NamedTuple):
    """A reply, and what is to be remembered of its question."""

    reply: Reply
    outcome: AnswerOutcome
    candidates: tuple[Agency, ...]


def _is_short(said: KeptReply) -> bool:
    return sum(len(line.text) for line in said.reply.lines) <= LONGEST_KEPT


@dataclass(frozen=True, slots=True)
class IndexSeen:
    """The index as a thread saw it last, and what was found in it; all of it ends when a load
    changes the index.
    """

    version: int
    names: Names
    understood: KeptUnderstanding = field(default_factory=KeptUnderstanding)
    said: Recent[Question, KeptReply] = field(default_factory=lambda: Recent(KEPT, _is_short))


def of_one_moment(
    method: Callable[Concatenate[Views, Said], T],
) -> Callable[Concatenate[Views, Said], T]:
    """What is read for it is of one moment: a load that ends meanwhile is seen by the next
    question.
    """

    @wraps(method)
    def read(self: Views, /, *args: Said.args, **kwargs: Said.kwargs) -> T:
        with self._index.snapshot():
            return method(self, *args, **kwargs)

    return read


class ReportViews:
    """Shows reports as they are in an index now."""

    def __init__(self, index: Index, names: Names) -> None:
        self._index = index
        self._names = names
        self._thread = threading.local()
        self._latest: IndexSeen | None = None
        """What any thread has seen last."""

    @of_one_moment
    def here(self, said: str, home: str, language: Language) -> Homing:
        """Give a chat the home that is said, show the `home` it has (nothing said), or take it
        away.
        """
        if not said:
            return homes.shown(home, language)
        if homes.removes(said):
            return homes.removed(home, language)
        return homes.given(said, self.names().resolve(said[:LONGEST]), language)

    @of_one_moment
    def source(self, said: str, language: Language) -> Reply:
        """The text of a report around a line: whose, of which year and which line is said (西吉县
        2020 69).
        """
        asked = original(said)
        report = self._report(asked.agency, asked.year) if asked else None
        lines = (
            self._index.lines(report, asked.line - AROUND, asked.line + AROUND)
            if asked and report
            else []
        )
        if asked is None or report is None or not lines:
            return no_original(language)
        looks = cut(self._index.scanned(report, {asked.line}))
        return replace(
            original_reply(report, asked.line, lines, language),
            subject=subject_of_report(report),
            files=looks,
        )

    def _report(self, agency: str, year: int) -> HeldReport | None:
        """The report of an agency, by its full name or as people say it."""
        held = self._index.held(agency)
        found = None if held else self.names().resolve(agency)
        held = reports_of(self._index, found.agency) if isinstance(found, Match) else held
        return next((report for report in held if (report.year or 0) == year), None)

    @of_one_moment
    def reports(
        self,
        query: str,
        today: date,
        language: Language,
        customs: Preferences = NO_CUSTOMS,
        page: int = 1,
    ) -> Reply:
        """A page of the reports there are; `query` (may be empty) names an agency, a region or a
        year.
        """
        return reports(query, page, self._desk(today, language, customs))

    @of_one_moment
    def report(
        self,
        query: str,
        today: date,
        language: Language,
        customs: Preferences = NO_CUSTOMS,
    ) -> Reply:
        """A report at a glance; `query` names an agency and maybe a year."""
        return report(query, self._desk(today, language, customs))

    @of_one_moment
    def check(
        self,
        query: str,
        today: date,
        language: Language,
        customs: Preferences = NO_CUSTOMS,
        page: int = 1,
    ) -> Reply:
        """体检: a page of the problems of the reports that `query` names, worst first; of all when
        empty.
        """
        return problems(query, page, self._desk(today, language, customs))

    @of_one_moment
    def missing(
        self,
        query: str,
        today: date,
        language: Language,
        customs: Preferences = NO_CUSTOMS,
        page: int = 1,
        note: Note = no_note,
    ) -> Reply:
        """A page of those who have not published; `query` (may be empty) names a year and a
        region.
        """
        return missing(query, page, replace(self._desk(today, language, customs), note=note))

    def help(self, language: Language, section: str = "") -> Reply:
        """What can be asked, in short; or a section of it, with an example each."""
        return guide(language, section)

    def _desk(self, today: date, language: Language, customs: Preferences) -> OverviewContext:
        return OverviewContext(self._index, self.names(), today, language, customs)

    def names(self) -> Names:
        """The names with the reports at hand, renewed when a load has changed the index."""
        return self._now().names

    def _now(self) -> IndexSeen:
        """What this thread has seen of the index as it is now.

        The version is asked for first: what is found from here on is of this version or a later
        one, and what is kept for this one is not looked at again once there is a later one.
        """
        version = self._index.version()
        seen: IndexSeen | None = getattr(self._thread, "seen", None)
        if seen is None or seen.version != version:
            seen = self._thread.seen = self._latest = IndexSeen(
                version, self._names.with_held(self._index.holdings())
            )
        return seen
