"""What the index gives back: records that carry their report along, so that every number can be
cited.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from store.model import Agency, Cell, Figure, Form, Status
from store.quick_records import quickly_made

SCALE = 10_000
"""Values are stored as whole ten-thousandths, so that SQLite can order and add them exactly."""


@quickly_made
@dataclass(frozen=True, slots=True)
class HeldReport:
    """A report that is in the index."""

    id: int
    file: str
    agency: Agency
    year: int | None
    form: Form
    title: str
    tables: frozenset[str]
    current: bool = True
    """Whether questions are answered from it."""
    pages: tuple[int, ...] = ()
    """The line on which each page begins; empty where the file has no pages."""
    agency_source: str = ""
    """Where the agency was found: `title`, `preface`, `signature`, `file-name` …; as in
    `Reading`.
    """
    year_source: str = ""
    address: str = ""
    """Where its text was found, if it came by itself."""

    def page(self, line: int) -> int | None:
        """The page that a line stands on, from 1; None where the file has no pages."""
        return bisect_right(self.pages, line) or None


def in_order(reports: Iterable[HeldReport]) -> list[HeldReport]:
    """Reports by agency, year and file; those whose agency is not known stand last."""
    return sorted(
        reports,
        key=lambda held: (not held.agency.is_settled, held.agency.name, held.year or 0, held.file),
    )


@dataclass(frozen=True, slots=True)
class Version:
    """A text that a report has or had."""

    report: HeldReport
    digest: str
    published: str | None
    turn: int
    """In which order the texts came."""
    present: bool
    """Whether it is the text that its file has now."""


@quickly_made
@dataclass(frozen=True, slots=True)
class StoredFact:
    """A cell of a held report."""

    report: HeldReport
    cell: Cell
    value: Decimal | None
    unit: str
    raw: str
    status: Status
    line: int
    end_line: int
    reason: str


@quickly_made
@dataclass(frozen=True, slots=True)
class StoredSentence:
    """A sentence of a held report's prose."""

    report: HeldReport
    section: str
    line: int
    end_line: int
    text: str
    figures: tuple[Figure, ...]


def to_scaled(value: Decimal | None) -> int | None:
    """A value as the index stores it. Reading admits only values with at most four decimals below
    10^14.
    """
    if value is None:
        return None
    return int(value * SCALE)


def from_scaled(value: int | None) -> Decimal | None:
    """A stored value as the number it stands for, without trailing zeros."""
    if value is None:
        return None
    whole, rest = divmod(value, SCALE)
    if rest == 0:
        return Decimal(whole)
    return (Decimal(value) / SCALE).normalize()
