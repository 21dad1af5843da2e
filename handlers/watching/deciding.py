"""What is to become of a document that was found: loaded by itself only where nothing about it is
doubtful.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from handlers.administration.previewing import Looked, Preview
from handlers.subscriptions.scopes import scopes_over
from handlers.watching.wordings import wordings
from store.model import Agency, Match, Rejected
from store.names import Names
from store.reading.whose.titles import agency_and_year
from store.reading.words.problems import problem_kinds
from store.state.chats.subscriptions import EVERYTHING, Scope, ScopeKind


class Doubt(StrEnum):
    """Why a report is shown to administrators first; each has its sentence in `watching.toml`."""

    CHANGED = "changed"
    ARCHIVE = "archive"
    UNSETTLED = "unsettled"
    NO_YEAR = "no-year"
    TOO_EARLY = "too-early"
    NO_SCOPE = "no-scope"
    ELSEWHERE = "elsewhere"
    DRAFT = "draft"
    OTHER_AGENCY = "other-agency"
    OTHER_YEAR = "other-year"
    NO_TABLES = "no-tables"
    PROBLEMS = "problems"
    OTHER_VERSION = "other-version"
    TWO_VERSIONS = "two-versions"
    """Not held yet, and found twice with other figures."""


@dataclass(frozen=True, slots=True)
class Take:
    """It is certain, and new."""

    agency: Agency
    year: int


@dataclass(frozen=True, slots=True)
class AlreadyHeld:
    """The outcome for what is held already, in a file of this name."""

    file: str


@dataclass(frozen=True, slots=True)
class Ask:
    """Somebody has to decide."""

    doubt: Doubt


@dataclass(frozen=True, slots=True)
class Refuse:
    """It is no report."""

    why: Rejected


Decision = Take | AlreadyHeld | Ask | Refuse


def decide(
    looked: Looked,
    scope: Scope,
    title: str,
    names: Names,
    this_year: int,
    *,
    changed: bool,
) -> Decision:
    """What is to become of a document.

    `scope` is whose reports its source has, `title` what the link to it said. Once its content has
    changed at its address it is never loaded by itself.
    """
    good = [seen for seen in looked.seen if isinstance(seen, Preview)]
    if not good:
        return Refuse(next(seen for seen in looked.seen if isinstance(seen, Rejected)))
    if looked.archive or len(looked.seen) > 1:
        return Ask(Doubt.ARCHIVE)
    (seen,) = good
    if (
        seen.year is None and not seen.facts
    ):  # A page of a site that speaks of reports: a list, a notice.
        return Refuse(Rejected(seen.file, "no-report"))
    if seen.held is not None and _is_held(seen):
        return AlreadyHeld(seen.held.file)
    if changed:
        return Ask(Doubt.CHANGED)
    return _of_new(seen, scope, title, names, this_year)


def _of_new(seen: Preview, scope: Scope, title: str, names: Names, this_year: int) -> Take | Ask:
    """What is to become of a report that is not held yet, or is held with other figures."""
    if seen.year is None:
        return Ask(_doubt_whose(seen, scope, this_year) or Doubt.NO_YEAR)
    doubt = _doubt_whose(seen, scope, this_year) or _doubt_what(seen, title, names)
    if doubt is None:
        return Take(seen.agency, seen.year)
    return Ask(doubt)


def _is_held(seen: Preview) -> bool:
    """Whether the report that is held says the same."""
    return seen.same or (bool(seen.facts) and not seen.changes)


def _doubt_whose(seen: Preview, scope: Scope, this_year: int) -> Doubt | None:
    """What is doubtful about whose report it is, and of which year."""
    if not seen.agency.is_settled:
        return Doubt.UNSETTLED
    if seen.year is None:
        return Doubt.NO_YEAR
    if seen.year >= this_year:
        return Doubt.TOO_EARLY
    if scope == EVERYTHING:
        return Doubt.NO_SCOPE
    if scope in scopes_over(seen.agency):
        return None
    return Doubt.ELSEWHERE


def _doubt_what(seen: Preview, title: str, names: Names) -> Doubt | None:
    """What is doubtful about what it says, beside the title of the link to it."""
    if any(wordings().tells_draft(text) for text in (title, *seen.remarks)):
        return Doubt.DRAFT
    agency, year = agency_and_year(title)
    if year is not None and year != seen.year:
        return Doubt.OTHER_YEAR
    if agency and _is_other(agency, seen.agency, names):
        return Doubt.OTHER_AGENCY
    if "requests" not in seen.tables or not seen.facts:
        return Doubt.NO_TABLES
    if any(problem_kinds()[problem.code].severity == "high" for problem in seen.problems):
        return Doubt.PROBLEMS
    if seen.held is not None:
        return Doubt.OTHER_VERSION
    return None


def _is_other(printed: str, agency: Agency, names: Names) -> bool:
    """Whether a name in a title surely is another's: a place's name stands for what publishes its
    report.
    """
    found = names.resolve(printed)
    if not isinstance(found, Match) or not found.agency.is_settled:
        return False
    meant = found.agency
    if meant.division is not None and not meant.office:
        return Scope(ScopeKind.REGION, "/".join(meant.division.path)) not in scopes_over(agency)
    return Scope(ScopeKind.AGENCY, meant.name) not in scopes_over(agency)
