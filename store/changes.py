"""What changed from one text of a report to another, cell by cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Protocol

from store.model import Cell, Status
from store.reference import indicators


class ComparedCell(Protocol):
    """A cell of either text: a `Fact` as it was read, or one that the index keeps."""

    @property
    def value(self) -> Decimal | None:
        """None when the cell is blank."""

    @property
    def status(self) -> Status:
        """How certain it is."""

    @property
    def raw(self) -> str:
        """The text as printed."""

    @property
    def line(self) -> int:
        """Where it stands."""


class ChangeKind(StrEnum):
    """What happened to a cell."""

    CHANGED = "changed"
    ADDED = "added"
    """Only the newer text has it."""
    REMOVED = "removed"
    """Only the older text has it."""


@dataclass(frozen=True, slots=True)
class CellChange:
    """A cell that is not the same in both texts."""

    cell: Cell
    old: ComparedCell | None
    new: ComparedCell | None

    @property
    def kind(self) -> ChangeKind:
        """What happened to it."""
        if self.old is None:
            return ChangeKind.ADDED
        if self.new is None:
            return ChangeKind.REMOVED
        return ChangeKind.CHANGED


def changes(
    old: Mapping[Cell, ComparedCell],
    new: Mapping[Cell, ComparedCell],
) -> Iterator[CellChange]:
    """The cells whose values differ, in the order of the form; where they stand and how they are
    spelled may.
    """
    for cell in indicators():
        before, after = old.get(cell), new.get(cell)
        if (before is None) != (after is None) or (
            before and after and before.value != after.value
        ):
            yield CellChange(cell, before, after)
