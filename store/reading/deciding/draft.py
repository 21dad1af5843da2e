"""A report as far as it has been read: what the checks look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from store.model import Cell, Fact, Sentence
from store.reading.deciding.tables import Tables
from store.reading.layout.segments import Segment
from store.reading.lines.blocks import Document
from store.reading.whose.identity import Identity
from store.reading.whose.reports_in_one import ReportsInOne


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything that was read from a file."""

    document: Document
    segments: tuple[Segment, ...]
    tables: Tables
    identity: Identity
    sentences: tuple[Sentence, ...]
    facts: Mapping[Cell, Fact]
    reports: ReportsInOne | None = None
    """The reports in the file, if it has several."""

    def value(self, table: str, row: str, column: str) -> Decimal | None:
        """The value of a cell; None when it is absent or blank."""
        fact = self.facts.get(Cell(table, row, column))
        if fact:
            return fact.value
        return None

    def line(self, table: str, row: str, column: str) -> int:
        """The line of a cell; 0 when it is absent."""
        fact = self.facts.get(Cell(table, row, column))
        if fact:
            return fact.line
        return 0

    @property
    def has_form(self) -> bool:
        """Whether the report ought to follow one of the national forms: before 2019 there was
        none.
        """
        return bool(self.tables.tables) or self.identity.year is None or self.identity.year >= 2019
