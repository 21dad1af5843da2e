"""Two years' reports of one agency, side by side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from store.model import Cell, Form, Problem
from store.shown import shown


class PairedCell(NamedTuple):
    """A cell as it is printed."""

    value: Decimal | None
    line: int


@dataclass(frozen=True, slots=True)
class YearSide:
    """One year's report, as far as the checks look at it."""

    file: str
    year: int
    form: Form
    cells: Mapping[Cell, PairedCell]

    def value(self, cell: Cell) -> Decimal | None:
        """The value of a cell; None when it is absent or blank."""
        printed = self.cells.get(cell)
        if printed:
            return printed.value
        return None


@dataclass(frozen=True, slots=True)
class Pair:
    """A year's report and the one of the year before."""

    last: YearSide
    this: YearSide

    def problem(self, code: str, cell: Cell, last_cell: Cell, values: Mapping[str, str]) -> Problem:
        """A problem at a cell of this year's report, naming the cell of last year's that speaks
        against it.
        """
        line = self.this.cells[cell].line
        places = {
            "file": shown(self.this.file),
            "year": str(self.this.year),
            "last_file": shown(self.last.file),
            "last_year": str(self.last.year),
            "last_line": str(self.last.cells[last_cell].line),
        }
        return Problem(code, line, line, {**values, **places})


def said(value: Decimal) -> str:
    """A number as a message has it: no exponent, no zeros at the end.

    >>> said(Decimal("1E+3"))
    '1000'
    """
    return f"{value.normalize():f}"
